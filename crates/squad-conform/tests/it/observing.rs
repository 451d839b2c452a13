//! The traffic of a program is checked while it goes through.

use http::StatusCode;
use squad_conform::{Api, Arguments, Conformance, Status};
use squad_core::{BaseUrls, Client, RetryPolicy};
use squad_http::Http;
use squadcast_mock::{Failure, MockServer, operations};

use crate::support::{CANARY, check, edited, lines};

fn client(conformance: &Conformance, api: &str, authentication: &str) -> Client {
    let client = Client::builder()
        .base_urls(BaseUrls::new(api, authentication).unwrap())
        .static_token(CANARY)
        .retry(RetryPolicy::disabled());
    conformance.observe(client, Http::new()).build().unwrap()
}

pub(crate) async fn token(mock: &MockServer) -> String {
    let conformance = check();
    let client = client(&conformance, &mock.api_url(), &mock.authentication_url());
    let mut arguments = Arguments::default();
    let refresh_token = mock.refresh_token().into();
    arguments
        .values
        .insert("X-Refresh-Token".to_owned(), refresh_token);
    let call = Api::Squadcast.call(&client, "Auth_getAccessToken", &arguments);
    let decoded = call.unwrap().await.unwrap().unwrap();
    assert!(conformance.report().is_conformant());
    assert!(!format!("{:?}{conformance:?}", conformance.report()).contains(mock.refresh_token()));
    decoded.value["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn calls_of_a_client_are_in_the_report_and_errors_are_documented_ones() {
    let mock = MockServer::start().await.unwrap();
    let conformance = check();
    let urls = BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap();
    let builder = Client::builder()
        .base_urls(urls)
        .static_token(token(&mock).await);
    let builder = builder.retry(RetryPolicy::disabled());
    let client = conformance.observe(builder, Http::new()).build().unwrap();
    let call = |id: &'static str| {
        Api::Squadcast
            .call(&client, id, &Arguments::default())
            .unwrap()
    };
    call("Teams_getAllTeams").await.unwrap();
    mock.fail_next(
        operations::USERS_GET_ALL_USERS,
        1,
        Failure::error(StatusCode::FORBIDDEN),
    );
    call("Users_getAllUsers").await.unwrap_err();

    let report = conformance.report();
    assert!(report.operations["Teams_getAllTeams"].is_ok(), "{report}");
    assert_eq!(report.operations["Users_getAllUsers"].sent, Status::Ok);
    assert!(report.is_conformant(), "{report}");

    mock.fail_next(operations::USERS_GET_ALL_USERS, 1, Failure::truncate_body());
    call("Users_getAllUsers").await.unwrap_err();
    assert!(
        conformance.report().is_conformant(),
        "a broken connection is not the service's contract"
    );

    let teapot = Failure::error(StatusCode::IM_A_TEAPOT);
    for failure in [teapot, Failure::too_many_requests(1)] {
        mock.fail_next(operations::USERS_GET_ALL_USERS, 1, failure);
        call("Users_getAllUsers").await.unwrap_err();
    }
    let found = lines(&conformance.report(), "Users_getAllUsers");
    assert_eq!(found, ["received status: 418 is not documented"]);
}

#[tokio::test]
async fn difference_of_a_running_program_is_found_below_the_path_of_a_base_url() {
    let mock = MockServer::start().await.unwrap();
    // The document of tomorrow requires a parameter that today's client does not send.
    let conformance = edited(|document| {
        let operation = &mut document["paths"]["/v3/teams"]["get"];
        operation["parameters"] = serde_json::json!([
            {"name": "region", "in": "query", "required": true, "schema": {"type": "string"}}
        ]);
    });
    let api = format!("{}/below", mock.api_url());
    let client = client(&conformance, &api, &mock.authentication_url());
    let call = Api::Squadcast.call(&client, "Teams_getAllTeams", &Arguments::default());
    call.unwrap().await.unwrap_err();
    let found = lines(&conformance.report(), "Teams_getAllTeams");
    assert!(
        found.contains(&"sent query region: is required".to_owned()),
        "{found:#?}"
    );
}
