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
