//! The integration tests of `openapi-lower`, one module per guarantee.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod command;
mod document_rules;
mod equivalence;
mod former_dialects;
mod limits;
mod never_panics;
mod parsing;
mod parsing_limits;
mod progenitor_steps;
mod schema_rules;
mod seed;
