//! The version of the document: 3.1 becomes 3.0.3, 3.0 passes, all else is refused.

use serde_json::{Map, Value};

use crate::error::Refusal;

const LOWERED: &str = "3.0.3";

pub(crate) fn is_3_0(version: &str) -> bool {
    is_release_of(version, "3.0.")
}

pub(crate) fn is_3_1(version: &str) -> bool {
    is_release_of(version, "3.1.")
}

fn is_release_of(version: &str, series: &str) -> bool {
    version.strip_prefix(series).is_some_and(|patch| {
        patch.starts_with(|c: char| c.is_ascii_digit())
            && patch
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    })
}

pub(crate) fn refusal(document: &Value) -> Refusal {
    let what = match document.get("openapi") {
        Some(version) => format!("the version is {version}"),
        None if document.get("swagger").is_some() => "this is a Swagger 2.0 document".to_owned(),
        None => "this is no OpenAPI document: the field `openapi` is missing".to_owned(),
    };
    Refusal::new(
        if document.get("openapi").is_some() {
            "/openapi"
        } else {
            ""
        },
        what,
        "give an OpenAPI document of version 3.1.x or 3.0.x",
    )
}

pub(crate) fn apply(out: &mut Map<String, Value>) {
    out.insert("openapi".to_owned(), LOWERED.into());
    // 3.0 wants it; 3.1 does without.
    out.entry("paths".to_owned())
        .or_insert_with(|| Value::Object(Map::new()));
}
