//! `responses`: 3.0 requires at least one response, 3.1 does not.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::loss::LossKind;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let missing = match out.get("responses") {
        None => true,
        Some(Value::Object(responses)) => responses.keys().all(|key| key.starts_with("x-")),
        Some(_) => false,
    };
    if missing {
        let mut responses = match out.shift_remove("responses") {
            Some(Value::Object(responses)) => responses,
            _ => Map::new(),
        };
        responses.insert(
            "default".to_owned(),
            json!({ "description": "Undocumented response." }),
        );
        out.insert("responses".to_owned(), Value::Object(responses));
        context.lose(
            at,
            "responses",
            LossKind::Structure,
            "that no response is documented: OpenAPI 3.0 requires one, so an empty default is added",
        );
    }
}
