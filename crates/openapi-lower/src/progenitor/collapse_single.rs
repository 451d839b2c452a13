//! Compositions of one: `allOf`, `anyOf` or `oneOf` with a single element is that element.

use serde_json::{Map, Value, json};

use crate::loss::Loss;
use crate::{vocabulary, walk};

/// Puts the element of a one-element composition in its place.
///
/// Words beside it are kept: they go over to the element; beside a `$ref`, which 3.0 lets nothing
/// stand with, the composition stays as `allOf`. A schema that demands something itself is left.
/// Nothing is lost.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": {
///         "A": { "oneOf": [{ "$ref": "#/components/schemas/B" }] },
///         "B": { "description": "A name.", "allOf": [{ "type": "string" }] },
///     } },
/// });
/// openapi_lower::progenitor::collapse_single(&mut document);
/// let schemas = &document["components"]["schemas"];
/// assert_eq!(schemas["A"], serde_json::json!({ "$ref": "#/components/schemas/B" }));
/// assert_eq!(schemas["B"], serde_json::json!({ "description": "A name.", "type": "string" }));
/// ```
pub fn collapse_single(document: &mut Value) -> Vec<Loss> {
    walk::schemas_mut(document, &mut |_, schema| collapse(schema));
    Vec::new()
}

fn collapse(schema: &mut Map<String, Value>) {
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let Some([Value::Object(only)]) = schema
            .get(keyword)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
        else {
            continue;
        };
        let alone = schema.keys().all(|key| {
            key == keyword || (vocabulary::is_annotation(key) && key != "discriminator")
        });
        if !alone {
            continue;
        }
        let only = only.clone();
        if schema.len() == 1 {
            *schema = only;
        } else if only.contains_key("$ref") {
            schema.shift_remove(keyword);
            schema.insert("allOf".to_owned(), json!([only]));
        } else {
            schema.shift_remove(keyword);
            for (key, value) in only {
                schema.entry(key).or_insert(value);
            }
        }
        return;
    }
}
