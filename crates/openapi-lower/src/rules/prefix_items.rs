//! `prefixItems`: 3.0 has one schema for all items. Which item is of which kind is lost, unless all
//! are alike or at most one item may be there.

use serde_json::{Map, Value, json};

use crate::draft::{Draft, any_of, is_free};
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let at = draft.at("prefixItems");
    rewrite(&mut draft.out, &at, lowering);
}

/// Rewrites `prefixItems` in a schema that is lowered otherwise; `at` is named in the loss.
pub(super) fn rewrite(out: &mut Map<String, Value>, at: &str, lowering: &mut Lowering<'_>) {
    let Some(Value::Array(mut first)) = out.shift_remove("prefixItems") else {
        return;
    };
    let rest = out.shift_remove("items").unwrap_or_else(|| json!({}));
    let closed = rest == json!({ "not": {} });
    let longest = out.get("maxItems").and_then(Value::as_f64);
    if let Some(longest) = longest {
        first.truncate(longest as usize);
    }
    let reaches_rest = !closed && longest.is_none_or(|longest| longest > first.len() as f64);
    if closed && longest.is_none_or(|longest| longest > first.len() as f64) {
        out.insert("maxItems".to_owned(), first.len().into());
    }
    let all_free = first.iter().all(is_free);
    let kinds: Vec<Value> = first
        .into_iter()
        .chain(reaches_rest.then_some(rest))
        .collect();
    let alike = kinds.windows(2).all(|pair| match pair {
        [a, b] => a == b || (is_free(a) && is_free(b)),
        _ => true,
    });
    let items = if kinds.is_empty() {
        json!({})
    } else {
        any_of(kinds)
    };
    if !alike {
        lowering.lose(
            at,
            "prefix-items",
            LossKind::Validation,
            if all_free {
                "items after the first ones are not checked"
            } else {
                "each item is checked against the kinds of all, not against its own"
            },
        );
    }
    out.insert("items".to_owned(), items);
}
