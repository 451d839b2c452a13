//! Where inline types are, and what stays at the place of use.

use std::collections::BTreeMap;

use openapi_lower::progenitor;
use serde_json::{Value, json};

use super::{document, names};

/// The pointers of the inline types in a component, from the component on.
fn inline_types(schema: Value) -> Vec<String> {
    let mut document = document(json!({}), json!({ "schemas": { "S": schema } }));
    match progenitor::hoist_inline(&mut document, &BTreeMap::new()) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .problems()
            .iter()
            .map(|problem| problem.pointer.replace("/components/schemas/S", ""))
            .collect(),
    }
}

#[test]
fn schemas_that_need_a_type_are_inline_types() {
    let text = json!({ "type": "string" });
    for (schema, is_type) in [
        (json!({ "properties": { "a": text } }), true),
        (json!({ "enum": ["a"] }), true),
        (json!({ "enum": [null, 1] }), true),
        (json!({ "anyOf": [text, { "type": "number" }] }), true),
        (json!({ "oneOf": [text, text, { "enum": [null] }] }), true),
        (
            json!({ "allOf": [{ "title": "A" }, { "title": "B" }] }),
            true,
        ),
        (json!({ "allOf": [{ "enum": ["a"] }] }), true),
        (json!({ "properties": {} }), false),
        (json!({ "enum": [null] }), false),
        (json!({ "enum": [] }), false),
        (json!({ "anyOf": [text] }), false),
        (json!({ "anyOf": [text, { "enum": [null] }] }), false),
        (json!({ "allOf": [text] }), false),
        (json!({ "allOf": [true] }), false),
        (json!({ "allOf": [] }), false),
        (
            json!({ "$ref": "#/components/schemas/S", "enum": ["a"] }),
            false,
        ),
        (json!({ "not": { "enum": ["a"] } }), false),
        (text.clone(), false),
    ] {
        let found = inline_types(json!({ "properties": { "p": schema } }));
        assert_eq!(
            found,
            Vec::from_iter(is_type.then_some("/properties/p")),
            "{schema}"
        );
        // A component has a name.
        assert_eq!(
            inline_types(schema.clone()),
            Vec::<String>::new(),
            "{schema}"
        );
    }
}

#[test]
fn tagged_union_has_a_required_property_with_one_value_for_each_branch() {
    let branch = |tags: Value, required: Value| json!({ "required": required, "properties": { "kind": { "enum": tags } } });
    let a = branch(json!(["a"]), json!(["kind"]));
    let b = branch(json!(["b"]), json!(["kind"]));
    let untagged = |union: &str| {
        let mut found = Vec::new();
        for nth in 0..2 {
            found.push(format!("/{union}/{nth}"));
            found.push(format!("/{union}/{nth}/properties/kind"));
        }
        found
    };
    for union in ["anyOf", "oneOf"] {
        assert_eq!(inline_types(json!({ union: [a, b] })), Vec::<String>::new());
        for other in [
            a.clone(),
            branch(json!(["b"]), json!([])),
            branch(json!(["b"]), json!(["other"])),
            branch(json!(["b", "c"]), json!(["kind"])),
            branch(json!([1]), json!(["kind"])),
        ] {
            assert_eq!(
                inline_types(json!({ union: [a, other] })),
                untagged(union),
                "{other}"
            );
            assert_eq!(
                inline_types(json!({ union: [other, a] })),
                untagged(union),
                "{other}"
            );
        }
        assert_eq!(
            inline_types(json!({ union: [a] })),
            [format!("/{union}/0"), format!("/{union}/0/properties/kind")]
        );
        // The second property distinguishes the branches, the first does not.
        let second = |tag: &str| {
            json!({ "required": ["a", "b"], "properties": {
                "a": { "enum": ["same"] }, "b": { "enum": [tag] },
            } })
        };
        assert_eq!(
            inline_types(json!({ union: [second("x"), second("y")] })),
            [
                format!("/{union}/0/properties/a"),
                format!("/{union}/1/properties/a")
            ]
        );
    }
}

#[test]
fn description_stays_only_at_a_property() {
    let kind = json!({ "description": "Its kind.", "enum": ["a"] });
    let reference = json!({ "$ref": "#/components/schemas/Kind" });
    for (keyword, is_property) in [
        ("properties", true),
        ("items", false),
        ("additionalProperties", false),
        ("anyOf", false),
    ] {
        let (place, pointer) = match keyword {
            "properties" => (json!({ "p": kind }), "/properties/p"),
            "anyOf" => (json!([kind]), "/anyOf/0"),
            "items" => (kind.clone(), "/items"),
            _ => (kind.clone(), "/additionalProperties"),
        };
        let mut document = document(json!({}), json!({ "schemas": { "S": { keyword: place } } }));
        let at = format!("/components/schemas/S{pointer}");
        progenitor::hoist_inline(&mut document, &names(&[(&at, "Kind")])).unwrap();
        let expected = if is_property {
            json!({ "allOf": [reference], "description": "Its kind." })
        } else {
            reference.clone()
        };
        assert_eq!(document.pointer(&at), Some(&expected), "{keyword}");
        assert_eq!(document["components"]["schemas"]["Kind"], kind);
    }
}

#[test]
fn keywords_of_the_place_of_use_stay_there() {
    let reference = json!({ "$ref": "#/components/schemas/Kind" });
    for (site, after) in [
        (json!({}), json!({})),
        (json!({ "nullable": true }), json!({ "nullable": true })),
        (json!({ "nullable": false }), json!({})),
        (json!({ "readOnly": true }), json!({ "readOnly": true })),
        (json!({ "writeOnly": true }), json!({ "writeOnly": true })),
        (json!({ "deprecated": true }), json!({ "deprecated": true })),
        (json!({ "default": "a" }), json!({ "default": "a" })),
        (json!({ "enum": ["a", null] }), json!({ "nullable": true })),
        (
            json!({ "enum": ["a", null], "nullable": true }),
            json!({ "nullable": true }),
        ),
    ] {
        let mut schema = json!({ "title": "T", "enum": ["a"] });
        schema
            .as_object_mut()
            .unwrap()
            .extend(site.as_object().unwrap().clone());
        let mut document = document(
            json!({}),
            json!({ "schemas": { "S": { "properties": { "p": schema } } } }),
        );
        let table = names(&[("/components/schemas/S/properties/p", "Kind")]);
        progenitor::hoist_inline(&mut document, &table).unwrap();
        let mut expected = after.clone();
        if after == json!({}) {
            expected = reference.clone();
        } else {
            expected["allOf"] = json!([reference]);
        }
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["S"]["properties"]["p"], expected, "{site}");
        assert_eq!(
            schemas["Kind"],
            json!({ "title": "T", "enum": ["a"] }),
            "{site}"
        );
    }
}

#[test]
fn types_that_differ_only_in_annotations_share_a_name() {
    let shared = |first: Value, second: Value| {
        let mut document = document(
            json!({}),
            json!({ "schemas": { "S": { "properties": { "a": first, "b": second } } } }),
        );
        let table = names(&[
            ("/components/schemas/S/properties/a", "Kind"),
            ("/components/schemas/S/properties/b", "Kind"),
        ]);
        progenitor::hoist_inline(&mut document, &table).is_ok()
    };
    let kind = json!({ "enum": ["a"] });
    for (other, is_shared) in [
        (
            json!({ "enum": ["a"], "description": "D.", "title": "T", "x-a": 1 }),
            true,
        ),
        (json!({ "enum": ["a"], "format": "date" }), false),
        (json!({ "enum": ["a"], "type": "string" }), false),
        (json!({ "enum": ["a", "b"] }), false),
    ] {
        assert_eq!(shared(kind.clone(), other.clone()), is_shared, "{other}");
        assert_eq!(shared(other.clone(), kind.clone()), is_shared, "{other}");
    }
}

#[test]
fn types_of_paths_create_the_section_of_schemas() {
    let parameter = json!({ "name": "p", "in": "query", "schema": { "enum": ["a"] } });
    let mut document =
        json!({ "openapi": "3.0.3", "paths": { "/a": { "parameters": [parameter] } } });
    let table = names(&[("/paths/~1a/parameters/0/schema", "Kind")]);
    progenitor::hoist_inline(&mut document, &table).unwrap();
    assert_eq!(
        document["components"],
        json!({ "schemas": { "Kind": { "enum": ["a"] } } })
    );
}

#[test]
fn invalid_names_are_reported_with_a_suggestion() {
    let reported = |name: &str| {
        let schemas = json!({
            "S": { "properties": { "p": { "enum": ["a"] }, "q": { "enum": ["b"] } } }, "Role": {},
        });
        let mut document = document(json!({}), json!({ "schemas": schemas }));
        let table = names(&[
            ("/components/schemas/S/properties/p", name),
            ("/components/schemas/S/properties/q", "Other"),
        ]);
        match progenitor::hoist_inline(&mut document, &table) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    };
    for valid in ["Kind", "K.i_n-d9", "kind"] {
        assert_eq!(reported(valid), "");
    }
    let heading =
        "the table of names does not match the document:\n/components/schemas/S/properties/";
    for (invalid, message) in [
        (
            "",
            "p: `` is not a valid name of a component; suggested name: `SP`",
        ),
        (
            "._-",
            "p: `._-` is not a valid name of a component; suggested name: `SP`",
        ),
        (
            "a b",
            "p: `a b` is not a valid name of a component; suggested name: `SP`",
        ),
        (
            "é",
            "p: `é` is not a valid name of a component; suggested name: `SP`",
        ),
        (
            "role",
            "p: `role` is already the component `Role`; suggested name: `SP`",
        ),
        (
            "OTHER",
            "q: `Other` differs from `OTHER` only in case or punctuation; suggested name: `SQ`",
        ),
        (
            "Other",
            "q: `Other` is a different type at /components/schemas/S/properties/p; suggested name: `SQ`",
        ),
    ] {
        assert_eq!(reported(invalid), format!("{heading}{message}"));
    }
    let mut empty = document(json!({}), json!({}));
    let table = names(&[("/nowhere", "Kind")]);
    assert_eq!(
        progenitor::hoist_inline(&mut empty, &table)
            .unwrap_err()
            .to_string(),
        "the table of names does not match the document:\n\
         /nowhere: the document has no inline type here: remove the entry"
    );
}
