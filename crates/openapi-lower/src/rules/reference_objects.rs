//! References to parameters, responses and the like: 3.0 reads nothing beside the `$ref`.

use serde_json::{Map, Value, json};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::{pointer, uri};

pub(crate) fn apply(
    at: &str,
    source: &Map<String, Value>,
    reference: &str,
    lowering: &mut Lowering<'_>,
) -> Value {
    let here = pointer::child(at, "$ref");
    let target = match uri::split_fragment(reference) {
        ("", Some(target)) => Some(target),
        _ => None,
    };
    match target {
        Some(target) if pointer::get(lowering.document, &pointer::tokens(&target)).is_some() => {
            // It would dangle: such path items are put in place of their references.
            if target.starts_with("/components/pathItems/") || target.starts_with("/webhooks/") {
                lowering.refuse(
                    here,
                    format!("`{reference}` leads into a part that 3.0 does not have"),
                    "move the target to its own section of the components",
                );
            }
        }
        Some(_) => lowering.refuse(
            here,
            format!("nothing stands where `{reference}` points"),
            "refer to something that is in the document",
        ),
        None => lowering.refuse(
            here,
            format!("`{reference}` points outside the document"),
            "bundle the documents into one first",
        ),
    }
    for key in source.keys().filter(|key| *key != "$ref") {
        lowering.lose(
            pointer::child(at, key),
            "reference-objects",
            LossKind::Annotation,
            format!("`{key}` beside a reference"),
        );
    }
    json!({ "$ref": reference })
}
