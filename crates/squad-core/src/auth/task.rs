//! A background task that can be dropped from outside, even if its runtime is no longer driven.
//!
//! The future belongs to both its runtime and the token state. Whoever takes a refresh over drops the future, which releases
//! the record of the store that it holds. Aborting a tokio task would only take effect once its runtime runs again.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;

type Slot = Arc<Mutex<Option<BoxFuture<'static, ()>>>>;

/// Drops the future of a task.
#[derive(Clone)]
pub(crate) struct TaskHandle(Slot);

/// Polls the future of a task until it completes or is dropped through its [`TaskHandle`].
pub(crate) struct Task(Slot);

/// Makes a droppable task of `future`.
pub(crate) fn droppable(future: BoxFuture<'static, ()>) -> (Task, TaskHandle) {
    let slot = Arc::new(Mutex::new(Some(future)));
    (Task(Arc::clone(&slot)), TaskHandle(slot))
}

impl TaskHandle {
    /// Drops the future, unless it is being polled at this moment and therefore driven after all.
    pub(crate) fn drop_future(&self) {
        let future = match self.0.try_lock() {
            Ok(mut slot) => slot.take(),
            Err(TryLockError::Poisoned(slot)) => slot.into_inner().take(),
            Err(TryLockError::WouldBlock) => None,
        };
        // Dropped without the lock: what the future holds may wake other tasks.
        drop(future);
    }
}

impl Future for Task {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(future) = slot.as_mut() else {
            return Poll::Ready(());
        };
        let poll = future.as_mut().poll(cx);
        if poll.is_ready() {
            *slot = None;
        }
        poll
    }
}

/// The runtime of the task is shut down, or the task is complete.
impl Drop for Task {
    fn drop(&mut self) {
        TaskHandle(Arc::clone(&self.0)).drop_future();
    }
}
