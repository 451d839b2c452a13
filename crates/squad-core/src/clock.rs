//! Time, as a seam: everything in this crate that waits or asks the time does so through a [`Clock`].

use std::time::{Duration, Instant, SystemTime};

use futures_util::future::BoxFuture;

/// A source of time that tests can replace.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The wall clock. It can jump, forwards and backwards.
    fn wall(&self) -> SystemTime;
    /// Time since some fixed moment, never going back. It may stand still while the machine sleeps.
    fn monotonic(&self) -> Duration;
    /// Completes once `duration` has passed on the monotonic clock.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// The clocks of the operating system, with tokio's timer.
#[derive(Debug, Clone)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}
