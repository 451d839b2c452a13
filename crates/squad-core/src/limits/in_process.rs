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
