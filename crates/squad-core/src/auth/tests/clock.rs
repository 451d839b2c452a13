//! The crate's manual clock, in the seconds in which tokens live.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures::future::BoxFuture;

use crate::clock::Clock;
use crate::testing::ManualClock;

/// Where the manual clock's wall clock begins, in Unix seconds.
pub(crate) const START: u64 = 1_767_225_600;

#[derive(Debug, Default)]
pub(crate) struct TestClock(ManualClock);

impl TestClock {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Time passes.
    pub(crate) fn advance(&self, by: Duration) {
        self.0.advance(by);
    }

    /// Time passes, in seconds.
    pub(crate) fn pass(&self, seconds: u64) {
        self.advance(Duration::from_secs(seconds));
    }

    /// The wall clock is set, or the machine sleeps: only it moves.
    pub(crate) fn jump(&self, seconds: i64) {
        let by = Duration::from_secs(seconds.unsigned_abs());
        match seconds < 0 {
            true => self.0.set_wall(self.wall() - by),
            false => self.0.suspend(by),
        }
    }

    pub(crate) fn unix(&self) -> i64 {
        let since = self.wall().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(since.as_secs()).unwrap()
    }
}

impl Clock for TestClock {
    fn wall(&self) -> SystemTime {
        self.0.wall()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(duration)
    }
}
