//! Direct access for the hand-written part of a fake.

use serde_json::{Map, Value};

use super::execute::{Refusal, Request};
use super::model::Model;
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
    ) -> Result<Resource, Refusal> {
        let place = self.place_of(collection, parents);
        let place = place.ok_or_else(|| Refusal::NotFound(self.noun(collection)))?;
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

    /// Removes the resources with this value in a field, and everything below them.
    pub fn remove_where(&self, store: &mut Store, name: &str, value: &Value) {
        let key = self.names.key(name);
        let found = store.places_where(|resource| resource.fields.get(&key) == Some(value));
        for (place, id) in found {
            // It may have gone with its parent already.
            let _ = self.remove(store, &place, &id);
        }
    }

    /// Calls a function with every field of every resource.
    pub fn for_each_field(&self, store: &mut Store, mut change: impl FnMut(&mut Value)) {
        for resource in store.resources_mut() {
            resource.fields.values_mut().for_each(&mut change);
        }
    }
}
