//! Unions with null, in the form that progenitor supports: `nullable` next to the other branches.

use serde_json::{Map, Value, json};

use crate::loss::Loss;
use crate::{vocabulary, walk};

/// Replaces null in unions by `nullable: true`.
///
/// Lowering expresses "a reference or null" by a union with `{"enum": [null]}`, which is exact.
/// Generators support `nullable` next to `allOf` better, although OpenAPI 3.0.3 gives it no effect
/// there.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": {
///         "A": { "anyOf": [{ "$ref": "#/components/schemas/B" }, { "enum": [null] }] },
///         "B": { "type": "string" },
///     } },
/// });
/// openapi_lower::progenitor::nullable_union(&mut document);
/// assert_eq!(
///     document["components"]["schemas"]["A"],
///     serde_json::json!({ "allOf": [{ "$ref": "#/components/schemas/B" }], "nullable": true }),
/// );
/// ```
pub fn nullable_union(document: &mut Value) -> Vec<Loss> {
    walk::schemas_mut(document, &mut |_, schema| {
        for keyword in vocabulary::UNIONS {
            replace_null(schema, keyword);
        }
    });
    Vec::new()
}

fn replace_null(schema: &mut Map<String, Value>, keyword: &str) {
    let Some(Value::Array(branches)) = schema.get_mut(keyword) else {
        return;
    };
    let before = branches.len();
    branches.retain(|branch| branch.get("enum") != Some(&json!([null])));
    if branches.len() == before {
        return;
    }
    let only = match branches.as_slice() {
        [] => {
            // A union of null alone keeps one branch.
            branches.push(json!({ "enum": [null] }));
            return;
        }
        [one] => Some(one.clone()),
        _ => None,
    };
    if let Some(only) = only {
        schema.shift_remove(keyword);
        match only {
            Value::Object(typed) if typed.contains_key("type") => {
                for (key, value) in typed {
                    schema.entry(key).or_insert(value);
                }
                if let Some(Value::Array(values)) = schema.get_mut("enum")
                    && !values.contains(&Value::Null)
                {
                    values.push(Value::Null);
                }
            }
            other => match schema.get_mut("allOf") {
                Some(Value::Array(all)) => all.push(other),
                _ => {
                    schema.insert("allOf".to_owned(), json!([other]));
                }
            },
        }
    }
    schema.insert("nullable".to_owned(), Value::Bool(true));
}
