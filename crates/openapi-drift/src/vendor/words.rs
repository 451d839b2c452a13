//! Words of a document: which keys hold them, the placeholder that stands for
//! words nobody wrote yet, and the list of those still to be written.

use serde_json::{Map, Value};

use crate::keywords::is_wording;
use crate::pointer;

/// Stands where a person has to write a sentence of their own.
pub const PLACEHOLDER: &str = "WORDS NEEDED";

/// Keys whose children are names that somebody chose, not keywords.
const NAME_MAPS: [&str; 16] = [
    "properties",
    "patternProperties",
    "$defs",
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "securitySchemes",
    "paths",
    "pathItems",
    "content",
    "mapping",
    "scopes",
    "variables",
    "encoding",
];

/// Keys whose value is data and holds no schema.
const DATA: [&str; 4] = ["default", "enum", "const", "example"];

/// What the keys of an object are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    /// OpenAPI's own words, `description` among them.
    Keywords,
    /// Names; `description` is one like any other.
    Names,
    /// Data that is not looked into.
    Data,
}

impl Keys {
    /// What the keys are below a key of such an object.
    pub(crate) fn below(self, key: &str) -> Keys {
        match self {
            Keys::Data => Keys::Data,
            Keys::Names => Keys::Keywords,
            Keys::Keywords if DATA.contains(&key) => Keys::Data,
            Keys::Keywords if NAME_MAPS.contains(&key) => Keys::Names,
            Keys::Keywords => Keys::Keywords,
        }
    }

    pub(crate) fn holds_words(self, key: &str) -> bool {
        self == Keys::Keywords && is_wording(key)
    }
}

/// The value without its words, for comparing what it means.
pub(crate) fn without(value: &Value, keys: Keys) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, _)| !keys.holds_words(key))
                .map(|(key, value)| (key.clone(), without(value, keys.below(key))))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(|v| without(v, keys)).collect()),
        other => other.clone(),
    }
}

/// A new thing with the vendor's sentences taken out: where there were words, a
/// placeholder; titles, examples and extensions are dropped.
pub(crate) fn fresh(value: &Value, keys: Keys) -> Value {
    match value {
        Value::Object(map) => {
            let mut out = Map::new();
            for (key, value) in map {
                if !keys.holds_words(key) {
                    out.insert(key.clone(), fresh(value, keys.below(key)));
                } else if matches!(key.as_str(), "description" | "summary") {
                    out.insert(key.clone(), PLACEHOLDER.into());
                }
            }
            if keys == Keys::Keywords && out.contains_key("responses") {
                for key in ["summary", "description"] {
                    out.entry(key).or_insert_with(|| PLACEHOLDER.into());
                }
            }
            Value::Object(out)
        }
        Value::Array(list) => Value::Array(list.iter().map(|v| fresh(v, keys)).collect()),
        other => other.clone(),
    }
}

/// A named thing (field, parameter, component) that is new: it needs words even
/// where the vendor wrote none.
pub(crate) fn fresh_named(value: &Value) -> Value {
    let mut out = fresh(value, Keys::Keywords);
    if let Value::Object(map) = &mut out
        && !map.contains_key("$ref")
    {
        map.entry("description")
            .or_insert_with(|| PLACEHOLDER.into());
    }
    out
}

/// JSON pointers of every placeholder that is left in a document.
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
