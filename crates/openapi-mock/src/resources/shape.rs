//! The form of a resource in a response, compiled from its schema once: which key of the stored fields each property shows.

use serde_json::{Map, Value};

use super::item;
use super::names::Names;
use crate::document::Document;
use crate::samples;

/// The deepest nesting of unions and `allOf` that is followed.
const MAX_DEPTH: usize = 8;

/// The form of a resource: one variant, or one per branch of a union.
#[derive(Debug, Default)]
pub(super) struct Shape {
    variants: Vec<Vec<Property>>,
}

#[derive(Debug, Clone)]
struct Property {
    name: String,
    key: String,
    schema: Value,
    required: bool,
    /// The properties of an object whose dotted paths are in the dictionary, such as `owner.id`.
    nested: Vec<Property>,
}

impl Shape {
    pub(super) fn new(document: &Document, names: &Names, schema: &Value) -> Self {
        Self {
            variants: variants(document, names, schema, "", 0),
        }
    }

    /// Returns the keys of all properties.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let properties = self.variants.iter().flatten();
        properties.flat_map(|property| {
            let nested = property.nested.iter().map(|nested| nested.key.as_str());
            std::iter::once(property.key.as_str()).chain(nested)
        })
    }

    /// Returns the names of the properties with a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }

    /// Returns the schema of a property.
    pub(super) fn property(&self, key: &str) -> Option<&Value> {
        let mut properties = self.variants.iter().flatten();
        Some(&properties.find(|property| property.key == key)?.schema)
    }

    /// Shows the fields that `lookup` returns by key. Required properties without a field get a default value.
    pub(super) fn render<'v>(
        &self,
        document: &Document,
        lookup: &dyn Fn(&str) -> Option<&'v Value>,
    ) -> Value {
        let several = self.variants.len() > 1;
        let fitting = self
            .variants
            .iter()
            .find_map(|variant| fill(document, variant, lookup, several));
        let shown = fitting.or_else(|| fill(document, self.variants.first()?, lookup, false));
        Value::Object(shown.unwrap_or_default())
    }
}

/// Fills the properties; `None` if a required one has another value and `strict` is set.
fn fill<'v>(
    document: &Document,
    properties: &[Property],
    lookup: &dyn Fn(&str) -> Option<&'v Value>,
    strict: bool,
) -> Option<Map<String, Value>> {
    let mut shown = Map::new();
    for property in properties {
        let stored = lookup(&property.key);
        let fitted = stored.and_then(|value| item::fit(document, &property.schema, value));
        let value = match fitted {
            Some(value) => Some(value),
            None if strict && property.required && stored.is_some() => return None,
            None => nested(document, property, lookup),
        };
        let default = || {
            let missing = property.required && !(strict && is_tag(document, &property.schema));
            missing.then(|| samples::default_value(document, &property.name, &property.schema))
        };
        match value.or_else(default) {
            Some(value) => {
                shown.insert(property.name.clone(), value);
            }
            None if property.required => return None,
            None => {}
        }
    }
    Some(shown)
}

fn nested<'v>(
    document: &Document,
    property: &Property,
    lookup: &dyn Fn(&str) -> Option<&'v Value>,
) -> Option<Value> {
    let known = property.nested.iter();
    known
        .clone()
        .find(|nested| lookup(&nested.key).is_some())
        .and_then(|_| fill(document, &property.nested, lookup, false))
        .map(Value::Object)
}

/// Returns whether a schema permits listed values only.
fn is_tag(document: &Document, schema: &Value) -> bool {
    let schema = document.resolve(schema);
    schema.get("enum").is_some() || schema.get("const").is_some()
}

/// Returns the properties of each branch of a schema.
fn variants(
    document: &Document,
    names: &Names,
    schema: &Value,
    path: &str,
    depth: usize,
) -> Vec<Vec<Property>> {
    let schema = document.resolve(schema);
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let mut found = vec![properties(document, names, schema, path, depth)];
    let parts = schema.get("allOf").and_then(Value::as_array);
    for part in parts.into_iter().flatten() {
        found = product(&found, &variants(document, names, part, path, depth + 1));
    }
    for key in ["anyOf", "oneOf"] {
        let branches: Vec<Vec<Property>> = schema
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .flat_map(|branch| variants(document, names, branch, path, depth + 1))
            .filter(|branch| !branch.is_empty())
            .collect();
        found = product(&found, &branches);
    }
    found
}

fn product(left: &[Vec<Property>], right: &[Vec<Property>]) -> Vec<Vec<Property>> {
    if right.is_empty() {
        return left.to_vec();
    }
    let mut all = Vec::new();
    for one in left {
        for other in right {
            let mut joined = one.clone();
            joined.retain(|property| !other.iter().any(|it| it.name == property.name));
            joined.extend(other.iter().cloned());
            all.push(joined);
        }
    }
    all
}

fn properties(
    document: &Document,
    names: &Names,
    schema: &Value,
    path: &str,
    depth: usize,
) -> Vec<Property> {
    let required = item::required(schema);
    let listed = schema.get("properties").and_then(Value::as_object);
    let properties = listed.into_iter().flatten().map(|(name, schema)| {
        let full = match path {
            "" => name.clone(),
            path => format!("{path}.{name}"),
        };
        let nested = match path {
            "" => paths(document, names, schema, name, depth),
            _ => Vec::new(),
        };
        Property {
            key: match names.known(&full) {
                Some(key) => key.to_owned(),
                None if path.is_empty() => names.key(name),
                // Only paths that the dictionary lists refer to fields of the resource.
                None => full,
            },
            name: name.clone(),
            schema: schema.clone(),
            required: required.contains(&name.as_str()),
            nested,
        }
    });
    properties.collect()
}

/// Returns the properties of an object if the dictionary lists a path to one of them.
fn paths(
    document: &Document,
    names: &Names,
    schema: &Value,
    name: &str,
    depth: usize,
) -> Vec<Property> {
    let inner = variants(document, names, schema, name, depth + 1);
    let mut inner = inner.into_iter().filter(|variant| {
        let mut properties = variant.iter();
        properties.any(|property| names.known(&format!("{name}.{}", property.name)).is_some())
    });
    inner.next().unwrap_or_default()
}
