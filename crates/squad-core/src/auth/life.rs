//! The lifetime of an access token and its refresh windows, measured on two clocks.

use std::time::{Duration, SystemTime};

/// The longest advisory window.
const MAX_ADVISORY: Duration = Duration::from_secs(15 * 60);
/// The longest mandatory window.
const MAX_MANDATORY: Duration = Duration::from_secs(30);

/// Both clocks, read together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Now {
    pub(crate) wall: SystemTime,
    pub(crate) mono: Duration,
}

/// How long before its expiry a token of this lifetime is refreshed before it is used: 30 s or 5 % of the lifetime,
/// whichever is less.
pub(crate) fn mandatory_window(lifetime: Duration) -> Duration {
    (lifetime / 20).min(MAX_MANDATORY)
}

/// The lifetime of a token. The points in time are measured from `since`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Life {
    pub(crate) since: Now,
    /// The whole lifetime that the service granted, of which a part may have passed before `since`.
    pub(crate) lifetime: Duration,
    /// From here on the token is refreshed in the background.
    pub(crate) advisory: Duration,
    /// From here on callers wait for the refresh.
    pub(crate) mandatory: Duration,
    /// From here on the token is not sent.
    pub(crate) expiry: Duration,
    /// While both clocks show less than this, the token is younger than `advisory`: two comparisons for each call.
    fresh_until: Now,
}

impl Life {
    /// The windows of a token of `lifetime` that was `age` old at `since`. `jitter` is between 0 and 1.
    ///
    /// Both windows are fractions of the lifetime, so that short-lived tokens are used for most of their life, too.
    pub(crate) fn new(since: Now, age: Duration, lifetime: Duration, jitter: f64) -> Self {
        let fraction = 0.1 + 0.1 * jitter.clamp(0.0, 1.0);
        let lead = lifetime.mul_f64(fraction).min(MAX_ADVISORY);
        let at = |before_expiry| lifetime.saturating_sub(before_expiry).saturating_sub(age);
        let advisory = at(lead);
        Self {
            since,
            lifetime,
            advisory,
            mandatory: at(mandatory_window(lifetime)),
            expiry: at(Duration::ZERO),
            fresh_until: Now {
                wall: since.wall.checked_add(advisory).unwrap_or(since.wall),
                mono: since.mono.saturating_add(advisory),
            },
        }
    }

    /// Whether neither window has begun.
    #[inline]
    pub(crate) fn is_fresh(&self, now: Now) -> bool {
        now.mono < self.fresh_until.mono && now.wall < self.fresh_until.wall
    }

    /// Whether the token can still be sent.
    pub(crate) fn is_valid(&self, now: Now) -> bool {
        self.elapsed(now) < self.expiry
    }

    /// The time since `since`, by the clock that shows more: one stops while the machine sleeps, the other can be set
    /// back.
    pub(crate) fn elapsed(&self, now: Now) -> Duration {
        let mono = now.mono.saturating_sub(self.since.mono);
        match now.wall.duration_since(self.since.wall) {
            Ok(wall) => mono.max(wall),
            Err(_) => mono,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advisory_window_begins_with_the_first_clock_that_reaches_it() {
        let since = Now {
            wall: SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000),
            mono: Duration::from_secs(50),
        };
        let life = Life::new(since, Duration::ZERO, Duration::from_secs(1000), 0.0);
        let at = |wall: i64, mono: u64| {
            let now = Now {
                wall: SystemTime::UNIX_EPOCH + Duration::from_secs((1_000_000 + wall) as u64),
                mono: Duration::from_secs(50 + mono),
            };
            life.is_fresh(now)
        };
        assert!(at(899, 899));
        assert!(!at(900, 10), "the machine slept");
        assert!(!at(-500, 900), "the clock was set back");
        assert!(at(-500, 899));
    }
}
