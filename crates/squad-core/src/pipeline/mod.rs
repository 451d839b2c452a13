//! The one road on which every call goes: permit, token, sending, reading, judging, repeating, under one deadline.
//!
//! Dropping the future at any point leaves nothing behind but what the service may have done.

mod attempt;
mod body;
mod trace;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{BoxFuture, Either, select};
use http::header::AUTHORIZATION;
use tracing::Instrument as _;

use crate::limits::Permit;
use crate::observe::{Retry, Wait, WaitReason};
use crate::operation::Host;
use crate::retry::jitter;
use crate::transport::Request;
use crate::{Bearer, ByteStream, Client, Error, Kind, Operation, Response, Result, RetryPolicy};
use attempt::{AttemptResponse, Failed, Mode, Part};

/// How long a 429 that does not say for how long keeps its key from sending.
const UNSAID_PAUSE: Duration = Duration::from_secs(1);

/// The options of one call.
#[derive(Debug, Clone)]
pub(crate) struct CallOptions {
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: RetryPolicy,
}

/// A call that is being sent.
pub(crate) struct Execution {
    client: Client,
    operation: &'static Operation,
    request: Request,
    options: CallOptions,
    started: Duration,
    /// When the deadline is, on the monotonic clock.
    ends: Option<Duration>,
    attempts: u32,
    retries: u32,
    /// The token of the replay, once there was one.
    newer: Option<Arc<Bearer>>,
    last: Option<Error>,
}

/// A call that is over, but for the decoding.
struct Finished {
    execution: Execution,
    span: tracing::Span,
    answer: Result<AttemptResponse>,
}

/// The time of a race is up.
struct Elapsed;

impl Execution {
    pub(crate) fn new(
        client: Client,
        operation: &'static Operation,
        request: Request,
        options: CallOptions,
    ) -> Self {
        Self {
            client,
            operation,
            request,
            options,
            started: Duration::ZERO,
            ends: None,
            attempts: 0,
            retries: 0,
            newer: None,
            last: None,
        }
    }

    /// Sends, reads the whole answer and decodes it.
    pub(crate) async fn whole<T>(
        self,
        decode: impl FnOnce(&Bytes) -> Result<T>,
    ) -> Result<Response<T>> {
        let Finished {
            execution,
            span,
            answer,
        } = self.sent(Mode::Whole).await;
        let outcome = span.in_scope(|| {
            let answer = answer?;
            let Part::Whole(body) = &answer.part else {
                return Err(Error::new(Kind::Decode, "a whole answer was asked for"));
            };
            match decode(body) {
                Ok(value) => Ok(Response {
                    value,
                    head: answer.head,
                }),
                Err(error) => Err(error
                    .with_status(answer.head.status)
                    .with_request_id(answer.head.request_id)),
            }
        });
        execution.end(&span, outcome)
    }

    /// Sends, and reads the answer up to the first bytes of its body.
    pub(crate) async fn streamed(self) -> Result<Response<ByteStream>> {
        let Finished {
            execution,
            span,
            answer,
        } = self.sent(Mode::Streamed).await;
        let outcome = answer.map(|answer| Response {
            value: body::rest(
                answer.part,
                &answer.head,
                &execution.client,
                execution.operation,
            ),
            head: answer.head,
        });
        execution.end(&span, outcome)
    }

    /// Sends. Boxed, so that the road is compiled here, once, and not with every program that calls.
    fn sent(mut self, mode: Mode) -> BoxFuture<'static, Finished> {
        Box::pin(async move {
            let span = trace::span(self.operation, &self.request);
            let answer = self.run(mode).instrument(span.clone()).await;
            Finished {
                execution: self,
                span,
                answer,
            }
        })
    }

    fn end<T>(&self, span: &tracing::Span, outcome: Result<Response<T>>) -> Result<Response<T>> {
        let outcome = outcome.map_err(|error| {
            error
                .with_operation(self.operation.id)
                .with_attempts(self.attempts)
        });
        if !span.is_disabled() {
            let elapsed = self.now().saturating_sub(self.started);
            match &outcome {
                Ok(response) => trace::succeeded(span, &response.head, elapsed),
                Err(error) => trace::failed(span, error, elapsed),
            }
        }
        outcome
    }

    async fn run(&mut self, mode: Mode) -> Result<AttemptResponse> {
        let started = self.now();
        self.started = started;
        self.ends = self
            .options
            .deadline
            .map(|deadline| started.saturating_add(deadline));
        let outcome = self.repeat(mode).await;
        // An answer of the service's own mind is a sign of health, whatever it says.
        let healthy = match &outcome {
            Ok(_) => true,
            Err(error) => {
                matches!(error.status(), Some(s) if s.as_u16() < 500 && s.as_u16() != 429)
            }
        };
        self.client.budget().earn(healthy);
        outcome
    }

    async fn repeat(&mut self, mode: Mode) -> Result<AttemptResponse> {
        loop {
            let permits = self.permits().await;
            let bearer = self.bearer().await?;
            self.pause().await?;
            let now = self.now();
            if self.ends.is_some_and(|ends| ends <= now) {
                return Err(self.too_late("the call was not answered"));
            }
            permits
                .into_iter()
                .flatten()
                .for_each(|permit| permit.take(now));
            self.attempts += 1;
            let failed = match self.once(now, bearer.as_deref(), mode).await? {
                Ok(mut answer) => {
                    answer.head.attempts = self.attempts;
                    return Ok(answer);
                }
                Err(failed) => failed,
            };
            match bearer {
                Some(bearer) if self.refused(&failed, &bearer) => {
                    self.renew(failed, &bearer).await?
                }
                _ => self.again(failed).await?,
            }
        }
    }

    /// Waits for this call's permit under the limits that are stated for it. The deadline moves on by as much.
    async fn permits(&mut self) -> [Option<Permit>; 2] {
        let overall = self
            .client
            .settings()
            .limit
            .filter(|_| self.operation.host == Host::Api);
        if overall.is_none() && self.operation.limit.is_none() {
            return [None, None];
        }
        let started = self.now();
        let limits = self.client.limits();
        let mut permits = [None, None];
        let named = [("", overall), (self.operation.id, self.operation.limit)];
        for (permit, (name, limit)) in permits.iter_mut().zip(named) {
            if let Some(limit) = limit {
                *permit = Some(limits.window(name, limit).permit().await);
            }
        }
        let waited = self.now().saturating_sub(started);
        if !waited.is_zero() {
            self.ends = self.ends.map(|ends| ends.saturating_add(waited));
            self.waited(WaitReason::Limit, waited);
        }
        permits
    }

    async fn bearer(&mut self) -> Result<Option<Arc<Bearer>>> {
        if self.operation.host == Host::Authentication {
            return Ok(None);
        }
        if let Some(newer) = &self.newer {
            return Ok(Some(Arc::clone(newer)));
        }
        let Some(authorize) = self.client.authorize() else {
            return Err(Error::new(
                Kind::Configuration,
                "the client has no credential; give its builder a token. Nothing was sent",
            ));
        };
        if let Some(bearer) = authorize.current() {
            self.client.observer().token_hit();
            return Ok(Some(bearer));
        }
        let started = self.now();
        let bearer = self.race(self.remaining(), authorize.bearer()).await;
        self.waited(WaitReason::Token, self.now().saturating_sub(started));
        match bearer {
            Ok(bearer) => bearer.map(Some),
            Err(Elapsed) => Err(self.too_late("no access token could be had")),
        }
    }

    /// Waits for the end of a pause that the service asked of this key, unless it is longer than this call can wait.
    async fn pause(&self) -> Result<()> {
        if self.operation.host == Host::Authentication {
            return Ok(());
        }
        while let Some(left) = self.client.limits().pause_left() {
            let Some(delay) = self.fitting(left, self.options.retry.ceiling(1)) else {
                return Err(self.last.clone().unwrap_or_else(|| {
                    Error::new(
                        Kind::RateLimited,
                        "the service asked this credential to pause; nothing was sent",
                    )
                    .with_retry_after(Some(left))
                }));
            };
            self.client.clock().sleep(delay).await;
            self.waited(WaitReason::Pause, delay);
        }
        Ok(())
    }

    /// A delay of at least `floor` that leaves time before the deadline; `None` where `floor` does not.
    fn fitting(&self, floor: Duration, spread: Duration) -> Option<Duration> {
        let delay = floor.saturating_add(jitter(spread));
        match self.remaining() {
            None => Some(delay),
            Some(left) if left <= floor => None,
            Some(left) => Some(delay.min(floor + (left - floor) / 2)),
        }
    }

    /// Whether the answer says that the token is not accepted, and a newer one may help.
    fn refused(&self, failed: &Failed, bearer: &Bearer) -> bool {
        let status = failed.error.status().map(|status| status.as_u16());
        let Some(authorize) = self.client.authorize() else {
            return false;
        };
        let forbidden = status == Some(403) && authorize.forbidden_may_mean_rejected();
        if self.newer.is_some() {
            if forbidden {
                self.client
                    .remember_forbidden(self.operation.id, bearer.generation);
            }
            return false;
        }
        status == Some(401)
            || (forbidden
                && !self
                    .client
                    .is_forbidden(self.operation.id, bearer.generation))
    }

    /// Gets a token newer than the refused one; where there is none, the refusal is the error.
    async fn renew(&mut self, failed: Failed, refused: &Bearer) -> Result<()> {
        let Some(authorize) = self.client.authorize() else {
            return Err(failed.error);
        };
        let started = self.now();
        let newer = self
            .race(self.remaining(), authorize.rejected(refused.generation))
            .await;
        self.waited(WaitReason::Token, self.now().saturating_sub(started));
        match newer {
            Ok(Ok(newer)) if newer.generation != refused.generation => {
                tracing::debug!(
                    attempt = self.attempts,
                    "the access token was refused; sending again with a newer one"
                );
                self.newer = Some(newer);
                self.last = Some(failed.error);
                Ok(())
            }
            Ok(Ok(_)) => Err(failed.error),
            Ok(Err(failure)) => Err(failed.error.with_renewal_failure(failure)),
            Err(Elapsed) => {
                let failure = Error::new(
                    Kind::Timeout,
                    "no newer access token came before the deadline of the call",
                );
                Err(failed.error.with_renewal_failure(failure))
            }
        }
    }

    /// Waits before the next sending; where there is to be none, gives the error back.
    async fn again(&mut self, failed: Failed) -> Result<()> {
        let Failed { outcome, error } = failed;
        let limited = error.kind() == Kind::RateLimited;
        let unsaid = if limited {
            UNSAID_PAUSE
        } else {
            Duration::ZERO
        };
        let floor = error.retry_after().unwrap_or(unsaid);
        if limited && self.operation.host == Host::Api {
            self.client.limits().pause(floor);
        }
        let policy = &self.options.retry;
        if self.retries + 1 >= policy.max_attempts || !outcome.may_repeat(self.operation.idempotent)
        {
            return Err(error);
        }
        let Some(delay) = self.fitting(floor, policy.ceiling(self.retries + 1)) else {
            return Err(error);
        };
        if !self.client.budget().take() {
            tracing::debug!("the retry budget is spent; the call is not sent again");
            return Err(error);
        }
        self.retries += 1;
        tracing::debug!(
            attempt = self.attempts,
            delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX),
            "error.type" = error.kind().as_str(),
            "sending again"
        );
        self.client.observer().retry(&Retry {
            operation: self.operation.id,
            attempt: self.attempts,
            reason: error.kind(),
            delay,
        });
        self.last = Some(error);
        self.client.clock().sleep(delay).await;
        Ok(())
    }

    fn now(&self) -> Duration {
        self.client.clock().monotonic()
    }

    fn remaining(&self) -> Option<Duration> {
        self.ends.map(|ends| ends.saturating_sub(self.now()))
    }

    async fn race<T>(
        &self,
        limit: Option<Duration>,
        work: impl Future<Output = T>,
    ) -> Result<T, Elapsed> {
        let Some(limit) = limit else {
            return Ok(work.await);
        };
        let work = pin!(work);
        match select(work, self.client.clock().sleep(limit)).await {
            Either::Left((done, _)) => Ok(done),
            Either::Right(((), _)) => Err(Elapsed),
        }
    }

    fn too_late(&self, what: &str) -> Error {
        let deadline = self.options.deadline.unwrap_or_default().as_secs_f64();
        let error = Error::new(
            Kind::Timeout,
            format!("{what} within the call's deadline of {deadline} s"),
        );
        match &self.last {
            Some(last) => error.with_source(last.clone()),
            None => error,
        }
    }

    fn waited(&self, reason: WaitReason, duration: Duration) {
        self.client.observer().waited(&Wait {
            operation: self.operation.id,
            reason,
            duration,
        });
    }

    /// The request as it is sent, with its bearer.
    fn signed(&self, bearer: Option<&Bearer>) -> Request {
        let mut request = self.request.clone();
        if let Some(bearer) = bearer {
            request.headers.insert(AUTHORIZATION, bearer.header.clone());
        }
        request
    }
}
