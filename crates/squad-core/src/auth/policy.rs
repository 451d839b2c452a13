//! The numbers by which tokens are refreshed and failures are retried.

use std::time::Duration;

use crate::retry_after::MAX_RETRY_AFTER;

/// The time that one request to the authentication host, or one wait for a record of the store, may take.
pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub(crate) struct Policy {
    /// The delay after the first failed attempt; it doubles with every further one.
    pub(crate) backoff: Duration,
    /// The longest delay between two attempts, jitter included.
    pub(crate) max_backoff: Duration,
    /// The shortest delay after a refresh that has given up.
    pub(crate) min_backoff: Duration,
    /// The longest delay that the `Retry-After` of a provider can impose.
    pub(crate) max_retry_after: Duration,
    /// A refresh gives up if its next attempt would start later than this after its first one.
    pub(crate) retry_for: Duration,
    /// The number of attempts if the error is of a kind that a retry rarely changes, such as HTML instead of JSON.
    pub(crate) max_unlikely_attempts: u32,
    /// The delay after the provider rejected the client rather than the token; it doubles with every further rejection.
    pub(crate) client_backoff: Duration,
    /// The longest such delay.
    pub(crate) max_client_backoff: Duration,
    /// The longest time in which only one exchange is made because of rejected access tokens; a quarter of the token's
    /// lifetime if that is less.
    pub(crate) max_rejection_interval: Duration,
    /// How long a step of a refresh may take before another caller takes the refresh over.
    pub(crate) lease: Duration,
    /// The same for a step that may have spent the only refresh token.
    pub(crate) rotation_lease: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            backoff: Duration::from_millis(250),
            max_backoff: Duration::from_secs(30),
            min_backoff: Duration::from_secs(1),
            max_retry_after: MAX_RETRY_AFTER,
            retry_for: Duration::from_secs(45),
            max_unlikely_attempts: 3,
            client_backoff: Duration::from_secs(30),
            max_client_backoff: Duration::from_secs(15 * 60),
            max_rejection_interval: Duration::from_secs(10),
            // A refresh that is still driven ends its own step first.
            lease: ATTEMPT_TIMEOUT + Duration::from_secs(1),
            rotation_lease: Duration::from_secs(180),
        }
    }
}
