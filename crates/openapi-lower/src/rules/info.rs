//! `info.summary`: becomes the description if there is none, and is lost otherwise.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let Some(summary) = out.shift_remove("summary") else {
        return;
    };
    if out.contains_key("description") {
        context.lose(
            pointer::child(at, "summary"),
            "info",
            LossKind::Annotation,
            format!("the summary {summary}"),
        );
    } else {
        out.insert("description".to_owned(), summary);
    }
}
