//! Compositions of one schema.

use serde_json::{Map, Value, json};

use crate::loss::Loss;
use crate::{vocabulary, walk};

/// Replaces `allOf`, `anyOf` and `oneOf` of one schema by that schema.
///
/// Annotations next to the composition are preserved. Next to a `$ref` this needs `allOf`, because 3.0
/// ignores every keyword next to a `$ref`. Schemas with further constraints are not changed. Loses
/// nothing.
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
    for keyword in vocabulary::COMPOSITIONS {
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
