//! References: the fields of requests that contain ids of other resources.

use std::collections::HashMap;

use serde_json::Value;

use super::Model;
use super::names::{canonical, id_noun, noun};
use crate::document::{Document, Operation, ParameterLocation};
use crate::samples;

/// The deepest nesting in which references are searched.
const MAX_DEPTH: usize = 10;

/// A field of a request that contains ids of another collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id of the operation.
    pub operation: String,
    /// Whether it is a query parameter, and not a field of the body.
    pub query: bool,
    /// The field as a dotted path; `*` is each element of a list.
    pub field: String,
    /// The collections.
    pub target: Target,
}

/// The collection that a reference refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Always this one.
    Collection(String),
    /// The one that another field names: the name of that field, and the collection of each word.
    ByType(String, Vec<(String, String)>),
}

impl Target {
    /// Returns the collections that it can be.
    pub(super) fn collections(&self) -> Vec<&str> {
        match self {
            Self::Collection(template) => vec![template],
            Self::ByType(_, words) => words
                .iter()
                .map(|(_, template)| template.as_str())
                .collect(),
        }
    }

    /// Returns the collection of a reference whose object has these fields.
    pub(super) fn collection(&self, word: impl Fn(&str) -> Option<String>) -> Option<&str> {
        match self {
            Self::Collection(template) => Some(template),
            Self::ByType(field, words) => {
                let word = word(field)?;
                let mut words = words.iter();
                Some(words.find(|(known, _)| *known == word)?.1.as_str())
            }
        }
    }
}

/// What a name of a field refers to.
pub(super) enum Meaning {
    Reference(Target),
    /// An id, but of no known collection.
    Unknown,
    Other,
}

/// Finds what a field refers to; `sibling` returns the values that another field of the same object permits, if it exists.
pub(super) fn meaning(
    model: &Model,
    name: &str,
    sibling: &dyn Fn(&str) -> Option<Vec<String>>,
) -> Meaning {
    let known = |name: &str| {
        let mut nouns = model.dictionary.nouns.iter();
        nouns.find(|(known, _)| *known == name).map(|(_, it)| *it)
    };
    if let Some(template) = known(name) {
        return Meaning::Reference(Target::Collection(template.to_owned()));
    }
    for (ending, kind) in [("_id", "_type"), ("ID", "Type"), ("id", "type")] {
        let Some(stem) = name.strip_suffix(ending) else {
            continue;
        };
        if !stem.is_empty() && ending == "id" && name != "pid" {
            continue;
        }
        let stem = if name == "pid" { "" } else { stem };
        let field = format!("{stem}{kind}");
        if let Some(listed) = sibling(&field) {
            let words = model.dictionary.words.iter();
            let words: Vec<(String, String)> = words
                .filter(|(word, _)| listed.is_empty() || listed.iter().any(|it| it == word))
                .filter(|(_, template)| name != "pid" || model.is_numbered(template))
                .map(|(word, template)| ((*word).to_owned(), (*template).to_owned()))
                .collect();
            if !words.is_empty() {
                return Meaning::Reference(Target::ByType(field, words));
            }
        }
    }
    let named = id_noun(name);
    let wanted = named.clone().unwrap_or_else(|| noun(name));
    if let Some(template) = named.as_deref().and_then(known) {
        return Meaning::Reference(Target::Collection(template.to_owned()));
    }
    let plural = named.is_none() && wanted != canonical(name);
    let mut collections = model.collections.iter();
    let found = collections.find(|it| !it.keys.is_empty() && it.noun == wanted);
    match (found, named) {
        (Some(found), Some(_)) => Meaning::Reference(Target::Collection(found.template.clone())),
        (Some(found), None) if plural => {
            Meaning::Reference(Target::Collection(found.template.clone()))
        }
        (None, Some(_)) => Meaning::Unknown,
        _ => Meaning::Other,
    }
}

/// The references of each operation, and the fields that contain ids of no known collection.
type Derived = (HashMap<String, Vec<Reference>>, Vec<(String, String)>);

/// Finds the references of all operations.
pub(super) fn derive(document: &Document, model: &Model) -> Derived {
    let mut references = HashMap::new();
    let mut unmatched = Vec::new();
    for operation in document.operations().iter().filter(|it| it.documented) {
        let mut walk = Walk {
            document,
            model,
            operation,
            found: Vec::new(),
            unmatched: &mut unmatched,
        };
        for parameter in &operation.parameters {
            if parameter.location == ParameterLocation::Query {
                walk.field(
                    "",
                    &parameter.name,
                    parameter.schema.node(),
                    &|_| None,
                    true,
                );
            }
        }
        if let Some(body) = &operation.body {
            walk.schema("", body.schema.node(), 0);
        }
        let found = walk.found;
        references.insert(operation.id.clone(), found);
    }
    (references, unmatched)
}

struct Walk<'a> {
    document: &'a Document,
    model: &'a Model,
    operation: &'a Operation,
    found: Vec<Reference>,
    unmatched: &'a mut Vec<(String, String)>,
}

impl Walk<'_> {
    fn schema(&mut self, path: &str, schema: &Value, depth: usize) {
        let schema = self.document.resolve(schema);
        if depth > MAX_DEPTH {
            return;
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            let parts = schema.get(key).and_then(Value::as_array);
            for part in parts.into_iter().flatten() {
                self.schema(path, part, depth + 1);
            }
        }
        if let Some(items) = schema.get("items") {
            self.schema(&joined(path, "*"), items, depth + 1);
        }
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        let document = self.document;
        let sibling = |name: &str| {
            let schema = document.resolve(properties.get(name)?);
            let words = schema.get("enum").and_then(Value::as_array);
            let words = words.into_iter().flatten().filter_map(Value::as_str);
            Some(words.map(str::to_owned).collect())
        };
        for (name, property) in properties {
            if !self.field(path, name, property, &sibling, false) {
                self.schema(&joined(path, name), property, depth + 1);
            }
        }
    }

    /// Adds the reference of a field. Returns whether the field is done.
    fn field(
        &mut self,
        path: &str,
        name: &str,
        schema: &Value,
        sibling: &dyn Fn(&str) -> Option<Vec<String>>,
        query: bool,
    ) -> bool {
        let schema = self.document.resolve(schema);
        let element = schema
            .get("items")
            .map(|items| self.document.resolve(items));
        let scalar = |schema: &Value| matches!(samples::kind(schema), "string" | "integer");
        let list = element.is_some_and(scalar);
        if !list && !scalar(schema) {
            return false;
        }
        let plain = name.trim_end_matches("[]");
        let plain = plain.strip_prefix("filters.").unwrap_or(plain);
        let mut field = joined(path, name);
        if list && !query {
            field.push_str(".*");
        }
        let foreign = self.model.dictionary.foreign.iter();
        let foreign = foreign.clone().any(|path| field.ends_with(path));
        let found = match foreign {
            true => Meaning::Unknown,
            false => meaning(self.model, plain, sibling),
        };
        match found {
            // A list in the query selects; an id that does not exist selects nothing.
            Meaning::Reference(_) if list && query => {}
            // A single word such as `component` in the singular is a name.
            Meaning::Reference(Target::Collection(_)) if !list && self.is_plural(plain) => {}
            Meaning::Reference(target) if self.reachable(&target) => {
                let reference = Reference {
                    operation: self.operation.id.clone(),
                    query,
                    field,
                    target,
                };
                if !self.found.contains(&reference) {
                    self.found.push(reference);
                }
            }
            Meaning::Reference(_) | Meaning::Unknown => {
                let unmatched = (self.operation.id.clone(), field);
                if !self.unmatched.contains(&unmatched) {
                    self.unmatched.push(unmatched);
                }
            }
            Meaning::Other => {}
        }
        true
    }

    fn is_plural(&self, name: &str) -> bool {
        let listed = self.model.dictionary.nouns.iter();
        id_noun(name).is_none() && !listed.clone().any(|(known, _)| *known == name)
    }

    /// Returns whether the parents of a collection are in the path of the operation.
    fn reachable(&self, target: &Target) -> bool {
        let reachable = |template: &str| {
            let Some(index) = self.model.by_template.get(template) else {
                return true;
            };
            let parents = &self.model.collections[*index].parents;
            let operation = &self.operation.template;
            parents.is_empty()
                || template
                    .rsplit_once('/')
                    .is_some_and(|(parent, _)| operation.starts_with(parent))
        };
        match target {
            Target::Collection(template) => reachable(template),
            Target::ByType(_, words) => words.iter().all(|(_, template)| reachable(template)),
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}
