//! The reaction to 429 responses of one operation.
//!
//! A single 429 says little: the call that received it waits, and no other. A run of 429s without a success in between means
//! that the operation has a limit. Then it is paused, one request tries whether the service accepts calls, and the
//! number of requests in flight grows slowly with each success. So a limit that is not documented costs few rejected requests.

use std::time::Duration;

use super::queue::{Queue, Ticket};
use crate::retry::jitter;

/// The number of 429s in a row that pause an operation without a documented limit.
const RUN: u32 = 5;
/// One more request may be in flight for this many successes since the end of a pause.
const SUCCESSES_PER_SLOT: u32 = 8;
/// The number of successes after which an operation counts as unlimited again.
const RECOVERED: u32 = 512;
/// The number of attempts during a pause in proportion to the successes before it: it limits the rejected requests.
const ATTEMPTS_PER_SUCCESS: f64 = 0.25;
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause between two attempts while it is not known how long the service rejects calls.
const LONGEST_UNKNOWN_PAUSE: Duration = Duration::from_secs(32);

/// What the response to a request says about the rate limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PermitOutcome {
    /// The service carried the request out, or rejected it for another reason.
    Accepted,
    /// 429, with the time to wait.
    RateLimited(Duration),
    /// Nothing: there was no response, or the service failed.
    Unknown,
}

#[derive(Debug, Default)]
pub(super) struct Throttle {
    /// The number of 429s since the last success, or since the last pause.
    run: u32,
    recovery: Option<Recovery>,
    pub(super) queue: Queue,
}

/// The state of an operation that is paused, or recovers from a pause.
#[derive(Debug)]
struct Recovery {
    /// Distinguishes the requests sent since the last pause from older ones.
    epoch: u64,
    paused_until: Duration,
    /// When the service began to reject calls.
    rejecting_since: Duration,
    in_flight: u32,
    /// How long the last successful request took.
    latency: Duration,
    /// Successes since the last pause.
    successes: u32,
    /// Attempts in a row that found the service still rejecting calls.
    failed_attempts: u32,
    /// How long the service rejected calls the last time.
    last_length: Option<Duration>,
    /// The successes before the current pause.
    last_successes: u32,
}

impl Throttle {
    /// Returns how many calls may be sent now; `None` if there is no limit.
    pub(super) fn free(&self, now: Duration) -> Option<usize> {
        let recovery = self.recovery.as_ref()?;
        // After a 429 the requests in flight show whether it is the first of a run. With none in flight it ends in a pause.
        let undecided = self.run > 0;
        if now < recovery.paused_until || undecided {
            return Some(0);
        }
        let slots = 1 + recovery.successes / SUCCESSES_PER_SLOT;
        Some(slots.saturating_sub(recovery.in_flight) as usize)
    }

    /// Returns the end of the pause, if the operation is paused.
    pub(super) fn closed_until(&self, now: Duration) -> Option<Duration> {
        let until = self.recovery.as_ref()?.paused_until;
        (now < until).then_some(until)
    }

    /// Returns whether a response would arrive after the deadline `ends`. Sending such a call would waste a request that another
    /// call could use.
    pub(super) fn is_too_late(&mut self, now: Duration, ends: Option<Duration>) -> bool {
        let (Some(recovery), Some(ends)) = (&mut self.recovery, ends) else {
            return false;
        };
        let too_late = ends < now.saturating_add(recovery.latency);
        if too_late {
            // Otherwise one slow response would reject all calls with shorter deadlines, and no faster one could follow.
            recovery.latency -= recovery.latency / 4;
        }
        too_late
    }

    /// Wakes the calls that may be sent now, and at least the first one, so that it waits for the current pause.
    pub(super) fn wake(&self, now: Duration) {
        let free = self.free(now).unwrap_or(usize::MAX);
        self.queue.wake(free.max(1));
    }

    /// Counts a request that is sent now. Returns the epoch it belongs to.
    pub(super) fn start(&mut self, ticket: Option<&Ticket>) -> Option<u64> {
        let recovery = self.recovery.as_mut()?;
        recovery.in_flight += 1;
        if let Some(ticket) = ticket {
            self.queue.leave(ticket);
        }
        Some(recovery.epoch)
    }

    /// Learns from the outcome of a request of `epoch`. Returns whether the operation is unlimited again.
    pub(super) fn settle(
        &mut self,
        epoch: Option<u64>,
        outcome: PermitOutcome,
        documented: bool,
        (since, now): (Duration, Duration),
    ) -> bool {
        let Some(recovery) = &mut self.recovery else {
            match outcome {
                PermitOutcome::Accepted => return true,
                PermitOutcome::Unknown => {}
                PermitOutcome::RateLimited(wait) => {
                    self.run += 1;
                    if documented || self.run >= RUN {
                        self.run = 0;
                        self.recovery = Some(Recovery::new(wait, now));
                    }
                }
            }
            return false;
        };
        if epoch != Some(recovery.epoch) {
            // It was sent before the pause. Only its `Retry-After` is news.
            if let PermitOutcome::RateLimited(wait) = outcome
                && now < recovery.paused_until
            {
                let until = now.saturating_add(wait);
                recovery.paused_until = recovery.paused_until.max(until);
            }
            return false;
        }
        recovery.in_flight = recovery.in_flight.saturating_sub(1);
        let mut wait = Duration::ZERO;
        match outcome {
            PermitOutcome::Accepted => {
                self.run = 0;
                recovery.latency = now.saturating_sub(since);
                recovery.succeeded(now);
                return recovery.successes >= RECOVERED;
            }
            PermitOutcome::RateLimited(requested) => {
                self.run += 1;
                wait = requested;
            }
            PermitOutcome::Unknown => {}
        }
        if self.run >= RUN || (self.run > 0 && recovery.in_flight == 0) {
            self.run = 0;
            recovery.pause(wait, now);
        }
        false
    }
}

impl Recovery {
    fn new(wait: Duration, now: Duration) -> Self {
        Self {
            epoch: 0,
            paused_until: after(now, wait.max(SHORTEST_PAUSE)),
            rejecting_since: now,
            in_flight: 0,
            latency: Duration::ZERO,
            successes: 0,
            failed_attempts: 0,
            last_length: None,
            last_successes: 0,
        }
    }

    fn succeeded(&mut self, now: Duration) {
        if self.successes == 0 {
            self.last_length = Some(now.saturating_sub(self.rejecting_since));
            self.failed_attempts = 0;
        }
        self.successes = self.successes.saturating_add(1);
    }

    fn pause(&mut self, wait: Duration, now: Duration) {
        if self.successes == 0 {
            self.failed_attempts = self.failed_attempts.saturating_add(1);
        } else {
            self.rejecting_since = now;
            self.last_successes = self.successes;
        }
        let pause = self.next_pause(now).max(wait);
        self.paused_until = after(now, pause);
        self.epoch += 1;
        self.in_flight = 0;
        self.successes = 0;
    }

    /// Returns how long to wait before the next attempt, if the service does not require more.
    fn next_pause(&self, now: Duration) -> Duration {
        let Some(length) = self.last_length else {
            let doubled = 1_u32.checked_shl(self.failed_attempts).unwrap_or(u32::MAX);
            return SHORTEST_PAUSE
                .saturating_mul(doubled)
                .min(LONGEST_UNKNOWN_PAUSE);
        };
        let attempts = f64::from(self.last_successes.max(1)) * ATTEMPTS_PER_SUCCESS;
        let longest = length.max(SHORTEST_PAUSE);
        let even = length.div_f64(attempts).clamp(SHORTEST_PAUSE, longest);
        // The service may reject calls for as long as the last time: an attempt at that moment loses no time.
        let same = self.rejecting_since.saturating_add(length);
        let left = same.saturating_sub(now);
        if left.is_zero() { even } else { even.min(left) }
    }
}

/// Returns the end of a pause with a little jitter, so that several processes do not resume at the same moment.
fn after(now: Duration, pause: Duration) -> Duration {
    now.saturating_add(pause)
        .saturating_add(jitter((pause / 20).min(Duration::from_secs(1))))
}

#[cfg(test)]
mod tests;
