//! What each operation does, from its method and path.

use std::collections::{BTreeMap, BTreeSet};

use http::Method;
use serde_json::Value;

use super::collection::{Collection, parameter, split};
use super::item;
use super::names::{Names, canonical, id_noun};
use super::{Model, body_keys};
use crate::document::{Document, Operation, ParameterLocation};
use crate::samples;

/// What an operation does to a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Create,
    List,
    /// Reads a resource, or a part of it.
    Read,
    /// Replaces the fields that the request body can have.
    Replace,
    /// Changes the fields of the request body.
    Merge,
    Delete,
    /// Finds the resource with a name.
    Find,
    /// Creates a copy.
    Copy,
    /// Changes the resources with the ids in a field of the request body.
    Bulk(String),
    /// Sets the order of the resources by the ids in a field of the request body.
    Order(String),
    /// Sets or adds the element of a list field with an id.
    PutElement(String),
    /// Removes the element of a list field with an id.
    DeleteElement(String),
}

impl Role {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::List => "list",
            Self::Read => "read",
            Self::Replace => "replace",
            Self::Merge => "merge",
            Self::Delete => "delete",
            Self::Find => "find by name",
            Self::Copy => "copy",
            Self::Bulk(_) => "change several",
            Self::Order(_) => "reorder",
            Self::PutElement(_) => "set an element",
            Self::DeleteElement(_) => "remove an element",
        }
    }

    /// Returns whether the request body has the fields of the resource.
    pub(super) fn writes_fields(&self) -> bool {
        matches!(self, Self::Create | Self::Replace | Self::Merge)
    }

    /// Returns whether the response has the fields of the resource.
    pub(super) fn shows_all(&self) -> bool {
        self.writes_fields() || matches!(self, Self::List | Self::Read)
    }
}

type Classified<'d> = Vec<(&'d Operation, usize, Role)>;

fn methods(document: &Document) -> BTreeMap<&str, Vec<&Operation>> {
    let mut found: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in document.operations() {
        found
            .entry(&operation.template)
            .or_default()
            .push(operation);
    }
    found
}

fn has(operations: Option<&Vec<&Operation>>, methods: &[Method]) -> bool {
    let mut operations = operations.into_iter().flatten();
    operations.any(|operation| methods.contains(&operation.method))
}

/// Finds the collections.
pub(super) fn collections(document: &Document, names: &Names) -> Vec<Collection> {
    let by_template = methods(document);
    let keys_of = |operations: Option<&Vec<&Operation>>| -> BTreeSet<String> {
        let operations = operations.into_iter().flatten();
        operations
            .flat_map(|operation| body_keys(document, names, operation))
            .collect()
    };
    let mut found: BTreeMap<&str, Collection> = BTreeMap::new();
    for (template, operations) in &by_template {
        let (base, keys) = split(template);
        let known = found
            .get(base)
            .is_some_and(|it| it.keys.len() <= keys.len());
        let collection = has(by_template.get(base), &[Method::GET, Method::POST])
            || has(Some(operations), &[Method::GET]);
        if !keys.is_empty() && !known && collection {
            found.insert(base, Collection::new(base, keys));
        }
    }
    for (template, operations) in &by_template {
        let (base, keys) = split(template);
        if !keys.is_empty() || found.contains_key(base) || !has(Some(operations), &[Method::GET]) {
            continue;
        }
        let get = operations.iter().find(|it| it.method == Method::GET);
        let writes = [Method::POST, Method::PUT, Method::PATCH];
        let item = base.rsplit_once('/').map_or("", |(parent, _)| parent);
        let below_item = item.ends_with('}');
        if has(Some(operations), &writes) {
            let mut fields = keys_of(by_template.get(item));
            fields.extend(keys_of(by_template.get(split(item).0)));
            if below_item && !fields.is_disjoint(&keys_of(Some(operations))) {
                // A part of the resource above.
                continue;
            }
            let mut single = Collection::new(base, Vec::new());
            single.single = true;
            single.scope = get.map(|get| scope(get)).unwrap_or_default();
            found.insert(base, single);
        } else if below_item && get.is_some_and(|get| lists(document, get)) {
            found.insert(base, Collection::new(base, Vec::new()));
        }
    }
    found.into_values().collect()
}

/// Returns the required query parameters of an operation.
fn scope(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter();
    parameters
        .filter(|it| it.required && it.location == ParameterLocation::Query)
        .map(|it| it.name.clone())
        .collect()
}

/// Returns whether the `data` of a response is a list.
fn lists(document: &Document, operation: &Operation) -> bool {
    let schema = operation.responses.get("application/json");
    let root = schema.map(|schema| document.resolve(schema.node()));
    root.and_then(|root| root.get("properties")?.get("data"))
        .is_some_and(|data| samples::kind(document.resolve(data)) == "array")
}

/// Classifies the operations of collections and resources.
pub(super) fn direct<'d>(document: &'d Document, model: &Model) -> Classified<'d> {
    let mut found = Vec::new();
    for operation in document.operations() {
        let (base, keys) = split(&operation.template);
        let Some(index) = model.by_template.get(base) else {
            continue;
        };
        let collection = &model.collections[*index];
        let of_collection = keys.is_empty() && !collection.keys.is_empty();
        if !of_collection && keys.len() != collection.keys.len() {
            continue;
        }
        let list = of_collection || lists(document, operation);
        let role = match operation.method {
            Method::GET if list && keys.is_empty() => Role::List,
            Method::POST if of_collection => Role::Create,
            _ if of_collection => continue,
            Method::GET => Role::Read,
            Method::DELETE => Role::Delete,
            Method::PUT if !required(document, operation).is_empty() => Role::Replace,
            // Of a resource without an id, the first request creates it.
            Method::POST if keys.is_empty() => Role::Replace,
            _ => Role::Merge,
        };
        found.push((operation, *index, role));
    }
    found
}

fn required<'d>(document: &'d Document, operation: &'d Operation) -> Vec<&'d str> {
    let body = operation.body.as_ref();
    let schema = body.map(|body| document.resolve(body.schema.node()));
    schema.map(item::required).unwrap_or_default()
}

/// Classifies the operations on paths below a collection or a resource.
pub(super) fn indirect<'d>(document: &'d Document, model: &Model) -> Classified<'d> {
    let mut found = Vec::new();
    for operation in document.operations() {
        if model.actions.contains_key(&operation.id) {
            continue;
        }
        let (base, keys) = split(&operation.template);
        let Some((parent, segment)) = base.rsplit_once('/') else {
            continue;
        };
        let (parent_base, parent_keys) = split(parent);
        let Some(index) = model.by_template.get(parent_base) else {
            continue;
        };
        let collection = &model.collections[*index];
        let of_item = !parent_keys.is_empty() && parent_keys.len() == collection.keys.len();
        let body = body_keys(document, &model.names, operation);
        let role = match keys.as_slice() {
            [] if of_item => below_item(document, model, operation, *index, &body),
            [] if parent_keys.is_empty() => {
                let schema = operation.body.as_ref().map(|body| body.schema.node());
                let schema = schema.map(|schema| document.resolve(schema));
                below_collection(operation, collection, schema, &body, segment)
            }
            [_] if of_item => element(operation, collection, segment),
            _ => None,
        };
        found.extend(role.map(|role| (operation, *index, role)));
    }
    found
}

fn below_item(
    document: &Document,
    model: &Model,
    operation: &Operation,
    index: usize,
    body: &BTreeSet<String>,
) -> Option<Role> {
    let fields = &model.collections[index].fields;
    if operation.method == Method::DELETE {
        return None;
    }
    if operation.method == Method::GET {
        let mut others = document.operations().iter();
        let part = others.any(|other| {
            let keys = body_keys(document, &model.names, other);
            other.template == operation.template && !fields.is_disjoint(&keys)
        });
        return part.then_some(Role::Read);
    }
    if body.iter().any(|key| fields.contains(key)) {
        return Some(Role::Merge);
    }
    let created = model.actions.values().find_map(|action| {
        let creates = action.collection == index && action.role == Role::Create;
        creates.then(|| action.envelope.as_ref().map(|it| &it.schema))?
    });
    let envelope = super::envelope::Envelope::new(document, &model.names, operation, fields);
    let same = envelope.is_some_and(|it| !it.list && Some(&it.schema) == created);
    (same && operation.method == Method::POST && body.is_empty()).then_some(Role::Copy)
}

fn below_collection(
    operation: &Operation,
    collection: &Collection,
    schema: Option<&Value>,
    body: &BTreeSet<String>,
    segment: &str,
) -> Option<Role> {
    if collection.keys.is_empty() {
        return None;
    }
    if operation.method == Method::GET {
        return (segment == "by-name").then_some(Role::Find);
    }
    let properties = schema?.get("properties").and_then(Value::as_object)?;
    let lists = properties
        .iter()
        .filter(|(_, schema)| samples::kind(schema) == "array")
        .map(|(name, _)| name);
    for name in lists {
        if canonical(name).contains("order") {
            return Some(Role::Order(name.clone()));
        }
        let ids = id_noun(name).is_some_and(|noun| noun == collection.noun);
        if ids && body.iter().any(|key| collection.fields.contains(key)) {
            return Some(Role::Bulk(name.clone()));
        }
    }
    None
}

fn element(operation: &Operation, collection: &Collection, segment: &str) -> Option<Role> {
    let key = canonical(segment);
    if parameter(segment).is_some() || !collection.fields.contains(&key) {
        return None;
    }
    match operation.method {
        Method::PUT | Method::PATCH => Some(Role::PutElement(key)),
        Method::DELETE => Some(Role::DeleteElement(key)),
        _ => None,
    }
}
