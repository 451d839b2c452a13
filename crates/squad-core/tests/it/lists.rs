//! Lists over a service in memory: items, pages, limits, positions, prefetching, deadlines.

use std::time::Duration;

use futures::{FutureExt, StreamExt};
use http::StatusCode;
use serde_json::{Value, json};
use squad_core::list::{List, Page, Paging, Position, RequestOptions};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind};

use crate::support::{LIST, builder, client};

fn number(url: &url::Url, name: &str) -> Option<usize> {
    let mut pairs = url.query_pairs();
    let value = pairs.find(|(key, _)| key == name)?.1.parse();
    Some(value.unwrap())
}

/// A service with pages of three numbers.
fn pages(count: usize) -> MemoryTransport {
    MemoryTransport::new(move |request| {
        let page = number(&request.url, "page").unwrap_or(1);
        let items: Vec<usize> = (0..count).skip((page - 1) * 3).take(3).collect();
        let body = json!({ "data": { "items": items, "total": count } });
        TransportResponse::json(StatusCode::OK, &body)
    })
}

fn numbers(client: &Client) -> List<u64> {
    let owned = client.clone();
    List::paged(client, &LIST, Paging::Number(3), move |position| {
        let call = owned.call(&LIST).query("page", position.number());
        Ok(call.request::<Value>().map(|body| {
            let items = body["items"].as_array().unwrap();
            let items = items.iter().map(|item| item.as_u64().unwrap()).collect();
            Page::new(items).total(body["total"].as_u64().unwrap())
        }))
    })
}

async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn next_page_is_fetched_while_the_last_one_is_consumed() {
    let service = pages(10);
    let mut list = numbers(&client(&service));
    settle().await;
    assert_eq!(service.count(), 0, "nothing is sent before it is polled");
    assert_eq!(list.next().await.unwrap().unwrap(), 0);
    settle().await;
    assert_eq!(service.count(), 2);
    for expected in 1..4 {
        assert_eq!(list.next().await.unwrap().unwrap(), expected);
    }
    settle().await;
    assert_eq!(service.count(), 3);
    assert_eq!((list.fetched(), list.total()), (4, Some(10)));
    let rest: Vec<u64> = list.by_ref().map(Result::unwrap).collect().await;
    assert_eq!(rest, (4..10).collect::<Vec<_>>());
    assert_eq!((service.count(), list.position()), (4, None));
}

#[tokio::test]
async fn page_0_is_requested_if_the_pages_from_1_on_are_not_the_whole_list() {
    for (base, total, requests) in [(0, true, 4), (0, false, 4), (1, true, 3), (1, false, 4)] {
        let service = MemoryTransport::new(move |request| {
            let page = number(&request.url, "page").unwrap();
            let Some(nth) = page.checked_sub(base) else {
                return TransportResponse::new(StatusCode::BAD_REQUEST, "{}");
            };
            let items: Vec<usize> = (0..8).skip(nth * 3).take(3).collect();
            let total = if total { json!(8) } else { json!(0) };
            let body = json!({ "data": { "items": items, "total": total } });
            TransportResponse::json(StatusCode::OK, &body)
        });
        let mut items = numbers(&client(&service)).await.unwrap();
        if base == 0 {
            // What was skipped comes last.
            assert_eq!(items, [3, 4, 5, 6, 7, 0, 1, 2]);
        }
        items.sort_unstable();
        assert_eq!(items, (0..8).collect::<Vec<_>>());
        assert!(service.count() <= requests, "{base} {total}");
    }
}

#[tokio::test]
async fn dropped_list_cancels_the_page_in_flight() {
    struct Canceled(tokio::sync::mpsc::UnboundedSender<()>);
    impl Drop for Canceled {
        fn drop(&mut self) {
            let _ = self.0.send(());
        }
    }
    let (sender, mut canceled) = tokio::sync::mpsc::unbounded_channel();
    let service = MemoryTransport::with_async(move |request| {
        let first = number(&request.url, "page") == Some(1);
        let guard = Canceled(sender.clone());
        async move {
            if !first {
                futures::future::pending::<()>().await;
            }
            std::mem::forget(guard);
            let body = json!({ "data": { "items": [0, 1, 2], "total": 9 } });
            Ok(TransportResponse::json(StatusCode::OK, &body))
        }
    });
    let mut list = numbers(&client(&service));
    list.next().await.unwrap().unwrap();
    settle().await;
    assert_eq!(service.count(), 2);
    assert!(canceled.recv().now_or_never().is_none());
    drop(list);
    settle().await;
    assert_eq!(canceled.recv().now_or_never(), Some(Some(())));
}

#[tokio::test]
async fn limit_ends_a_list_and_no_page_beyond_it_is_requested() {
    for (limit, requests) in [(1, 1), (3, 1), (4, 2), (6, 2), (100, 4)] {
        let service = pages(10);
        let client = client(&service);
        let mut list = numbers(&client).limit(limit);
        let mut items = Vec::new();
        while let Some(item) = list.next().await {
            items.push(item.unwrap());
            settle().await;
        }
        let expected: Vec<u64> = (0..10).take(limit).collect();
        assert_eq!((items, service.count()), (expected.clone(), requests));
        assert!(list.next().await.is_none());
        assert_eq!(numbers(&client).limit(limit).await.unwrap(), expected);
        let mut pages = numbers(&client).limit(limit).pages();
        let mut items = Vec::new();
        while let Some(page) = pages.next().await {
            items.extend(page.unwrap().items);
        }
        assert_eq!(items, expected);
        assert_eq!(service.count(), 3 * requests);
    }
    let service = pages(10);
    let whole = || List::from_request(client(&service).call(&LIST).request::<Vec<u64>>());
    for list in [numbers(&client(&service)), whole()] {
        let error = list.limit(0).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn list_continues_at_a_saved_position() {
    let service = pages(10);
    let client = client(&service);
    let mut list = numbers(&client);
    for _ in 0..5 {
        list.next().await.unwrap().unwrap();
    }
    settle().await;
    // The second page was not returned as a whole, although the third one is fetched.
    assert_eq!(service.count(), 3);
    let stored = serde_json::to_string(list.position().unwrap()).unwrap();
    let rest = numbers(&client).start_at(serde_json::from_str(&stored).unwrap());
    assert_eq!(rest.await.unwrap(), (3..10).collect::<Vec<_>>());

    list.next().await.unwrap().unwrap();
    let position = list.position().unwrap().clone();
    assert_eq!(position.number(), 3);
    let rest = numbers(&client).start_at(position).await.unwrap();
    assert_eq!(rest, (6..10).collect::<Vec<_>>());

    let mut pages = numbers(&client).pages();
    let mut before = 0;
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        let again = numbers(&client).start_at(page.position.clone());
        assert_eq!(again.await.unwrap(), (before..10).collect::<Vec<_>>());
        before += page.items.len() as u64;
        assert_eq!(page.next.is_none(), before == 10);
        assert_eq!((page.total, pages.fetched()), (Some(10), before));
    }
}

#[tokio::test]
async fn position_after_an_error_is_that_of_the_page_that_failed() {
    let service = MemoryTransport::new(|request| {
        let page = number(&request.url, "page").unwrap();
        if page == 2 {
            return TransportResponse::new(StatusCode::FORBIDDEN, "{}");
        }
        let body = json!({ "data": { "items": [0, 1, 2], "total": 9 } });
        TransportResponse::json(StatusCode::OK, &body)
    });
    let mut list = numbers(&client(&service));
    for _ in 0..3 {
        list.next().await.unwrap().unwrap();
    }
    assert!(list.next().await.unwrap().unwrap_err().is_permission());
    assert_eq!(list.position().unwrap().number(), 2);
    assert!(list.next().await.is_none());
    let (items, error) = numbers(&client(&service)).partial().await;
    assert_eq!((items.len(), error.unwrap().kind()), (3, Kind::Permission));
}

#[tokio::test]
async fn pages_without_items_count_for_the_position_and_the_total() {
    // Cursors lead from one item to two pages without items, and to one that is forbidden.
    let service = MemoryTransport::new(|request| {
        let (items, next) = match number(&request.url, "cursor") {
            None => (json!([7]), "1"),
            Some(1) => (json!([]), "2"),
            Some(2) => (json!([]), "3"),
            _ => return TransportResponse::new(StatusCode::FORBIDDEN, "{}"),
        };
        let body = json!({ "data": { "items": items, "next": next } });
        TransportResponse::json(StatusCode::OK, &body)
    });
    let client = client(&service);
    let owned = client.clone();
    let list = || {
        let owned = owned.clone();
        List::paged(&client, &LIST, Paging::Cursor, move |position| {
            let call = owned.call(&LIST).query("cursor", position.cursor());
            Ok(call.request::<Value>().map(|body| {
                let items = body["items"].as_array().unwrap().clone();
                Page::new(items).next(true, body["next"].as_str())
            }))
        })
    };
    let mut items = list();
    assert_eq!(items.next().await.unwrap().unwrap(), 7);
    assert!(items.next().await.unwrap().unwrap_err().is_permission());
    assert_eq!(items.position().unwrap().cursor(), Some("3"));
    // They are not among the pages.
    let mut pages = list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items, [7]);
    assert!(pages.next().await.unwrap().unwrap_err().is_permission());

    let mut empty = numbers(&crate::support::client(&self::pages(0)));
    assert!(empty.next().await.is_none());
    let state = (empty.fetched(), empty.total(), empty.position());
    assert_eq!(state, (0, Some(0), None));
}

#[tokio::test]
async fn list_of_one_response_and_of_a_stream_has_pages_limit_and_position() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({ "data": [1, 2, 3] }))
    });
    let client = client(&service);
    let whole = || List::from_request(client.call(&LIST).request::<Vec<u64>>());
    let stream = || {
        let items = futures::stream::iter([Ok(1), Ok(2), Ok(3)]);
        List::from_stream(RequestOptions::default(), |_| items)
    };
    for make in [&whole as &dyn Fn() -> List<u64>, &stream] {
        assert_eq!(make().await.unwrap(), [1, 2, 3]);
        assert_eq!(make().limit(2).await.unwrap(), [1, 2]);
        let page = make().limit(2).pages().next().await.unwrap().unwrap();
        assert_eq!(page.items, [1, 2]);
        let mut list = make();
        list.next().await.unwrap().unwrap();
        assert_eq!(
            (list.fetched(), list.position()),
            (1, Some(&Position::START))
        );
        assert_eq!(list.by_ref().count().await, 2);
        assert_eq!(list.position(), None);
        let position = serde_json::from_str(r#"{"at":{"page":2}}"#).unwrap();
        let error = make().start_at(position).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(
        whole().pages().next().await.unwrap().unwrap().total,
        Some(3)
    );

    let failing = List::from_stream(RequestOptions::default(), |_| {
        let error = Error::new(Kind::Server, "it failed");
        futures::stream::iter([Ok(1), Err(error)])
    });
    let mut pages = failing.pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items, [1]);
    assert!(pages.next().await.unwrap().unwrap_err().is_server());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn total_deadline_covers_all_requests_and_the_time_between() {
    let clock = ManualClock::new();
    let timer = clock.clone();
    let service = MemoryTransport::with_async(move |request| {
        let timer = timer.clone();
        let page = number(&request.url, "page").unwrap();
        async move {
            squad_core::clock::Clock::sleep(&timer, Duration::from_secs(2)).await;
            let items: Vec<usize> = (page * 3..page * 3 + 3).collect();
            let body = json!({ "data": { "items": items, "total": 30 } });
            Ok(TransportResponse::json(StatusCode::OK, &body))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let list = numbers(&client).total_deadline(Duration::from_secs(5));
    let (items, error) = clock.drive(list.partial()).await;
    let error = error.unwrap();
    assert!(error.is_timeout());
    assert!(error.message().contains("6 of 30 were read"), "{error}");
    assert_eq!(items.len(), 6);
}

#[tokio::test]
async fn position_is_none_after_last_pages_without_items() {
    // Without a total, the page after the last item is requested, and page 0 in the end.
    let service = MemoryTransport::new(|request| {
        let items = match number(&request.url, "page") {
            Some(1) => json!([0, 1, 2]),
            _ => json!([]),
        };
        let body = json!({ "data": { "items": items, "total": 0 } });
        TransportResponse::json(StatusCode::OK, &body)
    });
    let mut list = numbers(&client(&service));
    assert_eq!(list.by_ref().count().await, 3);
    assert_eq!((service.count(), list.position()), (3, None));
}

#[tokio::test]
async fn page_0_that_fails_in_an_outage_is_not_taken_for_absent() {
    for (status, absent) in [(500, true), (502, false), (503, false), (504, false)] {
        let service = MemoryTransport::new(move |request| {
            let items = match number(&request.url, "page") {
                Some(0) => {
                    return TransportResponse::new(StatusCode::from_u16(status).unwrap(), "{}");
                }
                Some(1) => json!([3, 4]),
                _ => json!([]),
            };
            let body = json!({ "data": { "items": items, "total": 0 } });
            TransportResponse::json(StatusCode::OK, &body)
        });
        let list = numbers(&client(&service)).retry(squad_core::RetryPolicy::disabled());
        let (items, error) = list.partial().await;
        assert_eq!(items, [3, 4]);
        assert_eq!(error.is_none(), absent, "{status}: {error:?}");
    }
}

#[tokio::test]
async fn stored_position_after_any_number_of_items_does_not_overflow() {
    let service = pages(10);
    let position = json!({ "at": { "page": 2 }, "read": u64::MAX });
    let list = numbers(&client(&service)).start_at(serde_json::from_value(position).unwrap());
    assert_eq!(list.limit(3).await.unwrap(), [3, 4, 5]);
}

#[test]
fn list_is_read_without_a_runtime_too() {
    let service = pages(10);
    let client = builder(&service).static_token("tok-canary-1").build();
    let list = numbers(&client.unwrap()).map(Result::unwrap);
    let items: Vec<u64> = list.collect().now_or_never().unwrap();
    assert_eq!((items.len(), service.count()), (10, 4));
}

#[test]
fn runtime_that_stops_ends_the_list_in_an_error() {
    let runtime = || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_all().build().unwrap()
    };
    let service = pages(10);
    let client = client(&service);
    let mut list = numbers(&client);
    runtime().block_on(list.next()).unwrap().unwrap();
    let rest: Vec<_> = runtime().block_on(list.collect());
    assert_eq!(rest.len(), 3);
    let error = rest[2].as_ref().unwrap_err();
    assert!(error.message().contains("one runtime"), "{error}");
}
