//! Bulk work: chunks, rate limits, outcomes and the total deadline.
#![cfg(feature = "incidents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::incidents_support::{client, ok, plain};
use http::StatusCode;
use serde_json::json;
use squadcast::core::clock::Clock;
use squadcast::core::testing::{ManualClock, MemoryTransport, Recorded};
use squadcast::core::transport::TransportResponse;
use squadcast::incidents::IncidentPriority;
use squadcast::raw::wire;
use squadcast::{IncidentId, Kind, RequestSent};

fn ids(numbers: impl IntoIterator<Item = usize>) -> Vec<IncidentId> {
    let numbers = numbers.into_iter();
    numbers.map(|n| format!("i{n}").parse().unwrap()).collect()
}

fn done() -> TransportResponse {
    ok(&json!({ "data": "done" }))
}

fn named(request: &Recorded) -> Vec<IncidentId> {
    serde_json::from_value(request.json()["incident_ids"].clone()).unwrap()
}

/// A service that responds to each request with `response` of its number.
fn nth(response: impl Fn(usize) -> TransportResponse + Send + Sync + 'static) -> MemoryTransport {
    let count = AtomicUsize::new(0);
    MemoryTransport::new(move |_| response(count.fetch_add(1, Ordering::Relaxed)))
}

#[tokio::test]
async fn incidents_are_sent_in_chunks_of_the_documented_size() {
    let service = MemoryTransport::new(|_| done());
    let client = plain(&service);
    let given = ids(0..250);
    let outcome = client.incidents().acknowledge_all(&given).await.unwrap();
    let most = wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS
        .max_items
        .unwrap() as usize;
    let requests = service.requests();
    let sizes: Vec<usize> = requests
        .iter()
        .map(|request| named(request).len())
        .collect();
    assert_eq!((most, sizes), (100, vec![100, 100, 50]));
    assert_eq!(requests.iter().flat_map(named).collect::<Vec<_>>(), given);
    assert!(
        requests
            .iter()
            .all(|request| request.url.path() == "/v3/incidents/acknowledge")
    );
    assert!(outcome.is_complete());
    let done: Vec<_> = outcome.done().map(|(id, ())| id).collect();
    assert_eq!(done, given.iter().collect::<Vec<_>>());
    outcome.into_result().unwrap();

    client
        .incidents()
        .resolve_all(ids(0..101))
        .await
        .unwrap()
        .into_result()
        .unwrap();
    let priority = IncidentPriority::P2;
    let outcome = client
        .incidents()
        .set_priority_all(ids(0..101), priority)
        .await
        .unwrap();
    assert_eq!(outcome.entries.len(), 101);
    let last = service.requests().pop().unwrap();
    assert_eq!(last.url.path(), "/v3/incidents/priority");
    assert_eq!(
        last.json(),
        json!({ "incident_ids": ["i100"], "priority": "P2" })
    );
}

#[tokio::test]
async fn duplicate_incident_is_sent_once_and_empty_work_sends_nothing() {
    let service = MemoryTransport::new(|_| done());
    let client = plain(&service);
    let given = ids((0..100).chain(0..100).chain([100]));
    let outcome = client.incidents().resolve_all(&given).await.unwrap();
    assert_eq!(
        service
            .requests()
            .iter()
            .flat_map(named)
            .collect::<Vec<_>>(),
        ids(0..101)
    );
    assert_eq!((outcome.entries.len(), service.count()), (101, 2));

    let none = client
        .incidents()
        .resolve_all(Vec::<IncidentId>::new())
        .await
        .unwrap();
    assert!(none.is_complete() && none.entries.is_empty());
    none.into_result().unwrap();
    assert_eq!(service.count(), 2);
}

#[tokio::test]
async fn rate_limit_is_kept_and_waiting_for_it_does_not_count_against_the_deadline() {
    let clock = ManualClock::new();
    let times = Arc::new(Mutex::new(Vec::new()));
    let (timer, record) = (clock.clone(), Arc::clone(&times));
    let service = MemoryTransport::new(move |_| {
        record.lock().unwrap().push(timer.monotonic());
        done()
    });
    let client = client(&service, &clock);
    let work = async {
        client
            .incidents()
            .acknowledge_all(ids(0..2_500))
            .await
            .unwrap()
    };
    let outcome = clock.drive(work).await;
    assert!(outcome.is_complete());
    let times = times.lock().unwrap();
    assert_eq!(times.len(), 25);
    let limit = wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS.limit.unwrap();
    for pair in times.windows(limit.calls as usize + 1) {
        let span = pair[pair.len() - 1] - pair[0];
        assert!(
            span >= Duration::from_secs(limit.seconds.into()),
            "{span:?}"
        );
    }
}

#[tokio::test]
async fn failed_chunk_does_not_stop_the_others() {
    let rejected = || {
        let body = json!({ "meta": { "status": 404, "error_message": "no such incident" } });
        TransportResponse::json(StatusCode::NOT_FOUND, &body)
    };
    let service = nth(move |n| if n == 1 { rejected() } else { done() });
    let client = plain(&service);
    let outcome = client
        .incidents()
        .acknowledge_all(ids(0..300))
        .await
        .unwrap();
    assert_eq!(service.count(), 3);
    assert!(!outcome.is_complete());
    let failed: Vec<_> = outcome.failed().map(|(id, _)| id).collect();
    assert_eq!(failed, ids(100..200).iter().collect::<Vec<_>>());
    assert_eq!(outcome.done().count(), 200);
    assert!(outcome.failed().all(|(_, error)| error.is_not_found()));
    let error = outcome.into_result().unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(
        error.message(),
        "100 of 300 failed; the first error: no such incident"
    );
    assert!(
        error
            .source()
            .unwrap()
            .to_string()
            .contains("no such incident")
    );

    let service = nth(move |_| rejected());
    let alone = plain(&service)
        .incidents()
        .resolve_all(ids(0..3))
        .await
        .unwrap();
    let error = alone.into_result().unwrap_err();
    assert!(error.message().contains("no such incident"), "{error}");
}

#[tokio::test]
async fn rejected_credential_stops_the_work() {
    let service = nth(|n| match n {
        0 => done(),
        _ => TransportResponse::new(StatusCode::UNAUTHORIZED, "{}"),
    });
    let outcome = plain(&service)
        .incidents()
        .acknowledge_all(ids(0..500))
        .await
        .unwrap();
    assert_eq!(service.count(), 2);
    let counts = (
        outcome.done().count(),
        outcome.failed().count(),
        outcome.unsent().count(),
    );
    assert_eq!(counts, (100, 100, 300));
    for (_, error) in outcome.unsent() {
        assert!(error.is_authentication());
        assert_eq!(
            (error.request_sent(), error.attempts()),
            (RequestSent::No, 0)
        );
        assert!(error.message().contains("was not sent"), "{error}");
    }
}

#[tokio::test]
async fn total_deadline_says_of_each_chunk_that_it_was_not_sent() {
    let clock = ManualClock::new();
    let service = MemoryTransport::new(|_| done());
    let client = client(&service, &clock);
    let started = clock.monotonic();
    let work = async {
        let bulk = client.incidents().acknowledge_all(ids(0..2_500));
        bulk.total_deadline(Duration::from_secs(90)).await.unwrap()
    };
    let outcome = clock.drive(work).await;
    assert_eq!(clock.monotonic() - started, Duration::from_secs(90));
    // Ten at once, ten after a minute; the next would be sent after two.
    assert_eq!(service.count(), 20);
    let counts = (outcome.done().count(), outcome.unsent().count());
    assert_eq!(counts, (2_000, 500));
    // The first of them waited for a permit when the deadline was exceeded.
    for (_, error) in outcome.unsent() {
        assert!(error.is_timeout());
        assert_eq!(
            (error.request_sent(), error.attempts()),
            (RequestSent::No, 0)
        );
        assert!(error.message().contains("was not sent"), "{error}");
    }
    assert_eq!(outcome.into_result().unwrap_err().kind(), Kind::Timeout);
}

#[tokio::test]
async fn chunks_are_streamed_one_by_one() {
    let service = nth(|n| {
        if n == 0 {
            done()
        } else {
            TransportResponse::new(StatusCode::FORBIDDEN, "{}")
        }
    });
    let client = plain(&service);
    let mut chunks = client.incidents().resolve_all(ids(0..150)).stream();
    let first = chunks.next().await.unwrap().unwrap();
    assert_eq!(
        (first.incidents.len(), first.outcome.is_done()),
        (100, true)
    );
    assert_eq!(service.count(), 1);
    let second = chunks.next().await.unwrap().unwrap();
    assert!(second.outcome.error().unwrap().is_permission());
    assert!(chunks.next().await.is_none());
}

#[tokio::test]
async fn chunk_that_was_under_way_at_the_total_deadline_may_have_been_carried_out() {
    let clock = ManualClock::new();
    let service = nth(|n| {
        let mut response = done();
        if n == 1 {
            response.body = futures::StreamExt::boxed(futures::stream::pending());
        }
        response
    });
    let client = client(&service, &clock);
    let work = async {
        let bulk = client.incidents().resolve_all(ids(0..300));
        bulk.total_deadline(Duration::from_secs(5)).await.unwrap()
    };
    let outcome = clock.drive(work).await;
    assert_eq!(service.count(), 2);
    assert_eq!(
        (outcome.failed().count(), outcome.unsent().count()),
        (100, 100)
    );
    for (_, error) in outcome.failed() {
        assert_ne!(error.request_sent(), RequestSent::No);
        assert!(
            error.message().contains("may have been carried out"),
            "{error}"
        );
        assert!(error.is_timeout());
    }
    for (_, error) in outcome.unsent() {
        assert_eq!(error.request_sent(), RequestSent::No);
        assert!(error.is_timeout());
    }
}
