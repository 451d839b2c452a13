//! The client keeps the documented rate limits, so that its callers need not. Time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{BULK, LIST, builder};
use futures::FutureExt as _;
use futures::future::{BoxFuture, join_all};
use http::StatusCode;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Kind, Operation, RequestSent};

fn timed(clock: &ManualClock) -> (MemoryTransport, Arc<Mutex<Vec<Duration>>>) {
    let times = Arc::new(Mutex::new(Vec::new()));
    let (at, clock) = (times.clone(), clock.clone());
    let service = MemoryTransport::new(move |_| {
        at.lock().unwrap().push(clock.monotonic());
        TransportResponse::new(StatusCode::OK, "")
    });
    (service, times)
}

fn assert_limit(times: &[Duration], calls: usize, span: Duration) {
    for window in times.windows(calls + 1) {
        assert!(window[calls] - window[0] >= span, "{window:?}");
    }
}

#[tokio::test]
async fn a_documented_limit_holds_in_any_window_for_all_clients_of_a_key() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let shared: Arc<dyn squad_core::clock::Clock> = Arc::new(clock.clone());
    let make = || {
        builder(&service)
            .static_token("tok-canary-1")
            .shared_clock(shared.clone())
    };
    let (one, two) = (make().build().unwrap(), make().build().unwrap());
    let started = clock.monotonic();
    clock
        .drive(async {
            let clients = [one.clone(), two, one];
            let calls = (0..35).map(|nth| {
                let call = clients[nth % 3]
                    .call(&BULK)
                    .deadline(Duration::from_secs(5))
                    .queue_before_deadline();
                call.request::<()>().with_response()
            });
            join_all(calls)
                .await
                .into_iter()
                .for_each(|result| drop(result.unwrap()));
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 35);
    assert_limit(&times, 10, Duration::from_secs(60));
    // And no slower than necessary.
    assert_eq!(times[34] - started, Duration::from_secs(180));
}

#[tokio::test]
async fn other_operations_and_other_keys_do_not_wait() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let shared: Arc<dyn squad_core::clock::Clock> = Arc::new(clock.clone());
    let make = |token: &str| {
        builder(&service)
            .static_token(token)
            .shared_clock(shared.clone())
            .build()
            .unwrap()
    };
    let (mine, other) = (make("tok-canary-1"), make("tok-canary-2"));
    for _ in 0..10 {
        mine.call(&BULK)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
        other
            .call(&BULK)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
        mine.call(&LIST)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
    }
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 30);
    assert_eq!(times[0], times[29]);
}

#[tokio::test]
async fn a_dropped_call_takes_no_permit() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    for _ in 0..10 {
        client
            .call(&BULK)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
    }
    // Five calls are queued and dropped.
    let mut waiting: Vec<_> = (0..5)
        .map(|_| client.call(&BULK).request::<()>().with_response().boxed())
        .collect();
    for call in &mut waiting {
        assert!(futures::poll!(call).is_pending());
    }
    drop(waiting);
    let started = clock.monotonic();
    clock
        .drive(async {
            let calls = (0..10).map(|_| {
                let call = client.call(&BULK).queue_before_deadline();
                call.request::<()>().with_response()
            });
            join_all(calls)
                .await
                .into_iter()
                .for_each(|result| drop(result.unwrap()));
        })
        .await;
    assert_eq!(clock.monotonic() - started, Duration::from_secs(60));
    assert_limit(&times.lock().unwrap(), 10, Duration::from_secs(60));
}

#[tokio::test]
async fn the_limit_of_the_client_holds_in_addition_to_documented_limits() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone());
    let client = client.limit(3, 10).build().unwrap();
    clock
        .drive(async {
            let calls = (0..12).map(|nth| {
                client
                    .call(if nth % 2 == 0 { &LIST } else { &BULK })
                    .request::<()>()
                    .with_response()
            });
            join_all(calls)
                .await
                .into_iter()
                .for_each(|result| drop(result.unwrap()));
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 12);
    assert_limit(&times, 3, Duration::from_secs(10));
}

#[tokio::test]
async fn retries_count_against_limits() {
    let clock = ManualClock::new();
    let times = Arc::new(Mutex::new(Vec::new()));
    let (at, inner) = (times.clone(), clock.clone());
    let service = MemoryTransport::new(move |_| {
        let mut at = at.lock().unwrap();
        at.push(inner.monotonic());
        let first = at.len() <= 5;
        TransportResponse::new(
            if first {
                StatusCode::TOO_MANY_REQUESTS
            } else {
                StatusCode::OK
            },
            "",
        )
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    clock
        .drive(async {
            for _ in 0..20 {
                let _ = client.call(&BULK).request::<()>().with_response().await;
            }
        })
        .await;
    assert_limit(&times.lock().unwrap(), 10, Duration::from_secs(60));
}

/// Sends `count` calls of `operation`, one after another.
async fn send(client: &Client, operation: &'static Operation, count: usize) {
    for _ in 0..count {
        client.call(operation).request::<()>().await.unwrap();
    }
}

#[tokio::test]
async fn waiting_for_a_permit_counts_against_the_deadline() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    send(&client, &BULK, 10).await;
    let started = clock.monotonic();
    let call = client.call(&BULK).deadline(Duration::from_secs(2));
    let error = clock.drive(call.request::<()>()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Timeout, 0));
    assert_eq!(error.request_sent(), RequestSent::No);
    assert!(error.message().contains("deadline of 2 s"), "{error}");
    assert_eq!(clock.monotonic() - started, Duration::from_secs(2));
    // In the queue before the deadline, the same call is sent; a total deadline still ends it.
    let total = client
        .call(&BULK)
        .deadline(Duration::from_secs(2))
        .queue_before_deadline()
        .total_deadline(Duration::from_secs(3));
    let error = clock.drive(total.request::<()>()).await.unwrap_err();
    assert!(error.message().contains("total deadline of 3 s"), "{error}");
    assert_eq!(clock.monotonic() - started, Duration::from_secs(5));
    let queued = client
        .call(&BULK)
        .deadline(Duration::from_secs(2))
        .queue_before_deadline();
    clock.drive(queued.request::<()>()).await.unwrap();
    assert_eq!(clock.monotonic() - started, Duration::from_secs(60));
    assert_eq!(times.lock().unwrap().len(), 11);
}

#[tokio::test]
async fn a_call_that_waits_for_its_own_limit_does_not_delay_other_operations() {
    let clock = ManualClock::new();
    let (service, times) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .limit(1000, 60)
        .build()
        .unwrap();
    send(&client, &BULK, 10).await;
    let started = clock.monotonic();
    let mut waiting = client.call(&BULK).request::<()>().boxed();
    assert!(futures::poll!(&mut waiting).is_pending());
    let other = client.call(&LIST).deadline(Duration::from_secs(2));
    clock.drive(other.request::<()>()).await.unwrap();
    assert_eq!(clock.monotonic(), started);
    assert_eq!(times.lock().unwrap().len(), 11);
}

/// A token source that never responds.
#[derive(Debug)]
struct HangingTokens;

impl squad_core::Authorize for HangingTokens {
    fn current(&self) -> Option<Arc<squad_core::Bearer>> {
        None
    }
    fn bearer(&self) -> BoxFuture<'_, squad_core::Result<Arc<squad_core::Bearer>>> {
        futures::future::pending().boxed()
    }
    fn rejected(&self, _: u64) -> BoxFuture<'_, squad_core::Result<Arc<squad_core::Bearer>>> {
        self.bearer()
    }
    fn key(&self) -> u64 {
        77
    }
}

#[tokio::test]
async fn calls_that_wait_for_a_token_stop_at_their_own_deadlines() {
    let clock = ManualClock::new();
    let (service, _) = timed(&clock);
    let client = builder(&service)
        .authorize(Arc::new(HangingTokens))
        .clock(clock.clone())
        .limit(1, 60)
        .build()
        .unwrap();
    let started = clock.monotonic();
    let calls = (0..8).map(|_| {
        let call = client.call(&LIST).deadline(Duration::from_secs(1));
        call.request::<()>()
    });
    let results = clock.drive(join_all(calls)).await;
    assert!(results.iter().all(|result| result.is_err()));
    assert_eq!(clock.monotonic() - started, Duration::from_secs(1));
}

#[tokio::test]
async fn waiting_calls_are_sent_in_the_order_of_their_arrival() {
    let clock = ManualClock::new();
    let (service, _) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    send(&client, &BULK, 10).await;
    let calls = (0..25).map(|nth| {
        let call = client.call(&BULK).queue_before_deadline();
        call.query("nth", nth).request::<()>()
    });
    clock
        .drive(join_all(calls))
        .await
        .into_iter()
        .for_each(|result| result.unwrap());
    let order: Vec<String> = service.requests()[10..]
        .iter()
        .map(|request| request.url.query().unwrap_or_default().to_owned())
        .collect();
    let expected: Vec<String> = (0..25).map(|nth| format!("nth={nth}")).collect();
    assert_eq!(order, expected);
}

#[tokio::test]
async fn a_call_moves_up_if_the_call_before_it_is_dropped() {
    let clock = ManualClock::new();
    let (service, _) = timed(&clock);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .limit(2, 60)
        .deadline(None)
        .build()
        .unwrap();
    let started = clock.monotonic();
    send(&client, &LIST, 1).await;
    clock.advance(Duration::from_secs(30));
    send(&client, &LIST, 1).await;
    let mut first = client.call(&LIST).request::<()>().boxed();
    let mut second = client.call(&LIST).request::<()>().boxed();
    assert!(futures::poll!(&mut first).is_pending());
    assert!(futures::poll!(&mut second).is_pending());
    drop(first);
    clock.drive(second).await.unwrap();
    assert_eq!(clock.monotonic() - started, Duration::from_secs(60));
}
