//! The document, indexed by operation id and by path.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::operation::{Operation, parse_operations};
use super::reference::{BASE_URI, make_absolute, resolve};
use super::route::{RouteMatch, Routes};
use super::schema::{Schema, Violation};
use crate::error::MockError;

static EMBEDDED: LazyLock<Result<Document, String>> = LazyLock::new(|| {
    let documented = include_str!("../generated/squadcast.json");
    Document::with_undocumented(documented, include_str!("../undocumented.json"))
});

/// The effective document.
pub(crate) struct Document {
    root: Value,
    /// The number of operations that the document lists; they are the first ones.
    #[cfg(test)]
    documented: usize,
    operations: Vec<Operation>,
    by_id: HashMap<String, usize>,
    routes: Routes,
    registry: jsonschema::Registry<'static>,
}

impl Document {
    /// Returns the document that is embedded in the crate.
    pub(crate) fn embedded() -> Result<&'static Self, MockError> {
        EMBEDDED
            .as_ref()
            .map_err(|reason| MockError::Document(reason.clone()))
    }

    /// Parses a document.
    #[cfg(test)]
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Self::with_undocumented(text, "{}")
    }

    /// Parses a document, and a second one with the paths of endpoints that it does not list.
    fn with_undocumented(text: &str, undocumented: &str) -> Result<Self, String> {
        let parse = |text| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
        let mut root = parse(text)?;
        make_absolute(&mut root);
        let registry = jsonschema::Registry::new()
            .add(BASE_URI, root.clone())
            .and_then(|registry| registry.prepare())
            .map_err(|error| error.to_string())?;
        let mut operations = parse_operations(&root)?;
        #[cfg(test)]
        let documented = operations.len();
        let undocumented = parse(undocumented)?;
        if undocumented.get("paths").is_some() {
            operations.extend(parse_operations(&undocumented)?);
        }
        let routes = Routes::new(&operations);
        let by_id = operations
            .iter()
            .enumerate()
            .map(|(index, operation)| (operation.id.clone(), index))
            .collect();
        Ok(Self {
            root,
            #[cfg(test)]
            documented,
            operations,
            by_id,
            routes,
            registry,
        })
    }

    /// Returns all operations of the document, in its order.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations[..self.documented]
    }

    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.get(*self.by_id.get(id)?)
    }

    /// Finds the operation of a method and a path.
    pub(crate) fn find(&self, method: &http::Method, path: &str) -> RouteMatch<'_> {
        self.routes.find(&self.operations, method, path)
    }

    /// Returns the violations of a schema by a value, at most eight of them.
    ///
    /// # Errors
    /// Fails if the schema itself is invalid.
    pub(crate) fn validate(
        &self,
        schema: &Schema,
        value: &Value,
    ) -> Result<Vec<Violation>, String> {
        schema.violations(&self.registry, value)
    }

    /// Returns the JSON schema that an operation declares for a status.
    #[cfg(test)]
    pub(crate) fn response_schema(&self, operation: &Operation, status: u16) -> Option<&Value> {
        let method = operation.method.as_str().to_lowercase();
        let item = self.root.get("paths")?.get(&operation.template)?;
        let responses = item.get(method)?.get("responses")?;
        let response = self.resolve(responses.get(status.to_string())?);
        response
            .get("content")?
            .get("application/json")?
            .get("schema")
    }

    /// Returns the schema of a component.
    pub(crate) fn component(&self, name: &str) -> Option<&Value> {
        self.root.get("components")?.get("schemas")?.get(name)
    }

    /// Returns what `node` refers to, or `node` itself.
    pub(crate) fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        resolve(&self.root, node)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::{Document, Schema};

    #[test]
    fn every_keyword_of_the_draft_is_validated() {
        let list =
            json!({ "type": "array", "uniqueItems": true, "prefixItems": [{ "pattern": "^a+$" }] });
        let document = json!({ "paths": {}, "components": { "schemas": { "List": list } } });
        let document = Document::parse(&document.to_string()).unwrap();
        let schema = Schema::new(document.component("List").unwrap().clone());
        for (value, violations) in [
            (json!(["aa", "b"]), 0),
            (json!(["b"]), 1),
            (json!(["a", "a"]), 1),
            (json!("a"), 1),
        ] {
            let found = document.validate(&schema, &value).unwrap();
            assert_eq!(found.len(), violations, "{value}");
        }
    }
}
