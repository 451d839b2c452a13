//! A fake of a small service with one resource, as a client of it sees the server.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, unreachable_pub)]

mod failures;
mod journal;
#[cfg(feature = "httpmock")]
mod mocks;
mod recording;
mod routing;
mod shutdown;
mod support;
mod validation;
