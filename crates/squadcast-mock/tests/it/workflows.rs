//! Workflows: their triggers, their actions, and their log.

use serde_json::{Value, json};

use crate::support::Fixture;

/// Creates a workflow that runs when an incident is acknowledged, and acknowledges one. Returns the incident and the log.
async fn run_workflow(fixture: &Fixture, actions: Value) -> (String, Value) {
    let workflow = json!({ "title": "Notes", "owner_id": fixture.team, "trigger": "incident_acknowledged", "actions": actions });
    let workflow = fixture.post("/v3/workflows", workflow).await;
    assert_eq!(
        workflow["actions"].as_array().unwrap().len(),
        actions.as_array().unwrap().len(),
        "{workflow}"
    );
    let service = fixture.mock.state().services()[0].id.clone();
    let incident = fixture.mock.state().add_incident(&service, "Down").id;
    let acknowledge = format!("/v3/incidents/{incident}/acknowledge");
    fixture.client.send("POST", &acknowledge, None).await.data();
    let logs = format!("/v3/workflows/{}/logs", workflow["id"]);
    let log = fixture.get(&logs).await[0].clone();
    assert_eq!(log["incident_id"], json!(incident));
    let again = json!({ "incident_ids": [incident] });
    fixture
        .client
        .post("/v3/incidents/acknowledge", &again)
        .await
        .data();
    assert_eq!(
        fixture.get(&logs).await.as_array().unwrap().len(),
        1,
        "it was acknowledged before"
    );
    (incident, log)
}

#[tokio::test]
async fn workflow_carries_out_its_actions_when_its_trigger_happens() {
    let fixture = Fixture::new().await;
    let state = fixture.mock.state();
    let runbook = state.ids("/v3/runbooks").remove(0);
    let slo: u64 = state.ids("/v3/slo")[0].parse().unwrap();
    let component = fixture.get("/v4/statuspages/1/components").await[0]["id"].clone();
    let used =
        async || fixture.get(&format!("/v3/runbooks/{runbook}")).await["used_count"].as_u64();
    let used_before = used().await.unwrap();
    let (incident, log) = run_workflow(&fixture, json!([
        { "name": "sq_add_incident_note", "data": { "note": "Seen" } },
        { "name": "sq_update_incident_priority", "data": { "priority": "P4" } },
        { "name": "sq_attach_runbooks", "data": { "runbooks": [runbook] } },
        { "name": "sq_mark_incident_slo_affecting", "data": { "slo": slo, "slis": ["latency"] } },
        { "name": "sq_add_status_page_issue", "data": { "status_page_id": 1, "issue_title": "Slow", "page_status_id": 2,
            "component_and_impact": [{ "component_id": component, "impact_status_id": 4 }],
            "status_and_message": [{ "status_id": 2, "messages": ["Looking"] }] } },
        { "name": "sq_add_communication_channel", "data": { "channels": [
            { "type": "chat_room", "display_text": "War room", "link": "https://chat.example.com/1" }] } },
        { "name": "slack_create_incident_channel", "data": { "auto_name": true } },
        { "name": "slack_archive_channel" },
    ])).await;
    assert_eq!(
        (&log["status"], &log["action_execution"]),
        (&json!("successful"), &json!("8/8")),
        "{log}"
    );
    let shown = state.incident(&incident).unwrap();
    assert_eq!(
        (shown.notes[0].message.as_str(), shown.priority.as_deref()),
        ("Seen", Some("P4"))
    );
    assert_eq!(shown.slo_id, Some(slo.cast_signed()));
    assert_eq!(used().await, Some(used_before + 1));
    let read = fixture
        .get(&format!("/v3/slo/{slo}?owner_id={}", fixture.team))
        .await["slo"]
        .clone();
    assert_eq!(read["incident_count"], 1, "{read}");
    let issues = fixture.get("/v4/statuspages/1/issues").await;
    let issue = issues.as_array().unwrap().last().unwrap().clone();
    assert_eq!(issue["title"], "Slow", "{issue}");
    let component = fixture
        .get(&format!("/v4/statuspages/1/components/{component}"))
        .await;
    assert_eq!(component["statusID"], 4);
    let cards = fixture
        .get(&format!("/v3/incidents/{incident}/communication_cards"))
        .await;
    let card = |index: usize, name: &str| cards[index][name].clone();
    assert_eq!(
        (card(0, "title"), card(0, "archived_at")),
        (json!("War room"), Value::Null)
    );
    assert_eq!(
        (card(1, "type"), card(1, "title")),
        (json!("slack"), json!(format!("incident-{}", shown.number)))
    );
    assert!(card(1, "archived_at").is_string());
}

#[tokio::test]
async fn log_of_a_workflow_says_what_failed_and_what_was_not_sent() {
    let fixture = Fixture::new().await;
    let (_, log) = run_workflow(&fixture, json!([
        { "name": "slack_archive_channel" },
        { "name": "sq_send_email", "data": { "to": ["a@example.com"], "subject": "Down", "body": "" } },
    ])).await;
    let message = "Failed: slack_archive_channel: Slack channel not found. Not sent by the fake: sq_send_email";
    assert_eq!(
        (&log["status"], &log["action_execution"], &log["message"]),
        (&json!("partial"), &json!("1/2"), &json!(message))
    );
    let (_, log) = run_workflow(
        &fixture,
        json!([{ "name": "sq_trigger_manual_webhook", "data": { "id": "none" } }]),
    )
    .await;
    assert_eq!(
        (&log["status"], &log["message"]),
        (
            &json!("failed"),
            &json!("Failed: sq_trigger_manual_webhook: webhook not found")
        )
    );
}
