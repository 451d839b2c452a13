//! A media type of bare octets without a schema: 3.0 says `type: string, format: binary`.

use serde_json::{Map, Value, json};

use crate::pointer;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>) {
    let name = pointer::last(at);
    let octets = name == "application/octet-stream"
        || ["image/", "audio/", "video/"]
            .iter()
            .any(|family| name.starts_with(family));
    if octets && !out.contains_key("schema") {
        out.insert(
            "schema".to_owned(),
            json!({ "type": "string", "format": "binary" }),
        );
    }
}
