//! Types, null, constants and bounds.

use openapi_lower::lower_schema;
use serde_json::json;

use super::becomes;

#[test]
fn boolean_schema_is_an_object() {
    becomes(json!(true), json!({}), &[]);
    becomes(json!(false), json!({ "not": {} }), &[]);
    becomes(
        json!({ "properties": { "a": true, "b": false }, "additionalProperties": false }),
        json!({ "properties": { "a": {}, "b": { "not": {} } }, "additionalProperties": false }),
        &[],
    );
}

#[test]
fn type_and_null_become_nullable() {
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
fn several_types_become_a_union_by_type() {
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
fn union_of_a_typed_schema_and_null_is_nullable() {
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
fn union_that_nullable_cannot_express_exactly_is_preserved() {
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
fn constant_is_an_enumeration_of_one() {
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
    becomes(
        json!({ "enum": ["b", 1, "b", null, 1], "required": ["a", "c", "a"] }),
        json!({ "enum": ["b", 1, null], "required": ["a", "c"] }),
        &[],
    );
}

#[test]
fn exclusive_bound_is_a_bound_with_a_flag() {
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
fn format_moves_to_the_types_it_applies_to() {
    for (format, integer, string) in [
        (
            "int32",
            json!({ "type": "integer", "format": "int32" }),
            json!({ "type": "string" }),
        ),
        (
            "date",
            json!({ "type": "integer" }),
            json!({ "type": "string", "format": "date" }),
        ),
    ] {
        becomes(
            json!({ "type": ["integer", "string"], "format": format }),
            json!({ "anyOf": [integer, string] }),
            &[],
        );
    }
    // A format of no listed type stays where it is.
    becomes(
        json!({ "type": ["boolean", "object"], "format": "date" }),
        json!({ "format": "date", "anyOf": [{ "type": "boolean" }, { "type": "object" }] }),
        &[],
    );
}

#[test]
fn each_type_of_a_union_takes_its_keywords() {
    becomes(
        json!({
            "type": ["array", "object", "string", "array"], "title": "T",
            "minItems": 1, "uniqueItems": true, "required": ["a"], "minProperties": 1,
            "additionalProperties": false, "maxLength": 2,
        }),
        json!({
            "title": "T",
            "anyOf": [
                { "type": "array", "items": {}, "minItems": 1, "uniqueItems": true },
                {
                    "type": "object", "required": ["a"], "minProperties": 1,
                    "additionalProperties": false,
                },
                { "type": "string", "maxLength": 2 },
            ],
        }),
        &[],
    );
}

#[test]
fn keywords_stay_in_their_order() {
    for (before, after) in [
        (
            r#"{"title":"T","type":["string","null"],"maxLength":1}"#,
            r#"{"title":"T","type":"string","nullable":true,"maxLength":1}"#,
        ),
        (
            r#"{"title":"T","const":1,"description":"D"}"#,
            r#"{"title":"T","enum":[1],"description":"D"}"#,
        ),
        (
            r#"{"title":"T","exclusiveMinimum":1,"description":"D"}"#,
            r#"{"title":"T","minimum":1,"exclusiveMinimum":true,"description":"D"}"#,
        ),
        (
            r#"{"title":"T","anyOf":[{"type":"string"},{"type":"null"}],"description":"D"}"#,
            r#"{"title":"T","type":"string","nullable":true,"description":"D"}"#,
        ),
    ] {
        let lowered = lower_schema(&serde_json::from_str(before).unwrap()).unwrap();
        assert_eq!(lowered.schema.to_string(), after);
    }
}

#[test]
fn exclusive_bounds_are_compared_by_value() {
    for (before, after) in [
        (
            json!({ "minimum": 1.0, "exclusiveMinimum": 1 }),
            json!({ "minimum": 1, "exclusiveMinimum": true }),
        ),
        (
            json!({ "maximum": 1.5, "exclusiveMaximum": 2 }),
            json!({ "maximum": 1.5 }),
        ),
        (
            json!({ "minimum": 18446744073709551615_u64, "exclusiveMinimum": -1 }),
            json!({ "minimum": 18446744073709551615_u64 }),
        ),
    ] {
        becomes(before, after, &[]);
    }
}
