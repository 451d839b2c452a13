//! How often a call is retried and how long each retry waits, at both sides of each bound. Time is virtual, and the seed of the
//! jitter fixed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{BULK, LIST, builder};
use http::StatusCode;
use http::header::RETRY_AFTER;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind, Operation, RequestBuilder, RetryPolicy};

/// A service that responds with `status` and `Retry-After` to its first `failures` requests, each after two seconds, and the
/// times of its requests.
struct Service {
    clock: ManualClock,
    times: Arc<Mutex<Vec<Duration>>>,
    client: Client,
}

impl Service {
    fn new(status: u16, retry_after: Option<u64>, failures: usize, policy: RetryPolicy) -> Self {
        let clock = ManualClock::new();
        let times = Arc::new(Mutex::new(Vec::new()));
        let (at, time) = (times.clone(), clock.clone());
        let service = MemoryTransport::with_async(move |_| {
            let mut at = at.lock().unwrap();
            at.push(time.monotonic());
            let status = match at.len() <= failures {
                true => StatusCode::from_u16(status).unwrap(),
                false => StatusCode::OK,
            };
            let time = time.clone();
            async move {
                time.sleep(Duration::from_secs(2)).await;
                let response = TransportResponse::new(status, "");
                Ok(match retry_after {
                    Some(seconds) => response.header(RETRY_AFTER, seconds.into()),
                    None => response,
                })
            }
        });
        let client = builder(&service).static_token("tok-canary-1");
        let client = client.clock(clock.clone()).retry(policy).deadline(None);
        Self {
            clock,
            times,
            client: client.build().unwrap(),
        }
    }

    async fn call(
        &self,
        operation: &'static Operation,
        change: impl FnOnce(RequestBuilder<()>) -> RequestBuilder<()>,
    ) -> Result<(), Error> {
        let request = change(self.client.call(operation).request::<()>());
        self.clock.drive(request.into_future()).await
    }

    /// The backoff before each retry, from response to request.
    fn waits(&self) -> Vec<Duration> {
        let times = self.times.lock().unwrap();
        let pairs = times.windows(2);
        pairs
            .map(|pair| pair[1] - pair[0] - Duration::from_secs(2))
            .collect()
    }
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[tokio::test]
async fn a_call_has_as_many_attempts_as_its_policy_says() {
    for (policy, attempts) in [
        (RetryPolicy::disabled(), 1),
        (RetryPolicy::default().max_attempts(0), 1),
        (RetryPolicy::default().max_attempts(2), 2),
        (RetryPolicy::default(), 3),
        (RetryPolicy::default().max_attempts(4), 4),
    ] {
        let service = Service::new(502, None, 9, policy);
        let error = service.call(&LIST, |call| call).await.unwrap_err();
        assert_eq!(error.attempts(), attempts);
        assert_eq!(service.times.lock().unwrap().len(), attempts as usize);
        let success = Service::new(502, None, attempts as usize - 1, RetryPolicy::default());
        let call =
            |call: RequestBuilder<()>| call.retry(RetryPolicy::default().max_attempts(attempts));
        assert!(success.call(&LIST, call).await.is_ok());
    }
}

#[tokio::test]
async fn each_backoff_is_a_random_part_of_its_ceiling() {
    fastrand::seed(7);
    let policy = RetryPolicy::default()
        .max_attempts(5)
        .backoff(millis(100), millis(300));
    let mut longest = [Duration::ZERO; 4];
    for _ in 0..100 {
        let service = Service::new(502, None, 9, policy.clone());
        service.call(&LIST, |call| call).await.unwrap_err();
        for (longest, wait) in longest.iter_mut().zip(service.waits()) {
            *longest = wait.max(*longest);
        }
    }
    for (longest, ceiling) in longest.into_iter().zip([100, 200, 300, 300]) {
        let expected = millis(ceiling * 9 / 10)..=millis(ceiling);
        assert!(expected.contains(&longest), "{longest:?} of {ceiling} ms");
    }
}

/// The shortest and the longest wait for the first retry, in 200 calls.
async fn first_waits(
    status: u16,
    retry_after: Option<u64>,
    change: impl Fn(RequestBuilder<()>) -> RequestBuilder<()>,
) -> (Duration, Duration) {
    fastrand::seed(7);
    let policy = RetryPolicy::default().backoff(Duration::from_secs(10), Duration::from_secs(10));
    let mut found = (Duration::MAX, Duration::ZERO);
    for _ in 0..200 {
        let service = Service::new(status, retry_after, 1, policy.clone());
        // The deadline may end the retry.
        let _ = service.call(&LIST, &change).await;
        let wait = service.waits()[0];
        found = (found.0.min(wait), found.1.max(wait));
    }
    found
}

#[tokio::test]
async fn the_jitter_of_a_requested_wait_is_a_twentieth_of_it() {
    let within = |found: (Duration, Duration), least: u64, most: u64| {
        let (least, most) = (millis(least), millis(most));
        let quarter = (most - least) / 4;
        assert!(found.0 >= least && found.0 < least + quarter, "{found:?}");
        assert!(found.1 <= most && found.1 > most - quarter, "{found:?}");
    };
    within(first_waits(502, None, |call| call).await, 0, 10_000);
    within(
        first_waits(503, Some(40), |call| call).await,
        40_000,
        42_000,
    );
    within(first_waits(429, None, |call| call).await, 1000, 1050);
    within(first_waits(429, Some(0), |call| call).await, 0, 10_000);
    // Half of the time that the deadline leaves. The response took two seconds of it.
    let deadline = |seconds| move |call: RequestBuilder<()>| call.deadline(millis(seconds));
    within(first_waits(502, None, deadline(6000)).await, 0, 2000);
    within(
        first_waits(503, Some(40), deadline(42_500)).await,
        40_000,
        40_250,
    );
}

#[tokio::test]
async fn a_call_whose_deadline_leaves_no_time_after_the_wait_fails_at_once() {
    for (millis_left, sent) in [(39_999, 1), (40_000, 1), (40_001, 2)] {
        let service = Service::new(503, Some(40), 1, RetryPolicy::default());
        let started = service.clock.monotonic();
        let deadline = millis(2000 + millis_left);
        let error = service
            .call(&LIST, |call| call.deadline(deadline))
            .await
            .unwrap_err();
        assert_eq!(
            service.times.lock().unwrap().len(),
            sent,
            "{millis_left} ms"
        );
        let took = service.clock.monotonic() - started;
        match sent {
            1 => assert_eq!((error.kind(), took), (Kind::Server, millis(2000))),
            _ => assert_eq!((error.kind(), took), (Kind::Timeout, deadline)),
        }
    }
}

#[tokio::test]
async fn a_429_does_not_count_against_the_deadline_of_a_call_that_queues_before_it() {
    let queued = |call: RequestBuilder<()>| call.deadline(millis(5000)).queue_before_deadline();
    let total = |call| queued(call).total_deadline(millis(8000));
    let unqueued = |call: RequestBuilder<()>| call.deadline(millis(5000));
    for (status, calls, is_ok) in [
        (429, 0, true),
        (429, 1, false),
        (429, 2, false),
        (503, 0, false),
    ] {
        let service = Service::new(status, Some(10), 1, RetryPolicy::default());
        let started = service.clock.monotonic();
        let result = match calls {
            0 => service.call(&LIST, queued).await,
            1 => service.call(&LIST, unqueued).await,
            _ => service.call(&LIST, total).await,
        };
        assert_eq!(result.is_ok(), is_ok, "{status} {calls}");
        let took = service.clock.monotonic() - started;
        match is_ok {
            // Two responses, and a wait that is longer than the deadline.
            true => assert!(
                (millis(14_000)..=millis(14_500)).contains(&took),
                "{took:?}"
            ),
            false => assert_eq!(took, millis(2000)),
        }
    }
    // The attempts themselves count: the third would be too late.
    let service = Service::new(429, Some(10), 2, RetryPolicy::default());
    let error = service.call(&LIST, queued).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Timeout, 3));
    assert!(
        error
            .message()
            .ends_with("within the call's deadline of 5 s"),
        "{error}"
    );
}

#[tokio::test]
async fn a_call_that_would_wait_for_a_pause_until_its_deadline_fails_at_once() {
    let no_retry = |millis_left: u64| {
        move |call: RequestBuilder<()>| {
            call.deadline(millis(millis_left))
                .retry(RetryPolicy::disabled())
        }
    };
    let service = Service::new(429, Some(40), 1, RetryPolicy::default());
    service.call(&BULK, no_retry(9000)).await.unwrap_err();
    let error = service.call(&BULK, no_retry(5000)).await.unwrap_err();
    let left = error.retry_after().unwrap();
    let seconds = left.as_secs_f64().ceil();
    assert_eq!(
        (error.kind(), error.attempts(), error.message()),
        (
            Kind::RateLimited,
            0,
            &*format!(
                "bulkThings is paused for {seconds:.0} s after too many requests, longer than the call's deadline of 5 s; no request was sent"
            )
        )
    );
    let started = service.clock.monotonic();
    let until = |deadline| move |call: RequestBuilder<()>| call.deadline(deadline);
    // The pause ends with the deadline.
    let error = service.call(&BULK, until(left)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::RateLimited, 0));
    assert_eq!(service.clock.monotonic(), started);
    // It ends before.
    let result = service.call(&BULK, until(left + millis(3000))).await;
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(service.clock.monotonic() - started, left + millis(2000));
}

#[tokio::test]
async fn a_call_that_queues_before_its_deadline_waits_for_a_pause_of_any_length() {
    let service = Service::new(429, Some(40), 1, RetryPolicy::default());
    let disabled = |call: RequestBuilder<()>| call.retry(RetryPolicy::disabled());
    service.call(&BULK, disabled).await.unwrap_err();
    let started = service.clock.monotonic();
    let queued = |call: RequestBuilder<()>| call.deadline(millis(5000)).queue_before_deadline();
    service.call(&BULK, queued).await.unwrap();
    let took = service.clock.monotonic() - started;
    assert!(
        (millis(42_000)..=millis(43_000)).contains(&took),
        "{took:?}"
    );
}
