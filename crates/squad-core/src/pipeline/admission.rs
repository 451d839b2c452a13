//! What a call waits for before it is sent: an access token, the end of a pause, and the rate limits. Also the refresh of a
//! rejected token.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select;

use super::attempt::Failed;
use super::execution::{Elapsed, Execution};
use crate::limits::{AttemptRequest, Blocked, Permit, Window};
use crate::observe::WaitReason;
use crate::operation::Host;
use crate::retry::AttemptOutcome;
use crate::{Authorize, Bearer, Error, Kind, Result};

impl Execution {
    /// Waits for an access token, for the end of a pause and for the rate limits, until all three are there at one moment.
    pub(super) async fn admission(&mut self) -> Result<(Permit, Option<Arc<Bearer>>)> {
        let limits = self.client.limits();
        let mut request = limits.request(self.operation, self.client.limiter(), &self.windows());
        let (mut limited, mut paused) = (Duration::ZERO, Duration::ZERO);
        let result = loop {
            let (bearer, cached) = match self.bearer(&mut request).await {
                Ok(bearer) => bearer,
                Err(error) => break Err(error),
            };
            let now = self.now();
            if self.deadline.is_over(now) {
                break Err(self.deadline_error("the request was not sent"));
            }
            let blocked = match request.try_take(now, self.counted_ends()) {
                Ok(permit) => {
                    if cached {
                        self.client.observer().token_hit();
                    }
                    break Ok((permit, bearer));
                }
                Err(blocked) => blocked,
            };
            if let Some(error) = self.pause_error(&blocked, now) {
                break Err(error);
            }
            self.wait(&request, &blocked, now).await;
            let waited = self.now().saturating_sub(now);
            if self.options.queue_before_deadline {
                self.deadline.extend(waited);
            }
            match blocked.reason {
                WaitReason::Pause => paused += waited,
                _ => limited += waited,
            }
        };
        for (reason, waited) in [(WaitReason::Limit, limited), (WaitReason::Pause, paused)] {
            if !waited.is_zero() {
                self.waited(reason, waited);
            }
        }
        result
    }

    /// Returns the windows that the call counts in: that of its operation, and that of the client.
    fn windows(&self) -> Vec<Window> {
        let settings = self.client.settings();
        let own = self.operation.limit;
        let own = own.filter(|_| !settings.ignores_operation_limits);
        let overall = settings.limit;
        let overall = overall.filter(|_| self.operation.host == Host::Api);
        own.map(|limit| Window::new(self.operation.id, limit))
            .into_iter()
            .chain(overall.map(|limit| Window::new(settings.limit_group, limit)))
            .collect()
    }

    /// Returns when the deadline ends that counts while the call is queued.
    pub(super) fn counted_ends(&self) -> Option<Duration> {
        if self.options.queue_before_deadline {
            self.deadline.total().map(|(ends, _)| ends)
        } else {
            self.deadline.ends()
        }
    }

    async fn wait(&self, request: &AttemptRequest, blocked: &Blocked, now: Duration) {
        let deadline = self.counted_ends();
        let until = match (blocked.until, deadline) {
            (Some(until), Some(deadline)) => Some(until.min(deadline)),
            (until, deadline) => until.or(deadline),
        };
        let changed = pin!(request.changed());
        match until {
            Some(until) => {
                let timer = self.client.clock().sleep(until.saturating_sub(now));
                select(changed, timer).await;
            }
            None => changed.await,
        }
    }

    /// Returns the error of a call whose deadline ends before the pause of its operation.
    fn pause_error(&self, blocked: &Blocked, now: Duration) -> Option<Error> {
        let until = blocked.until?;
        let counts = blocked.reason == WaitReason::Pause && !self.options.queue_before_deadline;
        if !counts || self.deadline.ends().is_none_or(|ends| until < ends) {
            return None;
        }
        Some(self.last.clone().unwrap_or_else(|| {
            let left = until.saturating_sub(now);
            let message = format!(
                "{} is paused for {:.0} s after too many requests, longer than the call's {}; no request was sent",
                self.operation.id,
                left.as_secs_f64().ceil(),
                self.deadline.describe(),
            );
            Error::new(Kind::RateLimited, message).with_retry_after(Some(left))
        }))
    }

    /// Returns the access token and whether it was cached. Waits for it outside of all queues.
    async fn bearer(
        &mut self,
        request: &mut AttemptRequest,
    ) -> Result<(Option<Arc<Bearer>>, bool)> {
        if self.operation.without_token || self.operation.host == Host::Authentication {
            return Ok((None, false));
        }
        if let Some(refreshed) = &self.refreshed {
            return Ok((Some(Arc::clone(refreshed)), false));
        }
        let authorize = self.authorize()?;
        if let Some(bearer) = authorize.current() {
            return Ok((Some(bearer), true));
        }
        request.leave();
        let started = self.now();
        let limit = self.deadline.left(started);
        let bearer = self.before_deadline(authorize.bearer_within(limit)).await;
        self.waited(WaitReason::Token, self.now().saturating_sub(started));
        match bearer {
            Ok(bearer) => bearer.map(|bearer| (Some(bearer), false)),
            Err(Elapsed) => {
                let error = self.deadline_error("no access token was obtained");
                Err(caused_by(error, authorize.pending_error()))
            }
        }
    }

    fn authorize(&self) -> Result<&dyn Authorize> {
        self.client.authorize().ok_or_else(|| {
            let message = "the client has no credentials; set a token on its builder";
            Error::new(Kind::Configuration, message)
        })
    }

    /// Returns whether the service rejected the token, so that a refreshed one may help.
    pub(super) fn is_rejected(&self, failed: &Failed, bearer: &Bearer) -> bool {
        let status = match failed.outcome {
            AttemptOutcome::ErrorEnvelope { status } => Some(status),
            _ => failed.error.status().map(|status| status.as_u16()),
        };
        let Some(authorize) = self.client.authorize() else {
            return false;
        };
        let forbidden = status == Some(403) && authorize.forbidden_may_mean_rejected();
        let (id, generation) = (self.operation.id, bearer.generation);
        if self.refreshed.is_some() {
            if forbidden {
                self.client.cache_forbidden(id, generation);
            }
            return false;
        }
        status == Some(401) || (forbidden && !self.client.is_forbidden(id, generation))
    }

    /// Waits for a token that is newer than the rejected one. If there is none, the call fails with the rejection.
    pub(super) async fn refresh(&mut self, failed: Failed, rejected: &Bearer) -> Result<()> {
        let Some(authorize) = self.client.authorize() else {
            return Err(failed.error);
        };
        let started = self.now();
        let limit = self.deadline.left(started);
        let refreshed = self
            .before_deadline(authorize.rejected_within(rejected.generation, limit))
            .await;
        self.waited(WaitReason::Token, self.now().saturating_sub(started));
        match refreshed {
            Ok(Ok(bearer)) if bearer.generation != rejected.generation => {
                tracing::debug!(
                    attempt = self.attempts,
                    "the access token was rejected; retrying with a refreshed one"
                );
                self.refreshed = Some(bearer);
                self.last = Some(failed.error);
                Ok(())
            }
            Ok(Ok(_)) => Err(failed.error),
            Ok(Err(failure)) => Err(failed.error.with_refresh_failure(failure)),
            Err(Elapsed) => {
                let failure = Error::new(
                    Kind::Timeout,
                    "the access token was not refreshed within the deadline of the call",
                );
                let failure = caused_by(failure, authorize.pending_error());
                Err(failed.error.with_refresh_failure(failure))
            }
        }
    }
}

/// Adds why the token exchange has not completed.
fn caused_by(error: Error, cause: Option<Error>) -> Error {
    match cause {
        Some(cause) => error
            .with_exchange_sent(cause.exchange_sent())
            .with_source(cause),
        None => error,
    }
}
