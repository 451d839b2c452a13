//! The changed values of a document: those at the pointers of the changes, those above them and those
//! that refer to them.

use std::collections::HashSet;

use serde_json::Value;

use crate::pointer;

/// Whether a value is a member of a composition that changed as a whole.
pub(super) fn composes(exact: &HashSet<String>, at: &str) -> bool {
    let mut at = at;
    while let Some((above, last)) = at.rsplit_once('/') {
        let composition = matches!(last, "allOf" | "anyOf" | "oneOf");
        let member = ["/allOf", "/anyOf", "/oneOf"]
            .iter()
            .any(|key| above.ends_with(key));
        if !(composition || member) {
            return false;
        }
        if exact.contains(above) {
            return true;
        }
        at = above;
    }
    false
}

pub(super) fn has_objects(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => list.iter().any(Value::is_object),
        _ => false,
    }
}

/// Marks the values in the paths that refer to a marked component, schemas excepted.
pub(super) fn mark_uses(document: &Value, dirty: &mut HashSet<String>) {
    let mut work: Vec<(String, &Value)> = match document.get("paths") {
        Some(paths) => vec![("/paths".to_owned(), paths)],
        None => return,
    };
    while let Some((at, value)) = work.pop() {
        match value {
            Value::Object(map) => {
                let target = pointer::text(value, "$ref").and_then(pointer::of_reference);
                let outside = |target: &String| pointer::schema_component(target).is_none();
                if target
                    .filter(outside)
                    .is_some_and(|target| dirty.contains(&target))
                {
                    mark(dirty, &at);
                }
                work.extend(map.iter().map(|(k, v)| (pointer::push(&at, k), v)));
            }
            Value::Array(list) => work.extend(
                list.iter()
                    .enumerate()
                    .map(|(i, v)| (pointer::push(&at, &i.to_string()), v)),
            ),
            _ => {}
        }
    }
}

pub(super) fn mark(dirty: &mut HashSet<String>, at: &str) {
    let mut at = at;
    while dirty.insert(at.to_owned()) {
        match at.rsplit_once('/') {
            Some((above, _)) => at = above,
            None => break,
        }
    }
}
