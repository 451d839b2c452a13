//! `contains`, `minContains`, `maxContains`: "not every item is invalid". Counts above one are lost.

use serde_json::{Value, json};

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::{SchemaRewrite, accepts_all};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let min = rewrite.take("minContains");
    let max = rewrite.take("maxContains");
    let Some(wanted) = rewrite.take("contains") else {
        return;
    };
    let min = min.as_ref().and_then(Value::as_f64).unwrap_or(1.0);
    let max = max.as_ref().and_then(Value::as_f64);
    let wanted_copy = context.copy(&wanted);
    let none = json!({ "type": "array", "items": { "not": wanted } });
    if min >= 1.0 {
        rewrite.require(json!({ "not": none }));
    }
    if min > 1.0 {
        rewrite.require(json!({ "minItems": min as u64 }));
        if !accepts_all(&wanted) {
            lose_count(rewrite, context, "minContains", min);
        }
    }
    match max {
        None => {}
        Some(max) if max < 1.0 => rewrite.require(json!({ "items": { "not": wanted_copy } })),
        Some(max) if accepts_all(&wanted) => rewrite.require(json!({ "maxItems": max as u64 })),
        Some(max) => {
            let longest = rewrite.out.get("maxItems").and_then(Value::as_f64);
            if longest.is_none_or(|longest| longest > max) {
                lose_count(rewrite, context, "maxContains", max);
            }
        }
    }
}

fn lose_count(rewrite: &SchemaRewrite<'_>, context: &mut Context<'_>, keyword: &str, limit: f64) {
    context.lose(
        rewrite.at(keyword),
        "contains",
        LossKind::Validation,
        format!("`{keyword}: {limit}` is not checked"),
    );
}
