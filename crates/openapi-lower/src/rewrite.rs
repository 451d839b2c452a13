//! A schema between 3.1 and 3.0, and how lowered schemas are combined.
//!
//! Knows no rule, and nothing of the document.

use serde_json::{Map, Value, json};

use crate::{pointer, vocabulary};

/// A schema object that the rules rewrite.
pub(crate) struct SchemaRewrite<'d> {
    /// Where the schema is in the input.
    pub(crate) pointer: String,
    /// The schema in the input.
    pub(crate) source: &'d Map<String, Value>,
    /// The schema in the output. Every schema in it is lowered already.
    pub(crate) out: Map<String, Value>,
}

impl SchemaRewrite<'_> {
    /// Removes a keyword from the output.
    pub(crate) fn take(&mut self, keyword: &str) -> Option<Value> {
        self.out.shift_remove(keyword)
    }

    /// The pointer of a keyword of this schema.
    pub(crate) fn at(&self, keyword: &str) -> String {
        pointer::child(&self.pointer, keyword)
    }

    /// Requires that instances are valid under a further, lowered schema.
    pub(crate) fn require(&mut self, schema: Value) {
        require(&mut self.out, schema);
    }
}

/// Adds a constraint to a lowered schema: as its own keyword if that is free, else under `allOf`.
fn require(out: &mut Map<String, Value>, schema: Value) {
    let Value::Object(constraint) = schema else {
        return;
    };
    if constraint.is_empty() {
        return;
    }
    let mut entries = constraint.iter();
    if let (Some((keyword, value)), None) = (entries.next(), entries.next())
        && matches!(keyword.as_str(), "not" | "anyOf" | "enum" | "maxProperties")
        && !out.contains_key(keyword)
        && !(keyword == "anyOf" && out.contains_key("discriminator"))
    {
        out.insert(keyword.clone(), value.clone());
        return;
    }
    match out.get_mut("allOf") {
        Some(Value::Array(list)) => list.push(Value::Object(constraint)),
        _ => {
            out.insert("allOf".to_owned(), json!([constraint]));
        }
    }
}

/// Combines two lowered schemas: an instance must be valid under both.
pub(crate) fn all_of(first: Value, second: Value) -> Value {
    match (accepts_all(&first), accepts_all(&second)) {
        (true, _) => second,
        (_, true) => first,
        _ if first == second => first,
        _ => json!({ "allOf": [first, second] }),
    }
}

/// Combines lowered schemas: an instance must be valid under one of them.
pub(crate) fn any_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    let mut branches: Vec<Value> = Vec::new();
    for schema in schemas {
        if accepts_all(&schema) {
            return json!({});
        }
        if !branches.contains(&schema) {
            branches.push(schema);
        }
    }
    match branches.len() {
        0 => json!({ "not": {} }),
        1 => branches.swap_remove(0),
        _ => json!({ "anyOf": branches }),
    }
}

/// Whether every instance is valid under a lowered schema, because it has no constraint.
pub(crate) fn accepts_all(schema: &Value) -> bool {
    match schema {
        Value::Bool(allowed) => *allowed,
        Value::Object(map) => map.keys().all(|key| vocabulary::is_annotation(key)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{accepts_all, all_of, any_of, require};

    fn required(before: Value, schema: Value) -> Value {
        let mut out: Map<String, Value> = serde_json::from_value(before).unwrap_or_default();
        require(&mut out, schema);
        Value::Object(out)
    }

    #[test]
    fn constraint_becomes_a_keyword_if_that_is_free_and_a_member_of_all_of_otherwise() {
        for (before, schema, after) in [
            (json!({}), json!({}), json!({})),
            (json!({}), json!({ "not": {} }), json!({ "not": {} })),
            (
                json!({ "not": { "enum": [1] } }),
                json!({ "not": {} }),
                json!({ "not": { "enum": [1] }, "allOf": [{ "not": {} }] }),
            ),
            (
                json!({ "discriminator": { "propertyName": "k" } }),
                json!({ "anyOf": [{}] }),
                json!({ "discriminator": { "propertyName": "k" }, "allOf": [{ "anyOf": [{}] }] }),
            ),
            (
                json!({ "allOf": [{ "minimum": 1 }] }),
                json!({ "minimum": 2 }),
                json!({ "allOf": [{ "minimum": 1 }, { "minimum": 2 }] }),
            ),
            (
                json!({}),
                json!({ "not": {}, "enum": [1] }),
                json!({ "allOf": [{ "not": {}, "enum": [1] }] }),
            ),
        ] {
            assert_eq!(required(before.clone(), schema), after, "{before}");
        }
    }

    #[test]
    fn combined_schemas_are_as_short_as_possible() {
        let (text, number) = (json!({ "type": "string" }), json!({ "type": "number" }));
        let free = json!({ "title": "T" });
        assert_eq!(all_of(free.clone(), text.clone()), text);
        assert_eq!(all_of(text.clone(), free.clone()), text);
        assert_eq!(all_of(text.clone(), text.clone()), text);
        assert_eq!(
            all_of(text.clone(), number.clone()),
            json!({ "allOf": [text, number] })
        );
        assert_eq!(any_of([]), json!({ "not": {} }));
        assert_eq!(any_of([text.clone(), text.clone()]), text);
        assert_eq!(any_of([text.clone(), free.clone()]), json!({}));
        assert_eq!(
            any_of([text.clone(), number.clone()]),
            json!({ "anyOf": [text, number] })
        );
    }

    #[test]
    fn schema_without_a_constraint_accepts_all() {
        for schema in [
            json!(true),
            json!({}),
            json!({ "x-a": 1, "format": "date" }),
        ] {
            assert!(accepts_all(&schema), "{schema}");
        }
        for schema in [json!(false), json!({ "not": {} }), json!([])] {
            assert!(!accepts_all(&schema), "{schema}");
        }
    }
}
