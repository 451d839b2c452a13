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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_deadline_that_ends_first_counts() {
        // The deadline, the total deadline, their end from 100 s, and the description.
        for (limit, total, ends, description) in [
            (None, None, None, "total deadline of 0 s"),
            (Some(5), None, Some(105), "deadline of 5 s"),
            (None, Some(7), Some(107), "total deadline of 7 s"),
            (Some(5), Some(7), Some(105), "deadline of 5 s"),
            (Some(7), Some(7), Some(107), "deadline of 7 s"),
            (Some(9), Some(7), Some(107), "total deadline of 7 s"),
        ] {
            let deadline = Deadline::new(at(100), limit.map(at), total.map(at));
            assert_eq!(deadline.ends(), ends.map(at), "{description}");
            let left = ends.map(|ends| at(ends - 101));
            assert_eq!(deadline.left(at(101)), left, "{description}");
            assert_eq!(deadline.left(at(999)), ends.map(|_| at(0)), "{description}");
            let total = total.map(|total| (at(100 + total), at(total)));
            assert_eq!(deadline.total(), total, "{description}");
            assert_eq!(deadline.describe(), description);
            for now in [104, 105, 106, 107, 108] {
                let is_over = ends.is_some_and(|ends| now >= ends);
                assert_eq!(deadline.is_over(at(now)), is_over, "{description} at {now}");
            }
        }
        let fraction = Deadline::new(at(1), Some(Duration::from_millis(1500)), None);
        assert_eq!(fraction.describe(), "deadline of 1.5 s");
    }

    #[test]
    fn a_wait_that_does_not_count_moves_the_deadline_but_not_the_total_one() {
        let mut deadline = Deadline::new(at(100), Some(at(5)), Some(at(7)));
        deadline.extend(at(1));
        assert_eq!(deadline.ends(), Some(at(106)));
        deadline.extend(at(10));
        assert_eq!(deadline.ends(), Some(at(107)));
        assert_eq!(deadline.describe(), "total deadline of 7 s");
        assert_eq!(deadline.total(), Some((at(107), at(7))));
        let mut unlimited = Deadline::default();
        unlimited.extend(at(1));
        assert_eq!((unlimited.ends(), unlimited.total()), (None, None));
        assert!(!unlimited.is_over(Duration::MAX));
    }
}
