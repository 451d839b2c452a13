//! An empty `required` says nothing, and 3.0 does not take it.

use serde_json::json;

use crate::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    if draft.out.get("required") == Some(&json!([])) {
        draft.take("required");
    }
}
