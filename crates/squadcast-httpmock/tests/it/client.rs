//! What the client makes of typed responses, in several areas.

use serde_json::json;
use squadcast::services::NewService;
use squadcast::{EscalationPolicyId, IncidentId, ScheduleId, Squadcast, StatusPageId, TeamId};
use squadcast_httpmock::prelude::*;
use squadcast_httpmock::{MockServer, mock_token_exchange};

use crate::client;

fn team() -> TeamId {
    "611262a9d5b4ea846b534a8a".parse().unwrap()
}

#[tokio::test]
async fn list_of_services_is_what_the_mock_responds() {
    let server = MockServer::start();
    let list = server.mock_services_get_services(|when, then| {
        when.owner_id(team()).without_name();
        let mut services = then.example();
        services.push(services[0].clone());
        services[1].name = "till".to_owned();
        then.ok(&services)
    });
    let services = client(&server).services().list(team()).await.unwrap();
    assert_eq!(services.len(), 2);
    assert_eq!(services[1].name, "till");
    list.assert_calls(1);
}

#[tokio::test]
async fn created_service_is_matched_by_its_body() {
    let server = MockServer::start();
    let other = server.mock_services_create_service(|when, then| {
        when.body_includes(&json!({ "name": "till" }));
        then.error(409, "a service of this name exists")
    });
    let create = server.mock_services_create_service(|when, then| {
        when.owner_id(team())
            .body_includes(&json!({ "name": "checkout", "owner_id": team().as_str() }));
        let mut service = then.example();
        service.name = "checkout".to_owned();
        then.created(&service)
    });
    let policy: EscalationPolicyId = "611262bcd5b4ea846b534a8b".parse().unwrap();
    let client = client(&server);
    let service = NewService::new("checkout", &policy);
    let created = client.services().create(team(), service).await.unwrap();
    assert_eq!(created.name, "checkout");
    create.assert_calls(1);
    let service = NewService::new("till", &policy);
    let error = client.services().create(team(), service).await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert!(
        error.to_string().contains("a service of this name exists"),
        "{error}"
    );
    other.assert_calls(1);
}

#[tokio::test]
async fn whole_body_is_matched_by_the_generated_type() {
    use squadcast::raw::incidents::BulkIncidentIDsRequest;

    let server = MockServer::start();
    let ids = ["611262bcd5b4ea846b534a8a".to_owned()];
    let acknowledge = server.mock_incidents_bulk_acknowledge_incidents(|when, then| {
        when.body(&BulkIncidentIDsRequest::new(ids.to_vec()));
        then.respond_with_example()
    });
    let raw = client(&server).raw().clone();
    let body = BulkIncidentIDsRequest::new(ids.to_vec());
    raw.incidents_bulk_acknowledge_incidents(&body)
        .await
        .unwrap();
    acknowledge.assert_calls(1);
    let body = BulkIncidentIDsRequest::new(vec!["another".to_owned()]);
    let unmatched = raw.incidents_bulk_acknowledge_incidents(&body).await;
    assert!(unmatched.unwrap_err().is_not_found());
}

#[tokio::test]
async fn errors_have_the_documented_form_of_each_operation() {
    let server = MockServer::start();
    server.mock_incidents_get_incident_by_id(|_, then| then.error(404, "incident not found"));
    server.mock_schedules_get_schedule_by_id(|_, then| then.error(404, "schedule not found"));
    server.mock_users_get_all_users(|_, then| {
        then.error(429, "too many requests")
            .header("retry-after", "7")
    });
    let client = client(&server);
    let incident: IncidentId = "611262bcd5b4ea846b534a8a".parse().unwrap();
    let error = client.incidents().get(&incident).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.to_string().contains("incident not found"), "{error}");
    let error = client
        .schedules()
        .get(ScheduleId::from(7))
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.to_string().contains("schedule not found"), "{error}");
    let error = client.users().list().await.unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(7)));
}

#[tokio::test]
async fn pages_are_mocked_with_their_meta() {
    let server = MockServer::start();
    let days = "2026-01-05".parse().unwrap()..="2026-01-06".parse().unwrap();
    let page = server.mock_audit_logs_list_audit_logs(|when, then| {
        when.start_date(*days.start());
        let mut page = then.example();
        let entry = page.data[0].clone();
        page.data = vec![entry.clone(), entry];
        page.data[1].id += 1;
        then.ok(&page)
    });
    let entries = client(&server).audit_logs().list(days).stream().limit(2);
    let entries = entries.await.unwrap();
    assert_eq!(entries.len(), 2);
    page.assert_calls(1);
}

#[tokio::test]
async fn refresh_token_is_exchanged_on_the_same_server() {
    let server = MockServer::start();
    let exchange = mock_token_exchange(&server, "access-0123456789");
    let teams = server.mock_teams_get_all_teams(|when, then| {
        when.raw(|when| when.header("authorization", "Bearer access-0123456789"));
        then.respond_with_example()
    });
    let client = Squadcast::builder()
        .base_urls(server.base_url(), server.base_url())
        .refresh_token("refresh-0123456789")
        .build()
        .unwrap();
    client.teams().list().await.unwrap();
    client.teams().list().await.unwrap();
    exchange.assert_calls(1);
    teams.assert_calls(2);
}

#[tokio::test]
async fn rejected_refresh_token_is_an_error_of_the_call() {
    let server = MockServer::start();
    let exchange = server.mock_auth_get_access_token(|when, then| {
        when.x_refresh_token("refresh-0123456789");
        then.error(401, "invalid refresh token")
    });
    let client = Squadcast::builder()
        .base_urls(server.base_url(), server.base_url())
        .refresh_token("refresh-0123456789")
        .build()
        .unwrap();
    let error = client.teams().list().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    exchange.assert_calls(1);
}

#[tokio::test]
async fn deletion_has_no_content() {
    let server = MockServer::start();
    let delete = server.mock_teams_remove_team(|when, then| {
        when.team_id(team());
        then.no_content()
    });
    client(&server).teams().delete(team()).await.unwrap();
    delete.assert_calls(1);
}

#[tokio::test]
async fn first_mock_that_matches_responds_until_its_calls_are_used() {
    let server = MockServer::start();
    let failing = server.mock_status_pages_get_status_page_by_id(|_, then| {
        then.error(503, "down for maintenance").up_to_n_times(1)
    });
    let working =
        server.mock_status_pages_get_status_page_by_id(|_, then| then.respond_with_example());
    let client = client(&server);
    let page = StatusPageId::from(7);
    assert!(client.status_pages().get(page).await.is_err());
    assert!(client.status_pages().get(page).await.is_ok());
    failing.assert_calls(1);
    working.assert_calls(1);
}

#[tokio::test]
async fn empty_list_in_the_query_is_matched_as_the_client_sends_it() {
    let server = MockServer::start();
    let list = server.mock_schedules_list_schedules(|when, then| {
        when.schedule_i_ds(&[]);
        then.respond_with_example()
    });
    let raw = client(&server).raw().clone();
    let request = || raw.schedules_list_schedules(team().as_str());
    request().schedule_i_ds(&[]).await.unwrap();
    assert!(request().schedule_i_ds(&[7]).await.is_err());
    list.assert_calls(1);
}
