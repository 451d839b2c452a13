//! Values of requests and responses: where a resource is in a response, how it may differ from the request, and random changes.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Returns the resource in a response: the innermost object that is alone.
pub(super) fn item_of(body: &Value) -> Value {
    let mut node = body.get("data").unwrap_or(body);
    while let Some(fields) = node.as_object()
        && !fields.contains_key("id")
        && let Some(inner) = fields.values().find(|inner| inner.is_object())
    {
        node = inner;
    }
    node.clone()
}

/// Returns the resources in a response: the first list in it.
pub(super) fn items(body: &Value) -> Vec<Value> {
    let mut nodes = vec![body.get("data").unwrap_or(body)];
    while !nodes.is_empty() {
        if let Some(list) = nodes.iter().find_map(|node| node.as_array()) {
            return list.clone();
        }
        let inner = nodes.iter().filter_map(|node| node.as_object());
        nodes = inner.flat_map(Map::values).collect();
    }
    Vec::new()
}

pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns where a shown value differs from the sent one; fields that are not shown are ignored.
pub(super) fn difference(path: &str, sent: &Value, shown: &Value) -> Option<String> {
    match (sent, shown) {
        (Value::Object(sent), Value::Object(shown)) => sent
            .iter()
            .find_map(|(name, sent)| difference(&format!("{path}.{name}"), sent, shown.get(name)?)),
        (Value::Array(sent), Value::Array(shown)) if sent.len() == shown.len() => {
            let pairs = sent.iter().zip(shown).enumerate();
            let mut pairs =
                pairs.map(|(index, (sent, shown))| (format!("{path}[{index}]"), sent, shown));
            pairs.find_map(|(path, sent, shown)| difference(&path, sent, shown))
        }
        (sent, shown) if sent == shown || text(sent) == text(shown) => None,
        // A reference is sent as an id, and shown as an object.
        (sent, Value::Object(shown)) if shown.get("id") == Some(sent) => None,
        (sent, shown) => Some(format!("{path}: sent {sent}, shown {shown}")),
    }
}

pub(super) fn merge(old: &mut Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in new {
                merge(old.entry(name).or_insert(Value::Null), value);
            }
        }
        (old, new) => *old = new.clone(),
    }
}

/// Leaves fields out of a body and changes texts, as long as it is valid.
pub(super) fn vary(random: &mut Rng, body: &mut Value, permits: &dyn Fn(&Value) -> bool) {
    let mut pointers = Vec::new();
    collect(body, String::new(), &mut pointers);
    for (pointer, name) in pointers {
        let mut varied = body.clone();
        let Some(Value::Object(fields)) = varied.pointer_mut(&pointer) else {
            continue;
        };
        match name.as_str() {
            "name" | "title" | "description" if fields.contains_key(&name) => {
                let text: String = (0..random.usize(1..9))
                    .map(|_| random.alphanumeric())
                    .collect();
                fields.insert(name, json!(format!("{text} ü/%&?#\"")));
            }
            // The list selects by it.
            "isPublic" => continue,
            _ if random.u8(..3) == 0 => {
                fields.shift_remove(&name);
            }
            _ => continue,
        }
        if permits(&varied) {
            *body = varied;
        }
    }
}

/// Adds the objects in a value, by their JSON pointers, and the names of their fields.
fn collect(value: &Value, pointer: String, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                found.push((pointer.clone(), name.clone()));
                collect(field, format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}
