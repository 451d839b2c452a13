//! The error of parsing a document.

use std::fmt;

/// A document that is not JSON or YAML, or that would be changed by parsing it.
///
/// ```
/// let error = openapi_lower::from_json("{\n  \"info\": { \"a\": 1, \"a\": 2 }\n}").err();
/// assert_eq!(
///     error.map(|error| error.to_string()).as_deref(),
///     Some("#/info/a: duplicate key `a` at line 2 column 21"),
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseError {
    /// Where the document is invalid (JSON pointer, RFC 6901).
    pub pointer: String,
    /// What is invalid, with line and column if they are known.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}: {}", self.pointer, self.message)
    }
}

impl std::error::Error for ParseError {}
