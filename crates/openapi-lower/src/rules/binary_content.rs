//! Binary media types without a schema: `type: string, format: binary` in 3.0.

use serde_json::{Map, Value, json};

use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>) {
    let name = pointer::last(at);
    let is_binary = name == "application/octet-stream"
        || ["image/", "audio/", "video/"]
            .iter()
            .any(|family| name.starts_with(family));
    if is_binary && !out.contains_key("schema") {
        out.insert(
            "schema".to_owned(),
            json!({ "type": "string", "format": "binary" }),
        );
    }
}
