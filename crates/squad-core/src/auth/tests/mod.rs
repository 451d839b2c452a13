//! The behavior of sessions, one file per guarantee, against providers and clocks in memory that count requests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

mod abandoned;
mod clock;
mod defaults;
mod exchange;
mod failing_store;
mod fake;
mod files;
mod fleet_store;
mod hanging_store;
mod locks;
mod processes;
mod records;
mod rejected;
mod rejections;
mod retry;
mod revoke;
mod rotated_elsewhere;
mod rotation;
mod scheduling;
mod secrecy;
mod shared;
mod short_lives;
mod single_flight;
mod skew;
mod snapshots;
mod state;
mod store_failures;
mod strict;
mod take_over;
mod transitions;
mod values;
mod windows;
