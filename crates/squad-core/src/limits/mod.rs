//! Rate limits on the client's side: the limits of the wire table, and the limit of the client.
//!
//! A [`Limiter`] gives permits. The default one keeps the limits within this process: clients that have the same credential at
//! the same origin, and the same clock, share them. The limiter of a [`Fleet`](crate::Fleet) keeps them for many processes.
//!
//! Each limit has a group: an operation, or all operations together. The groups of Squadcast are its operations; SquadVoice has
//! one group for all of them.

mod in_process;
mod key;
mod queue;
mod throttle;
mod window;

use std::fmt::Debug;
use std::time::Duration;

use futures_util::future::BoxFuture;

pub(crate) use in_process::InProcess;
pub(crate) use key::{AttemptRequest, KeyLimits, Permit};
pub(crate) use throttle::PermitOutcome;

use crate::observe::WaitReason;
use crate::operation::Limit;

/// A limit and the group of operations that it applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Window {
    /// The id of the operation, or the [name](crate::ClientBuilder::limit_group) of the group of all operations.
    pub group: &'static str,
    /// The limit of the group.
    pub limit: Limit,
}

impl Window {
    /// Creates the window of `group`.
    #[must_use]
    pub const fn new(group: &'static str, limit: Limit) -> Self {
        Self { group, limit }
    }
}

/// Gives permits under rate limits.
///
/// A call creates a [`PermitRequest`], obtains its access token, takes the permit, and sends at once. No lock is kept across an
/// await, and every future can be dropped at any point.
#[expect(unused_variables, reason = "the names are part of the documentation")]
pub trait Limiter: Debug + Send + Sync {
    /// Creates the request of one attempt. It is in no queue before its first [`PermitRequest::try_take`].
    ///
    /// `windows` is not empty. If there are two, the first one is that of the operation.
    fn request(&self, windows: &[Window]) -> Box<dyn PermitRequest>;

    /// The service responded with 429 to a call in `window`: no limiter that shares it gives a permit for `length`.
    ///
    /// The client that had the response pauses its own calls in any case, so the default does nothing.
    fn pause(&self, window: Window, length: Duration) {}

    /// Ends the pauses of [`pause`](Self::pause).
    fn clear_pauses(&self) {}
}

/// The request of one attempt for a permit, with its places in queues. Dropping it gives the places up.
pub trait PermitRequest: Debug + Send + Sync {
    /// Takes a permit if all windows have room, and counts it in all of them at this moment. Never waits.
    ///
    /// `now` is the time of the client's monotonic clock. The request has to be sent immediately.
    ///
    /// # Errors
    /// What the attempt has to wait for. The request keeps its places.
    fn try_take(&mut self, now: Duration) -> Result<(), Blocked>;

    /// Waits until [`try_take`](Self::try_take) may succeed earlier than [`Blocked::until`].
    fn changed(&self) -> BoxFuture<'_, ()>;

    /// Gives all places up, before another wait.
    fn leave(&mut self);
}

/// What an attempt waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Blocked {
    /// A permit, or the end of a pause.
    pub reason: WaitReason,
    /// When the next try can succeed, on the client's monotonic clock. `None` if only [`PermitRequest::changed`] signals it.
    pub until: Option<Duration>,
}

impl Blocked {
    /// Creates the reason why an attempt is not sent yet.
    #[must_use]
    pub const fn new(reason: WaitReason, until: Option<Duration>) -> Self {
        Self { reason, until }
    }
}
