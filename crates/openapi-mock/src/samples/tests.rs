//! Tests of the generated values.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::text::{SAMPLE_TIME, example_text};
use super::{defaults, example, sample_id};
use crate::document::Document;

/// A document with recursive components.
fn document() -> Document {
    let own = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let document = json!({
        "paths": {},
        "components": { "schemas": {
            "Tree": {
                "type": "object",
                "required": ["name", "parent", "children"],
                "properties": {
                    "name": { "type": "string", "maxLength": 5 },
                    "parent": { "anyOf": [own("Tree"), { "type": "null" }] },
                    "children": { "type": "array", "items": own("Tree") },
                    "friend": own("Tree"),
                    "by_key": { "type": "object", "additionalProperties": own("Tree") },
                },
            },
            "Endless": {
                "type": "object",
                "required": ["inner"],
                "properties": { "inner": own("Endless") },
            },
            "Size": { "enum": [null, "small"] },
            "Merged": { "allOf": [
                { "type": "object", "properties": { "size": own("Size") } },
                { "type": "object", "required": ["count"], "properties": {
                    "count": { "type": "integer", "minimum": 3 },
                } },
            ] },
        } },
    });
    Document::parse(&document.to_string()).unwrap()
}

fn generated(name: &str) -> Value {
    let document = document();
    let reference = format!("urn:document#/components/schemas/{name}");
    example(&document, name, &json!({ "$ref": reference }))
}

#[test]
fn recursion_ends_at_the_first_optional_part() {
    let expected = json!({ "name": "Morni", "parent": null, "children": [], "by_key": {} });
    assert_eq!(generated("Tree"), expected);
    assert_eq!(generated("Endless"), Value::Null);
}

#[test]
fn all_of_is_merged_and_minimum_is_respected() {
    assert_eq!(generated("Merged"), json!({ "size": "small", "count": 3 }));
}

#[test]
fn defaults_contain_required_fields_only() {
    let expected = json!({ "name": "", "parent": null, "children": [] });
    assert_eq!(Value::Object(defaults(&document(), "Tree")), expected);
}

#[test]
fn sample_id_has_24_digits_and_depends_on_the_seed() {
    assert_eq!(sample_id("a").len(), 24);
    assert_ne!(sample_id("a"), sample_id("b"));
}

fn generated_from(schema: Value) -> Value {
    example(&document(), "field", &schema)
}

#[test]
fn bounds_are_respected() {
    for (schema, expected) in [
        (json!({ "type": "integer" }), json!(1)),
        (json!({ "type": "integer", "minimum": 5 }), json!(5)),
        (json!({ "type": "integer", "minimum": -5 }), json!(1)),
        (json!({ "type": "integer", "maximum": -2 }), json!(-2)),
        (json!({ "type": "integer", "maximum": 9 }), json!(1)),
        (
            json!({ "type": "string", "minLength": 7 }),
            json!("fieldxx"),
        ),
        (
            json!({ "type": "string", "minLength": 5, "maxLength": 5 }),
            json!("field"),
        ),
        (json!({ "type": "string", "maxLength": 2 }), json!("fi")),
        (
            json!({ "type": "array", "items": { "type": "null" } }),
            json!([null]),
        ),
        (
            json!({ "type": "array", "minItems": 3, "items": { "const": 4 } }),
            json!([4, 4, 4]),
        ),
        (json!({ "type": "boolean" }), json!(true)),
        (json!({ "type": "number" }), json!(99.5)),
        (json!({ "type": ["null", "integer"] }), json!(1)),
        (json!({ "enum": [null, "b", "c"] }), json!("b")),
        (json!({ "items": { "const": 1 } }), json!([1])),
        (
            json!({ "anyOf": [{ "type": "null" }, { "const": 2 }] }),
            json!(2),
        ),
        (json!({}), json!({})),
    ] {
        assert_eq!(generated_from(schema.clone()), expected, "{schema}");
    }
}

#[test]
fn branch_of_a_union_is_merged_with_the_common_properties() {
    let union = json!({
        "type": "object",
        "properties": { "id": { "const": 7 }, "kind": { "const": "any" } },
        "oneOf": [
            { "type": "object", "properties": { "kind": { "const": "one" } } },
            { "type": "object", "properties": { "kind": { "const": "two" } } },
        ],
    });
    assert_eq!(generated_from(union), json!({ "id": 7, "kind": "one" }));
}

#[test]
fn map_has_one_example_key() {
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        let map = json!({ "type": "object", keyword: { "const": 1 } });
        assert_eq!(generated_from(map), json!({ "key": 1 }));
    }
    let open = json!({ "type": "object", "additionalProperties": true });
    assert_eq!(generated_from(open), json!({}));
}

#[test]
fn default_values_are_empty() {
    let document = json!({
        "paths": {},
        "components": { "schemas": { "All": {
            "required": ["text", "time", "day", "count", "ratio", "flag", "list", "any", "null", "least"],
            "properties": {
                "text": { "type": "string" },
                "time": { "type": "string", "format": "date-time" },
                "day": { "type": "string", "format": "date" },
                "count": { "type": "integer" },
                "ratio": { "type": "number" },
                "flag": { "type": "boolean" },
                "list": { "type": "array", "items": { "type": "string" } },
                "null": { "type": ["string", "null"] },
                "least": { "type": "array", "minItems": 1, "items": { "type": "integer" } },
                "optional": { "type": "string" },
            },
        } } },
    });
    let document = Document::parse(&document.to_string()).unwrap();
    let expected = json!({
        "text": "", "time": "0001-01-01T00:00:00Z", "day": "0001-01-01", "count": 0, "ratio": 0.0,
        "flag": false, "list": [], "null": null, "least": [0], "any": {},
    });
    assert_eq!(Value::Object(defaults(&document, "All")), expected);
    assert!(defaults(&document, "Unknown").is_empty());
}

#[test]
fn text_follows_from_the_format_or_the_name() {
    let time = "2026-01-05T09:30:00Z";
    for (name, format, expected) in [
        ("x", "date-time", time),
        ("x", "date", "2026-01-05"),
        ("x", "time", "09:30:00Z"),
        ("x", "email", "grace@example.com"),
        ("Logo", "uri", "https://example.com/logo"),
        ("Logo", "url", "https://example.com/logo"),
        ("x", "uuid", "3f2b8f6e-5d1c-4a59-9a4b-0c7de5f2a111"),
        ("work_email", "", "grace@example.com"),
        ("emailID", "", "grace@example.com"),
        ("email_prefix", "", "checkout"),
        ("hookURL", "", "https://example.com/sample"),
        ("deep_link", "", "https://example.com/sample"),
        ("timezone", "", "Europe/Berlin"),
        ("time_zone", "", "Europe/Berlin"),
        ("created_at", "", time),
        ("link_expires_at", "", time),
        ("startAt", "", time),
        ("format", "", "format"),
        ("start_date", "", time),
        ("repeat_till", "", time),
        ("timestamp", "", time),
        ("color", "", "#2f80ed"),
        ("colour", "", "#2f80ed"),
        ("primary", "", "#2f80ed"),
        ("phone_number", "", "5550100"),
        ("contact_number", "", "5550100"),
        ("dial_code", "", "+49"),
        ("ipAddress", "", "192.0.2.10"),
        ("basic_expression", "", "payload.severity == \"high\""),
        ("first_name", "", "Morning shift"),
        ("description", "", "Looks after the checkout in the morning"),
        ("error_message", "", "The incident is resolved"),
        ("alert_source-type.x", "", "alert source type x"),
        ("paid", "", "paid"),
        ("owner_type", "", "team"),
        ("ownerType", "", "user"),
        ("old_owner_type", "", "user"),
    ] {
        assert_eq!(example_text(name, format), expected, "{name} {format}");
    }
    for name in [
        "id",
        "user_id",
        "userId",
        "userID",
        "created_by",
        "assignedBy",
    ] {
        assert_eq!(example_text(name, ""), sample_id(name));
    }
}

#[test]
fn examples_are_values_that_parse() {
    let text = |name: &str, schema: Value| example(&document(), name, &schema);
    let string = || json!({ "type": "string" });
    for name in ["start_time", "endTime", "time_of_creation", "ends_on"] {
        assert_eq!(text(name, string()), SAMPLE_TIME, "{name}");
    }
    for (pattern, expected) in [
        ("^[0-9]+$", "1"),
        ("^(true|false)$", "true"),
        ("^([01][0-9]|2[0-3]):[0-5][0-9]$", "09:30"),
    ] {
        let schema = json!({ "type": "string", "pattern": pattern });
        assert_eq!(text("value", schema), expected);
    }
    let listed = json!({ "type": "string", "examples": ["bearer", "basic"] });
    assert_eq!(text("type", listed), "bearer");
    let page = json!({ "properties": { "hasNext": { "type": "boolean" }, "open": { "type": "boolean" } } });
    assert_eq!(
        text("page", page),
        json!({ "hasNext": false, "open": true })
    );
    let owner =
        json!({ "properties": { "id": { "type": "string" }, "type": { "type": "string" } } });
    assert_eq!(text("owner", owner)["type"], "user");
}

#[test]
fn flag_is_off_where_its_name_says_what_is_not_the_case() {
    for (name, expected) in [
        ("hasNext", false),
        ("has_prev", false),
        ("paused", false),
        ("is_deleted", false),
        ("deletedAt", false),
        ("under_maintenance", false),
        ("maintenance", true),
        ("underlined", true),
        ("has_next_page", true),
        ("enabled", true),
    ] {
        let value = example(&document(), name, &json!({ "type": "boolean" }));
        assert_eq!(value, expected, "{name}");
    }
    let nullable = json!({ "type": ["string", "null"] });
    assert_eq!(example(&document(), "deleted_note", &nullable), Value::Null);
    assert_eq!(example(&document(), "made_note", &nullable), "made note");
    let text = json!({ "type": "string" });
    assert_eq!(example(&document(), "deleted_note", &text), "deleted note");
}

#[test]
fn type_of_an_object_with_an_id_is_a_user() {
    let text = || json!({ "type": "string" });
    let kind = |others: &[&str], kind: Value| {
        let mut properties = json!({ "type": kind });
        for name in others {
            properties[*name] = text();
        }
        generated_from(json!({ "properties": properties }))["type"].clone()
    };
    assert_eq!(kind(&["id"], text()), "user");
    assert_eq!(kind(&["id", "a", "b"], text()), "user");
    assert_eq!(kind(&["id", "a", "b", "c"], text()), "type");
    assert_eq!(kind(&["a"], text()), "type");
    assert_eq!(kind(&["id"], json!({ "enum": ["squad"] })), "squad");
    assert_eq!(kind(&["id"], json!({ "type": "integer" })), 1);
}

#[test]
fn lists_objects_and_unions_are_as_large_as_they_must_be() {
    let own = |name: &str| json!({ "$ref": format!("urn:document#/components/schemas/{name}") });
    let text = json!({ "type": "string" });
    for (schema, expected) in [
        (json!({ "type": "array" }), json!([])),
        (json!({ "type": "array", "items": text }), json!(["field"])),
        (
            json!({ "required": ["a"], "properties": { "b": text } }),
            json!({ "b": "b", "a": {} }),
        ),
        (
            json!({ "required": ["a", "b"], "properties": { "b": text } }),
            json!({ "b": "b", "a": {} }),
        ),
        (
            json!({ "type": "object", "unevaluatedProperties": false }),
            json!({}),
        ),
        (
            json!({ "properties": {}, "additionalProperties": text }),
            json!({}),
        ),
        (json!({ "allOf": [{ "type": "string" }] }), json!("field")),
        (
            json!({ "properties": { "a": text }, "allOf": [{ "properties": { "b": text } }] }),
            json!({ "a": "a", "b": "b" }),
        ),
        (json!({ "allOf": [own("Endless")] }), Value::Null),
        (json!({ "anyOf": [own("Endless"), text] }), json!("field")),
        (json!({ "anyOf": [{ "type": "null" }] }), Value::Null),
        (
            json!({ "properties": { "a": text }, "anyOf": [{ "type": "null" }] }),
            Value::Null,
        ),
        (
            json!({ "type": "array", "items": own("Endless") }),
            json!([]),
        ),
        (
            json!({ "type": "array", "minItems": 1, "items": own("Endless") }),
            Value::Null,
        ),
        (json!({ "type": ["null"] }), Value::Null),
        (json!({ "enum": [null] }), Value::Null),
        (
            json!({ "type": "integer", "minimum": 1, "maximum": 1 }),
            json!(1),
        ),
        (
            json!({ "type": "string", "pattern": "^Q{9}$" }),
            json!("field"),
        ),
    ] {
        assert_eq!(generated_from(schema.clone()), expected, "{schema}");
    }
    let many = generated_from(json!({ "type": "array", "minItems": 500, "items": { "const": 1 } }));
    assert_eq!(many.as_array().unwrap().len(), 100);
    let names = example(
        &document(),
        "tags",
        &json!({ "type": "array", "items": text }),
    );
    assert_eq!(names, json!(["tag"]));
}

#[test]
fn null_is_permitted_by_a_listed_type_or_a_branch() {
    for (schema, expected) in [
        (json!({ "type": ["string", "null"] }), true),
        (json!({ "type": ["string", "integer"] }), false),
        (json!({ "type": "string" }), false),
        (
            json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            true,
        ),
        (json!({ "oneOf": [{ "type": "null" }] }), true),
        (json!({ "anyOf": [{ "type": "string" }, {}] }), false),
        (json!({ "oneOf": [{ "const": 1 }] }), false),
        (json!({}), false),
    ] {
        assert_eq!(super::allows_null(&schema), expected, "{schema}");
    }
}

#[test]
fn kind_is_the_type_or_what_the_keywords_say() {
    for (schema, expected) in [
        (json!({ "type": "string" }), "string"),
        (json!({ "type": ["null", "integer"] }), "integer"),
        (json!({ "type": ["null"] }), "null"),
        (json!({ "properties": {} }), "object"),
        (json!({ "items": {} }), "array"),
        (json!({ "type": "string", "items": {} }), "string"),
        (json!({}), ""),
    ] {
        assert_eq!(super::kind(&schema), expected, "{schema}");
    }
}
