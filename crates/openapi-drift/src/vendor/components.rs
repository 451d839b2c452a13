//! The components of a merged document settled: what nothing refers to any more
//! and the vendor does not have goes, what is referred to and missing comes, and
//! an answer or parameter that changed everywhere alike stays shared.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::words::fresh_named;
use crate::keywords::canonical;
use crate::pointer;

/// The most rounds that adding what is missing can take.
const MOST_ROUNDS: usize = 64;

pub(super) fn settle(document: &mut Value, ours: &Value, theirs: &Value) {
    share_again(document, ours);
    for _ in 0..MOST_ROUNDS {
        if !add_missing(document, ours, theirs) {
            break;
        }
    }
    drop_unused(document, ours, theirs);
}

/// References of a value, as pointers.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key == "$ref" || text.starts_with("#/components/") => {
                        found.extend(pointer::of_reference(text));
                    }
                    other => references(other, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| references(v, found)),
        _ => {}
    }
}

fn add_missing(document: &mut Value, ours: &Value, theirs: &Value) -> bool {
    let mut needed = BTreeSet::new();
    references(document, &mut needed);
    let mut added = false;
    for at in needed {
        if document.pointer(&at).is_some() {
            continue;
        }
        let found = theirs
            .pointer(&at)
            .map(fresh_named)
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

/// Drops components that only one side has and that nothing needs.
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
            // What we carried unused before, and the vendor still has, stays.
            let carried = !before.contains(&at)
                && ours.pointer(&at).is_some()
                && theirs.pointer(&at).is_some();
            used.contains(&at) || carried
        });
    }
    let asked = schemes_asked_for(document);
    if let Some(Value::Object(schemes)) = document.pointer_mut("/components/securitySchemes") {
        let known = |document: &Value, name: &str| {
            let at = pointer::join("/components/securitySchemes", &[name]);
            document.pointer(&at).is_some()
        };
        // A scheme that both carry unused stays; one that is asked for must.
        schemes
            .retain(|name, _| asked.contains(name) || (known(ours, name) && known(theirs, name)));
    }
}

/// The names of security schemes that the document or an operation asks for.
fn schemes_asked_for(document: &Value) -> BTreeSet<String> {
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
        references(paths, &mut work);
    }
    while let Some(at) = work.pop_first() {
        if !found.insert(at.clone()) {
            continue;
        }
        if let Some(value) = document.pointer(&at) {
            let mut more = BTreeSet::new();
            references(value, &mut more);
            work.extend(more.into_iter().filter(|at| !found.contains(at)));
        }
    }
    found
}

/// Where every use of a shared answer or parameter became the same other thing,
/// the component becomes that thing and the uses refer to it again.
fn share_again(document: &mut Value, ours: &Value) {
    for section in ["responses", "parameters"] {
        let Some(Value::Object(shared)) = ours.pointer(&pointer::join("/components", &[section]))
        else {
            continue;
        };
        for name in shared.keys() {
            let reference = pointer::join("#/components", &[section, name]);
            let mut uses = Vec::new();
            places(ours.get("paths"), "/paths", &reference, &mut uses);
            let now: Vec<(String, Value)> = uses
                .into_iter()
                .filter_map(|at| document.pointer(&at).map(|v| (at.clone(), v.clone())))
                .collect();
            let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
            for (_, value) in &now {
                *kinds.entry(canonical(value)).or_default() += 1;
            }
            let changed = |value: &Value| {
                pointer::text(value, "$ref") != Some(&reference)
                    && identity(value) == shared.get(name).map_or((None, None), identity)
            };
            let alone = kinds.len() == 1 && now.len() > 1;
            let Some((_, value)) = now.first().filter(|(_, v)| alone && changed(v)).cloned() else {
                continue;
            };
            if let Some(slot) = section_of(document, section) {
                slot.insert(name.clone(), value);
            }
            for (at, _) in now {
                if let Some(slot) = document.pointer_mut(&at) {
                    *slot = json!({ "$ref": reference });
                }
            }
        }
    }
}

fn identity(value: &Value) -> (Option<&str>, Option<&str>) {
    (pointer::text(value, "name"), pointer::text(value, "in"))
}

/// The places that are exactly a reference.
fn places(value: Option<&Value>, at: &str, reference: &str, found: &mut Vec<String>) {
    match value {
        Some(Value::Object(map)) => {
            if pointer::text(&Value::Object(map.clone()), "$ref") == Some(reference) {
                found.push(at.to_owned());
            }
            for (key, value) in map {
                places(Some(value), &pointer::push(at, key), reference, found);
            }
        }
        Some(Value::Array(list)) => {
            for (index, value) in list.iter().enumerate() {
                places(
                    Some(value),
                    &pointer::push(at, &index.to_string()),
                    reference,
                    found,
                );
            }
        }
        _ => {}
    }
}
