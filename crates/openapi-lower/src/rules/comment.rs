//! `$comment`: has no counterpart in 3.0.

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    if rewrite.take("$comment").is_some() {
        context.lose(
            rewrite.at("$comment"),
            "comment",
            LossKind::Annotation,
            "the comment is removed",
        );
    }
}
