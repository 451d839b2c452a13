//! Unions with equal branches, and branches that accept any value.

use serde_json::{Map, Value};

use crate::loss::{Loss, LossKind};
use crate::rewrite::accepts_all;
use crate::{pointer, vocabulary, walk};

/// Removes duplicate branches of `anyOf` and `oneOf`, and lists branches that accept any value.
///
/// Duplicate branches of a `oneOf` are listed: an instance of such a branch was not valid before.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": {
///         "A": { "anyOf": [{ "type": "string" }, { "type": "string" }, { "type": "integer" }] },
///     } },
/// });
/// openapi_lower::progenitor::dedupe_union(&mut document);
/// let branches = document["components"]["schemas"]["A"]["anyOf"].as_array().map(Vec::len);
/// assert_eq!(branches, Some(2));
/// ```
pub fn dedupe_union(document: &mut Value) -> Vec<Loss> {
    let mut losses = Vec::new();
    walk::schemas_mut(document, &mut |at, schema| {
        for keyword in vocabulary::UNIONS {
            dedupe(&pointer::child(at, keyword), keyword, schema, &mut losses);
        }
    });
    losses
}

fn dedupe(at: &str, keyword: &str, schema: &mut Map<String, Value>, losses: &mut Vec<Loss>) {
    let Some(Value::Array(branches)) = schema.get_mut(keyword) else {
        return;
    };
    let before = std::mem::take(branches);
    let several = before.len() > 1;
    for (nth, branch) in before.into_iter().enumerate() {
        let mut lose = |kind: LossKind, message: &str| {
            let here = pointer::child(at, &nth.to_string());
            losses.push(Loss::new(here, "dedupe-union", kind, message));
        };
        if branches.contains(&branch) {
            if keyword == "oneOf" {
                lose(
                    LossKind::Validation,
                    "that no instance of a duplicate branch of `oneOf` is valid",
                );
            }
            continue;
        }
        if several && accepts_all(&branch) {
            lose(
                LossKind::Annotation,
                "nothing, but this branch accepts any value, so the other branches have no effect",
            );
        }
        branches.push(branch);
    }
}
