//! Tokens: login, form encoding, rotation, rejected tokens, lost responses, and the ways to authenticate.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use serde_json::json;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squadvoice::{Credentials, FileStore, Kind, OAuthClient};
use squadvoice_mock::{Account, Clock, Failure, MockServer, operations};

use crate::support::{
    builder, builder_for, campaign, client_of, credentials, oauth_client, page, tokens,
};

/// Every class of character that a form must encode, or must not mistake.
const HARD: &str = "a+b&c=d%20 e%zz;/?:@#$,'\"<>\\{}[]|^~`*é漢🔑";

#[tokio::test]
async fn secrets_with_every_class_of_characters_arrive_in_a_form() {
    let account = Account::new(
        &format!("id {HARD}"),
        &format!("secret {HARD}"),
        &format!("user {HARD}"),
        &format!("password {HARD}"),
    );
    let fake = MockServer::builder()
        .account(account)
        .start()
        .await
        .unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    fake.expire_access_tokens();
    client.campaign(campaign()).check().await.unwrap();
    let statistics = fake.token_statistics();
    assert_eq!((statistics.logins, statistics.refreshes), (1, 1));
    client.logout().await.unwrap();
    assert_eq!(fake.valid_tokens(), (0, 0));
}

#[tokio::test]
async fn token_requests_are_forms_with_a_trailing_slash_and_other_requests_are_json() {
    let transport = MemoryTransport::new(|request| match request.url.path() {
        "/oauth/token/" => tokens(1),
        _ => TransportResponse::new(http::StatusCode::CREATED, ""),
    });
    let client = OAuthClient::new("id", "s&cret");
    let credentials = Credentials::new(client, "me", "pass+word").unwrap();
    let client = builder(&transport)
        .credentials(credentials)
        .build()
        .unwrap();
    client.campaign(campaign()).disable("crm-1").await.unwrap();
    let requests = transport.requests();
    assert_eq!(requests[0].url.as_str(), "https://auth.test/oauth/token/");
    assert_eq!(
        requests[0].header("content-type"),
        "application/x-www-form-urlencoded"
    );
    let form = std::str::from_utf8(&requests[0].body).unwrap();
    assert!(form.contains("password=pass%2Bword"), "{form}");
    assert!(form.contains("client_secret=s%26cret"), "{form}");
    assert_eq!(requests[1].header("content-type"), "application/json");
    assert_eq!(requests[1].header("authorization"), "Bearer access-1");
}

#[tokio::test]
async fn rejected_token_is_refreshed_once_for_all_calls_and_each_call_is_retried_once() {
    // Version 4 of the fake rejects a token with 403, version 1 with 401.
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    fake.expire_access_tokens();
    let campaign = client.campaign(campaign());
    let calls = (0..20).map(|_| campaign.check());
    for result in futures::future::join_all(calls).await {
        result.unwrap();
    }
    let statistics = fake.token_statistics();
    assert_eq!((statistics.logins, statistics.refreshes), (1, 1));
    assert_eq!(statistics.spent_reused, 0);

    fake.expire_access_tokens();
    let second = client_of(&fake);
    second
        .campaign(crate::support::campaign())
        .v1()
        .disable("x")
        .await
        .unwrap();
    assert_eq!(fake.token_statistics().logins, 2);
}

#[tokio::test]
async fn real_missing_permission_is_one_refresh_and_one_retry() {
    let exchanges = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&exchanges);
    let transport = MemoryTransport::new(move |request| match request.url.path() {
        "/oauth/token/" => tokens(counter.fetch_add(1, Ordering::Relaxed)),
        _ => TransportResponse::json(http::StatusCode::FORBIDDEN, &json!({ "detail": "no" })),
    });
    let credentials = Credentials::new(OAuthClient::new("id", "s"), "me", "p").unwrap();
    let client = builder(&transport)
        .credentials(credentials)
        .build()
        .unwrap();
    let error = client.campaign(campaign()).check().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Permission);
    assert_eq!(exchanges.load(Ordering::Relaxed), 2);
    assert_eq!(transport.count(), 4);
    // The next call knows that the permission is missing.
    let error = client.campaign(campaign()).check().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Permission);
    assert_eq!(transport.count(), 5);
}

#[tokio::test]
async fn token_expires_by_the_time_since_the_request_and_is_refreshed_before() {
    let clock = ManualClock::new();
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let transport = MemoryTransport::new(move |request| match request.url.path() {
        "/oauth/token/" => tokens(counter.fetch_add(1, Ordering::Relaxed)),
        _ => page(0, None, &[]),
    });
    let credentials = Credentials::new(OAuthClient::new("id", "s"), "me", "p").unwrap();
    let client = builder(&transport)
        .credentials(credentials)
        .clock(clock.clone())
        .build()
        .unwrap();
    let campaign = client.campaign(campaign());
    clock.drive(campaign.check()).await.unwrap();
    clock.advance(Duration::from_secs(1800));
    clock.drive(campaign.check()).await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 1);
    // The wall clock has no influence on a token in memory.
    clock.set_wall(SystemTime::UNIX_EPOCH);
    clock.drive(campaign.check()).await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 1);
    clock.advance(Duration::from_secs(36_000));
    clock.drive(campaign.check()).await.unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn lost_rotation_leads_to_one_login_and_never_reuses_the_token() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    fake.expire_access_tokens();
    fake.fail_next(operations::O_AUTH_GET_TOKEN, 1, Failure::lose_response());
    client.campaign(campaign()).check().await.unwrap();
    let statistics = fake.token_statistics();
    assert_eq!((statistics.logins, statistics.refreshes), (2, 1));
    assert_eq!(statistics.spent_reused, 0);
}

#[tokio::test]
async fn canceled_caller_does_not_cancel_the_rotation() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();
    fake.expire_access_tokens();
    fake.fail_next(
        operations::O_AUTH_GET_TOKEN,
        1,
        Failure::slow(Duration::from_millis(200)),
    );
    let campaign = client.campaign(campaign());
    let canceled = tokio::time::timeout(Duration::from_millis(100), campaign.check()).await;
    assert!(canceled.is_err());
    campaign.check().await.unwrap();
    let statistics = fake.token_statistics();
    assert_eq!((statistics.logins, statistics.refreshes), (1, 1));
}

#[tokio::test]
async fn refresh_token_works_without_a_password_until_it_is_spent_elsewhere() {
    let fake = MockServer::start().await.unwrap();
    let directory = tempfile::tempdir().unwrap();
    let token = fake.refresh_token();
    let client = |token: &str| {
        builder_for(&fake)
            .refresh_token(oauth_client(&fake), token)
            .store(FileStore::new(directory.path().join("tokens")).unwrap())
            .build()
            .unwrap()
    };
    client(&token).login().await.unwrap();
    fake.expire_access_tokens();
    // The store has the token after the spent one.
    client(&token).campaign(campaign()).check().await.unwrap();
    assert_eq!(fake.token_statistics().spent_reused, 0);

    // Without a store, the next process starts with a spent token.
    let forgetful = builder_for(&fake)
        .refresh_token(oauth_client(&fake), token)
        .build()
        .unwrap();
    let error = forgetful.login().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert!(error.to_string().contains("log in again"), "{error}");
}

#[tokio::test]
async fn dashboard_token_is_used_as_it_is_and_cannot_log_in_or_out() {
    let fake = MockServer::start().await.unwrap();
    let client = builder_for(&fake)
        .access_token(fake.dashboard_token())
        .build()
        .unwrap();
    client.campaign(campaign()).check().await.unwrap();
    assert_eq!(fake.count(operations::O_AUTH_GET_TOKEN), 0);
    for result in [
        client.login().await,
        client.check().await,
        client.logout().await,
    ] {
        assert!(result.unwrap_err().is_configuration());
    }
    let wrong = builder_for(&fake).access_token("wrong").build().unwrap();
    let error = wrong.campaign(campaign()).check().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
}

#[tokio::test]
async fn callback_is_called_before_each_login() {
    let clock = ManualClock::new();
    let transport = MemoryTransport::new(|request| {
        let body = request.body.clone().unwrap_or_default();
        match String::from_utf8_lossy(&body) {
            form if form.contains("password=changed") => tokens(2),
            _ => TransportResponse::json(
                http::StatusCode::BAD_REQUEST,
                &json!({ "error": "invalid_grant" }),
            ),
        }
    });
    let password = Arc::new(std::sync::Mutex::new("outdated"));
    let reader = Arc::clone(&password);
    let client = builder(&transport)
        .credentials_from("crm-sync", move || {
            let password = *reader.lock().unwrap();
            let client = OAuthClient::new("id", "secret");
            async move { Credentials::new(client, "me", password) }
        })
        .clock(clock.clone())
        .build()
        .unwrap();
    for _ in 0..3 {
        let error = clock.drive(client.login()).await.unwrap_err();
        assert!(error.is_authentication(), "{error}");
        clock.advance(Duration::from_secs(5));
    }
    // A password that was rejected is not retried.
    assert_eq!(transport.count(), 1);
    *password.lock().unwrap() = "changed";
    clock.drive(client.login()).await.unwrap();
    assert_eq!(transport.count(), 2);
}

#[tokio::test]
async fn failing_callback_is_an_error_that_names_it_and_nothing_is_sent() {
    let transport = MemoryTransport::new(|_| tokens(1));
    let client = builder(&transport)
        .credentials_from("crm-sync", || async { Err("the vault is sealed") })
        .deadline(Duration::from_secs(1))
        .build()
        .unwrap();
    let error = client.campaign(campaign()).check().await.unwrap_err();
    assert!(error.to_string().contains("the vault is sealed"), "{error}");
    assert_eq!(transport.count(), 0);
}

#[tokio::test]
async fn wrong_password_is_an_authentication_error_without_the_password() {
    let fake = MockServer::start().await.unwrap();
    let client = Credentials::new(oauth_client(&fake), "mock@example.com", "canary-77").unwrap();
    let client = builder_for(&fake).credentials(client).build().unwrap();
    let error = client.login().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert_eq!(error.status().unwrap(), 400);
    let printed = format!("{error} {error:?} {client:?}");
    assert!(!printed.contains("canary"), "{printed}");
    // Credentials that are not sent at all.
    for password in ["", "line\nfeed"] {
        let invalid = Credentials::new(oauth_client(&fake), "me", password);
        assert!(invalid.unwrap_err().is_configuration());
    }
}

#[tokio::test]
async fn expired_tokens_of_the_fake_are_refreshed() {
    let clock = Clock::manual(SystemTime::now());
    let fake = MockServer::builder()
        .clock(clock.clone())
        .token_lifetime(Duration::from_secs(60))
        .start()
        .await
        .unwrap();
    let client = builder_for(&fake)
        .credentials(credentials(&fake))
        .build()
        .unwrap();
    client.login().await.unwrap();
    clock.advance(Duration::from_secs(61));
    client.campaign(campaign()).check().await.unwrap();
    assert_eq!(fake.token_statistics().refreshes, 1);
}
