//! One run that writes: the objects that it has created, and the calls that refer to them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt as _;
use http::Method;
use openapi_mock::resources::{Reference, Target};
use openapi_mock::{Operation, ParameterLocation, samples};
use serde_json::{Map, Value, json};
use squad_core::{Client, Error, Result};

use super::super::inputs::{of_type, set_known};
use super::super::items::{first_list, listed_id};
use super::super::{called, failed, references};
use super::body::{Ids, body};
use super::rules::{self, COLLECTIONS, KEYS, NESTED, Role, TEAMS, USERS};
use super::{Prefix, Stop};
use crate::check::Conformance;
use crate::drive;

/// An object whose name starts with the prefix of the run.
#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) collection: &'static str,
    pub(super) name: String,
    /// The id; `None` if the response to the creation was lost.
    pub(super) id: Option<Value>,
}

/// A run that writes.
pub(super) struct Writer {
    client: Client,
    pub(super) check: Conformance,
    references: Arc<HashMap<String, Vec<Reference>>>,
    pub(super) prefix: Prefix,
    stop: Stop,
    /// The ids of the objects of the run, and of the user that it authenticates as.
    pub(super) ids: Ids,
    /// The path parameters that are ids of objects of the run.
    path: Map<String, Value>,
    /// The objects that exist or may exist, in the order of their creation.
    pub(super) objects: Vec<Object>,
}

/// Why a call has no value.
pub(super) enum Failure {
    /// It was not sent.
    NotTried(String),
    /// It failed.
    Call(Error),
}

pub(super) type Called<T> = std::result::Result<T, Failure>;

impl Writer {
    pub(super) fn new(
        target: &drive::Target,
        client: Client,
        check: Conformance,
        prefix: Prefix,
        stop: Stop,
    ) -> Result<Self> {
        Ok(Self {
            client,
            check,
            references: references(target.api)?,
            prefix,
            stop,
            ids: Ids::new(),
            path: Map::new(),
            objects: Vec::new(),
        })
    }

    /// Creates objects, changes and reads them, and deletes nested ones.
    pub(super) async fn write(&mut self) {
        for collection in COLLECTIONS.iter().chain(NESTED) {
            self.create(collection).await;
        }
        let check = self.check.clone();
        let document = check.contract().document();
        let mut changes = Vec::new();
        let mut reads = Vec::new();
        for operation in document.operations() {
            match rules::role(document, operation) {
                Role::Never(reason) => self.not_tried(&operation.id, reason),
                Role::Deletes => self.not_tried(&operation.id, "this run has no object to delete"),
                Role::Changes => changes.push(operation),
                Role::Reads if self.has_own_path(operation) => reads.push(operation),
                Role::Reads | Role::Creates => {}
            }
        }
        let (mut deletes, mut changes): (Vec<_>, Vec<_>) = changes
            .into_iter()
            .partition(|one: &&Operation| one.method == Method::DELETE);
        // What a POST operation creates is changed by the others.
        changes.sort_by_key(|one| one.method != Method::POST);
        // The deepest first.
        deletes.sort_by_key(|one| Reverse(one.template.matches('/').count()));
        for operation in changes.into_iter().chain(reads).chain(deletes) {
            let name = self.name_below(&operation.template);
            let result = match self.is_stopped() {
                false => self.drive(operation, &name).await,
                true => Err(Failure::NotTried("the run was stopped".to_owned())),
            };
            if let Err(Failure::NotTried(reason)) = result {
                self.not_tried(&operation.id, &reason);
            }
        }
    }

    /// Creates an object in a collection, if an operation deletes it.
    async fn create(&mut self, collection: &'static str) {
        let check = self.check.clone();
        let document = check.contract().document();
        let Some(operation) = rules::creates(document, collection) else {
            return;
        };
        if rules::role(document, operation) != Role::Creates {
            return;
        }
        if self.is_stopped() {
            return self.not_tried(&operation.id, "the run was stopped");
        }
        let is_nested = NESTED.contains(&collection);
        let name = match is_nested {
            true => self.name_below(collection),
            false => self.prefix.name(self.objects.len() + 1),
        };
        if !is_nested {
            // Before the call, because the object can exist without a response.
            self.objects.push(Object {
                collection,
                name: name.clone(),
                id: None,
            });
        }
        let created = match self.drive(operation, &name).await {
            // The object of another name is not of this run.
            Ok(created) if name_of(&created).is_some_and(|found| found != name) => {
                self.named(collection, &name).await
            }
            Ok(created) => Some(created),
            Err(failure) => {
                let is_rejected = match &failure {
                    Failure::NotTried(reason) => {
                        self.not_tried(&operation.id, reason);
                        true
                    }
                    Failure::Call(error) => error
                        .status()
                        .is_some_and(|status| status.is_client_error()),
                };
                match (is_nested, is_rejected) {
                    // It is deleted with its parent.
                    (true, _) => None,
                    (false, true) => {
                        self.objects.pop();
                        None
                    }
                    (false, false) => self.named(collection, &name).await,
                }
            }
        };
        if let Some(created) = created {
            self.adopt(collection, &name, &created);
        }
    }

    /// Lists a collection and returns the object with a name.
    async fn named(&mut self, collection: &str, name: &str) -> Option<Value> {
        let listed = self.list(collection).await?;
        listed.into_iter().find(|item| name_of(item) == Some(name))
    }

    /// Lists the objects of a collection in the team of the run; `None` if that fails.
    pub(super) async fn list(&mut self, collection: &str) -> Option<Vec<Value>> {
        let check = self.check.clone();
        let operation = rules::lists(check.contract().document(), collection)?;
        let listed = self.drive(operation, "").await.ok()?;
        Some(first_list(&listed).to_vec())
    }

    /// Adds the ids of an object of the run to those that calls can refer to.
    pub(super) fn adopt(&mut self, collection: &str, name: &str, created: &Value) {
        let check = self.check.clone();
        let Some(deletes) = rules::deletes(check.contract().document(), collection) else {
            return;
        };
        let id = listed_id(created);
        let keys = rules::keys(deletes, collection);
        for key in &keys {
            let value = match keys.len() {
                1 => id.as_ref(),
                _ => created.get(*key),
            };
            if let Some(value) = value {
                let entry = self.path.entry(*key);
                entry.or_insert_with(|| value.clone());
            }
        }
        if let (TEAMS, Some(user)) = (collection, created.get("created_by")) {
            self.ids.insert(USERS.to_owned(), vec![user.clone()]);
        }
        let mut objects = self.objects.iter_mut();
        if let Some(object) = objects.find(|one| one.collection == collection && one.name == name) {
            object.id.clone_from(&id);
        }
        self.ids
            .entry(collection.to_owned())
            .or_default()
            .extend(id);
    }

    /// Deletes an object of the run.
    pub(super) async fn delete(&mut self, collection: &str, id: &Value) -> Called<()> {
        let check = self.check.clone();
        let document = check.contract().document();
        let Some(operation) = rules::deletes(document, collection) else {
            return Ok(());
        };
        for key in rules::keys(operation, collection) {
            self.path.insert(key.to_owned(), id.clone());
        }
        self.drive(operation, "").await.map(|_| ())
    }

    /// Calls an operation with ids of the run, and adds to the report why it failed.
    async fn drive(&mut self, operation: &Operation, name: &str) -> Called<Value> {
        let check = self.check.clone();
        let document = check.contract().document();
        if let Role::Never(reason) = rules::role(document, operation) {
            return Err(Failure::NotTried(reason.to_owned()));
        }
        let values = self.arguments(operation, name)?;
        check.lock().row(&operation.id).note = None;
        let called = called(&self.client, &check, &operation.id, values).await;
        let called =
            called.ok_or_else(|| Failure::NotTried("the client has no method".to_owned()))?;
        called.map_err(|error| {
            failed(&check, &operation.id, &error, error.is_permission(), false);
            Failure::Call(error)
        })
    }

    /// The arguments of an operation.
    fn arguments(&self, operation: &Operation, name: &str) -> Called<Map<String, Value>> {
        let document = self.check.contract().document();
        let references = self
            .references
            .get(&operation.id)
            .map_or(&[][..], |all| all);
        let no_object =
            |collection: &str| Failure::NotTried(format!("this run has no object of {collection}"));
        let mut values = Map::new();
        for parameter in &operation.parameters {
            let key = &parameter.name;
            let mut example = samples::example(document, key, parameter.schema.node());
            set_known(&Map::new(), key, &mut example, 0);
            let mut references = references.iter();
            let refers = references.find(|one| one.query && one.field == *key);
            let value = match (parameter.location, refers.map(|one| &one.target)) {
                (ParameterLocation::Path, _) if KEYS.contains(&key.as_str()) => example,
                (ParameterLocation::Path, _) => match self.path.get(key) {
                    Some(id) => of_type(id, &example),
                    None => return Err(no_object(&operation.template)),
                },
                // Objects of other teams are not listed, even if the team is optional.
                (_, Some(Target::Collection(of))) if of == TEAMS && example.is_string() => {
                    let team = self.ids.get(TEAMS).and_then(|ids| ids.first());
                    team.ok_or_else(|| no_object(TEAMS))?.clone()
                }
                _ if !parameter.required => continue,
                // All objects of a run are on the first page.
                _ if key == "offset" => json!("0"),
                _ if key == "limit" => json!("100"),
                _ => example,
            };
            values.insert(key.clone(), value);
        }
        if operation.body.is_some() {
            let body = body(document, operation, references, &self.ids, name);
            let body = body.map_err(|collection| no_object(&collection))?;
            values.insert("body".to_owned(), body);
        }
        Ok(values)
    }

    /// Whether all path parameters of an operation are known, and one is the id of an object of the run.
    fn has_own_path(&self, operation: &Operation) -> bool {
        let mut parameters = operation.parameters.iter();
        operation.template.contains('{')
            && parameters.all(|one| {
                one.location != ParameterLocation::Path
                    || self.path.contains_key(&one.name)
                    || KEYS.contains(&one.name.as_str())
            })
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.clone().now_or_never().is_some()
    }

    /// The name of the object that a path is below.
    fn name_below(&self, template: &str) -> String {
        let mut objects = self.objects.iter();
        let object = objects.find(|one| template.starts_with(one.collection));
        object.map(|one| one.name.clone()).unwrap_or_default()
    }

    fn not_tried(&self, operation: &str, reason: &str) {
        self.check.lock().row(operation).note = Some(format!("not tried: {reason}"));
    }
}

/// The name of an item of a list.
pub(super) fn name_of(item: &Value) -> Option<&str> {
    item.get("name").or(item.get("title"))?.as_str()
}
