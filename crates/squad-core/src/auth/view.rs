//! What every caller reads before each call: the present token, and until when it needs no thought.

use std::sync::Arc;
use std::time::Duration;

use super::grant::SHORTEST;
use super::state::Now;
use crate::Bearer;

/// The life of a token, as times since the sending of the request that brought it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Life {
    pub(crate) since: Now,
    /// From here on it is renewed in the background.
    pub(crate) renew: Duration,
    /// From here on callers wait for the renewal.
    pub(crate) wait: Duration,
    /// From here on it is not sent.
    pub(crate) end: Duration,
    /// While both clocks show less than this, it is younger than `renew`: two comparisons for each call.
    fresh_until: Now,
}

impl Life {
    /// The windows of a token that has `left` to live since `since`. `jitter` is between 0 and 1.
    pub(crate) fn new(since: Now, left: Duration, jitter: f64) -> Self {
        let lead = left
            .mul_f64(0.1 + 0.1 * jitter.clamp(0.0, 1.0))
            .clamp(Duration::from_secs(60), Duration::from_secs(900))
            .min(left / 2);
        let renew = left.saturating_sub(lead).max(SHORTEST).min(left);
        let wait = left
            .saturating_sub(Duration::from_secs(30).min(left / 4))
            .max(renew);
        Self {
            since,
            renew,
            wait,
            end: left,
            fresh_until: Now {
                wall: since.wall.checked_add(renew).unwrap_or(since.wall),
                mono: since.mono.saturating_add(renew),
            },
        }
    }

    /// Whether the token is too young for any thought.
    #[inline]
    fn is_fresh(&self, now: Now) -> bool {
        now.mono < self.fresh_until.mono && now.wall < self.fresh_until.wall
    }

    /// The age of the token, by the clock that shows more: one stands still while the machine sleeps, the other can be set
    /// back.
    pub(crate) fn elapsed(&self, now: Now) -> Duration {
        let mono = now.mono.saturating_sub(self.since.mono);
        match now.wall.duration_since(self.since.wall) {
            Ok(wall) => mono.max(wall),
            Err(_) => mono,
        }
    }
}

/// A snapshot of the machine that answers most callers.
#[derive(Debug)]
pub(crate) enum View {
    /// There is no token.
    Empty,
    /// There is one.
    Held {
        bearer: Arc<Bearer>,
        life: Life,
        /// An exchange is under way, and is given up for lost at this time on the monotonic clock.
        under_way: Option<Duration>,
        /// The last exchange failed, and no other begins before this time on the monotonic clock.
        quiet_until: Option<Duration>,
        rejected: bool,
    },
}

/// What a caller who saw a [`View`] does.
#[derive(Debug)]
pub(crate) enum Glance<'v> {
    /// Send this.
    Use(&'v Arc<Bearer>),
    /// Send this, and see to its renewal.
    Renew(&'v Arc<Bearer>),
    /// Ask the machine.
    Ask,
}

impl View {
    pub(crate) fn glance(&self, now: Now) -> Glance<'_> {
        let Self::Held {
            bearer,
            life,
            under_way,
            quiet_until,
            rejected,
        } = self
        else {
            return Glance::Ask;
        };
        if life.is_fresh(now) && !rejected {
            return Glance::Use(bearer);
        }
        let elapsed = life.elapsed(now);
        if elapsed >= life.end {
            return Glance::Ask;
        }
        let must_wait = elapsed >= life.wait || *rejected;
        if under_way.is_some_and(|lost| now.mono < lost) {
            return if must_wait {
                Glance::Ask
            } else {
                Glance::Use(bearer)
            };
        }
        if quiet_until.is_some_and(|until| now.mono < until) {
            return Glance::Use(bearer);
        }
        if must_wait {
            Glance::Ask
        } else {
            Glance::Renew(bearer)
        }
    }
}
