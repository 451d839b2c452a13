//! Requests of any method and path: they stay on the API host, and have the row of the operation that they match.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures::TryStreamExt as _;
use http::{HeaderValue, StatusCode};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use squad_core::operation::ResponseSpec;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Client, Kind, Method, Operation};

use crate::support::{BULK, CREATE, EXCHANGE, GET, LIST, builder, client};

static OPERATIONS: &[&Operation] = &[&GET, &LIST, &CREATE, &BULK, &EXCHANGE, &QUIET];

/// An operation that a GET changes.
static QUIET: Operation = Operation::new(
    "getOnce",
    squad_core::operation::Method::Get,
    "/v3/once/{id}/run",
    "things",
)
.responses(&[ResponseSpec::new(200, Some("application/json"))]);

fn service() -> MemoryTransport {
    MemoryTransport::new(|_| {
        TransportResponse::json(
            StatusCode::OK,
            &json!({"data": [{"name": "one"}], "more": 1}),
        )
    })
}

fn failing(status: StatusCode) -> (MemoryTransport, Client, ManualClock) {
    let clock = ManualClock::new();
    let service = MemoryTransport::new(move |_| TransportResponse::new(status, ""));
    let client = builder(&service).static_token("tok-canary-1");
    let client = client.clock(clock.clone()).build().unwrap();
    (service, client, clock)
}

#[tokio::test]
async fn a_custom_request_is_sent_with_token_query_header_and_body() {
    let service = service();
    let body = client(&service)
        .request(Method::POST, "/v3/any/a%20b/@x:1")
        .query("a b", ["1&2", "é"])
        .query("absent", None::<&str>)
        .header("x-team", "t1")
        .json(&json!({"name": "new"}))
        .await
        .unwrap();
    assert_eq!(body["more"], 1);
    let sent = &service.requests()[0];
    assert_eq!(sent.method, Method::POST);
    assert_eq!(
        sent.url.as_str(),
        "https://api.test/gateway/v3/any/a%20b/@x:1?a%20b=1%262&a%20b=%C3%A9"
    );
    assert_eq!(sent.header("authorization"), "Bearer tok-canary-1");
    assert_eq!(sent.header("x-team"), "t1");
    assert_eq!(sent.header("content-type"), "application/json");
    assert_eq!(sent.json(), json!({"name": "new"}));
}

#[tokio::test]
async fn the_response_has_the_type_that_the_caller_chooses() {
    #[derive(Deserialize)]
    struct Named {
        name: String,
    }
    #[derive(Deserialize)]
    struct Whole {
        data: Vec<Named>,
    }
    let service = service();
    let client = client(&service);
    // A documented path keeps its envelope too: the caller names it.
    for path in ["/v3/any", "/v3/things"] {
        let request = || client.request_among(OPERATIONS, Method::GET, path);
        let whole: Whole = request().decode().await.unwrap();
        assert_eq!(whole.data[0].name, "one");
        let list: Vec<Named> = request().envelope("data").decode().await.unwrap();
        assert_eq!(list[0].name, "one");
        let list: Vec<Value> = request().envelope("data").decode_lenient().await.unwrap();
        assert_eq!(list, [json!({"name": "one"})]);
        assert_eq!(request().await.unwrap()["more"], 1);
        assert!(request().bytes().await.unwrap().starts_with(b"{\"data\""));
        let stream = request().stream().await.unwrap();
        let chunks: Vec<_> = stream.try_collect().await.unwrap();
        assert!(chunks.concat().ends_with(b"}"));
        let error = request().envelope("data").decode::<Vec<u8>>().await;
        let error = error.unwrap_err();
        assert_eq!(
            (error.kind(), error.json_path()),
            (Kind::Decode, Some("[0]"))
        );
    }
    let response = client.request(Method::GET, "/v3/any").value();
    let response = response.with_response().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn head_reads_no_body_whatever_length_is_announced() {
    let service = MemoryTransport::new(|_| {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let length = HeaderValue::from_static("1234");
        response.headers.insert("content-length", length);
        response
    });
    let client = client(&service);
    let head = || client.request(Method::HEAD, "/v3/any");
    let response = head().value().with_response().await.unwrap();
    assert_eq!(response.value, Value::Null);
    assert_eq!(response.headers()["content-length"], "1234");
    assert!(head().bytes().await.unwrap().is_empty());
    assert_eq!(head().stream().await.unwrap().chunk().await.unwrap(), None);
    assert_eq!(service.requests()[0].method, Method::HEAD);
}

#[tokio::test]
async fn only_get_and_head_are_retried_and_documented_paths_as_documented() {
    let retried = [
        (Method::GET, "/v3/any", true),
        (Method::HEAD, "/v3/any", true),
        (Method::POST, "/v3/any", false),
        (Method::PUT, "/v3/any", false),
        (Method::PATCH, "/v3/any", false),
        (Method::DELETE, "/v3/any", false),
        (Method::GET, "/v3/things/5", true),
        (Method::GET, "/v3/once/5/run", false),
        // Other spellings of a documented path.
        (Method::GET, "/v3/once/5/run/", false),
        (Method::GET, "/v3/%6Fnce/5/r%75n", false),
        (Method::GET, "/v3/once/5/6/run", true),
    ];
    for (method, path, retried) in retried {
        let (service, client, clock) = failing(StatusCode::SERVICE_UNAVAILABLE);
        let request = client.request_among(OPERATIONS, method.clone(), path);
        clock.drive(request.value()).await.unwrap_err();
        assert_eq!(service.count() > 1, retried, "{method} {path}");
    }
}

#[tokio::test]
async fn a_documented_path_has_its_rate_limit_and_operation() {
    let clock = ManualClock::new();
    let service = service();
    let client = builder(&service).static_token("tok-canary-1");
    let client = client.clock(clock.clone()).build().unwrap();
    use squad_core::clock::Clock as _;
    let started = clock.monotonic();
    for _ in 0..11 {
        let bulk = client.request_among(OPERATIONS, Method::POST, "/v3/things/bulk");
        clock.drive(bulk.value().deadline(None)).await.unwrap();
    }
    assert!((clock.monotonic() - started).as_secs() >= 59);
    let (_, client, clock) = failing(StatusCode::NOT_FOUND);
    let found = client.request_among(OPERATIONS, Method::GET, "/v3/things/5");
    let error = clock.drive(found.value()).await.unwrap_err();
    assert_eq!(error.operation_id(), Some("getThing"));
    let other = client.request_among(OPERATIONS, Method::GET, "/v3/other/5");
    let error = clock.drive(other.value()).await.unwrap_err();
    assert_eq!(error.operation_id(), Some("undocumented GET"));
    // An operation of the authentication host has no row here: the request goes to the API host.
    let service = self::service();
    let exchange = crate::support::client(&service);
    let exchange = exchange.request_among(OPERATIONS, Method::GET, "/oauth/access-token");
    exchange.await.unwrap();
    assert_eq!(service.requests()[0].url.host_str(), Some("api.test"));
}

#[tokio::test]
async fn an_encoded_percent_sign_is_sent_unless_an_escape_follows_from_it() {
    for path in ["/v3/100%25", "/v3/5%252z", "/v3/5%25z2", "/v3/%25%25"] {
        let service = service();
        client(&service).request(Method::GET, path).await.unwrap();
        assert!(service.requests()[0].url.path().ends_with(path));
    }
}

#[tokio::test]
async fn invalid_methods_and_paths_send_nothing() {
    let service = service();
    let client = client(&service);
    let paths = [
        "",
        "v3/any",
        "/",
        "//evil.test/v3",
        "///evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "/v3\\..\\any",
        "/..",
        "/../any",
        "/v3/..",
        "/v3/./any",
        "/v3/../../any",
        "/v3/%2e%2e/any",
        "/v3/%2E./any",
        "/v3/.%2e",
        "/%2e",
        "/v3//any",
        "/v3/any//",
        "/\t/evil.test",
        "/\n/evil.test",
        "/v3/a\r\nhost: evil.test",
        "/v3/a b",
        "/v3/é",
        "/v3/any?x=1",
        "/v3/any#part",
        "/v3/%2fany",
        "/v3/%5Cany",
        "/v3/%00",
        "/v3/%0d%0a",
        "/v3/%",
        "/v3/%2",
        "/v3/%zz",
        "/v3/%252e%252e/any",
        "/v3/%25%32%65",
        "/v3/<any>",
        "/v3/{id}",
        "/v3/[any]",
        "/v3/a|b",
        "/v3/a^b",
        "/v3/\"any\"",
        "/v3/`any`",
        "https://evil.test/v3",
        "@evil.test/",
        ":80/v3",
        ".evil.test/v3",
        " /v3/any",
        "/v3/any\u{0}",
        "/v3/any\u{ff0f}..",
    ];
    for path in paths {
        let error = client.request(Method::GET, path).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration, "{path:?}");
        assert!(error.message().ends_with("no request was sent"), "{error}");
        client.request(Method::GET, path).preview().unwrap_err();
    }
    for path in ["/v3/./any", "/v3/../any", "/v3/%2e/any", "/v3/.%2E"] {
        let error = client.request(Method::GET, path).await.unwrap_err();
        assert!(error.message().contains("`.` or `..`"), "{path:?}: {error}");
    }
    for method in ["CONNECT", "TRACE", "OPTIONS", "PROPFIND", "get"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let error = client.request(method, "/v3/any").await.unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
    }
    for header in [
        "authorization",
        "host",
        "content-length",
        "transfer-encoding",
        "a b",
    ] {
        let request = client.request(Method::GET, "/v3/any").header(header, "x");
        assert_eq!(request.await.unwrap_err().kind(), Kind::Configuration);
    }
    assert_eq!(service.count(), 0);
}

proptest! {
    #[test]
    fn no_path_query_or_header_leaves_the_host(
        path in prop_oneof![
            "[/\\\\.@:%a-f0-9?#&\t\r\n é~!-]{0,24}",
            "/(v3|%2[ef5]|%5c|\\.{1,2}|//|\\\\|@|:80|[a-z]{1,4}|/){0,8}",
            any::<String>(),
        ],
        query in any::<String>(),
        header in any::<String>(),
    ) {
        static SENT: AtomicUsize = AtomicUsize::new(0);
        let service = service();
        let client = client(&service);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let request = || client.request(Method::GET, &path).query(&query, &query);
        let result = runtime.block_on(request().value());
        let _ = runtime.block_on(request().header("x-any", &header).value());
        for sent in service.requests() {
            SENT.fetch_add(1, Ordering::Relaxed);
            prop_assert_eq!(sent.url.origin().ascii_serialization(), "https://api.test");
            prop_assert_eq!(sent.url.path(), format!("/gateway{path}"));
            prop_assert_eq!(sent.url.fragment(), None);
            prop_assert_eq!(sent.url.username(), "");
            let pairs: Vec<_> = sent.url.query_pairs().collect();
            prop_assert_eq!(pairs, [(query.as_str().into(), query.as_str().into())]);
        }
        if let Err(error) = result {
            prop_assert_eq!(error.kind(), Kind::Configuration);
        }
    }
}

#[tokio::test]
async fn a_key_in_the_path_is_not_in_errors() {
    let key = "0123456789abcdef0123456789abcdef01234567";
    let service = MemoryTransport::new(|request| {
        let body = json!({"meta": {"status": 404, "error_message": request.url.path()}});
        TransportResponse::json(StatusCode::NOT_FOUND, &body)
    });
    let path = format!("/v2/incidents/api/{key}");
    let error = client(&service)
        .request(Method::POST, &path)
        .await
        .unwrap_err();
    assert!(
        error.message().contains("/v2/incidents/api/[redacted]"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains(key));
}
