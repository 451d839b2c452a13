//! `jsonSchemaDialect` and `$schema`: the dialect of OpenAPI 3.1 goes without saying, others are refused.

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::lowering::Lowering;

const KNOWN: &[&str] = &[
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-10-25",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://json-schema.org/draft/2020-12/schema",
];

pub(super) fn apply_to_document(
    at: &str,
    out: &mut Map<String, Value>,
    lowering: &mut Lowering<'_>,
) {
    if let Some(dialect) = out.shift_remove("jsonSchemaDialect") {
        check(
            &crate::pointer::child(at, "jsonSchemaDialect"),
            &dialect,
            lowering,
        );
    }
}

pub(super) fn apply_to_schema(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    if let Some(dialect) = draft.take("$schema") {
        check(&draft.at("$schema"), &dialect, lowering);
    }
}

fn check(at: &str, dialect: &Value, lowering: &mut Lowering<'_>) {
    let known = dialect
        .as_str()
        .is_some_and(|uri| KNOWN.contains(&uri.trim_end_matches('#')));
    if !known {
        lowering.refuse(
            at,
            format!("the dialect {dialect} is not known"),
            format!("write the schemas in the dialect {}", KNOWN.join(" or ")),
        );
    }
}
