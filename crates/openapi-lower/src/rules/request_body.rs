//! A request body on GET, HEAD or DELETE: 3.0 readers ignore it. It stays, and is listed.

use serde_json::{Map, Value};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, lowering: &mut Lowering<'_>) {
    let method = pointer::last(at);
    if out.contains_key("requestBody") && matches!(method.as_str(), "get" | "head" | "delete") {
        lowering.lose(
            pointer::child(at, "requestBody"),
            "request-body",
            LossKind::Structure,
            format!("the body of a {method} request stays, but 3.0 readers may ignore it"),
        );
    }
}
