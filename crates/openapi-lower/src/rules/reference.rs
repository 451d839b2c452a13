//! `$ref`, `$dynamicRef`: rewritten to the component that the target becomes. Next to other keywords,
//! which 3.0 would ignore, they move into `allOf`. The mapping of a discriminator is rewritten too.

use serde_json::{Value, json};

use crate::context::Context;
use crate::rewrite::SchemaRewrite;
use crate::vocabulary;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    mapping(rewrite, context);
    let mut references = Vec::new();
    for keyword in vocabulary::REFERENCES {
        let Some(Value::String(reference)) = rewrite.take(keyword) else {
            continue;
        };
        let target = context.target(&rewrite.pointer, keyword, &reference);
        if let Some(name) = target.and_then(|(target, _)| context.reference(&target)) {
            references.push(json!({ "$ref": name }));
        }
    }
    if references.len() == 1 && rewrite.out.is_empty() {
        if let Some(Value::Object(reference)) = references.pop() {
            rewrite.out = reference;
        }
        return;
    }
    if references.is_empty() {
        return;
    }
    if let Some(Value::Array(others)) = rewrite.take("allOf") {
        references.extend(others);
    }
    rewrite
        .out
        .insert("allOf".to_owned(), Value::Array(references));
}

fn mapping(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let Some(Value::Object(mapping)) = rewrite
        .out
        .get_mut("discriminator")
        .and_then(|discriminator| discriminator.get_mut("mapping"))
    else {
        return;
    };
    for (_, value) in mapping.iter_mut() {
        let Some(reference) = value.as_str().map(str::to_owned) else {
            continue;
        };
        if !vocabulary::is_mapped_reference(&reference) {
            continue;
        }
        let target = context.target(&rewrite.pointer, "discriminator", &reference);
        if let Some(name) = target.and_then(|(target, _)| context.reference(&target)) {
            *value = name.into();
        }
    }
}
