//! The ergonomic client against typed mocks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::json;
use squadvoice::{CampaignId, RetryPolicy, SquadVoice};
use squadvoice_httpmock::MockServer;
use squadvoice_httpmock::prelude::*;

fn client(server: &MockServer) -> SquadVoice {
    SquadVoice::builder()
        .api_url(server.base_url())
        .authentication_url(server.base_url())
        .access_token("token-0123456789")
        .retry(RetryPolicy::disabled())
        .build()
        .unwrap()
}

fn campaign() -> CampaignId {
    "0PT711".parse().unwrap()
}

#[tokio::test]
async fn lead_is_disabled_by_its_id() {
    let server = MockServer::start();
    let disable = server.mock_leads_disable_leads(|when, then| {
        when.campaign_id(campaign())
            .body_includes(&json!([{ "lead_id": "crm-1" }]));
        then.respond_with_example()
    });
    let client = client(&server);
    client.campaign(campaign()).disable("crm-1").await.unwrap();
    disable.assert_calls(1);
    assert!(client.campaign(campaign()).disable("crm-2").await.is_err());
    disable.assert_calls(1);
}

#[tokio::test]
async fn error_is_decoded_by_the_client() {
    let server = MockServer::start();
    server.mock_leads_get_responses(|_, then| then.error(404, "no such campaign"));
    let client = client(&server);
    let mut responses = client.campaign(campaign()).responses().stream();
    let error = responses.next().await.unwrap().unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.to_string().contains("no such campaign"), "{error}");
}

#[tokio::test]
async fn form_of_a_grant_is_matched_by_its_fields() {
    use squadvoice::raw::oauth::{PasswordGrant, PasswordGrantType, TokenRequest};

    let server = MockServer::start();
    let grant = |user: &str| {
        let grant = PasswordGrant::new(
            PasswordGrantType::Password,
            "client".to_owned(),
            "secret".to_owned(),
            user.to_owned(),
            "password".to_owned(),
        );
        TokenRequest::from(grant)
    };
    let token = server.mock_o_auth_get_token(|when, then| {
        when.body(&grant("asha"));
        then.respond_with_example()
    });
    let raw = client(&server).raw().clone();
    raw.o_auth_get_token(&grant("asha")).await.unwrap();
    assert!(raw.o_auth_get_token(&grant("ravi")).await.is_err());
    token.assert_calls(1);
}

#[tokio::test]
async fn form_with_another_field_is_not_matched() {
    use squadvoice::raw::oauth::TokenRevocation;

    let server = MockServer::start();
    let revoke = server.mock_o_auth_revoke_token(|when, then| {
        when.body(&TokenRevocation::new(
            "client".to_owned(),
            "secret".to_owned(),
            "token".to_owned(),
        ));
        then.ok()
    });
    let form = "client_id=client&client_secret=secret&token=token";
    assert!(post_form(&server, "/oauth/revoke_token/", form).starts_with("HTTP/1.1 200"));
    post_form(
        &server,
        "/oauth/revoke_token/",
        &format!("{form}&token_type_hint=access_token"),
    );
    revoke.assert_calls(1);
}

/// Posts a form as it is; returns the response.
fn post_form(server: &MockServer, path: &str, form: &str) -> String {
    use std::io::{Read as _, Write as _};

    let mut stream = std::net::TcpStream::connect(server.address()).unwrap();
    let length = form.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{form}"
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}
