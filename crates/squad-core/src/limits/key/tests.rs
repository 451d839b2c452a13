#![allow(clippy::unwrap_used)]

use futures_util::FutureExt as _;

use super::*;
use crate::operation::{Limit, Method};
use crate::testing::ManualClock;

static FREE: Operation = Operation::new("free", Method::Get, "/free", "limits");
static LIMITED: Operation =
    Operation::new("limited", Method::Get, "/limited", "limits").limit(2, 10);

const REJECTED: PermitOutcome = PermitOutcome::RateLimited(Duration::from_secs(20));

fn clock() -> (ManualClock, Arc<dyn Clock>) {
    let clock = ManualClock::new();
    (clock.clone(), Arc::new(clock))
}

/// A limiter that always has room, and its pauses.
#[derive(Debug, Default)]
struct Pauses(Mutex<Vec<(Window, Duration)>>);

#[derive(Debug)]
struct Room;

impl Limiter for Pauses {
    fn request(&self, _: &[Window]) -> Box<dyn PermitRequest> {
        Box::new(Room)
    }

    fn pause(&self, window: Window, length: Duration) {
        let mut pauses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pauses.push((window, length));
    }
}

impl PermitRequest for Room {
    fn try_take(&mut self, _: Duration) -> Result<(), Blocked> {
        Ok(())
    }

    fn changed(&self) -> futures_util::future::BoxFuture<'_, ()> {
        std::future::pending().boxed()
    }

    fn leave(&mut self) {}
}

/// The request of an attempt in the windows of its operation, in this process.
fn request(limits: &Arc<KeyLimits>, operation: &'static Operation) -> AttemptRequest {
    let window = operation
        .limit
        .map(|limit| Window::new(operation.id, limit));
    limits.request(operation, &limits.in_process(), window.as_slice())
}

fn take(limits: &Arc<KeyLimits>, operation: &'static Operation) -> Permit {
    let now = limits.clock.monotonic();
    match request(limits, operation).try_take(now, None) {
        Ok(permit) => permit,
        Err(blocked) => unreachable!("{blocked:?}"),
    }
}

#[test]
fn limits_are_shared_by_key_and_clock_as_long_as_they_are_in_use() {
    let ((_, one), (_, other)) = (clock(), clock());
    let first = KeyLimits::of(1, &one);
    let second = KeyLimits::of(2, &one);
    assert!(Arc::ptr_eq(&first, &KeyLimits::of(1, &one)));
    assert!(Arc::ptr_eq(&second, &KeyLimits::of(2, &one)));
    assert!(!Arc::ptr_eq(&first, &KeyLimits::of(1, &other)));
    assert!(!Arc::ptr_eq(&first, &KeyLimits::new(Arc::clone(&one))));
    // Unused limits are removed with the next that are created.
    drop(second);
    assert!(registry().contains_key(&entry(2, &one)));
    let third = KeyLimits::of(3, &one);
    assert!(!registry().contains_key(&entry(2, &one)));
    assert!(registry().contains_key(&entry(1, &one)) && registry().contains_key(&entry(3, &one)));
    drop((first, third));
}

#[test]
fn without_limits_and_pauses_nothing_is_counted() {
    let limits = KeyLimits::new(clock().1);
    let permit = take(&limits, &FREE);
    assert_eq!((permit.epoch, permit.shared.is_some()), (None, false));
    permit.settle(PermitOutcome::Accepted);
    assert_eq!(limits.count.load(Ordering::Relaxed), 0);
    assert!(limits.lock().is_empty());
    let request = request(&limits, &FREE);
    assert!(request.request.is_none() && request.ticket.is_none());
}

#[test]
fn a_run_of_rejections_pauses_an_operation_until_it_accepts_calls() {
    let (time, shared) = clock();
    let limits = KeyLimits::new(shared);
    for nth in 1..=5 {
        take(&limits, &FREE).settle(REJECTED);
        let paused = limits.lock()["free"]
            .closed_until(time.monotonic())
            .is_some();
        assert_eq!(
            (limits.count.load(Ordering::Relaxed), paused),
            (1, nth == 5)
        );
    }
    // Another operation is not concerned.
    take(&limits, &LIMITED).settle(PermitOutcome::Accepted);
    let mut waiting = request(&limits, &FREE);
    let blocked = waiting
        .try_take(time.monotonic(), None)
        .map(drop)
        .unwrap_err();
    let until = limits.lock()["free"].closed_until(time.monotonic());
    assert_eq!((blocked.reason, blocked.until), (WaitReason::Pause, until));
    assert!(waiting.changed().now_or_never().is_none());
    // A second one waits behind it, and moves up if it gives its place up.
    let mut second = request(&limits, &FREE);
    time.advance(Duration::from_secs(22));
    assert!(second.try_take(time.monotonic(), None).is_err());
    assert!(second.changed().now_or_never().is_none());
    waiting.leave();
    assert!(waiting.ticket.is_none() && second.changed().now_or_never().is_some());
    let permit = second.try_take(time.monotonic(), None).unwrap();
    assert_eq!(permit.epoch, Some(0));
    assert!(second.ticket.is_none());
    // One at a time.
    assert!(waiting.try_take(time.monotonic(), None).is_err());
    drop(permit);
    assert!(waiting.changed().now_or_never().is_some());
    let permit = waiting.try_take(time.monotonic(), None).unwrap();
    permit.settle(PermitOutcome::Accepted);
    for _ in 1..512 {
        assert_eq!(limits.count.load(Ordering::Relaxed), 1);
        take(&limits, &FREE).settle(PermitOutcome::Accepted);
    }
    assert_eq!(limits.count.load(Ordering::Relaxed), 0);
}

#[test]
fn clearing_the_pauses_wakes_the_calls_that_wait_for_them() {
    let (time, shared) = clock();
    let limits = KeyLimits::new(shared);
    take(&limits, &LIMITED).settle(REJECTED);
    let mut requests: Vec<_> = (0..3).map(|_| request(&limits, &LIMITED)).collect();
    for request in &mut requests {
        assert!(request.try_take(time.monotonic(), None).is_err());
        assert!(request.changed().now_or_never().is_none());
    }
    let mut cleared = std::pin::pin!(limits.cleared());
    assert!(cleared.as_mut().now_or_never().is_none());
    limits.clear_pauses();
    assert!(cleared.now_or_never().is_some());
    assert_eq!(limits.count.load(Ordering::Relaxed), 0);
    assert!(
        requests
            .iter()
            .all(|request| request.changed().now_or_never().is_some())
    );
    assert!(requests[0].try_take(time.monotonic(), None).is_ok());
}

#[test]
fn a_call_whose_deadline_is_too_early_gives_its_place_up() {
    let (time, shared) = clock();
    let limits = KeyLimits::new(shared);
    take(&limits, &LIMITED).settle(REJECTED);
    time.advance(Duration::from_secs(30));
    let permit = take(&limits, &LIMITED);
    let mut early = request(&limits, &LIMITED);
    let mut late = request(&limits, &LIMITED);
    assert!(early.try_take(time.monotonic(), None).is_err());
    assert!(late.try_take(time.monotonic(), None).is_err());
    // A response takes 8 s.
    time.advance(Duration::from_secs(8));
    permit.settle(PermitOutcome::Accepted);
    let now = time.monotonic();
    assert!(early.changed().now_or_never().is_some(), "it is woken");
    let ends = Some(now + Duration::from_secs(7));
    let blocked = early.try_take(now, ends).map(drop).unwrap_err();
    assert_eq!((blocked.reason, blocked.until), (WaitReason::Pause, ends));
    assert!(late.changed().now_or_never().is_some(), "the next is woken");
    assert!(late.try_take(now, None).is_ok());
}

#[test]
fn the_pause_of_a_stated_limit_is_shared_through_the_limiter() {
    let (_, shared) = clock();
    let stated = Window::new(
        "limited",
        Limit {
            calls: 2,
            seconds: 10,
        },
    );
    let overall = Window::new(
        "all",
        Limit {
            calls: 9,
            seconds: 10,
        },
    );
    for (operation, windows, rejections, expected) in [
        (&LIMITED, vec![stated, overall], 1, Some(stated)),
        (&FREE, vec![overall], 5, None),
        (&LIMITED, vec![], 1, None),
    ] {
        let limits = KeyLimits::new(Arc::clone(&shared));
        let pauses = Arc::new(Pauses::default());
        let limiter: Arc<dyn Limiter> = pauses.clone();
        for outcome in std::iter::repeat_n(REJECTED, rejections) {
            let mut request = limits.request(operation, &limiter, &windows);
            let permit = request.try_take(limits.clock.monotonic(), None);
            permit.unwrap().settle(outcome);
        }
        let pauses = pauses.0.lock().unwrap_or_else(PoisonError::into_inner);
        let windows: Vec<_> = pauses.iter().map(|(window, _)| *window).collect();
        assert_eq!(windows, expected.as_slice());
        let lengths = Duration::from_secs(20)..=Duration::from_secs(21);
        assert!(pauses.iter().all(|(_, length)| lengths.contains(length)));
    }
    // Only a 429 pauses.
    let limits = KeyLimits::new(shared);
    let pauses = Arc::new(Pauses::default());
    let limiter: Arc<dyn Limiter> = pauses.clone();
    for outcome in [PermitOutcome::Accepted, PermitOutcome::Unknown] {
        let mut request = limits.request(&LIMITED, &limiter, &[stated]);
        let permit = request.try_take(limits.clock.monotonic(), None);
        permit.unwrap().settle(outcome);
    }
    assert!(
        pauses
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_empty()
    );
    limiter.clear_pauses();
}

#[test]
fn a_call_of_a_paused_operation_leaves_the_queues_of_its_windows() {
    let (time, shared) = clock();
    let limits = KeyLimits::new(shared);
    let permits: Vec<_> = (0..2).map(|_| take(&limits, &LIMITED)).collect();
    let mut first = request(&limits, &LIMITED);
    let blocked = first
        .try_take(time.monotonic(), None)
        .map(drop)
        .unwrap_err();
    assert_eq!(blocked.reason, WaitReason::Limit);
    // A call of another operation in the same window, which is not paused.
    let window = Window::new(
        LIMITED.id,
        Limit {
            calls: 2,
            seconds: 10,
        },
    );
    let mut other = limits.request(&FREE, &limits.in_process(), &[window]);
    assert!(other.try_take(time.monotonic(), None).is_err());
    assert!(other.changed().now_or_never().is_none());
    for permit in permits {
        permit.settle(REJECTED);
    }
    let blocked = first
        .try_take(time.monotonic(), None)
        .map(drop)
        .unwrap_err();
    assert_eq!(blocked.reason, WaitReason::Pause);
    assert!(other.changed().now_or_never().is_some(), "it moves up");
}

#[test]
fn a_permit_is_counted_once_whether_it_is_settled_or_dropped() {
    for settled in [true, false] {
        let (time, shared) = clock();
        let limits = KeyLimits::new(shared);
        for _ in 0..5 {
            take(&limits, &FREE).settle(REJECTED);
        }
        time.advance(Duration::from_secs(30));
        for _ in 0..8 {
            take(&limits, &FREE).settle(PermitOutcome::Accepted);
        }
        // Two may be in flight.
        let (first, _second) = (take(&limits, &FREE), take(&limits, &FREE));
        if settled {
            first.settle(PermitOutcome::Accepted);
        } else {
            drop(first);
        }
        let _third = take(&limits, &FREE);
        let mut fourth = request(&limits, &FREE);
        assert!(fourth.try_take(time.monotonic(), None).is_err());
    }
}
