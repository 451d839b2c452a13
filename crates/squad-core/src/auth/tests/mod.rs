//! The behaviour of sessions, a file a promise, against providers and clocks in memory that count what reaches them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod clock;
#[allow(dead_code)]
mod fake;
mod single_flight;
