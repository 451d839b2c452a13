//! `if`, `then`, `else`: said with `anyOf` and `not`. A `then` or `else` without an `if` says nothing.

use serde_json::{Value, json};

use crate::draft::{Draft, both, is_free};
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let Some(condition) = draft.take("if") else {
        return;
    };
    let then = draft.take("then").filter(|schema| !is_free(schema));
    let otherwise = draft.take("else").filter(|schema| !is_free(schema));
    let unless = |condition: &Value| json!({ "not": condition });
    let demand = match (then, otherwise) {
        (None, None) => return,
        (Some(then), None) => json!({ "anyOf": [unless(&condition), then] }),
        (None, Some(otherwise)) => json!({ "anyOf": [condition, otherwise] }),
        (Some(then), Some(otherwise)) => json!({
            "anyOf": [both(lowering.copy(&condition), then), both(unless(&condition), otherwise)],
        }),
    };
    draft.also(demand);
}
