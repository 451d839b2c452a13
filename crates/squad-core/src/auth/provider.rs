//! The asynchronous part of the token cache: callers wait, one background task refreshes, all waiters get its result.
//!
//! A refresh never belongs to a caller, so a caller can be dropped at any point. It retries by itself; its callers wait
//! within their own deadlines. No lock is held across an await.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, FutureExt as _, Shared, select};
use tokio::sync::oneshot;
use tracing::Instrument as _;

use super::exchange_run::{RefreshContext, RefreshedToken};
use super::failure::{AttemptFailure, FailureClass};
use super::life::Life;
use super::policy::Policy;
use super::refresher::Refresher;
use super::runtime::{Lock as _, Runtime, Slot as _};
use super::snapshot::{Lookup, Snapshot};
use super::state::{AfterFailure, Decision, Need, Step, TokenState};
use super::task::{TaskHandle, droppable};
use crate::{Bearer, Error, Kind, Result};

/// How many times a caller starts over because the runtime of the refresh that it waited for was shut down.
const MAX_ABANDONED: usize = 16;

/// The number that no refresh has.
const NO_REFRESH: u64 = 0;

pub(crate) struct TokenProvider<R: Runtime> {
    pub(crate) refresher: Refresher,
    snapshot: R::Slot<Snapshot>,
    shared: R::Lock<SharedState>,
}

struct SharedState {
    state: TokenState,
    waiters: Option<Waiters>,
    task: Option<TaskHandle>,
}

/// The progress of a refresh, for its waiters.
#[derive(Clone)]
enum Progress {
    Finished(Result<Arc<Bearer>>),
    /// An attempt failed and another follows.
    Retrying,
}

/// The callers that wait for a refresh. Dropping the sender makes them consult the state.
struct Waiters {
    number: u64,
    sender: oneshot::Sender<Progress>,
    receiver: Shared<oneshot::Receiver<Progress>>,
}

impl Waiters {
    fn new(number: u64) -> Self {
        let (sender, receiver) = oneshot::channel();
        Self {
            number,
            sender,
            receiver: receiver.shared(),
        }
    }
}

impl<R: Runtime> TokenProvider<R> {
    pub(crate) fn new(refresher: Refresher, policy: Policy) -> Self {
        Self {
            refresher,
            snapshot: R::Slot::new(Snapshot::Empty),
            shared: R::Lock::new(SharedState {
                state: TokenState::new(policy),
                waiters: None,
                task: None,
            }),
        }
    }

    /// The cached token, without waiting.
    pub(crate) fn current(self: &Arc<Self>) -> Option<Arc<Bearer>> {
        let now = self.refresher.now();
        let (bearer, refresh) = self.snapshot.read(|snapshot| match snapshot.look_up(now) {
            Lookup::Use(bearer) => (Some(Arc::clone(bearer)), false),
            Lookup::UseAndRefresh(bearer) => (Some(Arc::clone(bearer)), true),
            Lookup::Ask => (None, false),
        });
        if refresh
            && let (Decision::Start { number, takes_over }, _) =
                self.decide(Need::BackgroundRefresh)
            && let Err(error) = self.start(number, takes_over)
        {
            tracing::debug!(%error, "the access token was not refreshed in the background");
        }
        bearer
    }

    /// Waits for a token. Fails at once if it is known that none can be had within `limit`.
    pub(crate) async fn wait(
        self: &Arc<Self>,
        need: Need,
        limit: Option<Duration>,
    ) -> Result<Arc<Bearer>> {
        let mono = || self.refresher.now().mono;
        let deadline = limit.map(|limit| mono().saturating_add(limit));
        let mut abandoned = 0;
        loop {
            let (decision, receiver) = self.decide(need);
            let until = match decision {
                Decision::Use(bearer) => return Ok(bearer),
                Decision::Fail(error) => return Err(error),
                Decision::Wait(until) => until,
                Decision::Start { number, takes_over } => {
                    self.start(number, takes_over)?;
                    continue;
                }
                Decision::BackOff(until, error) => {
                    if deadline.is_some_and(|deadline| deadline <= until) {
                        return Err(error);
                    }
                    until
                }
            };
            let Some(receiver) = receiver else { continue };
            let sleep = self.refresher.clock.sleep(until.saturating_sub(mono()));
            match select(receiver, sleep).await {
                Either::Left((Ok(Progress::Finished(Ok(bearer))), _)) => return Ok(bearer),
                Either::Left((Ok(Progress::Finished(Err(error))), _)) => {
                    let now = self.refresher.now();
                    let usable = self
                        .shared
                        .with(|shared| shared.state.usable_after_failure(need, now));
                    return usable.ok_or(error);
                }
                Either::Left((Ok(Progress::Retrying), _)) | Either::Right(_) => {}
                Either::Left((Err(oneshot::error::RecvError { .. }), _)) => {
                    abandoned += 1;
                    if abandoned == MAX_ABANDONED {
                        return Err(Error::new(
                            Kind::Connection,
                            "the token exchange was canceled repeatedly, because its runtimes were shut down",
                        ));
                    }
                }
            }
        }
    }

    /// Why a caller that stops waiting has no token.
    pub(crate) fn pending_error(&self) -> Option<Error> {
        self.shared.with(|shared| shared.state.pending_error())
    }

    /// Asks the state, and returns what to wait for.
    fn decide(&self, need: Need) -> (Decision, Option<Shared<oneshot::Receiver<Progress>>>) {
        let now = self.refresher.now();
        let (decision, receiver, _replaced) = self.shared.with(|shared| {
            let decision = shared.state.decide(need, now);
            let replaced = match decision {
                Decision::Start { number, .. } => shared.waiters.replace(Waiters::new(number)),
                _ => None,
            };
            if matches!(decision, Decision::BackOff(..)) {
                // Whoever forgets the failure or starts the next refresh wakes those who back off.
                shared
                    .waiters
                    .get_or_insert_with(|| Waiters::new(NO_REFRESH));
            }
            if matches!(decision, Decision::Start { .. }) || matches!(need, Need::NewerThan(_)) {
                self.snapshot.replace(shared.state.snapshot());
            }
            let receiver = shared
                .waiters
                .as_ref()
                .map(|waiters| waiters.receiver.clone());
            (decision, receiver, replaced)
        });
        (decision, receiver)
    }

    /// Runs refresh `number` in a task of its own.
    fn start(self: &Arc<Self>, number: u64, takes_over: bool) -> Result<()> {
        let refresh = RefreshTask {
            provider: Arc::clone(self),
            number,
            finished: false,
        };
        let origin = self.refresher.origin_key();
        let span = tracing::debug_span!(parent: None, "token_exchange", %origin);
        let (task, handle) = droppable(refresh.run().instrument(span).boxed());
        let previous = self.shared.with(|shared| shared.task.replace(handle));
        if takes_over && let Some(previous) = previous {
            tracing::warn!("taking over a token exchange that is no longer driven by its runtime");
            previous.drop_future();
        }
        R::spawn(task.boxed())
    }

    /// Whether callers see what the state says.
    #[cfg(test)]
    pub(crate) fn is_published(&self) -> bool {
        let expected = self
            .shared
            .with(|shared| format!("{:?}", shared.state.snapshot()));
        self.snapshot.read(|snapshot| format!("{snapshot:?}")) == expected
    }

    /// Makes one attempt of refresh `number`.
    async fn attempt(&self, number: u64) -> Result<RefreshedToken, AttemptFailure> {
        let (cached, rejected_credential) = self
            .shared
            .with(|shared| (shared.state.cached(), shared.state.rejected_credential()));
        let context = RefreshContext {
            cached_is_rejected: cached.as_ref().is_some_and(|(_, rejected)| *rejected),
            cached: cached.map(|(bearer, _)| bearer.header.clone()),
            rejected_credential,
            step_begins: &|step| self.step_begins(number, step),
        };
        let work = AssertUnwindSafe(self.refresher.attempt(context)).catch_unwind();
        work.await.unwrap_or_else(|_| {
            // The message of a panic may contain a secret.
            Err(AttemptFailure {
                error: Error::new(
                    Kind::Configuration,
                    "the source of the credential, its store or the clock panicked during the token exchange; if the clock is the system's, enable the timer of the runtime",
                ),
                retry_after: None,
                class: FailureClass::Local,
            })
        })
    }

    fn step_begins(&self, number: u64, step: Step) -> bool {
        let now = self.refresher.now();
        self.shared.with(|shared| {
            let wanted = shared.state.step_begins(number, step, now);
            self.snapshot.replace(shared.state.snapshot());
            wanted
        })
    }

    fn succeeded(&self, number: u64, token: RefreshedToken) {
        tracing::debug!(exchanged = token.exchanged, lifetime = ?token.lifetime, "access token obtained");
        let waiters = self.shared.with(|shared| {
            let life = Life::new(token.since, token.age, token.lifetime, R::jitter());
            let make = |generation| Bearer::new(token.header, generation);
            let bearer = shared
                .state
                .refresh_succeeded(number, life, token.exchanged, make)?;
            self.snapshot.replace(shared.state.snapshot());
            Some((take_waiters(shared, number)?, bearer))
        });
        if let Some((waiters, bearer)) = waiters {
            // All waiters may be gone.
            let _ = waiters.sender.send(Progress::Finished(Ok(bearer)));
        }
    }

    /// Returns the delay before the next attempt, or `None` if there is none.
    fn failed(&self, number: u64, failure: AttemptFailure) -> Option<Duration> {
        let now = self.refresher.now();
        tracing::warn!(error = %failure.error, "the token exchange failed");
        let (waiters, progress, delay) = self.shared.with(|shared| {
            let after = shared
                .state
                .attempt_failed(number, failure, now, R::jitter());
            self.snapshot.replace(shared.state.snapshot());
            match after {
                AfterFailure::Superseded => None,
                AfterFailure::GiveUp(error) => {
                    let waiters = take_waiters(shared, number);
                    Some((waiters, Progress::Finished(Err(error)), None))
                }
                AfterFailure::Retry(delay) => {
                    let waiters = take_waiters(shared, number);
                    shared.waiters = Some(Waiters::new(number));
                    Some((waiters, Progress::Retrying, Some(delay)))
                }
            }
        })?;
        if let Some(waiters) = waiters {
            let _ = waiters.sender.send(progress);
        }
        delay
    }

    fn abandoned(&self, number: u64) {
        let _waiters = self.shared.with(|shared| {
            if shared.state.refresh_abandoned(number) {
                self.snapshot.replace(shared.state.snapshot());
            }
            take_waiters(shared, number)
        });
    }

    /// Forgets tokens and failures in memory, and supersedes a running refresh. With `closed`, every later call fails with
    /// that error. Returns the token that was cached.
    pub(crate) fn forget(&self, closed: Option<Error>) -> Option<Arc<Bearer>> {
        let (cached, _waiters) = self.shared.with(|shared| {
            let cached = shared.state.cached();
            match closed {
                Some(error) => shared.state.close(error),
                None => shared.state.forget(),
            }
            self.snapshot.replace(shared.state.snapshot());
            (cached, shared.waiters.take())
        });
        cached.map(|(bearer, _)| bearer)
    }
}

fn take_waiters(shared: &mut SharedState, number: u64) -> Option<Waiters> {
    shared.waiters.take_if(|waiters| waiters.number == number)
}

/// A running refresh: one attempt after another until one succeeds or the state gives up.
struct RefreshTask<R: Runtime> {
    provider: Arc<TokenProvider<R>>,
    number: u64,
    finished: bool,
}

impl<R: Runtime> RefreshTask<R> {
    async fn run(mut self) {
        loop {
            let delay = match self.provider.attempt(self.number).await {
                Ok(token) => {
                    self.provider.succeeded(self.number, token);
                    None
                }
                Err(failure) => self.provider.failed(self.number, failure),
            };
            let Some(delay) = delay else {
                self.finished = true;
                return;
            };
            self.provider.refresher.clock.sleep(delay).await;
        }
    }
}

/// Dropped before it finished, with its runtime: the waiters start another refresh.
impl<R: Runtime> Drop for RefreshTask<R> {
    fn drop(&mut self) {
        if !self.finished {
            self.provider.abandoned(self.number);
        }
    }
}
