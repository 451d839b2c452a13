//! Logout: both tokens, at once, and again until it is confirmed.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squadvoice::{Credentials, OAuthClient};
use squadvoice_mock::{Failure, MockServer, operations};

use crate::support::{builder, campaign, client_of, tokens};

#[tokio::test]
async fn refresh_token_is_revoked_before_the_access_token_and_any_2xx_is_a_success() {
    let transport = MemoryTransport::new(|request| match request.url.path() {
        "/oauth/token/" => tokens(1),
        // No body, another status and HTML as content type.
        _ => TransportResponse::new(http::StatusCode::NO_CONTENT, "").header(
            http::header::CONTENT_TYPE,
            http::HeaderValue::from_static("text/html; charset=utf-8"),
        ),
    });
    let credentials = Credentials::new(OAuthClient::new("id", "s"), "me", "p").unwrap();
    let client = builder(&transport)
        .credentials(credentials)
        .build()
        .unwrap();
    client.login().await.unwrap();
    client.logout().await.unwrap();
    let requests = transport.requests();
    let revoked: Vec<String> = requests[1..]
        .iter()
        .map(|request| {
            assert_eq!(request.url.path(), "/oauth/revoke_token/");
            String::from_utf8_lossy(&request.body).into_owned()
        })
        .collect();
    assert_eq!(
        revoked,
        [
            "client_id=id&client_secret=s&token=refresh-1",
            "client_id=id&client_secret=s&token=access-1"
        ]
    );
}

#[tokio::test]
async fn session_is_unusable_after_a_logout_until_the_next_login() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    client.logout().await.unwrap();
    assert_eq!(fake.valid_tokens(), (0, 0));
    assert!(client.check().await.unwrap_err().is_authentication());
    let error = client.campaign(campaign()).check().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert_eq!(fake.count(operations::LEADS_GET_RESPONSES), 0);
    client.login().await.unwrap();
    client.campaign(campaign()).check().await.unwrap();
    assert_eq!(fake.token_statistics().logins, 2);
}

#[tokio::test]
async fn refresh_in_flight_does_not_bring_the_session_back() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    fake.expire_access_tokens();
    fake.fail_next(
        operations::O_AUTH_GET_TOKEN,
        1,
        Failure::slow(Duration::from_millis(300)),
    );
    let calling = client.clone();
    let call = tokio::spawn(async move { calling.campaign(campaign()).check().await });
    while fake.count(operations::O_AUTH_GET_TOKEN) < 2 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    client.logout().await.unwrap();
    assert!(call.await.unwrap().is_err());
    assert!(client.campaign(campaign()).check().await.is_err());
    assert_eq!(fake.valid_tokens(), (0, 0), "the pair of the refresh lives");
}

#[tokio::test]
async fn tokens_that_could_not_be_revoked_are_revoked_by_the_next_logout() {
    for failure in [
        Failure::status(503, "<html>Maintenance</html>"),
        Failure::disconnect(),
        // A page with a success status confirms nothing.
        Failure::status(200, "<html>Log in</html>"),
    ] {
        let fake = MockServer::start().await.unwrap();
        let client = client_of(&fake);
        client.login().await.unwrap();
        fake.fail_next(operations::O_AUTH_REVOKE_TOKEN, 1, failure);
        assert!(client.logout().await.is_err());
        assert_eq!(fake.valid_tokens(), (1, 1));
        // Nothing uses them in between.
        assert!(client.campaign(campaign()).check().await.is_err());
        client.logout().await.unwrap();
        assert_eq!(fake.valid_tokens(), (0, 0));
        client.logout().await.unwrap();
    }
}

#[tokio::test]
async fn logout_without_a_login_revokes_nothing() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let transport = MemoryTransport::new(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        tokens(1)
    });
    let credentials = Credentials::new(OAuthClient::new("id", "s"), "me", "p").unwrap();
    let client = builder(&transport)
        .credentials(credentials)
        .build()
        .unwrap();
    client.logout().await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 0);
}
