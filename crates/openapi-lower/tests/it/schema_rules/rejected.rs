//! Properties and data that look like keywords, and what is rejected.

use serde_json::{Value, json};

use super::{becomes, rejected};

#[test]
fn property_with_the_name_of_a_keyword_is_a_property() {
    let names = [
        "type",
        "$ref",
        "const",
        "enum",
        "properties",
        "nullable",
        "examples",
        "if",
        "$defs",
        "prefixItems",
        "unevaluatedProperties",
        "x-it",
        "not",
        "required",
    ];
    let properties: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "type": ["string", "null"] })))
        .collect();
    let after: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({ "type": "string", "nullable": true }),
            )
        })
        .collect();
    becomes(
        json!({ "type": "object", "properties": properties }),
        json!({ "type": "object", "properties": after }),
        &[],
    );
}

#[test]
fn data_is_not_changed() {
    let data = json!({ "const": 1, "type": ["string", "null"], "$ref": "other.json", "foo": true });
    becomes(
        json!({ "enum": [data], "default": data, "example": data, "x-data": data }),
        json!({ "enum": [data], "default": data, "example": data, "x-data": data }),
        &[],
    );
    becomes(json!({ "const": data }), json!({ "enum": [data] }), &[]);
}

#[test]
fn unknown_and_invalid_keywords_are_rejected_at_once() {
    rejected(
        json!({
            "deprecated": 1,
            "properties": {
                "a": { "dependencies": {}, "items": [{}] },
                "b": { "type": "text", "minLength": -1, "allOf": [] },
                "c": 7,
            },
        }),
        &["/deprecated", "/properties"],
    );
    rejected(
        json!({
            "a/b": true,
            "properties": {
                "a": { "dependencies": {}, "items": [{}] },
                "b": { "type": "text", "minLength": -1, "allOf": [] },
            },
        }),
        &[
            "/a~1b",
            "/properties/a/dependencies",
            "/properties/a/items",
            "/properties/b/allOf",
            "/properties/b/minLength",
            "/properties/b/type",
        ],
    );
}

#[test]
fn unresolvable_reference_is_rejected() {
    rejected(json!({ "$ref": "#/$defs/Gone" }), &["/$ref"]);
    rejected(json!({ "$ref": "#gone" }), &["/$ref"]);
    rejected(
        json!({ "items": { "$ref": "pet.json#/Pet" } }),
        &["/items/$ref"],
    );
    rejected(
        json!({ "items": { "$ref": "https://example.com/pet" } }),
        &["/items/$ref"],
    );
    rejected(
        json!({
            "$defs": {
                "A": { "$id": "a", "$dynamicAnchor": "x" },
                "B": { "$id": "b", "$dynamicAnchor": "x" },
            },
            "$dynamicRef": "a#x",
        }),
        &["/$dynamicRef"],
    );
}
