//! Names and data that look like keywords, and what is refused.

use openapi_lower::lower_schema;
use serde_json::{Value, json};

use crate::{becomes, refused};

#[test]
fn a_property_called_like_a_keyword_is_a_property() {
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
fn data_is_left_alone() {
    let data = json!({ "const": 1, "type": ["string", "null"], "$ref": "other.json", "foo": true });
    becomes(
        json!({ "enum": [data], "default": data, "example": data, "x-data": data }),
        json!({ "enum": [data], "default": data, "example": data, "x-data": data }),
        &[],
    );
    becomes(json!({ "const": data }), json!({ "enum": [data] }), &[]);
}

#[test]
fn what_no_rule_knows_is_refused_all_at_once() {
    refused(
        json!({
            "nullable": true,
            "properties": {
                "a": { "dependencies": {}, "items": [{}] },
                "b": { "type": "text", "minLength": -1, "allOf": [] },
                "c": 7,
            },
        }),
        &["/nullable", "/properties"],
    );
    refused(
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
fn a_reference_that_leads_nowhere_is_refused() {
    refused(json!({ "$ref": "#/$defs/Gone" }), &["/$ref"]);
    refused(json!({ "$ref": "#gone" }), &["/$ref"]);
    refused(
        json!({ "items": { "$ref": "pet.json#/Pet" } }),
        &["/items/$ref"],
    );
    refused(
        json!({ "items": { "$ref": "https://example.com/pet" } }),
        &["/items/$ref"],
    );
    refused(
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

#[test]
fn deep_nesting_and_explosive_growth_are_refused() {
    let mut deep = json!({});
    for _ in 0..600 {
        deep = json!({ "not": deep });
    }
    let error = lower_schema(&deep).unwrap_err();
    assert!(error.to_string().contains("nested"), "{error}");
    let mut wide = json!({ "minimum": 1 });
    for _ in 0..30 {
        wide = json!({ "if": wide, "then": { "maximum": 5 }, "else": { "maximum": 0 } });
    }
    let mut nested = json!({ "properties": { "p": {} } });
    for _ in 0..25 {
        nested = json!({ "if": nested, "unevaluatedProperties": false });
    }
    for bomb in [wide, nested] {
        let text = lower_schema(&bomb).map(|lowered| lowered.schema.to_string().len());
        match text {
            Ok(length) => assert!(length < 50_000_000, "{length}"),
            Err(error) => assert!(error.to_string().contains("many times"), "{error}"),
        }
    }
}
