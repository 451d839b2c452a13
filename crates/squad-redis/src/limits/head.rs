//! What the first call of a queue does: it asks Redis for a permit, and waits as long as the script says. While Redis is away it
//! waits for a permit of the process's own share.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::select;
use squad_core::clock::Clock as _;

use super::queue::Queue;
use super::script::{TAKE, Take, Taken, span};
use super::share::{self, processes};
use super::state::Ticket;
use crate::connection::{Failure, FailureKind};

/// The longest time between two looks at a connection that is away. How often it tries to connect is its own matter.
const RETRY: Duration = Duration::from_secs(1);

/// The result of one request to Redis.
enum Asked {
    /// There is a permit, or the end of a pause became known.
    Changed,
    /// The script said how long to wait.
    Wait,
    Away,
}

impl Queue {
    /// Returns when there is a permit, or when the reason for waiting changed. Can be dropped at any await: the next call
    /// continues.
    pub(super) async fn advance(&self, ticket: &Ticket) {
        loop {
            let now = self.moment();
            let until = {
                let mut state = self.state();
                if state.has_grant(&now) {
                    return;
                }
                state.not_before
            };
            if let Some(until) = until.filter(|until| *until > now.monotonic) {
                let sleep = self.process.clock.sleep(until - now.monotonic);
                // The wait can become shorter, for example if a pause is cleared.
                select(sleep, pin!(ticket.wake.notified())).await;
                continue;
            }
            match self.ask().await {
                Asked::Changed => return,
                Asked::Wait => {}
                Asked::Away => {
                    if self.take_own() {
                        return;
                    }
                }
            }
        }
    }

    async fn ask(&self) -> Asked {
        let (pending, arguments) = self.arguments();
        let sent = self.process.now();
        let keys = self.process.keys.take(self.windows());
        let result = self.process.connection.run(&TAKE, keys, arguments).await;
        let taken = match result.and_then(Taken::parse) {
            Ok(taken) => taken,
            Err(failure) => {
                self.away(&failure);
                return Asked::Away;
            }
        };
        let now = self.moment();
        // The server read its time about in the middle between request and response.
        let read = sent + now.monotonic.saturating_sub(sent) / 2;
        let mut contact = self.process.contact();
        contact.away = None;
        contact.fleet = Some(share::Fleet {
            slot: taken.slot,
            slots: taken.slots,
            offset: taken.time.saturating_sub(read),
        });
        drop(contact);
        let paused = taken.paused;
        if self.state().taken(taken, &pending, &now) || paused {
            Asked::Changed
        } else {
            Asked::Wait
        }
    }

    fn arguments(&self) -> (super::state::Pending, Vec<Vec<u8>>) {
        let now = self.moment();
        let mut state = self.state();
        let id = || format!("{:032x}", fastrand::u128(..));
        let pending = state.request(now, id);
        let longest = self.windows().iter().max_by_key(|window| span(window));
        let (away, own) = longest
            .map(|window| state.absence(window, now.monotonic))
            .unwrap_or_default();
        let unused = state.unused.clone().unwrap_or_default();
        let take = Take {
            process: &self.process.name,
            place: self.place(),
            id: &pending.id,
            demand: state.demand(),
            unused: &unused,
            away,
            own,
            windows: state.versions(self.windows(), &now),
        };
        let arguments = take.arguments();
        (pending, arguments)
    }

    fn away(&self, failure: &Failure) {
        let now = self.process.now();
        let mut contact = self.process.contact();
        let first = contact.away.is_none();
        let since = *contact.away.get_or_insert(now);
        if first {
            contact.shares.clear();
        }
        drop(contact);
        // The connection reports other failures.
        if first && failure.kind == FailureKind::Script {
            tracing::warn!(error = %failure, "rate limits are not shared; each process keeps its share");
        }
        self.state().failed(since);
    }

    /// Gives the queue a permit of this process's share, if it is time for one, or else decides when to look next.
    fn take_own(&self) -> bool {
        let now = self.moment();
        let mut contact = self.process.contact();
        let contact = &mut *contact;
        let Some(away) = contact.away else {
            return false;
        };
        let number = processes(self.process.expected, contact.fleet.as_ref());
        let mut next = Duration::ZERO;
        for (nth, window) in self.windows().iter().enumerate() {
            // Everything that Redis permitted is too old to count by then.
            let start = away + span(window);
            // A process has slots of the first window. It keeps its distance in the other one.
            let fleet = contact.fleet.as_ref().filter(|_| nth == 0);
            let share = contact.shares.entry(window.group).or_default();
            next = next.max(share.next(window, number, fleet, (start, now.monotonic)));
        }
        let mut state = self.state();
        if next > now.monotonic {
            let look = next.min(now.monotonic + RETRY);
            state.not_before = Some(look);
            return false;
        }
        let (next, valid) = share::validity(next, now.monotonic);
        for window in self.windows() {
            if let Some(share) = contact.shares.get_mut(window.group) {
                share.take(next);
            }
        }
        state.not_before = None;
        state.grant_own(now, valid);
        true
    }
}
