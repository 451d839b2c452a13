//! One sending and the reading of its answer, body included.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::StreamExt as _;
use http::HeaderMap;

use super::Execution;
use super::body::{End, Pieces, Pulse, Stop, gather};
use crate::error::{MAX_ERROR_BODY_BYTES, single_line};
use crate::observe::Attempt;
use crate::response::Head;
use crate::retry::{AttemptOutcome, retry_after};
use crate::transport::{Request, SendPhase, TransportResponse};
use crate::{Bearer, Error, Kind, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Whole,
    Streamed,
}

/// A good answer.
pub(super) struct AttemptResponse {
    pub(super) head: Head,
    pub(super) part: Part,
}

/// As much of the body as was asked for.
pub(super) enum Part {
    Whole(Bytes),
    Begun(Option<Bytes>, Pieces),
}

/// A sending that came to nothing.
pub(super) struct Failed {
    pub(super) outcome: AttemptOutcome,
    pub(super) error: Error,
}

impl Execution {
    /// Sends once. The outer error is the end of the call: its deadline has passed.
    pub(super) async fn once(
        &self,
        started: Duration,
        bearer: Option<&Bearer>,
        mode: Mode,
    ) -> Result<std::result::Result<AttemptResponse, Failed>> {
        let own = self.client.settings().attempt_timeout;
        let own = own.filter(|_| !self.operation.streaming);
        let own_end = own.map(|own| started.saturating_add(own));
        let until = match (own_end, self.ends) {
            (Some(own), Some(ends)) => Some(own.min(ends)),
            (own, ends) => own.or(ends),
        };
        let pulse = Pulse::new(&**self.client.clock(), started);
        let work = pin!(self.exchange(self.signed(bearer), bearer, mode, &pulse));
        let quiet = self.client.settings().read_timeout;
        let outcome = match pulse.watch(work, started, until, quiet).await {
            Ok(outcome) => Ok(outcome),
            Err(Stop::Late) if until == self.ends => {
                Err(self.too_late("the call was not answered"))
            }
            Err(stop) => {
                let why = match stop {
                    Stop::Late => format!(
                        "no whole answer within the {} s of one attempt",
                        own.unwrap_or_default().as_secs_f64()
                    ),
                    Stop::Silent => {
                        format!("not a byte of an answer for {} s", quiet.as_secs_f64())
                    }
                };
                Ok(Err(Failed {
                    outcome: AttemptOutcome::Unsent(SendPhase::Timeout),
                    error: Error::new(Kind::Timeout, why),
                }))
            }
        };
        let (status, error) = match &outcome {
            Ok(Ok(answer)) => (Some(answer.head.status), None),
            Ok(Err(failed)) => (failed.error.status(), Some(failed.error.kind())),
            Err(error) => (None, Some(error.kind())),
        };
        self.client.observer().attempt(&Attempt {
            operation: self.operation.id,
            attempt: self.attempts,
            status: status.map(|status| status.as_u16()),
            error,
            elapsed: self.now().saturating_sub(started),
        });
        outcome
    }

    async fn exchange(
        &self,
        request: Request,
        bearer: Option<&Bearer>,
        mode: Mode,
        pulse: &Pulse<'_>,
    ) -> std::result::Result<AttemptResponse, Failed> {
        let reply = self.client.transport().send(request).await;
        pulse.beat();
        let reply = reply.map_err(|error| Failed {
            outcome: AttemptOutcome::Unsent(error.phase),
            error: error.into(),
        })?;
        let TransportResponse {
            status,
            headers,
            mut body,
        } = reply;
        let request_id = request_id(&headers);
        if !status.is_success() {
            let after = retry_after(&headers, self.client.clock().wall());
            let error = if status.is_redirection() {
                redirected(status, &headers)
            } else {
                let (read, _) = gather(&mut body, &headers, MAX_ERROR_BODY_BYTES, pulse).await;
                Error::from_response(status, &read, &self.secrets(bearer))
            };
            return Err(Failed {
                outcome: AttemptOutcome::Status {
                    status: status.as_u16(),
                    retry_after: after,
                },
                error: error.with_request_id(request_id).with_retry_after(after),
            });
        }
        let broken = |error: Error| Failed {
            outcome: AttemptOutcome::BrokenBody,
            error: error
                .with_status(status)
                .with_request_id(request_id.clone()),
        };
        let part = match mode {
            Mode::Whole => {
                let most = self.client.settings().max_response_bytes;
                match gather(&mut body, &headers, most, pulse).await {
                    (whole, End::Complete) => Part::Whole(whole),
                    (_, End::Broken(error)) => return Err(broken(error.into())),
                    (_, End::TooLarge) => {
                        return Err(Failed {
                            // Asking again would bring the same.
                            outcome: AttemptOutcome::Status {
                                status: status.as_u16(),
                                retry_after: None,
                            },
                            error: too_large(most)
                                .with_status(status)
                                .with_request_id(request_id),
                        });
                    }
                }
            }
            Mode::Streamed => {
                let first = body.next().await.transpose();
                Part::Begun(first.map_err(|error| broken(error.into()))?, body)
            }
        };
        Ok(AttemptResponse {
            head: Head {
                status,
                headers,
                request_id,
                attempts: 0,
            },
            part,
        })
    }

    /// What a service might repeat in its answer and nobody may read in an error.
    fn secrets<'s>(&'s self, bearer: Option<&'s Bearer>) -> Vec<&'s str> {
        let own = self
            .request
            .headers
            .values()
            .filter(|value| value.is_sensitive());
        let own = own.filter_map(|value| value.to_str().ok());
        let bearer = bearer.and_then(|bearer| bearer.header.to_str().ok());
        let token = bearer.map(|header| header.strip_prefix("Bearer ").unwrap_or(header));
        // A short value is no secret, and blotting it out would make words unreadable.
        own.chain(token).filter(|text| text.len() >= 8).collect()
    }
}

/// The request id of an answer, by whichever name the service or a gateway before it gives one.
fn request_id(headers: &HeaderMap) -> Option<String> {
    const NAMES: [&str; 5] = [
        "x-request-id",
        "x-correlation-id",
        "x-amzn-requestid",
        "x-amz-apigw-id",
        "cf-ray",
    ];
    let mut found = NAMES.iter().filter_map(|name| headers.get(*name));
    let text = found.find_map(|value| value.to_str().ok().filter(|text| !text.is_empty()))?;
    Some(single_line(text, 100))
}

/// A redirect is not followed: it would carry the token to an address that nobody chose.
fn redirected(status: http::StatusCode, headers: &HeaderMap) -> Error {
    let place = headers.get(http::header::LOCATION);
    let place = place.and_then(|place| url::Url::parse(place.to_str().ok()?).ok());
    let host = place.as_ref().and_then(|place| place.host_str());
    let message = format!(
        "the service redirects to {}, which is not followed; check the base URL",
        host.unwrap_or("another path")
    );
    Error::new(Kind::Decode, message).with_status(status)
}

fn too_large(most: usize) -> Error {
    let message = format!(
        "the answer is larger than {most} bytes; stream it, or raise the client's `max_response_bytes`"
    );
    Error::new(Kind::Decode, message)
}
