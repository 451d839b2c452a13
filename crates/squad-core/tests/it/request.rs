//! The one request type: it is sent when it is awaited, with options of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{CREATE, EXCHANGE, EXPORT, GET, LIST, builder, client};
use futures::{StreamExt as _, TryStreamExt as _};
use http::StatusCode;
use serde_json::json;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{ByteStream, Client, Kind, RequestBuilder, RetryPolicy};

fn names() -> MemoryTransport {
    MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": ["one", "two"]}))
    })
}

/// A client whose service responds after `delay`, if ever, and whose own deadline is 60 s.
fn slow(clock: &ManualClock, delay: Option<Duration>) -> (Client, MemoryTransport) {
    let inner = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let clock = inner.clone();
        async move {
            match delay {
                Some(delay) => clock.sleep(delay).await,
                None => futures::future::pending().await,
            }
            Ok(TransportResponse::json(
                StatusCode::OK,
                &json!({"data": ["late"]}),
            ))
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .deadline(Duration::from_secs(60))
        .attempt_timeout(None)
        .read_timeout(Duration::from_secs(1_000_000))
        .retry(RetryPolicy::disabled());
    (client.build().unwrap(), service)
}

fn list(client: &Client) -> RequestBuilder<Vec<String>> {
    client.call(&LIST).request()
}

#[tokio::test]
async fn request_is_sent_once_and_only_when_awaited() {
    let service = names();
    let client = client(&service);
    let request = list(&client);
    let dropped = list(&client).deadline(Duration::from_secs(1));
    tokio::task::yield_now().await;
    assert_eq!(service.count(), 0);
    drop(dropped);
    assert_eq!(service.count(), 0);
    let answer = request.with_response().await.unwrap();
    assert_eq!(answer.value, ["one", "two"]);
    assert_eq!((answer.attempts(), service.count()), (1, 1));
    assert_eq!(service.requests()[0].url.path(), "/gateway/v3/things");
}

#[tokio::test]
async fn own_deadline_replaces_the_clients() {
    for (own, passed) in [
        (None, 60),
        (Some(Duration::from_secs(2)), 2),
        (Some(Duration::from_secs(300)), 300),
    ] {
        let clock = ManualClock::new();
        let (client, service) = slow(&clock, None);
        let mut request = list(&client);
        if let Some(own) = own {
            request = request.deadline(own);
        }
        let started = clock.monotonic();
        let error = clock.drive(request).await.unwrap_err();
        assert_eq!((error.kind(), service.count()), (Kind::Timeout, 1));
        assert!(
            error.message().contains(&format!("deadline of {passed} s")),
            "{error}"
        );
        assert_eq!(clock.monotonic() - started, Duration::from_secs(passed));
    }
    // Once it is sent its deadline is fixed, and it is sent once however often it is polled.
    let clock = ManualClock::new();
    let (client, service) = slow(&clock, None);
    let mut request = list(&client).deadline(Duration::from_secs(5));
    for _ in 0..10 {
        assert!(futures::poll!(&mut request).is_pending());
    }
    let shown = format!("{request:?}");
    assert_eq!(shown, "RequestBuilder { .. }");
    let error = clock.drive(request.deadline(None)).await.unwrap_err();
    assert!(error.message().contains("deadline of 5 s"), "{error}");
    assert_eq!(service.count(), 1);
    // The last one set counts, and it is the call's alone.
    let clock = ManualClock::new();
    let (client, _) = slow(&clock, Some(Duration::from_secs(50)));
    let short = list(&client)
        .deadline(None)
        .deadline(Duration::from_secs(2));
    clock.drive(short).await.unwrap_err();
    assert_eq!(clock.drive(list(&client)).await.unwrap(), ["late"]);
}

#[tokio::test]
async fn disabled_deadline_never_ends_the_wait() {
    let clock = ManualClock::new();
    let week = Duration::from_secs(7 * 24 * 3600);
    let (client, _) = slow(&clock, Some(week));
    let started = clock.monotonic();
    let patient = list(&client).deadline(None);
    assert_eq!(clock.drive(patient).await.unwrap(), ["late"]);
    assert_eq!(clock.monotonic() - started, week);
}

#[tokio::test]
async fn request_outlives_the_client_and_can_be_spawned() {
    fn assert_send<T: Send>(_: &T) {}
    let service = names();
    let client = client(&service);
    let request = list(&client);
    assert_send(&request);
    drop(client);
    let answer = tokio::spawn(request);
    assert_eq!(answer.await.unwrap().unwrap(), ["one", "two"]);
}

#[test]
fn debug_shows_the_operation_and_no_secret() {
    let service = names();
    let client = client(&service);
    let exchange: RequestBuilder<()> = client
        .call(&EXCHANGE)
        .header("X-Refresh-Token", "CANARY-header")
        .query("token", "CANARY-query")
        .json(&"CANARY-body")
        .request();
    let thing: RequestBuilder<()> = client.call(&GET).path("id", "CANARY-path").request();
    for (request, operation) in [
        (exchange.deadline(Duration::from_secs(7)), "getToken"),
        (thing.deadline(Duration::from_secs(7)), "getThing"),
    ] {
        let shown = format!("{request:?} {request:#?}");
        assert!(shown.contains(operation), "{shown}");
        assert!(shown.contains("7s"), "{shown}");
        assert!(!shown.to_ascii_lowercase().contains("canary"), "{shown}");
    }
}

#[tokio::test]
async fn invalid_argument_is_the_error_of_the_request() {
    let service = names();
    let client = client(&service);
    let request: RequestBuilder<()> = client.call(&GET).path("id", "").request();
    let error = request.await.unwrap_err();
    assert_eq!(
        (error.kind(), service.count()),
        (Kind::Configuration, 0),
        "{error}"
    );
}

#[tokio::test]
async fn byte_stream_is_delivered_as_it_arrives() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |_| {
        let clock = inner.clone();
        let mut reply = TransportResponse::new(StatusCode::OK, "");
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
    let export: RequestBuilder<ByteStream> = client.call(&EXPORT).request();
    assert_eq!(service.count(), 0);
    // The deadline ends where the body begins.
    let export = export.deadline(Duration::from_secs(30));
    let started = clock.monotonic();
    let mut answer = clock.drive(export.with_response()).await.unwrap();
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
    let export: RequestBuilder<ByteStream> = client.call(&EXPORT).request();
    let export = export.deadline(Duration::from_secs(30));
    let error = clock.drive(export).await.unwrap_err();
    assert!(error.message().contains("deadline of 30 s"), "{error}");
}

#[tokio::test]
async fn result_type_selects_what_is_decoded() {
    let service = names();
    let client = client(&service);
    let nothing: RequestBuilder<()> = client.call(&CREATE).json(&json!({})).request();
    let () = nothing.await.unwrap();
    let numbers: RequestBuilder<Vec<i64>> = client.call(&LIST).request();
    assert_eq!(numbers.await.unwrap(), [0, 0]);
    let map: RequestBuilder<std::collections::BTreeMap<String, i64>> = client.call(&LIST).request();
    assert_eq!(map.await.unwrap_err().json_path(), Some("data"));
}

#[tokio::test]
async fn requests_can_be_joined_boxed_and_stored() {
    let service = names();
    let client = client(&service);
    let (one, other) = futures::join!(list(&client), list(&client).with_response());
    assert_eq!(one.unwrap(), other.unwrap().value);
    let stored: Vec<futures::future::BoxFuture<'static, _>> = vec![
        Box::pin(list(&client)),
        Box::pin(list(&client).map(|mut all| {
            all.truncate(1);
            all
        })),
    ];
    let lists: Vec<Vec<String>> = futures::future::try_join_all(stored).await.unwrap();
    assert_eq!(lists, [vec!["one", "two"], vec!["one"]]);
    assert_eq!(service.count(), 4);
}

#[tokio::test]
async fn map_keeps_the_options_and_the_response() {
    let clock = ManualClock::new();
    let (client, service) = slow(&clock, None);
    let counted: RequestBuilder<usize> = list(&client)
        .deadline(Duration::from_secs(9))
        .map(|names| names.len());
    // Set after the conversion: the last one counts.
    let error = clock
        .drive(counted.deadline(Duration::from_secs(3)))
        .await
        .unwrap_err();
    assert!(error.message().contains("deadline of 3 s"), "{error}");
    assert_eq!(service.count(), 1);

    let service = names();
    let counted = list(&crate::support::client(&service)).map(|names| names.len());
    let response = counted.with_response().await.unwrap();
    assert_eq!((response.value, response.attempts()), (2, 1));

    // A request that is already running can still be converted.
    let client = crate::support::client(&service);
    let clock = ManualClock::new();
    let (slow, _) = slow(&clock, Some(Duration::from_secs(1)));
    let mut running = list(&slow);
    assert!(futures::poll!(&mut running).is_pending());
    assert_eq!(
        clock.drive(running.map(|names| names.len())).await.unwrap(),
        1
    );
    drop(client);
}

#[tokio::test]
async fn failed_conversion_names_the_operation_and_the_request_id() {
    let service = MemoryTransport::new(|_| {
        let mut response = TransportResponse::json(StatusCode::OK, &json!({"data": []}));
        let id = http::HeaderValue::from_static("req-7");
        response.headers.insert("x-request-id", id);
        response
    });
    let first = list(&client(&service)).try_map(|names| {
        let first = names.into_iter().next();
        first.ok_or_else(|| squad_core::Error::new(Kind::Decode, "the list is empty"))
    });
    let error = first.await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
    assert_eq!(error.operation_id(), Some("listThings"));
    assert_eq!(error.request_id(), Some("req-7"));
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn own_retry_policy_replaces_the_clients() {
    let service =
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, ""));
    let clock = ManualClock::new();
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .retry(RetryPolicy::disabled())
        .build()
        .unwrap();
    clock.drive(list(&client)).await.unwrap_err();
    assert_eq!(service.count(), 1);
    let patient = list(&client).retry(RetryPolicy::default().max_attempts(3));
    let error = clock.drive(patient).await.unwrap_err();
    assert_eq!((error.attempts(), service.count()), (3, 4));
}

#[tokio::test]
async fn extra_header_is_sent_and_marked_as_secret() {
    let service = names();
    let client = client(&service);
    let request = list(&client)
        .header("X-Tenant", "CANARY-one")
        .header("x-tenant", "CANARY-tenant")
        .header("user-agent", "pager/1");
    assert!(!format!("{request:?}").contains("CANARY"));
    request.await.unwrap();
    let sent = service.requests().remove(0);
    let values: Vec<_> = sent.headers.get_all("x-tenant").iter().collect();
    assert_eq!(values, ["CANARY-tenant"]);
    assert!(values[0].is_sensitive());
    assert_eq!(sent.headers["user-agent"], "pager/1");
}

#[tokio::test]
async fn reserved_and_malformed_headers_are_rejected_before_sending() {
    let service = names();
    let client = client(&service);
    for name in [
        "Authorization",
        "HOST",
        "content-length",
        "Transfer-Encoding",
        "content-type",
        "Range",
    ] {
        let error = list(&client).header(name, "CANARY").await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        let shown = format!("{error} {error:?}");
        assert!(shown.contains(&name.to_ascii_lowercase()), "{shown}");
        assert!(!shown.contains("CANARY"), "{shown}");
    }
    for (name, value) in [("a b", "x"), ("", "x"), ("x-a", "CANARY\r\nx-b: 1")] {
        let error = list(&client).header(name, value).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(!format!("{error:?}").contains("CANARY"), "{error:?}");
    }
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn invalid_request_gives_its_error_and_sends_nothing() {
    let built: squad_core::Result<RequestBuilder<u8>> = Err(squad_core::Error::new(
        Kind::Configuration,
        "the list of steps is empty",
    ));
    let request: RequestBuilder<u16> = RequestBuilder::from(built)
        .deadline(Duration::from_secs(1))
        .map(u16::from);
    let error = request.await.unwrap_err();
    assert_eq!(error.message(), "the list of steps is empty");
}
