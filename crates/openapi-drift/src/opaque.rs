//! Keywords that are compared as text: references are followed, and what has no meaning for the
//! value (documentation, the order of sets, the form of numbers) is normalized.

use serde_json::{Map, Value};

use crate::canonical::{canonical, is_documentation};
use crate::document::Document;
use crate::flat::flattened;
use crate::pointer;

/// References nested deeper than this are compared as text.
const DEEPEST: usize = 8;

/// Lists whose order means nothing.
const SETS: [&str; 6] = ["required", "enum", "type", "allOf", "anyOf", "oneOf"];

/// Keywords whose entries are named schemas.
const NAMED: [&str; 5] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
];

/// The text of a keyword's value.
pub(crate) fn text(document: &Document<'_>, keyword: &str, value: &Value) -> String {
    canonical(&keyword_value(document, keyword, value, 0))
}

fn keyword_value(document: &Document<'_>, keyword: &str, value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(map) if NAMED.contains(&keyword) => {
            let entries = map.iter().map(|(name, inner)| {
                let inner = match inner {
                    Value::Array(_) => keyword_value(document, "required", inner, depth),
                    inner => schema(document, inner, depth),
                };
                (name.clone(), inner)
            });
            Value::Object(entries.collect())
        }
        // Data, not a schema.
        _ if matches!(keyword, "const" | "default") => value.clone(),
        Value::Array(list) => {
            let is_data = keyword == "enum";
            let mut list: Vec<Value> = match is_data {
                true => list.clone(),
                false => list.iter().map(|v| schema(document, v, depth)).collect(),
            };
            if SETS.contains(&keyword) {
                list.sort_by_key(canonical);
            }
            Value::Array(list)
        }
        other => schema(document, other, depth),
    }
}

fn schema(document: &Document<'_>, value: &Value, depth: usize) -> Value {
    let Value::Object(map) = value else {
        return value.clone();
    };
    // A composition of one schema is that schema.
    if depth < DEEPEST
        && let Some(Value::Array(members)) = map.get("allOf")
        && let [only] = members.as_slice()
        && map
            .keys()
            .all(|key| key == "allOf" || is_documentation(key))
    {
        return schema(document, only, depth + 1);
    }
    // A composition of plain objects is the same as one object.
    if map.contains_key("allOf")
        && depth < DEEPEST
        && let Some(flat) = flattened(document.root, value, 0)
    {
        return schema(document, &flat.to_value(), depth + 1);
    }
    let mut out = Map::new();
    for (keyword, inner) in map {
        if is_documentation(keyword) {
            continue;
        }
        let target = match keyword.as_str() {
            "$ref" => pointer::text(value, "$ref").and_then(|r| document.resolve(r)),
            _ => None,
        };
        let inner = match target.and_then(|at| document.root.pointer(&at)) {
            Some(target) if depth < DEEPEST => schema(document, target, depth + 1),
            _ => keyword_value(document, keyword, inner, depth),
        };
        out.insert(keyword.clone(), inner);
    }
    match (out.len(), out.remove("$ref")) {
        (1, Some(target)) if target.is_object() => target,
        (_, Some(target)) => {
            out.insert("$ref".to_owned(), target);
            Value::Object(out)
        }
        (_, None) => Value::Object(out),
    }
}
