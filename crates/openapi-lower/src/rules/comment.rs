//! `$comment`: 3.0 has no place for words to the authors of a document.

use crate::draft::Draft;
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    if draft.take("$comment").is_some() {
        lowering.lose(
            draft.at("$comment"),
            "comment",
            LossKind::Annotation,
            "the comment is gone",
        );
    }
}
