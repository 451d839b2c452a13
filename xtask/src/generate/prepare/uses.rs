//! Which areas use a component, and in which direction; unused components are dropped.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::walk::{reference, references, schemas_mut};
use crate::generate::operations::escape;
use crate::generate::{OperationFacts, Target};

/// Which areas use a component, and how.
#[derive(Debug, Default)]
pub(super) struct Use {
    /// The areas whose operations use it.
    pub areas: BTreeSet<String>,
    /// Whether requests contain it.
    pub sent: bool,
    /// Whether responses contain it.
    pub received: bool,
    /// Whether it is the whole schema of a response.
    pub is_response: bool,
}

/// Finds for each component of the lowered document which areas use it and in which direction: there, or in the
/// document before it was lowered, because 3.0 cannot express its webhooks and key patterns.
pub(super) fn uses(
    target: &Target<'_>,
    operations: &[OperationFacts],
    before: &Value,
    lowered: &Value,
) -> BTreeMap<String, Use> {
    let areas: BTreeMap<&str, &str> = operations
        .iter()
        .map(|operation| (operation.id.as_str(), operation.area.as_str()))
        .collect();
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    let mut note =
        |document: &Value, start: BTreeSet<String>, area: &str, mark: &dyn Fn(&mut Use, &str)| {
            for name in reached(document, start) {
                if component(lowered, &name).is_some() {
                    let entry = uses.entry(name.clone()).or_default();
                    entry.areas.insert(area.to_owned());
                    mark(entry, &name);
                }
            }
        };
    for document in [before, lowered] {
        for operation in operations_of(document, "paths") {
            let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
                continue;
            };
            let area = areas.get(id).copied().unwrap_or_default();
            note(document, sent(document, operation), area, &|entry, _| {
                entry.sent = true
            });
            let responses = responses(operation);
            let received = referred(operation.get("responses"));
            note(document, received, area, &|entry, name| {
                entry.received = true;
                entry.is_response |= responses.contains(name);
            });
        }
    }
    for operation in operations_of(before, "webhooks") {
        let tag = operation
            .pointer("/tags/0")
            .and_then(Value::as_str)
            .unwrap_or("webhooks");
        let received = referred(operation.get("requestBody"));
        note(before, received, &target.names.area(tag), &|entry, _| {
            entry.received = true
        });
    }
    uses
}

/// The operations under `paths` or `webhooks`.
fn operations_of<'a>(document: &'a Value, part: &str) -> impl Iterator<Item = &'a Value> {
    members(document.get(part)).flat_map(|item| members(Some(item)))
}

fn members(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::values)
}

fn component<'a>(document: &'a Value, name: &str) -> Option<&'a Value> {
    document.pointer(&format!("/components/schemas/{}", escape(name)))
}

fn referred(value: Option<&Value>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(value) = value {
        references(value, &mut found);
    }
    found
}

/// The components that an operation's body and parameters refer to, also through a `$ref` to a parameter.
fn sent(document: &Value, operation: &Value) -> BTreeSet<String> {
    let mut found = referred(operation.get("requestBody"));
    let parameters = operation.get("parameters");
    found.extend(referred(parameters));
    for parameter in parameters.and_then(Value::as_array).into_iter().flatten() {
        let pointer = parameter.get("$ref").and_then(Value::as_str);
        if let Some(pointer) = pointer.and_then(|reference| reference.strip_prefix('#')) {
            found.extend(referred(document.pointer(pointer)));
        }
    }
    found
}

/// The components that are the whole schema of a response.
fn responses(operation: &Value) -> BTreeSet<&str> {
    members(operation.get("responses"))
        .flat_map(|response| members(response.get("content")))
        .filter_map(|media| reference(media.get("schema")?))
        .collect()
}

/// Components reached from `start`.
fn reached(document: &Value, start: BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = start.into_iter().collect();
    while let Some(name) = open.pop() {
        if let Some(schema) = component(document, &name)
            && found.insert(name)
        {
            open.extend(referred(Some(schema)));
        }
    }
    found
}

/// Drops components that only errors and other parts without generated code refer to.
pub(super) fn keep_used(document: &mut Value, uses: &BTreeMap<String, Use>) {
    if let Some(schemas) = schemas_mut(document) {
        schemas.retain(|name, _| uses.contains_key(name));
    }
    if let Some(Value::Object(components)) = document.pointer_mut("/components") {
        components
            .retain(|kind, _| ["schemas", "parameters", "requestBodies"].contains(&kind.as_str()));
    }
}
