//! A schema of the document, and the violations of one.

use serde_json::Value;

/// A schema as in the document.
pub(crate) struct Schema(Value);

/// A violation of a schema: the field and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The field as a dotted path, such as `rules[0].expression`; empty for the whole value.
    pub(crate) field: String,
    /// The reason. It never contains the value, which could be a secret.
    pub(crate) message: String,
}

impl Schema {
    pub(crate) fn new(node: Value) -> Self {
        Self(node)
    }

    pub(crate) fn node(&self) -> &Value {
        &self.0
    }
}

/// Formats violations in one line: `name: is required; tags[0]: …`.
pub(crate) fn describe(violations: &[Violation]) -> String {
    let parts: Vec<String> = violations
        .iter()
        .map(|violation| {
            if violation.field.is_empty() {
                violation.message.clone()
            } else {
                format!("`{}`: {}", violation.field, violation.message)
            }
        })
        .collect();
    parts.join("; ")
}
