//! The effective OpenAPI document as the mock uses it: operations, their parameters, bodies and answers.
//! It is read once a process; it decides nothing about what an operation does.

mod operation;
mod route;
mod schema;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

pub(crate) use self::operation::{ErrorForm, Limit, Operation, Parameter, Place};
pub(crate) use self::route::Found;
use self::route::Routes;
pub(crate) use self::schema::{Fault, Schema, describe};
use crate::error::MockError;

/// The name under which the document is known to its own references.
const BASE: &str = "urn:squadcast";

static EMBEDDED: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::read(include_str!("../generated/squadcast.json")));

/// The effective document, indexed.
pub(crate) struct Document {
    root: Value,
    operations: Vec<Operation>,
    by_id: HashMap<String, usize>,
    routes: Routes,
    registry: jsonschema::Registry<'static>,
}

impl Document {
    /// The document that is built into the crate.
    pub(crate) fn embedded() -> Result<&'static Self, MockError> {
        EMBEDDED
            .as_ref()
            .map_err(|reason| MockError::Document(reason.clone()))
    }

    /// Reads a document; the reason is given where it cannot be read.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        make_references_absolute(&mut root);
        let registry = jsonschema::Registry::new()
            .add(BASE, root.clone())
            .and_then(|registry| registry.prepare())
            .map_err(|error| error.to_string())?;
        let operations = operation::read_all(&root)?;
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

    /// All operations, in the document's order.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.get(*self.by_id.get(id)?)
    }

    /// The operation that a request names by its method and path.
    pub(crate) fn find(&self, method: &http::Method, path: &str) -> Found<'_> {
        self.routes.find(&self.operations, method, path)
    }

    /// The schema of the JSON that an operation declares for a status.
    #[cfg(test)]
    pub(crate) fn declared(&self, operation: &Operation, status: u16) -> Option<&Value> {
        let method = operation.method.as_str().to_lowercase();
        let item = self.root.get("paths")?.get(&operation.template)?;
        let answers = item.get(method)?.get("responses")?;
        let answer = self.resolve(answers.get(status.to_string())?);
        answer
            .get("content")?
            .get("application/json")?
            .get("schema")
    }

    /// The schema of a component.
    pub(crate) fn component(&self, name: &str) -> Option<&Value> {
        self.root.get("components")?.get("schemas")?.get(name)
    }

    /// What `node` refers to, or `node` itself.
    pub(crate) fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        resolve(&self.root, node)
    }
}

/// Follows `$ref` from `node`; a reference that leads nowhere or in a circle ends where it is.
fn resolve<'a>(root: &'a Value, mut node: &'a Value) -> &'a Value {
    for _ in 0..32 {
        let Some(target) = reference(node).and_then(|pointer| root.pointer(&pointer)) else {
            return node;
        };
        node = target;
    }
    node
}

/// The JSON pointer that a `$ref` in `node` holds.
fn reference(node: &Value) -> Option<String> {
    let reference = node.get("$ref")?.as_str()?;
    reference
        .strip_prefix(BASE)?
        .strip_prefix('#')
        .map(str::to_owned)
}

/// Turns `#/…` into `urn:squadcast#/…`, so that a schema can be compiled apart from the document.
fn make_references_absolute(node: &mut Value) {
    match node {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "$ref" && text.starts_with('#') => {
                        *text = format!("{BASE}{text}");
                    }
                    _ => make_references_absolute(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_references_absolute),
        _ => {}
    }
}
