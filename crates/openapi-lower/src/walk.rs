//! Walks over the objects and schemas of a document, by position and never by name.

use serde_json::{Map, Value};

use crate::places::{self, Place};
use crate::pointer;

/// Calls `visit` for the object at `pointer` and for everything below it, parents first.
pub(crate) fn walk<'v>(
    place: Place,
    at: &str,
    value: &'v Value,
    visit: &mut dyn FnMut(Place, &str, &'v Value),
) {
    visit(place, at, value);
    let Value::Object(map) = value else { return };
    for (tokens, inner) in places::below(place, map) {
        if let Some(child) = pointer::get(value, &tokens) {
            walk(inner, &pointer::descend(at, &tokens), child, visit);
        }
    }
}

/// Calls `change` for everything below an object of a lowered document and then for the object itself.
pub(crate) fn walk_mut(
    place: Place,
    at: &str,
    value: &mut Value,
    change: &mut dyn FnMut(Place, &str, &mut Value),
) {
    let below = match value {
        Value::Object(map) => places::below_lowered(place, map),
        _ => Vec::new(),
    };
    for (tokens, inner) in below {
        if let Some(child) = pointer::get_mut(value, &tokens) {
            walk_mut(inner, &pointer::descend(at, &tokens), child, change);
        }
    }
    change(place, at, value);
}

/// [`walk_mut`] over the schema objects of a whole lowered document.
pub(crate) fn schemas_mut(
    document: &mut Value,
    change: &mut dyn FnMut(&str, &mut Map<String, Value>),
) {
    walk_mut(Place::Document, "", document, &mut |place, at, value| {
        if let (Place::Schema, Value::Object(map)) = (place, value) {
            change(at, map);
        }
    });
}
