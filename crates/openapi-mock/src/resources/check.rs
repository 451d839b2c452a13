//! Checks that the ids in a request are those of resources.

use serde_json::Value;

use super::Model;
use super::execute::{Request, StateError, text};
use super::references::{Reference, Target};
use super::store::Store;

impl Model {
    /// Checks that every id in a request is the id of a resource.
    ///
    /// # Errors
    /// The first field with an unknown id.
    pub fn check_references(&self, store: &Store, request: &Request<'_>) -> Result<(), StateError> {
        for reference in self
            .references
            .get(&request.operation.id)
            .into_iter()
            .flatten()
        {
            if reference.query {
                let value = request.input.query.get(&reference.field);
                for id in value.map(ids).unwrap_or_default() {
                    if let Target::Collection(template) = &reference.target
                        && !self.exists(store, request, template, &id)
                    {
                        return Err(StateError::NotFound(self.noun(template)));
                    }
                }
            } else {
                let segments: Vec<&str> = reference.field.split('.').collect();
                let body = &request.input.body;
                self.check_field(store, request, reference, body, &segments, String::new())?;
            }
        }
        Ok(())
    }

    fn check_field(
        &self,
        store: &Store,
        request: &Request<'_>,
        reference: &Reference,
        node: &Value,
        segments: &[&str],
        at: String,
    ) -> Result<(), StateError> {
        let Some((first, rest)) = segments.split_first() else {
            return Ok(());
        };
        if *first == "*" {
            for (index, item) in node.as_array().into_iter().flatten().enumerate() {
                let at = format!("{at}[{index}]");
                if rest.is_empty() {
                    self.check_id(store, request, reference, &Value::Null, item, &at)?;
                }
                self.check_field(store, request, reference, item, rest, at)?;
            }
            return Ok(());
        }
        let Some(value) = node.get(*first) else {
            return Ok(());
        };
        let at = match at.as_str() {
            "" => (*first).to_owned(),
            at => format!("{at}.{first}"),
        };
        if rest.is_empty() {
            return self.check_id(store, request, reference, node, value, &at);
        }
        self.check_field(store, request, reference, value, rest, at)
    }

    fn check_id(
        &self,
        store: &Store,
        request: &Request<'_>,
        reference: &Reference,
        object: &Value,
        id: &Value,
        at: &str,
    ) -> Result<(), StateError> {
        let word = |field: &str| Some(object.get(field)?.as_str()?.to_owned());
        let Some(template) = reference.target.collection(word) else {
            return Ok(());
        };
        for id in ids(id) {
            if !self.exists(store, request, template, &id) {
                return Err(self.unknown(template, at.to_owned()));
            }
        }
        Ok(())
    }
}

/// Returns the ids in a value: one, or each of a list. An empty one means that there is none.
fn ids(value: &Value) -> Vec<String> {
    let list = value
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![value.clone()]);
    let ids = list.iter().map(text);
    ids.filter(|id| !id.is_empty()).collect()
}
