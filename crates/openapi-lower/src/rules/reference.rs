//! `$ref` and `$dynamicRef`: rewritten to the component that the target becomes, and moved into
//! `allOf` where other keywords stand beside, which 3.0 would ignore. A discriminator's mapping is
//! rewritten along with them.

use serde_json::{Value, json};

use crate::draft::Draft;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    mapping(draft, lowering);
    let mut references = Vec::new();
    for keyword in ["$ref", "$dynamicRef"] {
        let Some(Value::String(reference)) = draft.take(keyword) else {
            continue;
        };
        let target = lowering.target(&draft.pointer, keyword, &reference);
        if let Some(name) = target.and_then(|(target, _)| lowering.reference(&target)) {
            references.push(json!({ "$ref": name }));
        }
    }
    if references.len() == 1 && draft.out.is_empty() {
        if let Some(Value::Object(reference)) = references.pop() {
            draft.out = reference;
        }
        return;
    }
    if references.is_empty() {
        return;
    }
    if let Some(Value::Array(others)) = draft.take("allOf") {
        references.extend(others);
    }
    draft
        .out
        .insert("allOf".to_owned(), Value::Array(references));
}

fn mapping(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let Some(Value::Object(mapping)) = draft
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
        // A bare name of a component is not a reference.
        if !reference.contains(['#', '/']) {
            continue;
        }
        let target = lowering.target(&draft.pointer, "discriminator", &reference);
        if let Some(name) = target.and_then(|(target, _)| lowering.reference(&target)) {
            *value = name.into();
        }
    }
}
