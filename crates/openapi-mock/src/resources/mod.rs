//! State for every resource of a document: what is created can be listed, read, changed and deleted.
//!
//! A [`Model`] is derived from the document once. It groups the operations into collections by their paths, and knows what
//! each of them does: `POST /squads` creates, `GET /squads` lists, and the operations of `/squads/{id}` read, change and
//! delete. A [`Store`] contains the resources. [`Model::execute`] applies a validated request to a store and returns the
//! response body in the form that the document declares.

mod access;
mod check;
mod classify;
mod collection;
mod dictionary;
mod elements;
mod envelope;
mod execute;
mod item;
mod list;
mod names;
mod references;
mod seed;
mod shape;
mod store;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use http::Method;

use self::classify::Role;
use self::collection::{Collection, parameter, split};
use self::envelope::Envelope;
use self::names::Names;
use self::shape::Shape;
use crate::document::{Document, Operation};

pub use self::collection::{join_id, split_id};
pub use self::dictionary::{Dictionary, Initial};
pub use self::execute::{Computed, Outside, Request, StateError};
pub use self::references::{Reference, Target};
pub use self::store::{Resource, Store};

/// The collections of a document, derived from its paths and schemas.
pub struct Model {
    names: Names,
    dictionary: Dictionary,
    collections: Vec<Collection>,
    actions: HashMap<String, Action>,
    by_template: BTreeMap<String, usize>,
    references: HashMap<String, Vec<Reference>>,
    unmatched: Vec<(String, String)>,
}

/// What an operation does.
struct Action {
    collection: usize,
    role: Role,
    /// The response, if a resource is in it.
    envelope: Option<Envelope>,
    /// The keys of the request body, for a change that replaces them all.
    body: BTreeSet<String>,
}

impl Model {
    /// Derives the model of a document.
    #[must_use]
    pub fn derive(document: &Document, dictionary: Dictionary) -> Self {
        let names = Names::new(&dictionary);
        let mut model = Self {
            names,
            dictionary,
            collections: Vec::new(),
            actions: HashMap::new(),
            by_template: BTreeMap::new(),
            references: HashMap::new(),
            unmatched: Vec::new(),
        };
        for collection in classify::collections(document, &model.names) {
            let template = collection.template.clone();
            model.by_template.insert(template, model.collections.len());
            model.collections.push(collection);
        }
        model.relate();
        let direct = classify::direct(document, &model);
        for (operation, collection, role) in &direct {
            if role.writes_fields() {
                let keys = body_keys(document, &model.names, operation);
                model.collections[*collection].fields.extend(keys);
            }
        }
        for (operation, collection, role) in direct {
            model.add_action(document, operation, collection, role);
        }
        model.find_embedded();
        for (operation, collection, role) in classify::indirect(document, &model) {
            model.add_action(document, operation, collection, role);
        }
        let (references, unmatched) = references::derive(document, &model);
        model.references = references;
        model.unmatched = unmatched;
        model
    }

    /// Returns the ids of the operations with state, and what each of them does, such as `create`.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let actions = self.actions.iter();
        actions.map(|(id, action)| (id.as_str(), action.role.name()))
    }

    /// Returns what an operation changes: the noun of the resource, and `created`, `updated` or `deleted`.
    pub fn subject(&self, operation: &Operation) -> (String, &'static str) {
        let (base, keys) = split(&operation.template);
        let is_collection = |template: &str| {
            let index = self.by_template.get(template);
            index.is_some_and(|index| !self.collections[*index].keys.is_empty())
        };
        let mut template = base;
        while !is_collection(template) {
            match template.rsplit_once('/') {
                Some((parent, _)) => template = split(parent).0,
                None => break,
            }
        }
        let noun = if template.is_empty() { base } else { template };
        let direct = template == base;
        let action = match operation.method {
            Method::POST if direct && keys.is_empty() => "created",
            Method::DELETE if direct => "deleted",
            _ => "updated",
        };
        (self.noun(noun), action)
    }

    /// Returns the fields of requests that refer to a collection, in the order of the document.
    pub fn references<'m>(&'m self, document: &'m Document) -> impl Iterator<Item = &'m Reference> {
        let operations = document.operations().iter();
        operations.flat_map(|operation| self.references.get(&operation.id).into_iter().flatten())
    }

    /// Returns the fields of requests that contain ids of no known collection: the operation and the field.
    pub fn unmatched(&self) -> &[(String, String)] {
        &self.unmatched
    }

    /// Returns the paths of the collections.
    pub fn collections(&self) -> impl Iterator<Item = &str> {
        self.collections.iter().map(|it| it.template.as_str())
    }

    /// Returns whether the ids of a collection are numbers.
    fn is_numbered(&self, template: &str) -> bool {
        let index = self.by_template.get(template);
        index.is_some_and(|index| self.collections[*index].number)
    }

    fn relate(&mut self) {
        for index in 0..self.collections.len() {
            let prefix = format!("{}/", self.collections[index].template);
            let below = self.collections.iter().enumerate().filter(|(_, other)| {
                let rest = other.template.strip_prefix(&prefix);
                rest.is_some_and(|rest| rest.split('/').next().and_then(parameter).is_some())
            });
            self.collections[index].below = below.map(|(below, _)| below).collect();
        }
    }

    fn add_action(&mut self, document: &Document, operation: &Operation, index: usize, role: Role) {
        let body = body_keys(document, &self.names, operation);
        let collection = &mut self.collections[index];
        let keys: BTreeSet<String> = collection.fields.union(&body).cloned().collect();
        let envelope = Envelope::new(document, &self.names, operation, &keys);
        let direct = split(&operation.template).0 == collection.template;
        let shows = matches!(role, Role::Read | Role::Create);
        if (role == Role::Read && direct) || (shows && collection.shown_by.is_none()) {
            collection.shown_by = Some(operation.id.clone());
        }
        if let Some(envelope) = &envelope {
            if role.shows_all() {
                let keys = envelope.shape.keys().map(str::to_owned);
                collection.fields.extend(keys);
            }
            let id = envelope.shape.property("id");
            let id = id.map(|schema| crate::samples::kind(document.resolve(schema)));
            collection.number |= role.shows_all() && id == Some("integer");
        }
        let action = Action {
            collection: index,
            body,
            role,
            envelope,
        };
        self.actions.insert(operation.id.clone(), action);
    }

    /// Finds fields that list the resources of a collection below, such as `actions` of a workflow.
    fn find_embedded(&mut self) {
        for index in 0..self.collections.len() {
            let collection = &self.collections[index];
            let embedded: Vec<(String, usize)> = collection
                .below
                .iter()
                .filter(|below| {
                    let below = &self.collections[**below];
                    let direct = collection.parents.len() + collection.keys.len();
                    below.parents.len() == direct
                        && !below.keys.is_empty()
                        && collection.fields.contains(&below.segment())
                })
                .map(|below| (self.collections[*below].segment(), *below))
                .collect();
            self.collections[index].embedded = embedded;
        }
    }
}

/// Returns the keys of the request body of an operation.
fn body_keys(document: &Document, names: &Names, operation: &Operation) -> BTreeSet<String> {
    let shape = operation
        .body
        .as_ref()
        .map(|body| Shape::new(document, names, body.schema.node()));
    let shape = shape.unwrap_or_default();
    shape.keys().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
