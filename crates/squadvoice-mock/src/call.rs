//! A validated request on its way to an operation.

use jiff::Timestamp;
use openapi_mock::{Input, Operation, Response};
use serde_json::Value;

/// A validated request.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) input: Input,
    pub(crate) now: Timestamp,
}

impl Call<'_> {
    /// Returns a path parameter.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.input.path.get(name).map_or("", String::as_str)
    }

    /// Returns a query parameter that is an integer.
    pub(crate) fn query_integer(&self, name: &str) -> Option<i64> {
        self.input.query.get(name).and_then(Value::as_i64)
    }

    /// Returns a query parameter that is a time in Unix milliseconds.
    pub(crate) fn query_time(&self, name: &str) -> Option<Timestamp> {
        let milliseconds = self.query_integer(name)?;
        let end = match milliseconds < 0 {
            true => Timestamp::MIN,
            false => Timestamp::MAX,
        };
        Some(Timestamp::from_millisecond(milliseconds).unwrap_or(end))
    }

    /// Returns the query parameter `lead_id` as text.
    pub(crate) fn query_lead_id(&self) -> Option<String> {
        self.input.query.get("lead_id").map(id_text)
    }

    /// Returns the successful response without a body. What the service sends is not documented.
    pub(crate) fn done(&self) -> Response {
        Response::empty(self.operation.status)
    }
}

/// Returns an id that is a string or an integer as text.
pub(crate) fn id_text(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
