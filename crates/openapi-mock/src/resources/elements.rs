//! Elements of list fields: operations on one of them, and their ids. The service gives them an id if its responses have it
//! and its requests do not.

use serde_json::{Map, Value, json};

use super::classify::Role;
use super::collection::parameter;
use super::execute::{Request, StateError, path_value, text};
use super::names::{id_noun, noun};
use super::store::{Place, Resource, Store};
use super::write::merge;
use super::{Action, Model};
use crate::document::Document;
use crate::samples;

/// The deepest nesting in which elements get ids.
const MAX_DEPTH: usize = 8;

impl Model {
    /// Gives ids to the elements of list fields.
    pub(super) fn number_elements(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        collection: usize,
        fields: &mut Map<String, Value>,
    ) {
        let document = request.document;
        let sent = request.operation.body.as_ref();
        let sent = sent.map(|body| document.resolve(body.schema.node()));
        let sent = sent.and_then(|schema| schema.get("properties")?.as_object());
        for (key, value) in fields {
            let Some(shown) = self.list_with_ids(document, collection, key) else {
                continue;
            };
            let mut sent = sent.into_iter().flatten();
            let sent = sent.find(|(name, _)| self.names.key(name) == *key);
            number(
                document,
                store,
                shown,
                sent.map(|(_, schema)| schema),
                value,
                0,
            );
        }
    }

    pub(super) fn change_element(
        &self,
        store: &mut Store,
        request: &Request<'_>,
        action: &Action,
        place: &Place,
        (id, field): (&str, &str),
    ) -> Result<Resource, StateError> {
        let name = self.element_key(request, place.collection, field);
        let missing = || StateError::NotFound(noun(field));
        let template = &request.operation.template;
        let parameter = template.rsplit('/').next().and_then(parameter);
        let wanted = path_value(request, parameter.unwrap_or_default());
        let not_found = self.missing(place);
        let shelf = store.shelf_mut(place.clone());
        let resource = shelf.get_mut(id).ok_or(not_found)?;
        let elements = resource.fields.get_mut(field).and_then(Value::as_array_mut);
        let elements = elements.ok_or_else(missing)?;
        let is_wanted = |element: &Value| element.get(&name).map(text) == Some(wanted.clone());
        let at = elements.iter().position(is_wanted).ok_or_else(missing)?;
        match &action.role {
            Role::DeleteElement(_) => {
                elements.remove(at);
            }
            _ => {
                if let Some(element) = elements.get_mut(at) {
                    merge(element, request.input.body.clone(), 0);
                }
            }
        }
        resource.fields.extend(self.stamps(request, false));
        Ok(resource.clone())
    }

    /// Returns the name of the id of the elements of a list field.
    fn element_key(&self, request: &Request<'_>, collection: usize, field: &str) -> String {
        let shapes = self
            .actions
            .values()
            .filter(|action| action.collection == collection && action.role.shows_all())
            .filter_map(|action| action.envelope.as_ref()?.shape.property(field));
        let names = shapes
            .filter(|schema| samples::kind(schema) == "array")
            .filter_map(|schema| {
                let items = request.document.resolve(schema.get("items")?);
                let mut names = items.get("properties")?.as_object()?.keys();
                names.find(|name| *name == "id" || id_noun(name).is_some())
            });
        let mut names: Vec<&String> = names.collect();
        names.sort();
        names
            .first()
            .map_or_else(|| "id".to_owned(), ToString::to_string)
    }

    /// Returns the schema of a list field whose elements have an id in one of the responses.
    fn list_with_ids(&self, document: &Document, collection: usize, key: &str) -> Option<&Value> {
        let actions = self.actions.values();
        actions
            .filter(|action| action.collection == collection)
            .filter_map(|action| action.envelope.as_ref()?.shape.property(key))
            .find(|schema| has_ids(document, schema, 0))
    }
}

/// Returns whether the elements of a list have an id, or those of a list in them.
fn has_ids(document: &Document, schema: &Value, depth: usize) -> bool {
    let schema = document.resolve(schema);
    let items = schema.get("items").map(|items| document.resolve(items));
    let list = items.and_then(|items| items.get("properties"));
    let properties = list.or_else(|| schema.get("properties"));
    let mut properties = properties.and_then(Value::as_object).into_iter().flatten();
    depth <= MAX_DEPTH
        && properties.any(|(name, schema)| {
            (list.is_some() && name == "id") || has_ids(document, schema, depth + 1)
        })
}

fn number(
    document: &Document,
    store: &mut Store,
    shown: &Value,
    sent: Option<&Value>,
    value: &mut Value,
    depth: usize,
) {
    let shown = document.resolve(shown);
    let sent = sent.map(|schema| document.resolve(schema));
    let part = |schema: &Value, name: &str| schema.get("properties")?.get(name).cloned();
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => {
            let Some(shown) = shown.get("items").map(|items| document.resolve(items)) else {
                return;
            };
            let sent = sent.and_then(|schema| schema.get("items"));
            let sent = sent.map(|items| document.resolve(items));
            let id = part(shown, "id");
            let is_sent = sent.is_some_and(|schema| part(schema, "id").is_some());
            for item in items {
                if let (Some(id), false, Value::Object(fields)) = (&id, is_sent, &mut *item) {
                    fields.entry("id").or_insert_with(|| {
                        match samples::kind(document.resolve(id)) {
                            "integer" => json!(store.next_number(usize::MAX)),
                            _ => json!(store.next_text()),
                        }
                    });
                }
                number(document, store, shown, sent, item, depth + 1);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                if let Some(shown) = part(shown, name) {
                    let sent = sent.and_then(|schema| part(schema, name));
                    number(document, store, &shown, sent.as_ref(), value, depth + 1);
                }
            }
        }
        _ => {}
    }
}
