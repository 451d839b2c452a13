//! Services and their configuration.

use std::time::{Duration, SystemTime};

use crate::support::Client;
use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

async fn demo() -> (MockServer, Client, String) {
    // 2026-03-02T12:00:00Z
    let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800);
    let mock = MockServer::builder()
        .clock(Clock::manual(noon))
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    (mock, client, team)
}

fn names(services: &Value) -> Vec<&str> {
    let services = services.as_array().unwrap().iter();
    services
        .map(|service| service["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn service_is_created_found_updated_and_deleted() {
    let (mock, client, team) = demo().await;
    let path = format!("/v3/services?owner_id={team}");
    let before = client.get(&path).await.data();
    assert_eq!(names(&before), ["Checkout", "Card Gateway", "Ledger"]);

    let body = json!({
        "name": "Gift Cards",
        "escalation_policy_id": "650000000000000000000001",
        "owner_id": team,
        "tags": [{ "key": "tier", "value": "2" }],
    });
    let created = client.post(&path, &body).await;
    assert_eq!(created.status, 201);
    let created = created.data();
    assert_eq!(created["slug"], "gift-cards");
    assert_eq!(created["owner"], json!({ "id": team, "type": "team" }));
    assert_eq!(client.post(&path, &body).await.status, 409);

    let by_name = client
        .get(&format!(
            "/v3/services/by-name?owner_id={team}&name=Gift%20Cards"
        ))
        .await
        .data();
    assert_eq!(by_name, created);
    assert_eq!(
        names(&client.get(&format!("{path}&name=Ledger")).await.data()),
        ["Ledger"]
    );
    let id = created["id"].as_str().unwrap();
    let own = format!("/v3/services/{id}");
    assert_eq!(client.get(&own).await.data(), created);

    let changed = client
        .put(&own, &json!({ "description": "Sold at the till" }))
        .await
        .data();
    assert_eq!(
        (&changed["description"], &changed["tags"]),
        (&json!("Sold at the till"), &created["tags"])
    );
    assert_eq!(
        client.put(&own, &json!({ "name": "Ledger" })).await.status,
        409
    );
    assert_eq!(
        mock.state().service(id).unwrap().description,
        "Sold at the till"
    );

    assert_eq!(client.delete(&own).await.status, 204);
    assert_eq!(client.get(&own).await.status, 404);
    assert_eq!(
        client
            .get("/v3/services?owner_id=610000000000000000000099")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn rules_are_stored_as_sent() {
    let (mock, client, _) = demo().await;
    let id = mock.state().services()[0].id.clone();
    let rule = json!({ "expression": "payload.n > 3", "time_window": 5, "time_unit": "minute", "is_basic": false });
    let path = format!("/v3/services/{id}/deduplication-rules");
    assert_eq!(client.get(&path).await.data(), json!({ "rules": [] }));
    let body = json!({ "rules": [rule] });
    assert_eq!(client.post(&path, &body).await.data(), body);
    assert_eq!(client.get(&path).await.data(), body);
    let tagging = format!("/v3/services/{id}/tagging-rules");
    assert_eq!(client.get(&tagging).await.data(), json!({ "rules": [] }));

    let rule = json!({
        "description": "At night", "expression": "", "is_basic": true, "is_timebased": false,
        "timeslots": null, "basic_expression": [],
    });
    let path = format!("/v3/services/{id}/suppression-rules");
    let set = client.post(&path, &json!({ "rules": [rule] })).await.data();
    assert_eq!(set["service_id"], id);
    let read = client.get(&path).await.data();
    assert_eq!(read["rules"], set["rules"]);
    assert_eq!(read["rules"][0]["created_by"], mock.state().users()[0].id);
}

#[tokio::test]
async fn configuration_shows_in_the_service() {
    let (mock, client, _) = demo().await;
    let services = mock.state().services();
    let (id, other) = (&services[0].id, &services[1].id);
    let path = format!("/v3/services/{id}");
    let at = |name: &str| format!("{path}/{name}");

    let body = json!({ "is_enabled": true, "timeout_in_mins": 5 });
    assert_eq!(client.put(&at("apta-config"), &body).await.status, 200);
    let odd = json!({ "is_enabled": true, "timeout_in_mins": 4 });
    assert_eq!(client.put(&at("apta-config"), &odd).await.status, 422);
    assert_eq!(
        client
            .put(&at("extensions"), &json!({ "channel_id": "C42" }))
            .await
            .status,
        200
    );
    let dependencies = json!({ "dependencies": [other] });
    let created = client.post(&at("dependencies"), &dependencies).await;
    assert_eq!(
        (created.status, created.data()),
        (201, json!({ "ok": true }))
    );
    let same_service = json!({ "dependencies": [id] });
    let rejected = client.post(&at("dependencies"), &same_service).await;
    assert_eq!(
        rejected.error_message(),
        "body: `dependencies[0]`: is the id of the service itself"
    );
    let enabled = json!({ "dedup_key_enabled": true });
    assert_eq!(client.patch(&at("config"), &enabled).await.status, 200);
    assert_eq!(client.get(&at("config")).await.data(), enabled);

    let seen = client.get(&path).await.data();
    assert_eq!(seen["auto_pause_transient_alerts_config"], body);
    assert_eq!(seen["slack"]["channel_id"], "C42");
    assert_eq!(seen["depends"], json!([other]));
    client.delete(&format!("/v3/services/{other}")).await;
    assert_eq!(client.get(&path).await.data()["depends"], json!([]));
}

#[tokio::test]
async fn maintenance_window_applies_until_it_ends_or_is_deleted() {
    let (mock, client, _) = demo().await;
    let id = mock.state().services()[0].id.clone();
    let path = format!("/v3/services/{id}/maintenance");
    let window = |from: &str, till: &str, deleted: bool| {
        json!({ "serviceMaintenance": [{
            "maintenanceStartDate": from, "maintenanceEndDate": till, "daily": false, "weekly": true,
            "twoWeekly": false, "threeWeekly": false, "monthly": false, "deleted": deleted, "repeatTill": "",
        }] })
    };
    let (early, late) = ("2026-03-02T11:00:00Z", "2026-03-02T13:00:00Z");
    client.post(&path, &window(early, late, false)).await.data();
    let listed = client.get(&path).await.data();
    assert_eq!(listed[0]["maintenance_from"], early);
    assert_eq!(listed[0]["repetition_weekly"], true);
    assert!(mock.state().service(&id).unwrap().on_maintenance);
    let response = client.post(&path, &window(late, early, false)).await;
    assert_eq!(response.status, 422);
    client.post(&path, &window(early, late, true)).await.data();
    assert_eq!(client.get(&path).await.data(), json!([]));
    assert!(!mock.state().service(&id).unwrap().on_maintenance);
}

#[tokio::test]
async fn overlay_belongs_to_a_kind_and_an_alert_source() {
    let (mock, client, _) = demo().await;
    let id = mock.state().services()[0].id.clone();
    let keys = format!("/v3/services/{id}/overlays/dedup-key");
    let contents = format!("/v3/services/{id}/overlays/custom-content");
    let body = json!({
        "overlay_template_type": "go",
        "dedup_key_overlay": { "template": "{{ .id }}", "duration": 10 },
    });
    let response = client.put(&format!("{keys}/grafana"), &body).await;
    assert_eq!(response.data()["overlay"]["template"], "{{ .id }}");
    assert_eq!(client.get(&keys).await.data().as_array().unwrap().len(), 1);
    assert_eq!(client.get(&contents).await.data(), json!([]));
    assert_eq!(client.get(&format!("{keys}/datadog")).await.status, 404);
    assert_eq!(client.delete(&format!("{keys}/grafana")).await.status, 204);
    assert_eq!(client.get(&format!("{keys}/grafana")).await.status, 404);
}
