//! Total deadlines of work that takes several requests. Each request keeps its own deadline as well.
#![allow(dead_code, reason = "an area without such work can be built alone")]

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, Either, FutureExt, select};
use squad_core::clock::Clock;

/// A total deadline that is running.
pub(crate) struct TotalDeadline {
    clock: Arc<dyn Clock>,
    limit: Duration,
    /// On the monotonic clock.
    end: Duration,
    /// `None` once it has completed.
    sleep: Option<BoxFuture<'static, ()>>,
}

impl TotalDeadline {
    pub(crate) fn start(clock: &Arc<dyn Clock>, limit: Duration) -> Self {
        Self {
            end: clock.monotonic().saturating_add(limit),
            sleep: Some(clock.sleep(limit)),
            clock: Arc::clone(clock),
            limit,
        }
    }

    /// Returns the time that is left.
    pub(crate) fn left(&self) -> Duration {
        self.end.saturating_sub(self.clock.monotonic())
    }

    /// Runs `work` until the deadline; `None` once it is over.
    pub(crate) async fn bound<T>(&mut self, work: impl Future<Output = T>) -> Option<T> {
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
    pub(crate) fn describe(&self, work: &str) -> String {
        let seconds = self.limit.as_secs_f64();
        format!("the total deadline of {seconds} s for {work} was exceeded")
    }
}

/// Runs `work` until the deadline, if there is one; `None` once it is over.
pub(crate) async fn bound<T>(
    deadline: &mut Option<TotalDeadline>,
    work: impl Future<Output = T>,
) -> Option<T> {
    match deadline {
        Some(deadline) => deadline.bound(work).await,
        None => Some(work.await),
    }
}
