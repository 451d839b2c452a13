//! The client against a real django-oauth-toolkit server. `tests/interop/django-oauth.sh` starts it and runs this test; without
//! it the test passes.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use serde_json::Value;
use squadvoice::{Builder, Credentials, FileStore, Method, OAuthClient, SquadVoice};

use crate::support::{HastyClock, campaign};

const ROTATIONS: usize = 20;

fn variable(name: &str) -> String {
    std::env::var(format!("INTEROP_{name}")).unwrap()
}

fn oauth_client() -> OAuthClient {
    OAuthClient::new(variable("CLIENT_ID"), variable("CLIENT_SECRET"))
}

fn builder() -> Builder {
    let url = variable("URL");
    SquadVoice::builder()
        .api_url(&url)
        .authentication_url(&url)
        .requests_per_minute(100_000)
}

fn logging_in(password: &str) -> Builder {
    let credentials = Credentials::new(oauth_client(), variable("USERNAME"), password).unwrap();
    builder().credentials(credentials)
}

/// Calls what the server has for the test; the token is not checked there.
async fn control(name: &str) -> Value {
    let client = builder().access_token("control").build().unwrap();
    let path = format!("/control/{name}/");
    client.request(Method::GET, &path).await.unwrap()
}

async fn check(client: &SquadVoice) -> squadvoice::Result<()> {
    client.campaign(campaign()).check().await
}

#[tokio::test]
async fn sessions_live_on_a_real_server_that_rotates_and_protects_against_reuse() {
    if std::env::var("INTEROP_URL").is_err() {
        return;
    }
    let clock = HastyClock::default();
    let client = logging_in(&variable("PASSWORD")).clock(clock.clone());
    let client = client.build().unwrap();
    client.login().await.unwrap();
    check(&client).await.unwrap();

    // The server rejects the token, which many calls notice at once.
    control("expire").await;
    let calls = (0..5).map(|_| check(&client));
    for result in futures::future::join_all(calls).await {
        result.unwrap();
    }
    // The client knows that the token has expired.
    for _ in 0..ROTATIONS {
        clock.pass();
        let calls = (0..5).map(|_| check(&client));
        for result in futures::future::join_all(calls).await {
            result.unwrap();
        }
    }
    let count = control("count").await;
    assert_eq!(count["issued"], 1 + 1 + ROTATIONS, "{count}");
    assert_eq!(count["refresh"], 1, "{count}");

    client.logout().await.unwrap();
    let after = control("count").await;
    assert_eq!(
        (&after["access"], &after["refresh"]),
        (&0.into(), &0.into())
    );
    assert!(check(&client).await.unwrap_err().is_authentication());

    // The next session.
    client.login().await.unwrap();
    check(&client).await.unwrap();
    client.logout().await.unwrap();
    eprintln!("{ROTATIONS} rotations by expiry and one by rejection: {count}");

    shared_session().await;
    rejected_credentials().await;
}

/// Clients over one store share a session.
async fn shared_session() {
    let issued = control("count").await["issued"].as_i64().unwrap();
    let directory = tempfile::tempdir().unwrap();
    let client = || {
        let store = FileStore::new(directory.path().join("tokens")).unwrap();
        logging_in(&variable("PASSWORD"))
            .store(store)
            .build()
            .unwrap()
    };
    let clients = [client(), client(), client(), client()];
    for result in futures::future::join_all(clients.iter().map(check)).await {
        result.unwrap();
    }
    let count = control("count").await;
    assert_eq!(count["issued"], issued + 1, "{count}");
    clients[0].logout().await.unwrap();
}

async fn rejected_credentials() {
    let error = logging_in("wrong")
        .build()
        .unwrap()
        .login()
        .await
        .unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert!(error.message().contains("invalid_grant"), "{error}");
    let stranger = OAuthClient::new("stranger", "secret");
    let credentials = Credentials::new(stranger, "me", "password").unwrap();
    let stranger = builder().credentials(credentials).build().unwrap();
    let deadline = std::time::Duration::from_secs(2);
    let error = stranger
        .campaign(campaign())
        .check()
        .deadline(deadline)
        .await;
    let error = error.unwrap_err();
    assert!(error.to_string().contains("invalid_client"), "{error}");
}
