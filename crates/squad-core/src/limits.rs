//! Ceilings of the client's own, for what the service states, and the pause that a 429 imposes on a whole key.
//!
//! A key is a credential at an origin. Clients of the same key in one process share their limits if they share a clock, as
//! all that were built without one of their own do.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;

use crate::clock::Clock;
use crate::operation::Limit;

/// The limits of one key.
#[derive(Debug)]
pub(crate) struct KeyLimits {
    clock: Arc<dyn Clock>,
    /// In microseconds of the monotonic clock.
    paused_until: AtomicU64,
    windows: Mutex<HashMap<(&'static str, Limit), Arc<Window>>>,
}

type Registry = Mutex<HashMap<(usize, u64), Weak<KeyLimits>>>;

impl KeyLimits {
    /// Limits that nobody else shares.
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self {
            clock,
            paused_until: AtomicU64::new(0),
            windows: Mutex::default(),
        })
    }

    /// The limits of `key`, as everybody with this clock sees them.
    pub(crate) fn of(key: u64, clock: &Arc<dyn Clock>) -> Arc<Self> {
        static REGISTRY: OnceLock<Registry> = OnceLock::new();
        // The entry keeps the clock alive, so its address is not given to another while the entry is.
        let place = (Arc::as_ptr(clock).cast::<()>() as usize, key);
        let mut registry = REGISTRY
            .get_or_init(Registry::default)
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(limits) = registry.get(&place).and_then(Weak::upgrade) {
            return limits;
        }
        registry.retain(|_, limits| limits.strong_count() > 0);
        let limits = Self::new(Arc::clone(clock));
        registry.insert(place, Arc::downgrade(&limits));
        limits
    }

    /// Keeps everybody of this key from sending for `delay`.
    pub(crate) fn pause(&self, delay: Duration) {
        let until = self.clock.monotonic().saturating_add(delay);
        let micros = u64::try_from(until.as_micros()).unwrap_or(u64::MAX);
        self.paused_until.fetch_max(micros, Ordering::Relaxed);
    }

    /// How much of the pause is left.
    pub(crate) fn pause_left(&self) -> Option<Duration> {
        let until = self.paused_until.load(Ordering::Relaxed);
        if until == 0 {
            return None;
        }
        // A microsecond more, for what was cut off.
        let until = Duration::from_micros(until.saturating_add(1));
        let left = until.saturating_sub(self.clock.monotonic());
        (!left.is_zero()).then_some(left)
    }

    /// The window of `limit` on `name`, an operation or all of them.
    pub(crate) fn window(&self, name: &'static str, limit: Limit) -> Arc<Window> {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry((name, limit)).or_insert_with(|| {
            Arc::new(Window {
                clock: Arc::clone(&self.clock),
                calls: limit.calls.max(1) as usize,
                span: Duration::from_secs(limit.seconds.into()),
                sent: Arc::default(),
            })
        });
        Arc::clone(window)
    }
}

/// At most so many sendings in any span of time.
#[derive(Debug)]
pub(crate) struct Window {
    clock: Arc<dyn Clock>,
    calls: usize,
    span: Duration,
    /// When the last ones were sent. The lock is a queue: whoever holds it is next to send.
    sent: Arc<tokio::sync::Mutex<VecDeque<Duration>>>,
}

impl Window {
    /// Waits until one more may be sent. Callers come in the order in which they asked; one that is dropped loses its place
    /// and takes nothing with it.
    pub(crate) async fn permit(&self) -> Permit {
        let sent = Arc::clone(&self.sent).lock_owned().await;
        let mut permit = Permit { sent };
        while let Some(wait) = permit.wait(self) {
            self.clock.sleep(wait).await;
        }
        permit
    }
}

/// The right to send next. Nothing is counted until [`Permit::take`], and nobody else is let through before.
#[derive(Debug)]
pub(crate) struct Permit {
    sent: OwnedMutexGuard<VecDeque<Duration>>,
}

impl Permit {
    fn wait(&mut self, window: &Window) -> Option<Duration> {
        let now = window.clock.monotonic();
        while self
            .sent
            .front()
            .is_some_and(|first| *first + window.span <= now)
        {
            self.sent.pop_front();
        }
        let over = self.sent.len().checked_sub(window.calls)?;
        let until = *self.sent.get(over)? + window.span;
        Some(until.saturating_sub(now))
    }

    /// Counts the sending that happens now.
    pub(crate) fn take(mut self, now: Duration) {
        self.sent.push_back(now);
    }
}
