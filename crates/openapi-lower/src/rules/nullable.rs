//! `nullable`: unknown to 3.1, so it is removed and listed, unless the caller wants it to be honored.

use serde_json::Value;

use super::null_union;
use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;

/// Removes the keyword, before any rule writes the `nullable` of 3.0.
pub(super) fn take(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let Some(nullable) = rewrite.take("nullable") else {
        return;
    };
    if !context.options.honors_nullable() {
        context.lose(
            rewrite.at("nullable"),
            "nullable",
            LossKind::Annotation,
            format!("`nullable: {nullable}`, which OpenAPI 3.1 does not have and ignores"),
        );
    }
}

/// Accepts null in addition to what the other rules wrote.
pub(super) fn honor(rewrite: &mut SchemaRewrite<'_>, context: &Context<'_>) {
    let is_nullable = rewrite.source.get("nullable") == Some(&Value::Bool(true));
    if !is_nullable || !context.options.honors_nullable() {
        return;
    }
    rewrite.out = null_union::or_null(std::mem::take(&mut rewrite.out));
}
