//! Which requests are retried, how often and when. Time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{CREATE, DELETE, GET, LIST, builder};
use http::StatusCode;
use http::header::RETRY_AFTER;
use squad_core::clock::Clock;
use squad_core::operation::Method;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{SendError, SendPhase, TransportResponse};
use squad_core::{Kind, Operation, RetryPolicy};

/// Sends `operation` to a service that always responds with `response`; returns the number of attempts and the kind of error.
async fn attempts(
    operation: &'static Operation,
    response: impl Fn() -> Result<TransportResponse, SendError> + Send + Sync + 'static,
) -> (usize, Kind) {
    let clock = ManualClock::new();
    let service = MemoryTransport::with_async(move |_| {
        let response = response();
        async { response }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let mut call = client.call(operation);
    if operation.path.contains("{id}") {
        call = call.path("id", 1);
    }
    let error = clock
        .drive(call.request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!(error.attempts() as usize, service.count());
    (service.count(), error.kind())
}

fn status(
    status: u16,
    retry_after: Option<&'static str>,
) -> impl Fn() -> Result<TransportResponse, SendError> {
    move || {
        let response = TransportResponse::new(StatusCode::from_u16(status).unwrap(), "");
        Ok(match retry_after {
            Some(text) => response.header(RETRY_AFTER, text.parse().unwrap()),
            None => response,
        })
    }
}

fn failing(phase: SendPhase) -> impl Fn() -> Result<TransportResponse, SendError> {
    move || Err(SendError::new(phase, "no"))
}

fn broken_body() -> Result<TransportResponse, SendError> {
    use futures::StreamExt as _;
    let mut response = TransportResponse::new(StatusCode::OK, "");
    let chunks = [
        Ok("{\"data\"".into()),
        Err(SendError::new(SendPhase::Exchange, "reset")),
    ];
    response.body = futures::stream::iter(chunks).boxed();
    Ok(response)
}

#[tokio::test]
async fn idempotent_requests_are_retried_after_every_transient_failure() {
    for operation in [&GET, &DELETE] {
        assert_eq!(
            attempts(operation, failing(SendPhase::Connect)).await,
            (3, Kind::Connection)
        );
        assert_eq!(
            attempts(operation, failing(SendPhase::Exchange)).await,
            (3, Kind::Connection)
        );
        assert_eq!(
            attempts(operation, failing(SendPhase::Timeout)).await,
            (3, Kind::Timeout)
        );
        assert_eq!(
            attempts(operation, broken_body).await,
            (3, Kind::Connection)
        );
        for code in [500, 502, 503, 504] {
            assert_eq!(
                attempts(operation, status(code, None)).await,
                (3, Kind::Server),
                "{code}"
            );
        }
        assert_eq!(
            attempts(operation, status(408, None)).await,
            (3, Kind::Timeout)
        );
    }
}

#[tokio::test]
async fn a_non_idempotent_request_that_may_have_been_carried_out_is_not_retried() {
    assert_eq!(
        attempts(&CREATE, failing(SendPhase::Exchange)).await,
        (1, Kind::Connection)
    );
    assert_eq!(
        attempts(&CREATE, failing(SendPhase::Timeout)).await,
        (1, Kind::Timeout)
    );
    assert_eq!(attempts(&CREATE, broken_body).await, (1, Kind::Connection));
    for code in [500, 502, 503, 504] {
        assert_eq!(
            attempts(&CREATE, status(code, None)).await,
            (1, Kind::Server),
            "{code}"
        );
    }
    assert_eq!(
        attempts(&CREATE, status(502, Some("1"))).await,
        (1, Kind::Server)
    );
}

#[tokio::test]
async fn a_503_with_retry_after_is_not_retried_where_it_may_mean_that_the_request_was_carried_out()
{
    static INGEST: Operation = Operation::new("ingestThing", Method::Post, "/v3/ingest", "things")
        .unavailable_is_ambiguous();
    let unavailable = || status(503, Some("1"));
    assert_eq!(attempts(&INGEST, unavailable()).await, (1, Kind::Server));
    assert_eq!(attempts(&CREATE, unavailable()).await, (3, Kind::Server));
    // 429 is never ambiguous.
    let limited = status(429, Some("1"));
    assert_eq!(attempts(&INGEST, limited).await, (3, Kind::RateLimited));
}

#[tokio::test]
async fn a_request_that_was_not_carried_out_is_retried() {
    assert_eq!(
        attempts(&CREATE, failing(SendPhase::Connect)).await,
        (3, Kind::Connection)
    );
    assert_eq!(
        attempts(&CREATE, status(429, None)).await,
        (3, Kind::RateLimited)
    );
    assert_eq!(
        attempts(&CREATE, status(503, Some("1"))).await,
        (3, Kind::Server)
    );
    // An invalid header does not mean that the request was not carried out.
    assert_eq!(
        attempts(&CREATE, status(503, Some("soon"))).await,
        (1, Kind::Server)
    );
}

#[tokio::test]
async fn rejections_are_not_retried() {
    for (code, kind) in [
        (400, Kind::Validation),
        (402, Kind::Permission),
        (403, Kind::Permission),
        (404, Kind::NotFound),
        (409, Kind::Conflict),
        (422, Kind::Validation),
        (501, Kind::Server),
        (302, Kind::Redirect),
        (304, Kind::UnexpectedResponse),
    ] {
        assert_eq!(
            attempts(&GET, status(code, None)).await,
            (1, kind),
            "{code}"
        );
    }
}

#[tokio::test]
async fn a_retry_sends_the_same_request() {
    let clock = ManualClock::new();
    let nth = Arc::new(AtomicUsize::new(0));
    let service = MemoryTransport::with_async(move |_| {
        let nth = nth.fetch_add(1, Ordering::Relaxed);
        async move {
            match nth {
                0 => Err(SendError::new(SendPhase::Connect, "no")),
                1 => Ok(TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")),
                _ => Ok(TransportResponse::new(StatusCode::OK, "")),
            }
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let call = client.call(&CREATE).json(&serde_json::json!({"name": "a"}));
    let response = clock
        .drive(call.request::<()>().with_response())
        .await
        .unwrap();
    assert_eq!(response.attempts(), 3);
    let sent = service.requests();
    for retry in &sent[1..] {
        assert_eq!(retry.url, sent[0].url);
        assert_eq!(retry.headers, sent[0].headers);
        assert_eq!(retry.body, sent[0].body);
    }
}

#[tokio::test]
async fn backoff_doubles_up_to_its_cap() {
    let clock = ManualClock::new();
    let at = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (inner, times) = (clock.clone(), at.clone());
    let service = MemoryTransport::new(move |_| {
        times.lock().unwrap().push(inner.monotonic());
        TransportResponse::new(StatusCode::BAD_GATEWAY, "")
    });
    let policy = RetryPolicy::default()
        .max_attempts(8)
        .backoff(Duration::from_millis(100), Duration::from_secs(1));
    for _ in 0..50 {
        at.lock().unwrap().clear();
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone());
        let client = client.retry(policy.clone()).build().unwrap();
        clock
            .drive(client.call(&LIST).request::<()>().with_response())
            .await
            .unwrap_err();
        let at = at.lock().unwrap();
        assert_eq!(at.len(), 8);
        for (pair, ceiling) in at.windows(2).zip([100, 200, 400, 800, 1000, 1000, 1000]) {
            assert!(
                pair[1] - pair[0] <= Duration::from_millis(ceiling),
                "{at:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_retry_for_which_the_deadline_leaves_no_time_is_not_waited_for() {
    let clock = ManualClock::new();
    let started = clock.monotonic();
    let service = MemoryTransport::new(|_| {
        TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, "")
            .header(RETRY_AFTER, "100".parse().unwrap())
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let call = client.call(&LIST).deadline(Duration::from_secs(99));
    let error = clock
        .drive(call.request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), Kind::Server);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(100)));
    assert_eq!(service.count(), 1);
    assert_eq!(clock.monotonic(), started, "it did not wait");
}

/// A clock on which every sleep ends at once and its time passes.
#[derive(Debug, Default)]
struct Skipping(std::sync::Mutex<Duration>);

impl Clock for Skipping {
    fn wall(&self) -> std::time::SystemTime {
        std::time::UNIX_EPOCH + self.monotonic()
    }
    fn monotonic(&self) -> Duration {
        *self.0.lock().unwrap()
    }
    fn sleep(&self, duration: Duration) -> futures::future::BoxFuture<'static, ()> {
        *self.0.lock().unwrap() += duration;
        Box::pin(futures::future::ready(()))
    }
}

#[tokio::test]
async fn a_total_outage_costs_at_most_a_fifth_more_attempts() {
    const CALLS: usize = 100_000;
    let sent = Arc::new(AtomicUsize::new(0));
    let count = sent.clone();
    let service = MemoryTransport::new(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        TransportResponse::new(StatusCode::SERVICE_UNAVAILABLE, "")
    })
    .without_recording();
    let policy = RetryPolicy::default().max_attempts(5);
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(Skipping::default())
        .deadline(None)
        .retry(policy)
        .build()
        .unwrap();
    for _ in 0..CALLS {
        // Clones share the budget.
        let client = client.clone();
        client
            .call(&LIST)
            .request::<()>()
            .with_response()
            .await
            .unwrap_err();
    }
    let each = sent.load(Ordering::Relaxed) as f64 / CALLS as f64;
    assert!((1.0..=1.2).contains(&each), "{each} attempts a call");
    // The first retries were sent.
    assert!(sent.load(Ordering::Relaxed) > CALLS + 20);
}
