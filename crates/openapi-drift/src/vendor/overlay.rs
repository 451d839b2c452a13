//! Our overlay on a new document: what its actions change, those that the document no longer needs,
//! and the overlay without them.

use roas_overlay::common::apply::{compile_path, locate, merge_json, remove_at};
use roas_overlay::v1_0::Overlay;
use serde::Serialize;
use serde_json::{Value, json};

use super::touched::Touched;

/// An overlay action that a document no longer needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unneeded {
    /// Its index in the overlay's `actions`.
    pub index: usize,
    /// Its JSONPath.
    pub target: String,
    /// Why it is not needed.
    pub why: String,
}

/// Why an overlay is invalid.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OverlayError {
    /// The overlay has no list of actions.
    #[error("the overlay has no list of actions")]
    NoActions,
    /// An action is not one of Overlay 1.0.
    #[error("action {index} on {target}: {detail}")]
    Action {
        /// Its index in `actions`.
        index: usize,
        /// Its JSONPath.
        target: String,
        /// What is wrong with it.
        detail: String,
    },
}

/// Applies each action that the document needs. Returns the effective document and the other actions.
///
/// # Errors
/// If the overlay is invalid.
pub fn apply_leniently(
    document: &Value,
    overlay: &Value,
) -> Result<(Value, Vec<Unneeded>), OverlayError> {
    let mut effective = document.clone();
    let mut unneeded = Vec::new();
    let actions = overlay
        .get("actions")
        .and_then(Value::as_array)
        .ok_or(OverlayError::NoActions)?;
    for (index, action) in actions.iter().enumerate() {
        let target = action
            .get("target")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let fail = |detail: String| OverlayError::Action {
            index,
            target: target.clone(),
            detail,
        };
        is_valid(overlay, action).map_err(&fail)?;
        let path = compile_path(&target).map_err(|e| fail(e.to_string()))?;
        let places = locate(&effective, &path);
        let before = Touched::of(&effective, &places);
        let changed = apply(&mut effective, action, &places);
        let why = match (places.is_empty(), changed) {
            (true, _) => Some("nothing is at its target any more"),
            (_, false) => Some("the document says so itself now"),
            _ if before.means_the_same(&effective) => {
                before.restore(&mut effective);
                Some("the document means the same without it now")
            }
            _ => None,
        };
        unneeded.extend(why.map(|why| Unneeded {
            index,
            target,
            why: why.to_owned(),
        }));
    }
    Ok((effective, unneeded))
}

/// Whether an action is one of Overlay 1.0.
fn is_valid(overlay: &Value, action: &Value) -> Result<(), String> {
    let alone = json!({
        "overlay": overlay.get("overlay").cloned().unwrap_or(Value::Null),
        "info": overlay.get("info").cloned().unwrap_or(Value::Null),
        "actions": [action],
    });
    let parsed: Result<Overlay, _> = serde_json::from_value(alone);
    parsed.map(|_| ()).map_err(|error| error.to_string())
}

/// Applies an action at its places, and returns whether that changed the document.
fn apply(document: &mut Value, action: &Value, places: &[String]) -> bool {
    let mut changed = false;
    // From the last to the first, so that removing an item does not move the others.
    for place in places.iter().rev() {
        if action.get("remove") == Some(&Value::Bool(true)) {
            changed |= remove_at(document, place);
        } else if let (Some(node), Some(update)) =
            (document.pointer_mut(place), action.get("update"))
        {
            let before = node.clone();
            match &mut *node {
                Value::Array(list) => list.push(update.clone()),
                node => merge_json(node, update),
            }
            changed |= before != *node;
        }
    }
    changed
}

/// Returns the actions of an overlay that a document does not need.
///
/// ```
/// use openapi_drift::{unneeded_actions, without_actions};
/// use serde_json::json;
/// let overlay = json!({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": [
///     {"target": "$.paths['/gone']", "description": "wrong there", "remove": true}]});
/// let unneeded = unneeded_actions(&json!({"openapi": "3.1.0", "paths": {}}), &overlay)?;
/// assert_eq!(unneeded[0].why, "nothing is at its target any more");
/// assert_eq!(without_actions(&overlay, &unneeded)["actions"], json!([]));
/// # Ok::<(), openapi_drift::OverlayError>(())
/// ```
///
/// # Errors
/// If the overlay is invalid.
pub fn unneeded_actions(document: &Value, overlay: &Value) -> Result<Vec<Unneeded>, OverlayError> {
    apply_leniently(document, overlay).map(|(_, unneeded)| unneeded)
}

/// Returns the overlay without some of its actions.
pub fn without_actions(overlay: &Value, unneeded: &[Unneeded]) -> Value {
    let mut out = overlay.clone();
    if let Some(Value::Array(actions)) = out.get_mut("actions") {
        let mut index = 0;
        actions.retain(|_| {
            let kept = !unneeded.iter().any(|u| u.index == index);
            index += 1;
            kept
        });
    }
    out
}
