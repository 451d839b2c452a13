//! The configuration of a service: auto-pause, grouping, delays, dependencies, maintenance, overlays, rules.

use std::time::Duration;

use serde_json::json;
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, noon};

async fn demo() -> (MockServer, Client, String) {
    let mock = MockServer::builder()
        .clock(Clock::manual(noon()))
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    (mock, client, team)
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
            "twoWeekly": false, "threeWeekly": false, "monthly": false, "deleted": deleted, "repeatTill": till,
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

#[tokio::test]
async fn documented_minutes_are_accepted_and_others_rejected() {
    let (mock, client, _) = demo().await;
    let path = format!("/v3/services/{}", mock.state().services()[0].id);
    for (suffix, field, accepted) in [
        ("apta-config", "timeout_in_mins", vec![2, 3, 5, 10, 15]),
        (
            "iag-config",
            "rolling_window_in_mins",
            vec![5, 10, 15, 20, 45, 60, 120, 240, 480, 720, 1440],
        ),
    ] {
        for minutes in 0..=1441 {
            let expected = accepted.contains(&minutes);
            if !expected && minutes % 7 != 0 && minutes > 25 {
                continue;
            }
            let body = json!({ "is_enabled": true, field: minutes });
            let response = client.put(&format!("{path}/{suffix}"), &body).await;
            let status = if expected { 200 } else { 422 };
            assert_eq!(response.status, status, "{suffix} {minutes}");
        }
    }
    let body = json!({ "is_enabled": true, "timezone": "Europe/Berlin" });
    let delayed = client
        .put(&format!("{path}/notification-delay-config"), &body)
        .await
        .data();
    assert_eq!(delayed["delay_notification_config"], body);
    let seen = client.get(&path).await.data();
    assert_eq!(
        seen["intelligent_alerts_grouping_config"]["rolling_window_in_mins"],
        1440
    );
    let unknown = client
        .post(
            &format!("{path}/dependencies"),
            &json!({ "dependencies": ["63ff"] }),
        )
        .await;
    assert_eq!(
        unknown.error_message(),
        "body: `dependencies[0]`: is not the id of a service"
    );
}

#[tokio::test]
async fn maintenance_window_includes_its_start_and_excludes_its_end() {
    let (mock, client, _) = demo().await;
    let id = mock.state().services()[0].id.clone();
    let path = format!("/v3/services/{id}/maintenance");
    let set = async |from: &str, till: &str, repeat_till: &str, flag: Option<bool>| {
        let mut body = json!({ "serviceMaintenance": [{
            "maintenanceStartDate": from, "maintenanceEndDate": till, "daily": false, "weekly": false,
            "twoWeekly": false, "threeWeekly": true, "monthly": false, "repeatTill": repeat_till,
        }] });
        if let Some(flag) = flag {
            body["onMaintenance"] = json!(flag);
        }
        let response = client.post(&path, &body).await;
        (response, mock.state().service(&id).unwrap().on_maintenance)
    };
    let (early, noon, late) = (
        "2026-03-02T11:00:00Z",
        "2026-03-02T12:00:00Z",
        "2026-03-02T13:00:00Z",
    );
    assert!(set(noon, late, late, None).await.1);
    assert!(!set(early, noon, noon, None).await.1);
    assert!(set(early, noon, noon, Some(true)).await.1);
    assert!(!set(noon, late, late, Some(false)).await.1);
    assert_eq!(set(noon, noon, noon, None).await.0.status, 200);
    set(noon, late, late, None).await.0.data();
    let listed = client.get(&path).await.data();
    assert_eq!(listed[0]["repeat_till"], late);
    assert_eq!(listed[0]["maintenance_till"], late);
    assert_eq!(listed[0]["repetition_three_weekly"], true);
    assert_eq!(listed[0]["repetition_two_weekly"], false);
    let (invalid, _) = set("noon", late, late, None).await;
    assert_eq!(invalid.status, 422);
    assert!(
        invalid.error_message().contains("maintenanceStartDate"),
        "{invalid:?}"
    );
}

#[tokio::test]
async fn overlay_keeps_its_creation_and_shows_its_last_change() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let users = mock.state().users();
    let id = mock.state().services()[0].id.clone();
    let path = format!("/v3/services/{id}/overlays/custom-content/grafana");
    let body = |text: &str| {
        json!({
            "overlay_template_type": "go",
            "message_overlay": { "template": text },
            "description_overlay": { "template": "d" },
        })
    };
    client.put(&path, &body("old")).await.data();
    clock.advance(Duration::from_secs(60));
    let user = Client::of(&mock, &users[1].id).await;
    user.put(&path, &body("new")).await.data();
    let seen = client.get(&path).await.data();
    assert_eq!(
        seen["overlay"],
        json!({ "message": "new", "description": "d" })
    );
    assert_eq!(seen["created_at"], "2026-03-02T12:00:00Z");
    assert_eq!(seen["updated_at"], "2026-03-02T12:01:00Z");
    assert_eq!(
        (&seen["created_by"], &seen["updated_by"]),
        (&json!(users[0].id), &json!(users[1].id))
    );
}

#[tokio::test]
async fn suppression_rule_gets_defaults_only_for_what_is_missing() {
    let (mock, client, _) = demo().await;
    let path = format!(
        "/v3/services/{}/suppression-rules",
        mock.state().services()[0].id
    );
    let rule = json!({
        "description": "At night", "expression": "", "is_basic": true, "is_timebased": false,
        "timeslots": null, "basic_expression": [],
    });
    let mut with_id = rule.clone();
    with_id["rule_id"] = json!("mine");
    let set = client
        .post(&path, &json!({ "rules": [with_id, rule] }))
        .await
        .data();
    assert_eq!(set["rules"][0]["rule_id"], "mine");
    let generated = set["rules"][1]["rule_id"].as_str().unwrap();
    assert_eq!(generated.len(), 24);
    assert_eq!(set["rules"][1]["created_at"], "2026-03-02T12:00:00Z");
}

#[tokio::test]
async fn rules_are_stored_as_sent_and_get_an_id() {
    let (mock, client, _) = demo().await;
    let id = mock.state().services()[0].id.clone();
    let rule = json!({ "expression": "payload.n > 3", "time_window": 5, "time_unit": "minute", "is_basic": false });
    let path = format!("/v3/services/{id}/deduplication-rules");
    assert_eq!(client.get(&path).await.data(), json!({ "rules": [] }));
    let body = json!({ "rules": [rule] });
    let mut set = client.post(&path, &body).await.data();
    assert_eq!(client.get(&path).await.data(), set);
    let rule = format!("{path}/{}", set["rules"][0]["rule_id"].as_str().unwrap());
    assert_eq!(client.get(&rule).await.data()["rule"], set["rules"][0]);
    set["rules"][0]
        .as_object_mut()
        .unwrap()
        .shift_remove("rule_id");
    assert_eq!(set, body);
    assert_eq!(client.delete(&rule).await.status, 204);
    assert_eq!(client.get(&path).await.data(), json!({ "rules": [] }));
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
