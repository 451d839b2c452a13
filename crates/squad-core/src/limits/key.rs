//! What the calls of one key wait for: pauses after 429 responses, then a permit of the limiter.
//!
//! A key is a credential at an origin. Clients in one process that have the same key and the same clock share their pauses; all
//! clients without a clock of their own have the same one.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use futures_util::future::select;
use tokio::sync::Notify;

use super::queue::Ticket;
use super::throttle::{PermitOutcome, Throttle};
use super::{Blocked, InProcess, Limiter, PermitRequest, Window};
use crate::Operation;
use crate::clock::Clock;
use crate::observe::WaitReason;

/// The pauses of one key, and its limits within this process.
#[derive(Debug)]
pub(crate) struct KeyLimits {
    clock: Arc<dyn Clock>,
    in_process: InProcess,
    /// The number of throttles, so that a call without limits needs no lock.
    count: AtomicUsize,
    next_ticket: AtomicU64,
    /// Operations that had a 429 lately.
    throttles: Mutex<Throttles>,
    /// Wakes the calls that wait as long as a 429 said.
    cleared: Notify,
}

type Throttles = HashMap<&'static str, Throttle>;

type Registry = HashMap<(usize, u64), Weak<KeyLimits>>;

/// The limits of all keys and clocks that are in use.
fn registry() -> MutexGuard<'static, Registry> {
    static REGISTRY: OnceLock<Mutex<Registry>> = OnceLock::new();
    let registry = REGISTRY.get_or_init(Mutex::default).lock();
    registry.unwrap_or_else(PoisonError::into_inner)
}

/// The limits keep their clock alive, so its address is not reused while they are registered.
fn entry(key: u64, clock: &Arc<dyn Clock>) -> (usize, u64) {
    (Arc::as_ptr(clock).cast::<()>() as usize, key)
}

impl KeyLimits {
    /// Creates limits that no other client shares.
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self {
            clock,
            in_process: InProcess::default(),
            count: AtomicUsize::new(0),
            next_ticket: AtomicU64::new(0),
            throttles: Mutex::default(),
            cleared: Notify::new(),
        })
    }

    /// Returns the limits that all clients with this key and this clock share.
    pub(crate) fn of(key: u64, clock: &Arc<dyn Clock>) -> Arc<Self> {
        let entry = entry(key, clock);
        let mut registry = registry();
        if let Some(limits) = registry.get(&entry).and_then(Weak::upgrade) {
            return limits;
        }
        registry.retain(|_, limits| limits.strong_count() > 0);
        let limits = Self::new(Arc::clone(clock));
        registry.insert(entry, Arc::downgrade(&limits));
        limits
    }

    /// Returns the limiter of this process.
    pub(crate) fn in_process(&self) -> Arc<dyn Limiter> {
        Arc::new(self.in_process.clone())
    }

    /// Creates the request for a permit of one attempt, in `windows` of `limiter`.
    pub(crate) fn request(
        self: &Arc<Self>,
        operation: &'static Operation,
        limiter: &Arc<dyn Limiter>,
        windows: &[Window],
    ) -> AttemptRequest {
        // A limit that the service states is the same for every client of the account, and so is its pause.
        let stated = operation.limit.and(windows.first());
        AttemptRequest {
            limits: Arc::clone(self),
            operation,
            request: (!windows.is_empty()).then(|| limiter.request(windows)),
            shared: stated.map(|window| (Arc::clone(limiter), *window)),
            ticket: None,
        }
    }

    /// Ends all pauses.
    pub(crate) fn clear_pauses(&self) {
        let mut throttles = self.lock();
        for throttle in throttles.values() {
            throttle.queue.wake(usize::MAX);
        }
        throttles.clear();
        self.count.store(0, Ordering::Relaxed);
        drop(throttles);
        self.cleared.notify_waiters();
    }

    /// Waits until all pauses are ended.
    pub(crate) async fn cleared(&self) {
        self.cleared.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, Throttles> {
        self.throttles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Learns from the outcome of an attempt. Returns for how long the operation is paused after a 429.
    fn settle(
        &self,
        operation: &'static Operation,
        (epoch, since): (Option<u64>, Duration),
        outcome: PermitOutcome,
    ) -> Option<Duration> {
        let limited = matches!(outcome, PermitOutcome::RateLimited(_));
        if !limited && self.count.load(Ordering::Relaxed) == 0 {
            return None;
        }
        let now = self.clock.monotonic();
        let mut throttles = self.lock();
        if limited {
            throttles.entry(operation.id).or_default();
        }
        let mut paused = None;
        if let Some(throttle) = throttles.get_mut(operation.id) {
            // A documented limit is known to exist, so that one 429 is enough evidence.
            let documented = operation.limit.is_some();
            let open = throttle.settle(epoch, outcome, documented, (since, now));
            if open {
                throttle.queue.wake(usize::MAX);
                throttles.remove(operation.id);
            } else {
                throttle.wake(now);
                paused = throttle.closed_until(now).filter(|_| limited);
            }
        }
        self.count.store(throttles.len(), Ordering::Relaxed);
        paused.map(|until| until.saturating_sub(now))
    }
}

/// The request of one attempt for a permit, with its places in the queues. Dropping it gives the places up.
#[derive(Debug)]
pub(crate) struct AttemptRequest {
    limits: Arc<KeyLimits>,
    operation: &'static Operation,
    request: Option<Box<dyn PermitRequest>>,
    shared: Option<(Arc<dyn Limiter>, Window)>,
    /// The place in the queue of a paused operation.
    ticket: Option<Ticket>,
}

impl AttemptRequest {
    /// Takes a permit if the operation is not paused and all windows have room.
    ///
    /// `ends` is the deadline of the call: one that would end before the response is not sent while the operation recovers.
    pub(crate) fn try_take(
        &mut self,
        now: Duration,
        ends: Option<Duration>,
    ) -> Result<Permit, Blocked> {
        let limits = Arc::clone(&self.limits);
        let idle = limits.count.load(Ordering::Relaxed) == 0;
        if idle && self.request.is_none() && self.ticket.is_none() {
            return Ok(self.permit(None, now));
        }
        let mut throttles = limits.lock();
        if let Some(throttle) = throttles.get_mut(self.operation.id) {
            if throttle.is_too_late(now, ends) {
                if let Some(ticket) = &self.ticket {
                    throttle.queue.leave(ticket);
                    throttle.wake(now);
                }
                self.leave_windows();
                return Err(Blocked::new(WaitReason::Pause, ends));
            }
            if let Some(free) = throttle.free(now) {
                let ticket = self
                    .ticket
                    .get_or_insert_with(|| Ticket::new(&limits.next_ticket));
                if throttle.queue.join(ticket) >= free {
                    let until = throttle.closed_until(now);
                    self.leave_windows();
                    return Err(Blocked::new(WaitReason::Pause, until));
                }
            }
        }
        if let Some(request) = &mut self.request {
            request.try_take(now)?;
        }
        let epoch = throttles
            .get_mut(self.operation.id)
            .and_then(|throttle| throttle.start(self.ticket.as_ref()));
        self.ticket = None;
        Ok(self.permit(epoch, now))
    }

    /// Gives the places in all queues up, before another wait.
    pub(crate) fn leave(&mut self) {
        self.leave_windows();
        let Some(ticket) = self.ticket.take() else {
            return;
        };
        let now = self.limits.clock.monotonic();
        if let Some(throttle) = self.limits.lock().get_mut(self.operation.id) {
            throttle.queue.leave(&ticket);
            throttle.wake(now);
        }
    }

    /// Waits until there may be a permit earlier than [`Blocked::until`].
    pub(crate) async fn changed(&self) {
        let unpaused = async {
            match &self.ticket {
                Some(ticket) => ticket.wake.notified().await,
                None => std::future::pending().await,
            }
        };
        match &self.request {
            Some(request) => {
                select(std::pin::pin!(unpaused), request.changed()).await;
            }
            None => unpaused.await,
        }
    }

    fn leave_windows(&mut self) {
        if let Some(request) = &mut self.request {
            request.leave();
        }
    }

    fn permit(&self, epoch: Option<u64>, since: Duration) -> Permit {
        Permit {
            limits: Arc::clone(&self.limits),
            operation: self.operation,
            shared: self.shared.clone(),
            epoch,
            since,
            settled: false,
        }
    }
}

impl Drop for AttemptRequest {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The permit of one attempt. It is settled with the outcome of the attempt, or dropped with it.
#[derive(Debug)]
pub(crate) struct Permit {
    limits: Arc<KeyLimits>,
    operation: &'static Operation,
    /// The window whose pauses are shared.
    shared: Option<(Arc<dyn Limiter>, Window)>,
    /// The recovery in which it was given, if the operation recovers from a pause.
    epoch: Option<u64>,
    /// When it was given.
    since: Duration,
    settled: bool,
}

impl Permit {
    pub(crate) fn settle(mut self, outcome: PermitOutcome) {
        self.settled = true;
        let given = (self.epoch, self.since);
        let paused = self.limits.settle(self.operation, given, outcome);
        if let (Some(length), Some((limiter, window))) = (paused, &self.shared) {
            limiter.pause(*window, length);
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled && self.epoch.is_some() {
            let given = (self.epoch, self.since);
            self.limits
                .settle(self.operation, given, PermitOutcome::Unknown);
        }
    }
}

#[cfg(test)]
mod tests;
