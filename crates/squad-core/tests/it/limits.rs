//! The client keeps to the limits that the service states, so that its callers need not. Time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{BULK, LIST, builder};
use futures::FutureExt as _;
use futures::future::join_all;
use http::StatusCode;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;

fn timed(clock: &ManualClock) -> (MemoryTransport, Arc<Mutex<Vec<Duration>>>) {
    let times = Arc::new(Mutex::new(Vec::new()));
    let (at, clock) = (times.clone(), clock.clone());
    let service = MemoryTransport::new(move |_| {
        at.lock().unwrap().push(clock.monotonic());
        TransportResponse::new(StatusCode::OK, "")
    });
    (service, times)
}

fn no_window_holds_more_than(times: &[Duration], calls: usize, span: Duration) {
    for window in times.windows(calls + 1) {
        assert!(window[calls] - window[0] >= span, "{window:?}");
    }
}

#[tokio::test]
async fn ten_calls_a_minute_are_ten_in_any_minute_for_all_clones_and_clients_of_a_key() {
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
            // A deadline shorter than the waiting: it counts for the request alone.
            let calls = (0..35).map(|nth| {
                let call = clients[nth % 3]
                    .call(&BULK)
                    .deadline(Duration::from_secs(5));
                call.request::<()>().with_response()
            });
            join_all(calls)
                .await
                .into_iter()
                .for_each(|answer| drop(answer.unwrap()));
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 35);
    no_window_holds_more_than(&times, 10, Duration::from_secs(60));
    // And no slower than it must be.
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
async fn a_caller_that_gives_up_takes_no_turn_with_it() {
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
    // Five wait in line, the first of them asleep until its turn; then all give up.
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
            let calls = (0..10).map(|_| client.call(&BULK).request::<()>().with_response());
            join_all(calls)
                .await
                .into_iter()
                .for_each(|answer| drop(answer.unwrap()));
        })
        .await;
    assert_eq!(clock.monotonic() - started, Duration::from_secs(60));
    no_window_holds_more_than(&times.lock().unwrap(), 10, Duration::from_secs(60));
}

#[tokio::test]
async fn a_ceiling_over_everything_holds_beside_those_of_the_table() {
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
                .for_each(|answer| drop(answer.unwrap()));
        })
        .await;
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 12);
    no_window_holds_more_than(&times, 3, Duration::from_secs(10));
}

#[tokio::test]
async fn repetitions_count_too() {
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
    no_window_holds_more_than(&times.lock().unwrap(), 10, Duration::from_secs(60));
}
