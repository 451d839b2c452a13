//! `responses`: 3.0 wants at least one; 3.1 does without.

use serde_json::{Map, Value, json};

use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(at: &str, out: &mut Map<String, Value>, lowering: &mut Lowering<'_>) {
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
            json!({ "description": "Nothing is said about the response." }),
        );
        out.insert("responses".to_owned(), Value::Object(responses));
        lowering.lose(
            at,
            "responses",
            LossKind::Structure,
            "that no response is described: 3.0 wants one, so an empty default stands there",
        );
    }
}
