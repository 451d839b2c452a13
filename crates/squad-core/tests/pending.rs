//! What a generated method gives back: a call that is sent when it is awaited, with a deadline of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use futures::{StreamExt as _, TryStreamExt as _};
use http::StatusCode;
use serde_json::json;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::Reply;
use squad_core::{ByteStream, Client, Kind, Pending, RetryPolicy};
use support::{CREATE, EXCHANGE, EXPORT, GET, LIST, builder, client};

fn names() -> MemoryTransport {
    MemoryTransport::new(|_| Reply::json(StatusCode::OK, &json!({"data": ["one", "two"]})))
}

/// A client whose service answers after `delay`, if ever, and whose own deadline is 60 s.
fn slow(clock: &ManualClock, delay: Option<Duration>) -> (Client, MemoryTransport) {
    let inner = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let clock = inner.clone();
        async move {
            match delay {
                Some(delay) => clock.sleep(delay).await,
                None => futures::future::pending().await,
            }
            Ok(Reply::json(StatusCode::OK, &json!({"data": ["late"]})))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .deadline(Duration::from_secs(60))
        .attempt_timeout(None)
        .read_timeout(Duration::from_secs(1_000_000))
        .retry(RetryPolicy::never());
    (client.build().unwrap(), service)
}

fn list(client: &Client) -> Pending<'_, Vec<String>> {
    client.call(&LIST).answered()
}

#[tokio::test]
async fn nothing_is_sent_until_it_is_awaited_and_then_once() {
    let service = names();
    let client = client(&service);
    let pending = list(&client);
    let dropped = list(&client).deadline(Duration::from_secs(1));
    tokio::task::yield_now().await;
    assert_eq!(service.count(), 0);
    drop(dropped);
    assert_eq!(service.count(), 0);
    let answer = pending.await.unwrap();
    assert_eq!(answer.value, ["one", "two"]);
    assert_eq!((answer.attempts(), service.count()), (1, 1));
    assert_eq!(service.requests()[0].url.path(), "/gateway/v3/things");
}

#[tokio::test]
async fn a_deadline_of_its_own_replaces_that_of_the_client() {
    for (own, passed) in [
        (None, 60),
        (Some(Duration::from_secs(2)), 2),
        (Some(Duration::from_secs(300)), 300),
    ] {
        let clock = ManualClock::new();
        let (client, service) = slow(&clock, None);
        let mut pending = list(&client);
        if let Some(own) = own {
            pending = pending.deadline(own);
        }
        let started = clock.monotonic();
        let error = clock.drive(pending).await.unwrap_err();
        assert_eq!((error.kind(), service.count()), (Kind::Timeout, 1));
        assert!(
            error.message().contains(&format!("deadline of {passed} s")),
            "{error}"
        );
        assert_eq!(clock.monotonic() - started, Duration::from_secs(passed));
    }
    // Once it is on its way its deadline stands, and it is sent once however often it is polled.
    let clock = ManualClock::new();
    let (client, service) = slow(&clock, None);
    let mut pending = list(&client).deadline(Duration::from_secs(5));
    for _ in 0..10 {
        assert!(futures::poll!(&mut pending).is_pending());
    }
    let shown = format!("{pending:?}");
    assert_eq!(shown, "Pending { .. }");
    let error = clock.drive(pending.deadline(None)).await.unwrap_err();
    assert!(error.message().contains("deadline of 5 s"), "{error}");
    assert_eq!(service.count(), 1);
    // The last one set counts, and it is the call's alone.
    let clock = ManualClock::new();
    let (client, _) = slow(&clock, Some(Duration::from_secs(50)));
    let short = list(&client)
        .deadline(None)
        .deadline(Duration::from_secs(2));
    clock.drive(short).await.unwrap_err();
    let answer = clock.drive(list(&client)).await.unwrap();
    assert_eq!(answer.value, ["late"]);
}

#[tokio::test]
async fn without_a_deadline_it_waits_without_end() {
    let clock = ManualClock::new();
    let week = Duration::from_secs(7 * 24 * 3600);
    let (client, _) = slow(&clock, Some(week));
    let started = clock.monotonic();
    let patient = list(&client).deadline(None);
    assert_eq!(clock.drive(patient).await.unwrap().value, ["late"]);
    assert_eq!(clock.monotonic() - started, week);
}

#[tokio::test]
async fn it_can_be_awaited_in_another_task() {
    fn assert_send<T: Send>(_: &T) {}
    let service = names();
    let client = client(&service);
    assert_send(&list(&client));
    let answer = tokio::spawn(async move { list(&client).await });
    assert_eq!(answer.await.unwrap().unwrap().value, ["one", "two"]);
}

#[test]
fn it_shows_its_operation_and_no_secret() {
    let service = names();
    let client = client(&service);
    let exchange: Pending<'_, ()> = client
        .call(&EXCHANGE)
        .header("X-Refresh-Token", "CANARY-header")
        .query("token", "CANARY-query")
        .json(&"CANARY-body")
        .answered();
    let thing: Pending<'_, ()> = client.call(&GET).path("id", "CANARY-path").answered();
    for (pending, operation) in [
        (exchange.deadline(Duration::from_secs(7)), "getToken"),
        (thing.deadline(Duration::from_secs(7)), "getThing"),
    ] {
        let shown = format!("{pending:?} {pending:#?}");
        assert!(shown.contains(operation), "{shown}");
        assert!(shown.contains("7s"), "{shown}");
        assert!(!shown.to_ascii_lowercase().contains("canary"), "{shown}");
    }
}

#[tokio::test]
async fn an_argument_that_cannot_be_sent_is_the_error_of_awaiting() {
    let service = names();
    let client = client(&service);
    let pending: Pending<'_, ()> = client.call(&GET).path("id", "").answered();
    let error = pending.await.unwrap_err();
    assert_eq!(
        (error.kind(), service.count()),
        (Kind::Configuration, 0),
        "{error}"
    );
}

#[tokio::test]
async fn the_bytes_of_an_answer_come_while_they_arrive() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |_| {
        let clock = inner.clone();
        let mut reply = Reply::new(StatusCode::OK, "");
        let pieces = futures::stream::iter(["a,", "b"]).then(move |piece| {
            let clock = clock.clone();
            async move {
                clock.sleep(Duration::from_secs(20)).await;
                Ok(piece.into())
            }
        });
        reply.body = pieces.boxed();
        reply
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let export: Pending<'_, ByteStream> = client.call(&EXPORT).answered();
    assert_eq!(service.count(), 0);
    // The deadline ends where the body begins.
    let export = export.deadline(Duration::from_secs(30));
    let started = clock.monotonic();
    let mut answer = clock.drive(export).await.unwrap();
    assert_eq!((answer.status(), service.count()), (StatusCode::OK, 1));
    let first = clock.drive(answer.value.chunk()).await.unwrap();
    assert_eq!(first.unwrap(), "a,");
    assert_eq!(clock.monotonic() - started, Duration::from_secs(20));
    let rest: Vec<bytes::Bytes> = clock
        .drive(answer.into_inner().try_collect())
        .await
        .unwrap();
    assert_eq!(rest, ["b"]);
    assert_eq!(clock.monotonic() - started, Duration::from_secs(40));
    // Up to there it holds.
    let clock = ManualClock::new();
    let (client, _) = slow(&clock, None);
    let export: Pending<'_, ByteStream> = client.call(&EXPORT).answered();
    let export = export.deadline(Duration::from_secs(30));
    let error = clock.drive(export).await.unwrap_err();
    assert!(error.message().contains("deadline of 30 s"), "{error}");
}

#[tokio::test]
async fn what_it_is_awaited_for_says_what_is_read() {
    let service = names();
    let client = client(&service);
    // No value is asked for, so none is read.
    let nothing: Pending<'_, ()> = client.call(&CREATE).json(&json!({})).answered();
    let () = nothing.await.unwrap().into_inner();
    let numbers: Pending<'_, Vec<i64>> = client.call(&LIST).answered();
    assert_eq!(numbers.await.unwrap().value, [0, 0]);
    let map: Pending<'_, std::collections::BTreeMap<String, i64>> = client.call(&LIST).answered();
    assert!(map.await.unwrap().value.is_empty());
}
