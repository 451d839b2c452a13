//! References from one operation into another: progenitor follows none that does not lead to a component.

use serde_json::Value;

use super::resolved;
use crate::loss::{Loss, LossKind};
use crate::places::Place;
use crate::{pointer, walk};

/// Puts a parameter, body, answer or header in place of a reference that does not lead to a component.
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
    walk::walk_mut(Place::Document, "", document, &mut |place, at, value| {
        let part = matches!(
            place,
            Place::Parameter | Place::RequestBody | Place::Response | Place::Header
        );
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return;
        };
        if !part || reference.starts_with("#/components/") {
            return;
        }
        let meant = resolved(&whole, value);
        if meant.get("$ref").is_none() {
            losses.push(Loss::new(
                pointer::child(at, "$ref"),
                "own-parts",
                LossKind::Structure,
                format!("that this is what stands at `{reference}`: it is a copy"),
            ));
            *value = meant.clone();
        }
    });
    losses
}
