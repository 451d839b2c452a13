use std::sync::atomic::AtomicU64;

use futures_util::FutureExt as _;

use super::*;

const REJECTED: PermitOutcome = PermitOutcome::RateLimited(Duration::ZERO);

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// A throttle of a documented limit that had a 429 at `now`.
fn paused(now: f64, wait: f64) -> Throttle {
    let mut throttle = Throttle::default();
    let rejected = PermitOutcome::RateLimited(seconds(wait));
    let now = seconds(now);
    assert!(!throttle.settle(None, rejected, true, (now, now)));
    throttle
}

/// Sends a request and settles it at once.
fn send(throttle: &mut Throttle, outcome: PermitOutcome, now: f64) -> bool {
    let now = seconds(now);
    let epoch = throttle.start(None);
    throttle.settle(epoch, outcome, false, (now, now))
}

fn accept(throttle: &mut Throttle, count: u32, now: f64) {
    for _ in 0..count {
        assert!(!send(throttle, PermitOutcome::Accepted, now));
    }
}

/// The length of the pause at `now`, which has at most a twentieth of jitter, and at most a second.
fn assert_pause(throttle: &Throttle, now: f64, length: f64) {
    let now = seconds(now);
    let found = throttle
        .closed_until(now)
        .map_or(Duration::ZERO, |until| until - now);
    let most = length + (length / 20.0).min(1.0);
    assert!(
        found >= seconds(length) && found <= seconds(most),
        "{found:?}, not {length} s"
    );
}

#[test]
fn a_pause_ends_after_its_time_and_then_one_call_is_sent() {
    let throttle = Throttle::default();
    assert_eq!(
        (
            throttle.free(seconds(1.0)),
            throttle.closed_until(seconds(1.0))
        ),
        (None, None)
    );
    let mut throttle = paused(100.0, 10.0);
    assert_pause(&throttle, 100.0, 10.0);
    let until = throttle.closed_until(seconds(100.0)).unwrap_or_default();
    let before = until - Duration::from_nanos(1);
    assert_eq!(
        (throttle.free(before), throttle.closed_until(before)),
        (Some(0), Some(until))
    );
    assert_eq!(
        (throttle.free(until), throttle.closed_until(until)),
        (Some(1), None)
    );
    assert_eq!(throttle.start(None), Some(0));
    assert_eq!(throttle.free(until), Some(0), "it is in flight");
    assert_pause(&paused(100.0, 0.0), 100.0, 1.0);
    assert_eq!(Throttle::default().start(None), None);
}

#[test]
fn the_jitter_of_a_pause_is_a_twentieth_and_at_most_a_second() {
    fastrand::seed(7);
    for (pause, most) in [(1.0, 0.05), (20.0, 1.0), (300.0, 1.0)] {
        let ends: Vec<_> = (0..500)
            .map(|_| after(seconds(100.0), seconds(pause)))
            .collect();
        let bounds = (seconds(100.0 + pause), seconds(100.0 + pause + most));
        assert!(
            ends.iter().all(|end| (bounds.0..bounds.1).contains(end)),
            "{pause} s"
        );
        assert!(
            ends.iter()
                .any(|end| *end > bounds.1 - seconds(most / 10.0)),
            "{pause} s"
        );
    }
}

#[test]
fn without_a_documented_limit_a_run_of_five_pauses() {
    let mut throttle = Throttle::default();
    let now = (seconds(1.0), seconds(1.0));
    for _ in 0..4 {
        assert!(!throttle.settle(None, REJECTED, false, now));
        assert!(!throttle.settle(None, PermitOutcome::Unknown, false, now));
        assert_eq!(throttle.free(seconds(1.0)), None);
    }
    assert!(!throttle.settle(None, REJECTED, false, now));
    assert_eq!(throttle.free(seconds(1.0)), Some(0));
    // A success without a pause: the run is over.
    assert!(Throttle::default().settle(None, PermitOutcome::Accepted, true, now));
}

#[test]
fn eight_successes_allow_one_more_call_in_flight() {
    let mut throttle = paused(0.0, 1.0);
    for (successes, free) in [(0, 1), (7, 1), (1, 2), (7, 2), (1, 3)] {
        accept(&mut throttle, successes, 10.0);
        assert_eq!(throttle.free(seconds(10.0)), Some(free));
    }
    throttle.start(None);
    assert_eq!(throttle.free(seconds(10.0)), Some(2));
    // Failures of the service change nothing.
    send(&mut throttle, PermitOutcome::Unknown, 10.0);
    assert_eq!(throttle.free(seconds(10.0)), Some(2));
    accept(&mut throttle, 511 - 16, 10.0);
    assert!(
        send(&mut throttle, PermitOutcome::Accepted, 10.0),
        "unlimited again"
    );
}

#[test]
fn a_429_of_a_recovering_operation_is_judged_with_those_in_flight() {
    let recovering = || {
        let mut throttle = paused(0.0, 1.0);
        accept(&mut throttle, 40, 10.0);
        for _ in 0..3 {
            assert_eq!(throttle.start(None), Some(0));
        }
        assert_eq!(throttle.free(seconds(10.0)), Some(3));
        throttle
    };
    let at = (seconds(10.0), seconds(10.0));
    // Undecided, and accepted.
    let mut throttle = recovering();
    throttle.settle(Some(0), REJECTED, false, at);
    assert_eq!(throttle.free(seconds(10.0)), Some(0));
    assert_eq!(throttle.closed_until(seconds(10.0)), None);
    throttle.settle(Some(0), PermitOutcome::Accepted, false, at);
    assert_eq!(throttle.free(seconds(10.0)), Some(5));
    // The last one in flight decides, whatever it says.
    for last in [REJECTED, PermitOutcome::Unknown] {
        let mut throttle = recovering();
        throttle.settle(Some(0), REJECTED, false, at);
        throttle.settle(Some(0), PermitOutcome::Unknown, false, at);
        assert_eq!(throttle.closed_until(seconds(10.0)), None);
        throttle.settle(Some(0), last, false, at);
        assert!(throttle.closed_until(seconds(10.0)).is_some(), "{last:?}");
        assert_eq!(throttle.start(None), Some(1), "a new epoch");
    }
    // Five in a row decide earlier.
    let mut throttle = recovering();
    for _ in 0..3 {
        throttle.start(None);
    }
    for rejected in 1..=5 {
        throttle.settle(Some(0), REJECTED, false, at);
        let is_paused = throttle.closed_until(seconds(10.0)).is_some();
        assert_eq!(is_paused, rejected == 5, "{rejected}");
    }
    let until = throttle.closed_until(seconds(10.0)).unwrap_or_default();
    assert_eq!(
        throttle.free(until),
        Some(1),
        "none of the new epoch is in flight"
    );
}

#[test]
fn a_response_to_a_request_before_the_pause_only_extends_it() {
    let mut throttle = paused(0.0, 10.0);
    send(
        &mut throttle,
        PermitOutcome::RateLimited(seconds(10.0)),
        20.0,
    );
    throttle.start(None);
    let until = throttle.closed_until(seconds(20.0));
    let old = |throttle: &mut Throttle, epoch, wait: f64, now: f64| {
        let outcome = PermitOutcome::RateLimited(seconds(wait));
        assert!(!throttle.settle(epoch, outcome, true, (seconds(0.0), seconds(now))));
        throttle.closed_until(seconds(20.0))
    };
    assert_eq!(
        old(&mut throttle, Some(0), 9.0, 20.0),
        until,
        "it is not shortened"
    );
    assert_eq!(old(&mut throttle, Some(0), 15.0, 20.0), Some(seconds(35.0)));
    assert_eq!(old(&mut throttle, None, 20.0, 20.0), Some(seconds(40.0)));
    // At its end and later it is over.
    assert_eq!(old(&mut throttle, None, 20.0, 40.0), Some(seconds(40.0)));
    assert!(!throttle.settle(
        Some(0),
        PermitOutcome::Accepted,
        true,
        (seconds(0.0), seconds(41.0))
    ));
    assert_eq!(
        throttle.free(seconds(41.0)),
        Some(0),
        "the one of this epoch is in flight"
    );
}

#[test]
fn unknown_pauses_double_up_to_32_seconds() {
    let mut throttle = paused(0.0, 0.0);
    for (nth, length) in [2.0, 4.0, 8.0, 16.0, 32.0, 32.0].into_iter().enumerate() {
        let now = 100.0 * (nth + 1) as f64;
        send(&mut throttle, REJECTED, now);
        assert_pause(&throttle, now, length);
    }
    for _ in 0..40 {
        send(&mut throttle, REJECTED, 1000.0);
    }
    assert_pause(&throttle, 1000.0, 32.0);
    send(
        &mut throttle,
        PermitOutcome::RateLimited(seconds(50.0)),
        2000.0,
    );
    assert_pause(&throttle, 2000.0, 50.0);
}

/// A throttle that recovers from a rejection of `length` seconds with `successes`, and is rejected again at 1000 s.
fn rejected_again(length: f64, successes: u32) -> Throttle {
    let mut throttle = paused(100.0, 0.0);
    accept(&mut throttle, successes, 100.0 + length);
    send(&mut throttle, REJECTED, 1000.0);
    throttle
}

#[test]
fn attempts_are_a_quarter_of_the_successes_before_the_pause() {
    for (length, successes, pause) in [
        (30.0, 8, 15.0),
        (30.0, 12, 10.0),
        (30.0, 1, 30.0),
        (30.0, 4, 30.0),
        (30.0, 400, 1.0),
        (0.5, 8, 0.5),
        (60.0, 80, 3.0),
    ] {
        assert_pause(&rejected_again(length, successes), 1000.0, pause);
    }
    // The next attempt is made when the service has rejected calls for as long as the last time.
    let mut throttle = rejected_again(30.0, 8);
    send(&mut throttle, REJECTED, 1020.0);
    assert_pause(&throttle, 1020.0, 10.0);
    send(&mut throttle, REJECTED, 1031.0);
    assert_pause(&throttle, 1031.0, 15.0);
    // Then the rejection has taken 50 s, and 4 successes follow.
    accept(&mut throttle, 4, 1050.0);
    send(&mut throttle, REJECTED, 2000.0);
    assert_pause(&throttle, 2000.0, 50.0);
}

#[test]
fn a_call_is_too_late_if_a_response_would_arrive_after_its_deadline() {
    let mut throttle = Throttle::default();
    assert!(
        !throttle.is_too_late(seconds(9.0), Some(seconds(1.0))),
        "nothing is known"
    );
    let mut throttle = paused(0.0, 1.0);
    assert!(
        !throttle.is_too_late(seconds(9.0), Some(seconds(9.0))),
        "no latency is known"
    );
    let epoch = throttle.start(None);
    let took = (seconds(10.0), seconds(18.0));
    throttle.settle(epoch, PermitOutcome::Accepted, true, took);
    let now = seconds(20.0);
    assert!(!throttle.is_too_late(now, None));
    assert!(!throttle.is_too_late(now, Some(seconds(28.0))));
    assert!(throttle.is_too_late(now, Some(seconds(27.9))));
    // The latency is now 6 s: otherwise one slow response would reject all calls with shorter deadlines.
    assert!(!throttle.is_too_late(now, Some(seconds(26.0))));
    assert!(throttle.is_too_late(now, Some(seconds(25.9))));
    assert!(!throttle.is_too_late(now, Some(seconds(24.5))));
}

#[test]
fn the_calls_that_may_be_sent_are_woken_and_at_least_the_first() {
    let woken = |throttle: &mut Throttle, now: f64| {
        let next = AtomicU64::new(0);
        let tickets: Vec<_> = (0..4).map(|_| Ticket::new(&next)).collect();
        for ticket in &tickets {
            throttle.queue.join(ticket);
        }
        throttle.wake(seconds(now));
        for ticket in &tickets {
            assert!(throttle.queue.leave(ticket));
        }
        let woken = tickets
            .iter()
            .filter(|ticket| ticket.wake.notified().now_or_never().is_some());
        woken.count()
    };
    assert_eq!(woken(&mut Throttle::default(), 0.0), 4, "there is no limit");
    let mut throttle = paused(0.0, 5.0);
    assert_eq!(
        woken(&mut throttle, 0.0),
        1,
        "it waits for the current pause"
    );
    accept(&mut throttle, 16, 10.0);
    assert_eq!(woken(&mut throttle, 10.0), 3);
    let ticket = Ticket::new(&AtomicU64::new(9));
    throttle.queue.join(&ticket);
    throttle.start(Some(&ticket));
    assert!(
        !throttle.queue.leave(&ticket),
        "a call that is sent leaves the queue"
    );
}
