//! Direct access for the hand-written part of a fake.

use serde_json::{Map, Value};

use super::Model;
use super::envelope::Envelope;
use super::execute::{Request, StateError};
use super::store::{Place, Resource, Store};

impl Model {
    fn place_of(&self, collection: &str, parents: &[&str]) -> Option<Place> {
        Some(Place {
            collection: *self.by_template.get(collection)?,
            parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
        })
    }

    /// Returns the resources of a collection below these parents, in the order of their creation.
    pub fn resources<'s>(
        &self,
        store: &'s Store,
        collection: &str,
        parents: &[&str],
    ) -> Vec<&'s Resource> {
        let place = self.place_of(collection, parents);
        let shelf = place.and_then(|place| store.shelf(&place));
        shelf.map_or_else(Vec::new, |shelf| shelf.iter().collect())
    }

    /// Returns a resource.
    pub fn resource<'s>(
        &self,
        store: &'s Store,
        collection: &str,
        parents: &[&str],
        id: &str,
    ) -> Option<&'s Resource> {
        let place = self.place_of(collection, parents)?;
        store.shelf(&place)?.get(id)
    }

    /// Returns a field of a resource by any of its names.
    pub fn field<'s>(&self, resource: &'s Resource, name: &str) -> Option<&'s Value> {
        resource.fields.get(&self.names.key(name))
    }

    /// Creates a resource. The fields that only the service knows are filled in unless they are given.
    ///
    /// # Errors
    /// The reason, if the resource contradicts another one.
    pub fn add(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        (collection, parents): (&str, &[&str]),
        fields: &Value,
    ) -> Result<Resource, StateError> {
        let place = self.place_of(collection, parents);
        let place = place.ok_or_else(|| StateError::NotFound(self.noun(collection)))?;
        self.create(store, request, &place, self.keyed(fields))
    }

    /// Sets fields of a resource. Returns whether it exists.
    pub fn set(
        &self,
        store: &mut Store,
        (collection, parents): (&str, &[&str]),
        id: &str,
        fields: &Value,
    ) -> bool {
        let fields: Map<String, Value> = self.keyed(fields);
        let Some(place) = self.place_of(collection, parents) else {
            return false;
        };
        match store.shelf_mut(place).get_mut(id) {
            Some(resource) => {
                resource.fields.extend(fields);
                true
            }
            None => false,
        }
    }

    /// Shows a resource as the response to reading it does; `null` if it does not exist.
    pub fn show(
        &self,
        store: &Store,
        request: &Request<'_>,
        (collection, parents): (&str, &[&str]),
        id: &str,
    ) -> Value {
        let shown = || {
            let place = self.place_of(collection, parents)?;
            let resource = store.shelf(&place)?.get(id)?;
            let shape = self.shown_by(place.collection)?;
            Some(self.render(store, request, shape, &place, resource))
        };
        shown().unwrap_or_default()
    }

    /// Returns the response of an operation that has no state of its own, with a resource in it.
    pub fn show_for(
        &self,
        store: &Store,
        request: &Request<'_>,
        (collection, parents): (&str, &[&str]),
        id: &str,
    ) -> Value {
        let shown = || {
            let place = self.place_of(collection, parents)?;
            let resource = store.shelf(&place)?.get(id)?;
            let fields = &self.collections[place.collection].fields;
            let envelope = Envelope::new(request.document, &self.names, request.operation, fields)?;
            let item = self.render(store, request, &envelope.shape, &place, resource);
            Some(envelope.with_item(item))
        };
        shown().unwrap_or_default()
    }

    /// Sets the order of the resources of a collection; those that are not named follow.
    pub fn order(&self, store: &mut Store, collection: &str, parents: &[&str], ids: &[String]) {
        if let Some(place) = self.place_of(collection, parents) {
            store.shelf_mut(place).reorder(ids);
        }
    }

    /// Replaces an id in the fields of every resource, except in those that say who created or changed it. With a field and
    /// its value, only in the resources that have it.
    pub fn replace_id(
        &self,
        store: &mut Store,
        within: Option<(&str, &Value)>,
        old: &str,
        new: &str,
    ) {
        let kept = ["created_by", "updated_by"].map(|name| self.names.key(name));
        let within = within.map(|(name, value)| (self.names.key(name), value));
        for resource in store.resources_mut() {
            let selected =
                |(key, value): &(String, &Value)| resource.fields.get(key) == Some(value);
            if within.as_ref().is_some_and(|within| !selected(within)) {
                continue;
            }
            for (key, value) in &mut resource.fields {
                if !kept.contains(key) {
                    replace(value, old, new, 0);
                }
            }
        }
    }

    /// Removes the resources with this value in a field, and everything below them.
    pub fn remove_where(&self, store: &mut Store, name: &str, value: &Value) {
        let key = self.names.key(name);
        let found = store.places_where(|resource| resource.fields.get(&key) == Some(value));
        for (place, id) in found {
            // It may have gone with its parent already.
            let _ = self.remove(store, &place, &id);
        }
    }
}

fn replace(value: &mut Value, old: &str, new: &str, depth: usize) {
    match value {
        Value::String(text) if text == old => new.clone_into(text),
        Value::Array(items) if depth < 16 => {
            for item in items {
                replace(item, old, new, depth + 1);
            }
        }
        Value::Object(fields) if depth < 16 => {
            for field in fields.values_mut() {
                replace(field, old, new, depth + 1);
            }
        }
        _ => {}
    }
}
