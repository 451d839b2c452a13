//! An empty `required` says nothing, and a name said twice is said once; 3.0 takes neither.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::draft::Draft;

pub(super) fn apply(draft: &mut Draft<'_>) {
    if draft.out.get("required") == Some(&json!([])) {
        draft.take("required");
    }
    if let Some(Value::Array(names)) = draft.out.get_mut("required") {
        once(names);
    }
}

/// Takes out what stands in the list already.
pub(super) fn once(list: &mut Vec<Value>) {
    let mut seen = BTreeSet::new();
    list.retain(|value| seen.insert(value.to_string()));
}
