//! A validated request on its way to an operation, with shortcuts to its parameters and to the operation's response.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::document::{Document, Operation};
use crate::state::Caller;
use openapi_mock::Response;
use openapi_mock::samples;
use openapi_mock::{Input, strings};

/// A validated request.
pub(crate) struct Call<'a> {
    pub(crate) document: &'a Document,
    pub(crate) operation: &'a Operation,
    pub(crate) input: Input,
    pub(crate) caller: Caller,
    pub(crate) now: Timestamp,
}

impl Call<'_> {
    /// Returns a path parameter. Names are compared without case, because the document has two spellings of one id.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.input
            .path
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.as_str())
    }

    /// Returns a query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<&Value> {
        self.input.query.get(name)
    }

    /// Returns a query parameter that is a string.
    pub(crate) fn query_str(&self, name: &str) -> Option<&str> {
        self.query(name).and_then(Value::as_str)
    }

    /// Returns a query parameter that is a list of strings; empty if it is absent.
    pub(crate) fn query_list(&self, name: &str) -> Vec<&str> {
        strings(self.query(name))
    }

    /// Returns a value of the body by its JSON pointer.
    pub(crate) fn body(&self, pointer: &str) -> Option<&Value> {
        self.input.body.pointer(pointer)
    }

    /// Returns a string of the body by its JSON pointer.
    pub(crate) fn body_str(&self, pointer: &str) -> Option<&str> {
        self.body(pointer).and_then(Value::as_str)
    }

    /// Returns a string of the body by its JSON pointer; empty if it is absent.
    pub(crate) fn body_text(&self, pointer: &str) -> &str {
        self.body_str(pointer).unwrap_or_default()
    }

    /// Returns a list of the body by its JSON pointer; empty if it is absent.
    pub(crate) fn body_array(&self, pointer: &str) -> &[Value] {
        let list = self.body(pointer).and_then(Value::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    /// Returns a list of strings of the body by its JSON pointer; empty if it is absent.
    pub(crate) fn body_strings(&self, pointer: &str) -> Vec<&str> {
        strings(self.body(pointer))
    }

    /// Returns a successful response `{ "data": … }`.
    pub(crate) fn data(&self, data: impl Into<Value>) -> Response {
        self.json(&json!({ "data": data.into() }))
    }

    /// Returns a successful response with this body.
    pub(crate) fn json(&self, body: &Value) -> Response {
        Response::json(self.operation.status, body)
    }

    /// Returns a successful response without a body.
    pub(crate) fn no_content(&self) -> Response {
        Response::empty(self.operation.status)
    }

    /// Returns the required fields of a component with default values, to merge known fields into.
    pub(crate) fn defaults(&self, component: &str) -> Map<String, Value> {
        samples::defaults(self.document, component)
    }
}
