//! The response of a mock: data of a documented status, or an error in the documented form.

use std::time::Duration;

use http::{HeaderName, HeaderValue};
use httpmock::Then;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::nulls;
use super::target::{Target, fail};
use crate::document::Schema;
use crate::samples;

/// The response of one operation, not chosen yet.
pub struct Responder {
    target: Target,
    then: Then,
}

/// The response of a mock. The closure of a mock returns it, so that none is without a response.
pub struct MockResponse(Then);

impl MockResponse {
    /// Adds a header, for example `retry-after`.
    ///
    /// # Panics
    /// If the name or the value is not one of a header.
    #[track_caller]
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        if HeaderName::try_from(name).is_err() || HeaderValue::try_from(value).is_err() {
            fail(
                "header",
                format_args!("{name:?}: {value:?} is not a header"),
            );
        }
        Self(self.0.header(name, value))
    }

    /// Responds after a delay.
    #[must_use]
    pub fn delay(self, delay: Duration) -> Self {
        Self(self.0.delay(delay))
    }

    /// Responds to the first `calls` requests only. Later ones reach the next mock that matches them.
    #[must_use]
    pub fn up_to_n_times(self, calls: usize) -> Self {
        Self(self.0.up_to_n_times(calls))
    }
}

impl Responder {
    pub(super) fn new(target: Target, then: Then) -> Self {
        Self { target, then }
    }

    /// Responds with a status and data, inside of the member `envelope` if there is one.
    ///
    /// # Panics
    /// If the document forbids the body.
    #[track_caller]
    #[must_use]
    pub fn data(
        self,
        status: u16,
        envelope: Option<&str>,
        data: &(impl Serialize + ?Sized),
    ) -> MockResponse {
        let data = self.target.value("response", data);
        match envelope {
            Some(member) => self.json(status, json!({ member: data })),
            None => self.json(status, data),
        }
    }

    /// Responds with a documented status and a whole JSON body, envelope included.
    ///
    /// # Panics
    /// If the document forbids the body.
    #[track_caller]
    #[must_use]
    pub fn body(self, status: u16, body: &(impl Serialize + ?Sized)) -> MockResponse {
        let body = self.target.value("response", body);
        self.json(status, body)
    }

    /// Responds with a status without a body.
    #[must_use]
    pub fn empty(self, status: u16) -> MockResponse {
        MockResponse(self.then.status(status))
    }

    /// Responds with a status and bytes of a documented content type.
    ///
    /// # Panics
    /// If the content type is not documented, or if it is JSON and the document forbids the body.
    #[track_caller]
    #[must_use]
    pub fn bytes(self, status: u16, content_type: &str, body: &[u8]) -> MockResponse {
        let target = self.target;
        if !target.operation.responses.contains_key(content_type) {
            target.fail(format_args!(
                "no response has the content type {content_type}"
            ));
        }
        if content_type == "application/json" {
            match serde_json::from_slice(body) {
                Ok(body) => target.check_response(status, &body),
                Err(error) => target.fail(format_args!("the response is not JSON: {error}")),
            }
        }
        let then = self.then.status(status);
        MockResponse(then.header("content-type", content_type).body(body))
    }

    /// Responds with an error in the form that the document has for the operation.
    ///
    /// # Panics
    /// If the status is not one of an error, or if the document forbids the body.
    #[track_caller]
    #[must_use]
    pub fn error(self, status: u16, message: &str) -> MockResponse {
        let Target {
            document,
            operation,
            error_body,
            ..
        } = self.target;
        let body = error_body(document, operation, status, message);
        self.error_body(status, body)
    }

    /// Responds with an error and its whole body.
    ///
    /// # Panics
    /// If the status is not one of an error, or if the document forbids the body.
    #[track_caller]
    #[must_use]
    pub fn error_body(self, status: u16, body: Value) -> MockResponse {
        let target = self.target;
        if !(400..600).contains(&status) {
            target.fail(format_args!("{status} is not the status of an error"));
        }
        let (document, operation) = (target.document, target.operation);
        // Any operation can respond with any error; one that is not documented has the form of those that are.
        let schema = document
            .response_schema(operation, status)
            .or_else(|| document.error_schemas(operation).next());
        if let Some(schema) = schema {
            let schema = Schema::new(schema.clone());
            target.check("error response", document, &schema, &body);
        }
        MockResponse(self.then.status(status).json_body(body))
    }

    /// Returns an example of the data, generated from the document: the start of a response that differs in a few fields.
    ///
    /// # Panics
    /// If the document has no JSON response of the status.
    #[track_caller]
    pub fn example<T: DeserializeOwned>(&self, envelope: Option<&str>) -> T {
        let target = self.target;
        let Some(schema) = target.operation.responses.get("application/json") else {
            target.fail("the document has no JSON response");
        };
        let mut body = samples::example(target.document, "response", schema.node());
        if let Some(data) = envelope.and_then(|member| body.get_mut(member)) {
            body = data.take();
        }
        serde_json::from_value(body).unwrap_or_else(|error| {
            target.fail(format_args!("the example cannot be decoded: {error}"))
        })
    }

    /// Responds with the documented status of success and an example of its body.
    ///
    /// # Panics
    /// If the document has no JSON response of the status.
    #[track_caller]
    #[must_use]
    pub fn respond_with_example(self) -> MockResponse {
        let status = self.target.operation.status;
        if self.target.operation.responses.is_empty() {
            return self.empty(status);
        }
        let body: Value = self.example(None);
        self.json(status, body)
    }

    /// Sets the response with `httpmock` itself, which is not checked.
    #[must_use]
    pub fn raw(self, response: impl FnOnce(Then) -> Then) -> MockResponse {
        MockResponse(response(self.then))
    }

    #[track_caller]
    fn json(self, status: u16, mut body: Value) -> MockResponse {
        let target = self.target;
        let mut declared = None;
        let schema = target.schema(status, &mut declared);
        nulls::add(target.document, schema, &mut body);
        target.check("response", target.document, schema, &body);
        MockResponse(self.then.status(status).json_body(body))
    }
}

impl Target {
    /// Ends the test if the document forbids a response.
    #[track_caller]
    fn check_response(self, status: u16, body: &Value) {
        let mut declared = None;
        let schema = self.schema(status, &mut declared);
        self.check("response", self.document, schema, body);
    }

    /// Returns the schema of the responses with a status. Ends the test if there is none.
    #[track_caller]
    fn schema(self, status: u16, declared: &mut Option<Schema>) -> &Schema {
        let (document, operation) = (self.document, self.operation);
        let first = operation.responses.get("application/json");
        if let Some(schema) = first.filter(|_| status == operation.status) {
            return schema;
        }
        match document.response_schema(operation, status) {
            Some(schema) => declared.insert(Schema::new(schema.clone())),
            None => self.fail(format_args!(
                "has no JSON response with the status {status}"
            )),
        }
    }
}
