//! A clock that the test controls.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::future::{BoxFuture, FutureExt as _};

use crate::clock::Clock;

/// How often other tasks are polled before the time advances: more than any chain of tasks that wake one another.
const POLLS: usize = 64;

/// A clock whose time passes only if the test advances it. Clones are the same clock.
///
/// ```
/// use std::time::Duration;
/// use squad_core::clock::Clock;
/// use squad_core::testing::ManualClock;
///
/// let clock = ManualClock::new();
/// let before = clock.monotonic();
/// clock.advance(Duration::from_secs(5));
/// assert_eq!(clock.monotonic() - before, Duration::from_secs(5));
/// ```
///
/// The wall clock starts at 2026-01-01T00:00:00Z, the monotonic clock at one hour.
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    monotonic: Duration,
    wall: SystemTime,
    sleepers: BTreeMap<(Duration, u64), Option<Waker>>,
    next: u64,
}

impl Default for ManualClock {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(State {
            monotonic: Duration::from_secs(3600),
            wall: UNIX_EPOCH + Duration::from_secs(1_767_225_600),
            sleepers: BTreeMap::new(),
            next: 0,
        })))
    }
}

impl ManualClock {
    /// Creates a clock.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Advances both clocks by `duration` and wakes the sleeps that end.
    pub fn advance(&self, duration: Duration) {
        let due: Vec<Waker> = {
            let mut state = self.state();
            state.monotonic += duration;
            state.wall += duration;
            let now = state.monotonic;
            let due = state.sleepers.range_mut(..=(now, u64::MAX));
            due.filter_map(|(_, waker)| waker.take()).collect()
        };
        due.into_iter().for_each(Waker::wake);
    }

    /// Sets the wall clock only, forwards or backwards.
    pub fn set_wall(&self, to: SystemTime) {
        self.state().wall = to;
    }

    /// Simulates a suspended machine: only the wall clock advances.
    pub fn suspend(&self, duration: Duration) {
        self.state().wall += duration;
    }

    /// Returns the number of sleeps that have not ended.
    #[must_use]
    pub fn sleepers(&self) -> usize {
        self.state().sleepers.len()
    }

    /// Advances the time to the end of the next sleep, if there is one, and returns by how much.
    pub fn advance_to_next(&self) -> Option<Duration> {
        let left = {
            let state = self.state();
            let ((until, _), _) = state.sleepers.iter().find(|(_, waker)| waker.is_some())?;
            until.saturating_sub(state.monotonic)
        };
        self.advance(left);
        Some(left)
    }

    /// Runs `work` to its end and advances the time whenever every task waits.
    ///
    /// It is meant for a runtime with one thread, and for work that waits for this clock only: before the time advances, every
    /// other task is polled many times. For work that waits for a socket, the time would advance at once.
    pub async fn drive<F: Future>(&self, work: F) -> F::Output {
        let mut work = std::pin::pin!(work);
        loop {
            for _ in 0..POLLS {
                if let Some(output) = poll_once(work.as_mut()).await {
                    return output;
                }
                yield_now().await;
            }
            self.advance_to_next();
        }
    }
}

impl Clock for ManualClock {
    fn wall(&self) -> SystemTime {
        self.state().wall
    }

    fn monotonic(&self) -> Duration {
        self.state().monotonic
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let mut state = self.state();
        let nth = state.next;
        state.next += 1;
        let until = state.monotonic.saturating_add(duration);
        drop(state);
        Sleep {
            clock: self.clone(),
            key: (until, nth),
        }
        .boxed()
    }
}

struct Sleep {
    clock: ManualClock,
    key: (Duration, u64),
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.clock.state();
        if state.monotonic >= self.key.0 {
            return Poll::Ready(());
        }
        state.sleepers.insert(self.key, Some(cx.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.clock.state().sleepers.remove(&self.key);
    }
}

async fn poll_once<F: Future>(mut work: Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

/// Lets every other task that is ready run, on any runtime.
async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|cx| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn both_clocks_advance_and_only_the_wall_clock_can_be_set() {
        let clock = ManualClock::new();
        let (wall, monotonic) = (clock.wall(), clock.monotonic());
        assert_eq!(wall, UNIX_EPOCH + Duration::from_secs(1_767_225_600));
        assert_eq!(monotonic, Duration::from_secs(3600));
        clock.clone().advance(5 * SECOND);
        assert_eq!(
            (clock.wall(), clock.monotonic()),
            (wall + 5 * SECOND, monotonic + 5 * SECOND)
        );
        clock.suspend(7 * SECOND);
        assert_eq!(
            (clock.wall(), clock.monotonic()),
            (wall + 12 * SECOND, monotonic + 5 * SECOND)
        );
        clock.set_wall(wall - SECOND);
        assert_eq!(
            (clock.wall(), clock.monotonic()),
            (wall - SECOND, monotonic + 5 * SECOND)
        );
    }

    #[test]
    fn a_sleep_ends_when_its_time_has_passed() {
        let clock = ManualClock::new();
        let mut sleeps: Vec<_> = [2, 2, 5]
            .map(|seconds| clock.sleep(seconds * SECOND))
            .into();
        assert_eq!((clock.sleepers(), clock.advance_to_next()), (0, None));
        let mut poll = |nth: usize| (&mut sleeps[nth]).now_or_never().is_some();
        assert_eq!([poll(0), poll(1), poll(2)], [false; 3]);
        assert_eq!(
            clock.sleepers(),
            3,
            "those that end at the same time are two"
        );
        assert_eq!(clock.advance_to_next(), Some(2 * SECOND));
        assert_eq!([poll(0), poll(1), poll(2)], [true, true, false]);
        assert_eq!(clock.advance_to_next(), Some(3 * SECOND));
        assert!(poll(2));
        drop(sleeps);
        assert_eq!((clock.sleepers(), clock.advance_to_next()), (0, None));
        assert!(clock.sleep(Duration::ZERO).now_or_never().is_some());
        let mut dropped = clock.sleep(SECOND);
        assert!((&mut dropped).now_or_never().is_none());
        assert_eq!(clock.sleepers(), 1);
        drop(dropped);
        assert_eq!(clock.sleepers(), 0);
    }

    #[tokio::test]
    async fn the_time_of_driven_work_is_that_of_its_sleeps_and_those_of_its_tasks() {
        let clock = ManualClock::new();
        let started = clock.monotonic();
        let inner = clock.clone();
        let work = async {
            clock.sleep(3 * SECOND).await;
            let task = tokio::spawn(async move { inner.sleep(4 * SECOND).await });
            task.await.is_ok()
        };
        assert!(clock.drive(work).await);
        assert_eq!(clock.monotonic() - started, 7 * SECOND);
        assert_eq!(clock.drive(async { 7 }).await, 7);
        assert_eq!(clock.monotonic() - started, 7 * SECOND);
    }
}
