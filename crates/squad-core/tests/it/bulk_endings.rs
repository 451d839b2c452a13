//! How bulk work ends: what a timeout means, why a request was not sent, and what each error says.

use std::cell::Cell;
use std::error::Error as _;
use std::time::Duration;

use futures::StreamExt as _;
use http::StatusCode;
use serde_json::json;
use squad_core::bulk;
use squad_core::clock::Clock as _;
use squad_core::list::{FanOut, List, RequestOptions};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind, RequestBuilder, RequestSent};

use crate::support::{CREATE, builder, client};

/// A client whose service takes three seconds per request.
fn slow(clock: &ManualClock) -> (Client, MemoryTransport) {
    let timer = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let timer = timer.clone();
        async move {
            timer.sleep(Duration::from_secs(3)).await;
            Ok(TransportResponse::json(
                StatusCode::OK,
                &json!({ "data": 7 }),
            ))
        }
    });
    let client = builder(&service).static_token("tok-canary-1");
    (client.clock(clock.clone()).build().unwrap(), service)
}

fn create(client: &Client) -> RequestBuilder<u64> {
    client.call(&CREATE).json(&json!({})).request()
}

#[tokio::test]
async fn a_request_that_times_out_before_the_total_deadline_fails_alone() {
    for total in [None, Some(Duration::from_secs(60))] {
        let clock = ManualClock::new();
        let (client, service) = slow(&clock);
        let work = bulk::each(0..3, |nth| match nth {
            1 => create(&client).deadline(Duration::from_secs(1)),
            _ => create(&client),
        });
        let work = work.concurrency(1);
        let work = total.into_iter().fold(work, bulk::Each::total_deadline);
        let report = clock.drive(async { work.await }).await.unwrap();
        assert_eq!((report.done().count(), report.unsent().count()), (2, 0));
        let failed: Vec<_> = report.failed().collect();
        assert_eq!((failed.len(), failed[0].0), (1, &1));
        assert!(
            failed[0].1.message().contains("deadline of 1 s"),
            "{}",
            failed[0].1
        );
        assert_eq!(service.count(), 3);
    }
}

#[tokio::test]
async fn requests_of_the_end_say_whether_they_were_sent() {
    let clock = ManualClock::new();
    let (client, service) = slow(&clock);
    let work = bulk::each(0..4, |_| create(&client)).concurrency(1);
    let work = work.total_deadline(Duration::from_millis(4500));
    let report = clock.drive(async { work.await }).await.unwrap();
    assert_eq!((report.done().count(), service.count()), (1, 2));
    let failed: Vec<_> = report.failed().collect();
    assert_eq!(failed.len(), 1);
    let (item, error) = failed[0];
    assert_eq!((*item, error.kind()), (1, Kind::Timeout));
    assert_eq!(
        error.message(),
        "the total deadline of 4.5 s for the bulk work was exceeded; the request may have been carried out"
    );
    assert_eq!(
        (error.request_sent(), error.attempts()),
        (RequestSent::Maybe, 1)
    );
    assert_eq!(error.operation_id(), Some("createThing"));
    assert!(error.source().is_some());
    let unsent: Vec<_> = report.unsent().collect();
    assert_eq!(
        unsent.iter().map(|(item, _)| **item).collect::<Vec<_>>(),
        [2, 3]
    );
    for (_, error) in unsent {
        let message =
            "the total deadline of 4.5 s for the bulk work was exceeded; the request was not sent";
        assert_eq!((error.kind(), error.message()), (Kind::Timeout, message));
        assert_eq!(
            (error.request_sent(), error.attempts()),
            (RequestSent::No, 0)
        );
        assert_eq!(error.operation_id(), Some("createThing"));
        assert!(error.source().is_some());
    }
    let error = report.into_result().unwrap_err();
    assert!(
        error
            .message()
            .starts_with("1 of 4 failed and 2 were not sent; "),
        "{error}"
    );
}

#[tokio::test]
async fn an_error_after_the_total_deadline_is_not_a_timeout_of_it() {
    // The service responds with an error at the moment at which the deadline ends.
    let clock = ManualClock::new();
    let timer = clock.clone();
    let service = MemoryTransport::new(move |_| {
        timer.advance(Duration::from_secs(5));
        TransportResponse::new(StatusCode::CONFLICT, "{}")
    });
    let client = builder(&service).static_token("tok-canary-1");
    let client = client.clock(clock.clone()).build().unwrap();
    let work = bulk::each(0..1, |_| create(&client)).total_deadline(Duration::from_secs(5));
    let report = clock.drive(async { work.await }).await.unwrap();
    let kinds: Vec<_> = report.failed().map(|(_, error)| error.kind()).collect();
    assert_eq!(kinds, [Kind::Conflict]);
}

#[tokio::test]
async fn requests_after_a_rejected_credential_have_its_error() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::UNAUTHORIZED, "{}"));
    let client = client(&service);
    let work = bulk::each(0..3, |_| create(&client)).concurrency(1);
    let report = work.await.unwrap();
    assert_eq!((report.failed().count(), report.unsent().count()), (1, 2));
    for (_, error) in report.unsent() {
        let start = "the request was not sent, because an earlier one failed: createThing: not authenticated";
        assert!(error.message().starts_with(start), "{error}");
        assert_eq!(error.kind(), Kind::Authentication);
        assert_eq!(
            (error.request_sent(), error.status()),
            (RequestSent::No, None)
        );
        assert_eq!(error.operation_id(), Some("createThing"));
    }
}

#[tokio::test]
async fn only_a_conflict_is_looked_up_again() {
    for (kind, looked_up) in [
        (Kind::Conflict, 2),
        (Kind::Server, 1),
        (Kind::Validation, 1),
    ] {
        let looked = Cell::new(0);
        let find = || {
            looked.set(looked.get() + 1);
            let found = (looked.get() > 1).then_some(3);
            async move { Ok(found) }
        };
        let create = || async move { Err::<u64, _>(Error::new(kind, "it failed")) };
        let found = bulk::ensure(find, create).await;
        assert_eq!(
            (looked.get(), found.is_ok()),
            (looked_up, looked_up == 2),
            "{kind:?}"
        );
    }
    let failing = || async { Err::<Option<u64>, _>(Error::new(Kind::Server, "it failed")) };
    let error = bulk::ensure(failing, || async { Ok(2) }).await.unwrap_err();
    assert!(error.is_server());
    for (ensured, created) in [
        (bulk::Ensured::Existing(3), false),
        (bulk::Ensured::Created(3), true),
    ] {
        assert_eq!(
            (ensured.is_created(), *ensured.get(), ensured.into_inner()),
            (created, 3, 3)
        );
    }
}

#[tokio::test]
async fn lists_of_owners_without_a_skipped_one_are_complete() {
    let owners = || {
        let owners = futures::stream::iter((1..=3).map(Ok));
        List::from_stream(RequestOptions::default(), |_| owners)
    };
    // The second list fails after its first item.
    let fan_out = |kind: Option<Kind>| {
        FanOut::new(owners(), move |owner: &u64| {
            let owner = *owner;
            let error = kind.filter(|_| owner == 2);
            let error = error.map(|kind| Err(Error::new(kind, "it failed")));
            let items = futures::stream::iter([Ok(owner * 10)].into_iter().chain(error));
            List::from_stream(RequestOptions::default(), |_| items)
        })
    };
    for (kind, skipped) in [
        (None, false),
        (Some(Kind::Permission), true),
        (Some(Kind::NotFound), true),
    ] {
        let report = fan_out(kind).await.unwrap();
        assert_eq!(report.is_complete(), !skipped);
        let owners: Vec<_> = report.skipped().map(|(owner, _)| *owner).collect();
        assert_eq!(owners, if skipped { vec![2] } else { vec![] });
        // The items before the error are those of the list.
        let items: Vec<_> = report
            .items()
            .map(|(owner, item)| (*owner, *item))
            .collect();
        assert_eq!(items, [(1, 10), (2, 20), (3, 30)]);
        assert_eq!(report.into_items(), [10, 20, 30]);
        let streamed: Vec<_> = fan_out(kind).stream().collect().await;
        assert!(streamed.iter().all(Result::is_ok));
        let items = streamed.into_iter().map(Result::unwrap);
        let errors = items.filter(|item| item.item.is_err());
        let owners: Vec<_> = errors.map(|item| *item.owner).collect();
        assert_eq!(owners, if skipped { vec![2] } else { vec![] });
    }
    for kind in [Kind::Server, Kind::Authentication, Kind::Conflict] {
        assert_eq!(fan_out(Some(kind)).await.unwrap_err().kind(), kind);
        let streamed: Vec<_> = fan_out(Some(kind)).stream().collect().await;
        assert_eq!(streamed.last().unwrap().as_ref().unwrap_err().kind(), kind);
    }
}
