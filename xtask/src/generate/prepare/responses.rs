//! The content of responses: removes envelopes; content that is not JSON becomes bytes or nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::walk::{for_each_operation, reference};
use crate::generate::OperationFacts;

/// Replaces responses with `data` alone by the schema of `data`. Returns the envelope's member by operationId.
pub(super) fn remove_envelopes(document: &mut Value) -> BTreeMap<String, String> {
    let schemas = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    let mut envelopes = BTreeMap::new();
    for_each_operation(document, |id, operation| {
        for response in responses_mut(operation) {
            let content = response.get_mut("content").and_then(Value::as_object_mut);
            for media in content.into_iter().flat_map(Map::values_mut) {
                if let Some(schema) = media.get_mut("schema")
                    && let Some(inner) = enveloped(&schemas, schema)
                {
                    *schema = inner;
                    envelopes.insert(id.to_owned(), "data".to_owned());
                }
            }
        }
    });
    envelopes
}

/// The schema inside the envelope, if `schema` is one.
fn enveloped<'a>(schemas: &'a Value, mut schema: &'a Value) -> Option<Value> {
    while let Some(next) = reference(schema).and_then(|name| schemas.get(name)) {
        schema = next;
    }
    let properties = schema.get("properties")?.as_object()?;
    let required = schema.pointer("/required/0")?.as_str()? == "data";
    if required && properties.len() == 1 {
        properties.get("data").cloned()
    } else {
        None
    }
}

/// Responses that can be too large for memory become bytes, and those that are not JSON, nothing.
pub(super) fn simplify_responses(document: &mut Value, operations: &[OperationFacts]) {
    let streaming: BTreeSet<&str> = operations
        .iter()
        .filter(|operation| operation.streaming)
        .map(|operation| operation.id.as_str())
        .collect();
    for_each_operation(document, |id, operation| {
        for response in responses_mut(operation).filter_map(Value::as_object_mut) {
            let Some(content) = response.get_mut("content") else {
                continue;
            };
            if streaming.contains(id) {
                *content = json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}});
            } else if content.get("application/json").is_none() {
                response.remove("content");
            }
        }
    });
}

fn responses_mut(operation: &mut Value) -> impl Iterator<Item = &mut Value> {
    operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
}
