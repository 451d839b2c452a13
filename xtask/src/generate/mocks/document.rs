//! The part of the effective document that an area needs: its operations, and the components that they refer to.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::strip_descriptions;
use crate::examples::add_examples;
use crate::generate::OperationFacts;

/// The part of an area, without descriptions.
pub(super) fn part(effective: &Value, operations: &[OperationFacts], area: &str) -> String {
    let mut paths = Map::new();
    let is_member = |operation: &OperationFacts| operation.area == area;
    let members = || operations.iter().filter(|o| is_member(o));
    for operation in operations {
        let method = operation.method.to_lowercase();
        let Some(item) = effective
            .get("paths")
            .and_then(|paths| paths.get(&operation.path))
        else {
            continue;
        };
        let overlaps = |member: &OperationFacts| {
            member.method == operation.method && overlap(&member.path, &operation.path)
        };
        let definition = if is_member(operation) {
            item.get(&method).cloned()
        } else if members().any(overlaps) {
            // Its requests are not those of the area, although their paths look alike.
            Some(json!({ "operationId": operation.id, "responses": { "200": {} } }))
        } else {
            None
        };
        let Some(definition) = definition else {
            continue;
        };
        let entry = paths
            .entry(operation.path.clone())
            .or_insert_with(|| json!({}));
        if let (Value::Object(entry), true) = (&mut *entry, is_member(operation)) {
            let parameters = item.get("parameters");
            entry.extend(parameters.map(|list| ("parameters".to_owned(), list.clone())));
        }
        if let Value::Object(entry) = entry {
            entry.insert(method, definition);
        }
    }
    let mut document = json!({ "paths": paths });
    let components = components(effective, &document);
    if let Value::Object(document) = &mut document {
        document.insert("components".to_owned(), Value::Object(components));
    }
    add_examples(&mut document);
    strip_descriptions(&mut document);
    // In lines, so that a change shows as a change of lines.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// Whether a path can be one of both templates.
fn overlap(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split('/').collect(), other.split('/').collect());
    let alike = |(one, other): (&&str, &&str)| {
        one == other || one.starts_with('{') || other.starts_with('{')
    };
    one.len() == other.len() && one.iter().zip(&other).all(alike)
}

/// The components that a document refers to, directly or through others, in the order of the effective document.
fn components(effective: &Value, document: &Value) -> Map<String, Value> {
    let mut found = BTreeSet::new();
    let mut pending = vec![document];
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(list) => pending.extend(list),
            Value::Object(object) => {
                let reference = object.get("$ref").and_then(Value::as_str);
                if let Some(pointer) = reference.and_then(|reference| reference.strip_prefix('#'))
                    && found.insert(pointer.to_owned())
                {
                    pending.extend(effective.pointer(pointer));
                }
                pending.extend(object.values());
            }
            _ => {}
        }
    }
    let mut components = Map::new();
    let kinds = effective.get("components").and_then(Value::as_object);
    for (kind, list) in kinds.into_iter().flatten() {
        let used: Map<String, Value> = list
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| {
                let name = crate::generate::operations::escape(name);
                found.contains(&format!("/components/{kind}/{name}"))
            })
            .map(|(name, component)| (name.clone(), component.clone()))
            .collect();
        if !used.is_empty() {
            components.insert(kind.clone(), Value::Object(used));
        }
    }
    components
}
