//! Applies a request to a store.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::classify::Role;
use super::collection::{Collection, join_id, parameters, split};
use super::names::{canonical, words};
use super::store::{Place, Resource, Store};
use super::{Action, Model};
use crate::document::{Document, Operation};
use crate::validation::Input;

/// A validated request and what the fake knows about it.
pub struct Request<'a> {
    /// The document.
    pub document: &'a Document,
    /// The operation.
    pub operation: &'a Operation,
    /// The parameters and the body.
    pub input: &'a Input,
    /// The time.
    pub now: Timestamp,
    /// The id of the caller.
    pub caller: &'a str,
    /// Fields that every resource has, such as the id of the organization.
    pub shared: &'a Map<String, Value>,
    /// The collections that the fake keeps elsewhere.
    pub outside: &'a dyn Outside,
}

/// A resource whose computed fields are wanted.
pub struct Computed<'a> {
    /// The resources of the other collections.
    pub store: &'a Store,
    /// The path of the collection.
    pub collection: &'a str,
    /// The values of the path parameters above the resource.
    pub parents: &'a [String],
    /// The resource.
    pub resource: &'a Resource,
    /// The time.
    pub now: Timestamp,
}

/// Collections that are not in the store.
pub trait Outside {
    /// Finds a resource by the path of its collection. Returns `None` if the collection is in the store, and the id of the
    /// resource otherwise, if it exists.
    fn find(&self, collection: &str, id: &str) -> Option<Option<String>>;

    /// Returns fields of a resource that follow from the state of others, as an object; `null` if it has none.
    fn computed(&self, at: &Computed<'_>) -> Value {
        let _ = at;
        Value::Null
    }

    /// Returns whether a query parameter of a list selects a resource, for a parameter that does not name a field of it; `None` for any
    /// other parameter.
    fn selects(
        &self,
        at: &Computed<'_>,
        caller: &str,
        parameter: &str,
        value: &Value,
    ) -> Option<bool> {
        let _ = (at, caller, parameter, value);
        None
    }
}

/// Why a request is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateError {
    /// A resource does not exist: its noun.
    NotFound(String),
    /// A field of the body contains the id of a resource that does not exist.
    Reference {
        /// The field.
        field: String,
        /// The path of the collection.
        collection: String,
        /// The noun of the resource.
        noun: String,
    },
    /// The request contradicts the state: the reason.
    Conflict(String),
    /// A field of the body is invalid: the field and the reason.
    Field(String, String),
    /// A query parameter is invalid: its name and the reason.
    Query(String, String),
}

impl Model {
    /// Returns whether an operation has state.
    #[must_use]
    pub fn has(&self, operation: &str) -> bool {
        self.actions.contains_key(operation)
    }

    pub(super) fn unknown(&self, template: &str, field: String) -> StateError {
        StateError::Reference {
            field,
            collection: template.to_owned(),
            noun: self.noun(template),
        }
    }

    pub(super) fn noun(&self, template: &str) -> String {
        words(template.rsplit('/').next().unwrap_or_default())
    }

    pub(super) fn exists(
        &self,
        store: &Store,
        request: &Request<'_>,
        template: &str,
        id: &str,
    ) -> bool {
        if let Some(found) = request.outside.find(template, id) {
            return found.is_some();
        }
        let Some(index) = self.by_template.get(template) else {
            return true;
        };
        let collection = &self.collections[*index];
        let parents = self.parents(request, collection);
        let place = Place {
            collection: *index,
            parents,
        };
        store
            .shelf(&place)
            .is_some_and(|shelf| shelf.get(id).is_some())
    }

    /// Returns the values of the parents of a collection in the path of a request.
    fn parents(&self, request: &Request<'_>, collection: &Collection) -> Vec<String> {
        let values = collection.parents.iter();
        let mut parents: Vec<String> = values.map(|name| path_value(request, name)).collect();
        let mut template = String::new();
        let mut seen = 0;
        // An id of a collection outside can have several spellings, such as the number of an incident.
        for segment in collection.template.split('/').skip(1) {
            if super::collection::parameter(segment).is_some() {
                if let Some(value) = parents.get_mut(seen)
                    && let Some(Some(id)) = request.outside.find(&template, value)
                {
                    *value = id;
                }
                seen += 1;
            }
            template.push('/');
            template.push_str(segment);
        }
        parents
    }

    /// Returns where the resources of an operation are, if their parents exist.
    pub(super) fn place(
        &self,
        store: &Store,
        request: &Request<'_>,
        index: usize,
    ) -> Result<Place, StateError> {
        let collection = &self.collections[index];
        let mut parents = self.parents(request, collection);
        let mut template = collection.template.as_str();
        while let Some((item, _)) = template.rsplit_once('/') {
            let (base, keys) = split(item);
            if !keys.is_empty() {
                let before = parameters(base).len();
                let id = join_id(&parents[before..before + keys.len()]);
                let missing = match request.outside.find(base, &id) {
                    Some(found) => found.is_none(),
                    None => self.by_template.get(base).is_some_and(|above| {
                        let place = Place {
                            collection: *above,
                            parents: parents[..before].to_vec(),
                        };
                        let shelf = store.shelf(&place);
                        shelf.is_none_or(|shelf| shelf.get(&id).is_none())
                    }),
                };
                if missing {
                    return Err(StateError::NotFound(self.noun(base)));
                }
            }
            template = match base.len() < item.len() {
                true => base,
                false => item,
            };
        }
        for name in &collection.scope {
            parents.push(self.scope(request, name));
        }
        Ok(Place {
            collection: index,
            parents,
        })
    }

    /// Returns the value that selects a single resource: a query parameter, or the field of the body with the same key.
    fn scope(&self, request: &Request<'_>, name: &str) -> String {
        let key = self.names.key(name);
        let body = request.input.body.as_object();
        let mut fields = body.into_iter().flatten();
        let mut sent = || fields.find(|(name, _)| self.names.key(name) == key);
        let value = request.input.query.get(name);
        value
            .or_else(|| Some(sent()?.1))
            .map(text)
            .unwrap_or_default()
    }

    /// Returns the id of the resource in the path of a request.
    pub(super) fn id(&self, request: &Request<'_>, collection: &Collection) -> String {
        let values = collection.keys.iter().map(|name| path_value(request, name));
        join_id(&values.collect::<Vec<_>>())
    }

    /// Executes an operation. Returns `None` if it has no state, and the response body otherwise, which is `null` if the
    /// response has none.
    ///
    /// # Errors
    /// The reason, if the request contradicts the state.
    pub fn execute(
        &self,
        store: &mut Store,
        request: &Request<'_>,
    ) -> Option<Result<Value, StateError>> {
        let action = self.actions.get(&request.operation.id)?;
        Some(self.apply(store, request, action))
    }

    fn apply(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        action: &Action,
    ) -> Result<Value, StateError> {
        let collection = &self.collections[action.collection];
        let place = self.place(store, request, action.collection)?;
        let id = self.id(request, collection);
        let resource = match &action.role {
            Role::List => return self.list(store, request, action, &place),
            Role::Create => self.create(store, request, &place, self.sent(request))?,
            Role::Copy => self.copy(store, request, &place, &id)?,
            Role::Read => self.existing(store, &place, &id)?.clone(),
            Role::Find => self.find(store, request, &place)?.clone(),
            Role::Replace | Role::Merge => self.change(store, request, action, &place, &id)?,
            Role::Delete => self.remove(store, &place, &id)?,
            Role::Bulk(field) => return self.change_several(store, request, action, &place, field),
            Role::Order(field) => self.reorder(store, request, &place, field)?,
            Role::PutElement(field) | Role::DeleteElement(field) => {
                self.change_element(store, request, action, &place, (&id, field))?
            }
        };
        Ok(self.response(store, request, action, &place, &resource))
    }

    /// Returns a resource that exists.
    pub(super) fn existing<'s>(
        &self,
        store: &'s Store,
        place: &Place,
        id: &str,
    ) -> Result<&'s Resource, StateError> {
        let found = store.shelf(place).and_then(|shelf| shelf.get(id));
        found.ok_or_else(|| self.missing(place))
    }

    pub(super) fn missing(&self, place: &Place) -> StateError {
        StateError::NotFound(self.noun(&self.collections[place.collection].template))
    }

    fn find<'s>(
        &self,
        store: &'s Store,
        request: &Request<'_>,
        place: &Place,
    ) -> Result<&'s Resource, StateError> {
        let shelf = store.shelf(place);
        let mut resources = shelf.into_iter().flat_map(|shelf| shelf.iter());
        resources
            .find(|resource| self.matches(request, place.collection, resource))
            .ok_or_else(|| self.missing(place))
    }

    /// Returns the response body of an operation on a resource.
    fn response(
        &self,
        store: &Store,
        request: &Request<'_>,
        action: &Action,
        place: &Place,
        resource: &Resource,
    ) -> Value {
        let Some(envelope) = &action.envelope else {
            return super::envelope::example(request.document, request.operation);
        };
        envelope.with_item(self.render(store, request, &envelope.shape, place, resource))
    }
}

pub(super) fn path_value(request: &Request<'_>, name: &str) -> String {
    let path = &request.input.path;
    let wanted = canonical(name);
    let found = path.iter().find(|(name, _)| canonical(name) == wanted);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Returns a scalar as in a path.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Returns a number as an id in the type of a collection.
pub(super) fn id_value(collection: &Collection, id: &str) -> Value {
    match id.parse::<u64>() {
        Ok(number) if collection.number => json!(number),
        _ => json!(id),
    }
}
