//! Checks the fields of an object against the OpenAPI 3.1 specification.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::objects::ObjectKind;
use crate::pointer;

/// Lists unknown fields and invalid values as problems. Unknown fields that the caller allows are
/// renamed in `out`.
pub(crate) fn fields(
    kind: ObjectKind,
    at: &str,
    source: &Map<String, Value>,
    out: &mut Map<String, Value>,
    context: &mut Context<'_>,
) {
    for (key, value) in source {
        match kind.field(key) {
            Some(field) => {
                if let Some(expected) = field.mismatch(value) {
                    // Otherwise a rule would report it once more.
                    out.shift_remove(key);
                    context.reject(
                        pointer::child(at, key),
                        format!("`{key}` {expected}"),
                        remedy(value),
                    );
                }
            }
            None if context.options.allows(key) => {
                out.shift_remove(key);
                out.insert(format!("x-{key}"), value.clone());
            }
            None => context.reject(
                pointer::child(at, key),
                format!("OpenAPI 3.1 has no field `{key}` here"),
                "remove it, prefix it with `x-`, or allow it by name to keep it as an extension",
            ),
        }
    }
}

fn remedy(value: &Value) -> &'static str {
    match value {
        Value::Null => "write a value, or remove the field",
        Value::Number(_) | Value::Bool(_) => {
            "see the OpenAPI 3.1 specification; in YAML, quote text that looks like another type"
        }
        _ => "see the OpenAPI 3.1 specification",
    }
}
