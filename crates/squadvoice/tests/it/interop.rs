//! The client against a real django-oauth-toolkit server. `tests/interop/django-oauth.sh` starts it and runs this test; without
//! it the test passes.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use serde_json::Value;
use squadvoice::{Builder, Credentials, FileStore, Method, OAuthClient, SquadVoice};

use crate::support::campaign;

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

fn logging_in(password: &str) -> SquadVoice {
    let credentials = Credentials::new(oauth_client(), variable("USERNAME"), password).unwrap();
    builder().credentials(credentials).build().unwrap()
}

/// Calls what the server has for the test; the token is not checked there.
async fn control(name: &str) -> Value {
    let client = builder().access_token("control").build().unwrap();
    let path = format!("/control/{name}/");
    client.request(Method::GET, &path).await.unwrap()
}

#[tokio::test]
async fn session_lives_on_a_real_server_that_rotates_and_protects_against_reuse() {
    if std::env::var("INTEROP_URL").is_err() {
        return;
    }
    let client = logging_in(&variable("PASSWORD"));
    client.login().await.unwrap();
    let campaign_of = |client: &SquadVoice| client.campaign(campaign()).check();
    campaign_of(&client).await.unwrap();

    // Each expired token is one rotation, also if many calls notice it.
    for _ in 0..ROTATIONS {
        control("expire").await;
        let calls = (0..5).map(|_| campaign_of(&client));
        for result in futures::future::join_all(calls).await {
            result.unwrap();
        }
    }
    let count = control("count").await;
    assert_eq!(count["issued"], ROTATIONS + 1, "{count}");
    assert_eq!(count["refresh"], 1, "{count}");

    client.logout().await.unwrap();
    let count = control("count").await;
    assert_eq!(
        (&count["access"], &count["refresh"]),
        (&0.into(), &0.into())
    );
    assert!(campaign_of(&client).await.unwrap_err().is_authentication());

    // The next session, and the end of it by a wrong password.
    client.login().await.unwrap();
    campaign_of(&client).await.unwrap();
    client.logout().await.unwrap();
    let error = logging_in("wrong").login().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert!(error.message().contains("invalid_grant"), "{error}");
    let stranger = OAuthClient::new("stranger", "secret");
    let credentials = Credentials::new(stranger, "me", "password").unwrap();
    let stranger = builder().credentials(credentials).build().unwrap();
    let error = tokio::time::timeout(
        std::time::Duration::from_secs(5),
        stranger
            .campaign(campaign())
            .check()
            .deadline(std::time::Duration::from_secs(2)),
    );
    let error = error.await.unwrap().unwrap_err();
    assert!(error.to_string().contains("invalid_client"), "{error}");
    eprintln!("{ROTATIONS} rotations, {count}");
}

#[tokio::test]
async fn two_clients_over_one_store_share_a_session_on_a_real_server() {
    if std::env::var("INTEROP_URL").is_err() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let clients: Vec<SquadVoice> = (0..4)
        .map(|_| {
            let credentials =
                Credentials::new(oauth_client(), variable("USERNAME"), variable("PASSWORD"));
            builder()
                .credentials(credentials.unwrap())
                .store(FileStore::new(directory.path().join("tokens")).unwrap())
                .build()
                .unwrap()
        })
        .collect();
    let logins = clients.iter().map(SquadVoice::login);
    for result in futures::future::join_all(logins).await {
        result.unwrap();
    }
    let calls = clients
        .iter()
        .map(|client| client.campaign(campaign()).check());
    for result in futures::future::join_all(calls).await {
        result.unwrap();
    }
    clients[0].logout().await.unwrap();
}
