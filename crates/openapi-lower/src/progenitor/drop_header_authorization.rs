//! Header parameters that OpenAPI says are to be ignored: `Authorization`, `Accept`, `Content-Type`.

use serde_json::Value;

use super::resolved;
use crate::loss::{Loss, LossKind};
use crate::places::Place;
use crate::{pointer, walk};

/// Drops header parameters that OpenAPI says are to be ignored, whatever their case.
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
    let whole = document.clone();
    let mut losses = Vec::new();
    walk::walk_mut(Place::Document, "", document, &mut |place, at, value| {
        if !matches!(place, Place::Operation | Place::PathItem) {
            return;
        }
        let Some(map) = value.as_object_mut() else {
            return;
        };
        let Some(Value::Array(parameters)) = map.get_mut("parameters") else {
            return;
        };
        let here = pointer::child(at, "parameters");
        let mut nth = 0;
        parameters.retain(|parameter| {
            let name = ignored(resolved(&whole, parameter));
            if let Some(name) = &name {
                losses.push(Loss::new(
                    pointer::child(&here, &nth.to_string()),
                    "drop-header-authorization",
                    LossKind::Structure,
                    format!("the header parameter `{name}`, which OpenAPI says is to be ignored"),
                ));
            }
            nth += 1;
            name.is_none()
        });
        if parameters.is_empty() {
            map.shift_remove("parameters");
        }
    });
    losses
}

/// The name of a parameter that is to be ignored.
fn ignored(parameter: &Value) -> Option<String> {
    let name = parameter.get("name")?.as_str()?;
    let is_header = parameter.get("in")? == "header";
    let reserved = ["authorization", "accept", "content-type"]
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved));
    (is_header && reserved).then(|| name.to_owned())
}
