//! Incidents: acknowledge, resolve, reassign, bulk changes, events.

use std::time::Duration;

use crate::support::{Client, noon};
use serde_json::{Value, json};
use squadcast_mock::{Clock, IncidentStatus, MockServer, Team};

async fn demo() -> (MockServer, Client, Team) {
    let mock = MockServer::builder()
        .clock(Clock::manual(noon()))
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].clone();
    (mock, client, team)
}

async fn export(client: &Client, team: &Team, filters: &str) -> Vec<Value> {
    let path = format!(
        "/v3/incidents/export?type=json&owner_id={}&start_time=2026-02-20T00:00:00Z&end_time=2026-03-02T12:00:00Z{filters}",
        team.id
    );
    let response = client.get(&path).await;
    assert_eq!(response.status, 200, "{response:?}");
    response.json()["incidents"].as_array().unwrap().clone()
}

fn titles(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn incident_is_listed_acknowledged_and_resolved() {
    let (mock, client, team) = demo().await;
    let open = export(&client, &team, "&status=triggered").await;
    assert_eq!(
        titles(&open),
        [
            "One in fifty checkouts times out",
            "Refund queue grows faster than it drains"
        ]
    );
    let id = open[0]["id"].as_str().unwrap();
    assert_eq!(open[0]["acknowledged_at"], "0001-01-01T00:00:00Z");

    let response = client
        .send("POST", &format!("/v3/incidents/{id}/acknowledge"), None)
        .await;
    assert_eq!(response.data(), "Incident acknowledged");
    let incident = client.get(&format!("/v3/incidents/{id}")).await.data();
    assert_eq!(incident["status"], "acknowledged");
    assert_eq!(incident["last_acknowledged_at"], "2026-03-02T12:00:00Z");
    let me = mock.state().users()[0].id.clone();
    assert_eq!(incident["assignedTo"][0]["id"], me);

    let resolution = json!({ "resolution_reason": { "message": "Pool enlarged" } });
    let path = format!("/v3/incidents/{id}/resolve");
    assert_eq!(client.post(&path, &resolution).await.status, 200);
    let seen = mock.state().incident(id).unwrap();
    assert_eq!(seen.status, IncidentStatus::Resolved);
    assert_eq!(seen.log.last().unwrap().reason, "Pool enlarged");

    let repeated = client.post(&path, &resolution).await;
    assert_eq!(repeated.status, 409);
    assert_eq!(repeated.error_message(), "incident is already resolved");
}

#[tokio::test]
async fn bulk_call_is_limited_to_100_ids_and_10_calls_per_minute() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let id = mock.state().incidents()[9].id.clone();
    let path = "/v3/incidents/acknowledge";
    let ids = |count: usize| json!({ "incident_ids": vec![id.clone(); count] });

    let response = client.post(path, &ids(101)).await;
    assert_eq!(response.status, 422);
    assert!(
        response.error_message().contains("`incident_ids`"),
        "{response:?}"
    );
    for _ in 0..10 {
        assert_eq!(client.post(path, &ids(100)).await.status, 200);
    }
    clock.advance(Duration::from_millis(12_500));
    let response = client.post(path, &ids(1)).await;
    assert_eq!(response.status, 429);
    assert_eq!(response.retry_after.as_deref(), Some("48"));
    clock.advance(Duration::from_millis(47_500));
    assert_eq!(client.post(path, &ids(1)).await.status, 200);
    let seen = mock.state().incident(&id).unwrap();
    assert_eq!(seen.status, IncidentStatus::Acknowledged);
}

#[tokio::test]
async fn bulk_call_with_an_unknown_id_changes_nothing() {
    let (mock, client, _) = demo().await;
    let id = mock.state().incidents()[9].id.clone();
    let body = json!({ "incident_ids": [id, "64ffffffffffffffffffffff"] });
    assert_eq!(
        client.post("/v3/incidents/resolve", &body).await.status,
        404
    );
    let seen = mock.state().incident(&id).unwrap();
    assert_eq!(seen.status, IncidentStatus::Triggered);
}

#[tokio::test]
async fn incident_is_found_by_id_and_by_number() {
    let (mock, client, _) = demo().await;
    let incident = mock.state().incidents()[3].clone();
    let by_number = client
        .get(&format!("/v3/incidents/{}", incident.number))
        .await
        .data();
    assert_eq!(by_number["id"], incident.id);
    let response = client.get("/v3/incidents/64ffffffffffffffffffffff").await;
    assert_eq!(response.status, 404);
    assert_eq!(response.error_message(), "incident not found");
}

#[tokio::test]
async fn reassign_snooze_and_tags_change_the_incident() {
    let (mock, client, _) = demo().await;
    let incident = mock.state().incidents()[7].clone();
    let path = format!("/v3/incidents/{}", incident.id);
    let mira = mock.state().users()[2].id.clone();

    let body = json!({ "reassignTo": { "id": mira, "type": "user" } });
    assert_eq!(
        client.post(&format!("{path}/reassign"), &body).await.status,
        200
    );
    let seen = client.get(&path).await.data();
    assert_eq!(seen["assignedTo"][0]["id"], mira);
    assert_eq!(seen["status"], "triggered");
    let body = json!({ "reassignTo": { "id": mira, "type": "person" } });
    let response = client.post(&format!("{path}/reassign"), &body).await;
    assert_eq!(response.status, 422);
    assert!(response.error_message().contains("`reassignTo.type`"));

    let body = json!({ "snooze_duration_in_mins": 30 });
    let snoozed = client.put(&format!("{path}/snooze"), &body).await.data();
    assert_eq!(snoozed["snooze_end_time"], "2026-03-02T12:30:00Z");
    let seen = client.get(&path).await.data();
    assert_eq!(seen["snooze_details"]["is_snoozed"], true);

    let body = json!({ "tags": { "region": { "value": "eu", "color": "#fff" } } });
    let seen = client.patch(&format!("{path}/tags"), &body).await.data();
    assert_eq!(seen["tags"].as_object().unwrap().len(), 3);
    let seen = client.put(&format!("{path}/tags"), &body).await.data();
    assert_eq!(seen["tags"].as_object().unwrap().len(), 1);

    let body = json!({ "priority": "P3" });
    client
        .patch(&format!("{path}/priority"), &body)
        .await
        .data();
    assert_eq!(
        mock.state()
            .incident(&incident.id)
            .unwrap()
            .priority
            .as_deref(),
        Some("P3")
    );
}
