//! References, addresses and what only annotates.

use openapi_lower::{LossKind, lower_schema};
use serde_json::json;

use super::{becomes, rejected};

#[test]
fn first_example_is_preserved() {
    becomes(json!({ "examples": ["a"] }), json!({ "example": "a" }), &[]);
    becomes(
        json!({ "examples": { "one": 1 } }),
        json!({}),
        &["/examples examples"],
    );
    becomes(
        json!({ "examples": ["a", "b", "c"] }),
        json!({ "example": "a" }),
        &["/examples examples"],
    );
    becomes(
        json!({ "example": "z", "examples": ["a"] }),
        json!({ "example": "z" }),
        &["/examples examples"],
    );
}

#[test]
fn keywords_next_to_a_reference_are_preserved() {
    let lowered = lower_schema(&json!({
        "$defs": { "A": { "type": "string" } },
        "properties": {
            "a": { "$ref": "#/$defs/A" },
            "b": { "$ref": "#/$defs/A", "description": "Its b." },
            "c": { "$ref": "#/$defs/A", "allOf": [{ "minLength": 1 }] },
        },
    }))
    .unwrap();
    let a = json!({ "$ref": "#/components/schemas/Schema_A" });
    assert_eq!(
        lowered.schema["properties"],
        json!({
            "a": a,
            "b": { "description": "Its b.", "allOf": [a] },
            "c": { "allOf": [a, { "minLength": 1 }] },
        }),
    );
    assert_eq!(lowered.components["Schema_A"], json!({ "type": "string" }));
    assert_eq!(lowered.losses, []);
}

#[test]
fn addresses_and_anchors_are_resolved() {
    let lowered = lower_schema(&json!({
        "$id": "https://example.com/root",
        "$defs": {
            "A": { "$id": "a", "$defs": { "Inner": { "$anchor": "inner", "type": "integer" } } },
            "B": { "$anchor": "b", "type": "string" },
            "C": { "$dynamicAnchor": "c", "type": "boolean" },
        },
        "allOf": [
            { "$ref": "a#inner" },
            { "$ref": "https://example.com/a#/$defs/Inner" },
            { "$ref": "#b" },
            { "$dynamicRef": "#c" },
            { "$ref": "#" },
            { "$ref": "#/allOf/2" },
        ],
    }))
    .unwrap();
    let names: Vec<&str> = lowered.schema["allOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["$ref"].as_str().unwrap())
        .map(|reference| reference.trim_start_matches("#/components/schemas/"))
        .collect();
    assert_eq!(
        names,
        [
            "Schema_A_Inner",
            "Schema_A_Inner",
            "Schema_B",
            "Schema_C",
            "Schema",
            "Schema_allOf_2"
        ]
    );
    assert_eq!(
        lowered.components["Schema_A_Inner"],
        json!({ "type": "integer" })
    );
    assert_eq!(
        lowered.components["Schema_allOf_2"],
        json!({ "$ref": "#/components/schemas/Schema_B" })
    );
    let lost: Vec<(&str, LossKind)> = lowered
        .losses
        .iter()
        .map(|loss| (loss.pointer.as_str(), loss.kind))
        .collect();
    assert_eq!(
        lost,
        [
            ("/$defs/A/$defs/Inner/$anchor", LossKind::Annotation),
            ("/$defs/A/$id", LossKind::Annotation),
            ("/$defs/B/$anchor", LossKind::Annotation),
            ("/$defs/C/$dynamicAnchor", LossKind::Annotation),
            ("/$id", LossKind::Annotation),
        ]
    );
}

#[test]
fn schema_that_refers_to_itself_is_a_component() {
    let lowered = lower_schema(&json!({ "properties": { "next": { "$ref": "#" } } })).unwrap();
    assert_eq!(
        lowered.components["Schema"],
        json!({ "properties": { "next": { "$ref": "#/components/schemas/Schema" } } })
    );
}

#[test]
fn encodings_become_formats_if_there_is_one() {
    becomes(
        json!({ "type": "string", "contentEncoding": "base64" }),
        json!({ "type": "string", "format": "byte" }),
        &[],
    );
    becomes(
        json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
        json!({ "type": "string", "format": "binary" }),
        &[],
    );
    becomes(
        json!({
            "type": "string", "contentEncoding": "base32",
            "contentMediaType": "application/json", "contentSchema": { "nonsense": 1 },
        }),
        json!({ "type": "string" }),
        &[
            "/contentEncoding content",
            "/contentMediaType content",
            "/contentSchema content",
        ],
    );
}

#[test]
fn comments_are_lost_and_the_known_dialect_is_removed() {
    becomes(
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": "Hm." }),
        json!({}),
        &["/$comment comment"],
    );
    rejected(
        json!({ "$schema": "http://json-schema.org/draft-07/schema#" }),
        &["/$schema"],
    );
}

#[test]
fn number_of_lost_examples_is_listed() {
    for (examples, message) in [
        (json!(["a", "b"]), "1 further example"),
        (json!(["a", "b", "a", "c"]), "2 further examples"),
    ] {
        let lowered = lower_schema(&json!({ "examples": examples })).unwrap();
        assert_eq!(lowered.losses[0].message, message);
    }
    becomes(
        json!({ "examples": ["a", "a"] }),
        json!({ "example": "a" }),
        &[],
    );
}

#[test]
fn encodings_need_text_without_a_format() {
    becomes(
        json!({ "type": ["string", "null"], "contentEncoding": "BASE64", "contentMediaType": "application/octet-stream" }),
        json!({ "type": "string", "nullable": true, "format": "byte" }),
        &[],
    );
    for schema in [
        json!({ "type": "string", "format": "uri", "contentEncoding": "base64" }),
        json!({ "type": "integer", "contentEncoding": "base64" }),
        json!({ "type": ["integer", "null"], "contentEncoding": "base64" }),
    ] {
        let lowered = lower_schema(&schema).unwrap();
        assert_eq!(lowered.losses[0].pointer, "/contentEncoding", "{schema}");
        assert_eq!(lowered.schema.get("format"), schema.get("format"));
    }
}

#[test]
fn dynamic_reference_with_one_target_is_a_reference() {
    let lowered = lower_schema(&json!({
        "$dynamicAnchor": "node",
        "properties": { "child": { "$dynamicRef": "#node", "$ref": "#/$defs/A" } },
        "$defs": { "A": {} },
    }))
    .unwrap();
    assert_eq!(
        lowered.schema["properties"]["child"],
        json!({ "allOf": [
            { "$ref": "#/components/schemas/Schema_A" },
            { "$ref": "#/components/schemas/Schema" },
        ] })
    );
}

#[test]
fn references_to_unusual_names_are_encoded() {
    let lowered = lower_schema(&json!({
        "$defs": { "a%20b": { "const": 1 }, "a b": { "const": 2 } },
        "allOf": [{ "$ref": "#/$defs/a%2520b" }, { "$ref": "#/$defs/a%20b" }],
    }))
    .unwrap();
    let targets: Vec<&serde_json::Value> = lowered.schema["allOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| {
            let name = member["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
            &lowered.components[name]["enum"][0]
        })
        .collect();
    assert_eq!(targets, [&json!(1), &json!(2)]);
}

#[test]
fn names_that_collide_are_numbered() {
    let lowered = lower_schema(&json!({
        "$defs": { "A_B": { "const": 1 }, "A B": { "const": 2 }, "A/B": { "const": 3 } },
    }))
    .unwrap();
    let names: Vec<(&str, &serde_json::Value)> = lowered
        .components
        .iter()
        .map(|(name, schema)| (name.as_str(), &schema["enum"][0]))
        .collect();
    assert_eq!(
        names,
        [
            ("Schema_A_B", &json!(1)),
            ("Schema_A_B_2", &json!(2)),
            ("Schema_A_B_3", &json!(3)),
        ]
    );
}
