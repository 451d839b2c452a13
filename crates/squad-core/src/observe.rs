//! Metrics: attempts, retries, waits and token exchanges.
//!
//! For traces and logs the client uses `tracing`; an [`Observer`] is for counting.

use std::fmt::Debug;
use std::time::Duration;

use crate::Kind;
pub use crate::wire::{Deviation, Deviations};

/// Receives events for metrics. Every method does nothing by default.
///
/// The methods run on the task of the call and should return quickly. The events contain no secret, no URL and no body.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use squad_core::observe::{Observer, Retry};
///
/// #[derive(Debug, Default)]
/// struct Retries(AtomicU64);
///
/// impl Observer for Retries {
///     fn retry(&self, _: &Retry<'_>) {
///         self.0.fetch_add(1, Ordering::Relaxed);
///     }
/// }
/// ```
#[expect(unused_variables, reason = "the names are part of the documentation")]
pub trait Observer: Send + Sync + Debug {
    /// An attempt ended: with a response, or with an error.
    fn attempt(&self, attempt: &Attempt<'_>) {}

    /// A request is about to be retried.
    fn retry(&self, retry: &Retry<'_>) {}

    /// A call waited before it could be sent.
    fn waited(&self, wait: &Wait<'_>) {}

    /// A response deviated from its documented schema and was decoded all the same. Called for each row of a stream.
    fn deviations(&self, deviations: &Deviations<'_>) {}

    /// A cached access token was used.
    fn token_hit(&self) {}

    /// A token exchange ended.
    fn token_exchange(&self, exchange: &TokenExchange) {}

    /// The shared state of a [`Fleet`](crate::Fleet) became reachable or unreachable. Called once per change.
    fn fleet_changed(&self, change: &FleetChange<'_>) {}
}

/// One attempt to send a request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// The number of the attempt in its call, from 1.
    pub attempt: u32,
    /// The HTTP status, if there was a response.
    pub status: Option<u16>,
    /// The kind of the failure, or `None` if the attempt succeeded.
    pub error: Option<Kind>,
    /// The time from sending to the last byte of the response, or to the first byte of a streamed one.
    pub elapsed: Duration,
}

/// A retry of a request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// The number of the failed attempt, from 1.
    pub attempt: u32,
    /// Why it failed.
    pub reason: Kind,
    /// The wait before the next attempt. Waiting for a rate limit comes on top.
    pub delay: Duration,
}

/// A wait of a call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Wait<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// What it waited for.
    pub reason: WaitReason,
    /// How long it waited.
    pub duration: Duration,
}

/// What a call waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// A permit under a rate limit.
    Limit,
    /// The end of a pause of the operation, after the service responded with 429.
    Pause,
    /// An access token.
    Token,
}

/// The exchange of a credential for an access token.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenExchange {
    /// The kind of the failure, or `None` if the exchange succeeded.
    pub error: Option<Kind>,
    /// How long it took.
    pub elapsed: Duration,
}

impl TokenExchange {
    /// Creates the event of an exchange that took `elapsed`.
    #[must_use]
    pub fn new(elapsed: Duration, error: Option<Kind>) -> Self {
        Self { error, elapsed }
    }
}

/// The shared state of a [`Fleet`](crate::Fleet) became reachable or unreachable.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FleetChange<'a> {
    /// Why it is unreachable; `None` if it is reachable.
    pub unreachable: Option<&'a str>,
}

impl<'a> FleetChange<'a> {
    /// Creates the event. `unreachable` is the reason, without secrets.
    #[must_use]
    pub fn new(unreachable: Option<&'a str>) -> Self {
        Self { unreachable }
    }
}

/// The observer that ignores every event.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoObserver;

impl Observer for NoObserver {}
