//! A failed attempt to refresh, and the delay after it.

use std::time::Duration;

use super::Fingerprint;
use super::policy::Policy;
use crate::Error;

/// Why an attempt to refresh failed, as far as it decides what is tried next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureClass {
    /// Another attempt can succeed.
    Transient,
    /// Nothing was sent, because the client is not set up for it.
    Local,
    /// The provider rejected the client, not the token. It is retried slowly.
    ClientRejected,
    /// The provider rejected this credential. Only another one is tried.
    Rejected(Fingerprint),
}

/// A failed attempt to refresh.
#[derive(Debug, Clone)]
pub(crate) struct AttemptFailure {
    pub(crate) error: Error,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) class: FailureClass,
}

/// The delay after `failure`, which follows `failures` others of its class. `jitter` is between 0 and 1.
pub(crate) fn delay(
    policy: &Policy,
    failure: &AttemptFailure,
    failures: u32,
    jitter: f64,
) -> Duration {
    let (first, longest, doublings) = match failure.class {
        FailureClass::Transient => (policy.backoff, policy.max_backoff, failures),
        FailureClass::ClientRejected => {
            (policy.client_backoff, policy.max_client_backoff, failures)
        }
        // Nothing is sent with the same configuration, so it can be checked often.
        FailureClass::Local | FailureClass::Rejected(_) => {
            (policy.min_backoff, policy.max_backoff, 0)
        }
    };
    let asked = failure.retry_after.unwrap_or_default();
    first
        .saturating_mul(1 << doublings.min(16))
        .mul_f64(1.0 + jitter.clamp(0.0, 1.0) / 2.0)
        .min(longest)
        .max(asked.min(policy.max_retry_after))
}
