//! Removes parameters from operations and path items, for the steps that select them.

use serde_json::Value;

use super::shared::resolved;
use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::{pointer, walk};

/// Removes every parameter for which `reason` returns the message of the loss.
pub(super) fn drop_parameters(
    document: &mut Value,
    rule: &'static str,
    reason: impl Fn(&Value) -> Option<String>,
) -> Vec<Loss> {
    let whole = document.clone();
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            if !matches!(kind, ObjectKind::Operation | ObjectKind::PathItem) {
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
                let message = reason(resolved(&whole, parameter));
                let is_retained = message.is_none();
                if let Some(message) = message {
                    let at = pointer::child(&here, &nth.to_string());
                    losses.push(Loss::new(at, rule, LossKind::Structure, message));
                }
                nth += 1;
                is_retained
            });
            if parameters.is_empty() {
                map.shift_remove("parameters");
            }
        },
    );
    losses
}
