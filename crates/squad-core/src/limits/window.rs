//! A sliding window: at most so many requests in any span of time.

use std::collections::VecDeque;
use std::time::Duration;

use super::queue::{Queue, Ticket};
use crate::operation::Limit;

#[derive(Debug)]
pub(super) struct Sliding {
    calls: usize,
    span: Duration,
    /// When the last requests were sent, the oldest first.
    sent: VecDeque<Duration>,
    queue: Queue,
}

impl Sliding {
    pub(super) fn new(limit: Limit) -> Self {
        Self {
            calls: limit.calls.max(1) as usize,
            span: Duration::from_secs(limit.seconds.into()),
            sent: VecDeque::new(),
            queue: Queue::default(),
        }
    }

    /// Adds the call of `ticket` to the queue. Returns when there may be room for it; `None` if there is room now.
    pub(super) fn blocked(&mut self, ticket: &Ticket, now: Duration) -> Option<Duration> {
        let free = self.free(now);
        let rank = self.queue.join(ticket);
        // The requests that have to leave the window before this call can be sent.
        let leaving = (rank + 1).checked_sub(free).filter(|count| *count > 0)?;
        let last = self.sent.get(leaving - 1).or(self.sent.back());
        Some(last.copied().unwrap_or(now).saturating_add(self.span))
    }

    /// Counts a request that is sent now.
    pub(super) fn count(&mut self, ticket: &Ticket, now: Duration) {
        self.sent.push_back(now);
        self.queue.leave(ticket);
    }

    /// Removes `ticket` from the queue. The calls behind it move up and are woken, because they wait for a later time.
    pub(super) fn leave(&mut self, ticket: &Ticket) {
        if self.queue.leave(ticket) {
            self.queue.wake(usize::MAX);
        }
    }

    fn free(&mut self, now: Duration) -> usize {
        while let Some(first) = self.sent.front()
            && first.saturating_add(self.span) <= now
        {
            self.sent.pop_front();
        }
        self.calls.saturating_sub(self.sent.len())
    }
}
