//! Parameters taken out of operations and path items, for the steps that say which.

use serde_json::Value;

use super::resolved;
use crate::loss::{Loss, LossKind};
use crate::places::Place;
use crate::{pointer, walk};

/// Takes out every parameter for which `why` has words.
pub(super) fn drop_parameters(
    document: &mut Value,
    rule: &'static str,
    why: impl Fn(&Value) -> Option<String>,
) -> Vec<Loss> {
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
            let words = why(resolved(&whole, parameter));
            let kept = words.is_none();
            if let Some(words) = words {
                let place = pointer::child(&here, &nth.to_string());
                losses.push(Loss::new(place, rule, LossKind::Structure, words));
            }
            nth += 1;
            kept
        });
        if parameters.is_empty() {
            map.shift_remove("parameters");
        }
    });
    losses
}
