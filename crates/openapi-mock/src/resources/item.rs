//! Fits a stored value to the schema of a response: fields that the schema does not have are dropped, and those that it requires are added.

use serde_json::{Map, Value, json};

use super::names::canonical;
use crate::document::Document;
use crate::samples;

/// The deepest value that is fitted; deeper parts are dropped.
const MAX_DEPTH: usize = 24;

/// Returns the value in the form that `schema` permits, or `None` if it has another type.
pub(super) fn fit(document: &Document, schema: &Value, value: &Value) -> Option<Value> {
    fit_at(document, schema, value, 0)
}

fn fit_at(document: &Document, schema: &Value, value: &Value, depth: usize) -> Option<Value> {
    let schema = document.resolve(schema);
    if depth > MAX_DEPTH {
        return None;
    }
    if value.is_null() {
        return samples::allows_null(schema).then_some(Value::Null);
    }
    if let Some(constant) = schema.get("const") {
        return (constant == value).then(|| value.clone());
    }
    if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
        return choices.contains(value).then(|| value.clone());
    }
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        return all_of(document, schema, parts, value, depth);
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(branches) = schema.get(key).and_then(Value::as_array) {
            let mut branches = branches.iter();
            return branches.find_map(|branch| fit_at(document, branch, value, depth + 1));
        }
    }
    match (samples::kind(schema), value) {
        ("object", Value::Object(fields)) => object(document, schema, fields, depth),
        ("object", scalar) if !scalar.is_array() => by_id(document, schema, scalar),
        ("array", Value::Array(items)) => {
            let any = Value::Bool(true);
            let schema = schema.get("items").unwrap_or(&any);
            let items = items.iter();
            let fitted = items.filter_map(|item| fit_at(document, schema, item, depth + 1));
            Some(Value::Array(fitted.collect()))
        }
        // A list of ids in place of a list of objects.
        ("string" | "integer", Value::Object(fields)) => {
            fit_at(document, schema, fields.get("id")?, depth + 1)
        }
        ("string", Value::String(_)) => Some(value.clone()),
        ("string", Value::Number(number)) => Some(json!(number.to_string())),
        ("integer", Value::String(text)) => text.parse::<i64>().ok().map(Value::from),
        ("integer", Value::Number(number)) if number.is_i64() || number.is_u64() => {
            Some(value.clone())
        }
        ("number", Value::Number(_)) | ("boolean", Value::Bool(_)) => Some(value.clone()),
        ("boolean", Value::String(text)) => text.parse::<bool>().ok().map(Value::from),
        ("", _) => Some(value.clone()),
        _ => None,
    }
}

/// Shows a reference by its id where the response has an object.
fn by_id(document: &Document, schema: &Value, id: &Value) -> Option<Value> {
    let property = schema.get("properties")?.get("id")?;
    let mut fields = Map::new();
    fields.insert("id".to_owned(), fit(document, property, id)?);
    object(document, schema, &fields, MAX_DEPTH - 1)
}

fn all_of(
    document: &Document,
    schema: &Value,
    parts: &[Value],
    value: &Value,
    depth: usize,
) -> Option<Value> {
    let Value::Object(fields) = value else {
        return fit_at(document, parts.first()?, value, depth + 1);
    };
    let own = schema.get("properties").is_some();
    let mut fitted = match own {
        true => object(document, schema, fields, depth)?,
        false => json!({}),
    };
    for part in parts {
        let part = fit_at(document, part, value, depth + 1)?;
        if let (Value::Object(all), Value::Object(part)) = (&mut fitted, part) {
            all.extend(part);
        }
    }
    Some(fitted)
}

fn object(
    document: &Document,
    schema: &Value,
    fields: &Map<String, Value>,
    depth: usize,
) -> Option<Value> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Some(Value::Object(fields.clone()));
    };
    let required = required(schema);
    let mut shown = Map::new();
    for (name, property) in properties {
        let is_required = required.contains(&name.as_str());
        let stored = find(fields, name);
        match stored.and_then(|value| fit_at(document, property, value, depth + 1)) {
            Some(value) => {
                shown.insert(name.clone(), value);
            }
            // Another value of a tag means that this is another branch of a union.
            None if is_required && stored.is_some_and(|value| !value.is_null()) => return None,
            None if is_required => {
                let value = samples::default_value(document, name, property);
                shown.insert(name.clone(), value);
            }
            None => {}
        }
    }
    let open = ["additionalProperties", "unevaluatedProperties"];
    if open.iter().any(|key| schema.get(*key).is_some_and(is_open)) {
        for (name, value) in fields {
            shown.entry(name).or_insert_with(|| value.clone());
        }
    }
    Some(Value::Object(shown))
}

fn is_open(schema: &Value) -> bool {
    schema != &Value::Bool(false)
}

/// Finds a field by its name, or by another spelling of it.
fn find<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    fields.get(name).or_else(|| {
        let wanted = canonical(name);
        let mut fields = fields.iter();
        Some(fields.find(|(name, _)| canonical(name) == wanted)?.1)
    })
}

/// Returns the required properties of a schema.
pub(super) fn required(schema: &Value) -> Vec<&str> {
    let required = schema.get("required").and_then(Value::as_array);
    let names = required.into_iter().flatten();
    names.filter_map(Value::as_str).collect()
}
