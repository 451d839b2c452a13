//! What lowering could not preserve: one [`Loss`] each, with its pointer, its rule and its effect.

use std::fmt;

use serde::Serialize;

/// The effect of a loss on a reader of the lowered document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum LossKind {
    /// Some instance is valid under one of the two documents and invalid under the other.
    Validation,
    /// The same instances are valid; descriptions, addresses or hints for tools are gone.
    Annotation,
    /// A part of the document outside its schemas is removed, moved or interpreted differently.
    Structure,
}

/// One fact that the lowered document no longer states.
///
/// ```
/// # fn main() -> Result<(), openapi_lower::LowerError> {
/// let lowered = openapi_lower::lower_schema(&serde_json::json!({
///     "type": "array",
///     "prefixItems": [{ "type": "string" }, { "type": "integer" }],
/// }))?;
/// let loss = &lowered.losses[0];
/// assert_eq!(loss.pointer, "/prefixItems");
/// assert_eq!(loss.rule, "prefix-items");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// Where the lost fact is in the input (JSON pointer, RFC 6901).
    pub pointer: String,
    /// The rule that removed it: the name of its source file in kebab case.
    pub rule: &'static str,
    /// The effect on a reader of the lowered document.
    pub kind: LossKind,
    /// What was lost.
    pub message: String,
}

impl Loss {
    pub(crate) fn new(
        pointer: impl Into<String>,
        rule: &'static str,
        kind: LossKind,
        message: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            rule,
            kind,
            message: message.into(),
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {} ({})", self.pointer, self.message, self.rule)
    }
}
