//! The ergonomic client against typed mocks, and what the mocks forbid.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;
mod strict;

use squadcast::Squadcast;
use squadcast_httpmock::MockServer;

/// A client that has an access token and sends everything to `server`.
fn client(server: &MockServer) -> Squadcast {
    Squadcast::builder()
        .base_urls(server.base_url(), server.base_url())
        .access_token("token-0123456789")
        .core(|core| core.retry(squadcast::RetryPolicy::disabled()))
        .build()
        .unwrap()
}
