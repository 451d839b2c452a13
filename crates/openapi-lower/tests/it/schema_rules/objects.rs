//! Properties: conditions, dependencies, patterns, names, unevaluated ones.

use openapi_lower::{LossKind, lower_schema};
use serde_json::json;

use super::becomes;

#[test]
fn condition_is_a_union() {
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
fn dependency_is_a_union() {
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
fn pattern_that_lists_names_becomes_properties() {
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
fn pattern_for_every_name_becomes_additional_properties() {
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
fn unevaluated_properties_next_to_a_union_are_split_into_cases() {
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
fn forbidden_property_names_accept_nothing() {
    let nothing = json!({ "not": {} });
    becomes(
        json!({ "propertyNames": { "not": { "enum": ["a", "b", "a", 1] } } }),
        json!({ "allOf": [{ "properties": { "a": nothing, "b": nothing } }] }),
        &[],
    );
}

#[test]
fn annotations_and_types_of_property_names_have_no_effect() {
    for names in [
        json!({ "title": "T", "description": "D", "$comment": "c", "format": "date", "x-a": 1 }),
        json!({ "type": ["null", "string"] }),
        json!({ "pattern": ".*" }),
    ] {
        let schema = json!({ "propertyNames": names });
        let lowered = lower_schema(&schema).unwrap();
        assert_eq!(lowered.schema, json!({}), "{schema}");
        assert!(lowered.losses.iter().all(|loss| loss.rule == "comment"));
    }
    becomes(
        json!({ "propertyNames": { "type": ["null", "integer"] } }),
        json!({ "maxProperties": 0 }),
        &[],
    );
    becomes(
        json!({ "propertyNames": { "enum": ["a"], "maxLength": 1 } }),
        json!({}),
        &["/propertyNames property-names"],
    );
    becomes(
        json!({ "propertyNames": { "const": "a" }, "patternProperties": { "^a$": { "type": "string" } } }),
        json!({
            "properties": { "a": { "type": "string" } },
            "allOf": [{ "properties": { "a": {} }, "additionalProperties": false }],
        }),
        &[],
    );
}

#[test]
fn named_properties_are_lost_only_to_patterns_that_cannot_be_decided() {
    becomes(
        json!({
            "properties": { "a": {} },
            "patternProperties": { "[0-9]": { "type": "string" } },
            "additionalProperties": { "type": "string" },
        }),
        json!({ "properties": { "a": {} }, "additionalProperties": { "type": "string" } }),
        &["/patternProperties/[0-9] pattern-properties"],
    );
}
