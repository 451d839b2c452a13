//! Documentation in a document: the keys that hold it, the placeholder for what is not written yet,
//! and the list of placeholders.

use serde_json::{Map, Value};

use crate::canonical::is_documentation;
use crate::pointer;

/// The text that a person has to replace by a description.
pub const PLACEHOLDER: &str = "DESCRIPTION NEEDED";

/// Keys whose children have names, not keywords.
const NAME_MAPS: [&str; 22] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "dependencies",
    "definitions",
    "$defs",
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "securitySchemes",
    "paths",
    "pathItems",
    "webhooks",
    "callbacks",
    "links",
    "content",
    "mapping",
    "scopes",
    "variables",
];

/// Keys whose value is data, not a schema.
const DATA: [&str; 4] = ["default", "enum", "const", "example"];

/// The meaning of an object's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Keywords of OpenAPI, `description` among them.
    Keywords,
    /// Names; `description` is one like any other.
    Names,
    /// Data.
    Data,
}

impl Keys {
    /// The meaning of the keys in the value of a key. A list of named objects, such as the
    /// parameters of an operation, has keywords inside.
    pub(crate) fn below(self, key: &str, value: &Value) -> Keys {
        match self {
            Keys::Data => Keys::Data,
            Keys::Names => Keys::Keywords,
            Keys::Keywords if DATA.contains(&key) => Keys::Data,
            Keys::Keywords if NAME_MAPS.contains(&key) && !value.is_array() => Keys::Names,
            Keys::Keywords => Keys::Keywords,
        }
    }

    pub(crate) fn is_documentation(self, key: &str) -> bool {
        self == Keys::Keywords && is_documentation(key)
    }
}

/// The value without documentation.
pub(crate) fn without(value: &Value, keys: Keys) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, _)| !keys.is_documentation(key))
                .map(|(key, value)| (key.clone(), without(value, keys.below(key, value))))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(|v| without(v, keys)).collect()),
        other => other.clone(),
    }
}

/// The order of an operation's keys in our document.
pub(super) const OPERATION_ORDER: [&str; 9] = [
    "operationId",
    "tags",
    "summary",
    "description",
    "deprecated",
    "security",
    "servers",
    "parameters",
    "requestBody",
];

/// A new value without the vendor's sentences: descriptions and summaries become placeholders;
/// titles, examples and extensions are omitted.
pub(crate) fn with_placeholders(value: &Value, keys: Keys) -> Value {
    match value {
        Value::Object(map) => {
            let mut out = Map::new();
            for (key, value) in map {
                if !keys.is_documentation(key) {
                    out.insert(
                        key.clone(),
                        with_placeholders(value, keys.below(key, value)),
                    );
                } else if matches!(key.as_str(), "description" | "summary") {
                    out.insert(key.clone(), PLACEHOLDER.into());
                }
            }
            if keys == Keys::Keywords && out.contains_key("responses") {
                for key in ["summary", "description"] {
                    out.entry(key).or_insert_with(|| PLACEHOLDER.into());
                }
                out = in_order(out);
            }
            Value::Object(out)
        }
        Value::Array(list) => list.iter().map(|v| with_placeholders(v, keys)).collect(),
        other => other.clone(),
    }
}

fn in_order(mut operation: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for key in OPERATION_ORDER {
        if let Some(value) = operation.shift_remove(key) {
            out.insert(key.to_owned(), value);
        }
    }
    out.extend(operation);
    out
}

/// A new field, parameter or component. It has a placeholder even if the vendor has no description.
pub(crate) fn described(value: &Value) -> Value {
    let mut out = with_placeholders(value, Keys::Keywords);
    if let Value::Object(map) = &mut out
        && !map.contains_key("$ref")
    {
        map.entry("description")
            .or_insert_with(|| PLACEHOLDER.into());
    }
    out
}

/// JSON pointers of every placeholder in a document.
///
/// ```
/// use openapi_drift::{PLACEHOLDER, placeholders};
/// let document = serde_json::json!({"info": {"description": PLACEHOLDER}});
/// assert_eq!(placeholders(&document), ["/info/description"]);
/// ```
pub fn placeholders(document: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut work = vec![(String::new(), document)];
    while let Some((at, value)) = work.pop() {
        match value {
            Value::String(text) if text.contains(PLACEHOLDER) => out.push(at),
            Value::Object(map) => {
                work.extend(map.iter().rev().map(|(k, v)| (pointer::push(&at, k), v)));
            }
            Value::Array(list) => work.extend(
                list.iter()
                    .enumerate()
                    .rev()
                    .map(|(i, v)| (pointer::push(&at, &i.to_string()), v)),
            ),
            _ => {}
        }
    }
    out
}
