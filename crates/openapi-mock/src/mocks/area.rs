//! A part of the document with its operations, parsed on first use.

use std::sync::OnceLock;

use serde_json::Value;

use super::target::{Target, fail};
use crate::document::{Document, Operation};

/// The operations that one feature of a generated crate enables, and the part of the document that describes them.
pub struct Area {
    text: &'static str,
    error_body: fn(&Document, &Operation, u16, &str) -> Value,
    document: OnceLock<Result<Document, String>>,
}

impl Area {
    /// Creates an area of its part of the document, and the function that makes the body of an error response of a status
    /// and a message.
    #[must_use]
    pub const fn new(
        text: &'static str,
        error_body: fn(&Document, &Operation, u16, &str) -> Value,
    ) -> Self {
        Self {
            text,
            error_body,
            document: OnceLock::new(),
        }
    }

    /// Returns an operation of the area.
    ///
    /// # Panics
    /// If the document is invalid or does not have the operation.
    #[track_caller]
    pub fn target(&'static self, id: &str) -> Target {
        let document = match self.document.get_or_init(|| Document::parse(self.text)) {
            Ok(document) => document,
            Err(reason) => fail(id, format_args!("the document is invalid: {reason}")),
        };
        let Some(operation) = document.operation(id) else {
            fail(id, format_args!("is not an operation of the document"));
        };
        Target {
            document,
            operation,
            error_body: self.error_body,
        }
    }
}
