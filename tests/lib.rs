//! Shared by the tests of the workspace: documents, sample instances and calls by operationId.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/documented.rs"]
pub mod documented;
#[path = "support/sample.rs"]
pub mod sample;

#[rustfmt::skip]
#[path = "generated/squadcast_both_ways.rs"]
pub mod squadcast_both_ways;
#[rustfmt::skip]
#[path = "generated/squadvoice_both_ways.rs"]
pub mod squadvoice_both_ways;
#[rustfmt::skip]
#[path = "generated/squadcast_mocks.rs"]
pub mod squadcast_mocks;
#[rustfmt::skip]
#[path = "generated/squadvoice_mocks.rs"]
pub mod squadvoice_mocks;

#[cfg(feature = "schemars")]
#[path = "support/schemas.rs"]
pub mod schemas;
#[cfg(feature = "schemars")]
#[rustfmt::skip]
#[path = "generated/squadcast_types.rs"]
pub mod squadcast_types;
#[cfg(feature = "schemars")]
#[rustfmt::skip]
#[path = "generated/squadvoice_types.rs"]
pub mod squadvoice_types;

use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Serialize;
use serde_json::Value;

/// Decodes a value and serializes it again.
pub type RoundTrip = fn(Value) -> serde_json::Result<Value>;

/// Decodes a value and serializes it again.
///
/// # Errors
/// If the value is not a `T`.
pub fn round_trip<T: serde::de::DeserializeOwned + Serialize>(
    value: Value,
) -> serde_json::Result<Value> {
    serde_json::to_value(serde_json::from_value::<T>(value)?)
}

/// The response of a mock.
pub enum Outcome<'a> {
    /// The data that a function makes of an example.
    Data(&'a mut dyn FnMut(Value) -> Value),
    /// An error with a status and a message.
    Error(u16, &'a str),
}

/// The data that `respond` makes of an example.
pub fn responded<T: serde::de::DeserializeOwned + Serialize>(
    example: T,
    respond: &mut dyn FnMut(Value) -> Value,
) -> T {
    let data = respond(serde_json::to_value(example).unwrap());
    serde_json::from_value(data.clone()).unwrap_or_else(|error| panic!("{data}: {error}"))
}

/// A JSON file of the workspace.
pub fn read(file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(xtask::workspace_root().join(file)).unwrap()).unwrap()
}

/// The document of an API as it is vendored.
pub fn vendored(api: &str) -> Value {
    read(&format!("openapi/{api}.json"))
}

/// The document of an API with its overlay applied.
pub fn effective(api: &str) -> Value {
    xtask::regen::effective_document(&xtask::workspace_root(), api)
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// Asserts that two sets are equal; a failure names what is missing on either side instead of printing both.
///
/// `missing` says what to do about items of `expected` that are not in `found`, `superfluous` about the others.
pub fn assert_same_set<T: Ord + Display>(
    found: impl IntoIterator<Item = T>,
    expected: impl IntoIterator<Item = T>,
    missing: &str,
    superfluous: &str,
) {
    let (found, expected): (BTreeSet<T>, BTreeSet<T>) =
        (found.into_iter().collect(), expected.into_iter().collect());
    let mut faults = Vec::new();
    for (items, remedy) in [
        (expected.difference(&found), missing),
        (found.difference(&expected), superfluous),
    ] {
        faults.extend(items.map(|item| format!("{item}: {remedy}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
