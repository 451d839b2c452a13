//! Sample instances of a schema of the effective document: deterministic, valid, with every member or the required ones.

use serde_json::{Map, Value, json};

/// Which members an instance has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// Every property, and one entry in every list and map.
    All,
    /// The required properties.
    Required,
}

/// An instance of `schema`.
pub fn sample(document: &Value, schema: &Value, members: Members) -> Value {
    make(document, schema, members, 0)
}

/// Follows `$ref`s inside the document.
pub fn resolve<'a>(document: &'a Value, mut schema: &'a Value) -> &'a Value {
    while let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        schema = document.pointer(reference.trim_start_matches('#')).unwrap();
    }
    schema
}

const DEEPEST: usize = 7;

/// Part of every sample secret: the documents mark secrets with `x-secret`.
pub const CANARY: &str = "canary-5f1e";

fn make(document: &Value, schema: &Value, members: Members, depth: usize) -> Value {
    let secret = schema.get("x-secret") == Some(&json!(true));
    let schema = resolve(document, schema);
    if secret || schema.get("x-secret") == Some(&json!(true)) {
        let mut value = made(document, schema, members, depth);
        mark(&mut value);
        return value;
    }
    made(document, schema, members, depth)
}

/// Puts the canary in place of every text of a secret.
fn mark(value: &mut Value) {
    match value {
        Value::String(text) => *text = CANARY.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(members) => members.values_mut().for_each(mark),
        _ => {}
    }
}

fn made(document: &Value, schema: &Value, members: Members, depth: usize) -> Value {
    if let Some(value) = schema.get("const") {
        return value.clone();
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values
            .iter()
            .find(|value| !value.is_null() && **value != "")
            .unwrap_or(&values[0])
            .clone();
    }
    for keyword in ["anyOf", "oneOf"] {
        if let Some(arms) = schema.get(keyword).and_then(Value::as_array) {
            let arm = arms
                .iter()
                .find(|arm| arm.get("type") != Some(&json!("null")))
                .unwrap();
            let mut value = make(document, arm, members, depth);
            if schema.get("properties").is_some() {
                merge(&mut value, object(document, schema, members, depth));
            }
            return value;
        }
    }
    if let Some(arms) = schema.get("allOf").and_then(Value::as_array) {
        let mut value = object(document, schema, members, depth);
        for arm in arms {
            let part = make(document, arm, members, depth);
            if part.is_object() {
                merge(&mut value, part)
            } else {
                value = part
            }
        }
        return value;
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds
            .iter()
            .find(|kind| **kind != "null")
            .and_then(Value::as_str),
        Some(kind) => kind.as_str(),
        None if schema.get("properties").is_some() => Some("object"),
        None => None,
    };
    match kind {
        Some("string") => text(schema),
        Some("integer") => json!(
            schema
                .get("minimum")
                .and_then(Value::as_i64)
                .unwrap_or(7)
                .max(1)
        ),
        Some("number") => json!(1.5),
        Some("boolean") => json!(true),
        Some("array") => {
            let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
            let wanted = least.max(u64::from(members == Members::All && depth < DEEPEST));
            let items = schema.get("items").cloned().unwrap_or(json!({}));
            (0..wanted)
                .map(|_| make(document, &items, members, depth + 1))
                .collect()
        }
        Some("object") => object(document, schema, members, depth),
        _ => json!("anything"),
    }
}

fn text(schema: &Value) -> Value {
    let text = match schema.get("format").and_then(Value::as_str) {
        Some("date-time") => "2026-03-04T05:06:07Z".to_owned(),
        Some("date") => "2026-03-04".to_owned(),
        Some("email") => "ada@example.com".to_owned(),
        Some("uri") => "https://example.com/a".to_owned(),
        _ => {
            let most = schema
                .get("maxLength")
                .and_then(Value::as_u64)
                .unwrap_or(20);
            let least = schema.get("minLength").and_then(Value::as_u64).unwrap_or(0);
            let mut text = "5f1e a&b=ü".to_owned();
            while (text.chars().count() as u64) < least {
                text.push('x');
            }
            text.chars().take(most as usize).collect()
        }
    };
    Value::String(match schema.get("pattern").and_then(Value::as_str) {
        Some(pattern) if !regex::Regex::new(pattern).unwrap().is_match(&text) => fitting(pattern),
        _ => text,
    })
}

/// A text that fits a pattern of the documents.
fn fitting(pattern: &str) -> String {
    let candidates = [
        "abc",
        "asc",
        "true",
        "a-b",
        "12:30",
        "2026-03-04",
        "2026-03-04T05:06:07Z",
        "#aabbcc",
        "A",
        "1",
        "https://example.com",
        "abc123",
    ];
    let pattern = regex::Regex::new(pattern).unwrap();
    candidates
        .iter()
        .find(|candidate| pattern.is_match(candidate))
        .unwrap_or_else(|| panic!("no text for {pattern}"))
        .to_string()
}

fn object(document: &Value, schema: &Value, members: Members, depth: usize) -> Value {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut object = Map::new();
    for (name, property) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let wanted = members == Members::All && depth < DEEPEST;
        if required.contains(&name.as_str()) || wanted {
            object.insert(name.clone(), make(document, property, members, depth + 1));
        }
    }
    if members == Members::All && depth < DEEPEST {
        match schema.get("additionalProperties") {
            Some(Value::Bool(true)) => drop(object.insert("own key".into(), json!("anything"))),
            Some(inner @ Value::Object(_)) => {
                drop(object.insert("own key".into(), make(document, inner, members, depth + 1)))
            }
            _ => {}
        }
    }
    Value::Object(object)
}

fn merge(value: &mut Value, part: Value) {
    if let (Some(value), Value::Object(part)) = (value.as_object_mut(), part) {
        value.extend(part);
    }
}
