//! References from one operation into another: progenitor supports only references to components.

use serde_json::Value;

use super::shared::resolved;
use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::{pointer, uri, walk};

/// Replaces references to parameters, bodies, responses and headers outside the components by copies.
///
/// ```
/// let id = serde_json::json!({ "name": "id", "in": "path", "required": true, "schema": {} });
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
///     "paths": {
///         "/a/{id}": { "parameters": [id] },
///         "/b/{id}": { "parameters": [{ "$ref": "#/paths/~1a~1%7Bid%7D/parameters/0" }] },
///     },
/// });
/// openapi_lower::progenitor::own_parts(&mut document);
/// assert_eq!(document["paths"]["/b/{id}"]["parameters"][0], id);
/// ```
pub fn own_parts(document: &mut Value) -> Vec<Loss> {
    let whole = document.clone();
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            let is_part = matches!(
                kind,
                ObjectKind::Parameter
                    | ObjectKind::RequestBody
                    | ObjectKind::Response
                    | ObjectKind::Header
            );
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return;
            };
            let pointer = uri::local_pointer(reference).unwrap_or_default();
            if !is_part || pointer.starts_with("/components/") {
                return;
            }
            let meant = resolved(&whole, value);
            if meant.get("$ref").is_none() {
                losses.push(Loss::new(
                    pointer::child(at, "$ref"),
                    "own-parts",
                    LossKind::Structure,
                    format!("that this is the same object as `{reference}`: it becomes a copy"),
                ));
                *value = meant.clone();
            }
        },
    );
    losses
}
