//! Exports are handed on while they arrive; nothing of them is repeated once the caller has begun to read.
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

fn pieces(pieces: Vec<Result<Bytes, SendError>>) -> TransportResponse {
    let mut reply = TransportResponse::new(StatusCode::OK, "");
    reply.body = stream::iter(pieces).boxed();
    reply
}

#[tokio::test]
async fn pieces_arrive_as_they_were_sent() {
    let service = MemoryTransport::new(|_| pieces(vec![Ok("a,".into()), Ok("b".into())]));
    let mut answer = client(&service)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.value.chunk().await.unwrap().unwrap(), "a,");
    assert_eq!(answer.value.chunk().await.unwrap().unwrap(), "b");
    assert_eq!(answer.value.chunk().await.unwrap(), None);
    let empty = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let mut answer = client(&empty)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(answer.value.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_body_that_breaks_before_its_first_byte_is_asked_for_again() {
    let clock = ManualClock::new();
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| match nth.fetch_add(1, Ordering::Relaxed) {
        0 => TransportResponse::new(StatusCode::BAD_GATEWAY, ""),
        1 => pieces(vec![Err(SendError::new(SendPhase::Exchange, "reset"))]),
        _ => pieces(vec![Ok("whole".into())]),
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let answer = clock
        .drive(
            client
                .call(&EXPORT)
                .request::<squad_core::ByteStream>()
                .with_response(),
        )
        .await
        .unwrap();
    assert_eq!(answer.attempts(), 3);
    let whole: Vec<Bytes> = answer.into_inner().try_collect().await.unwrap();
    assert_eq!(whole, ["whole"]);
}

#[tokio::test]
async fn a_body_that_breaks_later_is_not() {
    let service = MemoryTransport::new(|_| {
        pieces(vec![
            Ok("half".into()),
            Err(SendError::new(SendPhase::Exchange, "reset")),
            Ok("never".into()),
        ])
        .header("x-request-id".parse().unwrap(), "req-5".parse().unwrap())
    });
    let mut answer = client(&service)
        .call(&EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(answer.value.chunk().await.unwrap().unwrap(), "half");
    let error = answer.value.chunk().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    assert_eq!(error.operation_id(), Some("exportThings"));
    assert_eq!(error.request_id(), Some("req-5"));
    assert_eq!(answer.value.chunk().await.unwrap(), None);
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn the_deadline_ends_where_the_body_begins_and_standing_still_is_noticed() {
    let clock = ManualClock::new();
    let inner = clock.clone();
    let service = MemoryTransport::new(move |_| {
        let clock = inner.clone();
        let mut reply = TransportResponse::new(StatusCode::OK, "");
        let slow = stream::unfold((clock, 0), |(clock, nth)| async move {
            let delay = if nth < 10 { 20 } else { 3600 };
            clock.sleep(Duration::from_secs(delay)).await;
            Some((Ok(Bytes::from_static(b"x")), (clock, nth + 1)))
        });
        reply.body = slow.boxed();
        reply
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone());
    let client = client
        .read_timeout(Duration::from_secs(30))
        .build()
        .unwrap();
    let started = clock.monotonic();
    let mut answer = clock
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
            clock.drive(answer.value.chunk()).await.unwrap().unwrap(),
            "x"
        );
    }
    let error = clock.drive(answer.value.chunk()).await.unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains("30 s"),
        "{error}"
    );
    assert_eq!(
        clock.monotonic() - started,
        Duration::from_secs(10 * 20 + 30)
    );
}
