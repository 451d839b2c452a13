//! Operations without an `operationId`: progenitor rejects them, because it names its methods by it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::{pointer, walk};

/// Adds missing operation ids, from method and path: `get_pets_id` for `GET /pets/{id}`.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
///     "paths": { "/pets/{id}": { "get": { "responses": { "200": { "description": "Yes." } } } } },
/// });
/// let losses = openapi_lower::progenitor::operation_ids(&mut document);
/// assert_eq!(document["paths"]["/pets/{id}"]["get"]["operationId"], "get_pets_id");
/// assert_eq!(losses[0].pointer, "/paths/~1pets~1{id}/get");
/// ```
pub fn operation_ids(document: &mut Value) -> Vec<Loss> {
    let mut taken = BTreeSet::new();
    walk::walk(ObjectKind::Document, "", document, &mut |kind, _, value| {
        if kind == ObjectKind::Operation
            && let Some(id) = value.get("operationId").and_then(Value::as_str)
        {
            taken.insert(id.to_owned());
        }
    });
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            let Value::Object(operation) = value else {
                return;
            };
            if kind != ObjectKind::Operation || operation.contains_key("operationId") {
                return;
            }
            let tokens = pointer::tokens(at);
            let words = tokens.iter().rev().take(2).flat_map(|token| {
                token
                    .split(|c: char| !c.is_ascii_alphanumeric())
                    .filter(|word| !word.is_empty())
            });
            let name = words.collect::<Vec<_>>().join("_");
            let mut id = name.clone();
            let mut number = 2_u32;
            while !taken.insert(id.clone()) {
                id = format!("{name}_{number}");
                number += 1;
            }
            losses.push(Loss::new(
                at,
                "operation-ids",
                LossKind::Structure,
                format!("that the operation has no `operationId`: it becomes `{id}`"),
            ));
            operation.shift_insert(0, "operationId".to_owned(), json!(id));
        },
    );
    losses
}
