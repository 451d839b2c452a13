//! The document, indexed by operation id and by path.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::keywords::check_keywords;
use super::operation::{Operation, parse_operations};
use super::reference::resolve;
use super::route::{RouteMatch, Routes};
use super::schema::{Schema, Violation};
use super::validator::validate;
use crate::error::MockError;

static EMBEDDED: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::parse(include_str!("../generated/squadcast.json")));

/// The effective document.
pub(crate) struct Document {
    root: Value,
    operations: Vec<Operation>,
    by_id: HashMap<String, usize>,
    routes: Routes,
}

impl Document {
    /// Returns the document that is embedded in the crate.
    pub(crate) fn embedded() -> Result<&'static Self, MockError> {
        EMBEDDED
            .as_ref()
            .map_err(|reason| MockError::Document(reason.clone()))
    }

    /// Parses a document.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let components = root.pointer("/components/schemas");
        for (name, schema) in components.and_then(Value::as_object).into_iter().flatten() {
            check_keywords(schema).map_err(|reason| format!("{name}: {reason}"))?;
        }
        let operations = parse_operations(&root)?;
        let routes = Routes::new(&operations);
        let by_id = operations
            .iter()
            .enumerate()
            .map(|(index, operation)| (operation.id.clone(), index))
            .collect();
        Ok(Self {
            root,
            operations,
            by_id,
            routes,
        })
    }

    /// Returns all operations in the order of the document.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.get(*self.by_id.get(id)?)
    }

    /// Finds the operation of a method and a path.
    pub(crate) fn find(&self, method: &http::Method, path: &str) -> RouteMatch<'_> {
        self.routes.find(&self.operations, method, path)
    }

    /// Returns the violations of a schema by a value, at most eight of them.
    pub(crate) fn validate(&self, schema: &Schema, value: &Value) -> Vec<Violation> {
        validate(&self.root, schema.node(), value)
    }

    #[cfg(test)]
    pub(crate) fn root(&self) -> &Value {
        &self.root
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
    use serde_json::json;

    use super::Document;

    #[test]
    fn document_with_an_unsupported_keyword_is_invalid() {
        let schema = json!({ "items": { "uniqueItems": true } });
        let component = json!({ "paths": {}, "components": { "schemas": { "A": schema } } });
        let response = json!({ "content": { "application/json": { "schema": schema } } });
        let operation = json!({ "operationId": "a", "responses": { "200": response } });
        let inline = json!({ "paths": { "/a": { "get": operation } } });
        for document in [component, inline] {
            let error = Document::parse(&document.to_string())
                .err()
                .unwrap_or_default();
            let expected = "the keyword `uniqueItems` is not supported";
            assert!(error.ends_with(expected), "{document}: {error:?}");
        }
    }
}
