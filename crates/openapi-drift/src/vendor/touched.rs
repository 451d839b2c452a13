//! The parts of a document that an overlay action touches: whole path items and schemas, with every
//! component that they refer to. Comparing those two costs a fraction of comparing two documents.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diff::{Options, compare};
use crate::pointer;

/// The touched parts as they were.
pub(super) struct Touched {
    /// Pointers of the path items and schemas, with their values; `None` if an action touches
    /// anything else, which always counts.
    parts: Option<Vec<(String, Value)>>,
    /// The parts and the components that they refer to, as a document.
    document: Value,
}

impl Touched {
    pub(super) fn of(document: &Value, places: &[String]) -> Self {
        let parts: Option<BTreeSet<String>> = places.iter().map(|place| part_at(place)).collect();
        let parts = parts.map(|parts| {
            let parts = parts.into_iter();
            let values = parts.filter_map(|at| {
                let value = document.pointer(&at)?.clone();
                Some((at, value))
            });
            values.collect::<Vec<_>>()
        });
        let extract = parts
            .as_ref()
            .map_or(Value::Null, |parts| extract(document, parts));
        Touched {
            parts,
            document: extract,
        }
    }

    /// Whether the parts mean the same as before, documentation and extensions included.
    pub(super) fn means_the_same(&self, after: &Value) -> bool {
        let Some(parts) = &self.parts else {
            return false;
        };
        let same_extensions = parts.iter().all(|(at, before)| {
            let after = after.pointer(at);
            after.is_some_and(|after| extensions(before) == extensions(after))
        });
        if !same_extensions {
            return false;
        }
        let options = Options {
            documentation: true,
            ..Options::default()
        };
        let after = extract(after, parts);
        compare(&self.document, &after, &options).changes.is_empty()
    }

    /// Puts the parts back as they were.
    pub(super) fn restore(self, document: &mut Value) {
        for (at, value) in self.parts.into_iter().flatten() {
            if let Some(slot) = document.pointer_mut(&at) {
                *slot = value;
            }
        }
    }
}

/// The path item or the schema that a place is in.
fn part_at(place: &str) -> Option<String> {
    let kept = match place.split('/').nth(1)? {
        "paths" => 2,
        "components" if place.starts_with("/components/schemas/") => 3,
        _ => return None,
    };
    let segments: Vec<&str> = place.split('/').skip(1).take(kept).collect();
    (segments.len() == kept).then(|| format!("/{}", segments.join("/")))
}

/// A document of some parts and of everything that they refer to. A schema is the body of an
/// operation of its own.
fn extract(document: &Value, parts: &[(String, Value)]) -> Value {
    let mut paths = Map::new();
    let mut needed: BTreeSet<String> = BTreeSet::new();
    for (at, _) in parts {
        let Some(value) = document.pointer(at) else {
            continue;
        };
        if at.starts_with("/paths/") {
            paths.insert(pointer::last(at), value.clone());
            pointer::references(value, &mut needed);
            continue;
        }
        let content = json!({"application/json": {"schema": {"$ref": format!("#{at}")}}});
        let operation = json!({
            "requestBody": {"content": content},
            "responses": {"200": {"content": content}},
        });
        paths.insert(format!("/schema{at}"), json!({ "post": operation }));
        needed.insert(at.clone());
    }
    let mut out = Map::new();
    for (key, value) in document.as_object().into_iter().flatten() {
        if key != "paths" && key != "components" {
            out.insert(key.clone(), value.clone());
        }
    }
    out.insert("paths".to_owned(), Value::Object(paths));
    out.insert("components".to_owned(), components(document, needed));
    Value::Object(out)
}

/// The components at some pointers, and those that they refer to.
fn components(document: &Value, mut needed: BTreeSet<String>) -> Value {
    let mut sections = Map::new();
    let mut done = BTreeSet::new();
    if let Some(schemes) = document.pointer("/components/securitySchemes") {
        sections.insert("securitySchemes".to_owned(), schemes.clone());
    }
    while let Some(at) = needed.pop_first() {
        let mut segments = at.split('/').skip(2);
        let (Some(section), Some(name)) = (segments.next(), segments.next()) else {
            continue;
        };
        let whole = format!("/components/{section}/{name}");
        let Some(value) = document.pointer(&whole) else {
            continue;
        };
        if !done.insert(whole.clone()) {
            continue;
        }
        pointer::references(value, &mut needed);
        let entries = sections
            .entry(section.to_owned())
            .or_insert_with(|| json!({}));
        if let Value::Object(entries) = entries {
            entries.insert(pointer::last(&whole), value.clone());
        }
    }
    Value::Object(sections)
}

/// Every extension of a value.
fn extensions(value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut work = vec![value];
    while let Some(value) = work.pop() {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    if key.starts_with("x-") {
                        out.push(format!("{key} {value}"));
                    }
                    work.push(value);
                }
            }
            Value::Array(list) => work.extend(list),
            _ => {}
        }
    }
    out.sort_unstable();
    out
}
