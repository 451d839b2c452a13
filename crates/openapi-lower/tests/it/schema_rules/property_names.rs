//! Constraints on the names of properties.

use serde_json::{Value, json};

use super::becomes;

const LOST: &[&str] = &["/propertyNames property-names"];

/// Definitions of which each refers to the next, and the last one lists a name.
fn chain(length: usize, last: Value) -> Value {
    let mut definitions: serde_json::Map<String, Value> = (1..length)
        .map(|nth| {
            let next = json!({ "$ref": format!("#/$defs/K{}", nth + 1) });
            (format!("K{nth}"), next)
        })
        .collect();
    definitions.insert(format!("K{length}"), last);
    json!({ "$defs": definitions, "propertyNames": { "$ref": "#/$defs/K1" } })
}

#[test]
fn references_to_a_list_of_names_are_followed_eight_times() {
    let only_a = json!({ "properties": { "a": {} }, "additionalProperties": false });
    becomes(chain(1, json!({ "enum": ["a"] })), only_a.clone(), &[]);
    becomes(chain(8, json!({ "enum": ["a"] })), only_a, &[]);
    becomes(chain(9, json!({ "enum": ["a"] })), json!({}), LOST);
}

#[test]
fn boolean_schema_accepts_all_names_or_none() {
    for before in [json!({ "propertyNames": true }), chain(1, json!(true))] {
        becomes(before, json!({}), &[]);
    }
    for before in [json!({ "propertyNames": false }), chain(1, json!(false))] {
        becomes(before, json!({ "maxProperties": 0 }), &[]);
    }
}

#[test]
fn names_are_lost_unless_one_list_decides() {
    let only_a = json!({ "properties": { "a": {} }, "additionalProperties": false });
    for (names, after) in [
        (json!({ "const": "a" }), Some(only_a.clone())),
        (json!({ "enum": ["a", "a", 1] }), Some(only_a.clone())),
        (
            json!({ "type": "string", "pattern": "^a$" }),
            Some(only_a.clone()),
        ),
        (json!({ "pattern": ".*", "const": "a" }), Some(only_a)),
        (json!({ "const": 1 }), Some(json!({ "maxProperties": 0 }))),
        (
            json!({ "type": "integer" }),
            Some(json!({ "maxProperties": 0 })),
        ),
        (json!({ "const": "a", "enum": ["a"] }), None),
        (json!({ "pattern": "^a" }), None),
        (json!({ "not": { "enum": ["a"], "maxLength": 3 } }), None),
        (json!({ "not": { "maxLength": 3 } }), None),
        (json!({ "not": {} }), None),
        (json!({ "minLength": 1 }), None),
    ] {
        let losses = if after.is_some() { &[] } else { LOST };
        becomes(
            json!({ "propertyNames": names }),
            after.unwrap_or_else(|| json!({})),
            losses,
        );
    }
}

#[test]
fn listed_names_get_the_schema_that_applies_to_them() {
    let (text, nothing) = (json!({ "type": "string" }), json!({ "not": {} }));
    for (additional, other) in [
        (None, json!({})),
        (Some(json!(true)), json!({})),
        (Some(json!(false)), nothing.clone()),
        (Some(text.clone()), text.clone()),
    ] {
        let mut before = json!({
            "propertyNames": { "enum": ["a", "b"] },
            "properties": { "a": { "maxLength": 1 }, "c": text },
        });
        if let Some(additional) = additional {
            before["additionalProperties"] = additional;
        }
        becomes(
            before,
            json!({
                "properties": { "a": { "maxLength": 1 }, "c": nothing, "b": other },
                "additionalProperties": false,
            }),
            &[],
        );
    }
}

#[test]
fn patterns_lose_nothing_if_they_do_not_distinguish_properties() {
    let text = json!({ "type": "string" });
    let lost = |pattern: &str| vec![format!("/patternProperties/{pattern} pattern-properties")];
    for (pattern, schema, additional, named, losses) in [
        ("^x-", json!({ "title": "T" }), None, true, vec![]),
        ("[0-9]", json!({ "title": "T" }), None, true, vec![]),
        ("^x-", text.clone(), Some(text.clone()), true, vec![]),
        ("[0-9]", text.clone(), Some(text.clone()), false, vec![]),
        (
            "[0-9]",
            text.clone(),
            Some(text.clone()),
            true,
            lost("[0-9]"),
        ),
        ("^x-", text.clone(), None, false, lost("^x-")),
        ("^x-", json!({}), Some(text.clone()), false, lost("^x-")),
    ] {
        let mut before = json!({ "patternProperties": { pattern: schema } });
        let mut after = json!({});
        if named {
            before["properties"] = json!({ "a": {} });
            after["properties"] = json!({ "a": {} });
        }
        if let Some(additional) = additional {
            before["additionalProperties"] = additional.clone();
            if schema == text {
                after["additionalProperties"] = additional;
            }
        }
        let losses: Vec<&str> = losses.iter().map(String::as_str).collect();
        becomes(before, after, &losses);
    }
}

#[test]
fn pattern_for_every_name_applies_next_to_the_others() {
    let (text, short) = (json!({ "type": "string" }), json!({ "maxLength": 1 }));
    becomes(
        json!({ "patternProperties": { ".*": text, "^x-": text } }),
        json!({ "additionalProperties": text }),
        &[],
    );
    becomes(
        json!({ "patternProperties": { ".*": text, "": short }, "properties": { "a": {} } }),
        json!({
            "properties": { "a": { "allOf": [text, short] } },
            "additionalProperties": { "allOf": [text, short] },
        }),
        &[],
    );
    becomes(
        json!({ "patternProperties": { ".*": false, "^x-": false } }),
        json!({ "additionalProperties": { "not": {} } }),
        &[],
    );
    becomes(
        json!({ "patternProperties": { ".*": text, "^x-": short } }),
        json!({ "additionalProperties": text }),
        &["/patternProperties/^x- pattern-properties"],
    );
}
