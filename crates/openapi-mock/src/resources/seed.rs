//! Examples: one resource per collection.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Model;
use super::classify::Role;
use super::collection::{parameters, split, split_id};
use super::execute::{Request, text};
use super::references::{Meaning, meaning};
use super::store::{Place, Resource, Store};
use crate::samples;

impl Model {
    /// Adds an example to every collection that is not outside. `first` returns the id of a resource of a collection
    /// outside, which the examples then belong to and refer to.
    pub fn seed(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        first: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut left: Vec<usize> = (0..self.collections.len()).collect();
        let outside = |index: usize| {
            let template = &self.collections[index].template;
            request.outside.find(template, "").is_some()
        };
        left.retain(|index| !outside(*index));
        left.sort_by_key(|index| self.collections[*index].parents.len());
        while !left.is_empty() {
            // One that refers to none of those that are left, or the first if all of them refer to each other.
            let free = |index: &usize| {
                let mut targets = self.targets(*index);
                !targets.any(|target| target != *index && left.contains(&target))
            };
            let next = left.iter().position(free).unwrap_or(0);
            let index = left.remove(next);
            if let Some(place) = self.example_place(store, index, first) {
                self.seed_one(store, request, place, first);
            }
        }
    }

    /// Returns the collections that the requests of a collection refer to, and the ones above it.
    fn targets(&self, index: usize) -> impl Iterator<Item = usize> {
        let own = self
            .actions
            .iter()
            .filter(move |(_, it)| it.collection == index);
        let references = own.filter_map(|(id, _)| self.references.get(id)).flatten();
        let named = references.flat_map(|reference| reference.target.collections());
        let above = self.collections.iter().enumerate();
        let above = above.filter(move |(_, it)| it.below.contains(&index));
        named
            .filter_map(|template| self.by_template.get(template).copied())
            .chain(above.map(|(above, _)| above))
    }

    /// Returns the place of the example of a collection: below the example of its parent.
    fn example_place(
        &self,
        store: &Store,
        index: usize,
        first: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Place> {
        let collection = &self.collections[index];
        if store.first(index).is_some() {
            return None;
        }
        let mut parents = Vec::new();
        if let Some((item, _)) = collection.template.rsplit_once('/') {
            let (base, keys) = split(item);
            if !keys.is_empty() {
                if let Some(id) = first(base) {
                    parents.push(id);
                } else {
                    let above = self.by_template.get(base)?;
                    let (place, resource) = store.first(*above)?;
                    parents.clone_from(&place.parents);
                    parents.extend(split_id(&resource.id, keys.len()));
                }
            }
        }
        if parents.len() != collection.parents.len() {
            return None;
        }
        for name in &collection.scope {
            // Selected by its owner, or it is one of two.
            let target = meaning(self, name, &|_| None);
            parents.push(match target {
                Meaning::Reference(target) => first(target.collection(|_| None)?)?,
                _ => return None,
            });
        }
        Some(Place {
            collection: index,
            parents,
        })
    }

    fn seed_one(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        place: Place,
        first: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut fields = Map::new();
        let actions = self.actions.iter();
        let mut shown: Vec<_> = actions
            .filter(|(_, action)| action.collection == place.collection)
            .filter(|(_, action)| matches!(action.role, Role::Read | Role::List | Role::Create))
            .filter_map(|(id, action)| Some((id, action.envelope.as_ref()?)))
            .collect();
        shown.sort_by_key(|(id, _)| *id);
        for (_, envelope) in shown {
            let schema = &envelope.schema;
            let mut example = samples::example(request.document, "example", schema);
            self.refer(store, &mut example, first, 0);
            for (name, value) in example.as_object().into_iter().flatten() {
                let inner = value.as_object().into_iter().flatten();
                for (part, value) in inner {
                    if let Some(key) = self.names.known(&format!("{name}.{part}")) {
                        fields.entry(key).or_insert_with(|| value.clone());
                    }
                }
                let key = self.names.key(name);
                fields.entry(key).or_insert_with(|| value.clone());
            }
        }
        fields.shift_remove("id");
        let collection = &self.collections[place.collection];
        for (key, value) in request.shared {
            if collection.fields.contains(key) {
                fields.insert(key.clone(), value.clone());
            }
        }
        for (scope, value) in collection.scope.iter().zip(&place.parents) {
            fields.insert(self.names.key(scope), json!(value));
        }
        for key in fields.keys().cloned().collect::<Vec<_>>() {
            let deleted = key.starts_with("delete") || key.starts_with("isdelete");
            if deleted || key == "createdby" || key == "updatedby" {
                fields.shift_remove(&key);
            }
        }
        // An example never contradicts another one: it is the first of its collection.
        let _: Result<Resource, _> = self.create(store, request, &place, fields);
    }

    /// Returns the path parameters of resources that exist, for the path of an operation.
    pub fn existing_path(
        &self,
        store: &Store,
        template: &str,
        first: &dyn Fn(&str) -> Option<String>,
    ) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        let mut rest = template;
        while let Some((parent, _)) = rest.rsplit_once('/') {
            let (base, keys) = split(rest);
            let found = self.by_template.get(base).and_then(|index| {
                let (place, resource) = store.first(*index)?;
                let names = parameters(base).into_iter().zip(&place.parents);
                values.extend(names.map(|(name, value)| (name, value.clone())));
                Some(resource.id.clone())
            });
            let id = first(base).or(found).unwrap_or_default();
            let own = split_id(&id, keys.len());
            let known: Vec<(String, String)> = keys.into_iter().zip(own).collect();
            for (name, value) in known.into_iter().filter(|(_, value)| !value.is_empty()) {
                values.entry(name).or_insert(value);
            }
            rest = match base.len() < rest.len() {
                true => base,
                false => parent,
            };
        }
        values
    }

    /// Sets the ids in an example of a request to those of resources that exist.
    pub fn refer_to_existing(
        &self,
        store: &Store,
        value: &mut Value,
        first: &dyn Fn(&str) -> Option<String>,
    ) {
        self.refer(store, value, first, 0);
    }

    /// Sets the ids in an example to those of resources that exist.
    fn refer(
        &self,
        store: &Store,
        value: &mut Value,
        first: &dyn Fn(&str) -> Option<String>,
        depth: usize,
    ) {
        if depth > 12 {
            return;
        }
        match value {
            Value::Array(items) => {
                for item in items {
                    self.refer(store, item, first, depth + 1);
                }
            }
            Value::Object(fields) => {
                let words: Map<String, Value> = fields.clone();
                let sibling = |name: &str| Some(vec![text(words.get(name)?)]);
                for (name, field) in fields.iter_mut() {
                    let id = match meaning(self, name, &sibling) {
                        Meaning::Reference(target) => target
                            .collection(|name| words.get(name).map(text))
                            .and_then(|template| self.any(store, template, first)),
                        _ => None,
                    };
                    match (field, id) {
                        (Value::Array(items), Some(id)) if items.iter().all(is_scalar) => {
                            *items = vec![like(items.first(), id)];
                        }
                        (field, Some(id)) if is_scalar(field) => *field = like(Some(field), id),
                        (field, _) => self.refer(store, field, first, depth + 1),
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns the id of a resource of a collection.
    fn any(
        &self,
        store: &Store,
        template: &str,
        first: &dyn Fn(&str) -> Option<String>,
    ) -> Option<String> {
        first(template).or_else(|| {
            let index = self.by_template.get(template)?;
            Some(store.first(*index)?.1.id.clone())
        })
    }
}

fn is_scalar(value: &Value) -> bool {
    value.is_string() || value.is_number()
}

/// Returns an id in the type of an example.
fn like(example: Option<&Value>, id: String) -> Value {
    match example {
        Some(Value::Number(number)) => id.parse::<u64>().map_or(json!(number), Value::from),
        _ => json!(id),
    }
}
