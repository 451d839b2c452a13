//! The components of a merged document: those that nothing refers to are removed, those that are
//! referred to and missing are added.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::documentation::described;
use crate::pointer;

/// The most rounds of adding missing components.
const MAX_ROUNDS: usize = 64;

pub(super) fn settle(document: &mut Value, ours: &Value, theirs: &Value) {
    for _ in 0..MAX_ROUNDS {
        if !add_missing(document, ours, theirs) {
            break;
        }
    }
    drop_unused(document, ours, theirs);
}

fn add_missing(document: &mut Value, ours: &Value, theirs: &Value) -> bool {
    let mut needed = BTreeSet::new();
    pointer::references(document, &mut needed);
    let mut added = false;
    for at in needed {
        if document.pointer(&at).is_some() {
            continue;
        }
        let found = theirs
            .pointer(&at)
            .map(described)
            .or_else(|| ours.pointer(&at).cloned());
        let mut segments = at.split('/').skip(1);
        if let (Some(value), Some("components"), Some(section), Some(name), None) = (
            found,
            segments.next(),
            segments.next(),
            segments.next(),
            segments.next(),
        ) && let Some(slot) = section_of(document, section)
        {
            slot.insert(pointer::last(&format!("/{name}")), value);
            added = true;
        }
    }
    added
}

fn section_of<'v>(document: &'v mut Value, section: &str) -> Option<&'v mut Map<String, Value>> {
    document
        .as_object_mut()?
        .entry("components")
        .or_insert_with(|| json!({}))
        .as_object_mut()?
        .entry(section)
        .or_insert_with(|| json!({}))
        .as_object_mut()
}

/// Removes components that one side has alone and nothing refers to.
fn drop_unused(document: &mut Value, ours: &Value, theirs: &Value) {
    let used = reachable(document);
    let before = reachable(ours);
    let Some(Value::Object(sections)) = document.get_mut("components") else {
        return;
    };
    for (section, entries) in sections {
        if section == "securitySchemes" {
            continue;
        }
        let Value::Object(entries) = entries else {
            continue;
        };
        entries.retain(|name, _| {
            let at = pointer::join("/components", &[section, name]);
            // A component that was unused before, and that the vendor still has, stays.
            let carried = !before.contains(&at)
                && ours.pointer(&at).is_some()
                && theirs.pointer(&at).is_some();
            used.contains(&at) || carried
        });
    }
    let required = required_schemes(document);
    if let Some(Value::Object(schemes)) = document.pointer_mut("/components/securitySchemes") {
        let known = |document: &Value, name: &str| {
            let at = pointer::join("/components/securitySchemes", &[name]);
            document.pointer(&at).is_some()
        };
        // A scheme that both have unused stays; a required one must.
        schemes.retain(|name, _| {
            required.contains(name) || (known(ours, name) && known(theirs, name))
        });
    }
}

/// The names of security schemes that the document or an operation requires.
fn required_schemes(document: &Value) -> BTreeSet<String> {
    let items = document.get("paths").and_then(Value::as_object);
    let operations = items
        .into_iter()
        .flat_map(Map::values)
        .filter_map(Value::as_object)
        .flat_map(Map::values);
    operations
        .chain([document])
        .filter_map(|place| place.get("security")?.as_array())
        .flatten()
        .filter_map(Value::as_object)
        .flat_map(|requirement| requirement.keys().cloned())
        .collect()
}

/// Components that the paths reach.
fn reachable(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut work = BTreeSet::new();
    if let Some(paths) = document.get("paths") {
        pointer::references(paths, &mut work);
    }
    while let Some(at) = work.pop_first() {
        if !found.insert(at.clone()) {
            continue;
        }
        if let Some(value) = document.pointer(&at) {
            let mut more = BTreeSet::new();
            pointer::references(value, &mut more);
            work.extend(more.into_iter().filter(|at| !found.contains(at)));
        }
    }
    found
}
