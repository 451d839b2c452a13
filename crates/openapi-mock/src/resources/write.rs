//! Creates, changes and removes resources.

use http::Method;
use serde_json::{Map, Value, json};

use super::classify::Role;
use super::collection::{Collection, join_id, parameter, split_id};
use super::execute::{Request, StateError, id_value, text};
use super::names::noun;
use super::store::{Place, Resource, Store};
use super::{Action, Model};

impl Model {
    /// Returns the fields of the request body by their keys, without those that the document does not list: an id or a time
    /// of creation is not the client's to choose.
    pub(super) fn sent(&self, request: &Request<'_>) -> Map<String, Value> {
        let mut sent = self.keyed(&request.input.body);
        let action = self.actions.get(&request.operation.id);
        if let Some(action) = action.filter(|action| !action.body.is_empty()) {
            sent.retain(|key, _| action.body.contains(key));
        }
        sent
    }

    pub(super) fn keyed(&self, body: &Value) -> Map<String, Value> {
        let fields = body.as_object().into_iter().flatten();
        fields
            .map(|(name, value)| (self.names.key(name), value.clone()))
            .collect()
    }

    pub(super) fn create(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        place: &Place,
        mut fields: Map<String, Value>,
    ) -> Result<Resource, StateError> {
        let collection = &self.collections[place.collection];
        // The owner of some resources is in the query.
        for (name, value) in &request.input.query {
            let key = self.names.key(name);
            if collection.fields.contains(&key) {
                fields.entry(key).or_insert_with(|| value.clone());
            }
        }
        self.check_unique(store, place, &fields, None)?;
        let id = self.new_id(store, place, &mut fields)?;
        self.set_parents(collection, place, &mut fields);
        for initial in self.dictionary.initial {
            if initial.collection == collection.template {
                let value = serde_json::from_str(initial.value).unwrap_or(Value::Null);
                let key = self.names.key(initial.field);
                fields.entry(key).or_insert(value);
            }
        }
        if let Some(Value::String(name)) = fields.get("name") {
            let slug = json!(slug(name));
            fields.entry("slug").or_insert(slug);
        }
        for (name, value) in self.stamps(request, true) {
            fields.entry(name).or_insert(value);
        }
        let embedded = take_embedded(collection, &mut fields);
        self.number_elements(store, request, place.collection, &mut fields);
        let resource = Resource { id, fields };
        store.shelf_mut(place.clone()).insert(resource.clone());
        self.embed(store, request, place, &resource.id, embedded)?;
        Ok(resource)
    }

    /// Returns the id of a new resource.
    fn new_id(
        &self,
        store: &mut Store,
        place: &Place,
        fields: &mut Map<String, Value>,
    ) -> Result<String, StateError> {
        let collection = &self.collections[place.collection];
        let sent = fields
            .get("id")
            .map(text)
            .filter(|id| !id.is_empty() && id != "0");
        let shelf = store.shelf(place);
        let is_free = |id: &String| shelf.is_none_or(|shelf| shelf.get(id).is_none());
        let id = match sent.filter(is_free) {
            Some(id) => id,
            None => self.next_id(store, place),
        };
        fields.insert("id".to_owned(), id_value(collection, &id));
        if collection.keys.len() < 2 {
            return Ok(if collection.single { String::new() } else { id });
        }
        let parts = collection.keys.iter();
        let parts = parts.map(|name| fields.get(&self.names.key(name)).map(text));
        let parts: Vec<String> = parts.map(Option::unwrap_or_default).collect();
        let key = join_id(&parts);
        let taken = store
            .shelf(place)
            .is_some_and(|shelf| shelf.get(&key).is_some());
        match taken {
            true => Err(self.taken(collection)),
            false => Ok(key),
        }
    }

    /// Returns an id that no resource has.
    fn next_id(&self, store: &mut Store, place: &Place) -> String {
        if !self.collections[place.collection].number {
            return store.next_text();
        }
        loop {
            let id = store.next_number(place.collection).to_string();
            // An element of a list may have come with this id.
            if store
                .shelf(place)
                .is_none_or(|shelf| shelf.get(&id).is_none())
            {
                return id;
            }
        }
    }

    fn taken(&self, collection: &Collection) -> StateError {
        let noun = self.noun(&collection.template);
        StateError::Conflict(format!("a {noun} with this name already exists"))
    }

    fn set_parents(&self, collection: &Collection, place: &Place, fields: &mut Map<String, Value>) {
        let mut values = place.parents.iter();
        let mut above = "";
        for segment in collection.template.split('/') {
            match parameter(segment) {
                Some(name) => {
                    let value = json!(values.next());
                    let of_noun = format!("{}id", noun(above));
                    for key in [self.names.key(name), self.names.key(&of_noun)] {
                        if key != "id" {
                            fields.insert(key, value.clone());
                        }
                    }
                }
                None => above = segment,
            }
        }
    }

    /// Returns the fields that only the service knows.
    pub(super) fn stamps(&self, request: &Request<'_>, created: bool) -> Vec<(String, Value)> {
        let (now, caller) = (json!(request.now.to_string()), json!(request.caller));
        let mut stamps = vec![("updated_at", now.clone()), ("updated_by", caller.clone())];
        if created {
            stamps.extend([("created_at", now), ("created_by", caller)]);
        }
        let stamps = stamps.into_iter();
        stamps
            .map(|(name, value)| (self.names.key(name), value))
            .collect()
    }

    fn check_unique(
        &self,
        store: &Store,
        place: &Place,
        fields: &Map<String, Value>,
        except: Option<&str>,
    ) -> Result<(), StateError> {
        let collection = &self.collections[place.collection];
        let mut unique = self.dictionary.unique.iter();
        let Some((_, name, within)) = unique.find(|it| it.0 == collection.template) else {
            return Ok(());
        };
        let same = |resource: &Resource, name: &str| {
            let key = self.names.key(name);
            fields.get(&key).is_some() && resource.fields.get(&key) == fields.get(&key)
        };
        let mut resources = store
            .shelf(place)
            .into_iter()
            .flat_map(|shelf| shelf.iter());
        let taken = resources.any(|resource| {
            Some(resource.id.as_str()) != except
                && same(resource, name)
                && within.is_none_or(|within| same(resource, within))
        });
        match taken {
            true => Err(self.taken(collection)),
            false => Ok(()),
        }
    }

    /// Returns the place of a collection below a resource.
    pub(super) fn below(&self, place: &Place, id: &str, collection: usize) -> Place {
        let mut parents = place.parents.clone();
        parents.extend(split_id(id, self.collections[place.collection].keys.len()));
        Place {
            collection,
            parents,
        }
    }

    /// Creates the resources below that were sent in a field.
    fn embed(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        place: &Place,
        id: &str,
        embedded: Vec<(usize, Value)>,
    ) -> Result<(), StateError> {
        for (collection, elements) in embedded {
            let below = self.below(place, id, collection);
            *store.shelf_mut(below.clone()) = super::store::Shelf::default();
            for element in elements.as_array().into_iter().flatten() {
                self.create(store, request, &below, self.keyed(element))?;
            }
        }
        Ok(())
    }

    pub(super) fn copy(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        place: &Place,
        id: &str,
    ) -> Result<Resource, StateError> {
        let mut fields = self.existing(store, place, id)?.fields.clone();
        fields.shift_remove("id");
        for (key, _) in self.stamps(request, true) {
            fields.shift_remove(&key);
        }
        self.create(store, request, place, fields)
    }

    pub(super) fn change(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        action: &Action,
        place: &Place,
        id: &str,
    ) -> Result<Resource, StateError> {
        let collection = &self.collections[place.collection];
        let mut sent = self.sent(request);
        if collection.keys.is_empty() && self.creates(request) {
            let shelf = store.shelf_mut(place.clone());
            if shelf.get(id).is_none() {
                return self.create(store, request, place, sent);
            }
        }
        sent.retain(|key, _| collection.fields.contains(key) && key != "id");
        let mut merged = self.existing(store, place, id)?.fields.clone();
        let embedded = take_embedded(collection, &mut sent);
        if action.role == Role::Replace {
            merged.retain(|key, _| !action.body.contains(key) || key == "id");
        }
        for (key, value) in sent {
            match (action.role == Role::Merge, merged.get_mut(&key)) {
                (true, Some(old)) => merge(old, value, 0),
                _ => {
                    merged.insert(key, value);
                }
            }
        }
        self.check_unique(store, place, &merged, Some(id))?;
        merged.extend(self.stamps(request, false));
        self.number_elements(store, request, place.collection, &mut merged);
        let missing = || self.missing(place);
        let resource = store.shelf_mut(place.clone()).get_mut(id);
        let resource = resource.ok_or_else(missing)?;
        resource.fields = merged;
        let changed = resource.clone();
        self.embed(store, request, place, id, embedded)?;
        Ok(changed)
    }

    /// Returns whether a request creates a single resource that does not exist.
    fn creates(&self, request: &Request<'_>) -> bool {
        let operation = request.operation;
        let mut operations = request.document.operations().iter();
        operation.method == Method::POST
            || !operations.any(|it| it.template == operation.template && it.method == Method::POST)
    }

    pub(super) fn remove(
        &self,
        store: &mut Store,
        place: &Place,
        id: &str,
    ) -> Result<Resource, StateError> {
        let shelf = store.shelf_mut(place.clone());
        let removed = shelf.remove(id).ok_or_else(|| self.missing(place))?;
        let values = self.below(place, id, 0).parents;
        store.remove_below(&self.collections[place.collection].below, &values);
        Ok(removed)
    }

    pub(super) fn change_several(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        action: &Action,
        place: &Place,
        field: &str,
    ) -> Result<Value, StateError> {
        let ids = request.input.body.get(field).and_then(Value::as_array);
        let ids: Vec<String> = ids.into_iter().flatten().map(text).collect();
        for (index, id) in ids.iter().enumerate() {
            if self.existing(store, place, id).is_err() {
                let template = &self.collections[place.collection].template;
                return Err(self.unknown(template, format!("{field}[{index}]")));
            }
        }
        for id in &ids {
            self.change(store, request, action, place, id)?;
        }
        Ok(super::envelope::example(
            request.document,
            request.operation,
        ))
    }

    pub(super) fn reorder(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        place: &Place,
        field: &str,
    ) -> Result<Resource, StateError> {
        let ids = request.input.body.get(field).and_then(Value::as_array);
        let ids: Vec<String> = ids.into_iter().flatten().map(text).collect();
        store.shelf_mut(place.clone()).reorder(&ids);
        Ok(Resource {
            id: String::new(),
            fields: self.sent(request),
        })
    }
}

fn take_embedded(collection: &Collection, fields: &mut Map<String, Value>) -> Vec<(usize, Value)> {
    let embedded = collection.embedded.iter();
    embedded
        .filter_map(|(key, below)| Some((*below, fields.shift_remove(key)?)))
        .collect()
}

/// Merges objects; any other value is replaced.
pub(super) fn merge(old: &mut Value, new: Value, depth: usize) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) if depth < 8 => {
            for (name, value) in new {
                merge(old.entry(name).or_insert(Value::Null), value, depth + 1);
            }
        }
        (old, new) => *old = new,
    }
}

/// Converts a name to lower case with hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
