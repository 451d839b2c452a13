//! Path templates: each parameter is one segment, and stays one whatever it holds.

use super::query::escape;
use crate::operation::ParameterLocation;
use crate::{Error, Kind, Operation, Result};

/// Appends the path of `operation` with its parameters filled in.
pub(super) fn fill(
    out: &mut String,
    operation: &Operation,
    values: &[(&'static str, String)],
) -> Result<()> {
    let mut rest = operation.path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            return Err(rejected(operation, "its template has no closing brace"));
        };
        let Some((_, value)) = values.iter().find(|(given, _)| *given == name) else {
            return Err(rejected(
                operation,
                &format!("path parameter `{name}` is missing"),
            ));
        };
        escape(out, value);
        rest = after;
    }
    out.push_str(rest);
    Ok(())
}

/// Returns whether the wire table marks the path parameter `name` as a secret.
pub(super) fn is_secret(operation: &Operation, name: &str) -> bool {
    let mut parameters = operation.parameters.iter();
    parameters.any(|parameter| {
        parameter.secret && parameter.location == ParameterLocation::Path && parameter.name == name
    })
}

/// Rejects a value that would not be one segment of a path. Servers and URL parsers read `.` and `..` as steps even when escaped.
pub(super) fn check(operation: &Operation, name: &str, value: &str) -> Result<()> {
    let wrong = if value.trim().is_empty() {
        "is empty"
    } else if value.contains('/') {
        "holds a slash"
    } else if value == "." || value == ".." {
        "is a step between folders, not an id"
    } else if value.chars().any(char::is_control) {
        "holds a control character"
    } else {
        return Ok(());
    };
    Err(rejected(
        operation,
        &format!("path parameter `{name}` {wrong}"),
    ))
}

fn rejected(operation: &Operation, why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; nothing was sent")).with_operation(operation.id)
}
