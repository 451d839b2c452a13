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

#[tokio::test]
async fn services_are_listed_by_team_name_and_maintainer() {
    let (mock, client, team) = demo().await;
    let other_team = mock.state().teams()[1].id.clone();
    let mut ledger = mock.state().services()[2].clone();
    ledger.settings["maintainer"] = json!({ "id": "5f", "type": "squad" });
    mock.state().put_service(ledger);
    let listed = async |query: &str| {
        let services = client.get(&format!("/v3/services?{query}")).await.data();
        names(&services).join(", ")
    };
    assert_eq!(
        listed(&format!("owner_id={team}")).await,
        "Checkout, Card Gateway, Ledger"
    );
    assert_eq!(
        listed(&format!("owner_id={other_team}")).await,
        "Web Shop, Search"
    );
    assert_eq!(listed(&format!("owner_id={team}&name=Search")).await, "");
    assert_eq!(
        listed(&format!("owner_id={team}&entity_owner=5f")).await,
        "Ledger"
    );
    let owner = mock.state().users()[0].id.clone();
    assert_eq!(
        listed(&format!("owner_id={team}&entity_owner={owner}")).await,
        "Checkout, Card Gateway"
    );
    let by_name = format!("/v3/services/by-name?owner_id={other_team}&name=Ledger");
    assert_eq!(client.get(&by_name).await.status, 404);
}

#[tokio::test]
async fn service_name_is_unique_in_its_team() {
    let (mock, client, team) = demo().await;
    let other_team = mock.state().teams()[1].id.clone();
    let create = async |team: &str, name: &str| {
        let body = json!({ "name": name, "escalation_policy_id": "65", "owner_id": team });
        client
            .post(&format!("/v3/services?owner_id={team}"), &body)
            .await
            .status
    };
    assert_eq!(create(&other_team, "Ledger").await, 201);
    assert_eq!(create(&team, "Ledger").await, 409);
    assert_eq!(create(&team, " ").await, 422);
    let path = format!("/v3/services/{}", mock.state().services()[0].id);
    let update = json!({ "name": "Checkout", "escalation_policy_id": "66", "email_prefix": "hidden-prefix" });
    let updated = client.put(&path, &update).await.data();
    assert_eq!(updated["escalation_policy_id"], "66");
    assert_eq!(updated["email"], "hidden-prefix@mock.squadcast.example");
    let printed = format!("{:?}", mock.state().services());
    let service = mock.state().services()[0].clone();
    for secret in [service.api_key.as_str(), "hidden-prefix"] {
        assert!(!printed.contains(secret), "{secret} is not redacted");
    }
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
    assert!(set(noon, late, "", None).await.1);
    assert!(!set(early, noon, "", None).await.1);
    assert!(set(early, noon, "", Some(true)).await.1);
    assert!(!set(noon, late, "", Some(false)).await.1);
    assert_eq!(set(noon, noon, "", None).await.0.status, 200);
    set(noon, late, late, None).await.0.data();
    let listed = client.get(&path).await.data();
    assert_eq!(listed[0]["repeat_till"], late);
    assert_eq!(listed[0]["maintenance_till"], late);
    assert_eq!(listed[0]["repetition_three_weekly"], true);
    assert_eq!(listed[0]["repetition_two_weekly"], false);
    let (invalid, _) = set("noon", late, "", None).await;
    assert_eq!(invalid.status, 422);
    assert!(
        invalid.error_message().contains("maintenanceStartDate"),
        "{invalid:?}"
    );
}

#[tokio::test]
async fn overlay_keeps_its_creation_and_shows_its_last_change() {
    // 2026-03-02T12:00:00Z
    let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800);
    let clock = Clock::manual(noon);
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
async fn every_change_sets_the_time_of_the_last_change() {
    // 2026-03-02T12:00:00Z
    let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800);
    let clock = Clock::manual(noon);
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = format!("/v3/teams/{}", mock.state().teams()[0].id);
    let role = json!({ "name": "Deputy", "abilities": {} });
    let created = client.post(&format!("{team}/roles"), &role).await.data();
    let role_path = format!(
        "{team}/roles/{}",
        created["roles"][2]["id"].as_str().unwrap()
    );
    let second_role = json!({ "name": "Third", "abilities": {} });
    let update = json!({ "description": "New" });
    let service = format!("/v3/services/{}", mock.state().services()[0].id);
    let at = |suffix: &str| format!("{service}/{suffix}");
    let rules = json!({ "rules": [] });
    let overlay = json!({
        "overlay_template_type": "go",
        "dedup_key_overlay": { "template": "x", "duration": 10 },
    });
    for (resource, method, path, body) in [
        (
            &team,
            "PUT",
            team.clone(),
            json!({ "description": "New", "members": [] }),
        ),
        (&team, "POST", format!("{team}/roles"), second_role),
        (&team, "PUT", role_path, json!({ "name": "Stand-in" })),
        (&service, "PUT", service.clone(), update),
        (
            &service,
            "PUT",
            at("apta-config"),
            json!({ "is_enabled": true, "timeout_in_mins": 5 }),
        ),
        (
            &service,
            "PUT",
            at("notification-delay-config"),
            json!({ "is_enabled": false }),
        ),
        (
            &service,
            "POST",
            at("dependencies"),
            json!({ "dependencies": [] }),
        ),
        (
            &service,
            "PUT",
            at("extensions"),
            json!({ "channel_id": "C42" }),
        ),
        (
            &service,
            "PATCH",
            at("config"),
            json!({ "dedup_key_enabled": true }),
        ),
        (&service, "POST", at("routing-rules"), rules.clone()),
        (&service, "POST", at("suppression-rules"), rules),
        (
            &service,
            "POST",
            at("maintenance"),
            json!({ "serviceMaintenance": [] }),
        ),
        (&service, "PUT", at("overlays/dedup-key/grafana"), overlay),
    ] {
        clock.advance(Duration::from_secs(60));
        let response = client.send(method, &path, Some(&body)).await;
        assert!(response.status < 300, "{method} {path}: {response:?}");
        let now = jiff::Timestamp::try_from(clock.now()).unwrap();
        let seen = client.get(resource).await.data();
        assert_eq!(seen["updated_at"], now.to_string(), "{method} {path}");
    }
}
