//! Moves inline types to components, with names from a table: JSON pointer → name.
//!
//! A generator makes up a name for each inline type. Such names collide, and change with the document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value, json};

use self::suggestion::plain;
use super::inline_types;
use super::shared::take_all;
use crate::index::SCHEMAS;
use crate::loss::Loss;
use crate::objects::ObjectKind;
use crate::{pointer, uri, vocabulary, walk};

mod suggestion;

/// One reason why inline types cannot be moved to components.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct HoistProblem {
    /// The inline type, or the entry of the table.
    pub pointer: String,
    /// What is missing or invalid.
    pub message: String,
    /// A name that is not taken, if a name is missing or invalid.
    pub suggestion: Option<String>,
}

impl fmt::Display for HoistProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)?;
        match &self.suggestion {
            Some(name) => write!(f, "; suggested name: `{name}`"),
            None => Ok(()),
        }
    }
}

/// The error of [`hoist_inline`]: the table of names does not match the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table of names does not match the document:\n{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct HoistError {
    problems: Vec<HoistProblem>,
}

impl HoistError {
    /// Returns every problem, ordered by pointer.
    #[must_use]
    pub fn problems(&self) -> &[HoistProblem] {
        &self.problems
    }
}

/// Moves every inline type to a component, and replaces it by a reference.
///
/// An inline type is an object with properties, an enumeration, a union or a composition outside the
/// components. `names` has a name for the pointer of each in the given document. Several inline types
/// may have the same name if they differ only in annotations. Keywords of the place of use stay
/// there, next to `allOf`: `nullable`, `readOnly`, `writeOnly`, `deprecated`, `default`, and the
/// description of a property.
///
/// ```
/// # fn main() -> Result<(), openapi_lower::progenitor::HoistError> {
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "Team": { "type": "object", "properties": {
///         "role": { "type": "string", "enum": ["owner", "user"], "nullable": true },
///     } } } },
/// });
/// let names = [("/components/schemas/Team/properties/role".into(), "TeamRole".into())];
/// openapi_lower::progenitor::hoist_inline(&mut document, &names.into_iter().collect())?;
/// assert_eq!(
///     document["components"]["schemas"]["Team"]["properties"]["role"],
///     serde_json::json!({
///         "allOf": [{ "$ref": "#/components/schemas/TeamRole" }], "nullable": true,
///     }),
/// );
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Lists every inline type without a name, every entry without an inline type, and every name that is
/// invalid, is used for different types, or is the name of a component (without regard to case and
/// punctuation). The document is not changed then.
pub fn hoist_inline(
    document: &mut Value,
    names: &BTreeMap<String, String>,
) -> Result<Vec<Loss>, HoistError> {
    let found = inline_types::find(document);
    let mut changed = document.clone();
    let mut hoist = Hoist::new(document, names, &found);
    hoist.check(&found);
    hoist.visit(ObjectKind::Document, "", &mut changed, false);
    if !hoist.problems.is_empty() {
        return Err(HoistError {
            problems: hoist.problems.into_iter().collect(),
        });
    }
    if !hoist.moved.is_empty() {
        let Some(document) = changed.as_object_mut() else {
            return Ok(Vec::new());
        };
        let schemas = document
            .entry("components".to_owned())
            .or_insert_with(|| json!({}))
            .as_object_mut()
            .map(|components| {
                components
                    .entry("schemas".to_owned())
                    .or_insert_with(|| json!({}))
            });
        if let Some(Value::Object(schemas)) = schemas {
            for (name, (_, schema)) in hoist.moved {
                schemas.insert(name, schema);
            }
        }
    }
    *document = changed;
    Ok(Vec::new())
}

struct Hoist<'t> {
    before: Value,
    names: &'t BTreeMap<String, String>,
    inline: BTreeSet<&'t String>,
    /// Name → where the first type of the name was, and its schema.
    moved: BTreeMap<String, (String, Value)>,
    problems: BTreeSet<HoistProblem>,
    taken: BTreeMap<String, String>,
}

impl<'t> Hoist<'t> {
    fn new(document: &Value, names: &'t BTreeMap<String, String>, found: &'t [String]) -> Self {
        let taken = pointer::get(document, &pointer::tokens(SCHEMAS))
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::keys)
            .map(|name| (plain(name), name.clone()))
            .collect();
        Self {
            before: document.clone(),
            names,
            inline: found.iter().collect(),
            moved: BTreeMap::new(),
            problems: BTreeSet::new(),
            taken,
        }
    }

    /// Compares the table with the document.
    fn check(&mut self, found: &[String]) {
        let mut spelled: BTreeMap<String, &String> = BTreeMap::new();
        for (at, name) in self.names {
            if !self.inline.contains(at) {
                self.problem(
                    at,
                    "the document has no inline type here: remove the entry",
                    false,
                );
                continue;
            }
            let is_name = !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
            if !is_name || plain(name).is_empty() {
                self.problem(
                    at,
                    &format!("`{name}` is not a valid name of a component"),
                    true,
                );
            }
            if let Some(component) = self.taken.get(&plain(name)) {
                let message = format!("`{name}` is already the component `{component}`");
                self.problem(at, &message, true);
            }
            match spelled.get(&plain(name)) {
                Some(other) if *other != name => {
                    let message =
                        format!("`{name}` differs from `{other}` only in case or punctuation");
                    self.problem(at, &message, true);
                }
                _ => {
                    spelled.insert(plain(name), name);
                }
            }
        }
        for at in found.iter().filter(|at| !self.names.contains_key(*at)) {
            self.problem(at, "the inline type has no name in the table", true);
        }
    }

    fn problem(&mut self, at: &str, message: &str, suggest: bool) {
        let suggestion = suggest.then(|| {
            let mut used: BTreeSet<String> = self.taken.keys().cloned().collect();
            used.extend(self.names.values().map(|name| plain(name)));
            used.extend(
                self.problems
                    .iter()
                    .filter_map(|p| p.suggestion.as_deref())
                    .map(plain),
            );
            suggestion::free_name(&self.before, at, &used)
        });
        self.problems.insert(HoistProblem {
            pointer: at.to_owned(),
            message: message.to_owned(),
            suggestion,
        });
    }

    /// Moves inner types first, so that an outer type refers to them.
    fn visit(&mut self, kind: ObjectKind, at: &str, value: &mut Value, is_property: bool) {
        let below = match value {
            Value::Object(map) => walk::lowered_children(kind, map),
            _ => return,
        };
        for (tokens, inner) in below {
            let of_object = tokens.first().is_some_and(|first| first == "properties");
            if let Some(child) = pointer::get_mut(value, &tokens) {
                self.visit(inner, &pointer::descend(at, &tokens), child, of_object);
            }
        }
        if kind == ObjectKind::Schema
            && self.inline.contains(&at.to_owned())
            && let Some(name) = self.names.get(at)
            && let Value::Object(schema) = value
        {
            let (site, schema) = split(std::mem::take(schema), is_property);
            *value = used(name, site);
            self.keep(at, name, schema);
        }
    }

    fn keep(&mut self, at: &str, name: &str, schema: Value) {
        match self.moved.get(name) {
            None => {
                self.moved.insert(name.to_owned(), (at.to_owned(), schema));
            }
            Some((first, other)) if without_annotations(other) != without_annotations(&schema) => {
                let message = format!("`{name}` is a different type at {first}");
                self.problem(at, &message, true);
            }
            Some(_) => {}
        }
    }
}

const PLACE_OF_USE_KEYWORDS: &[&str] =
    &["nullable", "readOnly", "writeOnly", "deprecated", "default"];

/// Separates the keywords of the place of use from the type.
fn split(mut schema: Map<String, Value>, is_property: bool) -> (Map<String, Value>, Value) {
    let mut site: Map<String, Value> = Map::new();
    if is_property && let Some(description) = schema.get("description") {
        site.insert("description".to_owned(), description.clone());
    }
    site.extend(take_all(&mut schema, |key| {
        PLACE_OF_USE_KEYWORDS.contains(&key)
    }));
    let mut null = site.get("nullable") == Some(&Value::Bool(true));
    site.shift_remove("nullable");
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        let before = values.len();
        values.retain(|value| !value.is_null());
        null |= values.len() < before;
    }
    if null {
        site.insert("nullable".to_owned(), Value::Bool(true));
    }
    (site, Value::Object(schema))
}

/// A reference to a component, with the keywords of the place of use.
fn used(name: &str, site: Map<String, Value>) -> Value {
    let reference = json!({ "$ref": uri::from_pointer(&pointer::child(SCHEMAS, name)) });
    if site.is_empty() {
        return reference;
    }
    let mut schema = Map::new();
    schema.insert("allOf".to_owned(), json!([reference]));
    schema.extend(site);
    Value::Object(schema)
}

/// A schema without the annotations that do not affect its type.
fn without_annotations(schema: &Value) -> Value {
    let mut out = schema.clone();
    walk::walk_mut(ObjectKind::Schema, "", &mut out, &mut |_, _, value| {
        if let Value::Object(map) = value {
            map.retain(|key, _| {
                !vocabulary::is_annotation(key)
                    || matches!(key.as_str(), "format" | "discriminator")
            });
        }
    });
    out
}
