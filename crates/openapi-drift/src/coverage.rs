//! Some pages of a reference: they cover some operations, and say nothing of the others.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diff::METHODS;
use crate::pointer;

/// A document of some pages, completed by our operations that the pages do not cover.
#[derive(Clone, Debug)]
pub struct Covered {
    /// The completed document.
    pub document: Value,
    /// The number of our operations that the pages cover.
    pub covered: usize,
    /// The number of our operations.
    pub total: usize,
}

/// Completes a document that covers some operations alone, so that comparing it with ours compares
/// those.
///
/// ```
/// use serde_json::json;
/// let ours = json!({"paths": {"/a": {"get": {"operationId": "a"}}, "/b": {"get": {}}}});
/// let page = json!({"paths": {"/a": {"get": {"operationId": "a", "deprecated": true}}}});
/// let covered = openapi_drift::complete(&ours, &page);
/// assert_eq!((covered.covered, covered.total), (1, 2));
/// assert_eq!(covered.document["paths"]["/b"], json!({"get": {}}));
/// ```
pub fn complete(ours: &Value, theirs: &Value) -> Covered {
    let mut out = Covered {
        document: theirs.clone(),
        covered: 0,
        total: 0,
    };
    let known = operation_ids(theirs);
    let items = ours.get("paths").and_then(Value::as_object);
    for (path, item) in items.into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                continue;
            };
            out.total += 1;
            let here = theirs.pointer(&pointer::join("/paths", &[path, method]));
            let id = pointer::text(operation, "operationId");
            if here.is_some() || id.is_some_and(|id| known.contains(id)) {
                out.covered += 1;
                continue;
            }
            let mut operation = operation.clone();
            inherit(&mut operation, item);
            let item = entry(entry(&mut out.document, "paths"), path);
            *entry(item, method) = operation;
        }
    }
    add_components(&mut out.document, ours);
    out
}

/// The value under a key of an object; both are created if they are missing.
fn entry<'v>(value: &'v mut Value, key: &str) -> &'v mut Value {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    &mut value[key]
}

fn operation_ids(document: &Value) -> BTreeSet<&str> {
    let items = document.get("paths").and_then(Value::as_object);
    let items = items.into_iter().flatten().map(|(_, item)| item);
    items
        .flat_map(|item| METHODS.iter().filter_map(|method| item.get(method)))
        .filter_map(|operation| pointer::text(operation, "operationId"))
        .collect()
}

/// The parameters of a path become those of its operation.
fn inherit(operation: &mut Value, item: &Value) {
    let Some(Value::Array(shared)) = item.get("parameters") else {
        return;
    };
    match operation.get_mut("parameters") {
        Some(Value::Array(own)) => {
            let all = shared.iter().cloned().chain(own.drain(..)).collect();
            *own = all;
        }
        _ => operation["parameters"] = Value::Array(shared.clone()),
    }
}

/// Adds our components that the document refers to and does not have.
fn add_components(document: &mut Value, ours: &Value) {
    let mut work = vec![document.clone()];
    while let Some(value) = work.pop() {
        let mut targets = BTreeSet::new();
        pointer::references(&value, &mut targets);
        for at in targets {
            let segments: Vec<String> = at.split('/').skip(1).map(pointer::unescape).collect();
            let [root, section, name, ..] = segments.as_slice() else {
                continue;
            };
            let whole = pointer::join("/components", &[section, name]);
            if root != "components" || document.pointer(&whole).is_some() {
                continue;
            }
            if let Some(found) = ours.pointer(&whole) {
                let slot = entry(entry(document, "components"), section);
                *entry(slot, name) = found.clone();
                work.push(json!(found));
            }
        }
    }
}
