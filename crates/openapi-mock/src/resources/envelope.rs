//! The response around a resource or a list of resources: where they are in it, and everything else.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::names::Names;
use super::shape::Shape;
use crate::document::{Document, Operation};
use crate::samples;

/// The deepest nesting in which a resource is searched.
const MAX_DEPTH: usize = 4;

/// The members of a list response that count its items.
const TOTALS: [&str; 4] = ["total", "total_count", "totalCount", "orgTotalCount"];

/// Returns an example of the response of an operation; `null` if it has no body.
pub(super) fn example(document: &Document, operation: &Operation) -> Value {
    let schema = operation.responses.get("application/json");
    schema.map_or(Value::Null, |schema| {
        samples::example(document, &operation.id, schema.node())
    })
}

/// The response of an operation.
#[derive(Debug)]
pub(super) struct Envelope {
    /// An example of the whole response.
    example: Value,
    /// The members that lead to the resource or the list.
    path: Vec<String>,
    /// Whether it is a list.
    pub(super) list: bool,
    pub(super) shape: Shape,
    /// The schema of the resource, to compare responses.
    pub(super) schema: Value,
}

impl Envelope {
    /// Finds the resource in the JSON response of an operation; `keys` are those of its fields.
    pub(super) fn new(
        document: &Document,
        names: &Names,
        operation: &Operation,
        keys: &BTreeSet<String>,
    ) -> Option<Self> {
        let root = document.resolve(operation.responses.get("application/json")?.node());
        let (path, start) = match root.get("properties").and_then(|it| it.get("data")) {
            Some(data) => (vec!["data".to_owned()], data),
            None => (Vec::new(), root),
        };
        let search = Search {
            document,
            names,
            keys,
        };
        let (path, node, list) = search.find(path, start, 0)?;
        Some(Self {
            example: samples::example(document, &operation.id, root),
            path,
            list,
            shape: Shape::new(document, names, node),
            schema: node.clone(),
        })
    }

    /// Returns the response with a resource.
    pub(super) fn with_item(&self, item: Value) -> Value {
        self.with(item)
    }

    /// Returns the response with a page of a list that has `total` items.
    pub(super) fn with_items(&self, items: Vec<Value>, page: &PageInfo) -> Value {
        let mut body = self.with(Value::Array(Vec::new()));
        page.describe(&mut body, 0);
        self.place(&mut body, Value::Array(items));
        body
    }

    fn with(&self, value: Value) -> Value {
        let mut body = self.example.clone();
        self.place(&mut body, value);
        body
    }

    fn place(&self, body: &mut Value, value: Value) {
        let mut node = body;
        for name in &self.path {
            if !node.is_object() {
                *node = json!({});
            }
            node = &mut node[name.as_str()];
        }
        *node = value;
    }
}

/// What a response says about a list.
pub(super) struct PageInfo {
    pub(super) total: usize,
    pub(super) offset: usize,
    pub(super) limit: usize,
    pub(super) next: Option<String>,
    pub(super) previous: Option<String>,
}

impl PageInfo {
    /// Writes the totals and the cursors over those of an example.
    fn describe(&self, node: &mut Value, depth: usize) {
        let Value::Object(fields) = node else {
            return;
        };
        if depth > MAX_DEPTH {
            return;
        }
        fields.retain(|name, _| !matches!(name.as_str(), "nextCursor" | "prevCursor"));
        if fields.contains_key("hasNext") {
            let cursors = [("nextCursor", &self.next), ("prevCursor", &self.previous)];
            for (name, cursor) in cursors {
                if let Some(cursor) = cursor {
                    fields.insert(name.to_owned(), json!(cursor));
                }
            }
        }
        for (name, value) in fields {
            match name.as_str() {
                name if TOTALS.contains(&name) && value.is_number() => *value = json!(self.total),
                "offset" if value.is_number() => *value = json!(self.offset),
                "limit" | "pageSize" if value.is_number() => *value = json!(self.limit),
                "hasNext" => *value = json!(self.next.is_some()),
                "hasPrev" => *value = json!(self.previous.is_some()),
                _ => self.describe(value, depth + 1),
            }
        }
    }
}

struct Search<'a> {
    document: &'a Document,
    names: &'a Names,
    keys: &'a BTreeSet<String>,
}

impl<'a> Search<'a> {
    fn find(
        &self,
        path: Vec<String>,
        node: &'a Value,
        depth: usize,
    ) -> Option<(Vec<String>, &'a Value, bool)> {
        let node = self.document.resolve(node);
        if depth > MAX_DEPTH {
            return None;
        }
        if let Some(items) = self.items(node) {
            return Some((path, items, true));
        }
        let branches = ["anyOf", "oneOf"].iter().find_map(|key| node.get(*key));
        if let Some(branches) = branches.and_then(Value::as_array) {
            let first = self.find(path.clone(), branches.first()?, depth + 1)?;
            // The resource itself is a union, or one branch wraps it.
            return Some(match first.0.len() == path.len() && !first.2 {
                true => (path, node, false),
                false => first,
            });
        }
        let shape = Shape::new(self.document, self.names, node);
        if shape.has("id") || self.keys.iter().any(|key| shape.has(key)) {
            return Some((path, node, false));
        }
        let properties = node.get("properties").and_then(Value::as_object)?;
        let inner = |lists: bool| {
            properties.iter().find_map(|(name, property)| {
                let path = [path.clone(), vec![name.clone()]].concat();
                let found = self.find(path, property, depth + 1)?;
                (found.2 == lists).then_some(found)
            })
        };
        inner(true).or_else(|| inner(false))
    }

    /// Returns the schema of the items of a list of objects.
    fn items(&self, node: &'a Value) -> Option<&'a Value> {
        let list = match node.get("anyOf").and_then(Value::as_array) {
            Some(branches) => branches
                .iter()
                .map(|branch| self.document.resolve(branch))
                .find(|branch| samples::kind(branch) == "array")?,
            None => node,
        };
        if samples::kind(list) != "array" {
            return None;
        }
        let items = self.document.resolve(list.get("items")?);
        let object = samples::kind(items) == "object" || samples::kind(items).is_empty();
        object.then_some(items)
    }
}
