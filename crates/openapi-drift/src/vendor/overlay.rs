//! Our overlay seen from a new document: which of its actions became
//! unnecessary because the vendor's document caught up or lost their target, and
//! the overlay without them.

use roas_overlay::apply::Apply;
use roas_overlay::v1_0::Overlay;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::diff::{Options, compare};

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

/// Why an overlay cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OverlayError {
    /// There is no list of actions.
    #[error("the overlay has no list of actions")]
    NoActions,
    /// An action is not what Overlay 1.0 says.
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

/// Applies each action that has a target, and gives what it did: the effective
/// document, and the actions that the document does not need.
///
/// # Errors
/// When the overlay is not one, or an action cannot be read.
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
        let alone = json!({
            "overlay": overlay.get("overlay").cloned().unwrap_or(Value::Null),
            "info": overlay.get("info").cloned().unwrap_or(Value::Null),
            "actions": [action],
        });
        let alone: Overlay = serde_json::from_value(alone).map_err(|e| fail(e.to_string()))?;
        let mut after = effective.clone();
        let report = alone
            .apply(&mut after, Default::default())
            .map_err(|e| fail(e.to_string()))?;
        let matched: usize = report.actions.iter().map(|a| a.matched).sum();
        let why = match (matched, after == effective) {
            (0, _) => Some("nothing is at its target any more"),
            (_, true) => Some("the document says so itself now"),
            _ if means_the_same(&effective, &after) => {
                Some("the document means the same without it now")
            }
            _ => None,
        };
        match why {
            Some(why) => unneeded.push(Unneeded {
                index,
                target,
                why: why.to_owned(),
            }),
            None => effective = after,
        }
    }
    Ok((effective, unneeded))
}

/// Whether nobody can tell two documents apart, readers of words and of
/// extensions included. Only what an action touched is compared.
fn means_the_same(before: &Value, after: &Value) -> bool {
    let Some((before, after)) = touched(before, after) else {
        return false;
    };
    let options = Options {
        documentation: true,
        ..Options::default()
    };
    extensions(&before) == extensions(&after)
        && compare(&before, &after, &options).changes.is_empty()
}

/// Both documents cut down to the paths and schemas that differ; `None` where
/// something else differs, which always counts.
fn touched(before: &Value, after: &Value) -> Option<(Value, Value)> {
    let differing = |pointer: &str| -> Option<Vec<String>> {
        let empty = Map::new();
        let (a, b) = (
            before
                .pointer(pointer)
                .and_then(Value::as_object)
                .unwrap_or(&empty),
            after
                .pointer(pointer)
                .and_then(Value::as_object)
                .unwrap_or(&empty),
        );
        let names = a
            .iter()
            .filter(|(name, value)| b.get(*name) != Some(*value))
            .map(|(name, _)| name.clone())
            .collect();
        a.keys().eq(b.keys()).then_some(names)
    };
    let sections = differing("/components")?;
    if sections.iter().any(|section| section != "schemas")
        || differing("")?
            .iter()
            .any(|key| key != "paths" && key != "components")
    {
        return None;
    }
    let (paths, schemas) = (differing("/paths")?, differing("/components/schemas")?);
    let cut = |document: &Value| -> Value {
        let mut kept = Map::new();
        for path in &paths {
            let item = document.get("paths").and_then(|p| p.get(path)).cloned();
            kept.insert(path.clone(), item.unwrap_or_default());
        }
        for name in &schemas {
            let reference = crate::pointer::join("#/components/schemas", &[name]);
            let content = json!({"application/json": {"schema": {"$ref": reference}}});
            let operation = json!({
                "requestBody": {"content": content},
                "responses": {"200": {"content": content}},
            });
            kept.insert(format!("/schema {name}"), json!({ "post": operation }));
        }
        let mut out = Map::new();
        for (key, value) in document.as_object().into_iter().flatten() {
            if key != "paths" {
                out.insert(key.clone(), value.clone());
            }
        }
        out.insert("paths".to_owned(), Value::Object(kept));
        Value::Object(out)
    };
    Some((cut(before), cut(after)))
}

/// Every extension of a document, with its value.
fn extensions(value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let mut work = vec![value];
    while let Some(value) = work.pop() {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    if key.starts_with("x-") {
                        out.push(format!("{key} {value}"));
                    }
                    work.push(value);
                }
            }
            Value::Array(list) => work.extend(list),
            _ => {}
        }
    }
    out.sort_unstable();
    out
}

/// The actions of an overlay that a document does not need.
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
/// When the overlay is not one, or an action cannot be read.
pub fn unneeded_actions(document: &Value, overlay: &Value) -> Result<Vec<Unneeded>, OverlayError> {
    apply_leniently(document, overlay).map(|(_, unneeded)| unneeded)
}

/// The overlay without the actions named.
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
