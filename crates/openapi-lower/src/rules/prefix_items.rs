//! `prefixItems`: 3.0 has one schema for all items. Which schema applies to which item is lost,
//! unless all are equal or there is at most one item.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::{SchemaRewrite, accepts_all, any_of};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let at = rewrite.at("prefixItems");
    apply_to(&mut rewrite.out, &at, context);
}

/// Rewrites `prefixItems` in an otherwise lowered schema; `at` is the pointer of a loss.
pub(super) fn apply_to(out: &mut Map<String, Value>, at: &str, context: &mut Context<'_>) {
    let Some(Value::Array(mut first)) = out.shift_remove("prefixItems") else {
        return;
    };
    let rest = out.shift_remove("items").unwrap_or_else(|| json!({}));
    let closed = rest == json!({ "not": {} });
    let max = out.get("maxItems").and_then(Value::as_f64);
    if let Some(max) = max {
        first.truncate(max as usize);
    }
    let has_room = max.is_none_or(|max| max > first.len() as f64);
    let reaches_rest = has_room && !closed;
    if has_room && closed {
        out.insert("maxItems".to_owned(), first.len().into());
    }
    let all_accept = first.iter().all(accepts_all);
    let schemas: Vec<Value> = first
        .into_iter()
        .chain(reaches_rest.then_some(rest))
        .collect();
    let all_equal = schemas.windows(2).all(|pair| match pair {
        [a, b] => a == b || (accepts_all(a) && accepts_all(b)),
        _ => true,
    });
    let items = if schemas.is_empty() {
        json!({})
    } else {
        any_of(schemas)
    };
    if !all_equal {
        context.lose(
            at,
            "prefix-items",
            LossKind::Validation,
            if all_accept {
                "items after the first ones are not checked"
            } else {
                "each item is checked against the schemas of all items, not against its own"
            },
        );
    }
    out.insert("items".to_owned(), items);
}
