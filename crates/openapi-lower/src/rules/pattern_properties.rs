//! `patternProperties`: names matched by a simple pattern become `properties`, a pattern for all
//! names becomes `additionalProperties`; other patterns are lost, and their schemas are allowed for
//! every further property.

use serde_json::{Map, Value, json};

use super::key_patterns::Keys;
use crate::draft::{Draft, any_of, both, is_free};
use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let at = draft.at("patternProperties");
    rewrite(&mut draft.out, &at, lowering);
}

/// Rewrites `patternProperties` in a schema that is lowered otherwise; `at` is named in losses.
pub(super) fn rewrite(out: &mut Map<String, Value>, at: &str, lowering: &mut Lowering<'_>) {
    let Some(Value::Object(patterns)) = out.shift_remove("patternProperties") else {
        return;
    };
    let patterns: Vec<(String, Keys, Value)> = patterns
        .into_iter()
        .map(|(pattern, schema)| {
            let keys = Keys::of(&pattern);
            (pattern, keys, schema)
        })
        .collect();
    name_properties(out, &patterns);
    let open: Vec<&(String, Keys, Value)> = patterns
        .iter()
        .filter(|(_, keys, _)| !matches!(keys, Keys::Exactly(_)))
        .collect();
    if open.is_empty() {
        return;
    }
    let rest = match out.get("additionalProperties") {
        None | Some(Value::Bool(true)) => json!({}),
        Some(Value::Bool(false)) => json!({ "not": {} }),
        Some(schema) => schema.clone(),
    };
    // A pattern for every name takes the place of `additionalProperties`.
    let for_all = open
        .iter()
        .filter(|(_, keys, _)| *keys == Keys::All)
        .map(|(_, _, schema)| schema.clone())
        .reduce(both);
    let some: Vec<_> = open
        .iter()
        .filter(|(_, keys, _)| *keys != Keys::All)
        .collect();
    let rest = for_all.clone().unwrap_or(rest);
    let none = rest == json!({ "not": {} });
    let mut kinds = vec![];
    for (pattern, keys, schema) in &some {
        if *schema != rest && !(is_free(schema) && is_free(&rest)) {
            lowering.lose(
                pointer::child(at, pattern),
                "pattern-properties",
                LossKind::Validation,
                "properties are not told apart by the pattern of their name",
            );
        } else if *keys == Keys::Unknown
            && !is_free(schema)
            && out
                .get("properties")
                .and_then(Value::as_object)
                .is_some_and(|p| !p.is_empty())
        {
            lowering.lose(
                pointer::child(at, pattern),
                "pattern-properties",
                LossKind::Validation,
                "named properties are not checked against the pattern of their name",
            );
        }
        // What holds for all names holds for these too.
        kinds.push(match for_all {
            Some(_) => rest.clone(),
            None => schema.clone(),
        });
    }
    let value = if none && for_all.is_none() {
        any_of(kinds)
    } else {
        any_of(kinds.into_iter().chain([rest]))
    };
    if is_free(&value) {
        out.shift_remove("additionalProperties");
    } else {
        out.insert("additionalProperties".to_owned(), value);
    }
}

/// Applies the patterns to every property that has a name: the declared ones, and those that a
/// pattern spells out.
fn name_properties(out: &mut Map<String, Value>, patterns: &[(String, Keys, Value)]) {
    let mut properties = match out.get("properties") {
        Some(Value::Object(properties)) => properties.clone(),
        _ => Map::new(),
    };
    let declared = properties.len();
    for (_, keys, _) in patterns {
        if let Keys::Exactly(names) = keys {
            for name in names {
                properties.entry(name.clone()).or_insert_with(|| json!({}));
            }
        }
    }
    for (name, schema) in properties.iter_mut() {
        for (_, keys, demand) in patterns {
            if keys.matches(name) == Some(true) {
                *schema = both(schema.take(), demand.clone());
            }
        }
    }
    if properties.len() > declared || out.contains_key("properties") {
        out.insert("properties".to_owned(), Value::Object(properties));
    }
}
