//! Bounds and patterns: a client generated with them validates what the server validates as well, and
//! rejects responses that violate the server's own rules.

use serde_json::Value;

use super::shared::take_all;
use crate::loss::{Loss, LossKind};
use crate::{pointer, vocabulary, walk};

/// Removes bounds, patterns and other limits, and changes `float` to `double`, which keeps all digits.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "A": { "type": "string", "maxLength": 9 } } },
/// });
/// let losses = openapi_lower::progenitor::drop_validation(&mut document);
/// assert_eq!(losses[0].pointer, "/components/schemas/A/maxLength");
/// assert_eq!(losses[0].message, "`maxLength` 9");
/// ```
pub fn drop_validation(document: &mut Value) -> Vec<Loss> {
    let mut losses = Vec::new();
    walk::schemas_mut(document, &mut |at, schema| {
        for (keyword, value) in take_all(schema, vocabulary::is_limit) {
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
