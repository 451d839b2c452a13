//! Boolean schemas: `true` is `{}`, `false` is `{"not": {}}`.
//!
//! Not for `additionalProperties`, where 3.0 takes booleans.

use serde_json::{Value, json};

pub(crate) fn schema(allowed: bool) -> Value {
    if allowed {
        json!({})
    } else {
        json!({ "not": {} })
    }
}
