//! Ids of the elements of lists: the service gives them one if its responses have it and its requests do not.

use serde_json::{Map, Value, json};

use super::execute::Request;
use super::model::Model;
use super::store::Store;
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
