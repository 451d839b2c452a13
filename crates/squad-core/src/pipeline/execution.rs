//! A call while it is executed: admission, attempts and retries under its deadline.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{BoxFuture, Either, select};
use http::HeaderValue;
use http::header::AUTHORIZATION;
use tracing::Instrument as _;

use super::attempt::{Attempt, AttemptResponse, Failed, Mode};
use super::body::ResponseBody;
use super::deadline::Deadline;
use super::stream::byte_stream;
use super::success::Expect;
use super::trace;
use crate::error::secret_values;
use crate::limits::{Permit, PermitOutcome};
use crate::observe::{self, Retry, Wait, WaitReason};
use crate::retry::jitter;
use crate::transport::Request;
use crate::{
    Bearer, ByteStream, Client, Error, Kind, Operation, RequestSent, Response, Result, RetryPolicy,
};

/// How long a call waits after a 429 without `Retry-After`.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(1);

/// The options of one call.
#[derive(Debug, Clone)]
pub(crate) struct CallOptions {
    pub(crate) deadline: Option<Duration>,
    pub(crate) total_deadline: Option<Duration>,
    /// Whether waiting for rate limits does not count against the deadline.
    pub(crate) queue_before_deadline: bool,
    pub(crate) retry: RetryPolicy,
}

/// A call that is executed.
pub(crate) struct Execution {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    request: Request,
    /// What of the path and the body no error may show.
    argument_secrets: Vec<String>,
    /// The header of the last attempt.
    authorization: Option<HeaderValue>,
    pub(super) options: CallOptions,
    started: Duration,
    pub(super) deadline: Deadline,
    pub(super) attempts: u32,
    retries: u32,
    /// Whether an attempt has reached the service.
    sent: RequestSent,
    /// The refreshed token, after the service rejected the first one.
    pub(super) refreshed: Option<Arc<Bearer>>,
    pub(super) last: Option<Error>,
}

/// A call that has its response, which is not decoded yet.
struct Finished {
    execution: Execution,
    span: tracing::Span,
    result: Result<AttemptResponse>,
}

/// The deadline passed while waiting.
pub(super) struct Elapsed;

impl Execution {
    pub(crate) fn new(
        client: Client,
        operation: &'static Operation,
        request: Request,
        path_secrets: Vec<String>,
        options: CallOptions,
    ) -> Self {
        let mut argument_secrets = path_secrets;
        if let Some(body) = &request.body
            && !operation.secret_fields.is_empty()
        {
            argument_secrets.extend(secret_values(body, operation.secret_fields));
        }
        Self {
            client,
            operation,
            request,
            argument_secrets,
            authorization: None,
            options,
            started: Duration::ZERO,
            deadline: Deadline::default(),
            attempts: 0,
            retries: 0,
            sent: RequestSent::No,
            refreshed: None,
            last: None,
        }
    }

    /// Sends the request, reads the whole response and decodes it. An empty body is decoded too, if it is a success.
    /// `decode` gets the secrets of the request, which nothing may show.
    pub(crate) async fn decoded<T>(
        self,
        decode: impl FnOnce(&Bytes, &[&str]) -> Result<T>,
    ) -> Result<Response<T>> {
        self.whole(Expect::Json, decode).await
    }

    /// Sends the request and reads the whole response.
    pub(crate) async fn bytes(self) -> Result<Response<Bytes>> {
        self.whole(Expect::Bytes, |body, _| Ok(body.clone())).await
    }

    async fn whole<T>(
        self,
        expect: Expect,
        decode: impl FnOnce(&Bytes, &[&str]) -> Result<T>,
    ) -> Result<Response<T>> {
        let Finished {
            execution,
            span,
            result,
        } = self.send(Mode::Whole(expect)).await;
        let result = span.in_scope(|| {
            let response = result?;
            let ResponseBody::Whole(body) = &response.body else {
                return Err(Error::new(Kind::Decode, "the response is a stream"));
            };
            let secrets = execution.secrets();
            match decode(body, &secrets) {
                Ok(value) => Ok(Response {
                    value,
                    head: response.head,
                }),
                Err(error) => Err(error
                    .redacted(&secrets)
                    .with_status(response.head.status)
                    .with_request_id(response.head.request_id)),
            }
        });
        execution.finish(&span, result)
    }

    /// Sends the request and reads the response up to the first chunk of its body.
    pub(crate) async fn streamed(self) -> Result<Response<ByteStream>> {
        let Finished {
            execution,
            span,
            result,
        } = self.send(Mode::Streamed).await;
        let result = result.map(|response| Response {
            value: byte_stream(
                response.body,
                &response.head,
                &execution.client,
                execution.operation,
                execution.deadline,
                execution.secrets(),
            ),
            head: response.head,
        });
        execution.finish(&span, result)
    }

    /// Boxed, so that the pipeline is compiled once and not for every type of value.
    fn send(mut self, mode: Mode) -> BoxFuture<'static, Finished> {
        Box::pin(async move {
            let span = trace::span(self.operation, &self.request);
            let result = self.run(mode).instrument(span.clone()).await;
            Finished {
                execution: self,
                span,
                result,
            }
        })
    }

    fn finish<T>(&self, span: &tracing::Span, result: Result<Response<T>>) -> Result<Response<T>> {
        let result = result.map_err(|error| {
            error
                .with_operation(self.operation.id)
                .with_attempts(self.attempts)
                .with_request_sent(self.sent)
        });
        if !span.is_disabled() {
            let elapsed = self.now().saturating_sub(self.started);
            match &result {
                Ok(response) => trace::succeeded(span, &response.head, elapsed),
                Err(error) => trace::failed(span, error, elapsed),
            }
        }
        result
    }

    async fn run(&mut self, mode: Mode) -> Result<AttemptResponse> {
        self.started = self.now();
        self.deadline = Deadline::new(
            self.started,
            self.options.deadline,
            self.options.total_deadline,
        );
        let result = self.attempts(mode).await;
        // A service that rejects a request is healthy.
        let healthy = match &result {
            Ok(_) => true,
            Err(error) => {
                matches!(error.status(), Some(s) if s.as_u16() < 500 && s.as_u16() != 429)
            }
        };
        self.client.budget().earn(healthy);
        result
    }

    async fn attempts(&mut self, mode: Mode) -> Result<AttemptResponse> {
        loop {
            let (permit, bearer) = self.admission().await?;
            let result = self.attempt(permit, bearer.as_deref(), mode).await?;
            let failed = match result {
                Ok(mut response) => {
                    response.head.attempts = self.attempts;
                    return Ok(response);
                }
                Err(failed) => failed,
            };
            match bearer {
                Some(bearer) if self.is_rejected(&failed, &bearer) => {
                    self.refresh(failed, &bearer).await?;
                }
                _ => self.retry(failed).await?,
            }
        }
    }

    /// Sends the request once. The outer error ends the call.
    async fn attempt(
        &mut self,
        permit: Permit,
        bearer: Option<&Bearer>,
        mode: Mode,
    ) -> Result<Result<AttemptResponse, Failed>> {
        self.attempts += 1;
        // If this future is dropped or the deadline passes, the request may have been sent.
        let before = self.sent;
        self.sent = before.max(RequestSent::Maybe);
        let started = self.now();
        let mut request = self.request.clone();
        self.authorization = bearer.map(|bearer| bearer.header.clone());
        if let Some(header) = &self.authorization {
            request.headers.insert(AUTHORIZATION, header.clone());
        }
        let attempt = Attempt {
            client: &self.client,
            operation: self.operation,
            mode,
            secrets: self.secrets(),
            started,
            ends: self.deadline.ends(),
        };
        let result = attempt.send(request).await;
        let result = result.map_err(|_| self.deadline_error("no response arrived"));
        let (status, error) = match &result {
            Ok(Ok(response)) => (Some(response.head.status), None),
            Ok(Err(failed)) => (failed.error.status(), Some(&failed.error)),
            Err(error) => (None, Some(error)),
        };
        permit.settle(self.permit_outcome(error));
        self.client.observer().attempt(&observe::Attempt {
            operation: self.operation.id,
            attempt: self.attempts,
            status: status.map(|status| status.as_u16()),
            error: error.map(Error::kind),
            elapsed: self.now().saturating_sub(started),
        });
        match &result {
            Ok(Ok(_)) => self.sent = RequestSent::Yes,
            Ok(Err(failed)) => self.sent = before.max(failed.error.request_sent()),
            Err(_) => {}
        }
        result
    }

    fn permit_outcome(&self, error: Option<&Error>) -> PermitOutcome {
        match error {
            None => PermitOutcome::Accepted,
            Some(error) if error.kind() == Kind::RateLimited => {
                PermitOutcome::RateLimited(self.retry_after(error))
            }
            Some(error) => match error.status() {
                Some(status) if status.as_u16() < 500 => PermitOutcome::Accepted,
                _ => PermitOutcome::Unknown,
            },
        }
    }

    /// Returns how long the service asks to wait, limited to what one response may impose.
    fn retry_after(&self, error: &Error) -> Duration {
        let default = match error.kind() {
            Kind::RateLimited => DEFAULT_RETRY_AFTER,
            _ => Duration::ZERO,
        };
        let requested = error.retry_after().unwrap_or(default);
        requested.min(self.client.settings().max_retry_after)
    }

    /// Waits for the next attempt. If there is none, the call fails with the error of the last one.
    async fn retry(&mut self, failed: Failed) -> Result<()> {
        let Failed { outcome, error } = failed;
        let (operation, policy) = (self.operation, &self.options.retry);
        let ambiguous = operation.unavailable_is_ambiguous && outcome.is_unavailable();
        let safe = outcome.may_retry(operation.idempotent) && (operation.idempotent || !ambiguous);
        if self.retries + 1 >= policy.max_attempts || !safe {
            return Err(error);
        }
        let floor = self.retry_after(&error);
        let ceiling = policy.ceiling(self.retries + 1);
        let queued = self.options.queue_before_deadline && error.kind() == Kind::RateLimited;
        let Some(delay) = self.delay(floor, ceiling, queued) else {
            return Err(error);
        };
        if !self.client.budget().take() {
            tracing::debug!("the retry budget is empty; the call is not retried");
            return Err(error);
        }
        self.retries += 1;
        tracing::debug!(
            attempt = self.attempts,
            delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX),
            "error.type" = error.kind().as_str(),
            "retrying"
        );
        self.client.observer().retry(&Retry {
            operation: self.operation.id,
            attempt: self.attempts,
            reason: error.kind(),
            delay,
        });
        let started = self.now();
        let timer = self.client.clock().sleep(delay);
        if error.kind() == Kind::RateLimited {
            select(timer, pin!(self.client.limits().cleared())).await;
        } else {
            timer.await;
        }
        if queued {
            self.deadline.extend(self.now().saturating_sub(started));
        }
        self.last = Some(error);
        Ok(())
    }

    /// Returns a delay of at least `floor`; `None` if it does not end before the deadline. A delay that is `queued` does not
    /// count against the deadline.
    fn delay(&self, floor: Duration, ceiling: Duration, queued: bool) -> Option<Duration> {
        // A long wait needs little jitter in proportion, and all of it costs time.
        let spread = if floor.is_zero() {
            ceiling
        } else {
            ceiling.min(floor / 20)
        };
        let delay = floor.saturating_add(jitter(spread));
        let now = self.now();
        let ends = if queued {
            self.counted_ends()
        } else {
            self.deadline.ends()
        };
        match ends.map(|ends| ends.saturating_sub(now)) {
            None => Some(delay),
            Some(left) if left <= floor => None,
            Some(left) => Some(delay.min(floor + (left - floor) / 2)),
        }
    }

    pub(super) fn now(&self) -> Duration {
        self.client.clock().monotonic()
    }

    pub(super) async fn before_deadline<T>(
        &self,
        work: impl Future<Output = T>,
    ) -> Result<T, Elapsed> {
        let Some(left) = self.deadline.left(self.now()) else {
            return Ok(work.await);
        };
        let work = pin!(work);
        match select(work, self.client.clock().sleep(left)).await {
            Either::Left((output, _)) => Ok(output),
            Either::Right(((), _)) => Err(Elapsed),
        }
    }

    pub(super) fn deadline_error(&self, what: &str) -> Error {
        let message = format!("{what} within the call's {}", self.deadline.describe());
        let error = Error::new(Kind::Timeout, message);
        match &self.last {
            Some(last) => error.with_source(last.clone()),
            None => error,
        }
    }

    pub(super) fn waited(&self, reason: WaitReason, duration: Duration) {
        self.client.observer().waited(&Wait {
            operation: self.operation.id,
            reason,
            duration,
        });
    }

    /// Returns the secrets of the request, which the service may send back in an error.
    fn secrets(&self) -> Vec<&str> {
        let headers = self.request.headers.values();
        let headers = headers.filter(|value| value.is_sensitive());
        let headers = headers.filter_map(|value| value.to_str().ok());
        let header = self.authorization.as_ref();
        let header = header.and_then(|header| header.to_str().ok());
        let token = header.map(|header| header.strip_prefix("Bearer ").unwrap_or(header));
        // A short value is not a secret, and redacting it would make messages unreadable.
        headers
            .chain(token)
            .filter(|text| text.len() >= 8)
            .chain(self.argument_secrets.iter().map(String::as_str))
            .collect()
    }
}
