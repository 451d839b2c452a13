//! Bulk work without a bulk operation, creation of what does not exist, and one list of each owner.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::StreamExt;
use http::StatusCode;
use serde_json::json;
use squad_core::bulk::{self, Ensured};
use squad_core::clock::Clock;
use squad_core::list::{FanOut, List, RequestOptions};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind, RequestBuilder, RequestSent};

use crate::support::{CREATE, GET, builder, client};

fn create(client: &Client, n: u64) -> RequestBuilder<u64> {
    client.call(&CREATE).json(&json!({ "n": n })).request()
}

fn number(body: Option<&bytes::Bytes>) -> u64 {
    let body: serde_json::Value = serde_json::from_slice(body.unwrap()).unwrap();
    body["n"].as_u64().unwrap()
}

fn created(n: u64) -> TransportResponse {
    TransportResponse::json(StatusCode::OK, &json!({ "data": n }))
}

#[tokio::test]
async fn report_is_in_the_order_of_the_items_with_done_and_failed() {
    let service = MemoryTransport::new(|request| match number(request.body.as_ref()) {
        n if n % 3 == 0 => TransportResponse::new(StatusCode::CONFLICT, "{}"),
        n => created(n * 10),
    });
    let client = client(&service);
    let report = bulk::each(0..10, |n| create(&client, n)).await.unwrap();
    let items: Vec<u64> = report.entries.iter().map(|entry| entry.item).collect();
    assert_eq!(items, (0..10).collect::<Vec<_>>());
    assert!(report.done().all(|(item, value)| item * 10 == *value));
    let failed: Vec<_> = report.failed().map(|(item, _)| *item).collect();
    assert_eq!(failed, [0, 3, 6, 9]);
    assert_eq!(report.not_done().count(), 4);
    assert_eq!((report.unsent().count(), report.is_complete()), (0, false));
    let error = report.into_result().unwrap_err();
    assert!(error.is_conflict());
    assert!(error.message().starts_with("4 of 10 failed"), "{error}");

    let done = bulk::each([1, 2], |n| create(&client, n)).await.unwrap();
    assert_eq!(done.into_result().unwrap(), [10, 20]);
    let none = bulk::each(Vec::new(), |n| create(&client, n))
        .await
        .unwrap();
    assert!(none.is_complete() && none.entries.is_empty());
}

#[tokio::test]
async fn requests_in_flight_are_bounded() {
    let clock = ManualClock::new();
    let (flying, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, peak, timer) = (Arc::clone(&flying), Arc::clone(&most), clock.clone());
    let service = MemoryTransport::with_async(move |request| {
        let (now, peak, timer) = (Arc::clone(&now), Arc::clone(&peak), timer.clone());
        async move {
            peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            timer.sleep(Duration::from_secs(1)).await;
            now.fetch_sub(1, Ordering::SeqCst);
            Ok(created(number(request.body.as_ref())))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let work = bulk::each(0..20, |n| create(&client, n)).concurrency(5);
    let report = clock.drive(async { work.await }).await.unwrap();
    assert!(report.is_complete());
    assert_eq!(most.load(Ordering::SeqCst), 5);

    // The deadline: five are done each second.
    let started = clock.monotonic();
    let work = bulk::each(0..20, |n| create(&client, n)).concurrency(5);
    let work = work.total_deadline(Duration::from_millis(2_500));
    let report = clock.drive(async { work.await }).await.unwrap();
    assert_eq!(clock.monotonic() - started, Duration::from_millis(2_500));
    let counts = (
        report.done().count(),
        report.failed().count(),
        report.unsent().count(),
    );
    assert_eq!(counts, (10, 5, 5));
    for (_, error) in report.failed() {
        assert!(error.is_timeout());
        assert_ne!(error.request_sent(), RequestSent::No);
    }
    for (_, error) in report.unsent() {
        assert!(error.is_timeout());
        assert_eq!(error.request_sent(), RequestSent::No);
        assert_eq!(error.operation_id(), Some("createThing"));
    }
}

#[tokio::test]
async fn rejected_credential_stops_the_work_and_an_invalid_item_does_not() {
    let service = MemoryTransport::new(|request| match number(request.body.as_ref()) {
        n if n >= 3 => TransportResponse::new(StatusCode::UNAUTHORIZED, "{}"),
        n => created(n),
    });
    let client = client(&service);
    let invalid = || RequestBuilder::invalid(Error::new(Kind::Configuration, "the name is empty"));
    let work = bulk::each(0..10, |n| {
        if n == 1 {
            invalid()
        } else {
            create(&client, n)
        }
    });
    let report = work.concurrency(1).await.unwrap();
    let failed: Vec<_> = report
        .failed()
        .map(|(item, error)| (*item, error.kind()))
        .collect();
    assert_eq!(
        failed,
        [(1, Kind::Configuration), (3, Kind::Authentication)]
    );
    assert_eq!((report.done().count(), report.unsent().count()), (2, 6));
    assert_eq!(service.count(), 3);
}

#[tokio::test]
async fn entries_are_streamed_and_no_concurrency_is_an_error() {
    let service = MemoryTransport::new(|request| created(number(request.body.as_ref())));
    let client = client(&service);
    let mut entries = bulk::each(0..3, |n| create(&client, n)).stream();
    let mut sum = 0;
    while let Some(entry) = entries.next().await {
        sum += entry.unwrap().outcome.into_result().unwrap();
    }
    assert_eq!(sum, 3);
    let none = || bulk::each(0..3, |n| create(&client, n)).concurrency(0);
    assert!(none().await.unwrap_err().is_configuration());
    assert!(none().stream().await.unwrap_err().is_configuration());
    assert_eq!(service.count(), 3);
}

#[tokio::test]
async fn object_is_created_once_and_another_writer_is_noticed() {
    let find = |found: Option<u64>| async move { Ok(found) };
    let none = || async { Err::<u64, _>(Error::new(Kind::Server, "unexpected")) };
    let existing = bulk::ensure(|| find(Some(1)), none).await.unwrap();
    assert_eq!(existing, Ensured::Existing(1));
    let created = bulk::ensure(|| find(None), || async { Ok(2) }).await;
    assert_eq!(created.unwrap(), Ensured::Created(2));

    let conflict = || async { Err::<u64, _>(Error::new(Kind::Conflict, "it exists")) };
    let looked = Cell::new(0);
    let appears = || {
        looked.set(looked.get() + 1);
        find((looked.get() > 1).then_some(3))
    };
    let found = bulk::ensure(appears, conflict).await.unwrap();
    assert!(!found.is_created());
    assert_eq!((*found.get(), found.into_inner()), (3, 3));
    let error = bulk::ensure(|| find(None), conflict).await.unwrap_err();
    assert!(error.is_conflict());
}

fn owners() -> List<u64> {
    let owners = futures::stream::iter((1..=5).map(Ok));
    List::from_stream(RequestOptions::default(), |_| owners)
}

/// Each owner has two items; the second one is forbidden and the fourth one has none.
fn owned(last: StatusCode) -> (MemoryTransport, Client) {
    let service = MemoryTransport::new(move |request| {
        let owner: u64 = request
            .url
            .path()
            .rsplit('/')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        match owner {
            2 => TransportResponse::new(StatusCode::FORBIDDEN, "{}"),
            4 => TransportResponse::new(StatusCode::NOT_FOUND, "{}"),
            5 => TransportResponse::json(last, &json!({ "data": [50, 51] })),
            n => TransportResponse::json(StatusCode::OK, &json!({ "data": [n * 10, n * 10 + 1] })),
        }
    });
    let client = client(&service);
    (service, client)
}

fn fan_out(client: &Client) -> FanOut<u64, u64> {
    let client = client.clone();
    FanOut::new(owners(), move |owner| {
        List::from_request(client.call(&GET).path("id", owner).request::<Vec<u64>>())
    })
}

#[tokio::test]
async fn owner_that_is_forbidden_or_not_found_is_skipped_and_reported() {
    let (service, client) = owned(StatusCode::OK);
    let report = fan_out(&client).await.unwrap();
    assert_eq!(service.count(), 5);
    let skipped: Vec<_> = report
        .skipped()
        .map(|(owner, error)| (*owner, error.kind()))
        .collect();
    assert_eq!(skipped, [(2, Kind::Permission), (4, Kind::NotFound)]);
    assert!(!report.is_complete());
    let items: Vec<_> = report
        .items()
        .map(|(owner, item)| (*owner, *item))
        .collect();
    assert_eq!(
        items,
        [(1, 10), (1, 11), (3, 30), (3, 31), (5, 50), (5, 51)]
    );
    assert_eq!(report.into_items(), [10, 11, 30, 31, 50, 51]);

    let mut items = fan_out(&client).concurrency(2).stream();
    let (mut came, mut skipped) = (Vec::new(), Vec::new());
    while let Some(item) = items.next().await {
        let item = item.unwrap();
        match item.item {
            Ok(value) => came.push(value),
            Err(_) => skipped.push(*item.owner),
        }
    }
    came.sort_unstable();
    skipped.sort_unstable();
    assert_eq!((came, skipped), (vec![10, 11, 30, 31, 50, 51], vec![2, 4]));
}

#[tokio::test]
async fn any_other_error_of_an_owner_ends_the_work() {
    let (_, client) = owned(StatusCode::BAD_REQUEST);
    let error = fan_out(&client).await.unwrap_err();
    assert!(error.is_validation());
    let items: Vec<_> = fan_out(&client).concurrency(5).stream().collect().await;
    assert!(items.last().unwrap().as_ref().unwrap_err().is_validation());
    assert_eq!(items.iter().filter(|item| item.is_err()).count(), 1);
    let none = fan_out(&client).concurrency(0).await.unwrap_err();
    assert!(none.is_configuration());
    let none = fan_out(&client).concurrency(0).stream().await.unwrap_err();
    assert!(none.is_configuration());
}

#[tokio::test]
async fn lists_read_at_the_same_time_are_bounded() {
    let clock = ManualClock::new();
    let starts = Arc::new(Mutex::new(Vec::new()));
    let (record, timer) = (Arc::clone(&starts), clock.clone());
    let service = MemoryTransport::with_async(move |_| {
        let (record, timer) = (Arc::clone(&record), timer.clone());
        async move {
            record.lock().unwrap().push(timer.monotonic());
            timer.sleep(Duration::from_secs(1)).await;
            Ok(TransportResponse::json(
                StatusCode::OK,
                &json!({ "data": [1] }),
            ))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let begin = clock.monotonic();
    let report = clock
        .drive(async { fan_out(&client).concurrency(2).await })
        .await;
    assert!(report.unwrap().is_complete());
    let starts = starts.lock().unwrap();
    let seconds: Vec<u64> = starts
        .iter()
        .map(|start| (*start - begin).as_secs())
        .collect();
    assert_eq!(seconds, [0, 0, 1, 1, 2]);
}
