//! Why a document is not lowered: every refusal with its place and its remedy.

use std::fmt;

use serde::Serialize;

/// One reason not to lower a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// Where in the document that was read (JSON pointer, RFC 6901).
    pub pointer: String,
    /// What stands there that no rule takes.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Refusal {
    pub(crate) fn new(
        pointer: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {}; {}", self.pointer, self.what, self.remedy)
    }
}

/// The document was refused; nothing of it was lowered.
///
/// ```
/// let error = openapi_lower::lower_schema(&serde_json::json!({
///     "properties": { "a": { "sometimes": true }, "b": { "$ref": "other.json#/B" } },
/// }))
/// .err();
/// let pointers: Vec<String> = error
///     .iter()
///     .flat_map(|error| error.refusals())
///     .map(|refusal| refusal.pointer.clone())
///     .collect();
/// assert_eq!(pointers, ["/properties/a/sometimes", "/properties/b/$ref"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", listed(.refusals))]
pub struct LowerError {
    refusals: Vec<Refusal>,
}

impl LowerError {
    pub(crate) fn new(refusals: Vec<Refusal>) -> Self {
        Self { refusals }
    }

    /// Every refusal, ordered by its place.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }
}

fn listed(refusals: &[Refusal]) -> String {
    let lines: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
