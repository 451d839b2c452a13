//! One attempt: sending the request, reading the response, and checking whether it is a success.

use std::pin::pin;
use std::time::Duration;

use futures_util::stream::StreamExt as _;
use http::{HeaderMap, StatusCode};

use super::body::{self, Chunks, End, ResponseBody};
use super::success::{self, Expect, Rejection};
use super::watchdog::{Expired, Watchdog};
use crate::error::{MAX_ERROR_BODY_BYTES, redact, single_line};
use crate::response::Head;
use crate::retry::AttemptOutcome;
use crate::retry_after::retry_after;
use crate::transport::{Request, SendError, SendPhase, TransportResponse};
use crate::{Client, Error, Kind, Operation, RequestSent, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Whole(Expect),
    Streamed,
}

/// A successful response.
pub(super) struct AttemptResponse {
    pub(super) head: Head,
    pub(super) body: ResponseBody,
}

/// A failed attempt.
pub(super) struct Failed {
    pub(super) outcome: AttemptOutcome,
    pub(super) error: Error,
}

/// Everything about an attempt but its request.
pub(super) struct Attempt<'a> {
    pub(super) client: &'a Client,
    pub(super) operation: &'static Operation,
    pub(super) mode: Mode,
    /// What no error may show although the service may send it back.
    pub(super) secrets: Vec<&'a str>,
    pub(super) started: Duration,
    /// When the deadline of the call ends.
    pub(super) ends: Option<Duration>,
}

/// The deadline of the call passed.
pub(super) struct DeadlinePassed;

impl Attempt<'_> {
    pub(super) async fn send(
        &self,
        request: Request,
    ) -> Result<Result<AttemptResponse, Failed>, DeadlinePassed> {
        let settings = self.client.settings();
        let timeout = settings
            .attempt_timeout
            .filter(|_| !self.operation.streaming);
        let timeout_ends = timeout.map(|timeout| self.started.saturating_add(timeout));
        let until = match (timeout_ends, self.ends) {
            (Some(timeout), Some(ends)) => Some(timeout.min(ends)),
            (timeout, ends) => timeout.or(ends),
        };
        let watchdog = Watchdog::new(&**self.client.clock(), self.started);
        let work = pin!(self.exchange(request, &watchdog));
        let idle = settings.read_timeout;
        let message = match watchdog.watch(work, self.started, until, idle).await {
            Ok(result) => return Ok(result),
            Err(Expired::Timeout) if until == self.ends => return Err(DeadlinePassed),
            Err(Expired::Timeout) => format!(
                "no complete response arrived within the attempt timeout of {} s",
                timeout.unwrap_or_default().as_secs_f64()
            ),
            Err(Expired::Idle) => format!(
                "no byte of the response arrived within {} s",
                idle.as_secs_f64()
            ),
        };
        Ok(Err(Failed {
            outcome: AttemptOutcome::Transport(SendPhase::Timeout),
            error: Error::new(Kind::Timeout, message).with_request_sent(RequestSent::Maybe),
        }))
    }

    async fn exchange(
        &self,
        request: Request,
        watchdog: &Watchdog<'_>,
    ) -> Result<AttemptResponse, Failed> {
        let response = self.client.transport().send(request).await;
        watchdog.touch();
        let response = response.map_err(|error| Failed {
            outcome: AttemptOutcome::Transport(error.phase),
            error: error.into(),
        })?;
        let TransportResponse {
            status,
            headers,
            mut body,
        } = response;
        let request_id = request_id(&headers, &self.secrets);
        let result = if status.is_success() {
            self.successful(status, &headers, body, watchdog).await
        } else {
            Err(self.failed(status, &headers, &mut body, watchdog).await)
        };
        match result {
            Ok(body) => Ok(AttemptResponse {
                head: Head {
                    status,
                    headers,
                    request_id,
                    attempts: 0,
                },
                body,
            }),
            Err(failed) => Err(Failed {
                outcome: failed.outcome,
                error: failed
                    .error
                    .with_status(status)
                    .with_request_id(request_id)
                    .with_request_sent(RequestSent::Yes),
            }),
        }
    }

    /// Reads the body of a 2xx response and checks it.
    async fn successful(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        mut chunks: Chunks,
        watchdog: &Watchdog<'_>,
    ) -> Result<ResponseBody, Failed> {
        match self.mode {
            Mode::Whole(expect) => {
                let max = self.client.settings().max_response_bytes;
                let (whole, end) =
                    body::read(self.operation, &mut chunks, headers, max, watchdog).await;
                match end {
                    End::Complete => {}
                    End::Broken(error) => return Err(broken(error)),
                    End::TooLarge => {
                        return Err(Failed {
                            outcome: AttemptOutcome::Final,
                            error: too_large(max),
                        });
                    }
                }
                self.check(status, headers, expect, &whole)?;
                Ok(ResponseBody::Whole(whole))
            }
            Mode::Streamed => {
                let first = loop {
                    match chunks.next().await.transpose().map_err(broken)? {
                        Some(chunk) if chunk.is_empty() => watchdog.touch(),
                        first => break first,
                    }
                };
                if first.is_none()
                    && let Some(error) = body::length_mismatch(self.operation, headers, 0)
                {
                    return Err(broken(error));
                }
                let start = first.as_deref().unwrap_or_default();
                self.check(status, headers, Expect::Bytes, start)?;
                Ok(ResponseBody::Stream(first, chunks))
            }
        }
    }

    fn check(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        expect: Expect,
        body: &[u8],
    ) -> Result<(), Failed> {
        let rejection = match success::check(self.operation, expect, status, headers, body) {
            Ok(()) => return Ok(()),
            Err(rejection) => rejection,
        };
        Err(match rejection {
            Rejection::Unexpected(error) => Failed {
                outcome: AttemptOutcome::Final,
                error,
            },
            Rejection::Envelope(inner) => Failed {
                outcome: AttemptOutcome::ErrorEnvelope {
                    status: inner.as_u16(),
                },
                error: Error::from_response(inner, body, &self.secrets).with_status(status),
            },
        })
    }

    /// Makes the error of a response that is not a 2xx.
    async fn failed(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        chunks: &mut Chunks,
        watchdog: &Watchdog<'_>,
    ) -> Failed {
        let delay = retry_after(headers, self.client.clock().wall());
        let error = match Kind::of_status(status) {
            Kind::Redirect => redirected(headers),
            Kind::UnexpectedResponse => Error::new(
                Kind::UnexpectedResponse,
                format!(
                    "the service responded with HTTP {}, which is not documented",
                    status.as_u16()
                ),
            ),
            _ => {
                let (body, _) = body::read(
                    self.operation,
                    chunks,
                    headers,
                    MAX_ERROR_BODY_BYTES,
                    watchdog,
                )
                .await;
                Error::from_response(status, &body, &self.secrets)
            }
        };
        Failed {
            outcome: AttemptOutcome::Status {
                status: status.as_u16(),
                retry_after: delay,
            },
            error: error.with_retry_after(delay),
        }
    }
}

fn broken(error: SendError) -> Failed {
    Failed {
        outcome: AttemptOutcome::BrokenBody(error.phase),
        error: error.into(),
    }
}

/// Returns the request id of a response, by the header names of the service and of common gateways.
fn request_id(headers: &HeaderMap, secrets: &[&str]) -> Option<String> {
    const NAMES: [&str; 5] = [
        "x-request-id",
        "x-correlation-id",
        "x-amzn-requestid",
        "x-amz-apigw-id",
        "cf-ray",
    ];
    let mut found = NAMES.iter().filter_map(|name| headers.get(*name));
    let text = found.find_map(|value| value.to_str().ok().filter(|text| !text.is_empty()))?;
    Some(single_line(&redact(text, secrets), 100))
}

fn redirected(headers: &HeaderMap) -> Error {
    let location = headers.get(http::header::LOCATION);
    let url = location.and_then(|location| url::Url::parse(location.to_str().ok()?).ok());
    let host = url.as_ref().and_then(|url| url.host_str());
    let message = format!(
        "the service redirects to {}, and redirects are not followed; check the base URL",
        host.unwrap_or("another path")
    );
    Error::new(Kind::Redirect, message)
}

fn too_large(max: usize) -> Error {
    let message = format!(
        "the response has more than {max} bytes; stream it, or raise the client's `max_response_bytes`"
    );
    Error::new(Kind::Decode, message)
}
