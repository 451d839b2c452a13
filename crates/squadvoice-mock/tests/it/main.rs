//! The fake, without a client.

mod api;
mod recording;
mod support;
mod token_endpoints;
