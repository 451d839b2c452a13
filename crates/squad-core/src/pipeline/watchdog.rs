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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::ManualClock;

    /// Watches work that receives a byte every `interval` seconds, `bytes` times. Returns the result and the time it took.
    async fn watched(
        interval: u64,
        bytes: u32,
        until: Option<u64>,
    ) -> (Result<(), Expired>, Duration) {
        let clock = ManualClock::new();
        let started = clock.monotonic();
        let watchdog = Watchdog::new(&clock, started);
        let work = std::pin::pin!(async {
            for _ in 0..bytes {
                clock.sleep(Duration::from_secs(interval)).await;
                watchdog.touch();
            }
        });
        let until = until.map(|until| started + Duration::from_secs(until));
        let watch = watchdog.watch(work, started, until, Duration::from_secs(30));
        let result = clock.drive(watch).await;
        (result, clock.monotonic() - started)
    }

    #[tokio::test]
    async fn work_ends_at_its_timeout_or_if_no_byte_arrives() {
        for (interval, bytes, until, result, took) in [
            (29, 4, None, Ok(()), 116),
            (31, 1, None, Err(Expired::Idle), 30),
            (20, 9, Some(100), Err(Expired::Timeout), 100),
            (20, 4, Some(100), Ok(()), 80),
            (200, 1, Some(29), Err(Expired::Timeout), 29),
            (200, 1, Some(30), Err(Expired::Timeout), 30),
            (200, 1, Some(31), Err(Expired::Idle), 30),
            (20, 1, Some(0), Err(Expired::Timeout), 0),
        ] {
            let found = watched(interval, bytes, until).await;
            let case = format!("{bytes} bytes every {interval} s until {until:?}");
            assert_eq!(found, (result, Duration::from_secs(took)), "{case}");
        }
    }

    #[test]
    fn times_are_counted_in_microseconds() {
        assert_eq!(micros(Duration::from_nanos(1_234_567)), 1234);
        assert_eq!(micros(Duration::MAX), u64::MAX);
    }
}
