//! Exports are streamed as they arrive; they are not retried once the caller has the first chunk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{EXPORT, builder, client};
use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use http::StatusCode;
use squad_core::Kind;
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{SendError, SendPhase, TransportResponse};

fn chunks(chunks: Vec<Result<Bytes, SendError>>) -> TransportResponse {
    let mut response = TransportResponse::new(StatusCode::OK, "");
    response.body = stream::iter(chunks).boxed();
    response
}

#[tokio::test]
async fn chunks_arrive_as_they_were_sent() {
    let service = MemoryTransport::new(|_| chunks(vec![Ok("a,".into()), Ok("b".into())]));
    let mut response = client(&service)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.value.chunk().await.unwrap().unwrap(), "a,");
    assert_eq!(response.value.chunk().await.unwrap().unwrap(), "b");
    assert_eq!(response.value.chunk().await.unwrap(), None);
    let empty = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let mut response = client(&empty)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.value.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_body_that_breaks_before_its_first_byte_is_retried() {
    let clock = ManualClock::new();
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| match nth.fetch_add(1, Ordering::Relaxed) {
        0 => TransportResponse::new(StatusCode::BAD_GATEWAY, ""),
        1 => chunks(vec![Err(SendError::new(SendPhase::Exchange, "reset"))]),
        _ => chunks(vec![Ok("whole".into())]),
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let response = clock
        .drive(
            client
                .call(&EXPORT)
                .request::<squad_core::ByteStream>()
                .with_response(),
        )
        .await
        .unwrap();
    assert_eq!(response.attempts(), 3);
    let whole: Vec<Bytes> = response.into_inner().try_collect().await.unwrap();
    assert_eq!(whole, ["whole"]);
}

#[tokio::test]
async fn a_body_that_breaks_later_is_not_retried() {
    let service = MemoryTransport::new(|_| {
        chunks(vec![
            Ok("half".into()),
            Err(SendError::new(SendPhase::Exchange, "reset")),
            Ok("never".into()),
        ])
        .header("x-request-id".parse().unwrap(), "req-5".parse().unwrap())
    });
    let mut response = client(&service)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.value.chunk().await.unwrap().unwrap(), "half");
    let error = response.value.chunk().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    assert_eq!(error.operation_id(), Some("exportThings"));
    assert_eq!(error.request_id(), Some("req-5"));
    assert_eq!(response.value.chunk().await.unwrap(), None);
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn the_deadline_covers_the_headers_and_the_read_timeout_each_chunk() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |_| {
        let clock = inner.clone();
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let slow = stream::unfold((clock, 0), |(clock, nth)| async move {
            let delay = if nth < 10 { 20 } else { 3600 };
            clock.sleep(Duration::from_secs(delay)).await;
            Some((Ok(Bytes::from_static(b"x")), (clock, nth + 1)))
        });
        response.body = slow.boxed();
        response
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone());
    let client = client
        .read_timeout(Duration::from_secs(30))
        .build()
        .unwrap();
    let started = clock.monotonic();
    let mut response = clock
        .drive(
            client
                .call(&EXPORT)
                .request::<squad_core::ByteStream>()
                .with_response(),
        )
        .await
        .unwrap();
    for _ in 0..10 {
        assert_eq!(
            clock.drive(response.value.chunk()).await.unwrap().unwrap(),
            "x"
        );
    }
    let error = clock.drive(response.value.chunk()).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("30 s"),
        "{error}"
    );
    assert_eq!(
        clock.monotonic() - started,
        Duration::from_secs(10 * 20 + 30)
    );
}
