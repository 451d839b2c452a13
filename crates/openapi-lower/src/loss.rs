//! What lowering could not keep: one [`Loss`] each, with its place, its rule and its effect.

use std::fmt;

use serde::Serialize;

/// What a loss means to somebody who reads the lowered document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum LossKind {
    /// Some instance is valid under one of the two documents and invalid under the other.
    Validation,
    /// The same instances are valid; words, addresses or hints for tools are gone.
    Annotation,
    /// A part of the document outside its schemas is gone, moved or read differently.
    Structure,
}

/// One thing that the lowered document does not say any more.
///
/// ```
/// # fn main() -> Result<(), openapi_lower::LowerError> {
/// let lowered = openapi_lower::lower_schema(&serde_json::json!({
///     "type": "array",
///     "prefixItems": [{ "type": "string" }, { "type": "integer" }],
/// }))?;
/// let loss = &lowered.losses[0];
/// assert_eq!((loss.pointer.as_str(), loss.rule), ("/prefixItems", "prefix-items"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Loss {
    /// Where in the document that was read (JSON pointer, RFC 6901).
    pub pointer: String,
    /// The rule that gave it up: the name of its file in kebab case.
    pub rule: &'static str,
    /// What it means to somebody who reads the lowered document.
    pub kind: LossKind,
    /// What was lost, in words.
    pub what: String,
}

impl Loss {
    pub(crate) fn new(
        pointer: impl Into<String>,
        rule: &'static str,
        kind: LossKind,
        what: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            rule,
            kind,
            what: what.into(),
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {} ({})", self.pointer, self.what, self.rule)
    }
}
