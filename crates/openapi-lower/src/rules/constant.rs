//! `const`: an `enum` of one value. An empty `enum`, which accepts nothing, becomes `not`; duplicate
//! values are listed once.

use serde_json::{Value, json};

use super::required::dedupe;
use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    if rewrite
        .out
        .get("enum")
        .is_some_and(|list| list == &json!([]))
    {
        rewrite.take("enum");
        rewrite.require(json!({ "not": {} }));
    }
    if let Some(Value::Array(values)) = rewrite.out.get_mut("enum") {
        dedupe(values);
    }
    let Some(constant) = rewrite.out.get("const").cloned() else {
        return;
    };
    let position = rewrite
        .out
        .keys()
        .position(|key| key == "const")
        .unwrap_or(0);
    rewrite.take("const");
    match rewrite.out.get("enum") {
        None => {
            rewrite
                .out
                .shift_insert(position, "enum".to_owned(), json!([constant]));
        }
        Some(Value::Array(values)) if values.contains(&constant) => {
            rewrite.out.insert("enum".to_owned(), json!([constant]));
        }
        Some(_) => rewrite.require(json!({ "enum": [constant] })),
    }
}
