//! `contains`, `minContains`, `maxContains`: "not all items fail". Counting further than one is lost.

use serde_json::{Value, json};

use crate::draft::{Draft, is_free};
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let least = draft.take("minContains");
    let most = draft.take("maxContains");
    let Some(wanted) = draft.take("contains") else {
        return;
    };
    let least = least.as_ref().and_then(Value::as_f64).unwrap_or(1.0);
    let most = most.as_ref().and_then(Value::as_f64);
    let wanted_again = lowering.copy(&wanted);
    let none = json!({ "type": "array", "items": { "not": wanted } });
    if least >= 1.0 {
        draft.also(json!({ "not": none }));
    }
    if least > 1.0 {
        draft.also(json!({ "minItems": least as u64 }));
        if !is_free(&wanted) {
            lose(draft, lowering, "minContains", least);
        }
    }
    match most {
        None => {}
        Some(most) if most < 1.0 => draft.also(json!({ "items": { "not": wanted_again } })),
        Some(most) if is_free(&wanted) => draft.also(json!({ "maxItems": most as u64 })),
        Some(most) => {
            let longest = draft.out.get("maxItems").and_then(Value::as_f64);
            if longest.is_none_or(|longest| longest > most) {
                lose(draft, lowering, "maxContains", most);
            }
        }
    }
}

fn lose(draft: &Draft<'_>, lowering: &mut Lowering<'_>, keyword: &str, limit: f64) {
    let side = if keyword == "minContains" {
        "least"
    } else {
        "most"
    };
    lowering.lose(
        draft.at(keyword),
        "contains",
        LossKind::Validation,
        format!("that at {side} {limit} items are as `contains` says is not checked"),
    );
}
