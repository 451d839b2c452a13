//! What a 429 does: to the call, and to everybody with the same credential. Time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use crate::support::{BULK, CREATE, LIST, builder};
use futures::future::join_all;
use http::StatusCode;
use http::header::{DATE, RETRY_AFTER};
use squad_core::clock::Clock;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Kind};

/// A service that answers its first request with a 429 made by `first` and everything else well, and when it was asked.
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

fn client(service: &MemoryTransport, clock: &ManualClock) -> Client {
    builder(service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn nothing_is_sent_before_the_time_the_service_names() {
    let date = |clock: &ManualClock, seconds| {
        httpdate::fmt_http_date(clock.wall() + Duration::from_secs(seconds))
    };
    for (text, floor) in [
        ("7".to_owned(), 7),
        ("0".to_owned(), 0),
        (date(&ManualClock::new(), 20), 20),
        // What says nothing is taken for a second.
        ("soon".to_owned(), 1),
        ("-7".to_owned(), 1),
        (String::new(), 1),
    ] {
        let clock = ManualClock::new();
        let header = text.clone();
        let (service, times) = once_limited(&clock, move |reply| {
            reply.header(RETRY_AFTER, header.parse().unwrap())
        });
        let client = client(&service, &clock);
        clock
            .drive(client.call(&CREATE).request::<()>().with_response())
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
async fn a_service_that_names_its_return_is_not_asked_before_and_holds_nobody_else_up() {
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
            let waiting = async {
                drop(
                    client
                        .call(&CREATE)
                        .request::<()>()
                        .with_response()
                        .await
                        .unwrap(),
                )
            };
            let other = async {
                clock.sleep(Duration::from_secs(1)).await;
                client
                    .call(&LIST)
                    .request::<()>()
                    .with_response()
                    .await
                    .unwrap();
                assert_eq!(clock.monotonic() - started, Duration::from_secs(1));
            };
            futures::join!(waiting, other);
        })
        .await;
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(12), "{times:?}");
}

#[tokio::test]
async fn a_date_is_read_by_the_services_clock_where_the_local_one_is_wrong() {
    let clock = ManualClock::new();
    let there = clock.wall();
    // The local clock is a day ahead: by it, the date has passed long ago.
    clock.set_wall(there + Duration::from_secs(86_400));
    let text = |time: SystemTime| httpdate::fmt_http_date(time).parse().unwrap();
    let (service, times) = once_limited(&clock, move |reply| {
        let until = there + Duration::from_secs(30);
        reply
            .header(DATE, text(there))
            .header(RETRY_AFTER, text(until))
    });
    let client = client(&service, &clock);
    clock
        .drive(client.call(&CREATE).request::<()>().with_response())
        .await
        .unwrap();
    let times = times.lock().unwrap();
    assert!(times[1] - times[0] >= Duration::from_secs(30));
}

#[tokio::test]
async fn a_delay_beyond_the_deadline_is_the_callers_to_decide() {
    for huge in ["61", "99999999999", "99999999999999999999999999"] {
        let clock = ManualClock::new();
        let started = clock.monotonic();
        let (service, _) = once_limited(&clock, move |reply| {
            reply.header(RETRY_AFTER, huge.parse().unwrap())
        });
        let client = client(&service, &clock);
        let error = clock
            .drive(client.call(&CREATE).request::<()>().with_response())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::RateLimited);
        assert!(error.retry_after().unwrap() >= Duration::from_secs(61));
        assert!(error.to_string().contains("try again in"), "{error}");
        // Nor does anybody else of this credential send, in this client or in a clone.
        let error = clock
            .drive(client.clone().call(&LIST).request::<()>().with_response())
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::RateLimited, 0));
        assert!(error.retry_after().is_some());
        assert_eq!(service.count(), 1, "{huge}");
        assert_eq!(clock.monotonic(), started);
    }
}

#[tokio::test]
async fn one_429_pauses_every_caller_of_its_key_and_no_other() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, |reply| {
        reply.header(RETRY_AFTER, "10".parse().unwrap())
    });
    let shared: Arc<dyn Clock> = Arc::new(clock.clone());
    let make = |token: &str| {
        let client = builder(&service).static_token(token.to_owned());
        client.shared_clock(shared.clone()).build().unwrap()
    };
    // Made apart, with the same credential and the same clock.
    let (first, second) = (make("tok-canary-1"), make("tok-canary-1"));
    clock
        .drive(async {
            let limited = async {
                first
                    .call(&LIST)
                    .request::<()>()
                    .with_response()
                    .await
                    .unwrap()
            };
            let others = async {
                // Not before the 429 is there.
                clock.sleep(Duration::from_secs(1)).await;
                let calls = (0..50).map(|_| second.call(&LIST).request::<()>().with_response());
                join_all(calls)
                    .await
                    .into_iter()
                    .for_each(|answer| drop(answer.unwrap()));
            };
            futures::join!(limited, others);
        })
        .await;
    {
        let times = times.lock().unwrap();
        assert_eq!(times.len(), 52);
        let early = times[1..]
            .iter()
            .filter(|at| **at - times[0] < Duration::from_secs(10));
        assert_eq!(early.count(), 0);
    }

    let (service, times) = once_limited(&clock, |reply| {
        reply.header(RETRY_AFTER, "3000".parse().unwrap())
    });
    let make = |token: &str| {
        let client = builder(&service).static_token(token.to_owned());
        client.shared_clock(shared.clone()).build().unwrap()
    };
    let (limited, other) = (make("tok-canary-2"), make("tok-canary-3"));
    clock
        .drive(limited.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    clock
        .drive(other.call(&LIST).request::<()>().with_response())
        .await
        .unwrap();
    let times = times.lock().unwrap();
    assert_eq!(times[0], times[1]);
}

#[tokio::test]
async fn callers_do_not_all_come_back_in_the_same_instant() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, |reply| {
        reply.header(RETRY_AFTER, "10".parse().unwrap())
    });
    let client = client(&service, &clock);
    clock
        .drive(async {
            drop(
                client
                    .call(&LIST)
                    .deadline(Duration::from_secs(5))
                    .request::<()>()
                    .with_response()
                    .await
                    .unwrap_err(),
            );
            let calls = (0..50).map(|_| client.call(&LIST).request::<()>().with_response());
            join_all(calls)
                .await
                .into_iter()
                .for_each(|answer| drop(answer.unwrap()));
        })
        .await;
    let mut distinct = times.lock().unwrap()[1..].to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    assert!(distinct.len() > 40, "{} instants", distinct.len());
}

#[tokio::test]
async fn a_pause_does_not_use_up_turns_under_a_stated_limit() {
    let clock = ManualClock::new();
    let (service, times) = once_limited(&clock, |reply| {
        reply.header(RETRY_AFTER, "50".parse().unwrap())
    });
    let client = client(&service, &clock);
    clock
        .drive(async {
            client
                .call(&LIST)
                .deadline(Duration::from_secs(5))
                .request::<()>()
                .with_response()
                .await
                .unwrap_err();
            let calls = (0..30).map(|_| client.call(&BULK).request::<()>().with_response());
            join_all(calls)
                .await
                .into_iter()
                .for_each(|answer| drop(answer.unwrap()));
        })
        .await;
    let times = times.lock().unwrap();
    let bulk = &times[1..];
    assert_eq!(bulk.len(), 30);
    assert!(bulk[0] - times[0] >= Duration::from_secs(50));
    for pair in bulk.windows(11) {
        assert!(pair[10] - pair[0] >= Duration::from_secs(60), "{pair:?}");
    }
}
