//! A schema object between 3.1 and 3.0, and how lowered schemas are put together.
//!
//! What a rule works on. It knows no rule, and nothing of the document.

use serde_json::{Map, Value, json};

use crate::{pointer, vocabulary};

/// A schema object on its way: what was read, and what will be written.
pub(crate) struct Draft<'d> {
    /// Where it stands in the document that was read.
    pub(crate) pointer: String,
    /// What was read.
    pub(crate) source: &'d Map<String, Value>,
    /// What will be written. Every schema in it is lowered already.
    pub(crate) out: Map<String, Value>,
}

impl Draft<'_> {
    /// Takes a keyword out of what will be written.
    pub(crate) fn take(&mut self, keyword: &str) -> Option<Value> {
        self.out.shift_remove(keyword)
    }

    /// The pointer of a keyword of this schema.
    pub(crate) fn at(&self, keyword: &str) -> String {
        pointer::child(&self.pointer, keyword)
    }

    /// Demands a further, lowered schema of every instance.
    pub(crate) fn also(&mut self, schema: Value) {
        also(&mut self.out, schema);
    }
}

/// Adds a demand to a lowered schema: in its own keyword where that is free, else under `allOf`.
pub(crate) fn also(out: &mut Map<String, Value>, schema: Value) {
    let Value::Object(demand) = schema else {
        return;
    };
    if demand.is_empty() {
        return;
    }
    let mut entries = demand.iter();
    if let (Some((keyword, value)), None) = (entries.next(), entries.next())
        && matches!(keyword.as_str(), "not" | "anyOf" | "enum" | "maxProperties")
        && !out.contains_key(keyword)
        && !(keyword == "anyOf" && out.contains_key("discriminator"))
    {
        out.insert(keyword.clone(), value.clone());
        return;
    }
    match out.get_mut("allOf") {
        Some(Value::Array(list)) => list.push(Value::Object(demand)),
        _ => {
            out.insert("allOf".to_owned(), json!([demand]));
        }
    }
}

/// Both of two lowered schemas at once.
pub(crate) fn both(first: Value, second: Value) -> Value {
    match (is_free(&first), is_free(&second)) {
        (true, _) => second,
        (_, true) => first,
        _ if first == second => first,
        _ => json!({ "allOf": [first, second] }),
    }
}

/// Any of the lowered schemas, equal ones once.
pub(crate) fn any_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    let mut branches: Vec<Value> = Vec::new();
    for schema in schemas {
        if is_free(&schema) {
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

/// Whether a lowered schema lets every instance pass.
pub(crate) fn is_free(schema: &Value) -> bool {
    match schema {
        Value::Bool(allowed) => *allowed,
        Value::Object(map) => map.keys().all(|key| vocabulary::is_annotation(key)),
        _ => false,
    }
}
