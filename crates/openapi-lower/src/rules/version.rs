//! `openapi`: 3.1 becomes 3.0.3, 3.0 stays, and every other version is rejected. A version without a
//! patch number, or written as a number, is listed.

use serde_json::{Map, Value};

use crate::error::Problem;
use crate::loss::{Loss, LossKind};

const LOWERED: &str = "3.0.3";

/// The versions of OpenAPI that can be lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V3_0,
    V3_1,
}

/// The version of a document, with a loss if it is not written as the specification requires.
pub(crate) fn read(document: &Value) -> Result<(Version, Option<Loss>), Problem> {
    let number = document.get("openapi").and_then(Value::as_f64);
    let text = document.get("openapi").and_then(Value::as_str);
    let read = match (number, text) {
        (Some(3.0), _) | (_, Some("3.0")) => Some((Version::V3_0, false)),
        (Some(3.1), _) | (_, Some("3.1")) => Some((Version::V3_1, false)),
        (_, Some(text)) if is_release_of(text, "3.0.") => Some((Version::V3_0, true)),
        (_, Some(text)) if is_release_of(text, "3.1.") => Some((Version::V3_1, true)),
        _ => None,
    };
    let (version, is_exact) = read.ok_or_else(|| unsupported(document))?;
    let loss = (!is_exact).then(|| {
        let found = document.get("openapi").unwrap_or(&Value::Null);
        let release = match version {
            Version::V3_0 => LOWERED,
            Version::V3_1 => "3.1.0",
        };
        Loss::new(
            "/openapi",
            "version",
            LossKind::Structure,
            format!("the version {found}, which is not a full one, is read as \"{release}\""),
        )
    });
    Ok((version, loss))
}

fn is_release_of(version: &str, series: &str) -> bool {
    version.strip_prefix(series).is_some_and(|patch| {
        patch.starts_with(|c: char| c.is_ascii_digit())
            && patch
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    })
}

fn unsupported(document: &Value) -> Problem {
    let (pointer, message) = match document.get("openapi") {
        Some(version) => ("/openapi", format!("unsupported version {version}")),
        None if document.get("swagger").is_some() => ("", "the document is Swagger 2.0".to_owned()),
        None => ("", "the document has no field `openapi`".to_owned()),
    };
    Problem::new(
        pointer,
        message,
        "provide an OpenAPI document of version 3.1.x or 3.0.x, with the version as a string",
    )
}

/// Writes the version of the lowered document.
pub(crate) fn apply(out: &mut Map<String, Value>) {
    out.insert("openapi".to_owned(), LOWERED.into());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Version, read};

    #[test]
    fn releases_of_3_0_and_3_1_are_recognized() {
        use Version::{V3_0, V3_1};
        for (text, version) in [
            ("3.0.0", Some(V3_0)),
            ("3.0.3", Some(V3_0)),
            ("3.1.0", Some(V3_1)),
            ("3.1.10", Some(V3_1)),
            ("3.1.0-rc.1", Some(V3_1)),
            ("3.1.", None),
            ("3.1.x", None),
            ("3.1.-1", None),
            ("3.1.0 ", None),
            ("3.1.0/1", None),
            ("3.10", None),
            ("3.10.0", None),
            ("3.2.0", None),
            ("2.0", None),
            ("", None),
        ] {
            let found = read(&json!({ "openapi": text })).map(|(version, _)| version);
            assert_eq!(found.clone().ok(), version, "{text}");
            if let Err(problem) = found {
                assert_eq!(problem.pointer, "/openapi");
                assert_eq!(problem.message, format!("unsupported version \"{text}\""));
            }
        }
    }

    #[test]
    fn incomplete_version_is_read_as_a_release_and_listed() {
        for (version, release) in [
            (json!("3.0"), "3.0.3"),
            (json!(3.0), "3.0.3"),
            (json!("3.1"), "3.1.0"),
            (json!(3.1), "3.1.0"),
        ] {
            let loss = read(&json!({ "openapi": version })).map(|(_, loss)| loss);
            assert_eq!(
                loss.map(|loss| loss.map(|loss| loss.to_string())),
                Ok(Some(format!(
                    "#/openapi: the version {version}, which is not a full one, \
                     is read as \"{release}\" (version)"
                )))
            );
        }
        let loss = read(&json!({ "openapi": "3.1.0" })).map(|(_, loss)| loss);
        assert_eq!(loss, Ok(None));
    }

    #[test]
    fn document_without_a_version_is_rejected_by_what_it_is() {
        for (document, message) in [
            (
                json!({ "swagger": "2.0" }),
                "#: the document is Swagger 2.0",
            ),
            (json!({}), "#: the document has no field `openapi`"),
            (json!([]), "#: the document has no field `openapi`"),
            (
                json!({ "openapi": null, "swagger": "2.0" }),
                "#/openapi: unsupported version null",
            ),
        ] {
            let problem = read(&document).map_err(|problem| problem.to_string());
            assert_eq!(
                problem,
                Err(format!(
                    "{message}; provide an OpenAPI document of version 3.1.x or 3.0.x, \
                     with the version as a string"
                ))
            );
        }
    }
}
