//! Compositions of plain objects as one object.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::canonical::is_documentation;
use crate::pointer::target;

/// A composition of objects as one.
#[derive(Default)]
pub(crate) struct Flat<'v> {
    pub(crate) keywords: BTreeMap<String, &'v Value>,
    pub(crate) required: Vec<String>,
    pub(crate) properties: BTreeMap<String, &'v Value>,
}

impl Flat<'_> {
    /// The composition as one schema.
    pub(crate) fn to_value(&self) -> Value {
        let properties = self.properties.iter();
        let properties = properties.map(|(name, schema)| (name.clone(), (*schema).clone()));
        let mut out: Map<String, Value> = self
            .keywords
            .iter()
            .map(|(key, value)| (key.clone(), (*value).clone()))
            .collect();
        if !self.required.is_empty() {
            out.insert("required".to_owned(), json!(self.required));
        }
        if !self.properties.is_empty() {
            out.insert("properties".to_owned(), Value::Object(properties.collect()));
        }
        Value::Object(out)
    }
}

/// The flat form of an `allOf` of plain objects that do not overlap, if it is one.
pub(crate) fn flattened<'v>(root: &'v Value, value: &'v Value, depth: usize) -> Option<Flat<'v>> {
    let mut out = Flat::default();
    let map = value.as_object()?;
    if depth > 8 {
        return None;
    }
    for (key, inner) in map {
        match key.as_str() {
            "allOf" => {
                for member in inner.as_array()? {
                    let member = flattened(root, target(root, member), depth + 1)?;
                    for (name, schema) in member.properties {
                        if out.properties.insert(name, schema).is_some() {
                            return None;
                        }
                    }
                    out.required.extend(member.required);
                    for (key, value) in member.keywords {
                        let known = out.keywords.insert(key, value);
                        if known.is_some_and(|known| known != value) {
                            return None;
                        }
                    }
                }
            }
            "properties" => {
                for (name, schema) in inner.as_object()? {
                    if out.properties.insert(name.clone(), schema).is_some() {
                        return None;
                    }
                }
            }
            "required" => {
                let names = inner.as_array()?.iter().filter_map(Value::as_str);
                out.required.extend(names.map(str::to_owned));
            }
            "type" | "discriminator" => {
                let known = out.keywords.insert(key.clone(), inner);
                if known.is_some_and(|known| known != inner) {
                    return None;
                }
            }
            key if is_documentation(key) => {}
            _ => return None,
        }
    }
    (out.keywords.get("type").copied() == Some(&json!("object"))).then_some(out)
}
