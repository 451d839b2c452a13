//! The one timer of an attempt: it ends the attempt at its timeout, or when no byte has arrived for too long.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::{Either, select};

use crate::clock::Clock;

/// Why an attempt was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expired {
    /// Its timeout passed.
    Timeout,
    /// No byte arrived within the read timeout.
    Idle,
}

/// Stores when the last byte arrived. The timer checks it when it fires, so that a chunk needs no timer of its own.
pub(super) struct Watchdog<'a> {
    clock: &'a dyn Clock,
    /// In microseconds on the monotonic clock.
    last: AtomicU64,
}

impl<'a> Watchdog<'a> {
    pub(super) fn new(clock: &'a dyn Clock, now: Duration) -> Self {
        Self {
            clock,
            last: AtomicU64::new(micros(now)),
        }
    }

    /// Stores that a byte has arrived.
    pub(super) fn touch(&self) {
        self.last
            .store(micros(self.clock.monotonic()), Ordering::Relaxed);
    }

    /// Waits for `work` until the time `until`, as long as bytes arrive at least every `idle`.
    pub(super) async fn watch<F: Future>(
        &self,
        mut work: Pin<&mut F>,
        mut now: Duration,
        until: Option<Duration>,
        idle: Duration,
    ) -> Result<F::Output, Expired> {
        loop {
            let last = Duration::from_micros(self.last.load(Ordering::Relaxed));
            let idle_at = last.saturating_add(idle);
            if until.is_some_and(|until| until <= now) {
                return Err(Expired::Timeout);
            }
            if idle_at <= now {
                return Err(Expired::Idle);
            }
            let next = until.map_or(idle_at, |until| until.min(idle_at));
            let timer = self.clock.sleep(next.saturating_sub(now));
            if let Either::Left((output, _)) = select(work.as_mut(), timer).await {
                return Ok(output);
            }
            now = self.clock.monotonic();
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
