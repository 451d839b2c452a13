//! Which responses mean that the access token was rejected.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::{EXCHANGE, LIST, builder};
use futures::future::{BoxFuture, FutureExt as _};
use http::{HeaderValue, StatusCode};
use squad_core::operation::Method;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{Authorize, Bearer, Error, Kind, Operation, Result, RetryPolicy};

/// Tokens whose 403 can mean a rejection, or not.
#[derive(Debug, Default)]
struct Tokens {
    forbidden: bool,
    /// Whether a rejected token is returned once more.
    stubborn: bool,
    rejections: AtomicUsize,
}

impl Tokens {
    fn bearer(number: u64) -> Arc<Bearer> {
        let header = HeaderValue::from_str(&format!("Bearer token-number-{number}")).unwrap();
        Arc::new(Bearer::new(header, number))
    }
}

impl Authorize for Tokens {
    fn current(&self) -> Option<Arc<Bearer>> {
        Some(Self::bearer(1))
    }
    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        async { Ok(Self::bearer(1)) }.boxed()
    }
    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.rejections.fetch_add(1, Ordering::SeqCst);
        let number = generation + u64::from(!self.stubborn);
        async move { Ok(Self::bearer(number)) }.boxed()
    }
    fn key(&self) -> u64 {
        0x7e57
    }
    fn forbidden_may_mean_rejected(&self) -> bool {
        self.forbidden
    }
}

/// Calls a service that responds with `status` and `body` to the first token. Returns the result, the number of rejections and
/// the tokens that were sent.
async fn call(tokens: Tokens, status: u16, body: &'static str) -> (Result<()>, usize, Vec<String>) {
    let service = MemoryTransport::new(move |request| {
        let fresh = request.headers["authorization"] == "Bearer token-number-2";
        match fresh {
            true => TransportResponse::new(StatusCode::OK, ""),
            false => TransportResponse::new(StatusCode::from_u16(status).unwrap(), body),
        }
    });
    let tokens = Arc::new(tokens);
    let client = builder(&service)
        .authorize(tokens.clone())
        .retry(RetryPolicy::disabled());
    let client = client.build().unwrap();
    let result = client.call(&LIST).request::<()>().await;
    let sent = service.requests();
    let sent = sent
        .iter()
        .map(|request| request.header("authorization").to_owned());
    (
        result,
        tokens.rejections.load(Ordering::SeqCst),
        sent.collect(),
    )
}

#[tokio::test]
async fn a_401_and_for_some_sources_a_403_is_retried_with_a_refreshed_token() {
    let envelope_401 = r#"{"meta":{"status":401,"error_message":"no"}}"#;
    let envelope_403 = r#"{"meta":{"status":403,"error_message":"no"}}"#;
    for (status, body, by_default, if_forbidden) in [
        (401, "", 1, 1),
        (403, "", 0, 1),
        (200, envelope_401, 1, 1),
        (200, envelope_403, 0, 1),
        // The status of the response counts, unless it is a success.
        (400, envelope_401, 0, 0),
        (402, "", 0, 0),
        (404, "", 0, 0),
        (407, "", 0, 0),
        (429, "", 0, 0),
        (500, "", 0, 0),
    ] {
        for (forbidden, rejections) in [(false, by_default), (true, if_forbidden)] {
            let tokens = Tokens {
                forbidden,
                ..Tokens::default()
            };
            let (result, found, sent) = call(tokens, status, body).await;
            assert_eq!(found, rejections, "{status} {body} {forbidden}");
            assert_eq!(
                result.is_ok(),
                rejections == 1,
                "{status} {body} {forbidden}"
            );
            let numbers = &["Bearer token-number-1", "Bearer token-number-2"][..=rejections];
            assert_eq!(sent, numbers);
        }
    }
}

#[tokio::test]
async fn without_another_token_the_rejection_is_final() {
    for forbidden in [true, false] {
        let tokens = Tokens {
            forbidden,
            stubborn: true,
            ..Tokens::default()
        };
        let (result, rejections, sent) = call(tokens, 401, "").await;
        let error: Error = result.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::Authentication, 1));
        assert!(error.refresh_failure().is_none());
        assert_eq!((rejections, sent.len()), (1, 1));
    }
}

static PUBLIC: Operation =
    Operation::new("public", Method::Get, "/public", "things").without_token();

#[tokio::test]
async fn a_public_operation_and_the_authentication_host_get_no_token() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::UNAUTHORIZED, ""));
    for with_tokens in [true, false] {
        let tokens = Arc::new(Tokens::default());
        let mut client = builder(&service).retry(RetryPolicy::disabled());
        if with_tokens {
            client = client.authorize(tokens.clone());
        }
        let client = client.build().unwrap();
        let exchange = client
            .call(&EXCHANGE)
            .header("X-Refresh-Token", "refresh-canary");
        for error in [
            client.call(&PUBLIC).request::<()>().await.unwrap_err(),
            exchange.request::<()>().await.unwrap_err(),
        ] {
            assert_eq!((error.kind(), error.attempts()), (Kind::Authentication, 1));
        }
        assert_eq!(tokens.rejections.load(Ordering::SeqCst), 0);
    }
    assert_eq!(service.count(), 4);
    let sent = service.requests();
    assert!(
        sent.iter()
            .all(|request| !request.headers.contains_key("authorization"))
    );
}
