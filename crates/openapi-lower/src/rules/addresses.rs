//! `$id`, `$anchor`, `$dynamicAnchor`: references by them are rewritten, so only the address itself is lost.

use crate::draft::Draft;
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    for keyword in ["$id", "$anchor", "$dynamicAnchor"] {
        if let Some(address) = draft.take(keyword) {
            lowering.lose(
                draft.at(keyword),
                "addresses",
                LossKind::Annotation,
                format!("other documents can no longer refer to this schema by {address}"),
            );
        }
    }
}
