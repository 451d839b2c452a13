//! The span of a call, with the attribute names of OpenTelemetry's HTTP clients. It contains no body, no secret, no query.

use std::time::Duration;

use tracing::Span;
use tracing::field::{Empty, display};

use crate::response::Head;
use crate::transport::Request;
use crate::{Error, Operation};

pub(super) fn span(operation: &Operation, request: &Request) -> Span {
    tracing::info_span!(
        target: "squad_core::call",
        "call",
        otel.name = %format_args!("{} {}", operation.method.as_str(), operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        operation_id = operation.id,
        http.request.method = operation.method.as_str(),
        url.template = operation.path,
        server.address = request.url.host_str().unwrap_or_default(),
        server.port = request.url.port_or_known_default().unwrap_or_default(),
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        request_id = Empty,
        "error.type" = Empty,
        elapsed_ms = Empty,
    )
}

pub(super) fn succeeded(span: &Span, head: &Head, elapsed: Duration) {
    span.record("http.response.status_code", head.status.as_u16());
    resent(span, head.attempts);
    if let Some(id) = &head.request_id {
        span.record("request_id", id);
    }
    took(span, elapsed);
}

pub(super) fn failed(span: &Span, error: &Error, elapsed: Duration) {
    span.record("otel.status_code", "ERROR");
    match error.status() {
        Some(status) => {
            span.record("http.response.status_code", status.as_u16());
            if status.is_success() {
                span.record("error.type", error.kind().as_str());
            } else {
                span.record("error.type", display(status.as_u16()));
            }
        }
        None => {
            span.record("error.type", error.kind().as_str());
        }
    }
    resent(span, error.attempts());
    if let Some(id) = error.request_id() {
        span.record("request_id", id);
    }
    took(span, elapsed);
}

fn resent(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

fn took(span: &Span, elapsed: Duration) {
    let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    span.record("elapsed_ms", millis);
}
