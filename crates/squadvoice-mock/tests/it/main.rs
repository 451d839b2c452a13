//! The fake, without a client.

mod api;
#[cfg(all(unix, feature = "cli"))]
mod program;
mod recording;
mod support;
mod token_endpoints;
