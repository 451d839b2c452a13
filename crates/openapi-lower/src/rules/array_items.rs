//! 3.0 wants `items` beside `type: array`.

use serde_json::json;

use crate::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    if draft.out.get("type").is_some_and(|t| t == "array") {
        draft
            .out
            .entry("items".to_owned())
            .or_insert_with(|| json!({}));
    }
}
