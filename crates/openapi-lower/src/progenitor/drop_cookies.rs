//! Cookie parameters: progenitor rejects an operation that has one.

use serde_json::Value;

use super::drop_parameters::drop_parameters;
use crate::loss::Loss;

/// Removes cookie parameters, which progenitor cannot send.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
///     "paths": { "/a": { "get": {
///         "parameters": [{ "name": "session", "in": "cookie", "schema": {} }],
///         "responses": { "200": { "description": "Yes." } },
///     } } },
/// });
/// let losses = openapi_lower::progenitor::drop_cookies(&mut document);
/// assert_eq!(losses[0].pointer, "/paths/~1a/get/parameters/0");
/// assert!(document["paths"]["/a"]["get"].get("parameters").is_none());
/// ```
pub fn drop_cookies(document: &mut Value) -> Vec<Loss> {
    drop_parameters(document, "drop-cookies", |parameter| {
        if parameter.get("in")? != "cookie" {
            return None;
        }
        let name = parameter.get("name")?.as_str()?;
        Some(format!(
            "the cookie `{name}`, which a generated client does not send"
        ))
    })
}
