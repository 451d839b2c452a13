//! Total deadlines of work that takes several requests. Each request keeps its own deadline as well.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Clock;
use futures_util::future::{BoxFuture, Either, FutureExt, select};

/// A total deadline that is running.
pub struct TotalDeadline {
    clock: Arc<dyn Clock>,
    limit: Duration,
    /// On the monotonic clock.
    end: Duration,
    /// `None` once it has completed.
    sleep: Option<BoxFuture<'static, ()>>,
}

impl TotalDeadline {
    /// Starts a deadline `limit` from now.
    pub fn start(clock: &Arc<dyn Clock>, limit: Duration) -> Self {
        Self {
            end: clock.monotonic().saturating_add(limit),
            sleep: Some(clock.sleep(limit)),
            clock: Arc::clone(clock),
            limit,
        }
    }

    /// Returns the time that is left.
    pub fn left(&self) -> Duration {
        self.end.saturating_sub(self.clock.monotonic())
    }

    /// Runs `work` until the deadline; `None` once it is over.
    pub async fn bound<T>(&mut self, work: impl Future<Output = T>) -> Option<T> {
        let sleep = self.sleep.as_mut()?;
        if sleep.now_or_never().is_some() {
            self.sleep = None;
            return None;
        }
        let work = std::pin::pin!(work);
        match select(work, sleep).await {
            Either::Left((value, _)) => Some(value),
            Either::Right(((), _)) => {
                self.sleep = None;
                None
            }
        }
    }

    /// Describes the deadline in an error message.
    pub fn describe(&self, work: &str) -> String {
        let seconds = self.limit.as_secs_f64();
        format!("the total deadline of {seconds} s for {work} was exceeded")
    }
}

/// Runs `work` until the deadline, if there is one; `None` once it is over.
pub async fn bound<T>(
    deadline: &mut Option<TotalDeadline>,
    work: impl Future<Output = T>,
) -> Option<T> {
    match deadline {
        Some(deadline) => deadline.bound(work).await,
        None => Some(work.await),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::ManualClock;

    #[tokio::test]
    async fn a_deadline_ends_once_on_the_monotonic_clock() {
        let clock = ManualClock::new();
        let shared: Arc<dyn Clock> = Arc::new(clock.clone());
        let seconds = Duration::from_secs;
        let mut deadline = TotalDeadline::start(&shared, seconds(5));
        assert_eq!(deadline.left(), seconds(5));
        assert_eq!(deadline.bound(async { 7 }).await, Some(7));
        clock.suspend(seconds(60));
        clock.advance(seconds(2));
        assert_eq!(deadline.left(), seconds(3));
        assert_eq!(deadline.bound(async { 7 }).await, Some(7));
        clock.advance(seconds(3));
        assert_eq!(deadline.left(), Duration::ZERO);
        for _ in 0..2 {
            assert_eq!(deadline.bound(async { 7 }).await, None, "it is over");
        }
        clock.advance(seconds(1));
        assert_eq!(deadline.left(), Duration::ZERO);

        // While the work waits.
        let started = clock.monotonic();
        let deadline = TotalDeadline::start(&shared, Duration::from_millis(2500));
        let text = deadline.describe("the list");
        assert_eq!(
            text,
            "the total deadline of 2.5 s for the list was exceeded"
        );
        let mut deadline = Some(deadline);
        let never = std::future::pending::<u8>();
        assert_eq!(clock.drive(bound(&mut deadline, never)).await, None);
        assert_eq!(clock.monotonic() - started, Duration::from_millis(2500));
        assert_eq!(bound(&mut deadline, async { 7 }).await, None);
        assert_eq!(bound(&mut None, async { 7 }).await, Some(7));
    }
}
