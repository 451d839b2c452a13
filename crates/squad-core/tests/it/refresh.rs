//! Rejected access tokens are refreshed once. The tokens come from a real session; the service is in memory, time is virtual.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use crate::support::{CREATE, GET, LIST, builder};
use futures::future::{BoxFuture, FutureExt as _, join_all};
use http::{HeaderValue, StatusCode};
use serde_json::json;
use squad_core::auth::{RefreshToken, SquadcastSource};
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{Request, SendError, SendPhase, Transport as _, TransportResponse};
use squad_core::{Authorize, Bearer, Client, Kind, RequestSent, Result};

/// A service with numbered tokens. It accepts the one numbered `accepted`.
#[derive(Debug, Clone)]
struct Service {
    clock: ManualClock,
    /// The number of exchanges.
    exchanges: Arc<AtomicU64>,
    accepted: Arc<AtomicU64>,
    /// The status of the next exchange.
    exchange_status: Arc<Mutex<StatusCode>>,
    /// The number of the token of each request to the API.
    sent: Arc<Mutex<Vec<u64>>>,
    /// How long the API takes to reject a token.
    rejection_delay: Arc<Mutex<Duration>>,
    /// The status of the response that rejects a token.
    rejection_status: Arc<Mutex<StatusCode>>,
}

impl Service {
    fn new(clock: &ManualClock) -> Self {
        Self {
            clock: clock.clone(),
            exchanges: Arc::default(),
            accepted: Arc::new(AtomicU64::new(1)),
            exchange_status: Arc::new(Mutex::new(StatusCode::OK)),
            sent: Arc::default(),
            rejection_delay: Arc::new(Mutex::new(Duration::from_millis(10))),
            rejection_status: Arc::new(Mutex::new(StatusCode::UNAUTHORIZED)),
        }
    }

    fn transport(&self) -> MemoryTransport {
        let service = self.clone();
        MemoryTransport::with_async(move |request| {
            let service = service.clone();
            async move { Ok(service.respond(request).await) }
        })
        .without_recording()
    }

    async fn respond(&self, request: Request) -> TransportResponse {
        if request.url.host_str() == Some("auth.test") {
            self.clock.sleep(Duration::from_millis(50)).await;
            let status = *self.exchange_status.lock().unwrap();
            let nth = self.exchanges.fetch_add(1, Ordering::SeqCst) + 1;
            if status != StatusCode::OK {
                return TransportResponse::json(
                    status,
                    &json!({"meta": {"status": 401, "error_message": "revoked"}}),
                );
            }
            let now = self
                .clock
                .wall()
                .duration_since(UNIX_EPOCH)
                .unwrap()
                .as_secs();
            return TransportResponse::json(
                status,
                &json!({"data": {
                    "access_token": format!("token-number-{nth}"), "refresh_token": "ref-canary-1", "type": "bearer",
                    "issued_at": now, "expires_at": now + 172_800,
                }}),
            );
        }
        let bearer = request.headers["authorization"].to_str().unwrap();
        let number: u64 = bearer.rsplit('-').next().unwrap().parse().unwrap();
        self.sent.lock().unwrap().push(number);
        let delay = *self.rejection_delay.lock().unwrap();
        if number == self.accepted.load(Ordering::SeqCst) {
            return TransportResponse::json(StatusCode::OK, &json!({"data": {}}));
        }
        self.clock.sleep(delay).await;
        // As the service sends it: JSON with the content type of text.
        let status = *self.rejection_status.lock().unwrap();
        TransportResponse::new(
            status,
            r#"{"meta":{"error_message":"invalid access token","status":401}}"#,
        )
        .header(
            http::header::CONTENT_TYPE,
            HeaderValue::from_static("text/plain"),
        )
    }

    fn client(&self) -> Client {
        builder(&self.transport())
            .token_source(SquadcastSource::new(
                RefreshToken::new("ref-canary-1").unwrap(),
            ))
            .clock(self.clock.clone())
            .build()
            .unwrap()
    }

    fn exchanges(&self) -> u64 {
        self.exchanges.load(Ordering::SeqCst)
    }

    fn sent(&self, number: u64) -> usize {
        self.sent
            .lock()
            .unwrap()
            .iter()
            .filter(|sent| **sent == number)
            .count()
    }
}

#[tokio::test]
async fn a_thousand_calls_rejected_at_once_cause_one_exchange_and_are_each_retried_once() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    let client = service.client();
    clock
        .drive(async {
            client
                .call(&LIST)
                .request::<()>()
                .with_response()
                .await
                .unwrap();
            service.accepted.store(2, Ordering::SeqCst);
            // Half of them cannot be retried for any other reason.
            let calls = (0..1000).map(|nth| {
                let operation = if nth % 2 == 0 { &LIST } else { &CREATE };
                client.call(operation).request::<()>().with_response()
            });
            for response in join_all(calls).await {
                assert_eq!(response.unwrap().attempts(), 2);
            }
        })
        .await;
    assert_eq!(service.exchanges(), 2);
    assert_eq!((service.sent(1), service.sent(2)), (1001, 1000));
}

#[tokio::test]
async fn a_late_rejection_of_an_old_token_causes_no_exchange() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    let client = service.client();
    clock
        .drive(async {
            client
                .call(&LIST)
                .request::<()>()
                .with_response()
                .await
                .unwrap();
            service.accepted.store(2, Ordering::SeqCst);
            *service.rejection_delay.lock().unwrap() = Duration::from_secs(20);
            let late = async {
                client
                    .call(&LIST)
                    .request::<()>()
                    .with_response()
                    .await
                    .unwrap()
            };
            let early = async {
                clock.sleep(Duration::from_secs(1)).await;
                *service.rejection_delay.lock().unwrap() = Duration::ZERO;
                client
                    .call(&LIST)
                    .request::<()>()
                    .with_response()
                    .await
                    .unwrap();
                assert_eq!(service.exchanges(), 2);
            };
            let (late, ()) = futures::join!(late, early);
            assert_eq!(late.attempts(), 2);
        })
        .await;
    assert_eq!(service.exchanges(), 2, "the newer token was used as it was");
}

#[tokio::test]
async fn a_token_that_stays_rejected_costs_two_attempts() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    service.accepted.store(u64::MAX, Ordering::SeqCst);
    let client = service.client();
    let error = clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), Kind::Authentication);
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(error.message(), "invalid access token");
    assert!(error.refresh_failure().is_none());
    assert_eq!(error.attempts(), 2);
    assert_eq!((service.sent(1), service.sent(2)), (1, 1));
    assert_eq!(service.exchanges(), 2);
}

#[tokio::test]
async fn a_rejected_token_is_refreshed_once_if_the_rejection_has_a_2xx_status() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    *service.rejection_status.lock().unwrap() = StatusCode::OK;
    service.accepted.store(2, Ordering::SeqCst);
    let call = || service.client().call(&LIST).request::<()>();
    clock.drive(call()).await.unwrap();
    assert_eq!((service.sent(1), service.sent(2)), (1, 1));
    assert_eq!(service.exchanges(), 2);

    service.accepted.store(u64::MAX, Ordering::SeqCst);
    let error = clock.drive(call()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Authentication);
    assert_eq!(error.attempts(), 2);
    assert_eq!(service.exchanges(), 4);
}

#[tokio::test]
async fn without_a_newer_token_the_rejection_is_the_error_and_the_failed_refresh_its_cause() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    let client = service.client();
    clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap();
    service.accepted.store(2, Ordering::SeqCst);
    *service.exchange_status.lock().unwrap() = StatusCode::UNAUTHORIZED;
    let error = clock
        .drive(
            client
                .call(&GET)
                .path("id", 1)
                .request::<()>()
                .with_response(),
        )
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(error.message(), "invalid access token");
    assert_eq!(error.attempts(), 1);
    let cause = error.refresh_failure().unwrap();
    assert_eq!(cause.kind(), Kind::Authentication);
    assert!(cause.to_string().contains("revoked"), "{cause}");
    assert_eq!(error.source().unwrap().to_string(), cause.to_string());
    assert!(!error.to_string().contains("revoked"), "{error}");
    assert_eq!(service.exchanges(), 2);
}

#[tokio::test]
async fn the_deadline_bounds_the_wait_for_a_newer_token() {
    #[derive(Debug)]
    struct Never;
    impl Authorize for Never {
        fn current(&self) -> Option<Arc<Bearer>> {
            Some(Arc::new(Bearer::new(
                HeaderValue::from_static("Bearer token-number-9"),
                1,
            )))
        }
        fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
            futures::future::pending().boxed()
        }
        fn rejected(&self, _: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
            futures::future::pending().boxed()
        }
        fn key(&self) -> u64 {
            1
        }
    }
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    let client = builder(&service.transport())
        .authorize(Arc::new(Never))
        .clock(clock.clone())
        .build()
        .unwrap();
    let started = clock.monotonic();
    let error = clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert!(error.refresh_failure().unwrap().is_timeout());
    assert_eq!(clock.monotonic() - started, Duration::from_secs(60));
}

#[tokio::test]
async fn a_fixed_token_is_rejected_once() {
    let clock = ManualClock::new();
    let service = Service::new(&clock);
    let client = builder(&service.transport())
        .static_token("token-number-7")
        .build()
        .unwrap();
    let error = clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    assert!(error.is_authentication() && error.refresh_failure().is_some());
    assert_eq!(service.sent(7), 1);
}

/// Tokens of a provider whose 403 can mean a rejected token.
#[derive(Debug, Default)]
struct Numbered {
    now: AtomicU64,
    refreshes: AtomicUsize,
}

impl Numbered {
    fn bearer(&self) -> Arc<Bearer> {
        let number = self.now.load(Ordering::SeqCst);
        let header = HeaderValue::from_str(&format!("Bearer token-number-{number}")).unwrap();
        Arc::new(Bearer::new(header, number))
    }
}

impl Authorize for Numbered {
    fn current(&self) -> Option<Arc<Bearer>> {
        Some(self.bearer())
    }
    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async { Ok(self.bearer()) }.boxed()
    }
    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async move {
            if generation == self.now.load(Ordering::SeqCst) {
                self.refreshes.fetch_add(1, Ordering::SeqCst);
                self.now.fetch_add(1, Ordering::SeqCst);
            }
            Ok(self.bearer())
        }
        .boxed()
    }
    fn key(&self) -> u64 {
        2
    }
    fn forbidden_may_mean_rejected(&self) -> bool {
        true
    }
}

#[tokio::test]
async fn a_403_means_a_rejected_token_if_the_source_says_so() {
    let clock = ManualClock::new();
    let tokens = Arc::new(Numbered::default());
    let service = MemoryTransport::new(|request| {
        let fresh = request.headers["authorization"] == "Bearer token-number-1";
        TransportResponse::new(
            if fresh {
                StatusCode::OK
            } else {
                StatusCode::FORBIDDEN
            },
            "",
        )
    });
    let client = builder(&service)
        .authorize(tokens.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    let response = clock
        .drive(client.call(&CREATE).request::<()>().with_response())
        .await
        .unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(tokens.refreshes.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_403_that_a_newer_token_does_not_change_is_a_missing_permission_for_a_while() {
    let clock = ManualClock::new();
    let tokens = Arc::new(Numbered::default());
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::FORBIDDEN, ""));
    let client = builder(&service)
        .authorize(tokens.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    for _ in 0..10 {
        let error = clock
            .drive(client.call(&CREATE).request::<()>().with_response())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::Permission);
    }
    assert_eq!(tokens.refreshes.load(Ordering::SeqCst), 1);
    assert_eq!(service.count(), 11);
    clock.advance(Duration::from_secs(61));
    clock
        .drive(client.call(&CREATE).request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!(tokens.refreshes.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn any_other_403_is_final() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::FORBIDDEN, ""));
    let error = crate::support::client(&service)
        .call(&LIST)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!((error.kind(), service.count()), (Kind::Permission, 1));
}

/// A client whose authentication host fails in `phase`, and whose API counts requests.
fn without_tokens(clock: &ManualClock, phase: SendPhase) -> (MemoryTransport, Client) {
    let service = MemoryTransport::with_async(move |_| async move {
        Err(SendError::new(phase, "connection refused"))
    });
    let client = builder(&service)
        .token_source(SquadcastSource::new(
            RefreshToken::new("ref-canary-1").unwrap(),
        ))
        .clock(clock.clone())
        .build()
        .unwrap();
    (service, client)
}

#[tokio::test]
async fn a_call_without_a_token_says_why_and_whether_the_exchange_was_sent() {
    for (deadline, phase, sent) in [
        (1, SendPhase::Connect, RequestSent::No),
        (1, SendPhase::Timeout, RequestSent::Maybe),
        (60, SendPhase::Connect, RequestSent::No),
        (60, SendPhase::Timeout, RequestSent::Maybe),
    ] {
        let clock = ManualClock::new();
        let (service, client) = without_tokens(&clock, phase);
        let started = clock.monotonic();
        let call = client.call(&LIST).request::<()>();
        let call = call.deadline(Duration::from_secs(deadline)).with_response();
        let error = clock.drive(call).await.unwrap_err();
        assert!(clock.monotonic() - started <= Duration::from_secs(deadline));
        assert_eq!(
            (error.attempts(), error.request_sent()),
            (0, RequestSent::No)
        );
        assert_eq!(error.exchange_sent(), sent, "{deadline} s, {phase:?}");
        let mut text = error.to_string();
        text.extend(error.source().map(ToString::to_string));
        assert!(text.contains("connection refused"), "{text}");
        assert!(service.count() > 1, "the exchange was retried");
    }
}

#[tokio::test]
async fn a_call_whose_deadline_ends_before_the_backoff_fails_at_once() {
    let clock = ManualClock::new();
    let (service, client) = without_tokens(&clock, SendPhase::Connect);
    clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    let (count, started) = (service.count(), clock.monotonic());
    let call = client.call(&LIST).request::<()>();
    let call = call.deadline(Duration::from_millis(900)).with_response();
    let error = clock.drive(call).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    assert_eq!((service.count(), clock.monotonic()), (count, started));
}

#[test]
fn without_a_runtime_a_call_fails_and_does_not_panic() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = builder(&service)
        .token_source(SquadcastSource::new(
            RefreshToken::new("ref-canary-1").unwrap(),
        ))
        .build()
        .unwrap();
    let call = client.call(&LIST).request::<()>().with_response();
    let error = call.into_future().now_or_never().unwrap().unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert!(error.to_string().contains("runtime"), "{error}");
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn the_clients_limit_for_retry_after_holds_for_exchanges_too() {
    let clock = ManualClock::new();
    let inner = Service::new(&clock).transport();
    let exchanges = Arc::new(AtomicUsize::new(0));
    let service = MemoryTransport::with_async(move |request: Request| {
        let is_exchange = request.url.host_str() == Some("auth.test");
        let first = is_exchange && exchanges.fetch_add(1, Ordering::SeqCst) == 0;
        let inner = inner.clone();
        async move {
            if first {
                let response = TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "");
                let seconds = HeaderValue::from_static("86400");
                return Ok(response.header(http::header::RETRY_AFTER, seconds));
            }
            inner.send(request).await
        }
    });
    let client = builder(&service)
        .token_source(SquadcastSource::new(
            RefreshToken::new("ref-canary-1").unwrap(),
        ))
        .clock(clock.clone())
        .max_retry_after(Duration::from_secs(2))
        .build()
        .unwrap();
    let started = clock.monotonic();
    clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap();
    assert_eq!((clock.monotonic() - started).as_secs(), 2);
}
