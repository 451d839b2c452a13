//! `items`: required in 3.0 next to `type: array`.

use serde_json::json;

use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    if rewrite.out.get("type").is_some_and(|t| t == "array") {
        rewrite
            .out
            .entry("items".to_owned())
            .or_insert_with(|| json!({}));
    }
}
