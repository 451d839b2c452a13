//! Bounds and patterns: a client that is generated with them validates what the server validates
//! anyway, and refuses answers that break the server's own rules.

use serde_json::Value;

use super::take_all;
use crate::loss::{Loss, LossKind};
use crate::{pointer, walk};

const KEYWORDS: &[&str] = &[
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "multipleOf",
];

/// Drops bounds, patterns and the like; a `float` is read as `double`, which has room for its digits.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "A": { "type": "string", "maxLength": 9 } } },
/// });
/// let losses = openapi_lower::progenitor::drop_validation(&mut document);
/// assert_eq!(losses[0].to_string(), "#/components/schemas/A/maxLength: `maxLength` 9 (drop-validation)");
/// ```
pub fn drop_validation(document: &mut Value) -> Vec<Loss> {
    let mut losses = Vec::new();
    walk::schemas_mut(document, &mut |at, schema| {
        for (keyword, value) in take_all(schema, KEYWORDS) {
            losses.push(Loss::new(
                pointer::child(at, &keyword),
                "drop-validation",
                LossKind::Validation,
                format!("`{keyword}` {value}"),
            ));
        }
        if schema.get("format").is_some_and(|format| format == "float") {
            schema.insert("format".to_owned(), "double".into());
        }
    });
    losses
}
