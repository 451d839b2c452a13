//! The token endpoints: forms, rotation, reuse, revocation.
#![allow(clippy::unwrap_used)]

use squadvoice_mock::MockServer;

use crate::support::{http, json, password, post_form, send};

const TOKEN: &str = "/oauth/token/";
const REVOKE: &str = "/oauth/revoke_token/";

async fn refresh(fake: &MockServer, token: &str) -> (u16, String, String) {
    let account = fake.account();
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", account.client_id.as_str()),
        ("client_secret", &account.client_secret),
        ("refresh_token", token),
    ];
    post_form(fake, TOKEN, &fields).await
}

#[tokio::test]
async fn reuse_of_a_refresh_token_revokes_its_session() {
    let fake = MockServer::start().await.unwrap();
    let (status, _, body) = post_form(&fake, TOKEN, &password(&fake)).await;
    assert_eq!(status, 200, "{body}");
    let first = json(&body)["refresh_token"].as_str().unwrap().to_owned();
    let (status, _, body) = refresh(&fake, &first).await;
    assert_eq!(status, 200);
    let second = json(&body)["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(
        fake.valid_tokens(),
        (1, 1),
        "the old access token is invalid"
    );
    let (status, _, body) = refresh(&fake, &first).await;
    assert_eq!(
        (status, &json(&body)["error"]),
        (400, &"invalid_grant".into())
    );
    assert_eq!(fake.valid_tokens(), (0, 0));
    assert_eq!(refresh(&fake, &second).await.0, 400);
    let statistics = fake.token_statistics();
    assert_eq!(
        (
            statistics.logins,
            statistics.refreshes,
            statistics.spent_reused
        ),
        (1, 1, 1)
    );
}

#[tokio::test]
async fn only_well_formed_forms_are_accepted() {
    let fake = MockServer::start().await.unwrap();
    let url = format!("{}{TOKEN}", fake.authentication_url());
    let post = |content_type: &str, body: &str| {
        let request = http().post(&url).header("content-type", content_type);
        send(request.body(body.to_owned()))
    };
    let (status, _, body) = post("application/json", r#"{"grant_type":"password"}"#).await;
    assert_eq!(status, 400);
    assert_eq!(json(&body)["error"], "unsupported_grant_type");
    let form = "application/x-www-form-urlencoded";
    for body in [
        "grant_type=password&client_id=a\n",
        "a=1&a=2",
        "",
        "grant_type=other",
    ] {
        let (status, _, text) = post(form, body).await;
        assert_eq!(status, 400, "{body:?}");
        assert_eq!(json(&text)["error"], "invalid_request", "{body:?}");
    }
    let mut wrong = password(&fake);
    wrong[4].1 = "wrong";
    let (status, _, body) = post_form(&fake, TOKEN, &wrong).await;
    assert_eq!(
        (status, &json(&body)["error"]),
        (400, &"invalid_grant".into())
    );
    let mut stranger = password(&fake);
    stranger[2].1 = "wrong";
    let (status, _, body) = post_form(&fake, TOKEN, &stranger).await;
    assert_eq!(
        (status, &json(&body)["error"]),
        (401, &"invalid_client".into())
    );
}

#[tokio::test]
async fn path_without_its_slash_is_redirected() {
    let fake = MockServer::start().await.unwrap();
    let (status, content_type, _) = post_form(&fake, "/oauth/token", &password(&fake)).await;
    assert_eq!(status, 301);
    assert!(content_type.starts_with("text/html"), "{content_type}");
    assert_eq!(fake.token_statistics().logins, 0);
}

#[tokio::test]
async fn revocation_succeeds_for_unknown_tokens_with_an_empty_page() {
    let fake = MockServer::start().await.unwrap();
    let token = fake.refresh_token();
    assert_eq!(fake.valid_tokens(), (1, 1));
    let account = fake.account().clone();
    let revoke = async |token: &str, secret: &str| {
        let fields = [
            ("client_id", account.client_id.as_str()),
            ("client_secret", secret),
            ("token", token),
        ];
        post_form(&fake, REVOKE, &fields).await
    };
    let secret = account.client_secret.as_str();
    for token in ["unknown", &token, &token] {
        let (status, content_type, body) = revoke(token, secret).await;
        assert_eq!((status, body.as_str()), (200, ""));
        assert!(content_type.starts_with("text/html"), "{content_type}");
    }
    assert_eq!(fake.valid_tokens(), (0, 0));
    assert_eq!(revoke("unknown", "wrong").await.0, 401);
}
