//! The crate's manual clock, in the seconds of token lifetimes.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures::future::BoxFuture;

use crate::clock::Clock;
use crate::testing::ManualClock;

/// The initial time of the wall clock, in Unix seconds.
pub(crate) const START: u64 = 1_767_225_600;

#[derive(Debug, Default)]
pub(crate) struct TestClock(ManualClock);

/// A new clock, as most tests need it.
pub(crate) fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::default())
}

impl TestClock {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Advances both clocks.
    pub(crate) fn advance(&self, by: Duration) {
        self.0.advance(by);
    }

    /// Advances both clocks, in seconds.
    pub(crate) fn pass(&self, seconds: u64) {
        self.advance(Duration::from_secs(seconds));
    }

    /// Runs `work` to completion, advancing both clocks whenever all tasks wait.
    pub(crate) async fn drive<F: Future>(&self, work: F) -> F::Output {
        self.0.drive(work).await
    }

    /// Moves only the wall clock: it is set, or the machine sleeps.
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
