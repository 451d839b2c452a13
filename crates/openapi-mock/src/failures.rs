//! Failure injection: makes the next calls of an operation fail.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::{StatusCode, header};

use crate::response::Response;

/// An injected failure.
///
/// ```
/// use openapi_mock::Failure;
///
/// let failures = [
///     Failure::too_many_requests(30),
///     Failure::disconnect(),
///     Failure::status(502, "<html>Bad Gateway</html>"),
/// ];
/// assert_eq!(format!("{:?}", failures[2]), "Failure::status(502)");
/// ```
#[derive(Clone)]
pub struct Failure(pub(crate) FailureMode);

/// How a call fails.
#[derive(Clone)]
pub(crate) enum FailureMode {
    /// Returns this response without executing the operation.
    Respond(Response),
    /// Rejects the request in the service's error format without executing the operation.
    Reject {
        status: u16,
        message: &'static str,
        retry_after: Option<String>,
    },
    /// Executes the operation and delays the response.
    Delay(Duration),
    /// Never responds and does not execute the operation.
    Hang,
    /// Closes the connection without executing the operation.
    Disconnect,
    /// Executes the operation, then closes the connection.
    LoseResponse,
    /// Executes the operation, then closes the connection halfway through the response body.
    TruncateBody,
}

impl Failure {
    /// Returns this status and body without executing the operation.
    ///
    /// The content type follows from the first character: `{` or `[` is JSON, `<` is HTML, anything else is plain text.
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        let body = body.into();
        let content_type = if body.starts_with(['{', '[']) {
            "application/json"
        } else if body.starts_with('<') {
            "text/html"
        } else {
            "text/plain; charset=utf-8"
        };
        Self(FailureMode::Respond(Response::text(
            status,
            content_type,
            body,
        )))
    }

    /// Returns 429 with a `Retry-After` header in seconds.
    pub fn too_many_requests(retry_after_seconds: u64) -> Self {
        Self(FailureMode::Reject {
            status: 429,
            message: "too many requests",
            retry_after: Some(retry_after_seconds.to_string()),
        })
    }

    /// Returns 503 without a `Retry-After` header; add one with [`retry_after`](Self::retry_after).
    pub fn unavailable() -> Self {
        Self(FailureMode::Reject {
            status: 503,
            message: "service unavailable",
            retry_after: None,
        })
    }

    /// Returns this status in the error format of the service. The operation is not executed.
    pub fn error(status: StatusCode) -> Self {
        Self(FailureMode::Reject {
            status: status.as_u16(),
            message: status.canonical_reason().unwrap_or("injected failure"),
            retry_after: None,
        })
    }

    /// Executes the operation and delays the response. The delay runs on tokio's timer, not on the mock's [`Clock`](crate::Clock).
    pub fn slow(delay: Duration) -> Self {
        Self(FailureMode::Delay(delay))
    }

    /// Never responds, until the client disconnects or the mock is dropped. The operation is not executed.
    pub fn hang() -> Self {
        Self(FailureMode::Hang)
    }

    /// Closes the connection without executing the operation.
    pub fn disconnect() -> Self {
        Self(FailureMode::Disconnect)
    }

    /// Executes the operation, then closes the connection without a response.
    pub fn lose_response() -> Self {
        Self(FailureMode::LoseResponse)
    }

    /// Executes the operation, then closes the connection halfway through the response body.
    ///
    /// A response without a body is lost as with [`lose_response`](Self::lose_response).
    pub fn truncate_body() -> Self {
        Self(FailureMode::TruncateBody)
    }

    /// Sets the `Retry-After` header of a failure with a status: seconds, an HTTP date, or an invalid value on purpose.
    ///
    /// Failures without a status are returned unchanged.
    pub fn retry_after(self, value: &str) -> Self {
        match self.0 {
            FailureMode::Respond(response) => Self(FailureMode::Respond(
                response.header(header::RETRY_AFTER, value),
            )),
            FailureMode::Reject {
                status, message, ..
            } => Self(FailureMode::Reject {
                status,
                message,
                retry_after: Some(value.to_owned()),
            }),
            mode => Self(mode),
        }
    }
}

/// Parses a status (`503`), `disconnect`, `hang`, `lose-response` or `truncate-body`. 429 has the header `Retry-After: 1`.
///
/// ```
/// use openapi_mock::Failure;
///
/// assert_eq!(format!("{:?}", "503".parse::<Failure>()?), "Failure::status(503)");
/// # Ok::<(), String>(())
/// ```
impl FromStr for Failure {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text {
            "disconnect" => Self::disconnect(),
            "hang" => Self::hang(),
            "lose-response" => Self::lose_response(),
            "truncate-body" => Self::truncate_body(),
            "429" => Self::too_many_requests(1),
            _ => match StatusCode::from_bytes(text.as_bytes()) {
                Ok(status) if status.as_u16() >= 300 => Self::error(status),
                _ => {
                    return Err(format!(
                        "`{text}` is not a failure: use a status from 300, `disconnect`, `hang`, `lose-response` or \
                         `truncate-body`"
                    ));
                }
            },
        })
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            FailureMode::Respond(response) => write!(out, "Failure::status({})", response.status),
            FailureMode::Reject { status, .. } => write!(out, "Failure::status({status})"),
            FailureMode::Delay(delay) => write!(out, "Failure::slow({delay:?})"),
            FailureMode::Hang => out.write_str("Failure::hang"),
            FailureMode::Disconnect => out.write_str("Failure::disconnect"),
            FailureMode::LoseResponse => out.write_str("Failure::lose_response"),
            FailureMode::TruncateBody => out.write_str("Failure::truncate_body"),
        }
    }
}

/// The failures that have not happened yet, by operation id.
#[derive(Debug, Default)]
pub(crate) struct InjectedFailures(HashMap<String, VecDeque<(usize, Failure)>>);

impl InjectedFailures {
    pub(crate) fn add(&mut self, operation_id: &str, times: usize, failure: Failure) {
        self.0
            .entry(operation_id.to_owned())
            .or_default()
            .push_back((times, failure));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the failure of the next call of an operation, if there is one.
    pub(crate) fn take(&mut self, operation_id: &str) -> Option<Failure> {
        let queue = self.0.get_mut(operation_id)?;
        while queue.front().is_some_and(|(times, _)| *times == 0) {
            queue.pop_front();
        }
        let (times, failure) = queue.front_mut()?;
        *times -= 1;
        Some(failure.clone())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use std::time::Duration;

    use http::header;

    use super::{Failure, FailureMode, InjectedFailures};
    use crate::response::Response;

    fn response(failure: Failure) -> Response {
        match failure.0 {
            FailureMode::Respond(response) => response,
            _ => panic!("{failure:?} has no response"),
        }
    }

    fn header_of(failure: Failure, name: http::HeaderName) -> Option<String> {
        let headers = response(failure).headers;
        let (_, value) = headers.into_iter().find(|(found, _)| *found == name)?;
        value.to_str().ok().map(str::to_owned)
    }

    #[test]
    fn content_type_follows_from_the_body() {
        for (body, expected) in [
            ("{}", "application/json"),
            ("[]", "application/json"),
            ("<html>", "text/html"),
            ("oops", "text/plain; charset=utf-8"),
            ("", "text/plain; charset=utf-8"),
        ] {
            let content_type = header_of(Failure::status(500, body), header::CONTENT_TYPE);
            assert_eq!(content_type.as_deref(), Some(expected), "{body:?}");
        }
    }

    #[test]
    fn retry_after_is_set_on_a_status_only() {
        let retry_after = |failure: Failure| match failure.0 {
            FailureMode::Reject { retry_after, .. } => retry_after,
            _ => header_of(failure, header::RETRY_AFTER),
        };
        assert_eq!(retry_after(Failure::unavailable()), None);
        let failure = Failure::unavailable().retry_after("5");
        assert_eq!(retry_after(failure).as_deref(), Some("5"));
        let failure = Failure::too_many_requests(7);
        assert_eq!(retry_after(failure).as_deref(), Some("7"));
        let failure = Failure::status(500, "").retry_after("9");
        assert_eq!(retry_after(failure).as_deref(), Some("9"));
        let failure = Failure::hang().retry_after("5");
        assert!(matches!(failure.0, FailureMode::Hang));
    }

    #[test]
    fn debug_names_the_constructor() {
        for (failure, expected) in [
            (Failure::status(418, "secret"), "Failure::status(418)"),
            (Failure::slow(Duration::from_secs(2)), "Failure::slow(2s)"),
            (Failure::hang(), "Failure::hang"),
            (Failure::disconnect(), "Failure::disconnect"),
            (Failure::lose_response(), "Failure::lose_response"),
            (Failure::truncate_body(), "Failure::truncate_body"),
        ] {
            assert_eq!(format!("{failure:?}"), expected);
        }
    }

    #[test]
    fn failures_of_one_operation_are_taken_in_order() {
        let mut failures = InjectedFailures::default();
        failures.add("a", 0, Failure::hang());
        failures.add("a", 2, Failure::status(500, ""));
        failures.add("a", 1, Failure::status(502, ""));
        failures.add("b", 1, Failure::status(503, ""));
        let taken: Vec<u16> = std::iter::from_fn(|| failures.take("a"))
            .map(|failure| response(failure).status)
            .collect();
        assert_eq!(taken, [500, 500, 502]);
        assert!(failures.take("b").is_some());
        assert!(failures.take("c").is_none());
    }
}
