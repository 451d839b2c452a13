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

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU64;

    use super::*;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn each_call_of_the_queue_has_its_own_moment() {
        let next = AtomicU64::new(0);
        let mut window = Sliding::new(Limit {
            calls: 2,
            seconds: 10,
        });
        let send = |window: &mut Sliding, now| {
            let ticket = Ticket::new(&next);
            assert_eq!(window.blocked(&ticket, at(now)), None, "at {now} s");
            window.count(&ticket, at(now));
        };
        send(&mut window, 100);
        send(&mut window, 103);
        let waiting: Vec<_> = (0..4).map(|_| Ticket::new(&next)).collect();
        let blocked = |window: &mut Sliding, now| {
            let moments = waiting.iter().map(|ticket| window.blocked(ticket, at(now)));
            moments.collect::<Vec<_>>()
        };
        // The third and the fourth wait for calls that are not sent yet: they look again when the last one leaves.
        let both = [Some(at(110)), Some(at(113)), Some(at(113)), Some(at(113))];
        assert_eq!(blocked(&mut window, 104), both);
        assert_eq!(blocked(&mut window, 109), both);
        let first = [None, Some(at(113)), Some(at(113)), Some(at(113))];
        assert_eq!(blocked(&mut window, 110), first);
        window.count(&waiting[0], at(110));
        assert_eq!(window.blocked(&waiting[1], at(110)), Some(at(113)));
        window.leave(&waiting[1]);
        assert_eq!(window.blocked(&waiting[2], at(110)), Some(at(113)));
        assert_eq!(window.blocked(&waiting[3], at(110)), Some(at(120)));
        assert_eq!(window.blocked(&waiting[2], at(113)), None);
    }

    #[test]
    fn a_limit_of_no_calls_counts_as_one() {
        let next = AtomicU64::new(0);
        let mut window = Sliding::new(Limit {
            calls: 0,
            seconds: 10,
        });
        let (first, second) = (Ticket::new(&next), Ticket::new(&next));
        assert_eq!(window.blocked(&first, at(0)), None);
        window.count(&first, at(0));
        assert_eq!(window.blocked(&second, at(9)), Some(at(10)));
        assert_eq!(window.blocked(&second, at(10)), None);
    }

    #[test]
    fn a_call_that_leaves_wakes_those_behind_it() {
        use futures_util::FutureExt as _;
        let next = AtomicU64::new(0);
        let mut window = Sliding::new(Limit {
            calls: 1,
            seconds: 10,
        });
        let tickets: Vec<_> = (0..3).map(|_| Ticket::new(&next)).collect();
        window.count(&Ticket::new(&next), at(0));
        for ticket in &tickets[..2] {
            assert!(window.blocked(ticket, at(1)).is_some());
        }
        let woken = || tickets[1].wake.notified().now_or_never().is_some();
        window.leave(&tickets[2]);
        assert!(!woken(), "it was not in the queue");
        window.leave(&tickets[0]);
        assert!(woken());
    }
}
