//! A request body of GET, HEAD or DELETE: preserved and listed, because readers of 3.0 may ignore it.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let method = pointer::last(at);
    if out.contains_key("requestBody") && matches!(method.as_str(), "get" | "head" | "delete") {
        context.lose(
            pointer::child(at, "requestBody"),
            "request-body",
            LossKind::Structure,
            format!("readers of OpenAPI 3.0 may ignore the body of a {method} request"),
        );
    }
}
