//! The integration tests of `squad-http`, one module per behavior, in one binary: linking is most of their build time.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod compression;
mod connections;
mod proxy;
#[path = "support/raw.rs"]
mod raw;
mod sockets;
#[path = "../../../squad-core/tests/it/support/mod.rs"]
mod support;
mod tls;
mod transport;
