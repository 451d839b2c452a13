//! One file per guarantee.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod differences;
mod driving;
mod formats;
mod har;
mod observing;
mod replay;
mod samples;
mod support;
mod values;
mod writing;
