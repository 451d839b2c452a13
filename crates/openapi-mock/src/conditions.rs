//! Latency and random failures of every call, for load tests. Both are deterministic.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::document::Document;
use crate::error::MockError;
use crate::failures::Failure;

/// The conditions under which a fake serves requests: latency and random failures.
///
/// Whether the n-th call of an operation fails, and how long it takes, depends on the seed, the operation and n only. The
/// same program therefore meets the same conditions in every run, even if it calls other operations at the same time.
///
/// ```
/// use std::time::Duration;
/// use openapi_mock::{Conditions, Failure};
///
/// let conditions = Conditions::default()
///     .seed(7)
///     .latency(Duration::from_millis(20)..=Duration::from_millis(80))
///     .fail(0.02, Failure::unavailable())
///     .fail_operation("Services_getServices", 0.5, Failure::disconnect());
/// # let _ = conditions;
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Conditions {
    seed: u64,
    latency: Option<RangeInclusive<Duration>>,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    /// All operations if `None`.
    operation_id: Option<String>,
    rate: f64,
    failure: Failure,
}

impl Conditions {
    /// Sets the seed of the random numbers. Defaults to 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Delays each response by a random time of this range, by tokio's timer. Defaults to no delay.
    pub fn latency(mut self, range: RangeInclusive<Duration>) -> Self {
        self.latency = Some(range);
        self
    }

    /// Makes a share of all calls fail, from 0 to 1. Can be called more than once; the first failure that happens is used.
    pub fn fail(mut self, rate: f64, failure: Failure) -> Self {
        self.rules.push(Rule {
            operation_id: None,
            rate,
            failure,
        });
        self
    }

    /// Makes a share of the calls of one operation fail, from 0 to 1. A server does not start if the document has no such
    /// operation.
    pub fn fail_operation(
        mut self,
        operation_id: impl AsRef<str>,
        rate: f64,
        failure: Failure,
    ) -> Self {
        self.rules.push(Rule {
            operation_id: Some(operation_id.as_ref().to_owned()),
            rate,
            failure,
        });
        self
    }

    /// Checks that the document has every operation.
    pub(crate) fn check(&self, document: &Document) -> Result<(), MockError> {
        let mut ids = self
            .rules
            .iter()
            .filter_map(|rule| rule.operation_id.as_ref());
        match ids.find(|id| document.operation(id).is_none()) {
            Some(id) => Err(MockError::UnknownOperation(id.clone())),
            None => Ok(()),
        }
    }

    /// Returns the failure of the call of an operation after this number of earlier ones.
    pub(crate) fn failure(&self, operation_id: &str, earlier: usize) -> Option<Failure> {
        let mut rules = self.rules.iter().enumerate();
        let (_, rule) = rules.find(|(index, rule)| {
            let applies = rule
                .operation_id
                .as_deref()
                .is_none_or(|id| id == operation_id);
            applies && self.random(operation_id, earlier, *index).f64() < rule.rate
        })?;
        Some(rule.failure.clone())
    }

    /// Returns the delay of the response to the call of an operation after this number of earlier ones.
    pub(crate) fn delay(&self, operation_id: &str, earlier: usize) -> Duration {
        let Some(range) = &self.latency else {
            return Duration::ZERO;
        };
        let width = range.end().saturating_sub(*range.start());
        let share = self.random(operation_id, earlier, usize::MAX).f64();
        range.start().saturating_add(width.mul_f64(share))
    }

    fn random(&self, operation_id: &str, earlier: usize, index: usize) -> fastrand::Rng {
        let numbers = [self.seed, earlier as u64, index as u64].map(u64::to_le_bytes);
        let bytes = operation_id.bytes().chain(numbers.into_iter().flatten());
        // FNV-1a, because the hash of the standard library may change with the compiler.
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        fastrand::Rng::with_seed(hash)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Conditions;
    use crate::failures::Failure;

    /// Returns which of 10,000 calls fail.
    fn failed(conditions: &Conditions, operation_id: &str) -> Vec<bool> {
        (0..10_000)
            .map(|n| conditions.failure(operation_id, n).is_some())
            .collect()
    }

    fn share(failed: &[bool]) -> f64 {
        failed.iter().filter(|failed| **failed).count() as f64 / failed.len() as f64
    }

    #[test]
    fn share_of_failures_is_the_rate() {
        for rate in [0.0, 0.02, 0.5, 1.0] {
            let conditions = Conditions::default().fail(rate, Failure::unavailable());
            let share = share(&failed(&conditions, "a"));
            assert!((share - rate).abs() < 0.02, "{share} of {rate}");
        }
    }

    #[test]
    fn rule_of_one_operation_applies_to_no_other() {
        let conditions = Conditions::default()
            .fail_operation("a", 0.5, Failure::disconnect())
            .fail(0.1, Failure::unavailable());
        assert!(share(&failed(&conditions, "a")) > 0.5);
        assert!((share(&failed(&conditions, "b")) - 0.1).abs() < 0.02);
        let first = (0..).find_map(|n| conditions.failure("b", n));
        assert_eq!(format!("{first:?}"), "Some(Failure::status(503))");
    }

    #[test]
    fn same_seed_is_the_same_run_and_another_seed_is_another() {
        let conditions = |seed| Conditions::default().seed(seed).fail(0.5, Failure::hang());
        let first = failed(&conditions(1), "a");
        assert_eq!(failed(&conditions(1), "a"), first);
        assert_ne!(failed(&conditions(2), "a"), first);
        assert_ne!(failed(&conditions(1), "b"), first);
    }

    #[test]
    fn delays_fill_the_range() {
        let (start, end) = (Duration::from_millis(20), Duration::from_millis(80));
        assert_eq!(Conditions::default().delay("a", 0), Duration::ZERO);
        let conditions = Conditions::default().latency(start..=end);
        let delays: Vec<Duration> = (0..1000).map(|n| conditions.delay("a", n)).collect();
        assert!(delays.iter().all(|delay| (start..=end).contains(delay)));
        assert!(
            delays
                .iter()
                .any(|delay| *delay < start + Duration::from_millis(3))
        );
        assert!(
            delays
                .iter()
                .any(|delay| *delay > end - Duration::from_millis(3))
        );
    }
}
