//! Rate limits on the client's side: the limits of the wire table, the limit of the client, and pauses after 429 responses.
//!
//! They belong to a key: a credential at an origin. Clients in one process that have the same key and the same clock share
//! them; all clients without a clock of their own have the same one.
//!
//! No lock is held across an await. A call requests a [`Permit`] immediately before it sends; either it gets one and is counted
//! in all its windows at that moment, or it learns what it has to wait for and keeps its place in the queue.

mod queue;
mod throttle;
mod window;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::Notify;

use crate::Operation;
use crate::clock::Clock;
use crate::observe::WaitReason;
use crate::operation::Limit;
use queue::Ticket;
pub(crate) use throttle::PermitOutcome;
use throttle::Throttle;
use window::Window;

/// The rate limits of one key.
#[derive(Debug)]
pub(crate) struct KeyLimits {
    clock: Arc<dyn Clock>,
    /// The number of throttles, so that a call without limits needs no lock.
    throttles: AtomicUsize,
    next_ticket: AtomicU64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Operations that had a 429 lately.
    throttles: HashMap<&'static str, Throttle>,
    windows: HashMap<WindowKey, Window>,
}

/// The window of an operation, or of all operations together (`""`).
type WindowKey = (&'static str, Limit);

type Registry = Mutex<HashMap<(usize, u64), Weak<KeyLimits>>>;

impl KeyLimits {
    /// Creates limits that no other client shares.
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self {
            clock,
            throttles: AtomicUsize::new(0),
            next_ticket: AtomicU64::new(0),
            state: Mutex::default(),
        })
    }

    /// Returns the limits that all clients with this key and this clock share.
    pub(crate) fn of(key: u64, clock: &Arc<dyn Clock>) -> Arc<Self> {
        static REGISTRY: OnceLock<Registry> = OnceLock::new();
        // The limits keep their clock alive, so its address is not reused while they are registered.
        let entry = (Arc::as_ptr(clock).cast::<()>() as usize, key);
        let mut registry = REGISTRY
            .get_or_init(Registry::default)
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(limits) = registry.get(&entry).and_then(Weak::upgrade) {
            return limits;
        }
        registry.retain(|_, limits| limits.strong_count() > 0);
        let limits = Self::new(Arc::clone(clock));
        registry.insert(entry, Arc::downgrade(&limits));
        limits
    }

    /// Creates the request for a permit of one attempt. `own` is the limit of the operation, `overall` the client's.
    pub(crate) fn request(
        self: &Arc<Self>,
        operation: &'static Operation,
        own: Option<Limit>,
        overall: Option<Limit>,
    ) -> PermitRequest {
        let own = own.map(|limit| (operation.id, limit));
        PermitRequest {
            limits: Arc::clone(self),
            operation,
            windows: [own, overall.map(|limit| ("", limit))],
            ticket: None,
        }
    }

    /// Ends all pauses.
    pub(crate) fn clear_pauses(&self) {
        let mut state = self.state();
        for throttle in state.throttles.values() {
            throttle.queue.wake(usize::MAX);
        }
        state.throttles.clear();
        self.throttles.store(0, Ordering::Relaxed);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(
        &self,
        operation: &'static Operation,
        (epoch, since): (Option<u64>, Duration),
        outcome: PermitOutcome,
    ) {
        let limited = matches!(outcome, PermitOutcome::RateLimited(_));
        if !limited && self.throttles.load(Ordering::Relaxed) == 0 {
            return;
        }
        let now = self.clock.monotonic();
        let mut state = self.state();
        if limited {
            state.throttles.entry(operation.id).or_default();
        }
        if let Some(throttle) = state.throttles.get_mut(operation.id) {
            // A documented limit is known to exist, so that one 429 is enough evidence.
            let documented = operation.limit.is_some();
            let open = throttle.settle(epoch, outcome, documented, (since, now));
            if open {
                throttle.queue.wake(usize::MAX);
                state.throttles.remove(operation.id);
            } else {
                throttle.wake(now);
            }
        }
        self.throttles
            .store(state.throttles.len(), Ordering::Relaxed);
    }
}

/// The request of one attempt for a permit, with its places in the queues. Dropping it gives the places up.
#[derive(Debug)]
pub(crate) struct PermitRequest {
    limits: Arc<KeyLimits>,
    operation: &'static Operation,
    windows: [Option<WindowKey>; 2],
    ticket: Option<Ticket>,
}

/// What a request for a permit waits for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blocked {
    pub(crate) reason: WaitReason,
    /// When the next attempt can succeed, on the monotonic clock. `None` if only [`PermitRequest::changed`] signals it.
    pub(crate) until: Option<Duration>,
}

impl PermitRequest {
    /// Takes a permit if the operation is not paused and all windows have room, and counts it in all of them.
    ///
    /// `ends` is the deadline of the call: one that would end before the response is not sent while the operation recovers.
    pub(crate) fn try_take(
        &mut self,
        now: Duration,
        ends: Option<Duration>,
    ) -> Result<Permit, Blocked> {
        let limits = Arc::clone(&self.limits);
        let unlimited = self.windows == [None, None];
        if unlimited && self.ticket.is_none() && limits.throttles.load(Ordering::Relaxed) == 0 {
            return Ok(self.permit(None, now));
        }
        let mut state = limits.state();
        let state = &mut *state;
        if let Some(throttle) = state.throttles.get_mut(self.operation.id) {
            if throttle.is_too_late(now, ends) {
                if let Some(ticket) = &self.ticket {
                    throttle.queue.leave(ticket);
                    throttle.wake(now);
                }
                self.leave_windows(state);
                return Err(Blocked {
                    reason: WaitReason::Pause,
                    until: ends,
                });
            }
            if let Some(free) = throttle.free(now) {
                let rank = throttle.queue.join(self.ticket(&limits));
                if rank >= free {
                    let blocked = Blocked {
                        reason: WaitReason::Pause,
                        until: throttle.closed_until(now),
                    };
                    self.leave_windows(state);
                    return Err(blocked);
                }
            }
        }
        for (name, limit) in self.windows.into_iter().flatten() {
            let window = state
                .windows
                .entry((name, limit))
                .or_insert_with(|| Window::new(limit));
            if let Some(until) = window.blocked(self.ticket(&limits), now) {
                return Err(Blocked {
                    reason: WaitReason::Limit,
                    until: Some(until),
                });
            }
        }
        for key in self.windows.into_iter().flatten() {
            if let Some(window) = state.windows.get_mut(&key) {
                window.count(self.ticket.as_ref(), now);
            }
        }
        let epoch = state
            .throttles
            .get_mut(self.operation.id)
            .and_then(|throttle| throttle.start(self.ticket.as_ref()));
        self.ticket = None;
        Ok(self.permit(epoch, now))
    }

    /// Gives the places in all queues up, before another wait.
    pub(crate) fn leave(&mut self) {
        if self.ticket.is_none() {
            return;
        }
        let limits = Arc::clone(&self.limits);
        let now = limits.clock.monotonic();
        let mut state = limits.state();
        self.leave_windows(&mut state);
        if let (Some(ticket), Some(throttle)) =
            (&self.ticket, state.throttles.get_mut(self.operation.id))
        {
            throttle.queue.leave(ticket);
            throttle.wake(now);
        }
        self.ticket = None;
    }

    /// Waits until there may be a permit earlier than [`Blocked::until`].
    pub(crate) async fn changed(&self) {
        match &self.ticket {
            Some(ticket) => ticket.wake.notified().await,
            None => std::future::pending().await,
        }
    }

    fn ticket(&mut self, limits: &KeyLimits) -> &Ticket {
        self.ticket.get_or_insert_with(|| Ticket {
            number: limits.next_ticket.fetch_add(1, Ordering::Relaxed),
            wake: Arc::new(Notify::new()),
        })
    }

    fn leave_windows(&self, state: &mut State) {
        let Some(ticket) = &self.ticket else { return };
        for key in self.windows.iter().flatten() {
            if let Some(window) = state.windows.get_mut(key) {
                window.leave(ticket);
            }
        }
    }

    fn permit(&self, epoch: Option<u64>, since: Duration) -> Permit {
        Permit {
            limits: Arc::clone(&self.limits),
            operation: self.operation,
            epoch,
            since,
            settled: false,
        }
    }
}

impl Drop for PermitRequest {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The permit of one attempt. It is settled with the outcome of the attempt, or dropped with it.
#[derive(Debug)]
pub(crate) struct Permit {
    limits: Arc<KeyLimits>,
    operation: &'static Operation,
    /// The recovery in which it was given, if the operation recovers from a pause.
    epoch: Option<u64>,
    /// When it was given.
    since: Duration,
    settled: bool,
}

impl Permit {
    pub(crate) fn settle(mut self, outcome: PermitOutcome) {
        self.settled = true;
        self.limits
            .settle(self.operation, (self.epoch, self.since), outcome);
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
