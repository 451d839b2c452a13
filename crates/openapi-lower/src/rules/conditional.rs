//! `if`, `then`, `else`: expressed by `anyOf` and `not`.

use serde_json::{Value, json};

use crate::context::Context;
use crate::rewrite::{SchemaRewrite, accepts_all, all_of};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let Some(condition) = rewrite.take("if") else {
        return;
    };
    let then = rewrite.take("then").filter(|schema| !accepts_all(schema));
    let otherwise = rewrite.take("else").filter(|schema| !accepts_all(schema));
    let not = |condition: &Value| json!({ "not": condition });
    let constraint = match (then, otherwise) {
        (None, None) => return,
        (Some(then), None) => json!({ "anyOf": [not(&condition), then] }),
        (None, Some(otherwise)) => json!({ "anyOf": [condition, otherwise] }),
        (Some(then), Some(otherwise)) => json!({
            "anyOf": [all_of(context.copy(&condition), then), all_of(not(&condition), otherwise)],
        }),
    };
    rewrite.require(constraint);
}
