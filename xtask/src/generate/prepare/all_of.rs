//! Merges objects composed by `allOf` into one object each.

use serde_json::{Map, Value, json};

use super::walk::{for_each_schema, ref_target};

/// The deepest composition; a deeper one is a cycle.
const MOST_LEVELS: usize = 16;

/// Merges objects composed by `allOf` into one object each.
pub(super) fn merge_all_of(document: &mut Value) {
    let schemas = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    for_each_schema(document, &mut |schema| {
        let arms = schema.get("allOf").and_then(Value::as_array);
        if arms.is_some_and(|arms| arms.len() > 1)
            && let Some(merged) = merged(&schemas, schema, 0)
        {
            *schema = merged;
        }
    });
}

/// The one object that `schema` is equivalent to, if it is composed of objects alone.
fn merged(schemas: &Value, schema: &Value, level: usize) -> Option<Value> {
    if level > MOST_LEVELS {
        return None;
    }
    if let Some(name) = ref_target(schema) {
        return merged(schemas, schemas.get(name)?, level + 1);
    }
    let mut whole = schema.as_object()?.clone();
    let Some(arms) = whole.remove("allOf") else {
        return schema.get("properties").map(|_| schema.clone());
    };
    let mut parts: Vec<Value> = arms
        .as_array()?
        .iter()
        .map(|arm| merged(schemas, arm, level + 1))
        .collect::<Option<_>>()?;
    parts.push(Value::Object(whole.clone()));
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for part in parts.iter().filter_map(Value::as_object) {
        let own = part.get("properties").and_then(Value::as_object);
        properties.extend(own.cloned().unwrap_or_default());
        let names = part.get("required").and_then(Value::as_array);
        for name in names.into_iter().flatten() {
            if !required.contains(name) {
                required.push(name.clone());
            }
        }
        for (key, value) in part {
            if key.starts_with("x-") || key == "additionalProperties" {
                whole.entry(key).or_insert_with(|| value.clone());
            }
        }
    }
    whole.insert("type".into(), json!("object"));
    whole.insert("properties".into(), Value::Object(properties));
    whole.insert("required".into(), Value::Array(required));
    Some(Value::Object(whole))
}
