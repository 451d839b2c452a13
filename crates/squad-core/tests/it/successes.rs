//! Which responses with a 2xx status are successes, and whether an error says that the request was sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{CREATE, DELETE, EXCHANGE, GET, builder};
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use squad_core::clock::Clock as _;
use squad_core::operation::{Method, ResponseSpec};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{SendError, SendPhase, TransportResponse};
use squad_core::{ByteStream, Client, Error, FromResponse, Kind, Operation, RequestSent};

static LIST: Operation = Operation::new("list", Method::Get, "/list", "things")
    .responses(&[ResponseSpec::new(200, Some("application/json"))])
    .envelope("data")
    .idempotent();
static ACKNOWLEDGE: Operation = Operation::new("acknowledge", Method::Post, "/ack", "things")
    .responses(&[ResponseSpec::new(200, Some("application/json"))])
    .envelope("data");
static EMPTY: Operation = Operation::new("empty", Method::Post, "/empty", "things")
    .responses(&[ResponseSpec::new(200, Some("application/json"))])
    .envelope("data")
    .may_be_empty();
static REMOVE: Operation = Operation::new("remove", Method::Delete, "/remove", "things")
    .responses(&[ResponseSpec::new(204, None)])
    .idempotent();
static EITHER: Operation = Operation::new("either", Method::Post, "/either", "things")
    .responses(&[
        ResponseSpec::new(200, Some("application/json")),
        ResponseSpec::new(204, None),
    ])
    .envelope("data");
static ANY: Operation = Operation::new("any", Method::Post, "/any", "things")
    .responses(&[ResponseSpec::new(202, Some("*/*"))]);
static CSV: Operation = Operation::new("csv", Method::Get, "/csv", "things")
    .responses(&[ResponseSpec::new(200, Some("text/csv"))])
    .idempotent()
    .streaming();
static PAGE: Operation = Operation::new("page", Method::Get, "/page", "things")
    .responses(&[ResponseSpec::new(200, Some("text/html"))]);

fn client(service: &MemoryTransport, clock: &ManualClock) -> Client {
    builder(service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap()
}

/// Sends `operation` to a service that always responds with 200 and `body`; returns the number of attempts too.
async fn call<T: FromResponse + Send>(
    operation: &'static Operation,
    content_type: &'static str,
    body: &'static str,
) -> (Result<T, Error>, usize) {
    let service = MemoryTransport::new(move |_| {
        let response = TransportResponse::new(StatusCode::OK, body);
        match content_type {
            "" => response,
            kind => response.header(CONTENT_TYPE, HeaderValue::from_static(kind)),
        }
    });
    let clock = ManualClock::new();
    let client = client(&service, &clock);
    let result = clock.drive(client.call(operation).request::<T>()).await;
    (result, service.count())
}

const JSON: &str = "application/json";
const PAGE_TEXT: &str = "<!DOCTYPE html><title>Sign in</title>";

async fn kind<T: FromResponse + Send>(
    operation: &'static Operation,
    content_type: &'static str,
    body: &'static str,
) -> Option<Kind> {
    let (result, attempts) = call::<T>(operation, content_type, body).await;
    let error = result.err()?;
    assert_eq!(error.request_sent(), RequestSent::Yes);
    assert_eq!(error.status(), Some(StatusCode::OK));
    if matches!(error.kind(), Kind::UnexpectedResponse | Kind::Decode) {
        assert_eq!(attempts, 1, "{body:?} is not retried");
    }
    if error.kind() == Kind::UnexpectedResponse {
        let said = error.to_string();
        assert!(said.contains("probably carried out"), "{said}");
    }
    Some(error.kind())
}

#[tokio::test]
async fn an_empty_body_is_not_a_success_if_a_body_is_documented() {
    let unexpected = Some(Kind::UnexpectedResponse);
    for body in ["", " ", "\r\n", "\u{feff}"] {
        assert_eq!(kind::<Vec<String>>(&LIST, JSON, body).await, unexpected);
        assert_eq!(kind::<()>(&ACKNOWLEDGE, JSON, body).await, unexpected);
        assert_eq!(kind::<Option<String>>(&LIST, "", body).await, unexpected);
        assert_eq!(kind::<Bytes>(&LIST, JSON, body).await, unexpected);
        assert_eq!(kind::<()>(&ANY, JSON, body).await, unexpected);
    }
    assert_eq!(kind::<ByteStream>(&CSV, "text/csv", "").await, unexpected);
    for operation in [&EMPTY, &EITHER, &REMOVE, &DELETE_ALL] {
        assert_eq!(
            kind::<()>(operation, "", "").await,
            None,
            "{}",
            operation.id
        );
    }
    let (result, _) = call::<Vec<String>>(&EMPTY, JSON, "").await;
    assert!(result.unwrap().is_empty());
}

/// An operation without any documented response.
static DELETE_ALL: Operation = Operation::new("deleteAll", Method::Delete, "/all", "things");

#[tokio::test]
async fn html_is_not_a_success_unless_it_is_documented() {
    let unexpected = Some(Kind::UnexpectedResponse);
    for (content_type, body) in [
        ("text/html", PAGE_TEXT),
        ("text/html; charset=utf-8", "Sign in"),
        ("", "\n <HTML><body>"),
        (JSON, PAGE_TEXT),
    ] {
        for operation in [&ACKNOWLEDGE, &REMOVE, &DELETE_ALL, &EMPTY, &EITHER, &ANY] {
            let found = kind::<()>(operation, content_type, body).await;
            assert_eq!(found, unexpected, "{} {body:?}", operation.id);
        }
        assert_eq!(
            kind::<Vec<String>>(&LIST, content_type, body).await,
            unexpected
        );
        assert_eq!(kind::<Bytes>(&CSV, content_type, body).await, unexpected);
        assert_eq!(
            kind::<ByteStream>(&CSV, content_type, body).await,
            unexpected
        );
    }
    assert_eq!(kind::<Bytes>(&PAGE, "text/html", PAGE_TEXT).await, None);
    // Some services send JSON with a wrong content type.
    assert_eq!(
        kind::<Vec<String>>(&LIST, "text/html", r#"{"data":[]}"#).await,
        None
    );
}

#[tokio::test]
async fn a_body_that_is_not_json_is_not_a_success_if_json_or_nothing_is_documented() {
    for operation in [&ACKNOWLEDGE, &REMOVE, &DELETE_ALL] {
        let found = kind::<()>(operation, "text/plain", "upstream error").await;
        assert_eq!(found, Some(Kind::UnexpectedResponse), "{}", operation.id);
    }
    assert_eq!(
        kind::<Vec<String>>(&LIST, "text/plain", "no healthy upstream").await,
        Some(Kind::UnexpectedResponse)
    );
    for body in [r#"{"data":["a""#, r#"{"items":[]}"#, r#"{"data":[]} x"#] {
        assert_eq!(
            kind::<Vec<String>>(&LIST, JSON, body).await,
            Some(Kind::Decode),
            "{body}"
        );
        assert_eq!(
            kind::<()>(&ACKNOWLEDGE, JSON, body).await,
            Some(Kind::Decode),
            "{body}"
        );
    }
    for body in ["{}", r#"{"data":null}"#, "null", "[1]", "7"] {
        assert_eq!(kind::<()>(&REMOVE, JSON, body).await, None, "{body}");
    }
    assert_eq!(kind::<Bytes>(&CSV, "text/csv", "a,b\n").await, None);
    assert_eq!(
        kind::<()>(&ACKNOWLEDGE, "text/plain", r#"{"data":{}}"#).await,
        None
    );
}

#[tokio::test]
async fn an_error_envelope_is_an_error_whatever_the_type_of_its_status() {
    for (body, expected) in [
        (
            r#"{"data":null,"meta":{"status":500,"error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (
            r#"{"data":[],"meta":{"status":"500","error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (r#"{"data":{},"meta":{"status":503.0}}"#, Kind::Server),
        (r#"{"data":null,"meta":{"status":"404 "}}"#, Kind::NotFound),
        (r#"{"data":[],"meta":{"status_code":404}}"#, Kind::NotFound),
        (
            r#"{"data":null,"meta":{"status":null,"error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (
            r#"{"data":null,"meta":{"status":true,"error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (
            r#"{"data":null,"meta":{"status":["x"],"error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (r#"{"data":null,"meta":{"status":"error"}}"#, Kind::Server),
        (
            r#"{"data":null,"meta":{"status":500,"error_message":"cut \ud83d"}}"#,
            Kind::Server,
        ),
        (
            r#"{"data":null,"meta":{"status":1e999,"error_message":"db is down"}}"#,
            Kind::Server,
        ),
        (
            r#"{"data":null,"meta":{"status":"404 Not Found"}}"#,
            Kind::NotFound,
        ),
        (
            r#"{"data":null,"meta":{"error_message":["db is down"]}}"#,
            Kind::Server,
        ),
        (
            r#"{"meta":{"error_message":"no","status":401},"data":[]}"#,
            Kind::Authentication,
        ),
        (
            r#"{"error":{"code":"internal","message":"db is down"}}"#,
            Kind::Server,
        ),
        (r#"{"error":"internal"}"#, Kind::Server),
        (r#"{"m\u0065ta":{"status":404}}"#, Kind::NotFound),
        (r#"{"\u0065\u0072ror":"internal"}"#, Kind::Server),
        (r#"{"me\u0074a":{"st\u0061tus":404}}"#, Kind::NotFound),
    ] {
        for operation in [&ACKNOWLEDGE, &REMOVE, &EMPTY, &ANY] {
            let found = kind::<()>(operation, JSON, body).await;
            assert_eq!(found, Some(expected), "{} {body}", operation.id);
        }
        assert_eq!(
            kind::<Vec<String>>(&LIST, JSON, body).await,
            Some(expected),
            "{body}"
        );
        assert_eq!(
            kind::<Bytes>(&CSV, JSON, body).await,
            Some(expected),
            "{body}"
        );
        assert_eq!(
            kind::<ByteStream>(&CSV, JSON, body).await,
            Some(expected),
            "{body}"
        );
    }
    for body in [
        r#"{"data":[],"meta":{"status":200,"error_message":""}}"#,
        r#"{"data":[],"meta":{"status_code":200,"error_message":""}}"#,
        r#"{"data":[],"meta":{"status":"ok","total":500}}"#,
        r#"{"data":[],"meta":{"status":"200 500","error_message":{}}}"#,
        r#"{"data":[],"meta":null,"error":null}"#,
        r#"{"data":[],"error":{},"errors":["x"]}"#,
        r#"{"data":[],"error":""}"#,
        r#"{"data":[{"meta":{"status":500}}]}"#,
        r#"{"data":[],"meta":{"nested":{"status":500,"error_message":"x"}}}"#,
    ] {
        assert_eq!(kind::<()>(&ACKNOWLEDGE, JSON, body).await, None, "{body}");
    }
}

#[tokio::test]
async fn a_part_of_a_body_is_not_a_success() {
    let service =
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::PARTIAL_CONTENT, "a,b\n"));
    let clock = ManualClock::new();
    let client = client(&service, &clock);
    let result = clock.drive(client.call(&CSV).request::<Bytes>()).await;
    assert_eq!(result.unwrap_err().kind(), Kind::UnexpectedResponse);
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn an_error_envelope_is_retried_only_if_the_operation_is_idempotent() {
    let body = r#"{"data":null,"meta":{"status":500,"error_message":"db is down"}}"#;
    let (result, attempts) = call::<Vec<String>>(&LIST, JSON, body).await;
    let error = result.unwrap_err();
    assert_eq!((attempts, error.message()), (3, "db is down"));
    assert_eq!(call::<()>(&ACKNOWLEDGE, JSON, body).await.1, 1);
    let rejected = r#"{"data":null,"meta":{"status":400,"error_message":"no"}}"#;
    assert_eq!(call::<Vec<String>>(&LIST, JSON, rejected).await.1, 1);
}

#[tokio::test]
async fn the_announced_and_the_received_length_must_agree() {
    for (announced, body) in [
        ("5000", r#"{"data":[]}"#),
        ("3", r#"{"data":[]}"#),
        ("7", ""),
    ] {
        let service = MemoryTransport::new(move |_| {
            let length = HeaderValue::from_static(announced);
            TransportResponse::new(StatusCode::OK, body).header(CONTENT_LENGTH, length)
        });
        let clock = ManualClock::new();
        let client = client(&service, &clock);
        for (operation, attempts) in [(&LIST, 3), (&ACKNOWLEDGE, 1), (&REMOVE, 3)] {
            let before = service.count();
            let error = clock
                .drive(client.call(operation).request::<()>())
                .await
                .unwrap_err();
            assert_eq!(error.kind(), Kind::Connection, "{error}");
            assert_eq!(error.request_sent(), RequestSent::Yes);
            assert!(error.message().contains(announced), "{error}");
            assert_eq!(service.count() - before, attempts);
        }
        let read = async {
            let mut chunks = client.call(&CSV).request::<ByteStream>().await?;
            while chunks.chunk().await?.is_some() {}
            Ok::<(), Error>(())
        };
        let error = clock.drive(read).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Connection, "{error}");
    }
}

#[tokio::test]
async fn an_error_says_whether_the_request_was_sent() {
    for (phase, sent, kind) in [
        (
            SendPhase::Misconfigured,
            RequestSent::No,
            Kind::Configuration,
        ),
        (SendPhase::Connect, RequestSent::No, Kind::Connection),
        (SendPhase::Exchange, RequestSent::Maybe, Kind::Connection),
        (SendPhase::Timeout, RequestSent::Maybe, Kind::Timeout),
        (SendPhase::Redirect, RequestSent::Yes, Kind::Redirect),
        (SendPhase::Decode, RequestSent::Yes, Kind::Decode),
    ] {
        let service =
            MemoryTransport::with_async(move |_| async move { Err(SendError::new(phase, "no")) });
        let clock = ManualClock::new();
        let client = client(&service, &clock);
        let error = clock
            .drive(client.call(&CREATE).request::<()>())
            .await
            .unwrap_err();
        assert_eq!(
            (error.request_sent(), error.kind()),
            (sent, kind),
            "{phase:?}"
        );
        assert_eq!(error.exchange_sent(), RequestSent::No);
    }
    // A 502 and then a connection failure: the first attempt was sent.
    let nth = std::sync::atomic::AtomicUsize::new(0);
    let service = MemoryTransport::with_async(move |_| {
        let first = nth.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0;
        async move {
            match first {
                true => Ok(TransportResponse::new(StatusCode::BAD_GATEWAY, "")),
                false => Err(SendError::new(SendPhase::Connect, "no")),
            }
        }
    });
    let clock = ManualClock::new();
    let client = client(&service, &clock);
    let call = client.call(&GET).path("id", 1);
    let error = clock.drive(call.request::<()>()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Connection, 3));
    assert_eq!(error.request_sent(), RequestSent::Yes);
}

#[tokio::test]
async fn a_deadline_that_passes_during_an_attempt_may_have_sent_the_request() {
    let service = MemoryTransport::with_async(|_| futures::future::pending());
    let clock = ManualClock::new();
    let client = client(&service, &clock);
    let call = client.call(&CREATE).deadline(Duration::from_secs(5));
    let error = clock.drive(call.request::<()>()).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.request_sent(), RequestSent::Maybe);
}

#[tokio::test]
async fn redirects_and_304_have_kinds_of_their_own() {
    for (status, kind) in [
        (301, Kind::Redirect),
        (302, Kind::Redirect),
        (303, Kind::Redirect),
        (307, Kind::Redirect),
        (308, Kind::Redirect),
        (300, Kind::UnexpectedResponse),
        (304, Kind::UnexpectedResponse),
    ] {
        let service = MemoryTransport::new(move |_| {
            let location = HeaderValue::from_static("https://elsewhere.test/x?token=canary");
            TransportResponse::new(StatusCode::from_u16(status).unwrap(), "")
                .header(LOCATION, location)
        });
        let clock = ManualClock::new();
        let client = client(&service, &clock);
        for operation in [&DELETE, &EXCHANGE] {
            let mut call = client.call(operation);
            if operation.path.contains("{id}") {
                call = call.path("id", 1);
            }
            let error = call.request::<()>().await.unwrap_err();
            assert_eq!(error.kind(), kind, "{status}");
            assert_eq!(error.is_redirect(), kind == Kind::Redirect);
            assert_eq!(error.request_sent(), RequestSent::Yes);
            assert_eq!(
                error.message().contains("elsewhere.test"),
                kind == Kind::Redirect
            );
            assert!(!error.to_string().contains("canary"), "{error}");
        }
    }
}

#[tokio::test]
async fn a_total_deadline_covers_a_streamed_body() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |_| {
        let clock = inner.clone();
        let mut response = TransportResponse::new(StatusCode::OK, "");
        response.body = stream::unfold(clock, |clock| async move {
            clock.sleep(Duration::from_secs(20)).await;
            Some((Ok(Bytes::from_static(b"x")), clock))
        })
        .boxed();
        response
    });
    let client = client(&service, &clock);
    let started = clock.monotonic();
    let call = client.call(&CSV).total_deadline(Duration::from_secs(90));
    let mut chunks = clock.drive(call.request::<ByteStream>()).await.unwrap();
    let mut count = 0;
    let error = loop {
        match clock.drive(chunks.chunk()).await {
            Ok(Some(_)) => count += 1,
            Ok(None) => panic!("the body does not end"),
            Err(error) => break error,
        }
    };
    assert_eq!((count, error.kind()), (4, Kind::Timeout));
    assert!(
        error.message().contains("total deadline of 90 s"),
        "{error}"
    );
    assert_eq!(clock.monotonic() - started, Duration::from_secs(90));
    assert_eq!(clock.drive(chunks.chunk()).await.unwrap(), None);
    // It also bounds what comes before the body.
    let silent = MemoryTransport::with_async(|_| futures::future::pending());
    let client = crate::successes::client(&silent, &clock);
    let call = client.call(&LIST).total_deadline(Duration::from_secs(7));
    let error = clock.drive(call.request::<()>()).await.unwrap_err();
    assert!(error.message().contains("total deadline of 7 s"), "{error}");
}
