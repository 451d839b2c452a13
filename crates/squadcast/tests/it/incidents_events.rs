//! Events of an incident: pages of at most ten, each event once, whatever the service makes of offsets.
#![cfg(feature = "incidents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]


use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{StreamExt, TryStreamExt};
use http::StatusCode;
use crate::incidents_support::{incident, ok, plain, query, sent, team};
use serde_json::{Value, json};
use squadcast::Kind;
use squadcast::core::testing::MemoryTransport;
use squadcast::core::transport::TransportResponse;
use squadcast::incidents::EventOrder;

/// How a service pages.
#[derive(Clone, Copy)]
struct Paging {
    events: usize,
    /// The offset of the first event.
    base: usize,
    /// The most events of a page, whatever the limit says.
    most: usize,
    tells_next: bool,
    tells_current: bool,
    tells_total: bool,
}

const PLAIN: Paging = Paging {
    events: 25,
    base: 0,
    most: 10,
    tells_next: true,
    tells_current: true,
    tells_total: true,
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
        if paging.tells_total {
            meta["total"] = json!(paging.events);
        }
        if paging.tells_current {
            meta["current"] = json!(format!(
                "/v3/incidents/inc-1/events?offset={offset}&limit=10"
            ));
        }
        if paging.tells_next && last < paging.events {
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
        let told = |bit: u32| bits & (1 << bit) != 0;
        for events in [0, 1, 9, 10, 11, 20, 25] {
            let paging = Paging {
                events,
                base: usize::from(told(0)),
                most: if told(1) { 10 } else { 7 },
                tells_next: told(2),
                tells_current: told(3),
                tells_total: told(4),
            };
            // A service that tells neither the total nor the next page and gives short pages cannot be told from its end.
            if paging.most < 10 && !paging.tells_next && !paging.tells_total {
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
async fn pages_are_asked_for_by_an_offset_that_is_not_zero_as_they_are_needed() {
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
    for _ in 0..10 {
        events.try_next().await.unwrap().unwrap();
    }
    assert_eq!(service.count(), 1);
    events.try_next().await.unwrap().unwrap();
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
async fn a_service_that_does_not_get_on_is_an_error_not_a_loop() {
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
        let answer = json!({ "data": { "events": same }, "meta": meta });
        let service = MemoryTransport::new(move |_| ok(&answer));
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
        assert_eq!((error.kind(), came), (Kind::Decode, 10), "{meta}");
        assert!(events.next().await.is_none());
        assert!(service.count() <= 2);
    }
}

#[tokio::test]
async fn an_error_in_a_later_page_is_told_after_the_events_before_it() {
    let service = MemoryTransport::new(|request| {
        if query(request.url.query(), "offset").is_some() {
            return TransportResponse::json(StatusCode::NOT_FOUND, &json!({ "meta": { "status": 404 } }));
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
async fn a_next_page_that_was_read_already_is_not_asked_for_again() {
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
    assert!(came[2].as_ref().unwrap_err().is_decode());
}
