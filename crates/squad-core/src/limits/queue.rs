//! A queue of calls that wait, in the order of their arrival.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

/// The identity of a waiting call in all its queues, and how to wake it.
#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) number: u64,
    pub(super) wake: Arc<Notify>,
}

impl Ticket {
    pub(super) fn new(next: &AtomicU64) -> Self {
        Self {
            number: next.fetch_add(1, Ordering::Relaxed),
            wake: Arc::new(Notify::new()),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Queue(VecDeque<Ticket>);

impl Queue {
    /// Adds `ticket` unless it is in the queue, and returns the number of calls before it.
    pub(super) fn join(&mut self, ticket: &Ticket) -> usize {
        if let Some(rank) = self.rank(ticket) {
            return rank;
        }
        self.0.push_back(ticket.clone());
        self.0.len() - 1
    }

    pub(super) fn leave(&mut self, ticket: &Ticket) -> bool {
        let rank = self.rank(ticket);
        rank.and_then(|rank| self.0.remove(rank)).is_some()
    }

    /// Wakes the first `count` calls, so that they try to get their permit.
    pub(super) fn wake(&self, count: usize) {
        for ticket in self.0.iter().take(count) {
            ticket.wake.notify_one();
        }
    }

    fn rank(&self, ticket: &Ticket) -> Option<usize> {
        self.0
            .iter()
            .position(|other| other.number == ticket.number)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[test]
    fn calls_queue_in_the_order_of_their_arrival() {
        let next = AtomicU64::new(0);
        let tickets: Vec<_> = (0..4).map(|_| Ticket::new(&next)).collect();
        let mut queue = Queue::default();
        for _ in 0..2 {
            let ranks: Vec<_> = tickets.iter().map(|ticket| queue.join(ticket)).collect();
            assert_eq!(ranks, [0, 1, 2, 3]);
        }
        let woken = || {
            let woken = tickets
                .iter()
                .map(|ticket| ticket.wake.notified().now_or_never().is_some());
            woken.collect::<Vec<_>>()
        };
        queue.wake(0);
        assert_eq!(woken(), [false; 4]);
        queue.wake(2);
        assert_eq!(woken(), [true, true, false, false]);
        assert!(queue.leave(&tickets[1]) && !queue.leave(&tickets[1]));
        queue.wake(2);
        assert_eq!(woken(), [true, false, true, false]);
        queue.wake(usize::MAX);
        assert_eq!(woken(), [true, false, true, true]);
        assert_eq!((queue.join(&tickets[3]), queue.join(&tickets[1])), (2, 3));
    }
}
