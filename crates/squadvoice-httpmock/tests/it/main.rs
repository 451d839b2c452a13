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
