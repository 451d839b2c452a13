//! Null in typed data: a type has one value for a field that is null and for one that is absent, and writes neither.

use serde_json::Value;

use crate::document::{Document, Schema};

/// Adds each required field that is absent and may be null, as null.
pub(super) fn add(document: &Document, schema: &Schema, body: &mut Value) {
    let violations = |body: &Value| document.validate(schema, body).unwrap_or_default();
    let mut not_null: Vec<String> = Vec::new();
    loop {
        let missing = violations(body).into_iter().find(|violation| {
            violation.keyword == "required" && !not_null.contains(&violation.pointer)
        });
        let Some(pointer) = missing.map(|violation| violation.pointer) else {
            return;
        };
        let Some((parent, name)) = pointer.rsplit_once('/') else {
            return;
        };
        let name = name.replace("~1", "/").replace("~0", "~");
        let Some(object) = body.pointer_mut(parent).and_then(Value::as_object_mut) else {
            return;
        };
        object.insert(name.clone(), Value::Null);
        if violations(body)
            .iter()
            .any(|violation| violation.pointer == pointer)
        {
            if let Some(object) = body.pointer_mut(parent).and_then(Value::as_object_mut) {
                object.remove(&name);
            }
            not_null.push(pointer);
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
