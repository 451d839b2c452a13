//! The integration tests of `squad-core`, one module per behavior, in one binary: linking is most of their build time.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod backoff;
mod base_urls;
mod bulk;
mod bulk_endings;
mod call_arguments;
mod custom_requests;
mod deadlines;
mod decoding;
mod downloads;
mod error_kinds;
mod errors;
mod limits;
mod list_options;
mod lists;
mod messages;
mod observation;
mod plain_calls;
mod previews;

#[path = "support/rate_limits.rs"]
mod rate_limits;
mod refresh;
mod rejected_tokens;
mod request;
mod request_chain;
mod retries;
mod retry_after;
mod secrecy;
mod stores;
mod streams;
mod successes;
mod support;
mod throttling;
