//! One span per call with the attribute names of OpenTelemetry, and an observer that counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{BULK, GET, LIST, builder};
use http::StatusCode;
use serde_json::json;
use squad_core::auth::{RefreshToken, SquadcastSource};
use squad_core::clock::Clock as _;
use squad_core::observe::{Attempt, Observer, Retry, TokenExchange, Wait, WaitReason};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

/// The fields of the spans of calls, in the order of their creation.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<BTreeMap<u64, BTreeMap<String, String>>>>);

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl<S: tracing::Subscriber> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, _: Context<'_, S>) {
        let mut spans = self.0.lock().unwrap();
        if attributes.metadata().target() == "squad_core::call" {
            attributes.record(&mut Fields(spans.entry(id.into_u64()).or_default()));
        }
    }
    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        if let Some(span) = self.0.lock().unwrap().get_mut(&id.into_u64()) {
            values.record(&mut Fields(span));
        }
    }
}

fn in_spans() -> (Spans, tracing::subscriber::DefaultGuard) {
    let spans = Spans::default();
    crate::support::ask_all_subscribers();
    let subscriber = tracing_subscriber::registry().with(spans.clone());
    (spans, tracing::subscriber::set_default(subscriber))
}

fn only(spans: &Spans) -> BTreeMap<String, String> {
    let spans = spans.0.lock().unwrap();
    assert_eq!(spans.len(), 1, "one span per call");
    spans.values().next().unwrap().clone()
}

#[tokio::test]
async fn a_call_with_retries_is_one_span() {
    let (spans, _guard) = in_spans();
    let clock = ManualClock::new();
    let nth = AtomicUsize::new(0);
    let inner = clock.clone();
    let service = MemoryTransport::with_async(move |_| {
        let (first, clock) = (nth.fetch_add(1, Ordering::Relaxed) == 0, inner.clone());
        async move {
            clock.sleep(Duration::from_millis(30)).await;
            let status = if first {
                StatusCode::BAD_GATEWAY
            } else {
                StatusCode::OK
            };
            Ok(
                TransportResponse::json(status, &json!({"data": "payload-canary"}))
                    .header("x-request-id".parse().unwrap(), "req-4".parse().unwrap()),
            )
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let call = client
        .call(&GET)
        .path("id", "path-canary")
        .query("q", "query-canary");
    clock
        .drive(call.request::<String>().with_response())
        .await
        .unwrap();
    let span = only(&spans);
    for (name, value) in [
        ("otel.name", "GET /v3/things/{id}"),
        ("otel.kind", "client"),
        ("operation_id", "getThing"),
        ("http.request.method", "GET"),
        ("url.template", "/v3/things/{id}"),
        ("server.address", "api.test"),
        ("server.port", "443"),
        ("http.request.resend_count", "1"),
        ("http.response.status_code", "200"),
        ("request_id", "req-4"),
    ] {
        assert_eq!(span.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(span["elapsed_ms"].parse::<u64>().unwrap() >= 60);
    assert!(!span.contains_key("error.type") && !span.contains_key("otel.status_code"));
    assert!(!format!("{span:?}").contains("canary"));
}

#[tokio::test]
async fn the_span_of_a_failed_call_has_the_error() {
    for (status, kind) in [
        (StatusCode::NOT_FOUND, "404"),
        (StatusCode::OK, "unexpected_response"),
    ] {
        let (spans, _guard) = in_spans();
        let service = MemoryTransport::new(move |_| TransportResponse::new(status, "no json"));
        let error = crate::support::client(&service)
            .call(&LIST)
            .request::<String>()
            .with_response()
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), 1);
        let span = only(&spans);
        assert_eq!(span["error.type"], kind);
        assert_eq!(span["otel.status_code"], "ERROR");
        assert_eq!(span["http.response.status_code"], status.as_str());
        assert!(!span.contains_key("http.request.resend_count"));
    }
}

#[derive(Debug, Default, Clone)]
struct Counts(Arc<Mutex<Vec<String>>>);

impl Counts {
    fn push(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }
    fn count(&self, text: &str) -> usize {
        self.0
            .lock()
            .unwrap()
            .iter()
            .filter(|line| line.contains(text))
            .count()
    }
}

impl Observer for Counts {
    fn attempt(&self, attempt: &Attempt<'_>) {
        self.push(format!(
            "attempt {} {} {:?} {:?}",
            attempt.operation, attempt.attempt, attempt.status, attempt.error
        ));
    }
    fn retry(&self, retry: &Retry<'_>) {
        self.push(format!(
            "retry {} {} {:?}",
            retry.operation, retry.attempt, retry.reason
        ));
    }
    fn waited(&self, wait: &Wait<'_>) {
        self.push(format!("waited {:?} {:?}", wait.reason, wait.duration));
    }
    fn token_hit(&self) {
        self.push("hit".to_owned());
    }
    fn token_exchange(&self, exchange: &TokenExchange) {
        self.push(format!("exchange {:?}", exchange.error));
    }
}

#[tokio::test]
async fn an_observer_receives_attempts_retries_waits_and_token_exchanges() {
    let clock = ManualClock::new();
    let counts = Counts::default();
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |request| {
        if request.url.host_str() == Some("auth.test") {
            assert_eq!(request.headers["user-agent"], "my-tool/1");
            let data = json!({"access_token": "token-1", "refresh_token": "ref-canary-1", "type": "bearer",
                "issued_at": 1_767_225_600, "expires_at": 1_767_398_400});
            return TransportResponse::json(StatusCode::OK, &json!({"data": data}));
        }
        match nth.fetch_add(1, Ordering::Relaxed) {
            0 => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, ""),
            _ => TransportResponse::new(StatusCode::OK, ""),
        }
    });
    let client = builder(&service)
        .token_source(SquadcastSource::new(
            RefreshToken::new("ref-canary-1").unwrap(),
        ))
        .clock(clock.clone())
        .observer(counts.clone())
        .user_agent("my-tool/1")
        .build()
        .unwrap();
    for _ in 0..10 {
        clock
            .drive(client.call(&BULK).request::<()>().with_response())
            .await
            .unwrap();
    }
    assert_eq!(counts.count("exchange None"), 1);
    assert_eq!(
        counts.count("attempt bulkThings 1 Some(429) Some(RateLimited)"),
        1
    );
    assert_eq!(counts.count("attempt bulkThings 2 Some(200) None"), 1);
    assert_eq!(counts.count("attempt bulkThings 1 Some(200) None"), 9);
    assert_eq!(counts.count("retry bulkThings 1 RateLimited"), 1);
    assert_eq!(counts.count("hit"), 10);
    assert_eq!(counts.count(&format!("waited {:?}", WaitReason::Token)), 1);
    assert_eq!(counts.count(&format!("waited {:?}", WaitReason::Limit)), 1);
}

/// Observes everything, with all fields.
#[derive(Debug, Default, Clone)]
struct Events(Arc<Mutex<Vec<String>>>);

impl Events {
    fn push(&self, event: &dyn std::fmt::Debug) {
        self.0.lock().unwrap().push(format!("{event:?}"));
    }
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Observer for Events {
    fn attempt(&self, attempt: &Attempt<'_>) {
        self.push(attempt);
    }
    fn retry(&self, retry: &Retry<'_>) {
        self.push(retry);
    }
    fn waited(&self, wait: &Wait<'_>) {
        self.push(wait);
    }
    fn token_hit(&self) {
        self.push(&"token hit");
    }
    fn token_exchange(&self, exchange: &TokenExchange) {
        self.push(exchange);
    }
}

#[tokio::test]
async fn the_events_of_a_call_have_exact_times() {
    let (clock, events) = (ManualClock::new(), Events::default());
    let (time, nth) = (clock.clone(), AtomicUsize::new(0));
    let service = MemoryTransport::with_async(move |request| {
        let (time, exchange) = (time.clone(), request.url.host_str() == Some("auth.test"));
        let nth = if exchange {
            0
        } else {
            nth.fetch_add(1, Ordering::SeqCst) + 1
        };
        async move {
            time.sleep(Duration::from_millis(if exchange { 50 } else { 30 }))
                .await;
            let token = json!({"data": {"access_token": "token-1", "expires_in": 3600}});
            Ok(match nth {
                0 => TransportResponse::json(StatusCode::OK, &token),
                11 => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")
                    .header(http::header::RETRY_AFTER, 0.into()),
                _ => TransportResponse::new(StatusCode::OK, ""),
            })
        }
    });
    let client = builder(&service)
        .token_source(SquadcastSource::new(
            RefreshToken::new("ref-canary-1").unwrap(),
        ))
        .clock(clock.clone())
        .observer(events.clone())
        .retry(squad_core::RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO))
        .build()
        .unwrap();
    let call = || {
        client
            .call(&BULK)
            .queue_before_deadline()
            .request::<()>()
            .into_future()
    };
    let attempt = |nth: u32, status: u16, error: &str| {
        format!(
            r#"Attempt {{ operation: "bulkThings", attempt: {nth}, status: Some({status}), error: {error}, elapsed: 30ms }}"#
        )
    };
    let waited = |reason: &str, duration: &str| {
        format!(r#"Wait {{ operation: "bulkThings", reason: {reason}, duration: {duration} }}"#)
    };
    clock.drive(call()).await.unwrap();
    assert_eq!(
        events.take(),
        [
            "TokenExchange { error: None, elapsed: 50ms }".to_owned(),
            waited("Token", "50ms"),
            attempt(1, 200, "None"),
        ]
    );
    for _ in 2..=10 {
        clock.drive(call()).await.unwrap();
        assert_eq!(
            events.take(),
            ["\"token hit\"".to_owned(), attempt(1, 200, "None")]
        );
    }
    // The window of 10 calls in 60 s is full for 59.7 s. Then a 429 pauses the operation for about a second.
    clock.drive(call()).await.unwrap();
    let found = events.take();
    let [hit, limit, first, retry, again, pause, second] = &found[..] else {
        panic!("{found:#?}");
    };
    assert_eq!(*limit, waited("Limit", "59.7s"));
    assert_eq!(
        (hit.as_str(), again.as_str()),
        ("\"token hit\"", "\"token hit\"")
    );
    assert_eq!(*first, attempt(1, 429, "Some(RateLimited)"));
    assert_eq!(
        retry,
        r#"Retry { operation: "bulkThings", attempt: 1, reason: RateLimited, delay: 0ns }"#
    );
    assert!(
        pause.starts_with(r#"Wait { operation: "bulkThings", reason: Pause, duration: 1"#),
        "{pause}"
    );
    assert_eq!(*second, attempt(2, 200, "None"));
}

#[tokio::test]
async fn the_span_of_a_call_counts_its_retries_and_its_milliseconds() {
    for failures in [0, 1, 2] {
        let (spans, _guard) = in_spans();
        let clock = ManualClock::new();
        let (time, nth) = (clock.clone(), AtomicUsize::new(0));
        let service = MemoryTransport::with_async(move |_| {
            let failed = nth.fetch_add(1, Ordering::SeqCst) < failures;
            let time = time.clone();
            async move {
                time.sleep(Duration::from_millis(1500)).await;
                Ok(match failed {
                    true => TransportResponse::new(StatusCode::BAD_GATEWAY, ""),
                    false => TransportResponse::new(StatusCode::OK, ""),
                })
            }
        });
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone())
            .retry(squad_core::RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO))
            .build()
            .unwrap();
        clock
            .drive(client.call(&LIST).request::<()>().into_future())
            .await
            .unwrap();
        let span = only(&spans);
        let count = span.get("http.request.resend_count").map(String::as_str);
        assert_eq!(count, [None, Some("1"), Some("2")][failures]);
        assert_eq!(span["elapsed_ms"], (1500 * (failures + 1)).to_string());
    }
}
