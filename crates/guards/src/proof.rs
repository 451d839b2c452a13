//! The changes of documents that prove the differ, and the places where they are made.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

#[path = "../../openapi-drift/tests/it/proof/document.rs"]
pub(crate) mod document;
#[path = "../../openapi-drift/tests/it/proof/mutate/mod.rs"]
pub(crate) mod mutate;
