//! Counts of items: both sides of each bound.

use serde_json::{Value, json};

use super::becomes;

#[test]
fn minimum_of_contained_items_is_preserved_up_to_one() {
    let text = json!({ "type": "string" });
    let some = |item: &Value| json!({ "type": "array", "items": { "not": item } });
    for (min, after, losses) in [
        (json!(0), json!({}), &[][..]),
        (json!(0.0), json!({}), &[]),
        (json!(1), json!({ "not": some(&text) }), &[]),
        (json!(1.0), json!({ "not": some(&text) }), &[]),
        (
            json!(2),
            json!({ "not": some(&text), "allOf": [{ "minItems": 2 }] }),
            &["/minContains contains"],
        ),
    ] {
        becomes(
            json!({ "contains": text, "minContains": min }),
            after,
            losses,
        );
    }
    for (min, after) in [
        (1, json!({ "not": some(&json!({})) })),
        (
            2,
            json!({ "not": some(&json!({})), "allOf": [{ "minItems": 2 }] }),
        ),
    ] {
        becomes(json!({ "contains": {}, "minContains": min }), after, &[]);
    }
}

#[test]
fn maximum_of_contained_items_is_preserved_if_it_is_zero_or_that_of_all_items() {
    let text = json!({ "type": "string" });
    for (max, max_items, is_lost) in [
        (1, None, true),
        (3, None, true),
        (3, Some(2), false),
        (3, Some(3), false),
        (3, Some(4), true),
    ] {
        let mut before = json!({ "contains": text, "minContains": 0, "maxContains": max });
        let mut after = json!({});
        if let Some(max_items) = max_items {
            before["maxItems"] = json!(max_items);
            after["maxItems"] = json!(max_items);
        }
        let losses: &[&str] = if is_lost {
            &["/maxContains contains"]
        } else {
            &[]
        };
        becomes(before, after, losses);
    }
    for (item, max, after) in [
        (&text, 0, json!({ "allOf": [{ "items": { "not": text } }] })),
        (
            &json!({}),
            0,
            json!({ "allOf": [{ "items": { "not": {} } }] }),
        ),
        (&json!({}), 1, json!({ "allOf": [{ "maxItems": 1 }] })),
    ] {
        becomes(
            json!({ "contains": item, "minContains": 0, "maxContains": max }),
            after,
            &[],
        );
    }
}

#[test]
fn first_items_and_others_share_a_schema_up_to_the_maximum() {
    let (text, flag) = (json!({ "type": "string" }), json!({ "type": "boolean" }));
    let both = json!({ "anyOf": [text, flag] });
    let lost = &["/prefixItems prefix-items"][..];
    for (max, closed, open, losses) in [
        (
            None,
            json!({ "items": text, "maxItems": 2 }),
            json!({ "items": both }),
            lost,
        ),
        (
            Some(json!(1)),
            json!({ "items": text, "maxItems": 1 }),
            json!({ "items": text, "maxItems": 1 }),
            &[],
        ),
        (
            Some(json!(2.0)),
            json!({ "items": text, "maxItems": 2.0 }),
            json!({ "items": text, "maxItems": 2.0 }),
            &[],
        ),
        (
            Some(json!(3)),
            json!({ "items": text, "maxItems": 2 }),
            json!({ "items": both, "maxItems": 3 }),
            lost,
        ),
    ] {
        let mut before = json!({ "prefixItems": [text, text], "items": false });
        if let Some(max) = max {
            before["maxItems"] = max;
        }
        becomes(before.clone(), closed, &[]);
        before["items"] = flag.clone();
        becomes(before, open, losses);
    }
    becomes(
        json!({ "prefixItems": [text], "items": flag, "maxItems": 0 }),
        json!({ "items": {}, "maxItems": 0 }),
        &[],
    );
    becomes(
        json!({ "prefixItems": [{ "title": "A" }, { "title": "B" }] }),
        json!({ "items": {} }),
        &[],
    );
}
