//! Inline types moved to components, under names that somebody chose.
//!
//! A generator invents a name for each type that has none, and such names clash or change with the
//! document. Here every one comes out of a table, JSON pointer → name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value, json};

use super::{inline_types, take_all};
use crate::index::SCHEMAS;
use crate::loss::Loss;
use crate::places::{self, Place};
use crate::{pointer, vocabulary, walk};

mod suggestion;

/// One reason why inline types cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct HoistProblem {
    /// The inline type, or the entry of the table.
    pub pointer: String,
    /// What is wrong with it.
    pub what: String,
    /// A name that is free, where a name is wanted.
    pub suggestion: Option<String>,
}

impl fmt::Display for HoistProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.what)?;
        match &self.suggestion {
            Some(name) => write!(f, "; a free name would be `{name}`"),
            None => Ok(()),
        }
    }
}

/// The table of names does not fit the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table of names does not fit the document:\n{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct HoistError {
    problems: Vec<HoistProblem>,
}

impl HoistError {
    /// Every problem, ordered by pointer.
    #[must_use]
    pub fn problems(&self) -> &[HoistProblem] {
        &self.problems
    }
}

/// Moves every inline type to a component under its name in the table, and leaves a reference.
///
/// A pointer means the document as it is given, before anything is moved. Types of one shape may
/// share a name. What belongs to the place of use stays there, beside `allOf`: `nullable`,
/// `readOnly`, `writeOnly`, `deprecated`, `default`, and the description of a property.
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
/// Lists every inline type without an entry, every entry without an inline type, and every name that
/// is no component name, stands for different shapes, or is a component's already (without regard
/// to case and punctuation). The document is left as it was.
pub fn hoist_inline(
    document: &mut Value,
    names: &BTreeMap<String, String>,
) -> Result<Vec<Loss>, HoistError> {
    let found = inline_types::find(document);
    let mut changed = document.clone();
    let mut hoist = Hoist::new(document, names, &found);
    hoist.check(&found);
    hoist.visit(Place::Document, "", &mut changed, false);
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

    /// Holds the table against the document.
    fn check(&mut self, found: &[String]) {
        let mut spelled: BTreeMap<String, &String> = BTreeMap::new();
        for (at, name) in self.names {
            if !self.inline.contains(at) {
                self.problem(at, "no inline type stands there: take the entry out", false);
                continue;
            }
            let is_name = !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
            if !is_name || plain(name).is_empty() {
                self.problem(at, &format!("`{name}` is no name for a component"), true);
            }
            if let Some(component) = self.taken.get(&plain(name)) {
                let what = format!("`{name}` is the component `{component}` already");
                self.problem(at, &what, true);
            }
            match spelled.get(&plain(name)) {
                Some(other) if *other != name => {
                    let what =
                        format!("`{name}` differs from `{other}` by case or punctuation alone");
                    self.problem(at, &what, true);
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

    fn problem(&mut self, at: &str, what: &str, suggest: bool) {
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
            what: what.to_owned(),
            suggestion,
        });
    }

    /// Moves what is below first, so that an outer type refers to the inner one.
    fn visit(&mut self, place: Place, at: &str, value: &mut Value, is_property: bool) {
        let below = match value {
            Value::Object(map) => places::below_lowered(place, map),
            _ => return,
        };
        for (tokens, inner) in below {
            let of_object =
                place == Place::Schema && tokens.first().is_some_and(|first| first == "properties");
            if let Some(child) = pointer::get_mut(value, &tokens) {
                self.visit(inner, &pointer::descend(at, &tokens), child, of_object);
            }
        }
        if place == Place::Schema
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
            Some((first, other)) if shape(other) != shape(&schema) => {
                let what = format!("`{name}` is another type at {first}");
                self.problem(at, &what, true);
            }
            Some(_) => {}
        }
    }
}

/// Parts what belongs to the place of use from the type.
fn split(mut schema: Map<String, Value>, is_property: bool) -> (Map<String, Value>, Value) {
    let mut site: Map<String, Value> = Map::new();
    if is_property && let Some(description) = schema.get("description") {
        site.insert("description".to_owned(), description.clone());
    }
    site.extend(take_all(
        &mut schema,
        &["nullable", "readOnly", "writeOnly", "deprecated", "default"],
    ));
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

/// A reference to a component, with what stands beside it.
fn used(name: &str, site: Map<String, Value>) -> Value {
    let reference = json!({ "$ref": format!("#{}", pointer::child(SCHEMAS, name)) });
    if site.is_empty() {
        return reference;
    }
    let mut schema = Map::new();
    schema.insert("allOf".to_owned(), json!([reference]));
    schema.extend(site);
    Value::Object(schema)
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A schema without its words.
fn shape(schema: &Value) -> Value {
    let mut shape = schema.clone();
    walk::walk_mut(Place::Schema, "", &mut shape, &mut |_, _, value| {
        if let Value::Object(map) = value {
            map.retain(|key, _| {
                !vocabulary::is_annotation(key)
                    || matches!(key.as_str(), "format" | "discriminator")
            });
        }
    });
    shape
}
