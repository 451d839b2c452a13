//! Traversal of a lowered document: its schemas, its operations, and the references of a schema.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Where a reference to a component's schema begins.
pub(super) const SCHEMAS: &str = "#/components/schemas/";

/// The components' schemas by name.
pub(super) fn schemas_mut(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
}

/// Calls `visit` on every schema of a lowered document, innermost first.
pub(super) fn for_each_schema(document: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    for value in schemas_mut(document).into_iter().flat_map(Map::values_mut) {
        schema(value, visit);
    }
    for part in [
        "/paths",
        "/components/parameters",
        "/components/requestBodies",
        "/components/responses",
    ] {
        if let Some(value) = document.pointer_mut(part) {
            holders(value, visit);
        }
    }
}

/// A schema's own schemas, then the schema.
fn schema(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    let Some(object) = value.as_object_mut() else {
        return;
    };
    for (key, inner) in object.iter_mut() {
        match (key.as_str(), inner) {
            ("properties", Value::Object(properties)) => properties
                .values_mut()
                .for_each(|value| schema(value, visit)),
            ("items" | "additionalProperties" | "not", inner) => schema(inner, visit),
            ("allOf" | "anyOf" | "oneOf", Value::Array(arms)) => {
                arms.iter_mut().for_each(|value| schema(value, visit))
            }
            _ => {}
        }
    }
    visit(value);
}

/// The schemas under every `schema` member.
fn holders(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object.iter_mut() {
                if key == "schema" {
                    schema(inner, visit)
                } else if key != "schemas" {
                    holders(inner, visit)
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| holders(value, visit)),
        _ => {}
    }
}

/// Calls `visit` with each operation's id and object.
pub(super) fn for_each_operation(document: &mut Value, mut visit: impl FnMut(&str, &mut Value)) {
    let Some(Value::Object(paths)) = document.pointer_mut("/paths") else {
        return;
    };
    for item in paths.values_mut() {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            if let Some(id) = operation
                .get("operationId")
                .and_then(Value::as_str)
                .map(str::to_owned)
            {
                visit(&id, operation);
            }
        }
    }
}

/// The component that the schema's `$ref` names.
pub(super) fn ref_target(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(SCHEMAS)
}

/// The component a schema refers to, whether plainly or, to be nullable, as the only arm of `allOf`.
pub(in crate::generate) fn reference(schema: &Value) -> Option<&str> {
    ref_target(schema).or_else(|| match schema.get("allOf")?.as_array()?.as_slice() {
        [arm] => ref_target(arm),
        _ => None,
    })
}

/// Adds the components that `value` refers to, at any depth, to `found`.
pub(super) fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            found.extend(ref_target(value).map(str::to_owned));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
