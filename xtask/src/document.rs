//! From the files under `openapi/` to the effective document: the vendored document with the overlay applied.
//!
//! Pure functions of bytes; nothing here reads or writes a file.

use roas_overlay::apply::{Apply, ApplyOptions};
use roas_overlay::common::apply::{compile_path, locate, merge_json, remove_at};
use roas_overlay::v1_0::Overlay;
use serde_json::Value;

use crate::{Problem, Problems};

/// Reads a JSON document.
///
/// # Errors
/// If the bytes are not a JSON object.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Value, Problem> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Problem::in_file(
            file,
            format!("is not JSON: {error}"),
            format!(
                "correct the file at line {}, column {}",
                error.line(),
                error.column()
            ),
        )
    })?;
    if value.is_object() {
        Ok(value)
    } else {
        Err(Problem::in_file(
            file,
            "is not a JSON object",
            "write the document as one JSON object",
        ))
    }
}

/// Applies the overlay's actions in order.
///
/// # Errors
/// Every action that is invalid, matches nothing or changes nothing.
pub fn apply_overlay(document: &Value, file: &str, overlay: &Value) -> Result<Value, Problems> {
    let parsed: Overlay = serde_json::from_value(overlay.clone()).map_err(|error| {
        Problem::in_file(
            file,
            format!("is not an overlay: {error}"),
            "write it as OpenAPI Overlay 1.0 defines it",
        )
    })?;
    let mut problems = Problems::default();
    let mut copy = document.clone();
    let empty = Vec::new();
    let actions = overlay
        .get("actions")
        .and_then(Value::as_array)
        .unwrap_or(&empty);
    for (at, action) in actions.iter().enumerate() {
        if let Err((what, remedy)) = try_action(&mut copy, action) {
            problems.0.push(problem_of(file, at, action, &what, remedy));
        }
    }
    if !problems.0.is_empty() {
        return Err(problems);
    }
    let mut effective = document.clone();
    parsed
        .apply(&mut effective, ApplyOptions::ErrorOnZeroMatch.into())
        .map_err(|error| {
            let at = error.action_index;
            let action = actions.get(at).unwrap_or(&Value::Null);
            problem_of(
                file,
                at,
                action,
                &format!("does not apply: {error}"),
                NOT_THERE,
            )
        })?;
    Ok(effective)
}

const NOT_THERE: &str =
    "if the vendor's document has changed there, correct the target or remove the action";

/// A problem of one action, with the action's description.
fn problem_of(file: &str, at: usize, action: &Value, what: &str, remedy: &str) -> Problem {
    let member = |name: &str| action.get(name).and_then(Value::as_str);
    let target = member("target").unwrap_or("(no target)");
    let words = member("description").unwrap_or("no description");
    Problem::in_file(
        file,
        format!("the action on {target} ({words}) {what}"),
        remedy,
    )
    .at(format!("/actions/{at}"))
}

/// Applies an action to `document`. An action without a description, or that matches or changes nothing, is an error,
/// which `roas-overlay` does not report.
fn try_action(document: &mut Value, action: &Value) -> Result<(), (String, &'static str)> {
    let member = |name: &str| action.get(name).and_then(Value::as_str).unwrap_or_default();
    if member("description").trim().is_empty() {
        return Err((
            "has no description".into(),
            "say what is wrong in the document, and the evidence",
        ));
    }
    let path = compile_path(member("target")).map_err(|error| {
        (
            format!("has a target that is not a JSONPath: {error}"),
            "write it as RFC 9535 defines it",
        )
    })?;
    let places = locate(document, &path);
    if places.is_empty() {
        return Err(("does not apply: it matches nothing".into(), NOT_THERE));
    }
    let mut changes = false;
    // From the last to the first, so that removing one element does not move the others.
    for place in places.iter().rev() {
        if action.get("remove") == Some(&Value::Bool(true)) {
            changes |= remove_at(document, place);
        } else if let (Some(node), Some(update)) =
            (document.pointer_mut(place), action.get("update"))
        {
            let before = node.clone();
            match &mut *node {
                Value::Array(list) => list.push(update.clone()),
                node => merge_json(node, update),
            }
            changes |= before != *node;
        }
    }
    if changes {
        Ok(())
    } else {
        Err((
            "changes nothing".into(),
            "the document was corrected: remove the action",
        ))
    }
}

/// Removes descriptions and summaries. A property of that name is not a string, and stays.
pub(crate) fn strip_descriptions(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, inner| {
                !(["description", "summary"].contains(&key.as_str()) && inner.is_string())
            });
            object.values_mut().for_each(strip_descriptions);
        }
        Value::Array(list) => list.iter_mut().for_each(strip_descriptions),
        _ => {}
    }
}
