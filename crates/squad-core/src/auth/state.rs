//! What the cache knows and decides, as a state machine: no input or output, no clock, no lock, no randomness of its own.
//!
//! The asynchronous shell holds one under a lock, asks it what to do, does that, and tells it what came of it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Fingerprint;
use super::view::{Life, View};
use crate::{Bearer, Error};

/// Both clocks, read together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Now {
    pub(crate) wall: SystemTime,
    pub(crate) mono: Duration,
}

/// The numbers that the machine goes by.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    /// The first delay after a failed exchange.
    pub(crate) backoff: Duration,
    /// The longest delay after a failed exchange, jitter included.
    pub(crate) backoff_cap: Duration,
    /// The longest delay that a provider can ask for.
    pub(crate) retry_after_cap: Duration,
    /// The least time between two exchanges that were caused by refused access tokens.
    pub(crate) rejection_floor: Duration,
    /// How long an exchange may be under way before it is given up as lost with its runtime.
    pub(crate) lease: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            backoff: Duration::from_secs(1),
            backoff_cap: Duration::from_secs(60),
            retry_after_cap: Duration::from_secs(300),
            rejection_floor: Duration::from_secs(10),
            lease: Duration::from_secs(180),
        }
    }
}

/// What a caller is after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// A token to send, now.
    Token,
    /// A newer token than that of this generation, which the service refused.
    Newer(u64),
    /// Nothing yet: the token is good, and it is time to renew it.
    Renewal,
}

/// What a caller is to do.
#[derive(Debug)]
pub(crate) enum Decision {
    /// Send this.
    Use(Arc<Bearer>),
    /// Wait for the exchange under way.
    Join,
    /// Begin the exchange of this number.
    Start(u64),
    /// Give up.
    Refuse(Error),
}

/// How an exchange failed.
#[derive(Debug, Clone)]
pub(crate) struct Failed {
    pub(crate) error: Error,
    pub(crate) retry_after: Option<Duration>,
    /// Where the provider refused: what it refused, so that nothing but something else is tried.
    pub(crate) refused: Option<Fingerprint>,
}

#[derive(Debug)]
struct Held {
    bearer: Arc<Bearer>,
    life: Life,
    rejected: bool,
}

impl Held {
    fn usable(&self, now: Now) -> Option<Arc<Bearer>> {
        (self.life.elapsed(now) < self.life.end).then(|| Arc::clone(&self.bearer))
    }
}

#[derive(Debug)]
struct Attempt {
    number: u64,
    begun: Duration,
    for_rejection: bool,
}

#[derive(Debug)]
struct Failure {
    error: Error,
    count: u32,
    /// No exchange before this, on the monotonic clock.
    until: Duration,
}

/// The state of one credential at one origin.
#[derive(Debug, Default)]
pub(crate) struct TokenState {
    policy: Policy,
    generation: u64,
    attempts: u64,
    held: Option<Held>,
    attempt: Option<Attempt>,
    failure: Option<Failure>,
    /// What the provider refused last, and its words.
    refused: Option<(Fingerprint, Error)>,
    /// No exchange because of a refused token before this, on the monotonic clock.
    rejections_until: Duration,
    ended: Option<Error>,
}

impl TokenState {
    pub(crate) fn new(policy: Policy) -> Self {
        Self {
            policy,
            ..Self::default()
        }
    }

    /// Decides what a caller is to do. After [`Decision::Start`] the exchange counts as begun.
    pub(crate) fn ask(&mut self, want: Want, now: Now) -> Decision {
        let want = match want {
            Want::Newer(generation) => Want::Newer(generation.min(self.generation)),
            other => other,
        };
        if let Some(error) = &self.ended {
            return Decision::Refuse(error.clone());
        }
        if let Want::Newer(generation) = want {
            match &mut self.held {
                // A late answer about an old token says nothing of this one.
                Some(held) if held.bearer.generation > generation => {
                    if let Some(bearer) = held.usable(now) {
                        return Decision::Use(bearer);
                    }
                }
                Some(held) if now.mono >= self.rejections_until => held.rejected = true,
                Some(_) if self.attempt.is_some() => {}
                Some(_) => return Decision::Refuse(rejected_again()),
                None => {}
            }
        }
        let spare = self.spare(want, now);
        if let Some(held) = &self.held {
            let elapsed = held.life.elapsed(now);
            let due = match want {
                Want::Renewal => held.life.renew,
                Want::Token => held.life.wait,
                Want::Newer(_) => Duration::ZERO,
            };
            if let Some(bearer) = &spare
                && elapsed < due
                && !held.rejected
            {
                return Decision::Use(Arc::clone(bearer));
            }
        }
        if let Some(attempt) = &self.attempt
            && now.mono.saturating_sub(attempt.begun) < self.policy.lease
        {
            return Decision::Join;
        }
        if let Some(failure) = &self.failure
            && now.mono < failure.until
        {
            return match spare {
                Some(bearer) => Decision::Use(bearer),
                None => Decision::Refuse(failure.error.clone()),
            };
        }
        self.attempts += 1;
        self.attempt = Some(Attempt {
            number: self.attempts,
            begun: now.mono,
            for_rejection: matches!(want, Want::Newer(_)),
        });
        Decision::Start(self.attempts)
    }

    /// The token that can still be sent while nothing better is to be had.
    fn spare(&self, want: Want, now: Now) -> Option<Arc<Bearer>> {
        let held = self.held.as_ref()?;
        let wanted = match want {
            Want::Newer(generation) => held.bearer.generation > generation,
            Want::Token | Want::Renewal => true,
        };
        held.usable(now).filter(|_| wanted)
    }

    /// Same as [`spare`](Self::spare), for a caller whose exchange failed.
    pub(crate) fn after_failure(&self, want: Want, now: Now) -> Option<Arc<Bearer>> {
        if self.ended.is_some() {
            return None;
        }
        self.spare(want, now)
    }

    /// Takes in the token of exchange `number`. `None` where that exchange is no longer the one that counts.
    ///
    /// `since` is when the request was sent; `exchanged` says that the provider was asked, rather than the store.
    pub(crate) fn granted(
        &mut self,
        number: u64,
        life: Life,
        exchanged: bool,
        make: impl FnOnce(u64) -> Bearer,
    ) -> Option<Arc<Bearer>> {
        let attempt = self.attempt.take_if(|attempt| attempt.number == number)?;
        self.failure = None;
        self.refused = None;
        self.generation += 1;
        let bearer = Arc::new(make(self.generation));
        if attempt.for_rejection && exchanged {
            self.rejections_until = life.since.mono + self.policy.rejection_floor;
        }
        self.held = Some(Held {
            bearer: Arc::clone(&bearer),
            life,
            rejected: false,
        });
        Some(bearer)
    }

    /// Takes in that exchange `number` failed. Returns whether it was the one that counts.
    ///
    /// `jitter` is between 0 and 1.
    pub(crate) fn failed(&mut self, number: u64, failed: Failed, now: Now, jitter: f64) -> bool {
        if self
            .attempt
            .take_if(|attempt| attempt.number == number)
            .is_none()
        {
            return false;
        }
        let before = self.failure.take();
        let count = before.map_or(0, |failure| failure.count).saturating_add(1);
        // A refused credential is not sent again, so looking whether there is another may be done often.
        let doublings = if failed.refused.is_some() {
            0
        } else {
            (count - 1).min(16)
        };
        let delay = self
            .policy
            .backoff
            .saturating_mul(1 << doublings)
            .mul_f64(1.0 + jitter.clamp(0.0, 1.0) / 2.0)
            .min(self.policy.backoff_cap);
        if let Some(what) = failed.refused {
            self.refused = Some((what, failed.error.clone()));
        }
        let asked = failed
            .retry_after
            .unwrap_or_default()
            .min(self.policy.retry_after_cap);
        self.failure = Some(Failure {
            error: failed.error,
            count,
            until: now.mono + delay.max(asked),
        });
        true
    }

    /// Takes in that exchange `number` went down with its runtime. Returns whether it was the one that counts.
    pub(crate) fn abandoned(&mut self, number: u64) -> bool {
        self.attempt
            .take_if(|attempt| attempt.number == number)
            .is_some()
    }

    /// What was refused last, so that it is not tried again.
    pub(crate) fn refused(&self) -> Option<(Fingerprint, Error)> {
        self.refused.clone()
    }

    /// Whether exchange `number` is the one that counts.
    pub(crate) fn counts(&self, number: u64) -> bool {
        self.attempt
            .as_ref()
            .is_some_and(|attempt| attempt.number == number)
    }

    /// Forgets tokens and failures; an exchange under way counts no more.
    pub(crate) fn forget(&mut self) {
        self.held = None;
        self.attempt = None;
        self.failure = None;
        self.refused = None;
        self.rejections_until = Duration::ZERO;
        self.ended = None;
    }

    /// Forgets everything, and gives every caller `error` until [`forget`](Self::forget).
    pub(crate) fn end(&mut self, error: Error) {
        self.forget();
        self.ended = Some(error);
    }

    /// What a caller can go by without asking.
    pub(crate) fn view(&self) -> View {
        let Some(held) = &self.held else {
            return View::Empty;
        };
        View::Held {
            bearer: Arc::clone(&held.bearer),
            life: held.life,
            under_way: self
                .attempt
                .as_ref()
                .map(|attempt| attempt.begun + self.policy.lease),
            quiet_until: self.failure.as_ref().map(|failure| failure.until),
            rejected: held.rejected,
        }
    }
}

fn rejected_again() -> Error {
    Error::new(
        crate::Kind::Authentication,
        "the service refused an access token that it had just issued; no other is asked for within 10 s",
    )
}
