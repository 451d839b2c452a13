//! `dependentRequired`, `dependentSchemas`: the property is absent, or the dependency holds.

use serde_json::{Value, json};

use crate::rewrite::{SchemaRewrite, accepts_all};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    if let Some(Value::Object(lists)) = rewrite.take("dependentRequired") {
        for (name, others) in lists {
            let needed = others
                .as_array()
                .is_some_and(|others| others.iter().any(|o| *o != name));
            if needed {
                rewrite.require(json!({
                    "anyOf": [{ "not": { "required": [name] } }, { "required": others }],
                }));
            }
        }
    }
    if let Some(Value::Object(schemas)) = rewrite.take("dependentSchemas") {
        for (name, schema) in schemas {
            if !accepts_all(&schema) {
                // `dependentSchemas` accepts every instance that is not an object.
                rewrite.require(json!({
                    "anyOf": [{ "not": { "type": "object", "required": [name] } }, schema],
                }));
            }
        }
    }
}
