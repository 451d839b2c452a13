//! A request that is built from the value of another one: both have the options of the whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{CREATE, LIST, builder, client};
use http::StatusCode;
use serde_json::json;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Error, Kind, RequestBuilder, Result, RetryPolicy};

/// A service that responds after four seconds.
fn slow(clock: &ManualClock) -> (Client, MemoryTransport) {
    let inner = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let clock = inner.clone();
        async move {
            clock.sleep(Duration::from_secs(4)).await;
            Ok(TransportResponse::json(
                StatusCode::OK,
                &json!({"data": ["one"]}),
            ))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .retry(RetryPolicy::disabled());
    (client.build().unwrap(), service)
}

/// Reads a list and creates its first item.
fn copy(client: &Client) -> RequestBuilder<Vec<String>> {
    let second = client.clone();
    let list = client.call(&LIST).request::<Vec<String>>();
    list.and_then(move |names| second.call(&CREATE).json(&names).request::<Vec<String>>())
}

#[tokio::test]
async fn one_deadline_covers_both_requests() {
    for (limit, count) in [(3, 1), (6, 2)] {
        let clock = ManualClock::new();
        let (client, service) = slow(&clock);
        let started = clock.monotonic();
        let limit = Duration::from_secs(limit);
        let error = clock
            .drive(copy(&client).deadline(limit))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::Timeout, "{error}");
        assert_eq!(clock.monotonic() - started, limit);
        assert_eq!(service.count(), count);
    }
    let clock = ManualClock::new();
    let (client, service) = slow(&clock);
    let copied = copy(&client).deadline(Duration::from_secs(9));
    assert_eq!(clock.drive(copied).await.unwrap(), ["one"]);
    assert_eq!(service.requests()[1].json(), json!(["one"]));
}

#[tokio::test]
async fn headers_and_retry_policy_apply_to_both_requests() {
    let service = MemoryTransport::new(|request| match request.method.as_str() {
        "GET" => TransportResponse::json(StatusCode::OK, &json!({"data": []})),
        _ => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, ""),
    });
    let copied = copy(&client(&service)).header("x-trace", "7");
    let error = copied.retry(RetryPolicy::disabled()).await.unwrap_err();
    assert_eq!(
        (error.operation_id(), error.attempts()),
        (Some("createThing"), 1)
    );
    let sent = service.requests();
    assert_eq!(sent.len(), 2);
    for request in sent {
        assert_eq!(request.headers["x-trace"], "7");
        let typed = request.headers.contains_key("content-type");
        assert_eq!(typed, request.method == "POST");
    }
}

#[tokio::test]
async fn second_request_is_not_sent_if_the_first_fails_or_it_cannot_be_built() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::NOT_FOUND, ""));
    let error = copy(&client(&service)).await.unwrap_err();
    assert_eq!(error.operation_id(), Some("listThings"));
    assert_eq!(service.count(), 1);

    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": ["one"]}))
    });
    let list = client(&service).call(&LIST).request::<Vec<String>>();
    let none = list.and_then(|_| -> Result<RequestBuilder<()>> {
        Err(Error::new(
            Kind::Configuration,
            "there is no second request",
        ))
    });
    assert!(none.await.unwrap_err().is_configuration());
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn time_before_the_second_request_counts_unless_it_can_be_time_in_a_queue() {
    let six = Duration::from_secs(6);
    let clock = ManualClock::new();
    let (client, service) = slow(&clock);
    let queued = copy(&client).deadline(six).queue_before_deadline();
    assert_eq!(clock.drive(queued).await.unwrap(), ["one"]);
    assert_eq!(service.count(), 2);
    // The total deadline covers both all the same.
    let started = clock.monotonic();
    let queued = copy(&client).total_deadline(six).queue_before_deadline();
    assert!(clock.drive(queued).await.unwrap_err().is_timeout());
    assert_eq!(clock.monotonic() - started, six);
    // Without a deadline there is none for the second request either.
    let patient = copy(&client).deadline(None);
    assert_eq!(clock.drive(patient).await.unwrap(), ["one"]);
}
