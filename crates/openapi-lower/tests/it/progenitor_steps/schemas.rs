//! Steps that change single schemas.

use openapi_lower::progenitor;
use serde_json::json;

use super::schema;

#[test]
fn composition_of_one_is_collapsed() {
    let reference = json!({ "$ref": "#/components/schemas/T" });
    for (before, after) in [
        (json!({ "allOf": [reference] }), reference.clone()),
        (
            json!({ "anyOf": [{ "oneOf": [reference] }] }),
            reference.clone(),
        ),
        (
            json!({ "title": "A", "oneOf": [{ "type": "string", "title": "B" }] }),
            json!({ "title": "A", "type": "string" }),
        ),
        (
            json!({ "description": "D.", "anyOf": [reference] }),
            json!({ "description": "D.", "allOf": [reference] }),
        ),
        (
            json!({ "properties": { "allOf": { "allOf": [reference] } } }),
            json!({ "properties": { "allOf": reference } }),
        ),
    ] {
        assert_eq!(schema(progenitor::collapse_single, before).0, after);
    }
    for stays in [
        json!({ "allOf": [reference], "nullable": true }),
        json!({ "allOf": [reference], "minLength": 1 }),
        json!({ "allOf": [reference, reference] }),
        json!({ "oneOf": [reference], "discriminator": { "propertyName": "k" } }),
    ] {
        assert_eq!(schema(progenitor::collapse_single, stays.clone()).0, stays);
    }
}

#[test]
fn duplicate_branches_are_removed_and_unconstrained_ones_are_listed() {
    let (after, losses) = schema(
        progenitor::dedupe_union,
        json!({ "anyOf": [{ "type": "string" }, {}, { "type": "string" }] }),
    );
    assert_eq!(after, json!({ "anyOf": [{ "type": "string" }, {}] }));
    assert_eq!(losses, ["/anyOf/1"]);
    let (after, losses) = schema(
        progenitor::dedupe_union,
        json!({ "oneOf": [{ "type": "string" }, { "type": "string" }] }),
    );
    assert_eq!(after, json!({ "oneOf": [{ "type": "string" }] }));
    assert_eq!(losses, ["/oneOf/1"]);
}

#[test]
fn null_in_a_union_becomes_nullable() {
    let reference = json!({ "$ref": "#/components/schemas/T" });
    let nothing = json!({ "enum": [null] });
    for (before, after) in [
        (
            json!({ "oneOf": [nothing, reference] }),
            json!({ "allOf": [reference], "nullable": true }),
        ),
        (
            json!({ "anyOf": [reference, { "type": "string" }, nothing] }),
            json!({ "anyOf": [reference, { "type": "string" }], "nullable": true }),
        ),
        (
            json!({ "title": "A", "anyOf": [{ "type": "string", "enum": ["a"] }, nothing] }),
            json!({ "title": "A", "type": "string", "enum": ["a", null], "nullable": true }),
        ),
        (json!({ "anyOf": [nothing] }), json!({ "anyOf": [nothing] })),
        (
            json!({ "anyOf": [reference] }),
            json!({ "anyOf": [reference] }),
        ),
    ] {
        assert_eq!(schema(progenitor::nullable_union, before).0, after);
    }
}

#[test]
fn enumeration_gets_its_type() {
    for (before, after) in [
        (
            json!({ "enum": ["a"] }),
            json!({ "enum": ["a"], "type": "string" }),
        ),
        (
            json!({ "enum": [1, 2] }),
            json!({ "enum": [1, 2], "type": "integer" }),
        ),
        (json!({ "enum": [1, "a"] }), json!({ "enum": [1, "a"] })),
        (
            json!({ "enum": ["a", 1, "b"] }),
            json!({ "enum": ["a", 1, "b"] }),
        ),
        (json!({ "enum": [null] }), json!({ "enum": [null] })),
    ] {
        assert_eq!(schema(progenitor::type_enums, before).0, after);
    }
}

#[test]
fn bounds_are_dropped_and_floats_widened() {
    let (after, losses) = schema(
        progenitor::drop_validation,
        json!({
            "properties": {
                "maxLength": { "type": "string", "pattern": "a", "minLength": 1, "maxLength": 2 },
                "n": { "type": "number", "format": "float", "minimum": 1, "exclusiveMinimum": true },
                "l": { "type": "array", "items": {}, "uniqueItems": true, "maxItems": 1 },
            },
            "required": ["n"], "minProperties": 1,
        }),
    );
    assert_eq!(
        after,
        json!({
            "properties": {
                "maxLength": { "type": "string" },
                "n": { "type": "number", "format": "double" },
                "l": { "type": "array", "items": {} },
            },
            "required": ["n"],
        })
    );
    assert_eq!(losses.len(), 8, "{losses:?}");
}

#[test]
fn fences_without_a_language_are_text() {
    let fenced = |text: &str| {
        schema(progenitor::text_fences, json!({ "description": text })).0["description"].take()
    };
    for (before, after) in [
        ("```\na\n```", "```text\na\n```"),
        (
            "```json\n{}\n```\nand\n```\nb\n```",
            "```json\n{}\n```\nand\n```text\nb\n```",
        ),
        ("  ````\n```\n  ````", "  ````text\n```\n  ````"),
        ("~~~\na\n~~~", "~~~text\na\n~~~"),
        ("a ``` b", "a ``` b"),
    ] {
        assert_eq!(fenced(before), after);
    }
}

#[test]
fn null_in_a_union_is_replaced_next_to_any_other_branch() {
    let only_null = json!({ "enum": [null] });
    for (before, after) in [
        (
            json!({ "allOf": [{ "title": "A" }], "anyOf": [{ "not": {} }, only_null] }),
            json!({ "allOf": [{ "title": "A" }, { "not": {} }], "nullable": true }),
        ),
        (
            json!({ "anyOf": [{ "enum": ["a"] }, only_null] }),
            json!({ "allOf": [{ "enum": ["a"] }], "nullable": true }),
        ),
        (
            json!({ "anyOf": [{ "type": "string" }, only_null] }),
            json!({ "type": "string", "nullable": true }),
        ),
        (
            json!({ "anyOf": [{ "type": "string", "enum": ["a", null] }, only_null] }),
            json!({ "type": "string", "enum": ["a", null], "nullable": true }),
        ),
        (
            json!({ "anyOf": [{ "type": "string" }, { "enum": [null, "a"] }] }),
            json!({ "anyOf": [{ "type": "string" }, { "enum": [null, "a"] }] }),
        ),
    ] {
        assert_eq!(
            schema(progenitor::nullable_union, before.clone()).0,
            after,
            "{before}"
        );
    }
}

#[test]
fn enumeration_of_each_type_gets_that_type() {
    for (values, name) in [
        (json!([true]), "boolean"),
        (json!([1.5]), "number"),
        (json!([[]]), "array"),
        (json!([{}]), "object"),
        (json!([1, 2]), "integer"),
    ] {
        let after = schema(progenitor::type_enums, json!({ "enum": values })).0;
        assert_eq!(after, json!({ "enum": values, "type": name }));
    }
    let typed = json!({ "type": "number", "enum": [1, null] });
    assert_eq!(schema(progenitor::type_enums, typed.clone()).0, typed);
}
