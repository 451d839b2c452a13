//! A rejected field of a request.

use std::fmt;

/// A field that the service rejected, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The index of the item in the list that was sent, from 0.
    pub index: Option<usize>,
    /// The field with its parents, separated by dots; empty if the whole item is meant.
    pub field: String,
    /// Why it was rejected.
    pub message: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, "[{index}]")?;
        }
        match (self.index, self.field.as_str()) {
            (None, "") => {}
            (Some(_), "") => f.write_str(" ")?,
            (None, field) => write!(f, "{field} ")?,
            (Some(_), field) => write!(f, ".{field} ")?,
        }
        f.write_str(&self.message)
    }
}
