//! Tokens: the exchange, the two forms of 401, expiry, revocation and roles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::{Duration, SystemTime};

use serde_json::json;
use squadcast_mock::{Clock, Host, MockServer};
use support::Client;

fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800)
}

#[tokio::test]
async fn an_exchange_gives_a_token_for_as_long_as_was_set() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .token_lifetime(Duration::from_secs(600))
        .start()
        .await
        .unwrap();
    let mut client = Client::anonymous(&mock);
    let data = client.exchange(mock.refresh_token()).await.data();
    assert_eq!(data["issued_at"], 1_772_452_800);
    assert_eq!(data["expires_at"], 1_772_453_400);
    assert_eq!(data["type"], "bearer");
    client.token = data["access_token"].as_str().unwrap().to_owned();

    clock.advance(Duration::from_millis(599_999));
    assert_eq!(client.get("/v3/teams").await.status, 200);
    clock.advance(Duration::from_millis(1));
    assert_eq!(client.get("/v3/teams").await.status, 401);
    assert_eq!(mock.exchanges(), 1);
}

#[tokio::test]
async fn the_credential_is_checked_before_the_path() {
    let mock = MockServer::start().await.unwrap();
    let mut client = Client::anonymous(&mock);
    for path in ["/v3/teams", "/no/such/path", "/oauth/access-token"] {
        let reply = client.get(path).await;
        assert_eq!(reply.status, 401);
        assert_eq!(reply.content_type, "application/json");
        assert_eq!(reply.refusal(), "No credentials sent");
    }
    client.token = "guessed".to_owned();
    for path in ["/v3/teams", "/no/such/path"] {
        let reply = client.get(path).await;
        assert_eq!(reply.status, 401);
        assert!(reply.content_type.starts_with("text/plain"), "{reply:?}");
        assert_eq!(reply.refusal(), "invalid access token");
    }
    let client = Client::new(&mock).await;
    assert_eq!(client.get("/no/such/path").await.status, 404);
    assert_eq!(client.delete("/v3/teams").await.status, 405);
}

#[tokio::test]
async fn a_bad_refresh_token_is_refused_in_json() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::anonymous(&mock);
    let reply = client.exchange("guessed").await;
    assert_eq!(reply.status, 401);
    assert_eq!(reply.content_type, "application/json");
    assert_eq!(reply.refusal(), "invalid refresh token");
    let other = MockServer::start().await.unwrap();
    assert_eq!(client.exchange(other.refresh_token()).await.status, 401);
}

#[tokio::test]
async fn revoking_a_refresh_token_ends_its_access_tokens_and_no_others() {
    let mock = MockServer::start().await.unwrap();
    let jonas = mock.state().users()[1].id.clone();
    let token = mock.refresh_token_for(&jonas).unwrap();
    let owner = Client::new(&mock).await;
    let mut user = Client::anonymous(&mock);
    let data = user.exchange(&token).await.data();
    user.token = data["access_token"].as_str().unwrap().to_owned();
    assert_eq!(user.get("/v3/teams").await.status, 200);

    assert!(mock.revoke_refresh_token(&token));
    assert!(!mock.revoke_refresh_token(&token));
    assert_eq!(user.get("/v3/teams").await.status, 401);
    assert_eq!(user.exchange(&token).await.status, 401);
    assert_eq!(owner.get("/v3/teams").await.status, 200);

    mock.end_access_tokens();
    assert_eq!(owner.get("/v3/teams").await.status, 401);
    assert_eq!(owner.exchange(mock.refresh_token()).await.status, 200);
}

#[tokio::test]
async fn a_stakeholder_reads_and_a_user_leaves_accounts_alone() {
    let mock = MockServer::start().await.unwrap();
    let users = mock.state().users();
    let incident = mock.state().incidents()[9].id.clone();
    let acknowledge = format!("/v3/incidents/{incident}/acknowledge");

    let stakeholder = Client::of(&mock, &users[3].id).await;
    assert_eq!(
        stakeholder
            .get(&format!("/v3/incidents/{incident}"))
            .await
            .status,
        200
    );
    let reply = stakeholder.send("POST", &acknowledge, None).await;
    assert_eq!(reply.status, 403);
    assert_eq!(reply.refusal(), "the role stakeholder does not allow this");

    let user = Client::of(&mock, &users[1].id).await;
    assert_eq!(user.send("POST", &acknowledge, None).await.status, 200);
    let body = json!({ "user_id": users[1].id });
    assert_eq!(user.post("/v3/refresh-token", &body).await.status, 403);
}

#[tokio::test]
async fn requests_are_listed_with_what_became_of_them() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    client.get("/v3/teams").await;
    client.get("/v3/nowhere?token=secret").await;
    let seen: Vec<(Host, String, Option<String>)> = mock
        .requests()
        .into_iter()
        .map(|request| (request.host, request.to_string(), request.operation_id))
        .collect();
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        seen,
        [
            (
                Host::Authentication,
                "GET /oauth/access-token 200".to_owned(),
                some("Auth_getAccessToken")
            ),
            (
                Host::Api,
                "GET /v3/teams 200".to_owned(),
                some("Teams_getAllTeams")
            ),
            (Host::Api, "GET /v3/nowhere 404".to_owned(), None),
        ]
    );
    assert_eq!(mock.count("Teams_getAllTeams"), 1);
    let printed = format!("{mock:?} {:?} {:?}", mock.requests(), mock.state());
    for secret in [mock.refresh_token(), &client.token] {
        assert!(!printed.contains(secret));
    }
}
