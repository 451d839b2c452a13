//! What can be counted: sendings, retries, waits, tokens.
//!
//! Spans and events of `tracing` are made where the call is sent; an [`Observer`] is for metrics.

use std::fmt::Debug;
use std::time::Duration;

use crate::Kind;
pub use crate::wire::{Deviation, Deviations};

/// Is told what happens, for metrics. Every method does nothing unless it is written.
///
/// The methods are called on the caller's task and should return at once. They see no secret, no address and no content.
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
pub trait Observer: Send + Sync + Debug {
    /// A request was sent and answered, or came to nothing.
    fn attempt(&self, attempt: &Attempt<'_>) {
        let _ = attempt;
    }

    /// A request is about to be sent again.
    fn retry(&self, retry: &Retry<'_>) {
        let _ = retry;
    }

    /// A caller had to wait, and has waited.
    fn waited(&self, wait: &Wait<'_>) {
        let _ = wait;
    }

    /// A response deviated from its documented schema and was decoded all the same. Called for each row of a stream.
    fn deviations(&self, deviations: &Deviations<'_>) {
        let _ = deviations;
    }

    /// A cached access token was used as it was.
    fn token_hit(&self) {}

    /// A credential was exchanged for an access token, or was not.
    fn token_exchange(&self, exchange: &TokenExchange) {
        let _ = exchange;
    }
}

/// One sending of a request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// Counts the sendings of the call, from 1.
    pub attempt: u32,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// What went wrong, where something did.
    pub error: Option<Kind>,
    /// From sending to the last byte of the answer, or to the first of a streamed one.
    pub elapsed: Duration,
}

/// A request that is sent again.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// The sending that came to nothing, counted from 1.
    pub attempt: u32,
    /// Why.
    pub reason: Kind,
    /// The wait before the next sending.
    pub delay: Duration,
}

/// A wait.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Wait<'a> {
    /// The `operationId`.
    pub operation: &'a str,
    /// For what.
    pub reason: WaitReason,
    /// How long.
    pub duration: Duration,
}

/// For what a call waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// For its turn, under a limit that the service states.
    Limit,
    /// For the end of a pause that the service asked of this credential (429).
    Pause,
    /// For an access token.
    Token,
}

/// An exchange of a credential for an access token.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenExchange {
    /// What went wrong, where something did.
    pub error: Option<Kind>,
    /// How long it took.
    pub elapsed: Duration,
}

impl TokenExchange {
    /// An exchange that took `elapsed`.
    #[must_use]
    pub fn new(elapsed: Duration, error: Option<Kind>) -> Self {
        Self { error, elapsed }
    }
}

/// Observes nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoObserver;

impl Observer for NoObserver {}
