//! Integration tests of the crate, one binary: a filter such as `proof::` runs one module alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod corpus;
mod differ;
#[cfg(feature = "fetch")]
mod fetch;
mod forms;
mod proof;
mod reader;
mod report;
mod seed;
mod vendor;
