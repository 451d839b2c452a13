//! The events of an incident: pages of at most ten, each event once, whatever offset the list starts with.
#![cfg(feature = "incidents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::{AtomicUsize, Ordering};

use std::time::Duration;

use crate::incidents_support::{client, incident, ok, plain, query, sent, team};
use futures::{StreamExt, TryStreamExt};
use http::StatusCode;
use serde_json::{Value, json};
use squadcast::Kind;
use squadcast::core::clock::Clock;
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast::incidents::EventOrder;

/// The paging of a service.
#[derive(Clone, Copy)]
struct Paging {
    events: usize,
    /// The offset of the first event.
    base: usize,
    /// The most events of a page, whatever the limit says.
    most: usize,
    has_next: bool,
    has_current: bool,
    has_total: bool,
}

const PLAIN: Paging = Paging {
    events: 25,
    base: 0,
    most: 10,
    has_next: true,
    has_current: true,
    has_total: true,
};

fn service(paging: Paging) -> MemoryTransport {
    MemoryTransport::new(move |request| {
        let number =
            |name| query(request.url.query(), name).map(|text| text.parse::<usize>().unwrap());
        let limit = number("limit").unwrap();
        let offset = number("offset");
        if offset == Some(0) || limit > 10 {
            let body = json!({ "meta": { "status": 400, "error_message": "offset or limit" } });
            return TransportResponse::json(StatusCode::BAD_REQUEST, &body);
        }
        let offset = offset.unwrap_or(paging.base);
        let first = offset - paging.base;
        let last = (first + limit.min(paging.most)).min(paging.events);
        let events: Vec<Value> = (first..last.max(first))
            .map(|n| json!({ "message": format!("event {n}") }))
            .collect();
        let mut meta = json!({ "count": events.len() });
        if paging.has_total {
            meta["total"] = json!(paging.events);
        }
        if paging.has_current {
            meta["current"] = json!(format!(
                "/v3/incidents/inc-1/events?offset={offset}&limit=10"
            ));
        }
        if paging.has_next && last < paging.events {
            meta["next"] = json!(format!(
                "https://elsewhere.test/x?limit=10&offset={}",
                last + paging.base
            ));
        }
        ok(&json!({ "data": { "events": events }, "meta": meta }))
    })
}

async fn read(service: &MemoryTransport) -> Vec<String> {
    let events = plain(service).incidents().events(incident()).await.unwrap();
    events.into_iter().map(|event| event.message).collect()
}

#[tokio::test]
async fn every_event_comes_once_however_the_service_pages() {
    let expected = |count: usize| (0..count).map(|n| format!("event {n}")).collect::<Vec<_>>();
    for bits in 0..32_u32 {
        let bit = |bit: u32| bits & (1 << bit) != 0;
        for events in [0, 1, 9, 10, 11, 20, 25] {
            let paging = Paging {
                events,
                base: usize::from(bit(0)),
                most: if bit(1) { 10 } else { 7 },
                has_next: bit(2),
                has_current: bit(3),
                has_total: bit(4),
            };
            // Short pages without a total and a next page cannot be distinguished from the end.
            if paging.most < 10 && !paging.has_next && !paging.has_total {
                continue;
            }
            let service = service(paging);
            assert_eq!(
                read(&service).await,
                expected(events),
                "{events} events, {bits:05b}"
            );
            assert!(
                service.count() <= events / 7 + 2,
                "{} requests",
                service.count()
            );
        }
    }
}

#[tokio::test]
async fn pages_are_requested_one_ahead_with_an_offset_above_zero() {
    let service = service(PLAIN);
    let client = plain(&service);
    let mut events = client
        .incidents()
        .events(incident())
        .deduped(true)
        .sort(EventOrder::NewestFirst)
        .team(team())
        .stream();
    assert_eq!(service.count(), 0);
    events.try_next().await.unwrap().unwrap();
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(service.count(), 2, "only the next page is fetched ahead");
    let requests = service.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(
        requests[0].url.query().unwrap(),
        "limit=10&sort=desc&deduped=true&owner_id=team-1"
    );
    assert_eq!(sent(&requests[1], "offset").unwrap(), "10");
    assert_eq!(requests[1].url.host_str(), Some("api.test"));
}

#[tokio::test]
async fn page_that_comes_twice_is_an_error() {
    let same: Vec<Value> = (0..10)
        .map(|n| json!({ "message": format!("event {n}") }))
        .collect();
    // It ignores the offset; and it names the same page as the next one.
    for meta in [
        json!({}),
        json!({ "total": 1000 }),
        json!({ "next": "?offset=10" }),
        json!({ "next": "?offset=0" }),
    ] {
        let body = json!({ "data": { "events": same }, "meta": meta });
        let service = MemoryTransport::new(move |_| ok(&body));
        let client = plain(&service);
        let mut events = client.incidents().events(incident()).stream();
        let mut came = 0;
        let error = loop {
            match events.try_next().await {
                Ok(event) => {
                    assert!(event.is_some(), "it looks like the end");
                    came += 1;
                }
                Err(error) => break error,
            }
        };
        assert_eq!((error.kind(), came), (Kind::Truncated, 10), "{meta}");
        assert!(events.next().await.is_none());
        assert!(service.count() <= 2);
    }
}

#[tokio::test]
async fn error_of_a_later_page_comes_after_the_events_before_it() {
    let service = MemoryTransport::new(|request| {
        if query(request.url.query(), "offset").is_some() {
            return TransportResponse::json(
                StatusCode::NOT_FOUND,
                &json!({ "meta": { "status": 404 } }),
            );
        }
        let events: Vec<Value> = (0..10)
            .map(|n| json!({ "message": n.to_string() }))
            .collect();
        ok(&json!({ "data": { "events": events }, "meta": { "total": 25 } }))
    });
    let client = plain(&service);
    let mut events = client.incidents().events(incident()).stream();
    for _ in 0..10 {
        assert!(events.try_next().await.unwrap().is_some());
    }
    assert!(events.try_next().await.unwrap_err().is_not_found());
    assert!(events.next().await.is_none());
    assert!(client.incidents().events(incident()).await.is_err());
}

#[tokio::test]
async fn next_page_that_was_read_before_is_not_requested() {
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| {
        let n = nth.fetch_add(1, Ordering::Relaxed);
        let meta = json!({ "next": "?offset=10" });
        ok(&json!({ "data": { "events": [{ "message": format!("event {n}") }] }, "meta": meta }))
    });
    let client = plain(&service);
    let events = client.incidents().events(incident()).stream();
    let came: Vec<_> = events.take(5).collect().await;
    assert_eq!((came.len(), service.count()), (3, 2));
    assert!(came[2].as_ref().unwrap_err().is_truncated());
}

#[tokio::test]
async fn empty_page_before_the_announced_total_is_an_error() {
    let service = MemoryTransport::new(|request| {
        let first = query(request.url.query(), "offset").is_none();
        let events: Vec<Value> = (0..if first { 10 } else { 0 })
            .map(|n| json!({ "message": n.to_string() }))
            .collect();
        ok(&json!({ "data": { "events": events }, "meta": { "total": 25 } }))
    });
    let client = plain(&service);
    let mut events = client.incidents().events(incident()).stream();
    for _ in 0..10 {
        assert!(events.try_next().await.unwrap().is_some());
    }
    let error = events.try_next().await.unwrap_err();
    assert!(error.is_truncated());
    assert!(error.message().contains("may not be all"), "{error}");
    assert!(client.incidents().events(incident()).await.is_err());
}

#[tokio::test]
async fn equal_events_are_all_returned() {
    let service = MemoryTransport::new(|request| {
        let offset = query(request.url.query(), "offset").map_or(1, |text| text.parse().unwrap());
        let count = 10.min(26 - offset);
        let events = vec![json!({ "message": "disk full" }); count];
        let meta = json!({ "total": 25, "current": format!("?offset={offset}") });
        ok(&json!({ "data": { "events": events }, "meta": meta }))
    });
    assert_eq!(read(&service).await.len(), 25);
    assert_eq!(service.count(), 3);
}

#[tokio::test]
async fn total_deadline_of_events_says_how_many_were_read() {
    let clock = ManualClock::new();
    let service = MemoryTransport::new(|request| {
        let events: Vec<Value> = (0..10)
            .map(|n| json!({ "message": n.to_string() }))
            .collect();
        let mut response = ok(&json!({ "data": { "events": events }, "meta": { "total": 25 } }));
        if query(request.url.query(), "offset").is_some() {
            response.body = futures::stream::pending().boxed();
        }
        response
    });
    let client = client(&service, &clock);
    let events = client.incidents().events(incident());
    let events = events.total_deadline(Duration::from_secs(5));
    let started = clock.monotonic();
    let error = clock.drive(async { events.await }).await.unwrap_err();
    assert_eq!(clock.monotonic() - started, Duration::from_secs(5));
    assert!(error.is_timeout());
    assert!(error.message().contains("10 of 25 were read"), "{error}");
}
