//! `$id`, `$anchor`, `$dynamicAnchor`: references to them within the document are rewritten; the
//! address is lost for other documents.

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;
use crate::vocabulary;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    for keyword in ["$id"].into_iter().chain(vocabulary::ANCHORS) {
        if let Some(address) = rewrite.take(keyword) {
            context.lose(
                rewrite.at(keyword),
                "addresses",
                LossKind::Annotation,
                format!("other documents can no longer refer to this schema as {address}"),
            );
        }
    }
}
