//! Reference Objects, to parameters, responses and so on: 3.0 ignores everything next to the `$ref`.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::loss::LossKind;
use crate::{pointer, uri};

pub(crate) fn apply(
    at: &str,
    source: &Map<String, Value>,
    reference: &str,
    context: &mut Context<'_>,
) -> Value {
    let here = pointer::child(at, "$ref");
    match uri::local_pointer(reference) {
        Some(target)
            if !target.is_empty()
                && pointer::get(context.document, &pointer::tokens(&target))
                    .is_some_and(Value::is_object) =>
        {
            // 3.0 has neither section, so the reference would have no target.
            if target.starts_with("/components/pathItems/") || target.starts_with("/webhooks/") {
                context.reject(
                    here,
                    format!("`{reference}` refers to a section that OpenAPI 3.0 does not have"),
                    "move the target to the section of `components` for its kind",
                );
            }
        }
        Some(_) => context.reject(
            here,
            format!("`{reference}` cannot be resolved: it has no target that is an object"),
            "refer to a component of this document",
        ),
        None => context.reject(
            here,
            format!("`{reference}` is not a reference to an object of this document"),
            "bundle the documents into one, then refer to a component",
        ),
    }
    for key in source.keys().filter(|key| *key != "$ref") {
        context.lose(
            pointer::child(at, key),
            "reference-objects",
            LossKind::Annotation,
            format!("`{key}` next to a reference"),
        );
    }
    json!({ "$ref": reference })
}
