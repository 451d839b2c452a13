//! Enumerations without a type.

use serde_json::{Map, Value};

use crate::loss::Loss;
use crate::walk;

/// Adds `type` to enumerations whose values have the same type, and `nullable` if null is one of
/// them. Loses nothing.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "A": { "enum": ["on", null] } } },
/// });
/// openapi_lower::progenitor::type_enums(&mut document);
/// assert_eq!(
///     document["components"]["schemas"]["A"],
///     serde_json::json!({ "enum": ["on", null], "type": "string", "nullable": true }),
/// );
/// ```
pub fn type_enums(document: &mut Value) -> Vec<Loss> {
    walk::schemas_mut(document, &mut |_, schema| add_type(schema));
    Vec::new()
}

fn add_type(schema: &mut Map<String, Value>) {
    if schema.contains_key("type") {
        return;
    }
    let Some(Value::Array(values)) = schema.get("enum") else {
        return;
    };
    let null = values.contains(&Value::Null);
    let mut kinds: Vec<&str> = values.iter().filter_map(kind).collect();
    kinds.dedup();
    let [one] = kinds.as_slice() else { return };
    let one = Value::from(*one);
    schema.insert("type".to_owned(), one);
    if null {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
}

fn kind(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    })
}
