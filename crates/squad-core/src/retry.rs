//! Whether a request is sent again, and when: what the outcome allows, a budget shared by the client, backoff.
//!
//! Nothing here sleeps or sends.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::transport::SendPhase;

/// How often a call is sent again, and how long it waits before.
///
/// A `Retry-After` of the service comes before the backoff and is never undercut; a 429 keeps every caller of the credential
/// from sending for as long, or for a second where it does not say for how long. A repetition for which the call's deadline
/// leaves no time is not waited for: the call ends with the error at once.
///
/// Which outcomes may be repeated is not a setting: a request that may have been carried out is repeated only where the wire
/// table says that it is idempotent.
///
/// ```
/// use std::time::Duration;
/// use squad_core::RetryPolicy;
///
/// let patient = RetryPolicy::default().max_attempts(6).backoff(Duration::from_millis(500), Duration::from_secs(20));
/// let never = RetryPolicy::disabled();
/// # let _ = (patient, never);
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
    /// Sends every request once. A refused token is still renewed and the request replayed.
    #[must_use]
    pub fn disabled() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets how many times a request is sent at most; 1 is never again.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets the backoff: before the n-th repetition a random time between nothing and `base` doubled n - 1 times, and never
    /// more than `cap`.
    #[must_use]
    pub fn backoff(mut self, base: Duration, cap: Duration) -> Self {
        self.base = base;
        self.cap = cap;
        self
    }

    /// The longest backoff before repetition `nth`, counted from 1.
    pub(crate) fn ceiling(&self, nth: u32) -> Duration {
        let doubled = 1_u32.checked_shl(nth.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base.saturating_mul(doubled).min(self.cap)
    }
}

/// A random time below `ceiling`: full jitter.
pub(crate) fn jitter(ceiling: Duration) -> Duration {
    ceiling.mul_f64(fastrand::f64())
}

/// A token bucket that keeps an outage from being doubled by the clients' own retries.
///
/// A call that ends earns a tenth of a retry, one that ends well half of one, and the bucket holds twenty: in a total outage
/// calls are sent 1.1 times on average, after the first twenty repetitions.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    tenths: AtomicU32,
}

const FULL: u32 = 200;
const RETRY: u32 = 10;
const ANY_CALL: u32 = 1;
const GOOD_CALL: u32 = 5;

impl Default for RetryBudget {
    fn default() -> Self {
        Self {
            tenths: AtomicU32::new(FULL),
        }
    }
}

impl RetryBudget {
    /// Takes one retry out, if there is one.
    pub(crate) fn take(&self) -> bool {
        let taken = self
            .tenths
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(RETRY)
            });
        taken.is_ok()
    }

    /// Puts in what a call earns.
    pub(crate) fn earn(&self, good: bool) {
        let earned = if good { GOOD_CALL } else { ANY_CALL };
        // A full bucket is the rule; it costs a load and no more.
        if self.tenths.load(Ordering::Relaxed) < FULL {
            let _ = self
                .tenths
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                    Some((left + earned).min(FULL))
                });
        }
    }
}

/// What one sending came to, as far as repeating it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttemptOutcome {
    /// The transport failed.
    Unsent(SendPhase),
    /// The body broke off after the service had answered.
    BrokenBody,
    /// An answer that is no success.
    Status {
        status: u16,
        retry_after: Option<Duration>,
    },
}

impl AttemptOutcome {
    /// Whether sending the request again can help and does no harm.
    pub(crate) fn may_repeat(self, idempotent: bool) -> bool {
        match self {
            // The service saw nothing of it.
            Self::Unsent(SendPhase::Connect) => true,
            Self::Unsent(SendPhase::Misconfigured) => false,
            Self::Unsent(SendPhase::Exchange | SendPhase::Timeout) | Self::BrokenBody => idempotent,
            // The service says that it did nothing, and when to come again.
            Self::Status { status: 429, .. }
            | Self::Status {
                status: 503,
                retry_after: Some(_),
            } => true,
            Self::Status {
                status: 408 | 500 | 502 | 503 | 504,
                ..
            } => idempotent,
            Self::Status { .. } => false,
        }
    }
}

/// A longer `Retry-After` is taken for this long.
pub(crate) const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// How long the service asks to be left alone: seconds or a date; `None` where the header is absent or says neither.
///
/// A date is read against the `Date` of the same answer, so that a wrong local clock does not matter, or against `now`.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let fraction = text.get(whole.len() + 1..).unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.is_empty() && digits(whole) && digits(fraction) {
        // Too many digits for a number are a long time too.
        let seconds = whole.parse::<u64>().unwrap_or(u64::MAX);
        let more = u64::from(fraction.bytes().any(|byte| byte != b'0'));
        let asked = Duration::from_secs(seconds.saturating_add(more));
        return Some(asked.min(LONGEST_RETRY_AFTER));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let dated = headers.get(DATE).and_then(|date| date.to_str().ok());
    let from = dated.and_then(|date| httpdate::parse_http_date(date).ok());
    let asked = until
        .duration_since(from.unwrap_or(now))
        .unwrap_or_default();
    Some(asked.min(LONGEST_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use std::time::UNIX_EPOCH;

    fn read(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, text.parse().unwrap());
        // Sun, 06 Nov 1994 08:49:37 GMT
        retry_after(&headers, UNIX_EPOCH + Duration::from_secs(784_111_777))
    }

    #[test]
    fn retry_after_reads_both_forms_and_refuses_the_rest() {
        let seconds = Duration::from_secs;
        assert_eq!(read("30"), Some(seconds(30)));
        assert_eq!(read(" 0 "), Some(seconds(0)));
        assert_eq!(read("1.25"), Some(seconds(2)));
        assert_eq!(read("Sun, 06 Nov 1994 08:50:37 GMT"), Some(seconds(60)));
        assert_eq!(read("Sun, 06 Nov 1994 08:00:00 GMT"), Some(seconds(0)));
        assert_eq!(read("99999999"), Some(LONGEST_RETRY_AFTER));
        assert_eq!(
            read("99999999999999999999999999"),
            Some(LONGEST_RETRY_AFTER)
        );
        assert_eq!(
            read("Sat, 06 Nov 2094 08:50:37 GMT"),
            Some(LONGEST_RETRY_AFTER)
        );
        for garbage in ["-5", "soon", "", ".", "1e3", "1.2.3", "+3", "0x10"] {
            assert_eq!(read(garbage), None, "{garbage}");
        }
    }

    #[test]
    fn a_date_is_read_against_the_date_of_the_same_answer() {
        let mut headers = HeaderMap::new();
        headers.insert(
            RETRY_AFTER,
            "Sun, 06 Nov 1994 08:50:37 GMT".parse().unwrap(),
        );
        headers.insert(DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        let wrong_clock = UNIX_EPOCH + Duration::from_secs(784_200_000);
        assert_eq!(
            retry_after(&headers, wrong_clock),
            Some(Duration::from_secs(60))
        );
    }

    #[test]
    fn the_cap_of_the_backoff_is_a_cap() {
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
    fn only_what_did_nothing_is_repeated_for_every_method() {
        let status = |status, retry_after| AttemptOutcome::Status {
            status,
            retry_after,
        };
        let asked = Some(Duration::ZERO);
        for (outcome, post, get) in [
            (AttemptOutcome::Unsent(SendPhase::Connect), true, true),
            (AttemptOutcome::Unsent(SendPhase::Exchange), false, true),
            (AttemptOutcome::Unsent(SendPhase::Timeout), false, true),
            (
                AttemptOutcome::Unsent(SendPhase::Misconfigured),
                false,
                false,
            ),
            (AttemptOutcome::BrokenBody, false, true),
            (status(429, None), true, true),
            (status(503, asked), true, true),
            (status(503, None), false, true),
            (status(500, asked), false, true),
            (status(502, asked), false, true),
            (status(504, None), false, true),
            (status(408, None), false, true),
            (status(501, asked), false, false),
            (status(400, asked), false, false),
            (status(401, asked), false, false),
            (status(404, None), false, false),
            (status(302, None), false, false),
        ] {
            assert_eq!(outcome.may_repeat(false), post, "{outcome:?} of a POST");
            assert_eq!(outcome.may_repeat(true), get, "{outcome:?} of a GET");
        }
    }

    #[test]
    fn the_budget_runs_dry_and_fills_again() {
        let budget = RetryBudget::default();
        assert_eq!((0..100).filter(|_| budget.take()).count(), 20);
        (0..10).for_each(|_| budget.earn(false));
        assert!(budget.take());
        assert!(!budget.take());
        (0..1000).for_each(|_| budget.earn(true));
        assert_eq!((0..100).filter(|_| budget.take()).count(), 20);
    }
}
