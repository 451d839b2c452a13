//! One account that operations are driven against, and the ids that were found in it.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use openapi_mock::resources::Reference;
use openapi_mock::{Document, Operation, ParameterLocation, samples};
use serde_json::{Map, Value, json};
use squad_core::Client;

use super::access::{Access, Failure};
use super::called;
use super::collections::{OTHER_RESPONSE, SEEDED, number, same_as};
use super::inputs::{is_omitted, of_type, set_known, visit};
use super::items::{is_chosen, listed, listed_id, listing, picked, selector};
use crate::check::Conformance;

/// The number of objects of which the nested collections are searched for an id.
const MAX_PARENTS: usize = 5;
/// The number of nested searches.
const MAX_DEPTH: usize = 6;

/// The ids of a collection, and the path parameters that lead to it.
#[derive(Debug, Clone, Default)]
struct Found {
    path: Map<String, Value>,
    ids: Vec<Value>,
}

/// An account.
pub(super) struct Session {
    client: Client,
    pub(super) check: Conformance,
    pub(super) access: Access,
    /// Values that are known, by the name of the parameter or field.
    known: Map<String, Value>,
    found: HashMap<String, Found>,
    /// The references of each operation.
    references: Arc<HashMap<String, Vec<Reference>>>,
    /// The start of the names of the objects that are created, and their number.
    prefix: String,
    names: usize,
}

impl Session {
    pub(super) fn new(
        client: Client,
        check: Conformance,
        access: Access,
        known: Map<String, Value>,
    ) -> Self {
        Self {
            client,
            check,
            access,
            known,
            found: HashMap::new(),
            references: Arc::default(),
            prefix: "conform".to_owned(),
            names: 0,
        }
    }

    /// Sets the references of each operation.
    pub(super) fn with_references(
        mut self,
        references: Arc<HashMap<String, Vec<Reference>>>,
    ) -> Self {
        self.references = references;
        self
    }

    /// Calls an operation with ids that exist and returns the value.
    pub(super) async fn call(&mut self, operation: &Operation) -> Result<Value, Failure> {
        let path = self.path(operation, &operation.template, 0).await?;
        let optional = self.access == Access::Everything;
        let values = self.arguments(operation, &path, optional, 0).await?;
        self.send(operation, values).await
    }

    /// Sends a call and returns the value, or the whole response if it is streamed.
    async fn send(
        &self,
        operation: &Operation,
        values: Map<String, Value>,
    ) -> Result<Value, Failure> {
        let called = called(&self.client, &self.check, &operation.id, values).await;
        called
            .ok_or_else(|| Failure::NoId(format!("the method of {}", operation.id)))?
            .map_err(Failure::Call)
    }

    /// The arguments of an operation whose path parameters are known; with `optional`, those that it does not require too.
    async fn arguments(
        &mut self,
        operation: &Operation,
        path: &Map<String, Value>,
        optional: bool,
        depth: usize,
    ) -> Result<Map<String, Value>, Failure> {
        let check = self.check.clone();
        let document = check.contract().document();
        let mut values = Map::new();
        for parameter in &operation.parameters {
            let name = &parameter.name;
            let is_query = parameter.location == ParameterLocation::Query;
            if !(parameter.required || is_query && optional) {
                continue;
            }
            if !parameter.required && is_omitted(name) {
                continue;
            }
            let example = samples::example(document, name, parameter.schema.node());
            if let Some(collection) = selector(&operation.id, name) {
                let found = self.ids(collection, depth + 1).await?;
                let first = found.ids.into_iter().next();
                values.insert(name.clone(), first.unwrap_or(example));
                continue;
            }
            let value = match path.get(name).or(self.known.get(name)) {
                Some(id) => of_type(id, &example),
                None => self.filled(&operation.id, name, example, depth).await?,
            };
            values.insert(name.clone(), value);
        }
        if let Some(body) = &operation.body {
            let mut example = samples::example(document, "body", body.schema.node());
            self.set_name(document, body.schema.node(), &mut example);
            let body = self.filled(&operation.id, "body", example, depth).await?;
            values.insert("body".to_owned(), body);
        }
        Ok(values)
    }

    /// An example with ids that exist. An id that is not found stays an example.
    async fn filled(
        &mut self,
        operation: &str,
        name: &str,
        mut example: Value,
        depth: usize,
    ) -> Result<Value, Failure> {
        set_known(&self.known, name, &mut example, 0);
        // A parameter is looked up like a field of the body.
        let mut fields = match name {
            "body" => example,
            name => json!({ name: example }),
        };
        let references = Arc::clone(&self.references);
        let own = references.get(operation).into_iter().flatten();
        for reference in own.filter(|one| one.query == (name != "body")) {
            let mut collections = Vec::new();
            visit(reference, &mut fields, &mut |collection, _| {
                collections.push(collection.to_owned());
            });
            collections.dedup();
            for collection in collections {
                match self.ids(&collection, depth + 1).await {
                    Ok(_) | Err(Failure::NoId(_)) => {}
                    Err(failure) => return Err(failure),
                }
            }
            let last = reference.field.rsplit('.').find(|part| *part != "*");
            let nth = number(operation, last.unwrap_or_default());
            visit(reference, &mut fields, &mut |collection, value| {
                if let Some(id) = self.nth_id(collection, nth) {
                    *value = of_type(&id, value);
                }
            });
        }
        Ok(match name {
            "body" => fields,
            name => fields.get(name).cloned().unwrap_or_default(),
        })
    }

    /// Sets the name of an object that is sent, so that it differs from all others.
    fn set_name(&mut self, document: &Document, schema: &Value, body: &mut Value) {
        let properties = document.resolve(schema).get("properties");
        for name in ["name", "title"] {
            let is_free = properties
                .and_then(|all| all.get(name))
                .is_some_and(|property| {
                    let property = document.resolve(property);
                    property.get("enum").or(property.get("const")).is_none()
                });
            if is_free && let Some(Value::String(text)) = body.get_mut(name) {
                self.names += 1;
                *text = format!("{} {}", self.prefix, self.names);
            }
        }
    }

    fn nth_id(&self, collection: &str, nth: usize) -> Option<Value> {
        let ids = &self.found.get(collection)?.ids;
        ids.get(nth).or_else(|| ids.first()).cloned()
    }

    /// The path parameters of a template.
    fn path<'s>(
        &'s mut self,
        operation: &'s Operation,
        template: &'s str,
        depth: usize,
    ) -> BoxFuture<'s, Result<Map<String, Value>, Failure>> {
        async move {
            let Some((before, rest)) = template.rsplit_once("/{") else {
                return Ok(Map::new());
            };
            let name = rest.split('}').next().unwrap_or(rest);
            let collection = same_as(before);
            let check = self.check.clone();
            let has_source =
                listing(collection).is_some() || check.contract().document().has_path(collection);
            if !has_source {
                // A value such as `{value}`, of which the schema has an example.
                return self.path(operation, before, depth).await;
            }
            let found = match self.ids(collection, depth + 1).await {
                // A key that the caller chooses, such as an alert source.
                Err(Failure::NoId(_))
                    if self.access == Access::Everything
                        && is_chosen(self.check.contract().document(), collection) =>
                {
                    return self.path(operation, before, depth).await;
                }
                found => found?,
            };
            let mut values = match collection.contains('{') {
                true => found.path.clone(),
                // The parameters before it belong to another collection.
                false => self.path(operation, before, depth).await?,
            };
            let is_deleted = operation.method == http::Method::DELETE
                && rest.ends_with('}')
                && SEEDED.contains(&collection)
                && !OTHER_RESPONSE.contains(&collection);
            let id = match is_deleted {
                true => self.created(collection, &values, depth).await?,
                false => None,
            };
            let nth = number(&operation.id, name);
            let known = found.ids.get(nth).or(found.ids.first()).cloned();
            if let Some(id) = id.or(known) {
                values.insert(name.to_owned(), id);
            }
            Ok(values)
        }
        .boxed()
    }

    /// Creates an object in a collection and returns its id; `None` if this run does not create any there.
    async fn created(
        &mut self,
        collection: &str,
        path: &Map<String, Value>,
        depth: usize,
    ) -> Result<Option<Value>, Failure> {
        let check = self.check.clone();
        let operations = check.contract().document().operations();
        let create = operations
            .iter()
            .find(|one| one.template == collection && one.method == http::Method::POST);
        let Some(create) = create.filter(|_| self.access == Access::Everything) else {
            return Ok(None);
        };
        let values = self.arguments(create, path, false, depth).await?;
        let created = self.send(create, values).await?;
        Ok(listed_id(&created))
    }

    /// The ids of a collection, at least one.
    fn ids<'s>(
        &'s mut self,
        collection: &'s str,
        depth: usize,
    ) -> BoxFuture<'s, Result<Found, Failure>> {
        async move {
            if let Some(found) = self.found.get(collection) {
                return match found.ids.is_empty() {
                    true => Err(Failure::NoId(collection.to_owned())),
                    false => Ok(found.clone()),
                };
            }
            if depth > MAX_DEPTH {
                return Err(Failure::NoId(collection.to_owned()));
            }
            // A collection that refers to itself is empty meanwhile.
            self.found.insert(collection.to_owned(), Found::default());
            let found = self.search(collection, depth).await?;
            self.found.insert(collection.to_owned(), found.clone());
            match found.ids.is_empty() {
                true => Err(Failure::NoId(collection.to_owned())),
                false => Ok(found),
            }
        }
        .boxed()
    }

    async fn search(&mut self, collection: &str, depth: usize) -> Result<Found, Failure> {
        let check = self.check.clone();
        let document = check.contract().document();
        let listing = listing(collection);
        let list = match listing {
            Some(listing) => document.operation(listing.operation),
            None => document
                .operations()
                .iter()
                .find(|one| one.template == collection && one.method == http::Method::GET),
        };
        let list = list.filter(|list| self.access.allows(list));
        let parents = match collection.rsplit_once("/{") {
            Some((above, _)) => self.ids(above, depth + 1).await?,
            None => Found {
                ids: vec![Value::Null],
                ..Found::default()
            },
        };
        let parameter = collection
            .rsplit_once("/{")
            .and_then(|(_, rest)| rest.split('}').next());
        let mut last = Found::default();
        for parent in parents.ids.iter().take(MAX_PARENTS) {
            let mut path = parents.path.clone();
            if let Some(name) = parameter {
                path.insert(name.to_owned(), parent.clone());
            }
            // An object of its own can be changed and deleted.
            if !SEEDED.contains(&collection)
                && let Some(id) = self.created(collection, &path, depth).await?
            {
                let ids = vec![id];
                return Ok(Found { path, ids });
            }
            if let Some(list) = list {
                let mut values = self.arguments(list, &path, false, depth).await?;
                let mut ids = Vec::new();
                // A filter such as "only public ones" is tried both ways.
                for _ in 0..2 {
                    let value = self.send(list, values.clone()).await?;
                    ids = match listing {
                        Some(listing) => picked(&value, listing),
                        None => listed(&value),
                    };
                    let flag = values.values_mut().find(|value| value.is_boolean());
                    let Some(flag) = flag.filter(|_| ids.is_empty()) else {
                        break;
                    };
                    *flag = json!(*flag != json!(true));
                }
                last = Found { path, ids };
            } else {
                last = Found {
                    path,
                    ids: Vec::new(),
                };
            }
            if !last.ids.is_empty() {
                return Ok(last);
            }
        }
        Ok(last)
    }
}
