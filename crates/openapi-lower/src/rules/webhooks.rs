//! `webhooks`: kept as the extension `x-webhooks`, lowered like the paths.

use serde_json::{Map, Value};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, lowering: &mut Lowering<'_>) {
    let Some(webhooks) = out.shift_remove("webhooks") else {
        return;
    };
    let here = pointer::child(at, "webhooks");
    if out.contains_key("x-webhooks") {
        lowering.refuse(
            here,
            "the document has `webhooks` and `x-webhooks`",
            "keep one of the two",
        );
        return;
    }
    for name in webhooks.as_object().into_iter().flat_map(Map::keys) {
        lowering.lose(
            pointer::child(&here, name),
            "webhooks",
            LossKind::Structure,
            "the webhook is an extension under `x-webhooks`, which few tools read",
        );
    }
    if webhooks.as_object().is_some_and(|map| !map.is_empty()) {
        out.insert("x-webhooks".to_owned(), webhooks);
    }
}
