//! Tests of the whole workspace, one file per guarantee, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod both_ways;
mod contributor_docs;
mod documents;
mod freshness;
mod hosts;
mod lock;
mod mocks;
mod module_cycles;
mod names;
mod regen;
mod response_forms;
mod schemas;
mod secrets;
mod source_tree;
mod surface;
mod tree;
mod vocabulary;
mod wire;
