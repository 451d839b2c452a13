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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::operation::{Method, Parameter};

    static NOTIFY: Operation =
        Operation::new("notify", Method::Post, "/v2/{key}/to/{id}/run", "hooks").parameters(&[
            Parameter::new("key", ParameterLocation::Path, true).secret(),
            Parameter::new("id", ParameterLocation::Path, true),
            Parameter::new("sig", ParameterLocation::Query, false).secret(),
        ]);

    #[test]
    fn a_template_is_filled_with_one_segment_per_parameter() {
        let filled = |path: &'static str, values: &[(&'static str, &str)]| {
            let operation = Operation::new("notify", Method::Post, path, "hooks");
            let values = values
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()));
            let mut out = "https://api.test".to_owned();
            fill(&mut out, &operation, &values.collect::<Vec<_>>()).map(|()| out)
        };
        let values = [("id", "a b"), ("key", "k/1"), ("id", "ignored")];
        for (path, expected) in [
            (NOTIFY.path, "https://api.test/v2/k%2F1/to/a%20b/run"),
            ("/v3/teams", "https://api.test/v3/teams"),
            ("/v3/{id}", "https://api.test/v3/a%20b"),
        ] {
            assert_eq!(filled(path, &values).unwrap(), expected);
        }
        for (path, message) in [
            (
                "/v3/{team}",
                "path parameter `team` is missing; nothing was sent",
            ),
            (
                "/v3/{id",
                "its template has no closing brace; nothing was sent",
            ),
        ] {
            let error = filled(path, &values).unwrap_err();
            assert_eq!(
                (error.kind(), error.message()),
                (Kind::Configuration, message)
            );
            assert_eq!(error.operation_id(), Some("notify"));
        }
    }

    #[test]
    fn a_path_parameter_is_secret_if_the_wire_table_says_so() {
        for (name, secret) in [
            ("key", true),
            ("id", false),
            ("sig", false),
            ("other", false),
        ] {
            assert_eq!(is_secret(&NOTIFY, name), secret, "{name}");
        }
    }

    #[test]
    fn a_value_that_would_not_be_one_segment_is_rejected() {
        for (value, why) in [
            ("", "is empty"),
            (" \t", "is empty"),
            ("a/b", "holds a slash"),
            ("/", "holds a slash"),
            (".", "is a step between folders, not an id"),
            ("..", "is a step between folders, not an id"),
            ("a\nb", "holds a control character"),
            ("a\u{7f}", "holds a control character"),
        ] {
            let error = check(&NOTIFY, "id", value).unwrap_err();
            let message = format!("path parameter `id` {why}; nothing was sent");
            assert_eq!(
                (error.kind(), error.message()),
                (Kind::Configuration, &*message)
            );
            assert_eq!(error.operation_id(), Some("notify"));
        }
        for value in ["a", "...", "a b", ".a", "é", "a\\b", "%2F"] {
            assert!(check(&NOTIFY, "id", value).is_ok(), "{value}");
        }
    }
}
