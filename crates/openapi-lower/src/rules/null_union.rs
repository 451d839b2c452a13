//! `anyOf` or `oneOf` of a typed schema and null: the typed schema with `nullable`.
//!
//! Only if that accepts exactly the same instances. A union with a reference, or with a composition,
//! keeps the branch `{"enum": [null]}`.

use serde_json::{Map, Value, json};

use crate::rewrite::SchemaRewrite;
use crate::vocabulary;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    for union in vocabulary::UNIONS {
        let Some(typed) = typed_branch(&rewrite.out, union) else {
            continue;
        };
        let clash = typed.keys().any(|key| rewrite.out.contains_key(key));
        let plain = rewrite
            .out
            .keys()
            .all(|key| key == union || (vocabulary::is_annotation(key) && key != "discriminator"));
        if clash || !plain {
            continue;
        }
        let position = rewrite.out.keys().position(|key| key == union).unwrap_or(0);
        rewrite.take(union);
        let before: Vec<(String, Value)> = std::mem::take(&mut rewrite.out).into_iter().collect();
        let (head, tail) = before.split_at(position.min(before.len()));
        rewrite.out.extend(head.iter().cloned());
        rewrite.out.extend(typed);
        rewrite.out.extend(tail.iter().cloned());
        return;
    }
}

/// The typed branch of a union with null, made nullable, or `None` for any other union.
fn typed_branch(out: &Map<String, Value>, union: &str) -> Option<Map<String, Value>> {
    let branches = out.get(union)?.as_array()?;
    let null = json!({ "enum": [null] });
    let (first, second) = match branches.as_slice() {
        [first, second] => (first, second),
        _ => return None,
    };
    let typed = match (*first == null, *second == null) {
        (true, false) => second,
        (false, true) => first,
        _ => return None,
    };
    let typed = typed.as_object()?;
    if typed.contains_key("nullable") && union == "oneOf" {
        // Null would be valid under both branches, so it is not valid.
        return None;
    }
    nullable(typed)
}

/// A typed schema that accepts null in addition, or `None` if `nullable` cannot express that.
fn nullable(typed: &Map<String, Value>) -> Option<Map<String, Value>> {
    let is_composed = vocabulary::COMPOSITIONS
        .iter()
        .chain(&["not"])
        .any(|keyword| typed.contains_key(*keyword));
    if is_composed || !typed.contains_key("type") {
        return None;
    }
    let mut nullable = Map::new();
    for (key, value) in typed.iter().filter(|(key, _)| *key != "nullable") {
        let mut value = value.clone();
        if key == "enum"
            && let Value::Array(values) = &mut value
            && !values.contains(&Value::Null)
        {
            values.push(Value::Null);
        }
        nullable.insert(key.clone(), value);
        if key == "type" {
            nullable.insert("nullable".to_owned(), Value::Bool(true));
        }
    }
    Some(nullable)
}

/// A lowered schema that accepts null in addition.
pub(super) fn or_null(schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(nullable) = nullable(&schema) {
        return nullable;
    }
    let (annotations, constraints): (Map<String, Value>, Map<String, Value>) = schema
        .into_iter()
        .partition(|(key, _)| vocabulary::is_annotation(key) && key != "discriminator");
    let mut out = annotations;
    if !constraints.is_empty() {
        let branches = json!([constraints, { "enum": [null] }]);
        out.insert("anyOf".to_owned(), branches);
    }
    out
}
