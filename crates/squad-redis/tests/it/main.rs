//! The behavior of a fleet against real Redis servers, which the tests start and end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod support;

mod access;
mod fencing;
mod forgetting;
mod limits;
mod outages;
mod processes;
mod settings;
mod tokens;
mod topologies;
