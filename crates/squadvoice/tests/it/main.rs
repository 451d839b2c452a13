//! The client against a service in memory and against the fake.

mod api_requests;
mod batches;
mod batches_story;
mod configuration;
mod conformance;
mod errors;
mod interop;
mod logout;
mod processes;
mod responses;
mod responses_story;
#[cfg(feature = "schemars")]
mod schemas;
mod support;
mod tokens;
mod v1;
mod webhook;
