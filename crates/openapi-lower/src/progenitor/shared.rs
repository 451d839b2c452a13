//! What several steps need.

use serde_json::{Map, Value};

use crate::rewrite::accepts_all;
use crate::{pointer, uri};

/// Follows references within the document to the object that is meant.
pub(super) fn resolved<'v>(document: &'v Value, object: &'v Value) -> &'v Value {
    const MAX_REFERENCES: usize = 32;
    let mut here = object;
    for _ in 0..MAX_REFERENCES {
        let Some(reference) = here.get("$ref").and_then(Value::as_str) else {
            return here;
        };
        let target = uri::local_pointer(reference)
            .and_then(|target| pointer::get(document, &pointer::tokens(&target)));
        match target {
            Some(found) => here = found,
            None => return here,
        }
    }
    here
}

/// Whether a media type has a schema that constrains its body.
pub(super) fn has_schema(media_type: &Value) -> bool {
    media_type
        .get("schema")
        .is_some_and(|schema| !accepts_all(schema))
}

/// Removes the keys that `is_taken` selects, and returns their entries.
pub(super) fn take_all(
    map: &mut Map<String, Value>,
    is_taken: impl Fn(&str) -> bool,
) -> Vec<(String, Value)> {
    let (taken, rest): (Map<String, Value>, Map<String, Value>) = std::mem::take(map)
        .into_iter()
        .partition(|(key, _)| is_taken(key));
    *map = rest;
    taken.into_iter().collect()
}
