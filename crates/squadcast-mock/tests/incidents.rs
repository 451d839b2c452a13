//! The story of an incident: listed in the export, acknowledged, resolved, and what lies beside that way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use squadcast_mock::{Clock, IncidentStatus, MockServer, Team};
use support::Client;

/// 2026-03-02T12:00:00Z
fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800)
}

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
    let reply = client.get(&path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()["incidents"].as_array().unwrap().clone()
}

fn titles(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn an_incident_is_listed_acknowledged_and_resolved() {
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

    let reply = client
        .send("POST", &format!("/v3/incidents/{id}/acknowledge"), None)
        .await;
    assert_eq!(reply.data(), "Incident acknowledged");
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

    let again = client.post(&path, &resolution).await;
    assert_eq!(again.status, 409);
    assert_eq!(again.refusal(), "incident is already resolved");
}

#[tokio::test]
async fn the_export_is_filtered_in_both_spellings_of_a_list() {
    let (_mock, client, team) = demo().await;
    let comma = export(&client, &team, "&status=triggered,acknowledged").await;
    let repeated = export(&client, &team, "&status=triggered&status=acknowledged").await;
    assert_eq!(comma.len(), 3);
    assert_eq!(comma, repeated);
    let urgent = export(&client, &team, "&priority=P1").await;
    assert_eq!(urgent.len(), 2);
    let worded = export(&client, &team, "&textFilter=REFUND").await;
    assert_eq!(
        titles(&worded),
        ["Refund queue grows faster than it drains"]
    );
    let noted = export(&client, &team, "&notes=present").await;
    assert_eq!(noted.len(), 4);
    assert!(
        export(&client, &team, "&tags=environment=staging")
            .await
            .is_empty()
    );
    assert_eq!(export(&client, &team, "").await.len(), 8);
}

#[tokio::test]
async fn the_export_is_also_a_csv_file() {
    let (mock, client, team) = demo().await;
    let path = format!(
        "/v3/incidents/export?type=csv&owner_id={}&start_time=2026-02-20T00:00:00Z&end_time=2026-03-02T12:00:00Z&status=triggered",
        team.id
    );
    let mut incident = mock.state().incidents()[9].clone();
    incident.description = "Says \"try, again\"".to_owned();
    mock.state().put_incident(incident);
    let reply = client.get(&path).await;
    assert!(reply.content_type.starts_with("text/csv"));
    let lines: Vec<&str> = reply.text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("id,title,description,status"));
    assert!(lines[1].contains(r#","Says ""try, again""",triggered,Checkout,prometheus,"#));
}

#[tokio::test]
async fn a_range_upside_down_and_an_unknown_team_are_refused() {
    let (_mock, client, team) = demo().await;
    let path = |team: &str, start: &str, end: &str| {
        format!("/v3/incidents/export?type=json&owner_id={team}&start_time={start}&end_time={end}")
    };
    let early = "2026-02-20T00:00:00Z";
    let late = "2026-03-02T00:00:00Z";
    let reply = client.get(&path(&team.id, late, early)).await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.refusal(), "query: `end_time`: is before `start_time`");
    let reply = client
        .get(&path("610000000000000000000099", early, late))
        .await;
    assert_eq!(reply.status, 404);
    let reply = client.get(&path(&team.id, "yesterday", late)).await;
    assert_eq!(reply.status, 400);
    assert!(reply.refusal().starts_with("query: `start_time`: "));
}

#[tokio::test]
async fn a_bulk_call_takes_a_hundred_ids_and_ten_calls_a_minute() {
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

    let reply = client.post(path, &ids(101)).await;
    assert_eq!(reply.status, 422);
    assert!(reply.refusal().contains("`incident_ids`"), "{reply:?}");
    for _ in 0..10 {
        assert_eq!(client.post(path, &ids(100)).await.status, 200);
    }
    clock.advance(Duration::from_millis(12_500));
    let reply = client.post(path, &ids(1)).await;
    assert_eq!(reply.status, 429);
    assert_eq!(reply.retry_after.as_deref(), Some("48"));
    clock.advance(Duration::from_millis(47_500));
    assert_eq!(client.post(path, &ids(1)).await.status, 200);
    let seen = mock.state().incident(&id).unwrap();
    assert_eq!(seen.status, IncidentStatus::Acknowledged);
}

#[tokio::test]
async fn a_bulk_call_with_an_unknown_id_changes_nothing() {
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
async fn an_incident_is_found_by_id_and_by_number_and_otherwise_not() {
    let (mock, client, _) = demo().await;
    let incident = mock.state().incidents()[3].clone();
    let by_number = client
        .get(&format!("/v3/incidents/{}", incident.number))
        .await
        .data();
    assert_eq!(by_number["id"], incident.id);
    let reply = client.get("/v3/incidents/64ffffffffffffffffffffff").await;
    assert_eq!(reply.status, 404);
    assert_eq!(reply.refusal(), "incident not found");
}

#[tokio::test]
async fn events_come_in_pages_of_ten_with_the_address_of_the_next() {
    let (mock, client, _) = demo().await;
    let id = mock.state().incidents()[0].id.clone();
    let path = format!("/v3/incidents/{id}/events");
    let first = client
        .get(&format!("{path}?offset=0&limit=10&sort=asc&deduped=all"))
        .await
        .json();
    assert_eq!(first["meta"]["total"], 14);
    assert_eq!(first["data"]["events"].as_array().unwrap().len(), 10);
    let next = first["meta"]["next"].as_str().unwrap();
    let second = client.get(next).await.json();
    assert_eq!(second["meta"]["count"], 4);
    assert!(second["meta"].get("next").is_none());
    let deduped = client
        .get(&format!("{path}?offset=0&limit=10&sort=asc&deduped=false"))
        .await
        .json();
    assert_eq!(deduped["meta"]["total"], 1);
    let reply = client
        .get(&format!("{path}?offset=0&limit=11&sort=asc&deduped=all"))
        .await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.refusal(), "query: `limit`: is not between 1 and 10");
}

#[tokio::test]
async fn reassigning_snoozing_and_tagging_show_in_the_incident() {
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
    let reply = client.post(&format!("{path}/reassign"), &body).await;
    assert_eq!(reply.status, 422);
    assert!(reply.refusal().contains("`reassignTo.type`"));

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
