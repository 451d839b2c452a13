//! The exact errors of unsuccessful attempts, and what a response and its error show of the service.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{EXPORT, LIST, builder, client};
use bytes::Bytes;
use futures::stream::{self, StreamExt as _};
use http::header::{HeaderName, LOCATION};
use http::{HeaderValue, StatusCode};
use squad_core::clock::Clock as _;
use squad_core::operation::{Method, ResponseSpec};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{SendError, TransportResponse};
use squad_core::{ByteStream, ClientBuilder, Error, Kind, Operation, RequestSent, RetryPolicy};

async fn failed(response: impl Fn() -> TransportResponse + Send + Sync + 'static) -> Error {
    let service = MemoryTransport::new(move |_| response());
    let call = client(&service).call(&LIST).retry(RetryPolicy::disabled());
    call.request::<()>().await.unwrap_err()
}

#[tokio::test]
async fn a_status_that_is_not_documented_is_named() {
    for status in [300, 304, 305, 600, 999] {
        let response = move || TransportResponse::new(StatusCode::from_u16(status).unwrap(), "x");
        let error = failed(response).await;
        let message = format!("the service responded with HTTP {status}, which is not documented");
        assert_eq!(
            (error.kind(), error.message()),
            (Kind::UnexpectedResponse, &*message)
        );
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(
            (error.request_sent(), error.attempts()),
            (RequestSent::Yes, 1)
        );
    }
}

#[tokio::test]
async fn a_redirect_is_named_with_its_host() {
    for status in [301, 302, 303, 307, 308] {
        for (location, to) in [
            (
                "https://login.example.com/canary?canary",
                "login.example.com",
            ),
            ("/canary", "another path"),
            ("", "another path"),
        ] {
            let error = failed(move || {
                let response = TransportResponse::new(StatusCode::from_u16(status).unwrap(), "x");
                response.header(LOCATION, HeaderValue::from_static(location))
            });
            let error = error.await;
            let message = format!(
                "the service redirects to {to}, and redirects are not followed; check the base URL"
            );
            assert_eq!((error.kind(), error.message()), (Kind::Redirect, &*message));
        }
    }
    let error = failed(|| TransportResponse::new(StatusCode::FOUND, "")).await;
    assert!(error.message().contains("to another path,"), "{error}");
}

#[tokio::test]
async fn the_request_id_is_in_one_of_five_headers() {
    const LONG: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    for (headers, expected) in [
        (vec![], None),
        (
            vec![("x-request-id", "a"), ("x-correlation-id", "b")],
            Some("a"),
        ),
        (
            vec![("x-request-id", ""), ("x-correlation-id", "b")],
            Some("b"),
        ),
        (
            vec![("x-amz-apigw-id", "d"), ("x-amzn-requestid", "c")],
            Some("c"),
        ),
        (vec![("cf-ray", "e"), ("x-amz-apigw-id", "d")], Some("d")),
        (vec![("cf-ray", "e"), ("x-id", "f")], Some("e")),
        (
            vec![("x-request-id", "tok-canary-1 a")],
            Some("[redacted] a"),
        ),
        (
            vec![("x-request-id", "caf\u{e9}"), ("cf-ray", "e")],
            Some("e"),
        ),
    ] {
        let error = failed(move || {
            let response = TransportResponse::new(StatusCode::NOT_FOUND, "");
            headers.iter().fold(response, |response, (name, value)| {
                let name = HeaderName::from_static(name);
                response.header(name, HeaderValue::from_bytes(value.as_bytes()).unwrap())
            })
        });
        assert_eq!(error.await.request_id(), expected);
    }
    let error = failed(|| {
        let long = HeaderValue::from_static(LONG);
        let name = HeaderName::from_static("x-request-id");
        TransportResponse::new(StatusCode::NOT_FOUND, "").header(name, long)
    });
    let error = error.await;
    let id = error.request_id().unwrap();
    assert!(id.chars().count() <= 101 && id.starts_with("xxx"), "{id}");
}

#[tokio::test]
async fn a_response_has_at_most_as_many_bytes_as_the_client_allows() {
    for (length, is_ok) in [(10, true), (11, false)] {
        let service = MemoryTransport::new(move |_| {
            let body = format!("[{}]", " ".repeat(length - 2));
            TransportResponse::new(StatusCode::OK, body)
        });
        let client = builder(&service)
            .static_token("tok-canary-1")
            .max_response_bytes(10);
        let result = client.build().unwrap().call(&LIST).request::<Bytes>().await;
        assert_eq!(result.is_ok(), is_ok, "{length}");
        let Err(error) = result else { continue };
        assert_eq!(
            (error.kind(), error.message()),
            (
                Kind::Decode,
                "the response has more than 10 bytes; stream it, or raise the client's `max_response_bytes`"
            )
        );
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(service.count(), 1);
    }
}

/// The kind and message of a call to a service that sends its headers after `headers` seconds, and then a byte every `interval`.
async fn timed_out(
    operation: &'static Operation,
    (headers, interval): (u64, u64),
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (Kind, String, u64) {
    let clock = ManualClock::new();
    let time = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let time = time.clone();
        async move {
            time.sleep(Duration::from_secs(headers)).await;
            let mut response = TransportResponse::new(StatusCode::OK, "");
            let slow = stream::unfold(time, move |time| async move {
                time.sleep(Duration::from_secs(interval)).await;
                Some((Ok::<_, SendError>(Bytes::from_static(b"x")), time))
            });
            response.body = slow.boxed();
            Ok(response)
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone());
    let client = client.retry(RetryPolicy::disabled());
    let client = settings(client).build().unwrap();
    let started = clock.monotonic();
    let call = client.call(operation).request::<Bytes>();
    let error = clock.drive(call.into_future()).await.unwrap_err();
    let took = clock.monotonic() - started;
    assert_eq!(error.request_sent(), RequestSent::Maybe);
    (error.kind(), error.message().to_owned(), took.as_secs())
}

#[tokio::test]
async fn each_time_limit_has_its_own_message() {
    let seconds = Duration::from_secs;
    let timeout = |message: &str, took| (Kind::Timeout, message.to_owned(), took);
    let attempt = timed_out(&LIST, (1, 2), |client| client.attempt_timeout(seconds(7)));
    let message = "no complete response arrived within the attempt timeout of 7 s";
    assert_eq!(attempt.await, timeout(message, 7));
    let idle = timed_out(&LIST, (1, 5), |client| client.read_timeout(seconds(4)));
    let message = "no byte of the response arrived within 4 s";
    assert_eq!(idle.await, timeout(message, 5));
    let headers = timed_out(&LIST, (9, 1), |client| client.read_timeout(seconds(4)));
    assert_eq!(headers.await, timeout(message, 4));
    // The deadline ends with the attempt timeout, or before it, or after it.
    let message = "no response arrived within the call's deadline of 7 s";
    for attempt in [7, 8] {
        let deadline = timed_out(&LIST, (1, 2), |client| {
            client
                .attempt_timeout(seconds(attempt))
                .deadline(seconds(7))
        });
        assert_eq!(deadline.await, timeout(message, 7));
    }
    let attempt = timed_out(&LIST, (1, 2), |client| {
        client.attempt_timeout(seconds(6)).deadline(seconds(7))
    });
    let message = "no complete response arrived within the attempt timeout of 6 s";
    assert_eq!(attempt.await, timeout(message, 6));
    // A streamed operation has no attempt timeout.
    let streamed = timed_out(&EXPORT, (1, 2), |client| {
        client.attempt_timeout(seconds(6)).deadline(seconds(7))
    });
    let message = "no response arrived within the call's deadline of 7 s";
    assert_eq!(streamed.await, timeout(message, 7));
}

#[tokio::test]
async fn a_call_without_credentials_says_what_to_set() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = builder(&service).build().unwrap();
    let error = client.call(&LIST).request::<()>().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::Configuration,
            "the client has no credentials; set a token on its builder"
        )
    );
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn a_token_of_eight_characters_is_redacted_and_a_shorter_one_is_not() {
    for (token, shown) in [("1234567", "not 1234567"), ("12345678", "not [redacted]")] {
        let service = MemoryTransport::new(move |_| {
            let body = format!(r#"{{"meta":{{"status":400,"error_message":"not {token}"}}}}"#);
            TransportResponse::new(StatusCode::BAD_REQUEST, body)
        });
        let client = builder(&service).static_token(token).build().unwrap();
        let error = client.call(&LIST).request::<()>().await.unwrap_err();
        assert_eq!(error.message(), shown);
    }
}

static CSV: Operation = Operation::new("csv", Method::Get, "/csv", "things")
    .responses(&[ResponseSpec::new(200, Some("text/csv"))])
    .idempotent()
    .streaming();

fn in_chunks(chunks: &'static [&'static str], length: Option<u64>) -> MemoryTransport {
    MemoryTransport::new(move |_| {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let chunks = chunks
            .iter()
            .map(|chunk| Ok(Bytes::from_static(chunk.as_bytes())));
        response.body = stream::iter(chunks).boxed();
        match length {
            Some(length) => response.header(http::header::CONTENT_LENGTH, length.into()),
            None => response,
        }
    })
}

#[tokio::test]
async fn a_stream_starts_with_its_first_chunk_that_is_not_empty_and_has_its_whole_length() {
    for (chunks, length, error) in [
        (&["", "", "a,", "b"][..], None, None),
        (&["a,", "b\n", "cde"], Some(7), None),
        (
            &["a,", "b\n", "cde"],
            Some(8),
            Some("has 7 bytes, its Content-Length is 8"),
        ),
        (
            &["a,"],
            Some(1),
            Some("has 2 bytes, its Content-Length is 1"),
        ),
    ] {
        let client = client(&in_chunks(chunks, length));
        let mut stream = client.call(&CSV).request::<ByteStream>().await.unwrap();
        for chunk in chunks.iter().filter(|chunk| !chunk.is_empty()) {
            assert_eq!(stream.chunk().await.unwrap().unwrap(), *chunk);
        }
        match error {
            None => assert_eq!(stream.chunk().await.unwrap(), None),
            Some(expected) => {
                let error = stream.chunk().await.unwrap_err();
                assert!(error.message().ends_with(expected), "{error}");
                assert_eq!(error.kind(), Kind::Connection);
                assert_eq!(
                    (error.attempts(), error.request_sent()),
                    (1, RequestSent::Yes)
                );
                assert_eq!(error.status(), Some(StatusCode::OK));
            }
        }
    }
    // An empty body is judged by its announced length first.
    for (length, kind) in [
        (Some(5), Kind::Connection),
        (None, Kind::UnexpectedResponse),
    ] {
        let client = client(&in_chunks(&[""], length));
        let call = client.call(&CSV).retry(RetryPolicy::disabled());
        let error = call.request::<ByteStream>().await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[tokio::test]
async fn a_stream_ends_with_the_read_timeout_or_the_total_deadline() {
    for (read, total, message, took) in [
        (4, None, "no byte of the response arrived within 4 s", 4),
        (4, Some(4), "no byte of the response arrived within 4 s", 4),
        (
            5,
            Some(4),
            "the response did not end within the total deadline of 4 s",
            4,
        ),
        (4, Some(5), "no byte of the response arrived within 4 s", 4),
    ] {
        let clock = ManualClock::new();
        let service = MemoryTransport::new(|_| {
            let mut response = TransportResponse::new(StatusCode::OK, "");
            let first = stream::iter([Ok(Bytes::from_static(b"a,"))]);
            response.body = first.chain(stream::pending()).boxed();
            response
        });
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone());
        let client = client
            .read_timeout(Duration::from_secs(read))
            .build()
            .unwrap();
        let started = clock.monotonic();
        let call = client
            .call(&CSV)
            .total_deadline(total.map(Duration::from_secs));
        let mut stream = clock
            .drive(call.request::<ByteStream>().into_future())
            .await
            .unwrap();
        assert_eq!(stream.chunk().await.unwrap().unwrap(), "a,");
        let error = clock.drive(stream.chunk()).await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (Kind::Timeout, message));
        assert_eq!((clock.monotonic() - started).as_secs(), took);
        assert_eq!(error.operation_id(), Some("csv"));
    }
}
