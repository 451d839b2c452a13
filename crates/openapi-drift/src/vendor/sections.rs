//! The document, its paths and its components merged section by section.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::documentation::{Keys, described, with_placeholders};
use super::merge::Merge;
use super::order;
use super::references::template;
use crate::change::Drift;
use crate::diff::METHODS;
use crate::pointer;

/// Merges both documents where they differ: at the places of the drift, and at further pointers.
pub(super) fn merged(
    ours: &Value,
    theirs: &Value,
    (drift, further): (&Drift, &BTreeSet<String>),
    keep: &[String],
) -> Value {
    let merge = Merge::new(ours, theirs, (drift, further), keep);
    let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
        return theirs.clone();
    };
    let mut out = Map::new();
    for (key, value) in old {
        let at = pointer::push("", key);
        let merged = match (key.as_str(), new.get(key)) {
            ("openapi" | "tags", _) => Some(value.clone()),
            ("info", Some(info)) => Some(information(value, info)),
            ("paths", Some(paths)) => Some(merge.paths(value, paths)),
            ("components", Some(their_parts)) => Some(merge.components(value, their_parts)),
            ("components", None) => Some(value.clone()),
            (key, _) if Keys::Keywords.is_documentation(key) => Some(value.clone()),
            (_, Some(other)) => Some(merge.value(value, other, (&at, &at), Keys::Keywords)),
            (_, None) => None,
        };
        if let Some(merged) = merged {
            out.insert(key.clone(), merged);
        }
    }
    for (key, value) in new {
        if !out.contains_key(key) && !Keys::Keywords.is_documentation(key) {
            let keys = Keys::Keywords.below(key, value);
            out.insert(key.clone(), with_placeholders(value, keys));
        }
    }
    new_tags(&mut out, new.get("tags"));
    Value::Object(out)
}

/// Our `info` with the vendor's version.
fn information(ours: &Value, theirs: &Value) -> Value {
    let mut out = ours.clone();
    if let (Value::Object(out), Some(version)) = (&mut out, theirs.get("version")) {
        out.insert("version".to_owned(), version.clone());
    }
    out
}

/// Adds the tags that we do not list yet.
fn new_tags(out: &mut Map<String, Value>, theirs: Option<&Value>) {
    let Some(Value::Array(theirs)) = theirs else {
        return;
    };
    let tags = out
        .entry("tags")
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(tags) = tags {
        for tag in theirs {
            let same = |known: &Value| known.get("name") == tag.get("name");
            if !tags.iter().any(same) {
                tags.push(with_placeholders(tag, Keys::Keywords));
            }
        }
    }
}

impl<'d> Merge<'d> {
    fn paths(&self, ours: &Value, theirs: &Value) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        for (path, item) in old {
            let renamed = new
                .get(path)
                .map(|_| path)
                .or_else(|| moved(item, path, old, new));
            let at = pointer::join("/paths", &[path]);
            match renamed {
                Some(name) => {
                    let there = pointer::join("/paths", &[name]);
                    let other = new.get(name).unwrap_or(&Value::Null);
                    out.insert(name.clone(), self.path_item(item, other, (&at, &there)));
                }
                None if self.is_kept(&at) => {
                    out.insert(path.clone(), item.clone());
                }
                None => {}
            }
        }
        for (path, item) in new {
            if !out.contains_key(path) {
                let at = pointer::join("/paths", &[path]);
                let empty = Value::Object(Map::new());
                let item = self.path_item(&empty, item, ("", &at));
                order::insert_after_siblings(&mut out, path, item, '/');
            }
        }
        Value::Object(out)
    }

    fn path_item(&self, ours: &Value, theirs: &Value, at: (&str, &str)) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        // Parameters of a path belong to all its operations. If one side has them there and the
        // other does not, every operation is merged.
        let same_level =
            old.contains_key("parameters") == new.contains_key("parameters") && at.0 == at.1;
        for (key, value) in old {
            let below = (pointer::push(at.0, key), pointer::push(at.1, key));
            match new.get(key) {
                Some(other) => {
                    let below = (below.0.as_str(), below.1.as_str());
                    let merged = match same_level {
                        true => self.value(value, other, below, Keys::Keywords),
                        false => self.changed(value, other, below, Keys::Keywords),
                    };
                    out.insert(key.clone(), merged);
                }
                None if Keys::Keywords.is_documentation(key) || self.is_kept(&below.0) => {
                    out.insert(key.clone(), value.clone());
                }
                None => {}
            }
        }
        for (key, value) in new {
            if out.contains_key(key) {
                continue;
            }
            let merged = match self.by_id(value) {
                Some((known, place)) if METHODS.contains(&key.as_str()) => {
                    let there = pointer::push(at.1, key);
                    self.changed(known, value, (&place, &there), Keys::Keywords)
                }
                _ if METHODS.contains(&key.as_str()) => operation(value),
                _ => with_placeholders(value, Keys::Keywords),
            };
            out.insert(key.clone(), merged);
        }
        Value::Object(out)
    }

    /// Our operation of the same operationId, wherever it is.
    fn by_id(&self, theirs: &Value) -> Option<(&'d Value, String)> {
        let id = pointer::text(theirs, "operationId")?;
        let paths = self.ours.get("paths")?.as_object()?;
        paths.iter().find_map(|(path, item)| {
            METHODS.iter().find_map(|method| {
                let operation = item.get(method)?;
                (pointer::text(operation, "operationId") == Some(id))
                    .then(|| (operation, pointer::join("/paths", &[path, method])))
            })
        })
    }

    fn components(&self, ours: &Value, theirs: &Value) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        for (section, entries) in old {
            let at = pointer::join("/components", &[section]);
            let merged = match new.get(section) {
                Some(other) => self.section(entries, other, &at),
                None => entries.clone(),
            };
            out.insert(section.clone(), merged);
        }
        for (section, entries) in new {
            if !out.contains_key(section) {
                let empty = Value::Object(Map::new());
                let at = pointer::join("/components", &[section]);
                out.insert(section.clone(), self.section(&empty, entries, &at));
            }
        }
        Value::Object(out)
    }

    /// The entries of both documents; `settle` removes what is not needed.
    fn section(&self, ours: &Value, theirs: &Value, at: &str) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        for (name, value) in old {
            let at = pointer::push(at, name);
            let merged = match new.get(name) {
                Some(other) => self.value(value, other, (&at, &at), Keys::Keywords),
                None => value.clone(),
            };
            out.insert(name.clone(), merged);
        }
        for (name, value) in new {
            if !out.contains_key(name) {
                order::insert_after_siblings(&mut out, name, described(value), '.');
            }
        }
        Value::Object(out)
    }
}

/// A new operation.
fn operation(theirs: &Value) -> Value {
    let mut out = with_placeholders(theirs, Keys::Keywords);
    if let (Some(Value::Array(list)), Some(slot)) =
        (theirs.get("parameters"), out.get_mut("parameters"))
    {
        *slot = list.iter().map(described).collect();
    }
    out
}

/// The path that the operations of an item moved to: one with the same operationIds, or the same
/// path with other names of parameters.
fn moved<'v>(
    item: &Value,
    path: &str,
    old: &Map<String, Value>,
    new: &'v Map<String, Value>,
) -> Option<&'v String> {
    let ids = |item: &Value| -> Vec<String> {
        METHODS
            .iter()
            .filter_map(|m| pointer::text(item.get(m)?, "operationId"))
            .map(str::to_owned)
            .collect()
    };
    let mine = ids(item);
    new.iter()
        .filter(|(name, _)| !old.contains_key(*name))
        .find(|(name, other)| {
            template(name) == template(path) || ids(other).iter().any(|id| mine.contains(id))
        })
        .map(|(name, _)| name)
}
