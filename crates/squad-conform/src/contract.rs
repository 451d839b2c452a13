//! The contract: what the effective document says of a request and of a response.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use http::Method;
use openapi_mock::{Document, Operation, RawRequest, Rejection, Schema, validate};
use serde_json::Value;

use crate::Api;
use crate::difference::{Difference, Names, Side};
use crate::exchange::{Received, Sent};

/// The media type of JSON.
pub(crate) const JSON: &str = "application/json";

/// The effective document of an API, as OpenAPI 3.1 and with nothing lowered.
pub struct Contract {
    api: Api,
    document: Document,
    pub(crate) names: Names,
    /// The schemas of responses, which are compiled on first use.
    schemas: Mutex<HashMap<SchemaKey, Arc<Schema>>>,
}

/// The operation, the status and the media type.
type SchemaKey = (String, u16, String);

impl Contract {
    /// Parses the document that the crates were generated from.
    ///
    /// # Errors
    /// The reason, if the document is invalid.
    pub fn of(api: Api) -> Result<Self, String> {
        Self::parse(api, api.document())
    }

    /// Parses a document of an API.
    ///
    /// # Errors
    /// The reason, if the document is not JSON or not an OpenAPI document.
    pub fn parse(api: Api, document: &str) -> Result<Self, String> {
        let document = Document::parse(document)?;
        Ok(Self {
            api,
            names: Names::of(document.root()),
            document,
            schemas: Mutex::default(),
        })
    }

    /// Returns the API.
    #[must_use]
    pub fn api(&self) -> Api {
        self.api
    }

    /// Returns the document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the operation of a request, and its decoded path parameters by name.
    pub(crate) fn route(
        &self,
        method: &Method,
        path: &str,
    ) -> Option<(&Operation, BTreeMap<String, String>)> {
        self.document.route(method, path)
    }

    /// Validates a request.
    pub(crate) fn check_request(
        &self,
        operation: &Operation,
        path: BTreeMap<String, String>,
        sent: &Sent,
    ) -> Vec<Difference> {
        let request = RawRequest {
            path,
            query: &sent.query,
            headers: &sent.headers,
            body: &sent.body,
        };
        let differs = |at: &str, what: String| vec![Difference::new(Side::Sent, at, what)];
        let mut found = match validate(&self.document, operation, request, &()) {
            Ok(_) => Vec::new(),
            Err(Rejection::Parameter {
                location,
                name,
                message,
            }) => differs(&format!("{location} {}", self.names.shown(&name)), message),
            Err(Rejection::MissingBody) => differs("body", "is required".to_owned()),
            Err(Rejection::ContentType(expected)) => {
                differs("header content-type", format!("is not {expected}"))
            }
            Err(Rejection::MalformedBody(reason)) => {
                // The name of a field is quoted.
                let (before, _) = reason.split_once('`').unwrap_or((&reason, ""));
                differs("body", before.trim_end().to_owned())
            }
            Err(Rejection::Body(violations)) => {
                let value = serde_json::from_slice(&sent.body).unwrap_or_default();
                self.names.violations(Side::Sent, &value, &violations)
            }

            Err(Rejection::Document(reason)) => differs("document", reason),
        };
        if operation.body.is_none() && !sent.body.is_empty() {
            found.extend(differs("body", "the document has no body".to_owned()));
        }
        found
    }

    /// Validates a response.
    pub(crate) fn check_response(
        &self,
        operation: &Operation,
        received: &Received,
    ) -> Vec<Difference> {
        let differs = |at: &str, what: &str| vec![Difference::new(Side::Received, at, what)];
        let Some(response) = self.document.response(operation, received.status) else {
            let what = format!("{} is not documented", received.status);
            return differs("status", &what);
        };
        let content = response.get("content").and_then(Value::as_object);
        let content = content.filter(|content| !content.is_empty());
        let Some(body) = &received.body else {
            return Vec::new();
        };
        match (content, body.is_empty()) {
            (None, true) => return Vec::new(),
            (None, false) => return differs("body", "the document has no body"),
            (Some(content), true) => {
                return match content
                    .iter()
                    .all(|(_, content)| self.allows_empty(content))
                {
                    true => Vec::new(),
                    false => differs("body", "is empty, but the document has one"),
                };
            }
            (Some(_), false) => {}
        }
        let media_type = received.media_type();
        let declared = content.into_iter().flatten().find(|(declared, _)| {
            let essence = declared.split(';').next().unwrap_or("");
            essence.trim().eq_ignore_ascii_case(&media_type)
        });
        let Some((_, content)) = declared else {
            return differs("header content-type", "is not a documented one");
        };
        if media_type != JSON {
            return Vec::new();
        }
        let value: Value = match serde_json::from_slice(body) {
            Ok(value) => value,
            Err(error) => {
                let what = format!(
                    "is not JSON (line {}, column {})",
                    error.line(),
                    error.column()
                );
                return differs("body", &what);
            }
        };
        let Some(schema) = content.get("schema") else {
            return Vec::new();
        };
        let schema = self.compiled((operation.id.clone(), received.status, media_type), schema);
        match self.document.validate(&schema, &value) {
            Ok(violations) => self.names.violations(Side::Received, &value, &violations),
            Err(reason) => differs("document", &reason),
        }
    }

    /// Whether a body can be empty: its schema has no constraint, or allows the empty text.
    fn allows_empty(&self, content: &Value) -> bool {
        let Some(schema) = content.get("schema") else {
            return true;
        };
        if schema.as_object().is_some_and(serde_json::Map::is_empty) {
            return true;
        }
        let is_text = schema.get("type").is_some_and(|kind| kind == "string");
        let empty = Value::from("");
        let violations = self.document.validate(&Schema::new(schema.clone()), &empty);
        is_text && violations.is_ok_and(|violations| violations.is_empty())
    }

    fn compiled(&self, key: SchemaKey, schema: &Value) -> Arc<Schema> {
        let mut schemas = self.schemas.lock().unwrap_or_else(PoisonError::into_inner);
        let schema = schemas
            .entry(key)
            .or_insert_with(|| Arc::new(Schema::new(schema.clone())));
        Arc::clone(schema)
    }
}

impl fmt::Debug for Contract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contract")
            .field("api", &self.api)
            .finish_non_exhaustive()
    }
}
