//! The deadline of a call.

use std::time::Duration;

/// The deadline of a call, and the total deadline that also covers a streamed body. Times are on the monotonic clock.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Deadline {
    limit: Option<Duration>,
    ends: Option<Duration>,
    total: Option<Duration>,
    total_ends: Option<Duration>,
}

impl Deadline {
    pub(super) fn new(started: Duration, limit: Option<Duration>, total: Option<Duration>) -> Self {
        let after = |limit: Option<Duration>| limit.map(|limit| started.saturating_add(limit));
        Self {
            limit,
            ends: after(limit),
            total,
            total_ends: after(total),
        }
    }

    /// Moves the deadline by a wait that does not count. The total deadline stays.
    pub(super) fn extend(&mut self, waited: Duration) {
        self.ends = self.ends.map(|ends| ends.saturating_add(waited));
    }

    pub(super) fn ends(&self) -> Option<Duration> {
        match (self.ends, self.total_ends) {
            (Some(ends), Some(total)) => Some(ends.min(total)),
            (ends, total) => ends.or(total),
        }
    }

    /// Returns when the total deadline ends, and its length.
    pub(super) fn total(&self) -> Option<(Duration, Duration)> {
        self.total_ends.zip(self.total)
    }

    /// Returns the time that is left; `None` if there is no deadline.
    pub(super) fn left(&self, now: Duration) -> Option<Duration> {
        self.ends().map(|ends| ends.saturating_sub(now))
    }

    pub(super) fn is_over(&self, now: Duration) -> bool {
        self.ends().is_some_and(|ends| ends <= now)
    }

    /// Returns the name and the length of the deadline that ends first, for messages.
    pub(super) fn describe(&self) -> String {
        let total_first = match (self.ends, self.total_ends) {
            (Some(ends), Some(total)) => total < ends,
            (ends, _) => ends.is_none(),
        };
        let (name, length) = if total_first {
            ("total deadline", self.total)
        } else {
            ("deadline", self.limit)
        };
        let seconds = length.unwrap_or_default().as_secs_f64();
        format!("{name} of {seconds} s")
    }
}
