//! The token state: which token is cached, whether a refresh is running, and what a caller does next.
//!
//! A plain state machine without input, output, clock, lock or randomness of its own. The asynchronous
//! [`TokenProvider`](super::provider::TokenProvider) keeps one under a lock, carries out its decisions and reports the
//! results.

use std::sync::Arc;
use std::time::Duration;

use super::Fingerprint;
use super::failure::{AttemptFailure, FailureClass, delay};
use super::life::{Life, Now};
use super::policy::Policy;
use super::snapshot::Snapshot;
use crate::error::RequestSent;
use crate::{Bearer, Error, Kind};

/// What a caller needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// A token to send now.
    Token,
    /// A token newer than that of this generation, which the service rejected.
    NewerThan(u64),
    /// Nothing yet: the token is valid and due for a refresh in the background.
    BackgroundRefresh,
}

/// What a caller does next.
#[derive(Debug)]
pub(crate) enum Decision {
    /// Use this token.
    Use(Arc<Bearer>),
    /// Wait for the running refresh, and ask once more at this time on the monotonic clock.
    Wait(Duration),
    /// Start the refresh of this number.
    Start {
        number: u64,
        /// Another refresh was running, and its task is no longer driven.
        takes_over: bool,
    },
    /// Ask once more at this time on the monotonic clock, because the last refresh failed with this error.
    BackOff(Duration, Error),
    /// Fail.
    Fail(Error),
}

/// What a refresh does after a failed attempt.
#[derive(Debug)]
pub(crate) enum AfterFailure {
    /// Retry after this delay.
    Retry(Duration),
    /// Fail with this error.
    GiveUp(Error),
    /// Stop: the result is no longer wanted.
    Superseded,
}

/// What a step of a refresh does, as far as it decides when another caller may take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It uses the credential or the store.
    Local,
    /// It sends a request that another refresh can send, too.
    Request,
    /// It sends a request that may spend the only refresh token.
    SpendsOnlyToken,
}

#[derive(Debug)]
struct CachedToken {
    bearer: Arc<Bearer>,
    life: Life,
    rejected: bool,
}

#[derive(Debug)]
struct Refresh {
    number: u64,
    started: Duration,
    failed_attempts: u32,
    replaces_rejected: bool,
    lease_until: Duration,
    /// Whether any failed attempt reached the provider.
    sent: RequestSent,
    /// A request of the current attempt was sent, and its response is not there yet.
    request_pending: bool,
    /// The error of the last attempt.
    error: Option<Error>,
}

#[derive(Debug)]
struct Failure {
    error: Error,
    until: Duration,
    class: FailureClass,
}

/// The state of one credential at one origin.
#[derive(Debug, Default)]
pub(crate) struct TokenState {
    policy: Policy,
    generation: u64,
    refreshes: u64,
    cached: Option<CachedToken>,
    refresh: Option<Refresh>,
    failure: Option<Failure>,
    /// Failed attempts since the last success.
    failed_attempts: u32,
    client_rejections: u32,
    /// The credential that the provider rejected last, and the error.
    rejected_credential: Option<(Fingerprint, Error)>,
    /// No refresh because of a rejected token before this time on the monotonic clock.
    next_rejection: Duration,
    closed: Option<Error>,
}

impl TokenState {
    pub(crate) fn new(policy: Policy) -> Self {
        Self {
            policy,
            ..Self::default()
        }
    }

    /// Decides what a caller does. After [`Decision::Start`] the refresh counts as running.
    pub(crate) fn decide(&mut self, need: Need, now: Now) -> Decision {
        if let Some(error) = &self.closed {
            return Decision::Fail(error.clone());
        }
        let need = match need {
            Need::NewerThan(generation) => Need::NewerThan(generation.min(self.generation)),
            other => other,
        };
        if let Need::NewerThan(generation) = need
            && let Some(cached) = &mut self.cached
            && cached.bearer.generation <= generation
        {
            if now.mono >= self.next_rejection {
                cached.rejected = true;
            } else if self.refresh.is_none() {
                return Decision::Fail(rejected_again());
            }
        }
        let usable = self.usable(need, now);
        if let (Some(bearer), Some(cached)) = (&usable, &self.cached)
            && !cached.rejected
        {
            let elapsed = cached.life.elapsed(now);
            let usable_now = match need {
                Need::Token => elapsed < cached.life.mandatory,
                Need::BackgroundRefresh => elapsed < cached.life.advisory,
                // A late response about an old token says nothing about this one.
                Need::NewerThan(_) => true,
            };
            if usable_now {
                return Decision::Use(Arc::clone(bearer));
            }
        }
        if let Some(refresh) = &self.refresh
            && now.mono < refresh.lease_until
        {
            return match usable {
                Some(bearer) if refresh.failed_attempts > 0 => Decision::Use(bearer),
                _ => Decision::Wait(refresh.lease_until),
            };
        }
        if let Some(failure) = &self.failure
            && now.mono < failure.until
        {
            return match usable {
                Some(bearer) => Decision::Use(bearer),
                None if failure.class == FailureClass::Transient => {
                    Decision::BackOff(failure.until, failure.error.clone())
                }
                None => Decision::Fail(failure.error.clone()),
            };
        }
        self.start(matches!(need, Need::NewerThan(_)), now)
    }

    fn start(&mut self, replaces_rejected: bool, now: Now) -> Decision {
        self.refreshes += 1;
        let previous = self.refresh.replace(Refresh {
            number: self.refreshes,
            started: now.mono,
            failed_attempts: 0,
            replaces_rejected,
            lease_until: now.mono + self.policy.lease,
            sent: RequestSent::No,
            request_pending: false,
            error: None,
        });
        Decision::Start {
            number: self.refreshes,
            takes_over: previous.is_some(),
        }
    }

    /// The cached token, if it is valid and serves the need.
    fn usable(&self, need: Need, now: Now) -> Option<Arc<Bearer>> {
        let cached = self.cached.as_ref()?;
        let serves = match need {
            Need::NewerThan(generation) => cached.bearer.generation > generation,
            Need::Token | Need::BackgroundRefresh => true,
        };
        (serves && cached.life.is_valid(now)).then(|| Arc::clone(&cached.bearer))
    }

    /// The token that a caller uses after a refresh has failed.
    pub(crate) fn usable_after_failure(&self, need: Need, now: Now) -> Option<Arc<Bearer>> {
        self.usable(need, now).filter(|_| self.closed.is_none())
    }

    /// Extends the lease of refresh `number`, whose next step begins now. Returns whether its result is still wanted.
    pub(crate) fn step_begins(&mut self, number: u64, step: Step, now: Now) -> bool {
        let Some(refresh) = self.refresh.as_mut().filter(|r| r.number == number) else {
            return false;
        };
        refresh.lease_until = now.mono
            + match step {
                Step::Local | Step::Request => self.policy.lease,
                Step::SpendsOnlyToken => self.policy.rotation_lease,
            };
        refresh.request_pending |= step != Step::Local;
        true
    }

    /// Caches the token of refresh `number`. Returns `None` if that refresh was superseded.
    ///
    /// `exchanged` says that the token comes from the provider and not from the store.
    pub(crate) fn refresh_succeeded(
        &mut self,
        number: u64,
        life: Life,
        exchanged: bool,
        make: impl FnOnce(u64) -> Bearer,
    ) -> Option<Arc<Bearer>> {
        let refresh = self.refresh.take_if(|refresh| refresh.number == number)?;
        self.failure = None;
        self.failed_attempts = 0;
        self.client_rejections = 0;
        self.rejected_credential = None;
        self.generation += 1;
        let bearer = Arc::new(make(self.generation));
        if refresh.replaces_rejected && exchanged {
            let interval = self.policy.max_rejection_interval.min(life.lifetime / 4);
            self.next_rejection = life.since.mono + interval;
        }
        self.cached = Some(CachedToken {
            bearer: Arc::clone(&bearer),
            life,
            rejected: false,
        });
        Some(bearer)
    }

    /// Decides what refresh `number` does after a failed attempt. `jitter` is between 0 and 1.
    pub(crate) fn attempt_failed(
        &mut self,
        number: u64,
        failure: AttemptFailure,
        now: Now,
        jitter: f64,
    ) -> AfterFailure {
        let delay = self.delay_after(&failure, jitter);
        let Some(refresh) = self.refresh.as_mut().filter(|r| r.number == number) else {
            return AfterFailure::Superseded;
        };
        self.failed_attempts = self.failed_attempts.saturating_add(1);
        refresh.failed_attempts += 1;
        refresh.sent = refresh.sent.max(failure.error.exchange_sent());
        refresh.request_pending = false;
        refresh.error = Some(failure.error.clone());
        let policy = &self.policy;
        let retries = failure.class == FailureClass::Transient
            && now.mono + delay <= refresh.started + policy.retry_for
            && (failure.error.is_retryable()
                || refresh.failed_attempts < policy.max_unlikely_attempts);
        if retries {
            refresh.lease_until = now.mono + delay + policy.lease;
            return AfterFailure::Retry(delay);
        }
        let error = failure.error.with_exchange_sent(refresh.sent);
        self.refresh = None;
        match failure.class {
            FailureClass::Rejected(credential) => {
                self.rejected_credential = Some((credential, error.clone()));
            }
            FailureClass::ClientRejected => self.client_rejections += 1,
            FailureClass::Transient | FailureClass::Local => {}
        }
        self.failure = Some(Failure {
            error: error.clone(),
            until: now.mono + delay.max(self.policy.min_backoff),
            class: failure.class,
        });
        AfterFailure::GiveUp(error)
    }

    /// The delay before the next attempt.
    fn delay_after(&self, failure: &AttemptFailure, jitter: f64) -> Duration {
        let failures = match failure.class {
            FailureClass::ClientRejected => self.client_rejections,
            _ => self.failed_attempts,
        };
        delay(&self.policy, failure, failures, jitter)
    }

    /// Why there is no token yet.
    pub(crate) fn pending_error(&self) -> Option<Error> {
        let Some(refresh) = &self.refresh else {
            return self.failure.as_ref().map(|failure| failure.error.clone());
        };
        let sent = match refresh.request_pending {
            true => refresh.sent.max(RequestSent::Maybe),
            false => refresh.sent,
        };
        let unfinished = || Error::new(Kind::Timeout, "the token exchange has not completed");
        let error = refresh.error.clone().unwrap_or_else(unfinished);
        Some(error.with_exchange_sent(sent))
    }

    /// Ends refresh `number`, whose task was dropped with its runtime.
    pub(crate) fn refresh_abandoned(&mut self, number: u64) -> bool {
        self.refresh.take_if(|r| r.number == number).is_some()
    }

    /// The credential that was rejected last; it is not retried.
    pub(crate) fn rejected_credential(&self) -> Option<(Fingerprint, Error)> {
        self.rejected_credential.clone()
    }

    /// The cached token, and whether the service rejected it.
    pub(crate) fn cached(&self) -> Option<(Arc<Bearer>, bool)> {
        let cached = self.cached.as_ref()?;
        Some((Arc::clone(&cached.bearer), cached.rejected))
    }

    /// Forgets tokens and failures, and supersedes a running refresh.
    pub(crate) fn forget(&mut self) {
        *self = Self {
            generation: self.generation,
            refreshes: self.refreshes,
            ..Self::new(self.policy.clone())
        };
    }

    /// Forgets everything, and fails every caller with `error` until [`forget`](Self::forget).
    pub(crate) fn close(&mut self, error: Error) {
        self.forget();
        self.closed = Some(error);
    }

    /// What callers can use without asking.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let Some(cached) = &self.cached else {
            return Snapshot::Empty;
        };
        let refresh = self.refresh.as_ref();
        Snapshot::Cached {
            bearer: Arc::clone(&cached.bearer),
            life: cached.life,
            lease_until: refresh.map(|refresh| refresh.lease_until),
            retrying: refresh.is_some_and(|refresh| refresh.failed_attempts > 0),
            backoff_until: self.failure.as_ref().map(|failure| failure.until),
            rejected: cached.rejected,
        }
    }
}

fn rejected_again() -> Error {
    Error::new(
        Kind::Authentication,
        "the service rejected an access token that it had just issued; the next one is requested in a few seconds",
    )
}
