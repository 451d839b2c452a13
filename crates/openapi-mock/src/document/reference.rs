//! `$ref`: made absolute, so that a schema can be compiled apart from the document, and resolved.

use serde_json::Value;

/// The URI of the document in its own references.
pub(super) const BASE_URI: &str = "urn:document";

/// Follows `$ref` from `node`. A reference that is dangling or circular ends where it is.
pub(super) fn resolve<'a>(root: &'a Value, mut node: &'a Value) -> &'a Value {
    for _ in 0..32 {
        let Some(target) = pointer(node).and_then(|pointer| root.pointer(&pointer)) else {
            return node;
        };
        node = target;
    }
    node
}

/// Returns the JSON pointer of a `$ref` in `node`.
fn pointer(node: &Value) -> Option<String> {
    let reference = node.get("$ref")?.as_str()?;
    reference
        .strip_prefix(BASE_URI)?
        .strip_prefix('#')
        .map(str::to_owned)
}

/// Turns `#/…` into `urn:document#/…`.
pub(super) fn make_absolute(node: &mut Value) {
    match node {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "$ref" && text.starts_with('#') => {
                        *text = format!("{BASE_URI}{text}");
                    }
                    _ => make_absolute(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_absolute),
        _ => {}
    }
}
