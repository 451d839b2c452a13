//! What the test targets beside this file share: documents, made-up instances and calls by operationId.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/arguments.rs"]
pub mod arguments;
#[path = "support/sample.rs"]
pub mod sample;

#[rustfmt::skip]
#[path = "generated/squadcast_calls.rs"]
pub mod squadcast_calls;
#[rustfmt::skip]
#[path = "generated/squadvoice_calls.rs"]
pub mod squadvoice_calls;

use serde_json::Value;

/// The effective document of an API.
pub fn effective(api: &str) -> Value {
    xtask::regen::effective_document(&xtask::workspace_root(), api).unwrap()
}
