//! `const` is an `enum` of one value; an `enum` of none lets nothing pass, and a value listed twice is listed once.

use serde_json::{Value, json};

use super::required::once;
use crate::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    if draft.out.get("enum").is_some_and(|list| list == &json!([])) {
        draft.take("enum");
        draft.also(json!({ "not": {} }));
    }
    if let Some(Value::Array(values)) = draft.out.get_mut("enum") {
        once(values);
    }
    let Some(constant) = draft.out.get("const").cloned() else {
        return;
    };
    let position = draft.out.keys().position(|key| key == "const").unwrap_or(0);
    draft.take("const");
    match draft.out.get("enum") {
        None => {
            draft
                .out
                .shift_insert(position, "enum".to_owned(), json!([constant]));
        }
        Some(Value::Array(values)) if values.contains(&constant) => {
            draft.out.insert("enum".to_owned(), json!([constant]));
        }
        Some(_) => draft.also(json!({ "enum": [constant] })),
    }
}
