//! Null in typed data: a type has one value for a field that is null and for one that is absent, and writes neither.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{Document, Schema};

/// Adds each required field that is absent and may be null, as null.
pub(super) fn add(document: &Document, schema: &Schema, body: &mut Value) {
    let mut not_null: BTreeSet<String> = BTreeSet::new();
    loop {
        let absent = pointers(document, schema, body, |keyword| keyword == "required");
        let absent: Vec<String> = absent.difference(&not_null).cloned().collect();
        if absent.is_empty() {
            return;
        }
        for pointer in &absent {
            set(body, pointer, Some(Value::Null));
        }
        let invalid = pointers(document, schema, body, |_| true);
        for pointer in absent {
            if invalid.contains(&pointer) {
                set(body, &pointer, None);
            }
            // Each field is tried once, so that this ends.
            not_null.insert(pointer);
        }
    }
}

/// The pointers of the violations of some keywords.
fn pointers(
    document: &Document,
    schema: &Schema,
    body: &Value,
    is_meant: impl Fn(&str) -> bool,
) -> BTreeSet<String> {
    let violations = document.all_violations(schema, body).unwrap_or_default();
    let meant = violations.into_iter().filter(|one| is_meant(&one.keyword));
    meant.map(|one| one.pointer).collect()
}

/// Sets the member at a pointer, or removes it.
fn set(body: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        return;
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    let parent = body.pointer_mut(parent).and_then(Value::as_object_mut);
    if let Some(object) = parent {
        match value {
            Some(value) => drop(object.insert(name, value)),
            None => drop(object.shift_remove(&name)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    #[test]
    fn required_fields_become_null_where_the_schema_permits_it() {
        let document =
            json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}});
        let document = Document::parse(&document.to_string()).unwrap();
        let schema = Schema::new(json!({
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "a/b", "text"],
                "properties": {
                    "id": {"type": "integer"}, "a/b": {"type": ["string", "null"]},
                    "text": {"type": "string"}, "optional": {"type": ["string", "null"]}
                }
            }
        }));
        let mut body: Value = (0..20).map(|id| json!({"id": id, "text": "x"})).collect();
        body[3] = json!({});
        add(&document, &schema, &mut body);
        assert_eq!(body[0], json!({"id": 0, "text": "x", "a/b": null}));
        assert_eq!(body[19], json!({"id": 19, "text": "x", "a/b": null}));
        assert_eq!(body[3], json!({"a/b": null}), "nothing else may be null");
    }
}
