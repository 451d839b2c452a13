//! The resources.

use std::collections::HashMap;
use std::fmt;

use serde_json::{Map, Value};

/// The shelf of a collection below the same parents: the index of the collection and the values of the path parameters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) collection: usize,
    pub(super) parents: Vec<String>,
}

/// A resource: its id and its fields.
#[derive(Clone, Default)]
pub struct Resource {
    /// The id, as in paths.
    pub id: String,
    /// The fields by their keys.
    pub(super) fields: Map<String, Value>,
}

/// The fields are not shown: some of them are secrets.
impl fmt::Debug for Resource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Resource")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Resources in the order of their creation.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    order: Vec<String>,
    by_id: HashMap<String, Resource>,
}

impl Shelf {
    pub(super) fn iter(&self) -> impl Iterator<Item = &Resource> {
        self.order.iter().filter_map(|id| self.by_id.get(id))
    }

    pub(super) fn get(&self, id: &str) -> Option<&Resource> {
        self.by_id.get(id)
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.by_id.get_mut(id)
    }

    pub(super) fn insert(&mut self, resource: Resource) {
        let id = resource.id.clone();
        if self.by_id.insert(id.clone(), resource).is_none() {
            self.order.push(id);
        }
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Resource> {
        let removed = self.by_id.remove(id)?;
        self.order.retain(|other| other != id);
        Some(removed)
    }

    /// Moves the resources with these ids to the front, in this order.
    pub(super) fn reorder(&mut self, ids: &[String]) {
        let position: HashMap<&String, usize> = ids.iter().zip(0..).collect();
        self.order
            .sort_by_key(|id| position.get(id).copied().unwrap_or(usize::MAX));
    }
}

/// The resources of all collections of a [`Model`](super::Model).
#[derive(Debug, Default)]
pub struct Store {
    shelves: HashMap<Place, Shelf>,
    numbers: HashMap<usize, u64>,
    texts: u64,
}

impl Store {
    /// Creates a store without resources.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn shelf(&self, place: &Place) -> Option<&Shelf> {
        self.shelves.get(place)
    }

    pub(super) fn shelf_mut(&mut self, place: Place) -> &mut Shelf {
        self.shelves.entry(place).or_default()
    }

    pub(super) fn places_where(&self, matches: impl Fn(&Resource) -> bool) -> Vec<(Place, String)> {
        let resources = self
            .shelves
            .iter()
            .flat_map(|(place, shelf)| shelf.iter().map(move |resource| (place, resource)));
        resources
            .filter(|(_, resource)| matches(resource))
            .map(|(place, resource)| (place.clone(), resource.id.clone()))
            .collect()
    }

    pub(super) fn resources_mut(&mut self) -> impl Iterator<Item = &mut Resource> {
        let shelves = self.shelves.values_mut();
        shelves.flat_map(|shelf| shelf.by_id.values_mut())
    }

    /// Returns the first resource of a collection, and the values of its parents.
    pub(super) fn first(&self, collection: usize) -> Option<(&Place, &Resource)> {
        let mut shelves: Vec<_> = self
            .shelves
            .iter()
            .filter(|(place, _)| place.collection == collection)
            .collect();
        shelves.sort_by_key(|(place, _)| &place.parents);
        shelves
            .into_iter()
            .find_map(|(place, shelf)| Some((place, shelf.iter().next()?)))
    }

    /// Removes the shelves of collections below a resource.
    pub(super) fn remove_below(&mut self, collections: &[usize], values: &[String]) {
        self.shelves.retain(|place, _| {
            !collections.contains(&place.collection) || !place.parents.starts_with(values)
        });
    }

    pub(super) fn next_number(&mut self, collection: usize) -> u64 {
        let last = self.numbers.entry(collection).or_insert(0);
        *last += 1;
        *last
    }

    /// Returns the next id of 24 hexadecimal digits.
    pub(super) fn next_text(&mut self) -> String {
        self.texts += 1;
        format!("6b{:022x}", self.texts)
    }
}
