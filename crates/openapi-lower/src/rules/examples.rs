//! `examples` of a schema: the first becomes `example`, the others are lost.
//!
//! The `examples` of parameters and media types are preserved: 3.0 has them too.

use serde_json::Value;

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let examples = match rewrite.take("examples") {
        None => return,
        Some(Value::Array(examples)) => examples,
        Some(_) => {
            context.lose(
                rewrite.at("examples"),
                "examples",
                LossKind::Annotation,
                "the examples, which are not a list",
            );
            return;
        }
    };
    let mut examples = examples.into_iter();
    if !rewrite.out.contains_key("example")
        && let Some(first) = examples.next()
    {
        rewrite.out.insert("example".to_owned(), first);
    }
    let example = rewrite.out.get("example");
    let lost = examples.filter(|other| Some(other) != example).count();
    if lost > 0 {
        context.lose(
            rewrite.at("examples"),
            "examples",
            LossKind::Annotation,
            format!("{lost} further example{}", if lost == 1 { "" } else { "s" }),
        );
    }
}
