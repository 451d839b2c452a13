//! Simplifies schemas until progenitor has a type for them: scalars without hints, one type for a union of scalars,
//! undocumented members kept as a map.

use serde_json::{Map, Value, json};

use super::walk::schemas_mut;
use crate::generate::operations::escape;
use crate::generate::progenitor::SCALAR_FORMAT;

/// The formats that have a type of their own.
const FORMATS: [&str; 6] = ["date", "date-time", "binary", "int32", "int64", "double"];

/// Enums of numbers become numbers, unions of scalars one scalar type, and texts with a hint at their form plain texts.
pub(super) fn simplify_scalars(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let member = |name: &str| object.get(name).and_then(Value::as_str);
    let number_enum = member("type").is_some_and(|kind| kind != "string");
    // Other formats are hints; a string that violates one must not fail a response.
    let hint = member("format").is_some_and(|format| !FORMATS.contains(&format));
    if number_enum {
        object.remove("enum");
    }
    if hint {
        object.remove("format");
    }
    open_enum(object);
    // Progenitor drops undocumented members if the keyword is `true`.
    if object.contains_key("properties")
        && object.get("additionalProperties") == Some(&Value::Bool(true))
    {
        object.insert(
            "additionalProperties".into(),
            json!({"description": "Any other member."}),
        );
    }
    if let Some(keyword) = ["anyOf", "oneOf"]
        .into_iter()
        .find(|keyword| object.get(*keyword).is_some_and(is_scalar_union))
    {
        object.remove(keyword);
        object.insert("type".into(), json!("string"));
        object.insert("format".into(), json!(SCALAR_FORMAT));
    }
}

/// An enum or any other string is an enum, because our enums are open.
fn open_enum(object: &mut Map<String, Value>) {
    let Some(arms) = object.get("anyOf").and_then(Value::as_array) else {
        return;
    };
    if arms.iter().any(|arm| kind(arm) != "string") {
        return;
    }
    let mut listed = arms.iter().filter_map(|arm| arm.get("enum"));
    if let (Some(values), None) = (listed.next().cloned(), listed.next()) {
        object.remove("anyOf");
        object.insert("type".into(), json!("string"));
        object.insert("enum".into(), values);
    }
}

/// Whether the arms are several scalars that may be of different types.
fn is_scalar_union(arms: &Value) -> bool {
    let is_scalar = |arm: &Value| match arm.get("enum") {
        None => ["string", "boolean", "integer", "number"].contains(&kind(arm)),
        Some(values) => values
            .as_array()
            .is_some_and(|values| values.iter().all(Value::is_null)),
    };
    arms.as_array()
        .is_some_and(|arms| arms.len() > 1 && arms.iter().all(is_scalar))
}

fn kind(schema: &Value) -> &str {
    schema
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// `patternProperties` become `additionalProperties`: 3.0 has no other keyword for them.
pub(super) fn keep_undocumented_members(before: &Value, lowered: &mut Value) {
    for (name, schema) in schemas_mut(lowered).into_iter().flatten() {
        let patterns = before.pointer(&format!(
            "/components/schemas/{}/patternProperties",
            escape(name)
        ));
        if let (Some(_), Some(schema)) = (patterns, schema.as_object_mut()) {
            schema.insert("additionalProperties".into(), Value::Bool(true));
        }
    }
}
