//! The pace of work that polls the service.

use std::time::Duration;

use crate::Error;
use crate::retry::jitter;

/// The longest delay after failures, unless the interval is longer.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// How long to wait before the next poll: the interval with jitter, and longer after each failure.
///
/// ```
/// use squad_core::poll::Pace;
/// use squad_core::{Error, Kind};
/// use std::time::Duration;
///
/// let mut pace = Pace::new(Duration::from_secs(60));
/// let delay = pace.next();
/// assert!(delay >= Duration::from_secs(54) && delay <= Duration::from_secs(66));
/// pace.failed(&Error::new(Kind::Server, "the service failed"));
/// assert!(pace.next() >= Duration::from_secs(108));
/// ```
#[derive(Debug, Clone)]
pub struct Pace {
    interval: Duration,
    failures: u32,
    /// The delay that the service requests.
    least: Duration,
}

impl Pace {
    /// Creates the pace of a poll at each `interval`, which a random tenth shortens or extends.
    #[must_use]
    pub const fn new(interval: Duration) -> Self {
        Self {
            interval,
            failures: 0,
            least: Duration::ZERO,
        }
    }

    /// Returns how long to wait before the next poll.
    pub fn next(&self) -> Duration {
        let longest = LONGEST.max(self.interval);
        let factor = 2_u32.saturating_pow(self.failures);
        let delay = self.interval.saturating_mul(factor).min(longest);
        let delay = delay.mul_f64(0.9) + jitter(delay.mul_f64(0.2));
        // The service's own delay is also spread, so that many clients do not come back at once.
        delay.max(self.least + jitter(self.least.mul_f64(0.1)))
    }

    /// Records a successful poll.
    pub fn succeeded(&mut self) {
        (self.failures, self.least) = (0, Duration::ZERO);
    }

    /// Records a failed poll: the next delay is twice as long, up to 15 minutes, and at least the error's `Retry-After`.
    pub fn failed(&mut self, error: &Error) {
        self.failures = self.failures.saturating_add(1);
        self.least = error.retry_after().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    /// Whether every one of many delays is between these seconds.
    #[track_caller]
    fn is_between(pace: &Pace, least: f64, most: f64) {
        for _ in 0..200 {
            let delay = pace.next().as_secs_f64();
            assert!((least..=most).contains(&delay), "{delay} s");
        }
    }

    #[test]
    fn the_delay_doubles_with_each_failure_up_to_15_minutes() {
        let mut pace = Pace::new(Duration::from_secs(60));
        for (failures, delay) in [60.0, 120.0, 240.0, 480.0, 900.0, 900.0].iter().enumerate() {
            assert_eq!(pace.failures as usize, failures);
            is_between(&pace, delay * 0.9, delay * 1.1);
            pace.failed(&Error::new(Kind::Server, "it failed"));
        }
        pace.failures = u32::MAX;
        pace.failed(&Error::new(Kind::Server, "it failed"));
        is_between(&pace, 810.0, 990.0);
        pace.succeeded();
        is_between(&pace, 54.0, 66.0);
        // A longer interval is not shortened.
        let mut pace = Pace::new(Duration::from_secs(3600));
        pace.failed(&Error::new(Kind::Server, "it failed"));
        is_between(&pace, 3240.0, 3960.0);
    }

    #[test]
    fn the_delay_is_at_least_what_the_service_requests() {
        let limited = |seconds| {
            let error = Error::new(Kind::RateLimited, "slow down");
            error.with_retry_after(Some(Duration::from_secs(seconds)))
        };
        let mut pace = Pace::new(Duration::from_secs(1));
        pace.failed(&limited(100));
        is_between(&pace, 100.0, 110.0);
        // That of the last error alone.
        pace.failed(&limited(2000));
        is_between(&pace, 2000.0, 2200.0);
        pace.failed(&Error::new(Kind::Server, "it failed"));
        is_between(&pace, 7.2, 8.8);
        pace.failed(&limited(100));
        pace.succeeded();
        is_between(&pace, 0.9, 1.1);
    }

    #[test]
    fn delays_are_spread() {
        let pace = Pace::new(Duration::from_secs(60));
        let delays: Vec<_> = (0..200).map(|_| pace.next()).collect();
        let middle = Duration::from_secs(60);
        assert!(delays.iter().any(|delay| *delay < middle));
        assert!(delays.iter().any(|delay| *delay > middle));
    }
}
