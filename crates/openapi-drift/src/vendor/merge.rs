//! Our document and the vendor's merged, value by value. What the differ finds unchanged stays as we
//! wrote it. In a changed value the facts are the vendor's and the documentation is ours.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};

use super::dirty::{composes, has_objects, mark, mark_uses};
use super::documentation::{Keys, described, with_placeholders, without};
use super::order;
use crate::canonical::canonical;
use crate::change::{Change, Drift};
use crate::pointer;

pub(super) struct Merge<'d> {
    pub(super) ours: &'d Value,
    pub(super) theirs: &'d Value,
    /// Pointers of changed values, and of every value above one.
    old_dirty: HashSet<String>,
    new_dirty: HashSet<String>,
    /// Pointers of changes alone.
    old_exact: HashSet<String>,
    new_exact: HashSet<String>,
    keep: &'d [String],
}

impl<'d> Merge<'d> {
    pub(super) fn new(
        ours: &'d Value,
        theirs: &'d Value,
        (drift, further): (&Drift, &BTreeSet<String>),
        keep: &'d [String],
    ) -> Self {
        let mut merge = Merge {
            ours,
            theirs,
            old_dirty: HashSet::new(),
            new_dirty: HashSet::new(),
            old_exact: HashSet::new(),
            new_exact: HashSet::new(),
            keep,
        };
        let reported = drift.changes.iter().flat_map(Change::places);
        let further = further.iter().map(|at| (at.as_str(), at.as_str()));
        for (old, new) in reported.chain(further) {
            merge.old_exact.insert(old.to_owned());
            merge.new_exact.insert(new.to_owned());
            mark(&mut merge.old_dirty, old);
            mark(&mut merge.new_dirty, new);
        }
        // A reference to a changed parameter or response is changed with it.
        mark_uses(ours, &mut merge.old_dirty);
        mark_uses(theirs, &mut merge.new_dirty);
        merge
    }

    /// Whether anything changed in a value, or in the target of its reference.
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

    pub(super) fn is_kept(&self, at: &str) -> bool {
        self.keep.iter().any(|kept| {
            at == kept
                || at
                    .strip_prefix(kept.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The target of a reference that is not to a schema, with its pointer.
    fn target<'v>(root: &'v Value, value: &'v Value, at: &str) -> (String, &'v Value) {
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

    /// Merges a value that both documents have in the same place.
    pub(super) fn value(
        &self,
        ours: &Value,
        theirs: &Value,
        at: (&str, &str),
        keys: Keys,
    ) -> Value {
        // Plain values belong to the value that holds them, which was checked before.
        let structured = has_objects(ours) || has_objects(theirs);
        let clean = || keys == Keys::Keywords && structured && !self.is_dirty(at, ours, theirs);
        let reference = ours.get("$ref");
        let same_component = reference.is_some() && reference == theirs.get("$ref");
        if same_component || self.is_kept(at.0) || clean() {
            return ours.clone();
        }
        let (here, ours) = Self::target(self.ours, ours, at.0);
        let (there, theirs) = Self::target(self.theirs, theirs, at.1);
        self.changed(ours, theirs, (&here, &there), keys)
    }

    /// Merges a value without asking whether it changed.
    pub(super) fn changed(
        &self,
        ours: &Value,
        theirs: &Value,
        at: (&str, &str),
        keys: Keys,
    ) -> Value {
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
            if keys.is_documentation(key) || self.is_kept(&below.0) {
                out.insert(key.clone(), value.clone());
            } else if let Some(other) = new.get(key) {
                let keys = keys.below(key, value);
                let merged = self.value(value, other, (&below.0, &below.1), keys);
                out.insert(key.clone(), merged);
            }
        }
        for (key, value) in new {
            if keys.is_documentation(key) || out.contains_key(key) {
                continue;
            }
            let value = match keys {
                Keys::Names => named(at.1, value),
                _ => with_placeholders(value, keys.below(key, value)),
            };
            order::insert_key(&mut out, key, value, keys);
        }
        out
    }

    fn list(&self, old: &[Value], new: &[Value], at: (&str, &str), keys: Keys) -> Vec<Value> {
        let mine: Vec<String> = old.iter().map(|v| identity(self.ours, v, keys)).collect();
        let theirs: Vec<String> = new.iter().map(|v| identity(self.theirs, v, keys)).collect();
        let mut taken = vec![false; new.len()];
        let mut out = Vec::new();
        for (index, (value, name)) in old.iter().zip(&mine).enumerate() {
            let same = (0..new.len()).find(|i| !taken[*i] && theirs[*i] == *name);
            // A different member in the same place was edited.
            let edited = same.is_none()
                && old.len() == new.len()
                && value.is_object()
                && !taken[index]
                && !mine.contains(&theirs[index]);
            let below = pointer::push(at.0, &index.to_string());
            match same.or(edited.then_some(index)) {
                Some(other) => {
                    taken[other] = true;
                    let there = pointer::push(at.1, &other.to_string());
                    let place = (below.as_str(), there.as_str());
                    out.push(match edited {
                        true => self.changed(value, &new[other], place, keys),
                        false => self.value(value, &new[other], place, keys),
                    });
                }
                None if self.is_kept(&below) => out.push(value.clone()),
                None => {}
            }
        }
        for (value, taken) in new.iter().zip(&taken) {
            if !*taken {
                out.push(match pointer::text(value, "in") {
                    Some(_) => described(value),
                    None => with_placeholders(value, keys),
                });
            }
        }
        out
    }
}

/// A new value under a name: with a placeholder for its description, except in content and
/// responses, which have one of their own.
pub(super) fn named(at: &str, value: &Value) -> Value {
    match at.ends_with("/content") || at.ends_with("/responses") {
        true => with_placeholders(value, Keys::Keywords),
        false => described(value),
    }
}

/// What makes two items of a list the same.
fn identity(root: &Value, value: &Value, keys: Keys) -> String {
    let value = Merge::target(root, value, "").1;
    let text = |key| pointer::text(value, key);
    match (text("$ref"), text("name"), text("in"), text("url")) {
        (Some(reference), ..) => format!("ref {reference}"),
        (_, Some(name), Some(goes_in), _) => format!("parameter {goes_in} {name}"),
        (_, Some(name), None, _) => format!("name {name}"),
        (.., Some(url)) => format!("url {url}"),
        _ => canonical(&without(value, keys)),
    }
}
