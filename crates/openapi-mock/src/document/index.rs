//! The document, indexed by operation id and by path.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::operation::{Operation, parse_operations};
use super::reference::{BASE_URI, make_absolute, resolve};
use super::route::{RouteMatch, Routes};
use super::schema::{Schema, Violation};

/// An OpenAPI document.
pub struct Document {
    root: Value,
    operations: Vec<Operation>,
    by_id: HashMap<String, usize>,
    routes: Routes,
    registry: jsonschema::Registry<'static>,
}

impl Document {
    /// Parses a document.
    ///
    /// # Errors
    /// The reason, if the document is not JSON or lacks what a fake needs.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::with_undocumented(text, r#"{ "paths": {} }"#)
    }

    /// Parses a document, and another one with the paths of endpoints that it does not list. The other one cannot refer to
    /// components. If it has an operation that the document lists, its query parameters are accepted in addition.
    ///
    /// # Errors
    /// The reason, if one of them is not JSON or lacks what a fake needs.
    pub fn with_undocumented(text: &str, undocumented: &str) -> Result<Self, String> {
        let parse = |text| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
        let mut root = parse(text)?;
        make_absolute(&mut root);
        let mut undocumented = parse(undocumented)?;
        make_absolute(&mut undocumented);
        let registry = jsonschema::Registry::new()
            .add(BASE_URI, root.clone())
            .and_then(|registry| registry.prepare())
            .map_err(|error| error.to_string())?;
        let mut operations = parse_operations(&root)?;
        for other in parse_operations(&undocumented)? {
            match operations.iter_mut().find(|listed| listed.id == other.id) {
                Some(listed) => {
                    let names = other.parameters.into_iter().map(|parameter| parameter.name);
                    listed.undocumented_query.extend(names);
                }
                None => operations.push(Operation {
                    documented: false,
                    ..other
                }),
            }
        }
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
            registry,
        })
    }

    /// Returns the whole document, with absolute references.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// Returns all operations in the order of the document.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Returns the operation with an id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.get(*self.by_id.get(id)?)
    }

    /// Finds the operation of a method and a path.
    pub(crate) fn find(&self, method: &http::Method, path: &str) -> RouteMatch<'_> {
        self.routes.find(&self.operations, method, path)
    }

    /// Returns the operation of a method and a path, and the decoded path parameters by name.
    pub fn route(
        &self,
        method: &http::Method,
        path: &str,
    ) -> Option<(&Operation, BTreeMap<String, String>)> {
        match self.find(method, path) {
            RouteMatch::Operation(operation, parameters) => Some((operation, parameters)),
            _ => None,
        }
    }

    /// Returns whether the document has an operation with this path.
    pub fn has_path(&self, path: &str) -> bool {
        let route = self.routes.find(&self.operations, &http::Method::GET, path);
        !matches!(route, RouteMatch::UnknownPath)
    }

    /// Returns the violations of a schema by a value, at most eight of them.
    ///
    /// # Errors
    /// Fails if the schema itself is invalid.
    pub fn validate(&self, schema: &Schema, value: &Value) -> Result<Vec<Violation>, String> {
        schema.violations(&self.registry, value)
    }

    /// Returns the JSON pointers of the violations of a schema by a value, each with the reason, at most eight of them.
    ///
    /// # Errors
    /// Fails if the schema itself is invalid.
    #[cfg(feature = "httpmock")]
    pub fn pointers(
        &self,
        schema: &Schema,
        value: &Value,
    ) -> Result<Vec<(String, String)>, String> {
        schema.pointers(&self.registry, value)
    }

    /// Returns all violations of a schema by a value, those of a union within the alternative that it selects.
    ///
    /// # Errors
    /// Fails if the schema itself is invalid.
    #[cfg(feature = "httpmock")]
    pub(crate) fn all_violations(
        &self,
        schema: &Schema,
        value: &Value,
    ) -> Result<Vec<Violation>, String> {
        schema.all_violations(&self.registry, value)
    }

    /// Returns the JSON schema that an operation declares for a status.
    pub fn response_schema(&self, operation: &Operation, status: u16) -> Option<&Value> {
        let method = operation.method.as_str().to_lowercase();
        let item = self.root.get("paths")?.get(&operation.template)?;
        let responses = item.get(method)?.get("responses")?;
        let response = self.resolve(responses.get(status.to_string())?);
        response
            .get("content")?
            .get("application/json")?
            .get("schema")
    }

    /// Returns the response that an operation declares for a status: that of the status itself, of its range (`4XX`), or
    /// `default`.
    pub fn response(&self, operation: &Operation, status: u16) -> Option<&Value> {
        let method = operation.method.as_str().to_lowercase();
        let item = self.root.get("paths")?.get(&operation.template)?;
        let responses = item.get(method)?.get("responses")?;
        let response = responses
            .get(status.to_string())
            .or_else(|| responses.get(format!("{}XX", status / 100)))
            .or_else(|| responses.get("default"))?;
        Some(self.resolve(response))
    }

    /// Returns the JSON schemas of the 4xx responses of an operation, in the order of the document.
    pub fn error_schemas<'a>(&'a self, operation: &Operation) -> impl Iterator<Item = &'a Value> {
        let method = operation.method.as_str().to_lowercase();
        let responses = self
            .root
            .get("paths")
            .and_then(|paths| {
                paths
                    .get(&operation.template)?
                    .get(method)?
                    .get("responses")
            })
            .and_then(Value::as_object);
        responses
            .into_iter()
            .flatten()
            .filter(|(status, _)| status.starts_with('4'))
            .filter_map(|(_, response)| {
                self.resolve(response)
                    .get("content")?
                    .get("application/json")?
                    .get("schema")
            })
            .map(|schema| self.resolve(schema))
    }

    /// Returns the schema of a component.
    pub fn component(&self, name: &str) -> Option<&Value> {
        self.root.get("components")?.get("schemas")?.get(name)
    }

    /// Returns what `node` refers to, or `node` itself.
    pub fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
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
