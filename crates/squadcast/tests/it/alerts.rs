//! Alerts: their requests, rejected input, retries, and that the key is never shown.
#![cfg(feature = "alerts")]

use std::error::Error as _;
use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};
use squadcast::alerts::{Alert, AlertSource, AlertTag, IncidentPriority, MAX_ALERT_BYTES};
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::{Request, SendError, SendPhase, TransportResponse};
use squadcast::{Error, Kind, Region, RequestSent};

const KEY: &str = "canary0e5f1a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d";

fn accepted() -> TransportResponse {
    let body = json!({ "data": { "request_id": "8ea5fc83-e4f0-4256-9fd3-bb2fd7a80a7d" } });
    TransportResponse::json(StatusCode::ACCEPTED, &body)
}

fn source(service: &MemoryTransport) -> AlertSource {
    let builder = AlertSource::builder().base_url("https://api.test/gateway");
    let builder = builder.key(KEY).transport(service.clone());
    builder.clock(ManualClock::new()).build().unwrap()
}

/// Sends with a clock whose time passes.
async fn send<T>(source: impl FnOnce(&AlertSource) -> T, service: &MemoryTransport) -> T::Output
where
    T: IntoFuture,
{
    let clock = ManualClock::new();
    let builder = AlertSource::builder().base_url("https://api.test").key(KEY);
    let alerts = builder.transport(service.clone()).clock(clock.clone());
    let request = source(&alerts.build().unwrap().retry_lost_responses());
    clock.drive(request.into_future()).await
}

#[tokio::test]
async fn alert_is_sent_with_all_its_fields_and_without_a_token() {
    let service = MemoryTransport::new(|_| accepted());
    let alert = Alert::new("Checkout is slow")
        .description("p99 is 4 s")
        .priority(IncidentPriority::P1)
        .tag("env", "production")
        .tag("severity", ("critical", "#ff0000"))
        .tag("team", AlertTag::colored("payments", "#0f0"))
        .dedup_key("checkout-latency");
    let receipt = source(&service).trigger(alert).await.unwrap();
    let id = receipt.request_id().unwrap();
    assert_eq!(id.as_str(), "8ea5fc83-e4f0-4256-9fd3-bb2fd7a80a7d");
    assert!(receipt.body().starts_with(b"{\"data\""));
    source(&service)
        .trigger(Alert::new("Disk is full"))
        .await
        .unwrap();
    source(&service).resolve("checkout-latency").await.unwrap();
    let requests = service.requests();
    for request in &requests {
        let url = format!("https://api.test/gateway/v2/incidents/api/{KEY}");
        assert_eq!(
            (request.method.as_str(), request.url.as_str()),
            ("POST", url.as_str())
        );
        assert_eq!(request.header("authorization"), "");
        assert_eq!(request.header("content-type"), "application/json");
    }
    let bodies: Vec<Value> = requests.iter().map(|request| request.json()).collect();
    let expected = [
        json!({
            "message": "Checkout is slow",
            "description": "p99 is 4 s",
            "tags": {
                "env": "production",
                "severity": { "value": "critical", "color": "#ff0000" },
                "team": { "value": "payments", "color": "#0f0" },
            },
            "priority": "P1",
            "status": "trigger",
            "event_id": "checkout-latency",
        }),
        json!({ "message": "Disk is full", "description": "Disk is full", "status": "trigger" }),
        json!({ "status": "resolve", "event_id": "checkout-latency" }),
    ];
    assert_eq!(bodies, expected);
}

#[tokio::test]
async fn endpoint_is_a_region_a_base_url_or_a_webhook_url() {
    let url = |region: &str| format!(" https://api{region}.squadcast.com/v2/incidents/api/{KEY}/ ");
    for (built, host) in [
        (
            AlertSource::new(Region::Us, KEY),
            "https://api.squadcast.com/",
        ),
        (
            AlertSource::new(Region::Eu, KEY),
            "https://api.eu.squadcast.com/",
        ),
        (
            AlertSource::from_url(url(".eu")),
            "https://api.eu.squadcast.com/",
        ),
        (
            AlertSource::from_url(format!("http://127.0.0.1:8080/x/v2/incidents/api/{KEY}")),
            "http://127.0.0.1:8080/x",
        ),
    ] {
        let shown = format!("{:?}", built.unwrap());
        assert!(shown.contains(&format!("{host:?}")), "{shown}");
        assert!(!shown.contains("canary"), "{shown}");
    }
    let service = MemoryTransport::new(|_| accepted());
    let built = AlertSource::builder()
        .webhook_url(url(""))
        .transport(service.clone());
    built.build().unwrap().resolve("k").await.unwrap();
    let sent = service.requests().remove(0).url;
    assert_eq!(sent.as_str(), url("").trim().trim_end_matches('/'));
}

#[test]
fn invalid_endpoint_is_rejected_without_showing_the_key() {
    let api = "https://api.squadcast.com/v2/incidents";
    let from_url = |url: String| AlertSource::from_url(url).unwrap_err();
    for (error, word) in [
        (from_url(format!("{api}/grafana/{KEY}")), "Incident Webhook"),
        (from_url(format!("{api}/api/{KEY}?a={KEY}")), "character"),
        (from_url(format!("{api}/api/")), "does not end in"),
        (
            from_url(format!("http://example.com/v2/incidents/api/{KEY}")),
            "use https",
        ),
        (
            from_url(format!("{KEY}/v2/incidents/api/{KEY}")),
            "base URL",
        ),
        (AlertSource::new(Region::Us, "").unwrap_err(), "empty"),
        (
            AlertSource::new(Region::Us, format!("../{KEY}")).unwrap_err(),
            "character",
        ),
        (AlertSource::builder().build().unwrap_err(), "no endpoint"),
        (
            AlertSource::builder()
                .region(Region::Us)
                .build()
                .unwrap_err(),
            "no key",
        ),
        (
            AlertSource::builder()
                .webhook_url(api)
                .key(KEY)
                .build()
                .unwrap_err(),
            "do not set another",
        ),
    ] {
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{error}");
        assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    }
    let builder = AlertSource::builder()
        .webhook_url(format!("{api}/api/{KEY}"))
        .key(KEY);
    assert!(!format!("{builder:?}").contains("canary"));
}

#[tokio::test]
async fn invalid_alert_is_rejected_before_anything_is_sent() {
    let service = MemoryTransport::new(|_| accepted());
    let source = source(&service);
    let alert = || Alert::new("Disk is full");
    for (alert, word) in [
        (Alert::new(" "), "message"),
        (alert().dedup_key(""), "deduplication key"),
        (alert().priority("P9".into()), "P9"),
        (alert().tag("", "x"), "without a key"),
        (alert().tag("severity", ("high", "orange")), "orange"),
        (alert().tag("severity", ("high", "#12345")), "severity"),
        (alert().description("x".repeat(MAX_ALERT_BYTES)), "30000"),
    ] {
        let error = source.trigger(alert).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{error}");
        assert!(error.to_string().contains("no request was sent"), "{error}");
    }
    assert!(source.resolve(" ").await.unwrap_err().is_configuration());
    assert!(
        source
            .resolve("x".repeat(30_000))
            .await
            .unwrap_err()
            .is_configuration()
    );
    assert_eq!(service.count(), 0);
}

/// The limit counts bytes of the serialized body: `"` takes two, `é` takes two.
#[tokio::test]
async fn largest_alert_is_exactly_the_limit() {
    let service = MemoryTransport::new(|_| accepted());
    let source = source(&service);
    let empty = json!({ "message": "m", "description": "", "status": "trigger" });
    let room = MAX_ALERT_BYTES - empty.to_string().len();
    let filled = |bytes: usize| {
        let (quotes, rest) = ("\"é".repeat(bytes / 4), "x".repeat(bytes % 4));
        Alert::new("m").description(quotes + &rest)
    };
    source.trigger(filled(room)).await.unwrap();
    assert_eq!(service.requests().remove(0).body.len(), MAX_ALERT_BYTES);
    let error = source.trigger(filled(room + 1)).await.unwrap_err();
    assert!(error.to_string().contains("30001 bytes"), "{error}");
}

/// A service whose first attempt fails.
fn failing_once(
    failure: impl Fn() -> Result<TransportResponse, SendError> + Send + Sync + 'static,
) -> MemoryTransport {
    let first = std::sync::atomic::AtomicBool::new(true);
    MemoryTransport::with_async(move |_| {
        let failed = first.swap(false, std::sync::atomic::Ordering::Relaxed);
        let response = if failed { failure() } else { Ok(accepted()) };
        async move { response }
    })
}

fn status(code: u16, retry_after: Option<&'static str>) -> TransportResponse {
    let response = TransportResponse::new(StatusCode::from_u16(code).unwrap(), "");
    match retry_after {
        Some(value) => response.header(
            http::header::RETRY_AFTER,
            http::HeaderValue::from_static(value),
        ),
        None => response,
    }
}

#[tokio::test]
async fn alert_is_retried_only_if_nothing_was_processed_or_if_the_caller_opts_in() {
    type Failure = fn() -> Result<TransportResponse, SendError>;
    let failures: [(Failure, bool, &str); 9] = [
        (
            || Err(SendError::new(SendPhase::Connect, "no route")),
            true,
            "no route",
        ),
        (|| Ok(status(429, Some("30"))), true, "429 with Retry-After"),
        (|| Ok(status(429, None)), true, "429"),
        (
            || Err(SendError::new(SendPhase::Exchange, "reset")),
            false,
            "lost response",
        ),
        (
            || Err(SendError::new(SendPhase::Timeout, "late")),
            false,
            "timeout",
        ),
        (|| Ok(status(500, None)), false, "500"),
        (|| Ok(status(502, None)), false, "502"),
        (|| Ok(status(503, Some("1"))), false, "503 with Retry-After"),
        (|| Ok(status(504, None)), false, "504"),
    ];
    let (keyed, plain) = (Alert::new("m").dedup_key("k"), Alert::new("m"));
    for (failure, unprocessed, name) in failures {
        // With the opt-in: alerts with a key and resolutions are retried after everything.
        for (retried, attempts) in [
            (
                send(|s| s.trigger(keyed.clone()), &failing_once(failure)).await,
                2,
            ),
            (send(|s| s.resolve("k"), &failing_once(failure)).await, 2),
        ] {
            assert!(retried.is_ok(), "{name}: {attempts}");
        }
        let service = failing_once(failure);
        let sent = send(|s| s.trigger(plain.clone()), &service).await;
        assert_eq!(sent.is_ok(), unprocessed, "{name} without a key");
        // Without it nothing is retried that may have been processed, key or not.
        for resolve in [false, true] {
            let service = failing_once(failure);
            let clock = ManualClock::new();
            let builder = AlertSource::builder().base_url("https://api.test").key(KEY);
            let builder = builder.transport(service.clone()).clock(clock.clone());
            let source = builder.build().unwrap();
            let request = match resolve {
                true => source.resolve("k"),
                false => source.trigger(keyed.clone()),
            };
            let sent = clock.drive(request).await;
            assert_eq!(sent.is_ok(), unprocessed, "{name} without the option");
            assert_eq!(service.count(), 1 + usize::from(unprocessed), "{name}");
            if let Err(error) = sent {
                assert_ne!(error.request_sent(), RequestSent::No, "{name}");
            }
        }
    }
}

#[tokio::test]
async fn rejected_alert_is_not_retried() {
    for (code, kind) in [
        (400, Kind::Validation),
        (401, Kind::Authentication),
        (404, Kind::NotFound),
        (413, Kind::Validation),
    ] {
        let service = MemoryTransport::new(move |_| status(code, None));
        let error = send(|s| s.trigger(Alert::new("m").dedup_key("k")), &service).await;
        let error = error.unwrap_err();
        assert_eq!((error.kind(), service.count()), (kind, 1));
        assert_eq!(error.operation_id(), Some("undocumented_sendAlert"));
    }
    let login = "<!doctype html><title>Log in</title>";
    let service = MemoryTransport::new(move |_| TransportResponse::new(StatusCode::OK, login));
    let error = source(&service).trigger(Alert::new("m")).await.unwrap_err();
    assert!(error.is_unexpected_response(), "{error}");
}

#[tokio::test]
async fn empty_and_odd_responses_are_receipts_without_a_request_id() {
    for body in [
        "",
        "accepted",
        "[]",
        "{\"data\":null}",
        "{\"meta\":{\"status\":202}}",
    ] {
        let service = MemoryTransport::new(move |_| TransportResponse::new(StatusCode::OK, body));
        let receipt = source(&service).trigger(Alert::new("m")).await.unwrap();
        assert_eq!(
            (receipt.request_id(), receipt.body()),
            (None, body.as_bytes())
        );
    }
}

/// The service, or a proxy, sends the key back in every part of the response.
fn echo(request: &Request) -> TransportResponse {
    let path = request.url.path();
    let body = json!({ "meta": { "status": 422, "error_message": format!("cannot POST {path}"),
        "error_details": { "code": KEY, "errors": { KEY: [path] } }, "conflict_data": { KEY: KEY } } });
    TransportResponse::json(StatusCode::UNPROCESSABLE_ENTITY, &body)
        .header("x-request-id".parse().unwrap(), KEY.parse().unwrap())
        .header("location".parse().unwrap(), path.parse().unwrap())
}

#[tokio::test]
async fn key_is_in_no_error_and_no_debug_output() {
    let service = MemoryTransport::new(|request| {
        let shown = format!("{request:?} {request:#?}");
        assert!(!shown.contains("canary"), "{shown}");
        echo(request)
    });
    let source = source(&service);
    let request = source.trigger(Alert::new("m"));
    let mut shown = format!("{source:?} {request:?}");
    let shows = |error: &Error| {
        let mut text = format!(
            "{error} {error:?} {:?} {:?}",
            error.field_errors(),
            error.conflict_data()
        );
        let mut cause = error.source();
        while let Some(error) = cause {
            text += &format!("{error} {error:?}");
            cause = error.source();
        }
        text
    };
    let error = request.await.unwrap_err();
    shown += &shows(&error);
    assert!(shown.contains("[redacted]") && shown.len() > 200, "{shown}");
    // A closed port: the error of the HTTP library names the URL.
    let closed = AlertSource::builder()
        .base_url("http://127.0.0.1:1")
        .key(KEY)
        .deadline(Duration::from_secs(5))
        .retry(squadcast::RetryPolicy::disabled());
    let error = closed
        .build()
        .unwrap()
        .trigger(Alert::new("m"))
        .await
        .unwrap_err();
    assert!(error.is_connection(), "{error}");
    shown += &shows(&error);
    assert!(!shown.contains("canary"), "{shown}");
}
