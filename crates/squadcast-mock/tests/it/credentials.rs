//! Tokens: the exchange, the two formats of a 401, expiry, revocation and roles.

use std::time::Duration;

use crate::support::{Client, noon};
use serde_json::json;
use squadcast_mock::{Clock, Host, MockServer, operations};

#[tokio::test]
async fn access_token_expires_after_the_configured_lifetime() {
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
async fn credentials_are_checked_before_the_path() {
    let mock = MockServer::start().await.unwrap();
    let mut client = Client::anonymous(&mock);
    for path in ["/v3/teams", "/no/such/path", "/oauth/access-token"] {
        let response = client.get(path).await;
        assert_eq!(response.status, 401);
        assert_eq!(response.content_type, "application/json");
        assert_eq!(response.error_message(), "No credentials sent");
    }
    client.token = "guessed".to_owned();
    for path in ["/v3/teams", "/no/such/path"] {
        let response = client.get(path).await;
        assert_eq!(response.status, 401);
        assert!(
            response.content_type.starts_with("text/plain"),
            "{response:?}"
        );
        assert_eq!(response.error_message(), "invalid access token");
    }
    let client = Client::new(&mock).await;
    assert_eq!(client.get("/no/such/path").await.status, 404);
    assert_eq!(client.delete("/v3/teams").await.status, 405);
}

#[tokio::test]
async fn invalid_refresh_token_gets_a_json_401() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::anonymous(&mock);
    let response = client.exchange("guessed").await;
    assert_eq!(response.status, 401);
    assert_eq!(response.content_type, "application/json");
    assert_eq!(response.error_message(), "invalid refresh token");
    let other = MockServer::start().await.unwrap();
    assert_eq!(client.exchange(other.refresh_token()).await.status, 401);
}

#[tokio::test]
async fn revoking_a_refresh_token_revokes_its_access_tokens_only() {
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

    mock.expire_access_tokens();
    assert_eq!(owner.get("/v3/teams").await.status, 401);
    assert_eq!(owner.exchange(mock.refresh_token()).await.status, 200);
}

#[tokio::test]
async fn stakeholder_only_reads_and_user_changes_no_accounts() {
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
    let response = stakeholder.send("POST", &acknowledge, None).await;
    assert_eq!(response.status, 403);
    assert_eq!(
        response.error_message(),
        "the role stakeholder does not permit this operation"
    );

    let user = Client::of(&mock, &users[1].id).await;
    assert_eq!(user.send("POST", &acknowledge, None).await.status, 200);
    let body = json!({ "user_id": users[1].id });
    assert_eq!(user.post("/v3/refresh-token", &body).await.status, 403);
}

#[tokio::test]
async fn requests_are_recorded_with_their_status_and_without_secrets() {
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
    assert_eq!(mock.count(operations::TEAMS_GET_ALL_TEAMS), 1);
    let printed = format!("{mock:?} {:?} {:?}", mock.requests(), mock.state());
    for secret in [mock.refresh_token(), &client.token] {
        assert!(!printed.contains(secret));
    }
}

#[tokio::test]
async fn stakeholder_may_post_to_an_operation_that_only_reads() {
    let mock = MockServer::start().await.unwrap();
    let stakeholder = Client::of(&mock, &mock.state().users()[3].id).await;
    let body = json!({ "request_ids": [] });
    let response = stakeholder.post("/v3/requests/status", &body).await;
    assert_eq!(response.status, 200, "{response:?}");
    let owner = mock.state().users()[0].id.clone();
    let token = json!({ "user_id": owner });
    assert_eq!(
        stakeholder.post("/v3/refresh-token", &token).await.status,
        403
    );
}

#[tokio::test]
async fn rate_limit_counts_each_user_and_operation_alone() {
    let mock = MockServer::start().await.unwrap();
    let users = mock.state().users();
    let owner = Client::new(&mock).await;
    let user = Client::of(&mock, &users[1].id).await;
    let body = json!({ "incident_ids": [] });
    for _ in 0..10 {
        let response = owner.post("/v3/incidents/acknowledge", &body).await;
        assert_eq!(response.status, 200, "{response:?}");
    }
    let limited = owner.post("/v3/incidents/acknowledge", &body).await;
    assert_eq!(limited.status, 429);
    assert_eq!(limited.error_message(), "at most 10 calls in 60 seconds");
    assert_eq!(
        user.post("/v3/incidents/acknowledge", &body).await.status,
        200
    );
    assert_eq!(owner.post("/v3/incidents/resolve", &body).await.status, 200);
}

#[tokio::test]
async fn bearer_scheme_is_case_insensitive_and_required() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let anonymous = Client::anonymous(&mock);
    for (scheme, status) in [
        ("Bearer ", 200),
        ("bearer ", 200),
        ("Basic ", 401),
        ("", 401),
    ] {
        let request = anonymous.request("GET", "/v3/teams", None);
        let value = format!("{scheme}{}", client.token);
        let response = request.header("authorization", value).send().await.unwrap();
        assert_eq!(response.status(), status, "{scheme:?}");
    }
}

#[tokio::test]
async fn changed_lifetime_is_that_of_later_access_tokens() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let first = Client::new(&mock).await;
    mock.set_token_lifetime(Duration::from_secs(60));
    let second = Client::new(&mock).await;
    let valid = async || {
        let statuses = [
            first.get("/v3/teams").await.status,
            second.get("/v3/teams").await.status,
        ];
        statuses.map(|status| status == 200)
    };
    clock.advance(Duration::from_millis(59_999));
    assert_eq!(valid().await, [true, true]);
    clock.advance(Duration::from_millis(1));
    assert_eq!(valid().await, [true, false]);
    // The default lifetime is two days.
    clock.advance(Duration::from_millis(172_800_000 - 60_001));
    assert_eq!(valid().await, [true, false]);
    clock.advance(Duration::from_millis(1));
    assert_eq!(valid().await, [false, false]);
}
