//! Header parameters that OpenAPI ignores: `Authorization`, `Accept`, `Content-Type`.

use serde_json::Value;

use super::drop_parameters::drop_parameters;
use crate::loss::Loss;

/// Removes the header parameters that OpenAPI ignores, in any case.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
///     "paths": { "/a": { "get": {
///         "parameters": [{ "name": "authorization", "in": "header", "schema": {} }],
///         "responses": { "200": { "description": "Yes." } },
///     } } },
/// });
/// let losses = openapi_lower::progenitor::drop_header_authorization(&mut document);
/// assert_eq!(losses[0].pointer, "/paths/~1a/get/parameters/0");
/// assert!(document["paths"]["/a"]["get"].get("parameters").is_none());
/// ```
pub fn drop_header_authorization(document: &mut Value) -> Vec<Loss> {
    drop_parameters(document, "drop-header-authorization", |parameter| {
        let name = ignored(parameter)?;
        Some(format!(
            "the header parameter `{name}`, which OpenAPI ignores"
        ))
    })
}

/// The name of a parameter that OpenAPI ignores.
fn ignored(parameter: &Value) -> Option<String> {
    let name = parameter.get("name")?.as_str()?;
    let is_header = parameter.get("in")? == "header";
    let reserved = ["authorization", "accept", "content-type"]
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved));
    (is_header && reserved).then(|| name.to_owned())
}
