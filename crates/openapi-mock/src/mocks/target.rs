//! The operation that is mocked, and the check of a value of a test against its schemas. A violation ends the test.

use std::fmt::{self, Display};

use serde::Serialize;
use serde_json::Value;

use crate::document::{Document, Operation, Schema};

/// An operation that is mocked.
#[derive(Clone, Copy)]
pub struct Target {
    pub(super) document: &'static Document,
    pub(super) operation: &'static Operation,
    pub(super) error_body: fn(&Document, &Operation, u16, &str) -> Value,
}

/// Ends the test.
#[track_caller]
#[allow(clippy::panic)] // The documented result of an invalid mock, in a test.
pub(super) fn fail(id: &str, reason: impl Display) -> ! {
    panic!("{id}: {reason}")
}

impl Target {
    /// Ends the test.
    #[track_caller]
    pub(super) fn fail(self, reason: impl Display) -> ! {
        fail(&self.operation.id, reason)
    }

    /// Serializes a value of a test.
    #[track_caller]
    pub(super) fn value(self, part: &str, value: &(impl Serialize + ?Sized)) -> Value {
        serde_json::to_value(value).unwrap_or_else(|error| {
            self.fail(format_args!("the {part} cannot be serialized: {error}"))
        })
    }

    /// Ends the test if `value` violates `schema`.
    #[track_caller]
    pub(super) fn check(self, part: &str, document: &Document, schema: &Schema, value: &Value) {
        match document.pointers(schema, value) {
            Ok(pointers) if pointers.is_empty() => {}
            Ok(pointers) => self.fail(Invalid { part, pointers }),
            Err(reason) => self.fail(format_args!(
                "the schema of the {part} is invalid: {reason}"
            )),
        }
    }
}

/// The violations of a schema.
struct Invalid<'a> {
    part: &'a str,
    pointers: Vec<(String, String)>,
}

impl Display for Invalid<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the document forbids the {}:", self.part)?;
        for (pointer, reason) in &self.pointers {
            write!(out, "\n  at {pointer:?}: {reason}")?;
        }
        out.write_str("\nuse `raw` if the test needs it anyway")
    }
}
