//! `dependentRequired` and `dependentSchemas`: for each property, it is absent or the rest holds.

use serde_json::{Value, json};

use crate::draft::{Draft, is_free};

pub(super) fn apply(draft: &mut Draft<'_>) {
    if let Some(Value::Object(lists)) = draft.take("dependentRequired") {
        for (name, others) in lists {
            let needed = others
                .as_array()
                .is_some_and(|others| others.iter().any(|o| *o != name));
            if needed {
                draft.also(json!({
                    "anyOf": [{ "not": { "required": [name] } }, { "required": others }],
                }));
            }
        }
    }
    if let Some(Value::Object(schemas)) = draft.take("dependentSchemas") {
        for (name, schema) in schemas {
            if !is_free(&schema) {
                // What is no object passes, whatever the schema says.
                draft.also(json!({
                    "anyOf": [{ "not": { "type": "object", "required": [name] } }, schema],
                }));
            }
        }
    }
}
