//! Boolean schemas: `true` is `{}`, `false` is `{"not": {}}`.
//!
//! `additionalProperties` keeps its booleans, which 3.0 accepts.

use serde_json::{Value, json};

pub(crate) fn schema(allowed: bool) -> Value {
    if allowed {
        json!({})
    } else {
        json!({ "not": {} })
    }
}
