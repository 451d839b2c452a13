//! The share of a process while Redis is away.
//!
//! The limit is divided into slots of equal length, by the time of the server, and the processes use them in turn. A process that
//! never reached Redis has no slot: it uses its share with a random phase.

use std::time::Duration;

use squad_core::limits::Window;

use super::script::{VALID, span};

/// The number of processes if none is configured and Redis was never reached: high, because each could be one of many.
const UNKNOWN_PROCESSES: u32 = 100;
/// How late a permit may be given after the start of its slot, so that it is used within [`VALID`].
const LATE: Duration = Duration::from_millis(400);

/// What the process read last of its fleet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fleet {
    pub(super) slot: u32,
    pub(super) slots: u32,
    /// The time of the server at zero of the local time.
    pub(super) offset: Duration,
}

/// The number of processes that divide a limit.
pub(super) fn processes(expected: Option<u32>, fleet: Option<&Fleet>) -> u32 {
    let seen = fleet.map(|fleet| fleet.slots.max(fleet.slot + 1));
    match (expected, seen) {
        (Some(expected), seen) => expected.max(seen.unwrap_or(1)),
        (None, seen) => seen.unwrap_or(UNKNOWN_PROCESSES),
    }
    .max(1)
}

/// The shortest time between two permits of a process without a slot.
pub(super) fn period(window: &Window, processes: u32) -> Duration {
    let calls = window.limit.calls.max(1);
    match calls / processes {
        // Less than one call per window.
        0 => span(window).mul_f64(f64::from(processes) / f64::from(calls)),
        whole => span(window) / whole,
    }
}

/// The permits of one process in one window. Times are local.
#[derive(Debug, Default)]
pub(super) struct Share {
    last: Option<Duration>,
    /// The first permit of a process without a slot.
    first: Option<Duration>,
}

impl Share {
    /// Returns the start of the first permit that can be given at `now` or later, and not before `start`.
    pub(super) fn next(
        &mut self,
        window: &Window,
        processes: u32,
        fleet: Option<&Fleet>,
        (start, now): (Duration, Duration),
    ) -> Duration {
        let Some(fleet) = fleet else {
            let period = period(window, processes);
            let phase = || start + period.mul_f64(fastrand::f64());
            return match self.last {
                Some(last) => start.max(last + period),
                None => start.max(*self.first.get_or_insert_with(phase)),
            };
        };
        let earliest = start.max(now.saturating_sub(LATE));
        let earliest = match self.last {
            Some(last) => earliest.max(last + Duration::from_nanos(1)),
            None => earliest,
        };
        next_slot(window, processes, fleet, earliest)
    }

    /// Counts the permit that starts at `slot`.
    pub(super) fn take(&mut self, slot: Duration) {
        self.last = Some(slot);
    }
}

/// Returns the first start at `earliest` or later of a slot that belongs to this process.
fn next_slot(window: &Window, processes: u32, fleet: &Fleet, earliest: Duration) -> Duration {
    let nanos = |duration: Duration| duration.as_nanos();
    let length = nanos(span(window)).div_ceil(window.limit.calls.max(1).into());
    let first = nanos(earliest + fleet.offset).div_ceil(length);
    let processes = u128::from(processes);
    let own = u128::from(fleet.slot) % processes;
    let number = first + (own + processes - first % processes) % processes;
    let start = u64::try_from(number * length).unwrap_or(u64::MAX);
    Duration::from_nanos(start).saturating_sub(fleet.offset)
}

/// Returns when a permit that could start at `start` does start, and for how long it is valid from `now` on. A slot cannot be
/// moved; a permit of a process without a slot can be given late.
pub(super) fn validity(start: Duration, now: Duration) -> (Duration, Duration) {
    let start = if start + LATE < now { now } else { start };
    let ends = start + VALID - Duration::from_millis(100);
    (start, ends.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use squad_core::Operation;
    use squad_core::operation::Method;

    fn window(calls: u32, seconds: u32) -> Window {
        let operation = Operation::new("bulk", Method::Post, "/bulk", "bulk").limit(calls, seconds);
        Window::new("bulk", operation.limit.unwrap_or_else(|| unreachable!()))
    }

    /// The most permits in any window of `length`.
    fn most(mut times: Vec<Duration>, length: Duration) -> usize {
        times.sort_unstable();
        let within = |at: usize| times[at..].partition_point(|time| *time < times[at] + length);
        (0..times.len()).map(within).max().unwrap_or(0)
    }

    /// The permits of one process within an hour.
    fn hour(window: &Window, processes: u32, fleet: Option<&Fleet>) -> Vec<Duration> {
        let mut share = Share::default();
        let (mut now, mut times) = (Duration::from_secs(10), Vec::new());
        let start = now;
        loop {
            now = share.next(window, processes, fleet, (start, now)).max(now);
            if now > Duration::from_secs(3600) {
                return times;
            }
            share.take(now);
            times.push(now);
        }
    }

    #[test]
    fn processes_with_slots_use_the_whole_limit_and_no_more() {
        for (calls, processes) in [(10, 1), (10, 3), (10, 10), (10, 16), (10, 1000), (100, 7)] {
            let window = window(calls, 60);
            let times: Vec<Duration> = (0..processes)
                .flat_map(|slot| {
                    let fleet = Fleet {
                        slot,
                        slots: processes,
                        offset: Duration::from_millis(1_790_000_000_123 + u64::from(slot)),
                    };
                    hour(&window, processes, Some(&fleet))
                })
                .collect();
            let used = times.len() as f64 / (3590.0 / 61.002 * f64::from(calls));
            assert!((0.95..1.05).contains(&used), "{calls}/{processes}: {used}");
            let most = most(times, Duration::from_secs(60));
            assert!(most <= calls as usize, "{calls}/{processes}: {most}");
        }
    }

    #[test]
    fn processes_without_slots_keep_shares_of_whole_calls() {
        for (calls, processes) in [(10, 1), (10, 3), (10, 10), (100, 7)] {
            let window = window(calls, 60);
            let times: Vec<Duration> = (0..processes)
                .flat_map(|_| hour(&window, processes, None))
                .collect();
            let most = most(times, Duration::from_secs(60));
            assert!(most <= calls as usize, "{calls}/{processes}: {most}");
        }
    }

    #[test]
    fn a_mixture_of_processes_with_and_without_slots_keeps_the_limit() {
        let window = window(10, 60);
        for processes in 1..=10 {
            for with_slot in 0..=processes {
                let times: Vec<Duration> = (0..processes)
                    .flat_map(|slot| {
                        let fleet = Fleet {
                            slot,
                            slots: processes,
                            offset: Duration::from_secs(1_790_000_000),
                        };
                        hour(&window, processes, (slot < with_slot).then_some(&fleet))
                    })
                    .collect();
                let most = most(times, Duration::from_secs(60));
                assert!(most <= 10, "{with_slot} of {processes}: {most}");
            }
        }
    }

    #[test]
    fn shares_below_one_call_per_window_have_a_random_phase() {
        let window = window(10, 60);
        let mut phases: Vec<u64> = (0..50)
            .map(|_| hour(&window, 100, None)[0].as_secs())
            .collect();
        phases.sort_unstable();
        phases.dedup();
        assert!(phases.len() > 30, "{phases:?}");
        assert!(*phases.last().unwrap_or(&0) > 300);
    }

    #[test]
    fn an_expected_number_holds_unless_more_processes_were_seen() {
        let fleet = Fleet {
            slot: 2,
            slots: 20,
            offset: Duration::ZERO,
        };
        assert_eq!(processes(Some(16), None), 16);
        assert_eq!(processes(Some(16), Some(&fleet)), 20);
        assert_eq!(processes(None, Some(&fleet)), 20);
        assert_eq!(processes(None, None), UNKNOWN_PROCESSES);
        assert_eq!(processes(Some(0), None), 1);
    }
}
