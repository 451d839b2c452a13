//! `info.summary`: 3.0 has `description` alone; the summary takes its place where that is free.

use serde_json::{Map, Value};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, lowering: &mut Lowering<'_>) {
    let Some(summary) = out.shift_remove("summary") else {
        return;
    };
    if out.contains_key("description") {
        lowering.lose(
            pointer::child(at, "summary"),
            "info",
            LossKind::Annotation,
            format!("the summary {summary}"),
        );
    } else {
        out.insert("description".to_owned(), summary);
    }
}
