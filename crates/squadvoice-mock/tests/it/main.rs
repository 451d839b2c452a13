//! The fake, without a client.

mod api;
mod support;
mod token_endpoints;
