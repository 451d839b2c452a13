//! One deadline covers a whole call, an attempt has its own timeout, and a dropped call leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{BULK, CREATE, EXPORT, LIST, builder};
use futures::StreamExt as _;
use futures::future::{BoxFuture, FutureExt as _};
use http::{HeaderValue, StatusCode};
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{Authorize, Bearer, Kind, Result};

/// A service that sends the headers at once and the body after `delay`.
fn slow_body(clock: &ManualClock, delay: Duration) -> MemoryTransport {
    let clock = clock.clone();
    MemoryTransport::new(move |_| {
        let clock = clock.clone();
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let chunk = async move {
            clock.sleep(delay).await;
            Ok("late".into())
        };
        response.body = futures::stream::once(chunk).boxed();
        response
    })
}

fn silent() -> MemoryTransport {
    MemoryTransport::with_async(|_| futures::future::pending())
}

#[tokio::test]
async fn an_attempt_that_times_out_is_retried_if_that_is_safe() {
    for (operation, attempts) in [(&LIST, 3), (&CREATE, 1)] {
        let clock = ManualClock::new();
        let service = silent();
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone());
        let client = client
            .attempt_timeout(Duration::from_secs(5))
            .build()
            .unwrap();
        let error = clock
            .drive(client.call(operation).request::<()>().with_response())
            .await
            .unwrap_err();
        assert_eq!((error.kind(), service.count()), (Kind::Timeout, attempts));
        assert!(
            error.message().contains("attempt timeout of 5 s"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_body_is_part_of_the_attempt() {
    let clock = ManualClock::new();
    let service = slow_body(&clock, Duration::from_secs(40));
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .read_timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    let call = client.call(&LIST).deadline(Duration::from_secs(300));
    let error = clock
        .drive(call.request::<bytes::Bytes>().with_response())
        .await
        .unwrap_err();
    assert_eq!((error.kind(), service.count()), (Kind::Timeout, 3));
    // The attempt timeout does not apply to an export.
    let call = client.call(&EXPORT).deadline(Duration::from_secs(300));
    let response = clock
        .drive(call.request::<bytes::Bytes>().with_response())
        .await
        .unwrap();
    assert_eq!(&response.value[..], b"late");
}

#[tokio::test]
async fn the_deadline_covers_attempts_backoff_and_body() {
    for service in [
        silent(),
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::BAD_GATEWAY, "")),
    ] {
        let clock = ManualClock::new();
        let started = clock.monotonic();
        let client = builder(&service)
            .static_token("tok-canary-1")
            .clock(clock.clone());
        let policy = squad_core::RetryPolicy::default().max_attempts(1000);
        let client = client
            .retry(policy)
            .deadline(Duration::from_secs(45))
            .build()
            .unwrap();
        let error = clock
            .drive(client.call(&LIST).request::<()>().with_response())
            .await
            .unwrap_err();
        assert!(error.is_retryable());
        assert!(clock.monotonic() - started <= Duration::from_secs(45));
        let own = client
            .call(&LIST)
            .deadline(Duration::from_secs(2))
            .request::<()>()
            .with_response();
        let before = clock.monotonic();
        clock.drive(own).await.unwrap_err();
        assert!(clock.monotonic() - before <= Duration::from_secs(2));
    }
}

#[tokio::test]
async fn the_error_of_a_passed_deadline_has_the_last_failure_as_source() {
    let clock = ManualClock::new();
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::with_async(move |_| {
        let first = nth.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            if first {
                return Ok(TransportResponse::new(
                    StatusCode::BAD_GATEWAY,
                    "<title>upstream down</title>",
                ));
            }
            futures::future::pending().await
        }
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let call = client.call(&LIST).deadline(Duration::from_secs(10));
    let error = clock
        .drive(call.request::<()>().with_response())
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Timeout, 2));
    assert!(error.to_string().contains("deadline of 10 s"), "{error}");
    let before = std::error::Error::source(&error).unwrap().to_string();
    assert!(before.contains("upstream down"), "{before}");
    assert!(!error.to_string().contains("upstream down"));
}

#[tokio::test]
async fn a_call_with_a_zero_deadline_is_not_sent() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = crate::support::client(&service);
    let error = client
        .call(&LIST)
        .deadline(Duration::ZERO)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts(), service.count()),
        (Kind::Timeout, 0, 0)
    );
}

#[tokio::test]
async fn a_response_without_a_byte_within_the_read_timeout_fails_and_a_slow_one_does_not() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |request| {
        let clock = inner.clone();
        let step = Duration::from_secs(if request.url.query() == Some("q=stalled") {
            11
        } else {
            9
        });
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let slow = futures::stream::unfold(0, move |nth| {
            let clock = clock.clone();
            async move {
                clock.sleep(step).await;
                (nth < 20).then(|| (Ok("x".into()), nth + 1))
            }
        });
        response.body = slow.boxed();
        response
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .deadline(None);
    let client = client
        .read_timeout(Duration::from_secs(10))
        .attempt_timeout(None)
        .build()
        .unwrap();
    let whole = clock
        .drive(client.call(&LIST).request::<bytes::Bytes>().with_response())
        .await
        .unwrap();
    assert_eq!((whole.value.len(), service.count()), (20, 1));
    let stalled = client
        .call(&LIST)
        .query("q", "stalled")
        .request::<bytes::Bytes>()
        .with_response();
    let error = clock.drive(stalled).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("within 10 s"),
        "{error}"
    );
    assert_eq!(service.count(), 4);
}

#[derive(Debug)]
struct SlowTokens(ManualClock, Duration);

impl Authorize for SlowTokens {
    fn current(&self) -> Option<Arc<Bearer>> {
        None
    }
    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async {
            self.0.sleep(self.1).await;
            Ok(Arc::new(Bearer::new(
                HeaderValue::from_static("Bearer x"),
                1,
            )))
        }
        .boxed()
    }
    fn rejected(&self, _: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.bearer()
    }
    fn key(&self) -> u64 {
        3
    }
}

#[tokio::test]
async fn waiting_for_a_token_counts_against_the_deadline() {
    let clock = ManualClock::new();
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = builder(&service)
        .authorize(Arc::new(SlowTokens(
            clock.clone(),
            Duration::from_secs(100),
        )))
        .clock(clock.clone());
    let client = client.build().unwrap();
    let error = clock
        .drive(client.call(&LIST).request::<()>().with_response())
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("access token"),
        "{error}"
    );
    assert_eq!((service.count(), error.attempts()), (0, 0));
    let patient = client
        .call(&LIST)
        .deadline(None)
        .request::<()>()
        .with_response();
    clock.drive(patient).await.unwrap();
}

#[tokio::test]
async fn a_call_dropped_at_any_await_point_leaves_nothing_behind() {
    // Slow tokens, a limit, a pause, a slow service, a retry: every kind of wait.
    for polls in 0..60 {
        let clock = ManualClock::new();
        let nth = Arc::new(AtomicUsize::new(0));
        let (inner, count) = (clock.clone(), nth.clone());
        let service = MemoryTransport::with_async(move |_| {
            let (clock, nth) = (inner.clone(), count.fetch_add(1, Ordering::Relaxed));
            async move {
                clock.sleep(Duration::from_millis(5)).await;
                let limited = nth == 9;
                Ok(TransportResponse::new(
                    if limited {
                        StatusCode::TOO_MANY_REQUESTS
                    } else {
                        StatusCode::OK
                    },
                    "",
                ))
            }
        });
        let tokens = Arc::new(SlowTokens(clock.clone(), Duration::from_secs(1)));
        let client = builder(&service)
            .authorize(tokens)
            .clock(clock.clone())
            .deadline(None)
            .build()
            .unwrap();
        // With nine permits of ten taken, the retry waits for a permit too.
        for _ in 0..9 {
            clock
                .drive(client.call(&BULK).request::<()>().with_response())
                .await
                .unwrap();
        }
        {
            let mut call = client.call(&BULK).request::<()>().with_response().boxed();
            for _ in 0..polls {
                if futures::poll!(&mut call).is_ready() {
                    break;
                }
                clock.advance_to_next();
            }
        }
        assert_eq!(clock.sleepers(), 0, "after {polls} polls");
        let started = clock.monotonic();
        for _ in 0..8 {
            clock
                .drive(client.call(&BULK).request::<()>().with_response())
                .await
                .unwrap();
        }
        // One window, one pause and the tokens: no call waits for the dropped one.
        let waited = clock.monotonic() - started;
        assert!(
            waited < Duration::from_secs(75),
            "{waited:?} after {polls} polls"
        );
    }
}
