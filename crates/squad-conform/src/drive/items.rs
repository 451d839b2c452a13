//! The ids in a response.

use openapi_mock::Document;
use serde_json::Value;

use super::collections::{LISTINGS, Listing, SELECTORS};

pub(super) fn selector(operation: &str, name: &str) -> Option<&'static str> {
    let mut selectors = SELECTORS.iter();
    let found = selectors.find(|(of, selector, _)| *of == operation && *selector == name);
    found.map(|(_, _, collection)| *collection)
}

pub(super) fn listing(collection: &str) -> Option<&'static Listing> {
    LISTINGS
        .iter()
        .find(|listing| listing.collection == collection)
}

/// The ids of the items of a listing.
pub(super) fn picked(value: &Value, listing: &Listing) -> Vec<Value> {
    let (at, id) = match listing.at {
        [at @ .., "*", id] => (at, *id),
        [id] => {
            return value
                .get(id)
                .filter(|id| is_id(id))
                .cloned()
                .into_iter()
                .collect();
        }
        _ => return Vec::new(),
    };
    let list = at.iter().try_fold(value, |value, name| value.get(name));
    let mut items: Vec<&Value> = list
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    if let Some((name, wanted)) = listing.first {
        items.sort_by_key(|item| match item.get(name) {
            Some(Value::String(text)) => text != wanted,
            Some(Value::Bool(flag)) => flag.to_string() != wanted,
            _ => true,
        });
    }
    let ids = items.into_iter().filter_map(|item| item.get(id));
    ids.filter(|id| is_id(id)).cloned().collect()
}

/// The ids of the items of the first list of objects in a value.
pub(super) fn listed(value: &Value) -> Vec<Value> {
    first_list(value).iter().filter_map(listed_id).collect()
}

/// The first list of objects in a value.
pub(super) fn first_list(value: &Value) -> &[Value] {
    let mut level = vec![value];
    for _ in 0..4 {
        let mut next = Vec::new();
        for value in level {
            match value {
                Value::Array(items) if items.iter().any(Value::is_object) => return items,
                Value::Object(fields) => next.extend(fields.values()),
                _ => {}
            }
        }
        level = next;
    }
    &[]
}

/// The id of an object, or of the object in it.
pub(super) fn listed_id(value: &Value) -> Option<Value> {
    let own = |value: &Value| {
        value
            .get("id")
            .or(value.get("ID"))
            .filter(|id| is_id(id))
            .cloned()
    };
    let inner = || value.as_object()?.values().find_map(own);
    own(value).or_else(inner)
}

fn is_id(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_i64() != Some(0),
        _ => false,
    }
}

/// Returns whether the caller chooses the keys of a collection: PUT creates an item, and nothing else does.
pub(super) fn is_chosen(document: &Document, collection: &str) -> bool {
    let operations = document.operations().iter();
    let mut items = operations.filter(|one| {
        let key = one.template.strip_prefix(collection);
        key.and_then(|key| key.strip_prefix("/{"))
            .is_some_and(|key| !key.contains('/'))
    });
    items.any(|one| one.method == http::Method::PUT)
}
