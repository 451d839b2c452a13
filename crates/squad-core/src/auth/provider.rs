//! The thin asynchronous shell around the state machine: who waits, who works, who is told.
//!
//! A refresh is a task of its own and never a caller's: whoever began it may go away. Callers wait for its result through one
//! shared future. The lock is held for moments only, and never across an await.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};

use futures_util::future::{FutureExt as _, Shared};
use http::HeaderValue;
use tokio::sync::oneshot;
use tracing::Instrument as _;

use super::obtain::{Known, Obtained, Provider};
use super::runtime::{Lock as _, Mistake, Runtime, Slot as _};
use super::state::{Decision, Failed, Policy, TokenState, Want};
use super::view::{Glance, Life, View};
use crate::{Bearer, Error, Kind, Result};

/// How often a caller begins again because the runtime of the one it waited for was shut down.
const ROUNDS: usize = 16;

type Done = Result<Arc<Bearer>>;

pub(crate) struct TokenProvider<R: Runtime> {
    pub(crate) provider: Provider,
    view: R::Slot<View>,
    inner: R::Lock<Inner>,
}

struct Inner {
    machine: TokenState,
    waiting: Option<Waiting>,
}

/// Those who wait for an exchange. Dropping it tells them to ask again.
struct Waiting {
    number: u64,
    tell: oneshot::Sender<Done>,
    told: Shared<oneshot::Receiver<Done>>,
}

impl<R: Runtime> TokenProvider<R> {
    pub(crate) fn new(provider: Provider, policy: Policy) -> Self {
        Self {
            provider,
            view: R::Slot::new(View::Empty),
            inner: R::Lock::new(Inner {
                machine: TokenState::new(policy),
                waiting: None,
            }),
        }
    }

    /// The present token, without waiting.
    pub(crate) fn current(self: &Arc<Self>) -> Option<Arc<Bearer>> {
        let now = self.provider.now();
        let (bearer, renew) = self.view.read(|view| match view.glance(now) {
            Glance::Use(bearer) => (Some(Arc::clone(bearer)), false),
            Glance::Renew(bearer) => (Some(Arc::clone(bearer)), true),
            Glance::Ask => (None, false),
        });
        if renew {
            self.renew();
        }
        bearer
    }

    /// Begins a renewal for which nobody waits.
    fn renew(self: &Arc<Self>) {
        if let (Decision::Start(number), _) = self.step(Want::Renewal)
            && let Err(error) = self.launch(number)
        {
            tracing::debug!(%error, "access token not renewed in the background");
        }
    }

    /// Waits for a token.
    pub(crate) async fn wait(self: &Arc<Self>, want: Want) -> Done {
        for _ in 0..ROUNDS {
            let (answer, told) = self.step(want);
            match answer {
                Decision::Use(bearer) => return Ok(bearer),
                Decision::Refuse(error) => return Err(error),
                Decision::Start(number) => self.launch(number)?,
                Decision::Join => {}
            }
            let Some(told) = told else { continue };
            match told.await {
                Ok(Ok(bearer)) => return Ok(bearer),
                Ok(Err(error)) => {
                    let now = self.provider.now();
                    let spare = self
                        .inner
                        .with(|inner| inner.machine.after_failure(want, now));
                    return spare.ok_or(error);
                }
                Err(oneshot::error::RecvError { .. }) => {}
            }
        }
        Err(Error::new(
            Kind::Connection,
            "the token exchange was cut off again and again by runtimes that were shut down",
        ))
    }

    /// Asks the machine, and finds the result to wait for.
    fn step(&self, want: Want) -> (Decision, Option<Shared<oneshot::Receiver<Done>>>) {
        let now = self.provider.now();
        let want = match want {
            Want::Newer(_) if R::planted(Mistake::RejectBlindly) => Want::Newer(u64::MAX),
            want => want,
        };
        let free =
            R::planted(Mistake::StartOnOldNews) && self.inner.with(|inner| inner.waiting.is_none());
        let (answer, told, _stale) = self.inner.with(|inner| {
            if free && let Some(waiting) = &inner.waiting {
                inner.machine.abandoned(waiting.number);
            }
            let answer = inner.machine.ask(want, now);
            let mut stale = None;
            if let Decision::Start(number) = answer {
                let (tell, told) = oneshot::channel();
                stale = inner.waiting.replace(Waiting {
                    number,
                    tell,
                    told: told.shared(),
                });
            }
            if matches!(answer, Decision::Start(_)) || matches!(want, Want::Newer(_)) {
                self.view.replace(inner.machine.view());
            }
            let told = inner.waiting.as_ref().map(|waiting| waiting.told.clone());
            (answer, told, stale)
        });
        (answer, told)
    }

    /// Has exchange `number` run in a task of its own.
    fn launch(self: &Arc<Self>, number: u64) -> Result<()> {
        let ticket = Ticket {
            shell: Arc::clone(self),
            number,
            finished: false,
        };
        let span =
            tracing::debug_span!(parent: None, "token_exchange", origin = %self.provider.place());
        R::spawn(ticket.run().instrument(span).boxed())
    }

    /// Whether what callers see is what the machine knows.
    #[cfg(test)]
    pub(crate) fn is_published(&self) -> bool {
        let known = self
            .inner
            .with(|inner| format!("{:?}", inner.machine.view()));
        self.view.read(|view| format!("{view:?}")) == known
    }

    fn held(&self) -> Option<HeaderValue> {
        self.view.read(|view| match view {
            View::Empty => None,
            View::Held { bearer, .. } => Some(bearer.header.clone()),
        })
    }

    async fn obtain(&self, number: u64) -> Result<Obtained, Failed> {
        let known = Known {
            held: self.held(),
            refused: self.inner.with(|inner| inner.machine.refused()),
            wanted: &|| self.inner.with(|inner| inner.machine.counts(number)),
        };
        let work = AssertUnwindSafe(self.provider.obtain(known)).catch_unwind();
        work.await.unwrap_or_else(|_| {
            // What a panic says may hold a secret.
            Err(Error::new(
                Kind::Configuration,
                "the source of the credential, its store or the clock panicked during the token exchange; the runtime needs its timer enabled",
            )
            .into())
        })
    }

    fn finish(&self, number: u64, result: Result<Obtained, Failed>) {
        let now = self.provider.now();
        match &result {
            Ok(token) => {
                tracing::debug!(exchanged = token.exchanged, left = ?token.left, "access token obtained");
            }
            Err(failed) => tracing::warn!(error = %failed.error, "no access token"),
        }
        let told = self.inner.with(|inner| {
            let number = match &inner.waiting {
                Some(waiting) if R::planted(Mistake::FinishForAnother) => waiting.number,
                _ => number,
            };
            let done = match result {
                Ok(token) => {
                    let life = Life::new(token.since, token.left, R::jitter());
                    let make = |generation| Bearer::new(token.header, generation);
                    Ok(inner.machine.granted(number, life, token.exchanged, make)?)
                }
                Err(failed) => {
                    let error = failed.error.clone();
                    let counts = inner.machine.failed(number, failed, now, R::jitter());
                    counts.then_some(Err(error))?
                }
            };
            self.view.replace(inner.machine.view());
            let waiting = inner.waiting.take_if(|waiting| waiting.number == number)?;
            Some((waiting.tell, done))
        });
        if let Some((tell, done)) = told {
            // Nobody may be left who waits.
            let _ = tell.send(done);
        }
    }

    fn abandon(&self, number: u64) {
        let _told = self.inner.with(|inner| {
            if inner.machine.abandoned(number) {
                self.view.replace(inner.machine.view());
            }
            inner.waiting.take_if(|waiting| waiting.number == number)
        });
    }

    /// Forgets tokens and failures in memory; with `end`, for good. An exchange under way counts no more.
    pub(crate) fn forget(&self, end: Option<Error>) -> Option<HeaderValue> {
        let held = self.held();
        let _told = self.inner.with(|inner| {
            match end {
                Some(error) => inner.machine.end(error),
                None => inner.machine.forget(),
            }
            self.view.replace(inner.machine.view());
            inner.waiting.take()
        });
        held
    }
}

impl<R: Runtime> std::fmt::Debug for TokenProvider<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenProvider")
            .field("origin", &self.provider.place())
            .field("source", &self.provider.source)
            .finish_non_exhaustive()
    }
}

/// The right to finish an exchange. Dropped unfinished, with its runtime, it says so.
struct Ticket<R: Runtime> {
    shell: Arc<TokenProvider<R>>,
    number: u64,
    finished: bool,
}

impl<R: Runtime> Ticket<R> {
    async fn run(mut self) {
        let result = self.shell.obtain(self.number).await;
        self.finished = true;
        self.shell.finish(self.number, result);
    }
}

impl<R: Runtime> Drop for Ticket<R> {
    fn drop(&mut self) {
        if !self.finished {
            self.shell.abandon(self.number);
        }
    }
}

pub(crate) fn no_unsaved() -> Mutex<Option<(super::StoreKey, super::store::Saved)>> {
    Mutex::new(None)
}
