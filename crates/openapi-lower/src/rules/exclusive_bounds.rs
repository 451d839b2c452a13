//! `exclusiveMinimum`, `exclusiveMaximum`: a bound with a flag in 3.0. Of an inclusive and an
//! exclusive bound, the tighter one is preserved.

use std::cmp::Ordering;

use serde_json::{Number, Value, json};

use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    bound(rewrite, "minimum", "exclusiveMinimum", Ordering::Greater);
    bound(rewrite, "maximum", "exclusiveMaximum", Ordering::Less);
}

/// `tighter` is how the tighter of two bounds compares with the looser.
fn bound(rewrite: &mut SchemaRewrite<'_>, inclusive: &str, exclusive: &str, tighter: Ordering) {
    let Some(Value::Number(limit)) = rewrite.out.get(exclusive).cloned() else {
        return;
    };
    match rewrite.out.get(inclusive) {
        Some(Value::Number(other)) => match compare(&limit, other) {
            Some(order) if order == tighter || order == Ordering::Equal => {}
            Some(_) => {
                rewrite.take(exclusive);
                return;
            }
            None => {
                rewrite.take(exclusive);
                rewrite.require(json!({ inclusive: limit, exclusive: true }));
                return;
            }
        },
        _ => {
            let position = rewrite.out.keys().position(|key| key == exclusive);
            rewrite.out.shift_insert(
                position.unwrap_or(0),
                inclusive.to_owned(),
                Value::Number(limit.clone()),
            );
        }
    }
    rewrite
        .out
        .insert(inclusive.to_owned(), Value::Number(limit));
    rewrite.out.insert(exclusive.to_owned(), Value::Bool(true));
}

/// Compares two numbers, or returns `None` if that would need rounding.
fn compare(a: &Number, b: &Number) -> Option<Ordering> {
    let whole = |n: &Number| {
        n.as_i64()
            .map(i128::from)
            .or_else(|| n.as_u64().map(i128::from))
    };
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => Some(a.cmp(&b)),
        (a_whole, b_whole) => {
            const EXACT: i128 = 1 << 53;
            let fits = |whole: Option<i128>| whole.is_none_or(|n| (-EXACT..=EXACT).contains(&n));
            if fits(a_whole) && fits(b_whole) {
                a.as_f64()?.partial_cmp(&b.as_f64()?)
            } else {
                None
            }
        }
    }
}
