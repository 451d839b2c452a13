//! Our document and the vendor's merged place by place. A place that the differ
//! finds unchanged stays as we wrote it; below a changed one the vendor's
//! structure is taken and our words are kept.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::dirty::{composes, has_objects, mark, mark_uses};
use super::words::{Keys, fresh, fresh_named, without};
use crate::change::Drift;
use crate::diff::METHODS;
use crate::keywords::canonical;
use crate::pointer;

pub(super) fn merged(ours: &Value, theirs: &Value, drift: &Drift, keep: &[String]) -> Value {
    let merge = Merge::new(ours, theirs, drift, keep);
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
            (key, _) if Keys::Keywords.holds_words(key) => Some(value.clone()),
            (_, Some(other)) => Some(merge.value(value, other, (&at, &at), Keys::Keywords)),
            (_, None) => None,
        };
        if let Some(merged) = merged {
            out.insert(key.clone(), merged);
        }
    }
    for (key, value) in new {
        if !out.contains_key(key) && !Keys::Keywords.holds_words(key) {
            out.insert(key.clone(), fresh(value, Keys::Keywords.below(key)));
        }
    }
    new_tags(&mut out, new.get("tags"));
    Value::Object(out)
}

/// The title and the words are ours, the version is the vendor's.
fn information(ours: &Value, theirs: &Value) -> Value {
    let mut out = ours.clone();
    if let (Value::Object(out), Some(version)) = (&mut out, theirs.get("version")) {
        out.insert("version".to_owned(), version.clone());
    }
    out
}

/// Tags that operations use and we do not list yet.
fn new_tags(out: &mut Map<String, Value>, theirs: Option<&Value>) {
    let Some(Value::Array(theirs)) = theirs else {
        return;
    };
    let tags = out
        .entry("tags")
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(tags) = tags {
        for tag in theirs {
            if !tags
                .iter()
                .any(|known| known.get("name") == tag.get("name"))
            {
                tags.push(fresh(tag, Keys::Keywords));
            }
        }
    }
}

struct Merge<'d> {
    ours: &'d Value,
    theirs: &'d Value,
    /// Pointers of changed places, and every place above one.
    old_dirty: HashSet<String>,
    new_dirty: HashSet<String>,
    /// Pointers of changes alone.
    old_exact: HashSet<String>,
    new_exact: HashSet<String>,
    keep: &'d [String],
    /// Our component's name under the vendor's new one.
    renamed: HashMap<String, String>,
}

impl<'d> Merge<'d> {
    fn new(ours: &'d Value, theirs: &'d Value, drift: &Drift, keep: &'d [String]) -> Self {
        let mut merge = Merge {
            ours,
            theirs,
            old_dirty: HashSet::new(),
            new_dirty: HashSet::new(),
            old_exact: HashSet::new(),
            new_exact: HashSet::new(),
            keep,
            renamed: HashMap::new(),
        };
        for change in &drift.changes {
            let renamed = change
                .effects
                .iter()
                .any(|e| e.rule.ends_with("component-renamed"));
            if let (true, Some(a), Some(b)) = (renamed, &change.before, &change.after) {
                merge.renamed.insert(b.clone(), a.clone());
            }
            merge.old_exact.insert(change.old_pointer.clone());
            merge.new_exact.insert(change.new_pointer.clone());
            mark(&mut merge.old_dirty, &change.old_pointer);
            mark(&mut merge.new_dirty, &change.new_pointer);
        }
        // What refers to a changed parameter or answer is changed with it.
        mark_uses(ours, &mut merge.old_dirty);
        mark_uses(theirs, &mut merge.new_dirty);
        merge
    }

    /// Whether anything changed at or below a place, or where it refers to.
    fn is_dirty(&self, at: (&str, &str), ours: &Value, theirs: &Value) -> bool {
        let changed = |dirty: &HashSet<String>, at: &str, root: &Value, value: &Value| {
            let mut at = at.to_owned();
            let mut value = value;
            for _ in 0..16 {
                if dirty.contains(&at) {
                    return true;
                }
                let next = pointer::text(value, "$ref").and_then(pointer::of_reference);
                match next {
                    Some(next) if pointer::schema_component(&next).is_none() => {
                        let Some(target) = root.pointer(&next) else {
                            return true;
                        };
                        (at, value) = (next, target);
                    }
                    _ => return false,
                }
            }
            true
        };
        composes(&self.old_exact, at.0)
            || composes(&self.new_exact, at.1)
            || changed(&self.old_dirty, at.0, self.ours, ours)
            || changed(&self.new_dirty, at.1, self.theirs, theirs)
    }

    fn is_kept(&self, at: &str) -> bool {
        self.keep.iter().any(|kept| {
            at == kept
                || at
                    .strip_prefix(kept.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// A thing behind references other than to schemas.
    fn follow<'v>(root: &'v Value, value: &'v Value) -> &'v Value {
        Self::led(root, value, "").1
    }

    /// The same with its pointer; `at` where nothing was followed.
    fn led<'v>(root: &'v Value, value: &'v Value, at: &str) -> (String, &'v Value) {
        let mut found = (at.to_owned(), value);
        for _ in 0..16 {
            let next = pointer::text(found.1, "$ref")
                .and_then(pointer::of_reference)
                .filter(|next| pointer::schema_component(next).is_none())
                .and_then(|next| root.pointer(&next).map(|value| (next.clone(), value)));
            match next {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// The general case: a value of both documents at the same place.
    fn value(&self, ours: &Value, theirs: &Value, at: (&str, &str), keys: Keys) -> Value {
        // Plain values belong to the place that holds them, which was asked before.
        let structured = has_objects(ours) || has_objects(theirs);
        let clean = || keys == Keys::Keywords && structured && !self.is_dirty(at, ours, theirs);
        if self.is_kept(at.0) || clean() {
            return ours.clone();
        }
        let (here, ours) = Self::led(self.ours, ours, at.0);
        let (there, theirs) = Self::led(self.theirs, theirs, at.1);
        let at = (here.as_str(), there.as_str());
        match (ours, theirs) {
            (Value::Object(old), Value::Object(new)) => {
                Value::Object(self.object(old, new, at, keys))
            }
            (Value::Array(old), Value::Array(new)) => Value::Array(self.list(old, new, at, keys)),
            _ => theirs.clone(),
        }
    }

    fn object(
        &self,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        at: (&str, &str),
        keys: Keys,
    ) -> Map<String, Value> {
        let mut out = Map::new();
        for (key, value) in old {
            let below = (pointer::push(at.0, key), pointer::push(at.1, key));
            if keys.holds_words(key) || self.is_kept(&below.0) {
                out.insert(key.clone(), value.clone());
            } else if let Some(other) = new.get(key) {
                let merged = self.value(value, other, (&below.0, &below.1), keys.below(key));
                out.insert(key.clone(), merged);
            }
        }
        for (key, value) in new {
            if keys.holds_words(key) || out.contains_key(key) {
                continue;
            }
            let value = match keys {
                Keys::Names => self.named(at.1, key, value),
                _ => fresh(value, keys.below(key)),
            };
            out.insert(key.clone(), value);
        }
        out
    }

    /// A new named thing: our own component where we have one that says the
    /// same, and else the vendor's with placeholders.
    fn named(&self, at: &str, name: &str, value: &Value) -> Value {
        if at.ends_with("/responses") || at.ends_with("/parameters") {
            let section = pointer::last(at);
            if let Some(reference) = self.same_component(&section, name, value) {
                return reference;
            }
        }
        if at.ends_with("/content") || at.ends_with("/responses") {
            return fresh(value, Keys::Keywords);
        }
        fresh_named(value)
    }

    /// A component of ours that means the same and, for an answer, is used for
    /// the same status.
    fn same_component(&self, section: &str, status: &str, value: &Value) -> Option<Value> {
        let wanted = canonical(&without(Self::follow(self.theirs, value), Keys::Keywords));
        let components = self.ours.get("components")?.get(section)?.as_object()?;
        let (name, _) = components.iter().find(|(name, component)| {
            canonical(&without(component, Keys::Keywords)) == wanted
                && (section != "responses" || self.answers_with(status, name))
        })?;
        let reference = pointer::join("#/components", &[section, name]);
        Some(serde_json::json!({ "$ref": reference }))
    }

    fn answers_with(&self, status: &str, component: &str) -> bool {
        let reference = pointer::join("#/components", &["responses", component]);
        let paths = self.ours.get("paths").and_then(Value::as_object);
        paths.into_iter().flat_map(Map::values).any(|item| {
            METHODS.iter().any(|method| {
                item.get(method)
                    .and_then(|operation| operation.get("responses")?.get(status)?.get("$ref"))
                    .and_then(Value::as_str)
                    == Some(reference.as_str())
            })
        })
    }

    fn list(&self, old: &[Value], new: &[Value], at: (&str, &str), keys: Keys) -> Vec<Value> {
        let identity = |root: &Value, value: &Value| {
            let value = Self::follow(root, value);
            let text = |key| pointer::text(value, key);
            match (text("$ref"), text("name"), text("in"), text("url")) {
                (Some(reference), ..) => format!("ref {reference}"),
                (_, Some(name), Some(goes_in), _) => format!("parameter {goes_in} {name}"),
                (_, Some(name), None, _) => format!("name {name}"),
                (.., Some(url)) => format!("url {url}"),
                _ => canonical(&without(value, keys)),
            }
        };
        let theirs: Vec<String> = new.iter().map(|v| identity(self.theirs, v)).collect();
        let mut taken = vec![false; new.len()];
        let mut out = Vec::new();
        for (index, value) in old.iter().enumerate() {
            let mine = identity(self.ours, value);
            let mut found = (0..new.len()).find(|i| !taken[*i] && theirs[*i] == mine);
            // A member of the same place that means something else is edited.
            let edited = old.len() == new.len() && value.is_object();
            if found.is_none() && edited && !taken.get(index).copied().unwrap_or(true) {
                let known = old.iter().any(|v| identity(self.ours, v) == theirs[index]);
                found = (!known).then_some(index);
            }
            let below = pointer::push(at.0, &index.to_string());
            match found {
                Some(other) => {
                    taken[other] = true;
                    let there = pointer::push(at.1, &other.to_string());
                    out.push(self.value(value, &new[other], (&below, &there), keys));
                }
                None if self.is_kept(&below) => out.push(value.clone()),
                None => {}
            }
        }
        for (value, taken) in new.iter().zip(&taken) {
            if *taken {
                continue;
            }
            out.push(match pointer::text(value, "in") {
                Some(_) => self
                    .same_component("parameters", "", value)
                    .unwrap_or_else(|| fresh_named(value)),
                None => fresh(value, keys),
            });
        }
        out
    }

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
                out.insert(path.clone(), self.path_item(&empty, item, ("", &at)));
            }
        }
        Value::Object(out)
    }

    fn path_item(&self, ours: &Value, theirs: &Value, at: (&str, &str)) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        // Parameters of the path belong to every operation of it: where one
        // side writes them there and the other does not, the vendor's way is taken.
        for (key, value) in old {
            let below = (pointer::push(at.0, key), pointer::push(at.1, key));
            match new.get(key) {
                Some(other) => {
                    let clean = old.contains_key("parameters") == new.contains_key("parameters")
                        && at.0 == at.1;
                    let merged = match clean {
                        true => self.value(value, other, (&below.0, &below.1), Keys::Keywords),
                        false => self.edited(value, other, (&below.0, &below.1)),
                    };
                    out.insert(key.clone(), merged);
                }
                None if Keys::Keywords.holds_words(key) || self.is_kept(&below.0) => {
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
                    self.edited(known, value, (&place, &pointer::push(at.1, key)))
                }
                _ if METHODS.contains(&key.as_str()) => self.operation(value),
                _ => fresh(value, Keys::Keywords),
            };
            out.insert(key.clone(), merged);
        }
        Value::Object(out)
    }

    /// Merges without asking whether the place is changed.
    fn edited(&self, ours: &Value, theirs: &Value, at: (&str, &str)) -> Value {
        match (ours, theirs) {
            (Value::Object(old), Value::Object(new)) => {
                Value::Object(self.object(old, new, at, Keys::Keywords))
            }
            (Value::Array(old), Value::Array(new)) => {
                Value::Array(self.list(old, new, at, Keys::Keywords))
            }
            _ => theirs.clone(),
        }
    }

    /// A new operation: placeholders, and our own answers where we have them.
    fn operation(&self, theirs: &Value) -> Value {
        let mut out = fresh(theirs, Keys::Keywords);
        for key in ["responses", "parameters"] {
            let (Some(new), Some(slot)) = (theirs.get(key), out.get_mut(key)) else {
                continue;
            };
            *slot = match new {
                Value::Object(map) => map
                    .iter()
                    .map(|(name, v)| (name.clone(), self.named("/responses", name, v)))
                    .collect(),
                Value::Array(list) => Value::Array(self.list(&[], list, ("", ""), Keys::Keywords)),
                other => other.clone(),
            };
        }
        out
    }

    /// Our operation of the same id, wherever it is.
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
            let merged = match (section.as_str(), new.get(section)) {
                ("schemas" | "securitySchemes", Some(other)) => {
                    self.section(section, entries, other, &at)
                }
                // How answers and parameters are shared is our own choice.
                _ => entries.clone(),
            };
            out.insert(section.clone(), merged);
        }
        for (section, entries) in new {
            if !out.contains_key(section) {
                let empty = Value::Object(Map::new());
                let at = pointer::join("/components", &[section]);
                out.insert(section.clone(), self.section(section, &empty, entries, &at));
            }
        }
        Value::Object(out)
    }

    /// One section: both documents' entries; what is not needed goes later.
    fn section(&self, section: &str, ours: &Value, theirs: &Value, at: &str) -> Value {
        let (Value::Object(old), Value::Object(new)) = (ours, theirs) else {
            return theirs.clone();
        };
        let mut out = Map::new();
        for (name, value) in old {
            let (here, there) = (pointer::push(at, name), pointer::push(at, name));
            let renamed = self
                .renamed
                .iter()
                .find(|(_, a)| *a == name)
                .map(|(b, _)| b);
            let (key, merged) = match (new.get(name), renamed.and_then(|b| Some((b, new.get(b)?))))
            {
                (Some(other), _) => (
                    name,
                    self.value(value, other, (&here, &there), Keys::Keywords),
                ),
                (None, Some((b, other))) if section == "schemas" => {
                    let there = pointer::push(at, b);
                    (b, self.edited(value, other, (&here, &there)))
                }
                // Still here until it is known that nothing refers to it.
                (None, _) => (name, value.clone()),
            };
            out.insert(key.clone(), merged);
        }
        for (name, value) in new {
            if !out.contains_key(name) {
                out.insert(name.clone(), fresh_named(value));
            }
        }
        Value::Object(out)
    }
}

/// The path that an item's operations moved to, seen by their ids or by a
/// template that differs in its parameters' names alone.
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
    let template = |path: &str| -> String {
        path.split('/')
            .map(|part| if part.contains('{') { "{}" } else { part })
            .collect::<Vec<_>>()
            .join("/")
    };
    let mine = ids(item);
    new.iter()
        .filter(|(name, _)| !old.contains_key(*name))
        .find(|(name, other)| {
            template(name) == template(path) || ids(other).iter().any(|id| mine.contains(id))
        })
        .map(|(name, _)| name)
}
