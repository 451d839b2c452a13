//! Numeric `exclusiveMinimum` and `exclusiveMaximum`: a bound with a flag in 3.0. Where an inclusive
//! bound stands beside, the tighter of the two is kept.

use std::cmp::Ordering;

use serde_json::{Number, Value, json};

use crate::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    bound(draft, "minimum", "exclusiveMinimum", Ordering::Greater);
    bound(draft, "maximum", "exclusiveMaximum", Ordering::Less);
}

/// `tighter` is how the tighter of two bounds compares with the looser.
fn bound(draft: &mut Draft<'_>, inclusive: &str, exclusive: &str, tighter: Ordering) {
    let Some(Value::Number(limit)) = draft.out.get(exclusive).cloned() else {
        return;
    };
    match draft.out.get(inclusive) {
        Some(Value::Number(other)) => match compare(&limit, other) {
            Some(order) if order == tighter || order == Ordering::Equal => {}
            Some(_) => {
                draft.take(exclusive);
                return;
            }
            None => {
                draft.take(exclusive);
                draft.also(json!({ inclusive: limit, exclusive: true }));
                return;
            }
        },
        _ => {
            let position = draft.out.keys().position(|key| key == exclusive);
            draft.out.shift_insert(
                position.unwrap_or(0),
                inclusive.to_owned(),
                Value::Number(limit.clone()),
            );
        }
    }
    draft.out.insert(inclusive.to_owned(), Value::Number(limit));
    draft.out.insert(exclusive.to_owned(), Value::Bool(true));
}

/// Compares two numbers, or says that it cannot be done without rounding.
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
