//! Each rule for schemas alone: what goes in, what comes out, what is listed as lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use openapi_lower::{LossKind, lower_schema};
use serde_json::{Value, json};

/// Lowers a schema and holds it against what is expected; losses are `pointer rule`.
#[track_caller]
fn becomes(before: Value, after: Value, losses: &[&str]) {
    let lowered = lower_schema(&before).unwrap();
    assert_eq!(lowered.schema, after, "from {before:#}");
    let listed: Vec<String> = lowered
        .losses
        .iter()
        .map(|loss| format!("{} {}", loss.pointer, loss.rule))
        .collect();
    assert_eq!(listed, losses, "from {before:#}");
}

#[track_caller]
fn refused(before: Value, pointers: &[&str]) {
    let error = lower_schema(&before).unwrap_err();
    let listed: Vec<&str> = error
        .refusals()
        .iter()
        .map(|refusal| refusal.pointer.as_str())
        .collect();
    assert_eq!(listed, pointers, "{error}");
    assert!(error.refusals().iter().all(|r| !r.remedy.is_empty()));
}

#[test]
fn a_boolean_schema_is_an_object() {
    becomes(json!(true), json!({}), &[]);
    becomes(json!(false), json!({ "not": {} }), &[]);
    becomes(
        json!({ "properties": { "a": true, "b": false }, "additionalProperties": false }),
        json!({ "properties": { "a": {}, "b": { "not": {} } }, "additionalProperties": false }),
        &[],
    );
}

#[test]
fn a_type_and_null_are_nullable() {
    becomes(
        json!({ "type": ["string", "null"], "maxLength": 3 }),
        json!({ "type": "string", "nullable": true, "maxLength": 3 }),
        &[],
    );
    becomes(
        json!({ "type": ["null", "array"] }),
        json!({ "type": "array", "nullable": true, "items": {} }),
        &[],
    );
    becomes(
        json!({ "type": ["string", "null"], "enum": ["a", "b"] }),
        json!({ "type": "string", "enum": ["a", "b"] }),
        &[],
    );
    becomes(
        json!({ "type": ["string", "null"], "enum": ["a", null] }),
        json!({ "type": "string", "nullable": true, "enum": ["a", null] }),
        &[],
    );
}

#[test]
fn null_alone_is_an_enumeration_of_null() {
    becomes(json!({ "type": "null" }), json!({ "enum": [null] }), &[]);
    becomes(json!({ "type": ["null"] }), json!({ "enum": [null] }), &[]);
    becomes(
        json!({ "type": "null", "enum": ["a"] }),
        json!({ "enum": ["a"], "allOf": [{ "enum": [null] }] }),
        &[],
    );
}

#[test]
fn several_types_are_a_union_and_each_takes_its_keywords_along() {
    becomes(
        json!({
            "description": "A size.", "type": ["integer", "string", "null"],
            "minimum": 1, "pattern": "x", "format": "int64",
        }),
        json!({
            "description": "A size.",
            "anyOf": [
                { "type": "integer", "minimum": 1, "format": "int64" },
                { "type": "string", "pattern": "x" },
                { "enum": [null] },
            ],
        }),
        &[],
    );
    becomes(
        json!({ "type": ["integer", "number"] }),
        json!({ "type": "number" }),
        &[],
    );
    becomes(
        json!({ "type": ["string", "boolean"], "anyOf": [{ "enum": [true] }, { "enum": ["a"] }] }),
        json!({
            "anyOf": [{ "enum": [true] }, { "enum": ["a"] }],
            "allOf": [{ "anyOf": [{ "type": "string" }, { "type": "boolean" }] }],
        }),
        &[],
    );
    becomes(
        json!({ "type": ["null", "boolean", "object", "array", "number", "string"] }),
        json!({}),
        &[],
    );
}

#[test]
fn a_union_of_a_typed_schema_and_null_is_nullable() {
    becomes(
        json!({ "title": "T", "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "null" }] }),
        json!({ "title": "T", "type": "string", "nullable": true, "minLength": 1 }),
        &[],
    );
    becomes(
        json!({ "oneOf": [{ "type": "null" }, { "type": "string", "enum": ["a"] }] }),
        json!({ "type": "string", "nullable": true, "enum": ["a", null] }),
        &[],
    );
}

#[test]
fn a_union_that_nullable_would_not_say_exactly_stays() {
    for before in [
        json!({ "anyOf": [{ "type": "string", "not": { "enum": ["a"] } }, { "enum": [null] }] }),
        json!({ "anyOf": [{ "type": "string" }, { "enum": [null] }], "not": { "enum": ["a"] } }),
        json!({ "title": "A", "anyOf": [{ "title": "B", "type": "string" }, { "enum": [null] }] }),
    ] {
        becomes(before.clone(), before, &[]);
    }
    becomes(
        json!({ "oneOf": [{ "type": ["string", "null"] }, { "type": "null" }] }),
        json!({ "oneOf": [{ "type": "string", "nullable": true }, { "enum": [null] }] }),
        &[],
    );
}

#[test]
fn a_constant_is_an_enumeration_of_one() {
    becomes(
        json!({ "const": "a", "type": "string" }),
        json!({ "enum": ["a"], "type": "string" }),
        &[],
    );
    becomes(json!({ "const": null }), json!({ "enum": [null] }), &[]);
    becomes(
        json!({ "enum": [1, 2], "const": 2 }),
        json!({ "enum": [2] }),
        &[],
    );
    becomes(
        json!({ "enum": [1, 2], "const": 3 }),
        json!({ "enum": [1, 2], "allOf": [{ "enum": [3] }] }),
        &[],
    );
    becomes(json!({ "enum": [] }), json!({ "not": {} }), &[]);
}

#[test]
fn the_first_example_is_kept() {
    becomes(json!({ "examples": ["a"] }), json!({ "example": "a" }), &[]);
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
fn an_exclusive_bound_is_a_bound_with_a_flag() {
    becomes(
        json!({ "exclusiveMinimum": 1, "exclusiveMaximum": 2.5 }),
        json!({
            "minimum": 1, "exclusiveMinimum": true, "maximum": 2.5, "exclusiveMaximum": true,
        }),
        &[],
    );
    becomes(
        json!({ "minimum": 1, "exclusiveMinimum": 1 }),
        json!({ "minimum": 1, "exclusiveMinimum": true }),
        &[],
    );
    becomes(
        json!({ "minimum": 2, "exclusiveMinimum": 1 }),
        json!({ "minimum": 2 }),
        &[],
    );
    becomes(
        json!({ "maximum": 9, "exclusiveMaximum": 10 }),
        json!({ "maximum": 9 }),
        &[],
    );
    becomes(
        json!({ "maximum": 9, "exclusiveMaximum": 8 }),
        json!({ "maximum": 8, "exclusiveMaximum": true }),
        &[],
    );
    becomes(
        json!({ "minimum": 9007199254740993_i64, "exclusiveMinimum": 9007199254740992.0 }),
        json!({
            "minimum": 9007199254740993_i64,
            "allOf": [{ "minimum": 9007199254740992.0, "exclusiveMinimum": true }],
        }),
        &[],
    );
}

#[test]
fn first_items_become_any_of_their_kinds() {
    becomes(
        json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false }),
        json!({
            "type": "array", "maxItems": 2,
            "items": { "anyOf": [{ "type": "string" }, { "type": "integer" }] },
        }),
        &["/prefixItems prefix-items"],
    );
    becomes(
        json!({ "prefixItems": [{ "type": "string" }] }),
        json!({ "items": {} }),
        &["/prefixItems prefix-items"],
    );
}

#[test]
fn first_items_that_are_all_alike_lose_nothing() {
    becomes(
        json!({ "prefixItems": [{ "type": "string" }, { "type": "string" }], "items": { "type": "string" } }),
        json!({ "items": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "prefixItems": [{ "type": "string" }], "items": false }),
        json!({ "maxItems": 1, "items": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "prefixItems": [{ "type": "string" }, true], "maxItems": 1 }),
        json!({ "maxItems": 1, "items": { "type": "string" } }),
        &[],
    );
}

#[test]
fn contains_says_that_not_all_items_fail() {
    becomes(
        json!({ "contains": { "type": "string" } }),
        json!({ "not": { "type": "array", "items": { "not": { "type": "string" } } } }),
        &[],
    );
    becomes(
        json!({ "contains": { "type": "string" }, "minContains": 0 }),
        json!({}),
        &[],
    );
    becomes(
        json!({ "contains": { "type": "string" }, "minContains": 0, "maxContains": 0 }),
        json!({ "allOf": [{ "items": { "not": { "type": "string" } } }] }),
        &[],
    );
    becomes(
        json!({ "contains": { "type": "string" }, "minContains": 2, "maxContains": 3 }),
        json!({
            "not": { "type": "array", "items": { "not": { "type": "string" } } },
            "allOf": [{ "minItems": 2 }],
        }),
        &["/maxContains contains", "/minContains contains"],
    );
}

#[test]
fn a_condition_is_a_union() {
    becomes(
        json!({ "if": { "minimum": 1 }, "then": { "maximum": 5 } }),
        json!({ "anyOf": [{ "not": { "minimum": 1 } }, { "maximum": 5 }] }),
        &[],
    );
    becomes(
        json!({ "if": { "minimum": 1 }, "else": { "maximum": 0 } }),
        json!({ "anyOf": [{ "minimum": 1 }, { "maximum": 0 }] }),
        &[],
    );
    becomes(
        json!({ "if": { "minimum": 1 }, "then": { "maximum": 5 }, "else": { "maximum": 0 } }),
        json!({
            "anyOf": [
                { "allOf": [{ "minimum": 1 }, { "maximum": 5 }] },
                { "allOf": [{ "not": { "minimum": 1 } }, { "maximum": 0 }] },
            ],
        }),
        &[],
    );
    becomes(json!({ "if": { "minimum": 1 } }), json!({}), &[]);
    becomes(json!({ "then": { "minimum": 1 } }), json!({}), &[]);
}

#[test]
fn a_dependency_is_a_union() {
    becomes(
        json!({ "dependentRequired": { "a": ["b"], "c": [], "d": ["d"] } }),
        json!({ "anyOf": [{ "not": { "required": ["a"] } }, { "required": ["b"] }] }),
        &[],
    );
    becomes(
        json!({ "dependentSchemas": { "a": { "required": ["b"] }, "c": true } }),
        json!({
            "anyOf": [
                { "not": { "type": "object", "required": ["a"] } },
                { "required": ["b"] },
            ],
        }),
        &[],
    );
}

#[test]
fn a_pattern_that_spells_its_names_out_becomes_properties() {
    becomes(
        json!({
            "properties": { "a": { "type": "string" } },
            "patternProperties": { "^(a|b)$": { "maxLength": 3 } },
            "additionalProperties": false,
        }),
        json!({
            "properties": {
                "a": { "allOf": [{ "type": "string" }, { "maxLength": 3 }] },
                "b": { "maxLength": 3 },
            },
            "additionalProperties": false,
        }),
        &[],
    );
}

#[test]
fn a_pattern_for_every_name_becomes_additional_properties() {
    becomes(
        json!({ "patternProperties": { ".*": { "type": "string" } }, "additionalProperties": false }),
        json!({ "additionalProperties": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "patternProperties": { "^x-": { "type": "string" } }, "additionalProperties": { "type": "string" } }),
        json!({ "additionalProperties": { "type": "string" } }),
        &[],
    );
}

#[test]
fn other_patterns_are_lost_and_listed() {
    becomes(
        json!({ "patternProperties": { "^x-": { "type": "string" } }, "additionalProperties": false }),
        json!({ "additionalProperties": { "type": "string" } }),
        &["/patternProperties/^x- pattern-properties"],
    );
    becomes(
        json!({ "patternProperties": { "[0-9]": { "type": "string" } } }),
        json!({}),
        &["/patternProperties/[0-9] pattern-properties"],
    );
    becomes(
        json!({
            "properties": { "x-a": { "maxLength": 1 } },
            "patternProperties": { "^x-": { "type": "string" } },
            "additionalProperties": { "type": "integer" },
        }),
        json!({
            "properties": { "x-a": { "allOf": [{ "maxLength": 1 }, { "type": "string" }] } },
            "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "integer" }] },
        }),
        &["/patternProperties/^x- pattern-properties"],
    );
}

#[test]
fn listed_property_names_become_properties() {
    becomes(
        json!({ "propertyNames": { "enum": ["a", "b"] }, "additionalProperties": { "type": "string" } }),
        json!({
            "properties": { "a": { "type": "string" }, "b": { "type": "string" } },
            "additionalProperties": false,
        }),
        &[],
    );
    becomes(
        json!({ "propertyNames": { "pattern": "^(a|b)$" }, "properties": { "a": {}, "c": {} } }),
        json!({ "properties": { "a": {}, "c": { "not": {} }, "b": {} }, "additionalProperties": false }),
        &[],
    );
    becomes(
        json!({ "propertyNames": false }),
        json!({ "maxProperties": 0 }),
        &[],
    );
    becomes(
        json!({ "propertyNames": { "type": "string" } }),
        json!({}),
        &[],
    );
    becomes(
        json!({ "propertyNames": { "not": { "const": "a" } } }),
        json!({ "allOf": [{ "properties": { "a": { "not": {} } } }] }),
        &[],
    );
    becomes(
        json!({ "propertyNames": { "maxLength": 3 } }),
        json!({}),
        &["/propertyNames property-names"],
    );
    becomes(
        json!({ "$defs": { "K": { "enum": ["a"] } }, "propertyNames": { "$ref": "#/$defs/K" } }),
        json!({ "properties": { "a": {} }, "additionalProperties": false }),
        &[],
    );
}

#[test]
fn unevaluated_properties_are_additional_ones() {
    becomes(
        json!({ "properties": { "a": {} }, "unevaluatedProperties": { "type": "string" } }),
        json!({ "properties": { "a": {} }, "additionalProperties": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "additionalProperties": { "type": "string" }, "unevaluatedProperties": false }),
        json!({ "additionalProperties": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({
            "allOf": [{ "properties": { "a": { "type": "string" } } }],
            "unevaluatedProperties": false,
        }),
        json!({
            "allOf": [{ "properties": { "a": { "type": "string" } } }],
            "properties": { "a": {} },
            "additionalProperties": false,
        }),
        &[],
    );
}

#[test]
fn unevaluated_properties_beside_a_union_are_told_apart_by_case() {
    becomes(
        json!({
            "oneOf": [
                { "required": ["a"], "properties": { "a": {} } },
                { "required": ["b"], "properties": { "b": {} } },
            ],
            "unevaluatedProperties": false,
        }),
        json!({
            "oneOf": [
                { "required": ["a"], "properties": { "a": {} } },
                { "required": ["b"], "properties": { "b": {} } },
            ],
            "anyOf": [
                { "additionalProperties": false },
                { "allOf": [
                    { "required": ["a"], "properties": { "a": {} } },
                    { "properties": { "a": {} }, "additionalProperties": false },
                ] },
                { "allOf": [
                    { "required": ["b"], "properties": { "b": {} } },
                    { "properties": { "b": {} }, "additionalProperties": false },
                ] },
            ],
        }),
        &[],
    );
    let branch =
        |n: usize| json!({ "required": [format!("p{n}")], "properties": { format!("p{n}"): {} } });
    let lowered = lower_schema(&json!({
        "anyOf": (0..9).map(branch).collect::<Vec<_>>(), "unevaluatedProperties": false,
    }))
    .unwrap();
    let loss = &lowered.losses[0];
    assert_eq!(
        (loss.pointer.as_str(), loss.rule, loss.kind),
        (
            "/unevaluatedProperties",
            "unevaluated",
            LossKind::Validation
        )
    );
}

#[test]
fn unevaluated_items_are_the_other_items() {
    becomes(
        json!({ "unevaluatedItems": { "type": "string" } }),
        json!({ "items": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "contains": { "type": "integer" }, "unevaluatedItems": { "type": "string" } }),
        json!({
            "items": { "anyOf": [{ "type": "integer" }, { "type": "string" }] },
            "not": { "type": "array", "items": { "not": { "type": "integer" } } },
        }),
        &[],
    );
    becomes(
        json!({ "allOf": [{ "prefixItems": [{ "type": "string" }] }], "unevaluatedItems": false }),
        json!({
            "allOf": [{ "items": {} }], "maxItems": 1, "items": {},
        }),
        &["/allOf/0/prefixItems prefix-items"],
    );
}

#[test]
fn what_stands_beside_a_reference_is_kept() {
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
fn a_schema_that_refers_to_itself_is_a_component() {
    let lowered = lower_schema(&json!({ "properties": { "next": { "$ref": "#" } } })).unwrap();
    assert_eq!(
        lowered.components["Schema"],
        json!({ "properties": { "next": { "$ref": "#/components/schemas/Schema" } } })
    );
}

#[test]
fn encodings_are_formats_where_there_is_one() {
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
fn comments_are_lost_and_the_dialect_goes_without_saying() {
    becomes(
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": "Hm." }),
        json!({}),
        &["/$comment comment"],
    );
    refused(
        json!({ "$schema": "http://json-schema.org/draft-07/schema#" }),
        &["/$schema"],
    );
}

#[test]
fn small_demands_of_3_0_are_met() {
    becomes(
        json!({ "type": "array", "required": [] }),
        json!({ "type": "array", "items": {} }),
        &[],
    );
}

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
                "a": { "definitions": {}, "items": [{}] },
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
                "a": { "definitions": {}, "items": [{}] },
                "b": { "type": "text", "minLength": -1, "allOf": [] },
            },
        }),
        &[
            "/a~1b",
            "/properties/a/definitions",
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
