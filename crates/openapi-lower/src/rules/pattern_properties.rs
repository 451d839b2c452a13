//! `patternProperties`: a pattern that lists names becomes `properties`, and one for all names
//! becomes `additionalProperties`. Other patterns are lost: their schemas are accepted for every
//! additional property.

use serde_json::{Map, Value, json};

use super::key_patterns::Keys;
use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;
use crate::rewrite::{SchemaRewrite, accepts_all, all_of, any_of};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let at = rewrite.at("patternProperties");
    apply_to(&mut rewrite.out, &at, context);
}

/// Rewrites `patternProperties` in an otherwise lowered schema; `at` is the pointer of losses.
pub(super) fn apply_to(out: &mut Map<String, Value>, at: &str, context: &mut Context<'_>) {
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
    apply_to_names(out, &patterns);
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
    // A pattern for every name leaves nothing to `additionalProperties`.
    let for_all = open
        .iter()
        .filter(|(_, keys, _)| *keys == Keys::All)
        .map(|(_, _, schema)| schema.clone())
        .reduce(all_of);
    let some: Vec<_> = open
        .iter()
        .filter(|(_, keys, _)| *keys != Keys::All)
        .collect();
    let rest = for_all.clone().unwrap_or(rest);
    let none = rest == json!({ "not": {} });
    let mut schemas = vec![];
    for (pattern, keys, schema) in &some {
        if *schema != rest && !(accepts_all(schema) && accepts_all(&rest)) {
            context.lose(
                pointer::child(at, pattern),
                "pattern-properties",
                LossKind::Validation,
                "properties are not distinguished by the pattern of their name",
            );
        } else if *keys == Keys::Unknown
            && !accepts_all(schema)
            && out
                .get("properties")
                .and_then(Value::as_object)
                .is_some_and(|p| !p.is_empty())
        {
            context.lose(
                pointer::child(at, pattern),
                "pattern-properties",
                LossKind::Validation,
                "named properties are not checked against the pattern of their name",
            );
        }
        // The schema for all names applies to these as well.
        schemas.push(match for_all {
            Some(_) => rest.clone(),
            None => schema.clone(),
        });
    }
    let value = if none {
        any_of(schemas)
    } else {
        any_of(schemas.into_iter().chain([rest]))
    };
    if accepts_all(&value) {
        out.shift_remove("additionalProperties");
    } else {
        out.insert("additionalProperties".to_owned(), value);
    }
}

/// Applies the patterns to the declared properties and to those that a pattern lists.
fn apply_to_names(out: &mut Map<String, Value>, patterns: &[(String, Keys, Value)]) {
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
        for (_, keys, constraint) in patterns {
            if keys.matches(name) == Some(true) {
                *schema = all_of(schema.take(), constraint.clone());
            }
        }
    }
    if properties.len() > declared || out.contains_key("properties") {
        out.insert("properties".to_owned(), Value::Object(properties));
    }
}
