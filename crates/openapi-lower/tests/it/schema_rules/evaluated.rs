//! What subschemas evaluate, for unevaluated properties and items.

use openapi_lower::lower;
use serde_json::{Map, Value, json};

use super::becomes;

#[test]
fn patterns_of_subschemas_are_evaluated() {
    becomes(
        json!({
            "allOf": [{ "patternProperties": { "^(a|b)$": { "type": "string" } } }],
            "unevaluatedProperties": false,
        }),
        json!({
            "allOf": [{ "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }],
            "properties": { "a": {}, "b": {} },
            "additionalProperties": false,
        }),
        &[],
    );
    becomes(
        json!({
            "patternProperties": { "^(a|b)$": { "type": "string" } },
            "allOf": [{ "patternProperties": { "^(a|b)$": { "maxLength": 1 }, "^c$": {} } }],
            "unevaluatedProperties": false,
        }),
        json!({
            "allOf": [{ "properties": {
                "a": { "maxLength": 1 }, "b": { "maxLength": 1 }, "c": {},
            } }],
            "properties": { "a": { "type": "string" }, "b": { "type": "string" }, "c": {} },
            "additionalProperties": false,
        }),
        &[],
    );
}

#[test]
fn own_properties_and_items_keep_their_schemas() {
    becomes(
        json!({
            "properties": { "a": { "type": "string" } },
            "allOf": [{ "properties": { "a": { "maxLength": 1 }, "b": { "maxLength": 1 } } }],
            "unevaluatedProperties": { "type": "integer" },
        }),
        json!({
            "allOf": [{ "properties": { "a": { "maxLength": 1 }, "b": { "maxLength": 1 } } }],
            "properties": { "a": { "type": "string" }, "b": {} },
            "additionalProperties": { "type": "integer" },
        }),
        &[],
    );
    becomes(
        json!({
            "prefixItems": [{ "type": "string" }],
            "allOf": [{ "prefixItems": [true, true] }, { "prefixItems": [true] }],
            "unevaluatedItems": false,
        }),
        json!({
            "allOf": [{ "items": {} }, { "items": {} }],
            "items": {}, "maxItems": 2,
        }),
        &["/prefixItems prefix-items"],
    );
}

#[test]
fn subschema_that_evaluates_everything_leaves_nothing() {
    let text = json!({ "type": "string" });
    for (keyword, unevaluated) in [
        ("additionalProperties", "unevaluatedProperties"),
        ("unevaluatedProperties", "unevaluatedProperties"),
        ("items", "unevaluatedItems"),
        ("unevaluatedItems", "unevaluatedItems"),
    ] {
        let lowered = if unevaluated == "unevaluatedItems" {
            "items"
        } else {
            "additionalProperties"
        };
        becomes(
            json!({ "allOf": [{ keyword: text }, { keyword: text }], unevaluated: false }),
            json!({ "allOf": [{ lowered: text }, { lowered: text }] }),
            &[],
        );
    }
    // The inner one evaluates what the outer one is about.
    becomes(
        json!({ "unevaluatedItems": text, "allOf": [{ "unevaluatedItems": false }] }),
        json!({ "allOf": [{ "items": { "not": {} } }] }),
        &[],
    );
    for accepting in [json!(true), json!({}), json!({ "title": "T" })] {
        becomes(
            json!({ "unevaluatedProperties": accepting, "unevaluatedItems": accepting }),
            json!({}),
            &[],
        );
    }
    // The properties are evaluated in each case, whether the items are or not.
    becomes(
        json!({
            "additionalProperties": text,
            "anyOf": [{ "required": ["a"], "items": text }, { "maxProperties": 1 }],
            "unevaluatedProperties": false,
        }),
        json!({
            "additionalProperties": text,
            "anyOf": [{ "required": ["a"], "items": text }, { "maxProperties": 1 }],
        }),
        &[],
    );
}

#[test]
fn branch_that_evaluates_nothing_makes_no_case() {
    for union in ["anyOf", "oneOf"] {
        becomes(
            json!({
                union: [{ "type": "object" }, { "required": ["a"] }],
                "unevaluatedProperties": false,
            }),
            json!({
                union: [{ "type": "object" }, { "required": ["a"] }],
                "additionalProperties": false,
            }),
            &[],
        );
    }
}

#[test]
fn condition_makes_a_case_for_each_outcome() {
    let condition = json!({ "required": ["a"], "properties": { "a": { "enum": [1] } } });
    let (then, otherwise) = (
        json!({ "properties": { "b": {} } }),
        json!({ "properties": { "c": {} } }),
    );
    let fails = json!({ "not": condition });
    let closed = |names: &[&str]| {
        let names: Map<String, Value> =
            names.iter().map(|n| ((*n).to_owned(), json!({}))).collect();
        json!({ "properties": names, "additionalProperties": false })
    };
    becomes(
        json!({ "if": condition, "then": then, "else": otherwise, "unevaluatedProperties": false }),
        json!({
            "anyOf": [
                { "allOf": [condition, closed(&["a", "b"])] },
                { "allOf": [fails, closed(&["c"])] },
                { "additionalProperties": false },
            ],
            "allOf": [{ "anyOf": [
                { "allOf": [condition, then] },
                { "allOf": [fails, otherwise] },
            ] }],
        }),
        &[],
    );
    becomes(
        json!({ "if": condition, "unevaluatedProperties": false }),
        json!({ "anyOf": [
            { "allOf": [condition, closed(&["a"])] },
            { "additionalProperties": false },
        ] }),
        &[],
    );
    becomes(
        json!({ "if": { "minProperties": 1 }, "else": otherwise, "unevaluatedProperties": false }),
        json!({
            "anyOf": [
                { "allOf": [{ "not": { "minProperties": 1 } }, closed(&["c"])] },
                { "additionalProperties": false },
            ],
            "allOf": [{ "anyOf": [{ "minProperties": 1 }, otherwise] }],
        }),
        &[],
    );
}

#[test]
fn dependent_schema_makes_a_case() {
    let dependent = json!({ "required": ["b"], "properties": { "b": {} } });
    let present = json!({ "type": "object", "required": ["a"] });
    becomes(
        json!({
            "properties": { "a": {} }, "dependentSchemas": { "a": dependent },
            "unevaluatedProperties": false,
        }),
        json!({
            "properties": { "a": {} },
            "anyOf": [
                { "properties": { "a": {} }, "additionalProperties": false },
                { "allOf": [
                    present,
                    { "properties": { "a": {}, "b": {} }, "additionalProperties": false },
                ] },
            ],
            "allOf": [{ "anyOf": [{ "not": present }, dependent] }],
        }),
        &[],
    );
}

#[test]
fn contained_items_of_branches_are_evaluated() {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "number" }));
    becomes(
        json!({
            "allOf": [{ "contains": text }, { "contains": text, "minContains": 0 }],
            "unevaluatedItems": number,
        }),
        json!({
            "allOf": [{ "not": { "type": "array", "items": { "not": text } } }, {}],
            "items": { "anyOf": [text, number] },
        }),
        &[],
    );
}

#[test]
fn twenty_four_cases_are_the_limit() {
    let branch = |nth: usize| json!({ "properties": { format!("p{nth}"): {} } });
    for (branches, losses) in [(23, &[][..]), (24, &["/unevaluatedProperties unevaluated"])] {
        let union: Vec<Value> = (0..branches).map(branch).collect();
        let before = json!({ "oneOf": union, "unevaluatedProperties": false });
        let lowered = openapi_lower::lower_schema(&before).unwrap();
        let listed: Vec<String> = lowered
            .losses
            .iter()
            .map(|loss| format!("{} {}", loss.pointer, loss.rule))
            .collect();
        assert_eq!(listed, losses, "{branches}");
        let cases = lowered.schema["anyOf"].as_array().map(Vec::len);
        assert_eq!(cases, losses.is_empty().then_some(24));
    }
}

#[test]
fn chain_of_127_references_is_the_limit_and_a_cycle_is_lost() {
    let chain = |length: usize| {
        let mut schemas: Map<String, Value> = (1..length)
            .map(|nth| {
                let next = json!({ "$ref": format!("#/components/schemas/S{}", nth + 1) });
                (format!("S{nth}"), next)
            })
            .collect();
        schemas.insert(format!("S{length}"), json!({ "properties": { "a": {} } }));
        schemas.insert(
            "First".to_owned(),
            json!({ "$ref": "#/components/schemas/S1", "unevaluatedProperties": false }),
        );
        let lowered = lower(&json!({
            "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
            "components": { "schemas": schemas },
        }))
        .unwrap();
        (
            lowered.document["components"]["schemas"]["First"].clone(),
            lowered.losses.len(),
        )
    };
    let reference = json!([{ "$ref": "#/components/schemas/S1" }]);
    assert_eq!(
        chain(127),
        (
            json!({
                "properties": { "a": {} }, "additionalProperties": false, "allOf": reference,
            }),
            0
        )
    );
    assert_eq!(
        chain(128),
        (json!({ "$ref": "#/components/schemas/S1" }), 1)
    );
    becomes(
        json!({ "$ref": "#", "unevaluatedProperties": false }),
        json!({ "$ref": "#/components/schemas/Schema" }),
        &["/unevaluatedProperties unevaluated"],
    );
    // Two references to one schema are not a cycle.
    let a = json!({ "$ref": "#/components/schemas/Schema_A" });
    becomes(
        json!({
            "$defs": { "A": { "properties": { "a": {} } } },
            "allOf": [{ "$ref": "#/$defs/A" }, { "$ref": "#/$defs/A" }],
            "unevaluatedProperties": false,
        }),
        json!({
            "allOf": [a, a], "properties": { "a": {} }, "additionalProperties": false,
        }),
        &[],
    );
}
