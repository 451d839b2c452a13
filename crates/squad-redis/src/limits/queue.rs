//! The calls of this process that wait for a permit in the same windows.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use squad_core::clock::Clock as _;
use squad_core::limits::{Blocked, PermitRequest, Window};
use squad_core::observe::WaitReason;

use super::Process;
use super::script::{LEAVE, group};
use super::state::{Leaving, Moment, State, Ticket};

#[derive(Debug)]
pub(super) struct Queue {
    pub(super) process: Arc<Process>,
    windows: Vec<Window>,
    /// The name of the place of this process in the queues of Redis.
    place: String,
    state: Mutex<State>,
}

impl Queue {
    pub(super) fn new(process: Arc<Process>, windows: &[Window]) -> Self {
        let groups: Vec<&str> = windows.iter().map(group).collect();
        let place = format!("{}:{}", process.name, groups.join(","));
        Self {
            process,
            windows: windows.to_vec(),
            place,
            state: Mutex::default(),
        }
    }

    pub(super) fn windows(&self) -> &[Window] {
        &self.windows
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn moment(&self) -> Moment {
        Moment {
            monotonic: self.process.clock.monotonic(),
            wall: self.process.clock.wall(),
        }
    }

    /// Lets the first call ask Redis now, because a pause ended.
    pub(super) fn resume(&self) {
        let mut state = self.state();
        if state.paused_until.take().is_some() {
            state.not_before = None;
            state.wake_first();
        }
    }

    fn leave(&self, ticket: &Ticket) {
        let leaving = self.state().leave(ticket);
        let Some(Leaving { permit }) = leaving else {
            return;
        };
        let keys = self.process.keys.leave(&self.windows);
        let arguments = vec![self.place.clone().into_bytes(), permit.into_bytes()];
        self.process
            .connection
            .run_detached(&LEAVE, keys, arguments);
    }
}

/// The request of one call for a permit.
#[derive(Debug)]
pub(super) struct Place {
    queue: Arc<Queue>,
    /// Present while the call is in the queue.
    ticket: Option<Ticket>,
}

impl Place {
    pub(super) fn new(queue: Arc<Queue>) -> Self {
        Self {
            queue,
            ticket: None,
        }
    }
}

impl PermitRequest for Place {
    fn try_take(&mut self, now: Duration) -> Result<(), Blocked> {
        let moment = self.queue.moment();
        let mut state = self.queue.state();
        let ticket = self.ticket.get_or_insert_with(|| state.join());
        if state.is_first(ticket) && state.take(&moment) {
            drop(state);
            self.ticket = None;
            return Ok(());
        }
        let paused = state.paused_until;
        let left = paused.map(|until| until.saturating_sub(moment.monotonic));
        Err(match left.filter(|left| !left.is_zero()) {
            Some(left) => Blocked::new(WaitReason::Pause, Some(now.saturating_add(left))),
            None => Blocked::new(WaitReason::Limit, None),
        })
    }

    fn changed(&self) -> BoxFuture<'_, ()> {
        let Some(ticket) = &self.ticket else {
            return Box::pin(std::future::pending());
        };
        Box::pin(async move {
            // Only the first call asks Redis. The others wait until they are the first one.
            while !self.queue.state().is_first(ticket) {
                ticket.wake.notified().await;
            }
            self.queue.advance(ticket).await;
        })
    }

    fn leave(&mut self) {
        if let Some(ticket) = self.ticket.take() {
            self.queue.leave(&ticket);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave();
    }
}
