//! Injected failures, as a client sees them.

use std::time::{Duration, Instant};

use crate::support::Client;
use squadcast_mock::{Failure, IncidentStatus, MockError, MockServer, OperationId, operations};

#[tokio::test]
async fn next_calls_of_an_operation_fail_in_order_and_later_ones_succeed() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    mock.fail_next(
        operations::TEAMS_GET_ALL_TEAMS,
        2,
        Failure::too_many_requests(7),
    );
    let late = Failure::unavailable().retry_after("Mon, 02 Mar 2026 12:00:00 GMT");
    mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, late);
    for _ in 0..2 {
        let response = client.get("/v3/teams").await;
        assert_eq!(response.status, 429);
        assert_eq!(response.retry_after.as_deref(), Some("7"));
    }
    let response = client.get("/v3/teams").await;
    assert_eq!(response.status, 503);
    assert_eq!(
        response.retry_after.as_deref(),
        Some("Mon, 02 Mar 2026 12:00:00 GMT")
    );
    assert_eq!(client.get("/v3/teams").await.status, 200);

    mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 5, Failure::unavailable());
    mock.clear_failures();
    assert_eq!(client.get("/v3/teams").await.status, 200);
}

#[tokio::test]
async fn token_exchange_fails_with_any_status_and_body() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::anonymous(&mock);
    mock.fail_next_exchanges(1, Failure::status(502, "<html>Bad Gateway</html>"));
    let response = client.exchange(mock.refresh_token()).await;
    assert_eq!(
        (response.status, response.content_type.as_str()),
        (502, "text/html")
    );
    assert_eq!(response.text, "<html>Bad Gateway</html>");
    assert_eq!(client.exchange(mock.refresh_token()).await.status, 200);
    assert_eq!(mock.exchanges(), 2);
}

#[test]
fn text_that_is_not_an_operation_is_an_error() {
    let id: OperationId = "Teams_getAllTeams".parse().unwrap();
    assert_eq!(
        (id.as_ref(), id.to_string().as_str()),
        ("Teams_getAllTeams", "Teams_getAllTeams")
    );
    assert_eq!(id, operations::TEAMS_GET_ALL_TEAMS);
    let error = "Teams_dance".parse::<OperationId>().unwrap_err();
    assert!(matches!(&error, MockError::UnknownOperation(id) if id == "Teams_dance"));
    assert_eq!(
        error.to_string(),
        "the document has no operation with the id `Teams_dance`"
    );
}

#[tokio::test]
async fn disconnect_executes_nothing_and_lost_response_executes_the_operation() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let incident = mock.state().incidents()[9].id.clone();
    let path = format!("/v3/incidents/{incident}/acknowledge");
    let operation = operations::INCIDENTS_ACKNOWLEDGE_INCIDENT;
    let status = || mock.state().incident(&incident).unwrap().status;

    mock.fail_next(operation, 1, Failure::disconnect());
    client
        .request("POST", &path, None)
        .send()
        .await
        .unwrap_err();
    assert_eq!(status(), IncidentStatus::Triggered);
    mock.fail_next(operation, 1, Failure::lose_response());
    client
        .request("POST", &path, None)
        .send()
        .await
        .unwrap_err();
    assert_eq!(status(), IncidentStatus::Acknowledged);
    assert_eq!(mock.requests().last().unwrap().status, None);
}

#[tokio::test]
async fn truncated_body_is_an_error_after_the_headers() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, Failure::truncate_body());
    let mut response = client
        .request("GET", "/v3/teams", None)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let length = response.content_length().unwrap();
    let mut received = 0;
    let error = loop {
        match response.chunk().await {
            Ok(chunk) => received += chunk.unwrap().len() as u64,
            Err(error) => break error,
        }
    };
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    assert_eq!(received, length / 2);

    let incident = mock.state().incidents()[9].id.clone();
    let path = format!("/v3/incidents/{incident}/additional-responders/62ff");
    let operation = operations::ADDITIONAL_RESPONDERS_REMOVE_ADDITIONAL_RESPONDERS;
    mock.fail_next(operation, 1, Failure::truncate_body());
    let response = client.request("DELETE", &path, None).send().await;
    assert_eq!(response.unwrap().status(), 404, "an error has a body");
}

#[tokio::test]
async fn slow_response_is_delayed_and_hang_never_responds() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let delay = Duration::from_millis(60);
    mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, Failure::slow(delay));
    let began = Instant::now();
    assert_eq!(client.get("/v3/teams").await.status, 200);
    assert!(began.elapsed() >= delay);

    mock.fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, Failure::hang());
    let request = client.request("GET", "/v3/teams", None);
    let error = request.timeout(delay).send().await.unwrap_err();
    assert!(error.is_timeout());
}
