//! The behaviour of sessions, a file a promise, against providers and clocks in memory that count what reaches them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

mod clock;
mod fake;
mod files;
mod machine;
mod model;
mod processes;
mod rejected;
mod revoke;
mod rotation;
mod secrecy;
mod single_flight;
mod skew;
mod strict;
mod windows;
