//! Whether and when a request is retried: the outcome of the attempt, the retry budget of the client, and backoff.
//!
//! This module neither sleeps nor sends.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::transport::SendPhase;

/// How often a call is retried, and how long it waits before each retry.
///
/// Defaults to 3 attempts with a backoff between 200 ms and 10 s, chosen at random. A `Retry-After` of the service is the lower
/// bound of the wait, up to the client's [`max_retry_after`](crate::ClientBuilder::max_retry_after); after a 429 without it the
/// call waits for 1 second. If the deadline leaves no time for the wait, the call fails at once.
///
/// Which failures are retried is not configurable: a request that may have reached the service is retried only if the wire
/// table marks it as idempotent, or if the service responded with 429, or with 503 and `Retry-After` (unless the wire table
/// marks [that as ambiguous](crate::Operation::unavailable_is_ambiguous)).
///
/// ```
/// use std::time::Duration;
/// use squad_core::RetryPolicy;
///
/// let patient = RetryPolicy::default()
///     .max_attempts(6)
///     .backoff(Duration::from_millis(500), Duration::from_secs(20));
/// let disabled = RetryPolicy::disabled();
/// # let _ = (patient, disabled);
/// ```
#[derive(Debug, Clone)]
pub struct RetryPolicy {
    pub(crate) max_attempts: u32,
    base: Duration,
    cap: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, with backoff from 200 ms to 10 s.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base: Duration::from_millis(200),
            cap: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy {
    /// Disables retries. A rejected access token is still refreshed, and the request sent once more.
    #[must_use]
    pub fn disabled() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets the maximum number of attempts, including the first. Defaults to 3; 0 counts as 1.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets the backoff: before retry number n a random time between zero and `base` doubled n - 1 times, at most `cap`.
    /// Defaults to 200 ms and 10 s.
    #[must_use]
    pub fn backoff(mut self, base: Duration, cap: Duration) -> Self {
        self.base = base;
        self.cap = cap;
        self
    }

    /// Returns the longest backoff before retry number `nth`, counted from 1.
    pub(crate) fn ceiling(&self, nth: u32) -> Duration {
        let doubled = 1_u32.checked_shl(nth.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base.saturating_mul(doubled).min(self.cap)
    }
}

/// Returns a random time below `ceiling`: full jitter.
pub(crate) fn jitter(ceiling: Duration) -> Duration {
    ceiling.mul_f64(fastrand::f64())
}

/// A token bucket that keeps retries from multiplying the load on a service in an outage.
///
/// A failed call earns a tenth of a retry, a successful call half of one, and the bucket holds twenty retries: in a total
/// outage a call has 1.1 attempts on average, after the first twenty retries.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    tenths: AtomicU32,
}

const FULL: u32 = 200;
const RETRY: u32 = 10;
const FAILED_CALL: u32 = 1;
const SUCCESSFUL_CALL: u32 = 5;

impl Default for RetryBudget {
    fn default() -> Self {
        Self {
            tenths: AtomicU32::new(FULL),
        }
    }
}

impl RetryBudget {
    /// Takes one retry, if there is one.
    pub(crate) fn take(&self) -> bool {
        let taken = self
            .tenths
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(RETRY)
            });
        taken.is_ok()
    }

    /// Adds what a call earns.
    pub(crate) fn earn(&self, successful: bool) {
        let earned = if successful {
            SUCCESSFUL_CALL
        } else {
            FAILED_CALL
        };
        let _ = self
            .tenths
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                let more = (left + earned).min(FULL);
                // The bucket is usually full: then a load is enough.
                (more != left).then_some(more)
            });
    }
}

/// The outcome of a failed attempt, as far as retries are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttemptOutcome {
    /// The transport failed before the response.
    Transport(SendPhase),
    /// The response body broke.
    BrokenBody(SendPhase),
    /// A response with an error status.
    Status {
        status: u16,
        retry_after: Option<Duration>,
    },
    /// A 2xx response that contains the error of this status.
    ErrorEnvelope { status: u16 },
    /// A response that a retry would not change.
    Final,
}

impl AttemptOutcome {
    /// Returns whether the service responded that it is unavailable.
    pub(crate) fn is_unavailable(self) -> bool {
        matches!(self, Self::Status { status: 503, .. })
    }

    /// Returns whether a retry is safe and can help.
    pub(crate) fn may_retry(self, idempotent: bool) -> bool {
        match self {
            // The request did not reach the service.
            Self::Transport(SendPhase::Connect) => true,
            Self::Transport(SendPhase::Exchange | SendPhase::Timeout) => idempotent,
            Self::Transport(SendPhase::Misconfigured | SendPhase::Redirect | SendPhase::Decode) => {
                false
            }
            Self::BrokenBody(SendPhase::Decode) => false,
            Self::BrokenBody(_) => idempotent,
            // The service did not carry out the request.
            Self::Status { status: 429, .. }
            | Self::Status {
                status: 503,
                retry_after: Some(_),
            } => true,
            Self::Status {
                status: 408 | 500 | 502 | 503 | 504,
                ..
            }
            | Self::ErrorEnvelope {
                status: 408 | 429 | 500 | 502 | 503 | 504,
            } => idempotent,
            Self::Status { .. } | Self::ErrorEnvelope { .. } | Self::Final => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn backoff_doubles_up_to_its_cap() {
        let policy =
            RetryPolicy::default().backoff(Duration::from_millis(100), Duration::from_secs(1));
        let ceilings: Vec<_> = (1..=6).map(|nth| policy.ceiling(nth).as_millis()).collect();
        assert_eq!(ceilings, [100, 200, 400, 800, 1000, 1000]);
        assert_eq!(policy.ceiling(u32::MAX), Duration::from_secs(1));
        for nth in 1..200 {
            assert!(jitter(policy.ceiling(nth)) <= Duration::from_secs(1));
        }
    }

    #[test]
    fn non_idempotent_requests_are_retried_only_if_they_were_not_carried_out() {
        let status = |status, retry_after| AttemptOutcome::Status {
            status,
            retry_after,
        };
        let delay = Some(Duration::ZERO);
        for (outcome, post, get) in [
            (AttemptOutcome::Transport(SendPhase::Connect), true, true),
            (AttemptOutcome::Transport(SendPhase::Exchange), false, true),
            (AttemptOutcome::Transport(SendPhase::Timeout), false, true),
            (
                AttemptOutcome::Transport(SendPhase::Misconfigured),
                false,
                false,
            ),
            (AttemptOutcome::Transport(SendPhase::Redirect), false, false),
            (AttemptOutcome::Transport(SendPhase::Decode), false, false),
            (AttemptOutcome::BrokenBody(SendPhase::Exchange), false, true),
            (AttemptOutcome::BrokenBody(SendPhase::Decode), false, false),
            (AttemptOutcome::ErrorEnvelope { status: 500 }, false, true),
            (AttemptOutcome::ErrorEnvelope { status: 429 }, false, true),
            (AttemptOutcome::ErrorEnvelope { status: 404 }, false, false),
            (AttemptOutcome::Final, false, false),
            (status(429, None), true, true),
            (status(503, delay), true, true),
            (status(503, None), false, true),
            (status(500, delay), false, true),
            (status(502, delay), false, true),
            (status(504, None), false, true),
            (status(408, None), false, true),
            (status(501, delay), false, false),
            (status(400, delay), false, false),
            (status(401, delay), false, false),
            (status(404, None), false, false),
            (status(302, None), false, false),
        ] {
            assert_eq!(outcome.may_retry(false), post, "{outcome:?} of a POST");
            assert_eq!(outcome.may_retry(true), get, "{outcome:?} of a GET");
        }
    }

    #[test]
    fn jitter_is_anywhere_below_its_ceiling() {
        fastrand::seed(7);
        let ceiling = Duration::from_secs(10);
        let jitters: Vec<_> = (0..500).map(|_| jitter(ceiling)).collect();
        assert!(jitters.iter().all(|jitter| *jitter < ceiling));
        assert!(jitters.iter().any(|jitter| *jitter < ceiling / 10));
        assert!(
            jitters
                .iter()
                .any(|jitter| *jitter > ceiling - ceiling / 10)
        );
        assert_eq!(jitter(Duration::ZERO), Duration::ZERO);
    }

    #[test]
    fn a_policy_has_defaults_and_setters() {
        let ceilings =
            |policy: &RetryPolicy| [1, 2, 100].map(|nth| policy.ceiling(nth).as_millis());
        let policy = RetryPolicy::default();
        assert_eq!(
            (policy.max_attempts, ceilings(&policy)),
            (3, [200, 400, 10_000])
        );
        assert_eq!(RetryPolicy::disabled().max_attempts, 1);
        assert_eq!(policy.clone().max_attempts(0).max_attempts, 1);
        assert_eq!(policy.clone().max_attempts(7).max_attempts, 7);
        let other = policy.backoff(Duration::from_millis(5), Duration::from_millis(7));
        assert_eq!((other.max_attempts, ceilings(&other)), (3, [5, 7, 7]));
    }

    #[test]
    fn only_a_503_says_that_the_service_is_unavailable() {
        for status in [429, 500, 502, 503, 504] {
            let outcome = AttemptOutcome::Status {
                status,
                retry_after: None,
            };
            assert_eq!(outcome.is_unavailable(), status == 503, "{status}");
            assert!(!AttemptOutcome::ErrorEnvelope { status }.is_unavailable());
        }
    }

    #[test]
    fn a_failed_call_earns_a_tenth_of_a_retry_and_a_successful_one_half() {
        for (successful, calls) in [(false, 10), (true, 2)] {
            let budget = RetryBudget::default();
            while budget.take() {}
            (1..calls).for_each(|_| budget.earn(successful));
            assert!(!budget.take(), "{successful}");
            budget.earn(successful);
            assert!(budget.take() && !budget.take(), "{successful}");
        }
        // It is never more than full.
        let budget = RetryBudget::default();
        budget.earn(true);
        assert!(budget.take());
        (0..3).for_each(|_| budget.earn(true));
        assert_eq!(budget.tenths.load(Ordering::Relaxed), FULL);
    }

    #[test]
    fn the_retry_budget_is_spent_and_earned_again() {
        let budget = RetryBudget::default();
        assert_eq!((0..100).filter(|_| budget.take()).count(), 20);
        (0..10).for_each(|_| budget.earn(false));
        assert!(budget.take());
        assert!(!budget.take());
        (0..1000).for_each(|_| budget.earn(true));
        assert_eq!((0..100).filter(|_| budget.take()).count(), 20);
    }
}
