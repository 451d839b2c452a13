//! `webhooks`: moved to the extension `x-webhooks`, and lowered like the paths.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let Some(webhooks) = out.shift_remove("webhooks") else {
        return;
    };
    let here = pointer::child(at, "webhooks");
    if out.contains_key("x-webhooks") {
        context.reject(
            here,
            "the document has both `webhooks` and `x-webhooks`",
            "keep one of them",
        );
        return;
    }
    for name in webhooks.as_object().into_iter().flat_map(Map::keys) {
        context.lose(
            pointer::child(&here, name),
            "webhooks",
            LossKind::Structure,
            "the webhook becomes an extension under `x-webhooks`, which few tools support",
        );
    }
    if webhooks.as_object().is_some_and(|map| !map.is_empty()) {
        out.insert("x-webhooks".to_owned(), webhooks);
    }
}
