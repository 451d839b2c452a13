//! What a 429 does to its call, to other calls of the operation, and to other operations. Time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use crate::support::{BULK, CREATE, LIST, builder};
use futures::FutureExt as _;
use futures::future::join_all;
use http::StatusCode;
use http::header::{DATE, RETRY_AFTER};
use squad_core::clock::Clock;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Kind, RequestSent};

/// A service that responds to its first request with a 429 made by `first` and accepts all others, and when requests came.
fn once_limited(
    clock: &ManualClock,
    first: impl Fn(TransportResponse) -> TransportResponse + Send + Sync + 'static,
) -> (MemoryTransport, Arc<Mutex<Vec<Duration>>>) {
    let times = Arc::new(Mutex::new(Vec::new()));
    let (at, clock) = (times.clone(), clock.clone());
    let service = MemoryTransport::new(move |_| {
        let mut at = at.lock().unwrap();
        at.push(clock.monotonic());
        match at.len() {
            1 => first(TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")),
            _ => TransportResponse::new(StatusCode::OK, ""),
        }
    });
    (service, times)
}

fn with_retry_after(
    text: impl Into<String>,
) -> impl Fn(TransportResponse) -> TransportResponse + Send + Sync + 'static {
    let text = text.into();
    move |response| response.header(RETRY_AFTER, text.parse().unwrap())
}

fn client(service: &MemoryTransport, clock: &ManualClock) -> Client {
    builder(service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn nothing_is_sent_before_the_time_of_retry_after() {
    let date = |clock: &ManualClock, seconds| {
        httpdate::fmt_http_date(clock.wall() + Duration::from_secs(seconds))
    };
    for (text, floor) in [
        ("7".to_owned(), 7),
        ("0".to_owned(), 0),
        (date(&ManualClock::new(), 20), 20),
        // An invalid value counts as 1 second.
        ("soon".to_owned(), 1),
        ("-7".to_owned(), 1),
        (String::new(), 1),
    ] {
        let clock = ManualClock::new();
        let (service, times) = once_limited(&clock, with_retry_after(text.clone()));
        let client = client(&service, &clock);
        clock
            .drive(client.call(&CREATE).request::<()>())
            .await
            .unwrap();
        let times = times.lock().unwrap();
        assert_eq!(times.len(), 2);
        let waited = times[1] - times[0];
        assert!(waited >= Duration::from_secs(floor), "{text:?}: {waited:?}");
        assert!(
            waited <= Duration::from_millis(floor * 1000 + 200),
            "{text:?}: {waited:?}"
        );
    }
}

#[tokio::test]
async fn a_503_with_retry_after_delays_its_call_and_no_other_operation() {
    let clock = ManualClock::new();
    let times = Arc::new(Mutex::new(Vec::new()));
    let (at, inner) = (times.clone(), clock.clone());
    let service = MemoryTransport::new(move |request| {
        if request.method == http::Method::GET {
            return TransportResponse::new(StatusCode::OK, "");
        }
        let mut at = at.lock().unwrap();
        at.push(inner.monotonic());
        match at.len() {
            1 => TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, "")
                .header(RETRY_AFTER, "12".parse().unwrap()),
            _ => TransportResponse::new(StatusCode::OK, ""),
        }
    });
    let client = client(&service, &clock);
    let started = clock.monotonic();
    clock
        .drive(async {
            let waiting = async { client.call(&CREATE).request::<()>().await.unwrap() };
            let other = async {
                clock.sleep(Duration::from_secs(1)).await;
                client.call(&LIST).request::<()>().await.unwrap();
                assert_eq!(clock.monotonic() - started, Duration::from_secs(1));
            };
            futures::join!(waiting, other);
        })
        .await;
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(12), "{times:?}");
}

#[tokio::test]
async fn a_date_is_compared_with_the_date_of_the_service() {
    let clock = ManualClock::new();
    let service_time = clock.wall();
    // The local clock is a day ahead: by it, the date is in the past.
    clock.set_wall(service_time + Duration::from_secs(86_400));
    let text = |time: SystemTime| httpdate::fmt_http_date(time).parse().unwrap();
    let (service, times) = once_limited(&clock, move |response| {
        let until = service_time + Duration::from_secs(30);
        response
            .header(DATE, text(service_time))
            .header(RETRY_AFTER, text(until))
    });
    let client = client(&service, &clock);
    clock
        .drive(client.call(&CREATE).request::<()>())
        .await
        .unwrap();
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(30));
}

#[tokio::test]
async fn jitter_leaves_half_of_the_time_between_retry_after_and_the_deadline() {
    // The jitter is random.
    for _ in 0..50 {
        let clock = ManualClock::new();
        let (service, times) = once_limited(&clock, with_retry_after("20"));
        let call = client(&service, &clock).call(&CREATE).request::<()>();
        let call = call.deadline(Duration::from_millis(20_500));
        clock.drive(call).await.unwrap();
        let times = times.lock().unwrap();
        let waited = times[1] - times[0];
        let allowed = Duration::from_secs(20)..=Duration::from_millis(20_250);
        assert!(allowed.contains(&waited), "{waited:?}");
    }
}

#[tokio::test]
async fn a_call_fails_at_once_if_its_deadline_ends_before_retry_after() {
    for long in ["61", "99999999999", "99999999999999999999999999"] {
        let clock = ManualClock::new();
        let started = clock.monotonic();
        let (service, _) = once_limited(&clock, with_retry_after(long));
        let client = client(&service, &clock);
        let error = clock
            .drive(client.call(&BULK).request::<()>())
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::RateLimited, 1));
        assert_eq!(error.request_sent(), RequestSent::Yes);
        assert!(error.retry_after().unwrap() >= Duration::from_secs(61));
        assert!(error.to_string().contains("retry in"), "{error}");
        // The limit of this operation is documented, so that one 429 pauses it for all clones.
        let paused = client.clone().call(&BULK).request::<()>();
        let error = clock.drive(paused).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::RateLimited, 0));
        assert_eq!(error.request_sent(), RequestSent::No);
        assert!(error.retry_after().is_some());
        assert_eq!(service.count(), 1, "{long}");
        assert_eq!(clock.monotonic(), started);
    }
}

#[tokio::test]
async fn one_response_imposes_at_most_the_configured_wait() {
    for (longest, seconds) in [(None, 300), (Some(20), 20)] {
        for long in [
            "86400",
            "999999",
            "1767225600",
            "1767225600000",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            let clock = ManualClock::new();
            let (service, times) = once_limited(&clock, with_retry_after(long));
            let client = builder(&service)
                .static_token("tok-canary-1")
                .clock(clock.clone())
                .deadline(None);
            let client = match longest {
                Some(longest) => client.max_retry_after(Duration::from_secs(longest)),
                None => client,
            };
            let client = client.build().unwrap();
            clock
                .drive(client.call(&BULK).request::<()>())
                .await
                .unwrap();
            let times = times.lock().unwrap();
            let waited = (times[1] - times[0]).as_secs();
            assert!(
                (seconds..=seconds * 11 / 10).contains(&waited),
                "{long}: {waited} s"
            );
        }
    }
}

#[tokio::test]
async fn retry_after_returns_the_value_of_the_service_although_the_wait_is_limited() {
    let clock = ManualClock::new();
    let (service, _) = once_limited(&clock, with_retry_after("86400"));
    let client = client(&service, &clock);
    let error = clock
        .drive(client.call(&CREATE).request::<()>())
        .await
        .unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(86_400)));
}

#[tokio::test]
async fn a_429_pauses_its_limited_operation_for_all_clients_of_a_key_and_nothing_else() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, with_retry_after("10"));
    let shared: Arc<dyn Clock> = Arc::new(clock.clone());
    let make = |token: &str| {
        let client = builder(&service).static_token(token.to_owned());
        client.shared_clock(shared.clone()).build().unwrap()
    };
    let (first, second) = (make("tok-canary-1"), make("tok-canary-1"));
    let other_key = make("tok-canary-2");
    clock
        .drive(async {
            let limited = async { first.call(&BULK).request::<()>().await.unwrap() };
            let others = async {
                // Not before the 429 has arrived.
                clock.sleep(Duration::from_secs(1)).await;
                let calls = (0..5).map(|_| second.call(&BULK).request::<()>());
                join_all(calls)
                    .await
                    .into_iter()
                    .for_each(|result| result.unwrap());
            };
            let unrelated = async {
                clock.sleep(Duration::from_secs(1)).await;
                let now = clock.monotonic();
                second.call(&LIST).request::<()>().await.unwrap();
                other_key.call(&BULK).request::<()>().await.unwrap();
                assert_eq!(clock.monotonic(), now);
            };
            futures::join!(limited, others, unrelated);
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 9);
    let early = times[1..]
        .iter()
        .filter(|at| **at - times[0] < Duration::from_secs(10));
    assert_eq!(early.count(), 2, "only the unrelated calls");
}

#[tokio::test]
async fn a_single_429_does_not_pause_an_operation_without_a_documented_limit() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, with_retry_after("10"));
    let client = client(&service, &clock);
    clock
        .drive(async {
            let limited = async { client.call(&LIST).request::<()>().await.unwrap() };
            let others = async {
                clock.sleep(Duration::from_secs(1)).await;
                for _ in 0..20 {
                    client.call(&LIST).request::<()>().await.unwrap();
                }
            };
            futures::join!(limited, others);
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times[20] - times[0], Duration::from_secs(1));
    assert!(times[21] - times[0] >= Duration::from_secs(10));
}

/// A service that responds with 429 until `open` is set.
fn closed(open: &Arc<Mutex<bool>>) -> MemoryTransport {
    let open = open.clone();
    MemoryTransport::new(move |request| {
        if *open.lock().unwrap() || request.method == http::Method::GET {
            return TransportResponse::new(StatusCode::OK, "");
        }
        TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")
            .header(RETRY_AFTER, "200".parse().unwrap())
    })
}

#[tokio::test]
async fn a_run_of_429s_pauses_its_operation_and_the_caller_can_clear_the_pause() {
    let clock = ManualClock::new();
    let open = Arc::new(Mutex::new(false));
    let service = closed(&open);
    let client = client(&service, &clock);
    for attempts in [1, 1, 1, 1, 1, 0, 0] {
        let error = clock
            .drive(client.call(&CREATE).request::<()>())
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), attempts);
        assert!(error.is_rate_limited());
    }
    clock
        .drive(client.call(&LIST).request::<()>())
        .await
        .unwrap();
    // A call that waits for the end of the pause is woken.
    let mut waiting = client.call(&CREATE).deadline(None).request::<()>().boxed();
    assert!(futures::poll!(&mut waiting).is_pending());
    *open.lock().unwrap() = true;
    let started = clock.monotonic();
    client.clear_pauses();
    waiting.await.unwrap();
    client.call(&CREATE).request::<()>().await.unwrap();
    assert_eq!(clock.monotonic(), started);
}

#[tokio::test]
async fn clearing_the_pauses_ends_the_wait_of_a_call_that_had_a_429() {
    let clock = ManualClock::new();
    let open = Arc::new(Mutex::new(false));
    let client = client(&closed(&open), &clock);
    let started = clock.monotonic();
    let mut rejected = client.call(&CREATE).deadline(None).request::<()>().boxed();
    assert!(futures::poll!(&mut rejected).is_pending());
    *open.lock().unwrap() = true;
    assert!(futures::poll!(&mut rejected).is_pending());
    client.clear_pauses();
    let Poll::Ready(response) = futures::poll!(&mut rejected) else {
        panic!("the call still waits");
    };
    response.unwrap();
    assert_eq!(clock.monotonic(), started);
}

#[tokio::test]
async fn an_operation_resumes_gradually_after_a_pause() {
    let clock = ManualClock::new();
    let (flight, most) = (
        Arc::new(Mutex::new(0_usize)),
        Arc::new(Mutex::new(Vec::new())),
    );
    let count = Mutex::new(0);
    let inner = clock.clone();
    let (in_flight, record) = (flight.clone(), most.clone());
    let service = MemoryTransport::with_async(move |_| {
        let limited = {
            let mut count = count.lock().unwrap();
            *count += 1;
            *count <= 5
        };
        let (clock, in_flight, record) = (inner.clone(), in_flight.clone(), record.clone());
        async move {
            if limited {
                return Ok(TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, ""));
            }
            {
                let mut now = in_flight.lock().unwrap();
                *now += 1;
                record.lock().unwrap().push(*now);
            }
            clock.sleep(Duration::from_millis(50)).await;
            *in_flight.lock().unwrap() -= 1;
            Ok(TransportResponse::new(StatusCode::OK, ""))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .retry(squad_core::RetryPolicy::disabled())
        .deadline(None)
        .build()
        .unwrap();
    clock
        .drive(async {
            for _ in 0..5 {
                client.call(&LIST).request::<()>().await.unwrap_err();
            }
            let calls = (0..200).map(|_| client.call(&LIST).request::<()>());
            join_all(calls)
                .await
                .into_iter()
                .for_each(|result| result.unwrap());
        })
        .await;
    let most = most.lock().unwrap();
    assert_eq!(most[..8].iter().max(), Some(&1));
    assert_eq!(most[..40].iter().max(), Some(&5));
    assert!(*most.iter().max().unwrap() > 20, "{most:?}");
}

#[tokio::test]
async fn a_dropped_attempt_does_not_block_a_recovering_operation() {
    let clock = ManualClock::new();
    let hang = Arc::new(Mutex::new(false));
    let (hanging, count) = (hang.clone(), Mutex::new(0));
    let service = MemoryTransport::with_async(move |_| {
        let mut count = count.lock().unwrap();
        *count += 1;
        let (limited, hanging) = (*count == 1, *hanging.lock().unwrap());
        async move {
            if hanging {
                futures::future::pending::<()>().await;
            }
            Ok(match limited {
                true => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, ""),
                false => TransportResponse::new(StatusCode::OK, ""),
            })
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .retry(squad_core::RetryPolicy::disabled())
        .build()
        .unwrap();
    clock
        .drive(client.call(&BULK).request::<()>())
        .await
        .unwrap_err();
    clock.advance(Duration::from_secs(2));
    *hang.lock().unwrap() = true;
    let mut first = client.call(&BULK).request::<()>().boxed();
    assert!(futures::poll!(&mut first).is_pending());
    *hang.lock().unwrap() = false;
    let mut second = client.call(&BULK).request::<()>().boxed();
    assert!(futures::poll!(&mut second).is_pending(), "one at a time");
    assert_eq!(service.count(), 2);
    drop(first);
    second.await.unwrap();
}

#[tokio::test]
async fn a_pause_does_not_use_up_permits_of_a_documented_limit() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, with_retry_after("50"));
    let client = client(&service, &clock);
    clock
        .drive(async {
            let call = client.call(&BULK).deadline(Duration::from_secs(5));
            call.request::<()>().await.unwrap_err();
            let calls = (0..30).map(|_| {
                let call = client.call(&BULK).queue_before_deadline();
                call.request::<()>()
            });
            join_all(calls)
                .await
                .into_iter()
                .for_each(|result| result.unwrap());
        })
        .await;
    let times = times.lock().unwrap();
    let sent = &times[1..];
    assert_eq!(sent.len(), 30);
    assert!(sent[0] - times[0] >= Duration::from_secs(50));
    for pair in sent.windows(11) {
        assert!(pair[10] - pair[0] >= Duration::from_secs(60), "{pair:?}");
    }
}

/// A service that responds with the statuses in turn, each after `latency`, and then with 200.
fn scripted(clock: &ManualClock, latency: Duration, statuses: &'static [u16]) -> MemoryTransport {
    let (clock, nth) = (clock.clone(), Mutex::new(0));
    MemoryTransport::with_async(move |_| {
        let mut nth = nth.lock().unwrap();
        let status = statuses.get(*nth).copied().unwrap_or(200);
        *nth += 1;
        let clock = clock.clone();
        async move {
            clock.sleep(latency).await;
            let status = StatusCode::from_u16(status).unwrap();
            Ok(TransportResponse::new(status, ""))
        }
    })
}

#[tokio::test]
async fn a_rejection_for_another_reason_ends_a_run_of_429s() {
    let clock = ManualClock::new();
    let statuses = &[429, 429, 429, 429, 404, 429, 429, 429, 429];
    let service = scripted(&clock, Duration::ZERO, statuses);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .retry(squad_core::RetryPolicy::disabled())
        .build()
        .unwrap();
    let started = clock.monotonic();
    for _ in 0..9 {
        let error = client.call(&LIST).request::<()>().await.unwrap_err();
        assert_eq!(error.attempts(), 1);
    }
    client.call(&LIST).request::<()>().await.unwrap();
    assert_eq!(clock.monotonic(), started);
}

#[tokio::test]
async fn a_failure_of_the_service_does_not_end_a_run_of_429s() {
    const RUNS: [&[u16]; 2] = [
        &[429, 429, 429, 429, 500, 429],
        &[429, 429, 429, 429, 503, 429],
    ];
    for statuses in RUNS {
        let clock = ManualClock::new();
        let service = scripted(&clock, Duration::ZERO, statuses);
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone())
            .retry(squad_core::RetryPolicy::disabled())
            .build()
            .unwrap();
        for _ in 0..statuses.len() {
            client.call(&LIST).request::<()>().await.unwrap_err();
        }
        let mut paused = client.call(&LIST).deadline(None).request::<()>().boxed();
        assert!(futures::poll!(&mut paused).is_pending(), "{statuses:?}");
        assert_eq!(service.count(), statuses.len());
    }
}

#[tokio::test]
async fn a_recovering_operation_does_not_send_calls_whose_deadline_is_too_early() {
    let clock = ManualClock::new();
    let service = scripted(&clock, Duration::from_millis(400), &[429]);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    clock
        .drive(client.call(&BULK).request::<()>())
        .await
        .unwrap();
    assert_eq!(service.count(), 2);
    for (millis, sent) in [(399, 0), (401, 1)] {
        let call = client.call(&BULK).deadline(Duration::from_millis(millis));
        let result = clock.drive(call.request::<()>()).await;
        assert_eq!(result.is_ok(), sent == 1, "{result:?}");
        assert_eq!(service.count(), 2 + sent);
    }
}
