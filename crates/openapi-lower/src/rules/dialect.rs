//! `jsonSchemaDialect`, `$schema`: the dialects of OpenAPI 3.1 are removed, others are rejected.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::rewrite::SchemaRewrite;

const KNOWN: &[&str] = &[
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-10-25",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://json-schema.org/draft/2020-12/schema",
];

pub(super) fn apply_to_document(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    if let Some(dialect) = out.shift_remove("jsonSchemaDialect") {
        check(
            &crate::pointer::child(at, "jsonSchemaDialect"),
            &dialect,
            context,
        );
    }
}

pub(super) fn apply_to_schema(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    if let Some(dialect) = rewrite.take("$schema") {
        check(&rewrite.at("$schema"), &dialect, context);
    }
}

fn check(at: &str, dialect: &Value, context: &mut Context<'_>) {
    let known = dialect
        .as_str()
        .is_some_and(|uri| KNOWN.contains(&uri.trim_end_matches('#')));
    if !known {
        context.reject(
            at,
            format!("unknown dialect {dialect}"),
            format!("write the schemas in the dialect {}", KNOWN.join(" or ")),
        );
    }
}
