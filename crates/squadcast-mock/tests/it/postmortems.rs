//! The postmortem of an incident, from its creation to its deletion.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, FollowUp};

use crate::support::{empty, noon};

#[tokio::test]
async fn postmortem_shows_its_fields_and_its_incident() {
    let clock = Clock::manual(noon());
    let (mock, client) = empty(&clock).await;
    let state = mock.state();
    let team = state.add_team("Payments").id;
    let service = state.add_service(&team, "Checkout").id;
    let incident = state.add_incident(&service, "Slow");
    let path = format!("/v3/incidents/{}/postmortem", incident.id);
    clock.advance(Duration::from_secs(60));
    let new = json!({
        "owner_id": team, "title": "The full pool", "postmortem": "It was too small.", "status": "in_progress",
        "follow_ups": [{ "task": "Alert", "is_done": false }, { "task": "Resize", "is_done": true }], "attachments": [],
    });
    let mut expected = json!({
        "id": "6a0000000000000000000001", "organization_id": "600000000000000000000001", "incident_id": incident.id,
        "postmortem": "It was too small.", "created_at": "2026-03-02T12:01:00Z", "title": "The full pool",
        "follow_ups": new["follow_ups"], "status": "in_progress", "owner": { "id": team, "type": "team" },
        "incident": { "message": "Slow", "time_of_creation": "2026-03-02T12:00:00Z" },
    });
    let check = |shown: &Value, expected: &Value| {
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(shown[name], *value, "{name}");
        }
    };
    check(&client.post(&path, &new).await.data(), &expected);
    clock.advance(Duration::from_secs(60));
    for change in [
        json!({ "title": "The small pool" }),
        json!({ "postmortem": "It was full." }),
        json!({ "status": "published" }),
        json!({ "follow_ups": [{ "task": "Alert", "is_done": true }] }),
        json!({ "follow_ups": [] }),
    ] {
        for (name, value) in change.as_object().unwrap() {
            expected[name] = value.clone();
        }
        check(&client.put(&path, &change).await.data(), &expected);
        check(&client.get(&path).await.data(), &expected);
    }
    let mut stored = state.incident(&incident.id).unwrap();
    let postmortem = stored.postmortem.as_mut().unwrap();
    assert_eq!(postmortem.follow_ups, []);
    let task = |task: &str, is_done: bool| FollowUp {
        task: task.to_owned(),
        is_done,
    };
    postmortem.follow_ups = vec![task("Test", true), task("Alert", false)];
    state.put_incident(stored);
    expected["follow_ups"] =
        json!([{ "task": "Test", "is_done": true }, { "task": "Alert", "is_done": false }]);
    let list = format!(
        "/v3/incidents/postmortem?owner_id={team}&limit=5&fromDate=2026-03-01&toDate=2026-03-31"
    );
    let page = client.get(&list).await.data()[0].clone();
    let row = &page["result"][0];
    check(row, &expected);
    let fields = json!({
        "incident_message": "Slow", "incident_time_of_creation": "2026-03-02T12:00:00Z", "service_name": "Checkout",
        "service_id": service, "alert_source": "api", "active_follow_ups_count": 1,
    });
    check(row, &fields);
    check(&client.delete(&path).await.data(), &expected);
    for response in [
        client.get(&path).await,
        client.put(&path, &json!({})).await,
        client.delete(&path).await,
    ] {
        assert_eq!(
            (response.status, response.error_message()),
            (404, "postmortem not found".to_owned())
        );
    }
    assert_eq!(state.incident(&incident.id).unwrap().postmortem, None);
}
