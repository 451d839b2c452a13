//! The documented forms of an error response.

use openapi_mock::{Document, Operation};
use serde_json::{Value, json};

/// Makes the body of an error response in the form that the operation documents.
pub(crate) fn error_body(
    _document: &Document,
    operation: &Operation,
    _status: u16,
    message: &str,
) -> Value {
    if operation.id.starts_with("OAuth_") {
        json!({ "error": "invalid_request", "error_description": message })
    } else {
        json!({ "detail": message })
    }
}
