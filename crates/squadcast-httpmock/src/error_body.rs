//! The documented forms of an error response.

use openapi_mock::{Document, Operation};
use serde_json::{Value, json};

/// Makes the body of an error response in the form that the operation documents.
pub(crate) fn error_body(
    document: &Document,
    operation: &Operation,
    status: u16,
    message: &str,
) -> Value {
    let mut schemas = document.error_schemas(operation);
    let Some(properties) = schemas.find_map(|schema| schema.get("properties")) else {
        return json!({ "meta": { "status": status, "error_message": message } });
    };
    if properties.get("error").is_some() {
        return json!({ "error": { "code": status.to_string(), "message": message, "details": [] } });
    }
    let meta = properties.get("meta").map(|meta| document.resolve(meta));
    let name = match meta.and_then(|meta| meta.pointer("/properties/status_code")) {
        Some(_) => "status_code",
        None => "status",
    };
    json!({ "meta": { name: status, "error_message": message } })
}
