//! The limiter of one process.

use std::collections::HashMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;

use super::queue::Ticket;
use super::window::Sliding;
use super::{Blocked, Limiter, PermitRequest, Window};
use crate::observe::WaitReason;

/// Sliding windows in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct InProcess(Arc<Windows>);

#[derive(Debug, Default)]
struct Windows {
    next_ticket: AtomicU64,
    windows: Mutex<HashMap<Window, Sliding>>,
}

impl Windows {
    fn lock(&self) -> MutexGuard<'_, HashMap<Window, Sliding>> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Limiter for InProcess {
    fn request(&self, windows: &[Window]) -> Box<dyn PermitRequest> {
        Box::new(Place {
            limiter: Arc::clone(&self.0),
            windows: windows.to_vec(),
            ticket: None,
        })
    }
}

/// The request of an attempt. It has a ticket while it is in a queue.
#[derive(Debug)]
struct Place {
    limiter: Arc<Windows>,
    windows: Vec<Window>,
    ticket: Option<Ticket>,
}

impl PermitRequest for Place {
    fn try_take(&mut self, now: Duration) -> Result<(), Blocked> {
        let ticket = self
            .ticket
            .get_or_insert_with(|| Ticket::new(&self.limiter.next_ticket));
        let mut windows = self.limiter.lock();
        for window in &self.windows {
            let sliding = windows
                .entry(*window)
                .or_insert_with(|| Sliding::new(window.limit));
            if let Some(until) = sliding.blocked(ticket, now) {
                return Err(Blocked::new(WaitReason::Limit, Some(until)));
            }
        }
        for window in &self.windows {
            if let Some(sliding) = windows.get_mut(window) {
                sliding.count(ticket, now);
            }
        }
        drop(windows);
        self.ticket = None;
        Ok(())
    }

    fn changed(&self) -> BoxFuture<'_, ()> {
        match &self.ticket {
            Some(ticket) => Box::pin(ticket.wake.notified()),
            None => Box::pin(std::future::pending()),
        }
    }

    fn leave(&mut self) {
        let Some(ticket) = self.ticket.take() else {
            return;
        };
        let mut windows = self.limiter.lock();
        for window in &self.windows {
            if let Some(sliding) = windows.get_mut(window) {
                sliding.leave(&ticket);
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;
    use crate::operation::Limit;

    #[test]
    fn a_permit_counts_in_all_windows_or_in_none() {
        let at = Duration::from_secs;
        let window = |group, calls| Window::new(group, Limit { calls, seconds: 10 });
        let (own, all) = (window("own", 1), window("all", 2));
        let limiter = InProcess::default();
        let blocked = |until| Err(Blocked::new(WaitReason::Limit, Some(at(until))));
        assert_eq!(limiter.request(&[own, all]).try_take(at(0)), Ok(()));
        // The first window has no room, so nothing is counted in the second.
        let mut waiting = limiter.request(&[own, all]);
        assert_eq!(waiting.try_take(at(1)), blocked(10));
        assert!(waiting.changed().now_or_never().is_none());
        assert_eq!(limiter.request(&[all]).try_take(at(1)), Ok(()));
        let mut behind = limiter.request(&[all]);
        assert_eq!(behind.try_take(at(2)), blocked(10));
        // Clones share the windows.
        assert_eq!(limiter.clone().request(&[own]).try_take(at(2)), blocked(10));
        // In the second window it is behind the other one.
        assert_eq!(waiting.try_take(at(10)), blocked(11));
        assert_eq!(behind.try_take(at(10)), Ok(()));
        assert!(
            behind.changed().now_or_never().is_none(),
            "it is in no queue"
        );
        assert_eq!(waiting.try_take(at(11)), Ok(()));
        // Whoever leaves or is dropped wakes those behind.
        let mut queued: Vec<_> = (0..3).map(|_| limiter.request(&[all])).collect();
        for (request, until) in queued.iter_mut().zip([20, 21, 21]) {
            assert_eq!(request.try_take(at(11)), blocked(until));
        }
        queued[0].leave();
        assert!(queued[1].changed().now_or_never().is_some());
        assert_eq!(queued[1].try_take(at(11)), blocked(20));
        assert_eq!(queued[2].try_take(at(11)), blocked(21));
        assert!(queued[2].changed().now_or_never().is_some());
        drop(queued.remove(1));
        assert!(queued[1].changed().now_or_never().is_some());
        assert_eq!(queued[1].try_take(at(19)), blocked(20));
        assert_eq!(queued[1].try_take(at(20)), Ok(()));
    }
}
