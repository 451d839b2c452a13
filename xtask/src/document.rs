//! From the files under `openapi/` to the effective document: the vendored document with the overlay applied.
//!
//! Pure functions of bytes; nothing here reads or writes a file.

use roas_overlay::apply::{Apply, ApplyOptions};
use roas_overlay::v1_0::Overlay;
use serde_json::{Value, json};

use crate::{Problem, Problems};

/// Reads a JSON document.
///
/// # Errors
/// When the bytes are no JSON object.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Value, Problem> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        Problem::in_file(
            file,
            format!("is not JSON: {error}"),
            format!(
                "mend the file at line {}, column {}",
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
            "holds no JSON object",
            "write the document as one JSON object",
        ))
    }
}

/// Applies the overlay's actions in order.
///
/// # Errors
/// Every action that cannot be read, matches nothing or changes nothing.
pub fn apply_overlay(document: &Value, file: &str, overlay: &Value) -> Result<Value, Problems> {
    let mut effective = document.clone();
    let mut problems = Problems::default();
    let empty = Vec::new();
    let actions = overlay
        .get("actions")
        .and_then(Value::as_array)
        .unwrap_or(&empty);
    for (at, action) in actions.iter().enumerate() {
        let text = || {
            let target = action
                .get("target")
                .and_then(Value::as_str)
                .unwrap_or("(no target)");
            let description = action
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or("(no description)");
            format!("the action on {target} ({description})")
        };
        let fail = |what: String, remedy: &str| {
            Problem::in_file(file, format!("{} {what}", text()), remedy)
                .at(format!("/actions/{at}"))
        };
        if action
            .get("description")
            .and_then(Value::as_str)
            .is_none_or(|words| words.trim().is_empty())
        {
            problems.0.push(fail(
                "has no description".into(),
                "say what is wrong in the document, and the evidence",
            ));
        }
        let alone = json!({
            "overlay": overlay.get("overlay").cloned().unwrap_or(Value::Null),
            "info": overlay.get("info").cloned().unwrap_or(Value::Null),
            "actions": [action],
        });
        let alone: Overlay = match serde_json::from_value(alone) {
            Ok(alone) => alone,
            Err(error) => {
                problems.0.push(fail(
                    format!("cannot be read: {error}"),
                    "write it as OpenAPI Overlay 1.0 says",
                ));
                continue;
            }
        };
        let before = effective.clone();
        match alone.apply(&mut effective, ApplyOptions::ErrorOnZeroMatch.into()) {
            Ok(_) if before == effective => {
                problems.0.push(fail("changes nothing".into(), "the document has caught up: take the action out"));
            }
            Ok(_) => {}
            Err(error) => problems.0.push(fail(
                format!("does not apply: {error}"),
                "if the vendor's document has changed there, mend the target or take the action out",
            )),
        }
    }
    if problems.0.is_empty() {
        Ok(effective)
    } else {
        Err(problems)
    }
}
