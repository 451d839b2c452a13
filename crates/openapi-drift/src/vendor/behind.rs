//! The values behind a change that is reported elsewhere: a base that excludes what extends it is
//! reported where both meet, and differs in a component that the reported place refers to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::change::Change;
use crate::pointer;

/// Pointers of the objects that are not the same in both documents, in the components that the
/// places of the changes refer to.
pub(super) fn differing(ours: &Value, theirs: &Value, changes: &[Change]) -> BTreeSet<String> {
    let mut work = BTreeSet::new();
    for (at, _) in changes.iter().flat_map(Change::places) {
        if let Some(value) = ours.pointer(at) {
            pointer::references(value, &mut work);
        }
    }
    let mut done = BTreeSet::new();
    let mut out = BTreeSet::new();
    while let Some(at) = work.pop_first() {
        let (Some(old), Some(new)) = (ours.pointer(&at), theirs.pointer(&at)) else {
            continue;
        };
        if done.insert(at.clone()) {
            pointer::references(old, &mut work);
            objects(at, old, new, &mut out);
        }
    }
    out
}

fn objects(at: String, old: &Value, new: &Value, out: &mut BTreeSet<String>) {
    let mut work = vec![(at, old, new)];
    while let Some((at, old, new)) = work.pop() {
        let (Value::Object(a), Value::Object(b)) = (old, new) else {
            continue;
        };
        if own(a) != own(b) {
            out.insert(at.clone());
        }
        for (key, inner) in a {
            if let Some(other) = b.get(key) {
                work.push((pointer::push(&at, key), inner, other));
            }
        }
    }
}

/// The keys of an object, with the values that are not objects.
fn own(map: &Map<String, Value>) -> Vec<(&String, Option<&Value>)> {
    let entries = map.iter();
    let mut out: Vec<_> = entries
        .map(|(key, value)| (key, (!value.is_object()).then_some(value)))
        .collect();
    out.sort_by_key(|(key, _)| *key);
    out
}
