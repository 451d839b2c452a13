//! `required`: 3.0 accepts neither an empty list nor duplicate names.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    if rewrite.out.get("required") == Some(&json!([])) {
        rewrite.take("required");
    }
    if let Some(Value::Array(names)) = rewrite.out.get_mut("required") {
        dedupe(names);
    }
}

/// Removes duplicate values.
pub(super) fn dedupe(list: &mut Vec<Value>) {
    let mut seen = BTreeSet::new();
    list.retain(|value| seen.insert(value.to_string()));
}
