//! A client over memory, for the tests of incidents.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic
)]

use http::StatusCode;
use serde_json::Value;
use squadcast::core::testing::{ManualClock, MemoryTransport, Recorded};
use squadcast::core::transport::TransportResponse;
use squadcast::{IncidentId, Squadcast, TeamId};

/// A client of `service` with `clock`.
pub fn client(service: &MemoryTransport, clock: &ManualClock) -> Squadcast {
    Squadcast::builder()
        .base_urls("https://api.test", "https://auth.test")
        .access_token("tok-canary-1")
        .transport(service.clone())
        .clock(clock.clone())
        .build()
        .unwrap()
}

/// A client of `service` for tests without waiting.
pub fn plain(service: &MemoryTransport) -> Squadcast {
    client(service, &ManualClock::new())
}

pub fn ok(body: &Value) -> TransportResponse {
    TransportResponse::json(StatusCode::OK, body)
}

pub fn text(body: impl Into<String>) -> TransportResponse {
    TransportResponse::new(StatusCode::OK, body.into())
}

pub fn team() -> TeamId {
    "team-1".parse().unwrap()
}

pub fn incident() -> IncidentId {
    "inc-1".parse().unwrap()
}

/// The value of a query parameter, percent-encoded as it was sent.
pub fn query(query: Option<&str>, name: &str) -> Option<String> {
    query?
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value.to_owned())
}

/// The value of a query parameter of a request that was sent.
pub fn sent(request: &Recorded, name: &str) -> Option<String> {
    query(request.url.query(), name)
}
