//! A clock whose time passes only when the test says so.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::future::{BoxFuture, FutureExt as _};

use crate::clock::Clock;

/// How many turns other tasks are given before time may pass: more than any chain of tasks that wake one another.
const TURNS: usize = 64;

/// A clock whose time passes only when the test says so. Clones are the same clock.
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
    /// A clock that stands still.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets `duration` pass on both clocks and wakes who has slept long enough.
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

    /// Sets the wall clock, forwards or backwards; nothing else passes.
    pub fn set_wall(&self, to: SystemTime) {
        self.state().wall = to;
    }

    /// Lets the machine sleep: the wall clock goes on, the monotonic clock stands still.
    pub fn suspend(&self, duration: Duration) {
        self.state().wall += duration;
    }

    /// How many sleeps are under way.
    #[must_use]
    pub fn sleepers(&self) -> usize {
        self.state().sleepers.len()
    }

    /// Lets time pass up to the end of the next sleep, if there is one, and says how much that was.
    pub fn advance_to_next(&self) -> Option<Duration> {
        let left = {
            let state = self.state();
            let ((until, _), _) = state.sleepers.iter().find(|(_, waker)| waker.is_some())?;
            until.saturating_sub(state.monotonic)
        };
        self.advance(left);
        Some(left)
    }

    /// Runs `work` to its end and lets time pass whenever nothing else can happen.
    ///
    /// Meant for a runtime of one thread and for work that waits for this clock alone: before time passes, every other task
    /// gets enough turns to come to rest. Work that waits for a socket would see time fly.
    pub async fn drive<F: Future>(&self, work: F) -> F::Output {
        let mut work = std::pin::pin!(work);
        let mut idle = 0;
        loop {
            if let Some(output) = poll_once(work.as_mut()).await {
                return output;
            }
            idle += 1;
            if idle > TURNS {
                idle = 0;
                self.advance_to_next();
            }
            yield_now().await;
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
            place: (until, nth),
        }
        .boxed()
    }
}

struct Sleep {
    clock: ManualClock,
    place: (Duration, u64),
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.clock.state();
        if state.monotonic >= self.place.0 {
            return Poll::Ready(());
        }
        state.sleepers.insert(self.place, Some(cx.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.clock.state().sleepers.remove(&self.place);
    }
}

async fn poll_once<F: Future>(mut work: Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

/// Gives every other ready task a turn, on any runtime.
async fn yield_now() {
    let mut given = false;
    std::future::poll_fn(|cx| {
        if given {
            return Poll::Ready(());
        }
        given = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
