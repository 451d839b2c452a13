//! `examples` of a schema: the first becomes `example`, the others are lost.
//!
//! Not for the `examples` of parameters and media types, which 3.0 has too.

use serde_json::Value;

use crate::draft::Draft;
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let examples = match draft.take("examples") {
        None => return,
        Some(Value::Array(examples)) => examples,
        Some(_) => {
            lowering.lose(
                draft.at("examples"),
                "examples",
                LossKind::Annotation,
                "the examples, which are no list",
            );
            return;
        }
    };
    let mut examples = examples.into_iter();
    if !draft.out.contains_key("example")
        && let Some(first) = examples.next()
    {
        draft.out.insert("example".to_owned(), first);
    }
    let kept = draft.out.get("example");
    let lost = examples.filter(|example| Some(example) != kept).count();
    if lost > 0 {
        lowering.lose(
            draft.at("examples"),
            "examples",
            LossKind::Annotation,
            format!("{lost} further example{}", if lost == 1 { "" } else { "s" }),
        );
    }
}
