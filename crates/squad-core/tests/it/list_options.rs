//! The options of lists and of bulk work reach each of their requests; and which task sends them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::StreamExt as _;
use http::StatusCode;
use serde_json::json;
use squad_core::bulk;
use squad_core::clock::Clock as _;
use squad_core::list::{List, Page, Paging, Position, RequestOptions};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind, RetryPolicy};

use crate::support::{LIST, builder, client};

fn whole(client: &Client) -> List<u64> {
    List::from_request(client.call(&LIST).request::<Vec<u64>>())
}

fn paged(client: &Client) -> List<u64> {
    let owned = client.clone();
    List::paged(client, &LIST, Paging::Number(3), move |position| {
        let call = owned.call(&LIST).query("page", position.number());
        let request = call.request::<Vec<u64>>();
        Ok(request.map(|items| Page::new(items).total(10)))
    })
}

fn streamed(client: &Client) -> List<u64> {
    let client = client.clone();
    List::from_stream(RequestOptions::default(), move |options| {
        let request = options.apply(client.call(&LIST).request::<u64>());
        futures::stream::once(request)
    })
}

type Make = fn(&Client) -> List<u64>;
const LISTS: [Make; 3] = [whole, paged, streamed];

/// A client whose service never responds.
fn silent(clock: &ManualClock) -> Client {
    let service = MemoryTransport::with_async(|_| futures::future::pending());
    let client = builder(&service).static_token("tok-canary-1");
    client
        .clock(clock.clone())
        .attempt_timeout(None)
        .build()
        .unwrap()
}

/// A client whose service is never available.
fn unavailable(clock: &ManualClock) -> (Client, MemoryTransport) {
    let service =
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, ""));
    let client = builder(&service).static_token("tok-canary-1");
    (client.clock(clock.clone()).build().unwrap(), service)
}

#[tokio::test]
async fn deadline_is_that_of_each_request() {
    let mut options = RequestOptions::default();
    options.set_deadline(Some(Duration::from_secs(7)));
    for make in LISTS {
        let clock = ManualClock::new();
        let client = silent(&clock);
        let lists = [
            make(&client).deadline(Duration::from_secs(7)),
            make(&client).with_options(options.clone()),
        ];
        for list in lists {
            let started = clock.monotonic();
            let error = clock.drive(async { list.await }).await.unwrap_err();
            assert!(error.message().contains("deadline of 7 s"), "{error}");
            assert_eq!(clock.monotonic() - started, Duration::from_secs(7));
        }
    }
    let clock = ManualClock::new();
    let client = silent(&clock);
    let work = bulk::each([1, 2], |_| client.call(&LIST).request::<u64>());
    let work = work.deadline(Duration::from_secs(7)).concurrency(1);
    let started = clock.monotonic();
    let report = clock.drive(async { work.await }).await.unwrap();
    for (_, error) in report.failed() {
        assert!(error.message().contains("deadline of 7 s"), "{error}");
    }
    assert_eq!(report.failed().count(), 2);
    assert_eq!(clock.monotonic() - started, Duration::from_secs(14));
}

#[tokio::test]
async fn retry_policy_is_that_of_each_request() {
    let mut options = RequestOptions::default();
    options.set_retry(RetryPolicy::disabled());
    for make in LISTS {
        let clock = ManualClock::new();
        let (client, service) = unavailable(&clock);
        let once = make(&client).retry(RetryPolicy::disabled());
        clock.drive(async { once.await }).await.unwrap_err();
        assert_eq!(service.count(), 1);
        let once = make(&client).with_options(options.clone());
        clock.drive(async { once.await }).await.unwrap_err();
        assert_eq!(service.count(), 2);
        clock
            .drive(async { make(&client).await })
            .await
            .unwrap_err();
        assert!(service.count() > 3, "the client retries");
    }
    let clock = ManualClock::new();
    let (client, service) = unavailable(&clock);
    let work = bulk::each([1, 2], |_| client.call(&LIST).request::<u64>());
    let work = work.retry(RetryPolicy::disabled());
    let _ = clock.drive(async { work.await }).await.unwrap();
    assert_eq!(service.count(), 2);
}

#[tokio::test]
async fn total_deadline_covers_a_list_of_one_response_and_of_pages() {
    let mut options = RequestOptions::default();
    assert_eq!(options.total_deadline(), None);
    options.set_total_deadline(Duration::from_secs(5));
    assert_eq!(options.total_deadline(), Some(Duration::from_secs(5)));
    for make in [whole as Make, paged] {
        let clock = ManualClock::new();
        let client = silent(&clock);
        let lists = [
            make(&client).total_deadline(Duration::from_secs(5)),
            make(&client).with_options(options.clone()),
        ];
        for list in lists {
            let started = clock.monotonic();
            let error = clock.drive(async { list.await }).await.unwrap_err();
            assert!(error.is_timeout(), "{error}");
            assert_eq!(error.operation_id(), Some("listThings"));
            assert_eq!(clock.monotonic() - started, Duration::from_secs(5));
        }
    }
}

/// A service with pages of three numbers up to ten, and the task of each request.
fn traced() -> (Client, Arc<Mutex<Vec<Option<tokio::task::Id>>>>) {
    let tasks = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&tasks);
    let service = MemoryTransport::with_async(move |request| {
        let record = Arc::clone(&record);
        let mut pairs = request.url.query_pairs();
        let page = pairs.find(|(name, _)| name == "page");
        let page: u64 = page.unwrap().1.parse().unwrap();
        let items: Vec<u64> = (0..10).skip(page as usize * 3 - 3).take(3).collect();
        async move {
            record.lock().unwrap().push(tokio::task::try_id());
            Ok(TransportResponse::json(
                StatusCode::OK,
                &json!({ "data": items }),
            ))
        }
    });
    (client(&service), tasks)
}

#[tokio::test]
async fn list_that_is_awaited_is_read_in_the_task_that_awaits_it() {
    let (client, tasks) = traced();
    let expected: Vec<u64> = (0..10).collect();
    let awaited = tokio::spawn(IntoFuture::into_future(paged(&client)));
    let own = Some(awaited.id());
    assert_eq!(awaited.await.unwrap().unwrap(), expected);
    assert_eq!(
        tasks.lock().unwrap().drain(..).collect::<Vec<_>>(),
        [own; 4]
    );
    let partial = tokio::spawn(paged(&client).partial());
    let own = Some(partial.id());
    assert_eq!(partial.await.unwrap().0, expected);
    assert_eq!(
        tasks.lock().unwrap().drain(..).collect::<Vec<_>>(),
        [own; 4]
    );
    // A stream fetches the next page in a task of its own.
    let streamed = tokio::spawn(async move { paged(&client).count().await });
    let own = Some(streamed.id());
    assert_eq!(streamed.await.unwrap(), 10);
    let tasks = tasks.lock().unwrap();
    assert_eq!(tasks.len(), 4);
    assert_eq!(tasks[0], own);
    assert!(tasks[1..].iter().all(|task| task.is_some() && *task != own));
}

#[tokio::test]
async fn pages_have_their_positions_and_the_next_ones_up_to_the_limit() {
    let (client, _) = traced();
    type Seen = (Vec<u64>, u64, Option<u64>);
    let page = |items: std::ops::Range<u64>, number, next| (items.collect(), number, next);
    let first = || page(0..3, 1, Some(2));
    let second = || page(3..6, 2, Some(3));
    let third = || page(6..9, 3, Some(4));
    let cases: [(Option<usize>, Vec<Seen>); 8] = [
        (None, vec![first(), second(), third(), page(9..10, 4, None)]),
        (
            Some(11),
            vec![first(), second(), third(), page(9..10, 4, None)],
        ),
        (
            Some(10),
            vec![first(), second(), third(), page(9..10, 4, None)],
        ),
        (Some(9), vec![first(), second(), third()]),
        // A page that is cut is the one to continue with.
        (Some(8), vec![first(), second(), page(6..8, 3, Some(3))]),
        (Some(4), vec![first(), page(3..4, 2, Some(2))]),
        (Some(3), vec![first()]),
        (Some(1), vec![page(0..1, 1, Some(1))]),
    ];
    for (limit, expected) in cases {
        let list = paged(&client);
        let list = limit.into_iter().fold(list, List::limit);
        let mut pages = list.pages();
        assert_eq!(pages.fetched(), 0);
        let mut seen: Vec<Seen> = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.unwrap();
            assert_eq!(page.total, Some(10));
            let next = page.next.as_ref().map(Position::number);
            seen.push((page.items, page.position.number(), next));
        }
        let count: usize = expected.iter().map(|(items, ..)| items.len()).sum();
        assert_eq!(
            (seen, pages.fetched()),
            (expected, count as u64),
            "{limit:?}"
        );
        assert!(pages.next().await.is_none());
    }
    let mut none = paged(&client).limit(0).pages();
    assert!(none.next().await.unwrap().unwrap_err().is_configuration());
    assert!(none.next().await.is_none());
    let mut none = paged(&client).limit(0);
    assert!(none.next().await.unwrap().unwrap_err().is_configuration());
    assert!(none.next().await.is_none());
}

#[tokio::test]
async fn items_that_arrive_together_are_pages_of_at_most_a_hundred() {
    let list = |count: u64, fails: bool| {
        let error = fails.then(|| Err(Error::new(Kind::Server, "it failed")));
        let items = futures::stream::iter((0..count).map(Ok).chain(error));
        List::from_stream(RequestOptions::default(), |_| items)
    };
    for (count, fails, expected) in [
        (0, false, vec![]),
        (99, false, vec![99]),
        (100, false, vec![100]),
        (101, false, vec![100, 1]),
        (0, true, vec![]),
        (100, true, vec![100]),
        (150, true, vec![100, 50]),
    ] {
        let mut pages = list(count, fails).pages();
        let mut lengths = Vec::new();
        let error = loop {
            match pages.next().await {
                Some(Ok(page)) => {
                    let state = (page.position, page.next, page.total);
                    assert_eq!(state, (Position::START, Some(Position::START), None));
                    lengths.push(page.items.len());
                }
                Some(Err(error)) => break Some(error),
                None => break None,
            }
        };
        assert_eq!((lengths, error.is_some()), (expected, fails), "{count}");
        assert_eq!(pages.fetched(), count);
        assert!(pages.next().await.is_none());
    }
    let whole = whole(&client(&MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": [1, 2]}))
    })));
    let page = whole.pages().next().await.unwrap().unwrap();
    let state = (page.items, page.position, page.next, page.total);
    assert_eq!(state, (vec![1, 2], Position::START, None, Some(2)));
}

#[tokio::test]
async fn an_error_of_the_first_page_ends_a_list_and_so_does_an_invalid_request() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::FORBIDDEN, "{}"));
    let client = client(&service);
    let mut list = paged(&client);
    assert!(list.next().await.unwrap().unwrap_err().is_permission());
    assert_eq!(list.position(), Some(&Position::START));
    assert!(list.next().await.is_none());
    let invalid: List<u64> = List::paged(&client, &LIST, Paging::Number(3), |_| {
        Err(Error::new(Kind::Configuration, "the team is empty"))
    });
    let error = invalid.await.unwrap_err();
    assert_eq!((error.message(), service.count()), ("the team is empty", 1));
}
