//! The operations of a document, as a test calls them.

use serde_json::{Map, Value, json};
use squad_conform::Arguments;

use crate::sample::{Members, resolve, sample};

/// The token in a header. A response that echoes it must not be shown.
pub const CREDENTIAL: &str = "credential-77aa";

/// An operation of the document, with its parameters resolved.
pub struct Documented {
    pub id: String,
    pub method: String,
    pub path: String,
    pub operation: Value,
    pub parameters: Vec<Value>,
}

/// The operations of a document.
pub fn documented(document: &Value) -> Vec<Documented> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Some(id) = operation.get("operationId") else {
                continue;
            };
            let lists = [item.get("parameters"), operation.get("parameters")];
            let parameters = lists
                .into_iter()
                .flatten()
                .flat_map(|list| list.as_array().unwrap())
                .map(|parameter| resolve(document, parameter).clone())
                .filter(|parameter| {
                    let name = parameter["name"].as_str().unwrap().to_lowercase();
                    parameter["in"] != "header"
                        || !["authorization", "accept", "content-type"].contains(&name.as_str())
                })
                .collect();
            found.push(Documented {
                id: id.as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                operation: operation.clone(),
                parameters,
            });
        }
    }
    found
}

impl Documented {
    pub fn body<'a>(&'a self, document: &'a Value) -> Option<(&'a str, &'a Value)> {
        let body = resolve(document, self.operation.get("requestBody")?);
        let (content_type, media) = body["content"].as_object()?.iter().next()?;
        Some((content_type, &media["schema"]))
    }

    /// The schema of the success response, if it has a JSON body.
    pub fn response<'a>(&'a self, document: &'a Value) -> (u16, Option<&'a Value>) {
        let (status, response) = self.operation["responses"]
            .as_object()
            .unwrap()
            .iter()
            .find(|(status, _)| status.starts_with('2'))
            .unwrap_or_else(|| panic!("{} has no success", self.id));
        let response = resolve(document, response);
        let schema = response
            .get("content")
            .and_then(|content| content.get("application/json"))
            .map(|media| &media["schema"]);
        (status.parse().unwrap_or(200), schema)
    }

    pub fn arguments(&self, document: &Value, members: Members) -> Arguments {
        let mut arguments = Map::new();
        for parameter in &self.parameters {
            if parameter["in"] == "header" {
                arguments.insert(
                    parameter["name"].as_str().unwrap().to_owned(),
                    json!(CREDENTIAL),
                );
            } else if parameter["required"] == json!(true) || members == Members::All {
                let value = match sample(document, &parameter["schema"], members) {
                    Value::Array(mut items) => {
                        items.push(items[0].clone());
                        Value::Array(items)
                    }
                    value => value,
                };
                arguments.insert(parameter["name"].as_str().unwrap().to_owned(), value);
            }
        }
        if let Some((_, schema)) = self.body(document) {
            arguments.insert("body".into(), sample(document, schema, members));
        }
        Arguments {
            values: arguments,
            ..Arguments::default()
        }
    }
}
