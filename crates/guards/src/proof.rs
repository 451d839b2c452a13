//! The changes of documents that prove the differ, the places where they are made, and the judge of what they mean.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

#[path = "../../openapi-drift/tests/it/proof/document.rs"]
pub(crate) mod document;
#[path = "../../openapi-drift/tests/it/proof/instances/mod.rs"]
pub(crate) mod instances;
#[path = "../../openapi-drift/tests/it/proof/mutate/mod.rs"]
pub(crate) mod mutate;
#[path = "../../openapi-drift/tests/it/proof/oracle.rs"]
pub(crate) mod oracle;
#[path = "../../openapi-drift/tests/it/proof/wire.rs"]
pub(crate) mod wire;
