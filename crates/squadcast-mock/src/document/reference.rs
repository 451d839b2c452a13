//! `$ref` inside the document.

use serde_json::Value;

/// Follows `$ref` from `node`. A reference that is dangling or circular ends where it is.
pub(super) fn resolve<'a>(root: &'a Value, mut node: &'a Value) -> &'a Value {
    for _ in 0..32 {
        let Some(target) = pointer(node).and_then(|pointer| root.pointer(pointer)) else {
            return node;
        };
        node = target;
    }
    node
}

/// Returns the JSON pointer of a `$ref` in `node`.
fn pointer(node: &Value) -> Option<&str> {
    node.get("$ref")?.as_str()?.strip_prefix('#')
}
