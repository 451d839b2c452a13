//! Why a document cannot be lowered: every problem with its pointer and its remedy.

use std::fmt;

use serde::Serialize;

/// One reason why a document cannot be lowered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// Where the problem is in the input (JSON pointer, RFC 6901).
    pub pointer: String,
    /// What is invalid or unsupported.
    pub message: String,
    /// How to fix it.
    pub remedy: String,
}

impl Problem {
    pub(crate) fn new(
        pointer: impl Into<String>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            pointer: pointer.into(),
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {}; {}", self.pointer, self.message, self.remedy)
    }
}

/// The error of lowering: the document was rejected as a whole.
///
/// ```
/// let error = openapi_lower::lower_schema(&serde_json::json!({
///     "properties": {
///         "a": { "sometimes": true },
///         "b": { "$ref": "other.json#/B" },
///     },
/// }))
/// .err();
/// let pointers: Vec<String> = error
///     .iter()
///     .flat_map(|error| error.problems())
///     .map(|problem| problem.pointer.clone())
///     .collect();
/// assert_eq!(pointers, ["/properties/a/sometimes", "/properties/b/$ref"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct LowerError {
    problems: Vec<Problem>,
}

impl LowerError {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// Returns every problem, ordered by pointer.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}
