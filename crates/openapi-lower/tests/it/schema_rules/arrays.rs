//! Items: first ones, contained ones, unevaluated ones.

use serde_json::json;

use super::becomes;

#[test]
fn prefix_items_become_any_of_their_schemas() {
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
fn equal_prefix_items_lose_nothing() {
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
fn contains_becomes_not_all_items_are_invalid() {
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
fn empty_required_is_removed_and_items_are_added() {
    becomes(
        json!({ "type": "array", "required": [] }),
        json!({ "type": "array", "items": {} }),
        &[],
    );
}

#[test]
fn counts_of_contains_are_preserved_if_3_0_can_express_them() {
    becomes(
        json!({ "contains": {}, "minContains": 2, "maxContains": 3 }),
        json!({
            "not": { "type": "array", "items": { "not": {} } },
            "allOf": [{ "minItems": 2 }, { "maxItems": 3 }],
        }),
        &[],
    );
    becomes(
        json!({ "contains": { "type": "string" }, "maxContains": 3, "maxItems": 3 }),
        json!({
            "not": { "type": "array", "items": { "not": { "type": "string" } } },
            "maxItems": 3,
        }),
        &[],
    );
    becomes(
        json!({ "minContains": 2, "maxContains": 3 }),
        json!({}),
        &[],
    );
}

#[test]
fn prefix_items_beyond_the_maximum_have_no_effect() {
    becomes(
        json!({
            "prefixItems": [{ "type": "string" }, { "type": "integer" }], "maxItems": 1,
            "items": { "type": "boolean" },
        }),
        json!({ "maxItems": 1, "items": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({ "prefixItems": [{ "type": "string" }], "items": false, "maxItems": 4 }),
        json!({ "maxItems": 1, "items": { "type": "string" } }),
        &[],
    );
}

#[test]
fn one_contained_item_at_most_is_not_none() {
    let wanted = json!({ "type": "string" });
    let none = json!({ "not": { "type": "array", "items": { "not": wanted } } });
    for (before, losses) in [
        (
            json!({ "contains": wanted, "maxContains": 1 }),
            &["/maxContains contains"][..],
        ),
        (json!({ "contains": wanted, "minContains": 1 }), &[]),
    ] {
        becomes(before, none.clone(), losses);
    }
    becomes(
        json!({ "contains": wanted, "maxContains": 3, "maxItems": 4 }),
        json!({ "not": none["not"], "maxItems": 4 }),
        &["/maxContains contains"],
    );
    becomes(
        json!({ "contains": wanted, "maxContains": 3, "maxItems": 2 }),
        json!({ "not": none["not"], "maxItems": 2 }),
        &[],
    );
}

#[test]
fn other_items_count_as_far_as_the_maximum_allows() {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer" }));
    becomes(
        json!({ "prefixItems": [text], "items": number, "maxItems": 2 }),
        json!({ "maxItems": 2, "items": { "anyOf": [text, number] } }),
        &["/prefixItems prefix-items"],
    );
    becomes(
        json!({ "prefixItems": [text], "items": number, "maxItems": 1 }),
        json!({ "maxItems": 1, "items": text }),
        &[],
    );
    becomes(
        json!({ "prefixItems": [text], "items": false, "maxItems": 1.0 }),
        json!({ "maxItems": 1.0, "items": text }),
        &[],
    );
}

#[test]
fn unevaluated_items_without_others_are_all_items() {
    becomes(
        json!({ "unevaluatedItems": false }),
        json!({ "items": { "not": {} } }),
        &[],
    );
    becomes(
        json!({ "items": { "type": "string" }, "unevaluatedItems": false }),
        json!({ "items": { "type": "string" } }),
        &[],
    );
    becomes(
        json!({
            "prefixItems": [{ "type": "string" }],
            "allOf": [{ "prefixItems": [{}, {}] }],
            "unevaluatedItems": false,
        }),
        json!({
            "allOf": [{ "items": {} }], "maxItems": 2, "items": {},
        }),
        &["/prefixItems prefix-items"],
    );
}
