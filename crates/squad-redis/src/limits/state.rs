//! The state of one queue, without input or output.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use squad_core::limits::Window;
use tokio::sync::Notify;

use super::script::{Taken, VALID, Version, span};

/// A moment by both clocks of this process: the monotonic one can stop while the machine sleeps, the other one can jump.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) monotonic: Duration,
    pub(super) wall: SystemTime,
}

impl Moment {
    /// Returns the longest time that can have passed since then.
    pub(super) fn elapsed(&self, now: &Self) -> Duration {
        let wall = now.wall.duration_since(self.wall).unwrap_or_default();
        now.monotonic.saturating_sub(self.monotonic).max(wall)
    }
}

/// A waiting call, and how to wake it.
#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) number: u64,
    pub(super) wake: Arc<Notify>,
}

/// A permit that no call has used yet.
#[derive(Debug, Clone)]
pub(super) struct Grant {
    /// `None` if the process gave it itself.
    id: Option<String>,
    /// It is valid for this long since this moment, which is before it was given.
    since: Moment,
    valid: Duration,
}

/// A request to Redis whose result is not known.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub(super) id: String,
    pub(super) since: Moment,
}

#[derive(Debug, Default)]
pub(super) struct State {
    waiting: VecDeque<Ticket>,
    next_ticket: u64,
    pending: Option<Pending>,
    grant: Option<Grant>,
    /// A permit that expired without being used.
    pub(super) unused: Option<String>,
    /// Whether Redis may have a place of this queue.
    placed: bool,
    /// The next request to Redis is not sent before.
    pub(super) not_before: Option<Duration>,
    /// When the pause ends that the first call waits for.
    pub(super) paused_until: Option<Duration>,
    /// What Redis returned last, and when.
    versions: Option<(Vec<Version>, Moment)>,
    /// Since when Redis is away for this queue.
    away: Option<Duration>,
    /// When the process gave itself permits that Redis does not know of.
    own: VecDeque<Duration>,
}

/// What a queue gives back to Redis when its last call leaves.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leaving {
    pub(super) permit: String,
}

impl State {
    pub(super) fn join(&mut self) -> Ticket {
        self.next_ticket += 1;
        let ticket = Ticket {
            number: self.next_ticket,
            wake: Arc::default(),
        };
        self.waiting.push_back(ticket.clone());
        ticket
    }

    pub(super) fn is_first(&self, ticket: &Ticket) -> bool {
        let first = self.waiting.front();
        first.is_some_and(|first| first.number == ticket.number)
    }

    /// Takes the permit of the queue for its first call.
    pub(super) fn take(&mut self, now: &Moment) -> bool {
        if !self.has_grant(now) {
            return false;
        }
        self.grant = None;
        self.waiting.pop_front();
        self.wake_first();
        true
    }

    /// Whether there is a valid permit. An expired one is dropped, and given back with the next request.
    pub(super) fn has_grant(&mut self, now: &Moment) -> bool {
        let Some(grant) = &self.grant else {
            return false;
        };
        if grant.since.elapsed(now) < grant.valid {
            return true;
        }
        let id = self.grant.take().and_then(|grant| grant.id);
        self.unused = id.or(self.unused.take());
        false
    }

    /// Removes a call. If it was the last one, returns what to give back.
    pub(super) fn leave(&mut self, ticket: &Ticket) -> Option<Leaving> {
        let number = ticket.number;
        self.waiting.retain(|other| other.number != number);
        if !self.waiting.is_empty() {
            self.wake_first();
            return None;
        }
        self.not_before = None;
        self.paused_until = None;
        let granted = self.grant.take().and_then(|grant| grant.id);
        let pending = self.pending.take().map(|pending| pending.id);
        let permit = granted.or(pending).or(self.unused.take());
        let placed = std::mem::take(&mut self.placed);
        (placed || permit.is_some()).then(|| Leaving {
            permit: permit.unwrap_or_default(),
        })
    }

    pub(super) fn wake_first(&self) {
        if let Some(first) = self.waiting.front() {
            first.wake.notify_one();
        }
    }

    /// The number of calls that wait.
    pub(super) fn demand(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the request to send: the one whose result is not known, unless its permit would have expired, or else a new one
    /// with `id`.
    pub(super) fn request(&mut self, now: Moment, id: impl FnOnce() -> String) -> Pending {
        self.placed = true;
        let expired = |pending: &mut Pending| pending.since.elapsed(&now) >= VALID;
        if let Some(expired) = self.pending.take_if(expired) {
            self.unused = Some(expired.id);
        }
        self.pending
            .get_or_insert_with(|| Pending {
                id: id(),
                since: now,
            })
            .clone()
    }

    /// What was read of each window so lately that requests which were counted then still count.
    pub(super) fn versions(&self, windows: &[Window], now: &Moment) -> Vec<(Window, Version)> {
        let known = |(nth, window): (usize, &Window)| {
            let (versions, since) = self.versions.as_ref()?;
            let recent = since.elapsed(now) < span(window);
            versions.get(nth).filter(|_| recent).cloned()
        };
        let numbered = windows.iter().enumerate();
        numbered
            .map(|(nth, window)| (*window, known((nth, window)).unwrap_or_default()))
            .collect()
    }

    /// Returns how long Redis was away, and the number of own permits with the age of the last one.
    pub(super) fn absence(
        &mut self,
        window: &Window,
        now: Duration,
    ) -> (Duration, (usize, Duration)) {
        let span = span(window);
        self.own.retain(|at| now.saturating_sub(*at) < span);
        let age = self.own.back().map(|last| now.saturating_sub(*last));
        let away = self.away.map(|since| now.saturating_sub(since));
        (
            // A failure a moment ago counts too.
            away.map(|away| away.max(Duration::from_millis(1)))
                .unwrap_or_default(),
            (self.own.len(), age.unwrap_or_default()),
        )
    }

    /// Learns from the result of the request. Returns whether there is a permit.
    pub(super) fn taken(&mut self, taken: Taken, pending: &Pending, now: &Moment) -> bool {
        self.away = None;
        self.own.clear();
        self.unused = None;
        self.versions = Some((taken.versions, *now));
        self.not_before = Some(now.monotonic + taken.wait);
        let paused = taken.paused && !taken.granted;
        self.paused_until = self.not_before.filter(|_| paused);
        if self.pending.as_ref().is_none_or(|own| own.id != pending.id) {
            return false;
        }
        self.pending = None;
        if taken.granted {
            self.placed = self.demand() > 1;
            self.grant = Some(Grant {
                id: Some(pending.id.clone()),
                since: pending.since,
                valid: VALID,
            });
        }
        self.has_grant(now)
    }

    /// Redis did not respond to the request.
    pub(super) fn failed(&mut self, since: Duration) {
        self.away.get_or_insert(since);
        self.paused_until = None;
    }

    /// Gives the queue a permit of the process itself, valid for `valid`.
    pub(super) fn grant_own(&mut self, now: Moment, valid: Duration) {
        self.own.push_back(now.monotonic);
        self.grant = Some(Grant {
            id: None,
            since: now,
            valid,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use squad_core::Operation;
    use squad_core::operation::Method;

    fn at(seconds: f64) -> Moment {
        let monotonic = Duration::from_secs_f64(1000.0 + seconds);
        Moment {
            monotonic,
            wall: SystemTime::UNIX_EPOCH + monotonic,
        }
    }

    fn window() -> Window {
        let operation = Operation::new("bulk", Method::Post, "/bulk", "bulk").limit(10, 60);
        Window::new("bulk", operation.limit.unwrap_or_else(|| unreachable!()))
    }

    fn taken(granted: bool) -> Taken {
        Taken {
            granted,
            wait: Duration::ZERO,
            paused: false,
            slot: 0,
            slots: 1,
            time: Duration::ZERO,
            versions: vec![Version {
                epoch: "e".to_owned(),
                number: 7,
            }],
        }
    }

    fn granted(state: &mut State) -> bool {
        let pending = state.request(at(0.0), || "first".to_owned());
        state.taken(taken(true), &pending, &at(0.3))
    }

    #[test]
    fn a_permit_expires_a_second_after_it_was_requested() {
        for (later, valid) in [(0.9, true), (1.0, false), (5.0, false)] {
            let mut state = State::default();
            let _ticket = state.join();
            assert!(granted(&mut state));
            assert_eq!(state.take(&at(later)), valid, "{later}");
            let unused = (!valid).then(|| "first".to_owned());
            assert_eq!(state.unused, unused, "{later}");
        }
    }

    #[test]
    fn a_permit_expires_while_the_machine_sleeps() {
        let mut state = State::default();
        let _ticket = state.join();
        assert!(granted(&mut state));
        let woken = Moment {
            monotonic: at(0.4).monotonic,
            wall: at(30.0).wall,
        };
        assert!(!state.take(&woken));
    }

    #[test]
    fn the_next_call_uses_the_permit_of_a_dropped_one_and_the_last_call_gives_it_back() {
        let mut state = State::default();
        let (first, second) = (state.join(), state.join());
        assert!(granted(&mut state));
        assert_eq!(state.leave(&first), None);
        assert!(state.is_first(&second));
        let permit = "first".to_owned();
        assert_eq!(state.leave(&second), Some(Leaving { permit }));
    }

    #[test]
    fn a_request_without_a_result_is_sent_with_the_same_id_as_long_as_its_permit_could_be_used() {
        let mut state = State::default();
        let _ticket = state.join();
        let id =
            |state: &mut State, later: f64, id: &str| state.request(at(later), || id.to_owned()).id;
        assert_eq!(id(&mut state, 0.0, "first"), "first");
        assert_eq!(id(&mut state, 0.9, "second"), "first");
        assert_eq!(id(&mut state, 1.0, "third"), "third");
        assert_eq!(state.unused.as_deref(), Some("first"));
    }

    #[test]
    fn what_was_read_counts_for_a_window() {
        let mut state = State::default();
        let _ticket = state.join();
        assert!(granted(&mut state));
        let number = |later: f64| state.versions(&[window()], &at(later))[0].1.number;
        assert_eq!((number(61.2), number(61.4)), (7, 0));
    }

    #[test]
    fn permits_without_redis_are_reported_until_redis_has_them() {
        let mut state = State::default();
        let _ticket = state.join();
        state.failed(at(0.0).monotonic);
        state.grant_own(at(70.0), VALID);
        state.grant_own(at(80.0), VALID);
        let absence = |state: &mut State| state.absence(&window(), at(90.0).monotonic);
        let seconds = Duration::from_secs;
        assert_eq!(absence(&mut state), (seconds(90), (2, seconds(10))));
        let pending = state.request(at(90.0), || "next".to_owned());
        assert_eq!(absence(&mut state), (seconds(90), (2, seconds(10))));
        state.taken(taken(false), &pending, &at(90.1));
        assert_eq!(absence(&mut state), (Duration::ZERO, (0, Duration::ZERO)));
    }
}
