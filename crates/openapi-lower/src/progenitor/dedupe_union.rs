//! Unions with equal branches: each branch once. A branch that takes anything is pointed out.

use serde_json::{Map, Value};

use super::says_nothing;
use crate::loss::{Loss, LossKind};
use crate::{pointer, walk};

/// Merges equal branches of `anyOf` and `oneOf`, and lists branches that take anything.
///
/// Equal branches of a `oneOf` let nothing pass that fits them, which nobody means; they are listed.
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
        for keyword in ["anyOf", "oneOf"] {
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
        let mut lose = |kind: LossKind, what: &str| {
            let here = pointer::child(at, &nth.to_string());
            losses.push(Loss::new(here, "dedupe-union", kind, what));
        };
        if branches.contains(&branch) {
            if keyword == "oneOf" {
                lose(
                    LossKind::Validation,
                    "that nothing fits a branch which stands twice in `oneOf`",
                );
            }
            continue;
        }
        if several && says_nothing(&branch) {
            lose(
                LossKind::Annotation,
                "nothing is lost, but this branch takes anything: the others tell no more apart",
            );
        }
        branches.push(branch);
    }
}
