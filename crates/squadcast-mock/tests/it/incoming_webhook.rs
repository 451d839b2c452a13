//! Alerts that are sent to the incoming webhook of a service.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, Incident, IncidentStatus, MockServer, Seed, Service, undocumented};

use crate::support::{Client, Response, noon};

/// A server with two services, and clients with and without an access token.
struct Webhook {
    mock: MockServer,
    clock: Clock,
    client: Client,
    sender: Client,
    services: [Service; 2],
}

impl Webhook {
    async fn new() -> Self {
        let clock = Clock::manual(noon());
        let builder = MockServer::builder().clock(clock.clone());
        let mock = builder.seed(Seed::empty()).start().await.unwrap();
        let team = mock.state().add_team("Payments").id;
        let services = ["Checkout", "Ledger"].map(|name| mock.state().add_service(&team, name));
        Self {
            client: Client::new(&mock).await,
            sender: Client::anonymous(&mock),
            mock,
            clock,
            services,
        }
    }

    async fn post(&self, service: usize, alert: &Value) -> Response {
        let path = format!("/v2/incidents/api/{}", self.services[service].api_key);
        self.sender.post(&path, alert).await
    }

    /// Sends an alert. Returns what became of it, and the number of the incident.
    async fn send(&self, service: usize, alert: &Value) -> (String, Option<u64>) {
        let response = self.post(service, alert).await;
        assert_eq!(response.status, 202, "{alert}: {response:?}");
        let data = response.data();
        let id = data["request_id"].as_str().unwrap();
        assert_eq!(data, json!({ "request_id": id }));
        let body = json!({ "request_ids": [id] });
        let all = self.client.post("/v3/requests/status", &body).await.json();
        assert_eq!(all["meta"], json!({ "error_count": 0, "success_count": 1 }));
        let status = &all["requests_status"][id];
        assert_eq!(status["event_id"], id);
        let incident = status.get("incident_id").map(|id| {
            let incident = self.mock.state().incident(id.as_str().unwrap());
            incident.unwrap().number
        });
        (status["status"].as_str().unwrap().to_owned(), incident)
    }

    fn incident(&self, number: u64) -> Incident {
        self.mock.state().incident(&number.to_string()).unwrap()
    }
}

fn alert(message: &str, event_id: &str) -> Value {
    json!({ "message": message, "event_id": event_id })
}

fn result(status: &str, number: u64) -> (String, Option<u64>) {
    (status.to_owned(), Some(number))
}

#[tokio::test]
async fn alert_triggers_an_incident_with_its_fields() {
    let webhook = Webhook::new().await;
    let tags = json!({ "region": "eu", "team": { "value": "payments", "color": "#2f80ed" }, "plain": { "value": "x" } });
    let full = json!({ "message": "Slow", "description": "p99 is 4 s", "priority": "P2", "status": "trigger",
        "event_id": "latency", "tags": tags });
    assert_eq!(webhook.send(1, &full).await, result("created", 1));
    let incident = webhook.incident(1);
    assert_eq!(
        (incident.message.as_str(), incident.description.as_str()),
        ("Slow", "p99 is 4 s")
    );
    assert_eq!(
        (incident.priority.as_deref(), incident.dedup_key.as_deref()),
        (Some("P2"), Some("latency"))
    );
    assert_eq!(
        (incident.status, &incident.service_id),
        (IncidentStatus::Triggered, &webhook.services[1].id)
    );
    assert_eq!(incident.created_at.to_string(), "2026-03-02T12:00:00Z");
    let tags: Vec<(&str, &str, &str)> = incident
        .tags
        .iter()
        .map(|(key, tag)| (key.as_str(), tag.value.as_str(), tag.color.as_str()))
        .collect();
    assert_eq!(
        tags,
        [
            ("plain", "x", ""),
            ("region", "eu", ""),
            ("team", "payments", "#2f80ed")
        ]
    );
    assert_eq!(
        webhook.send(0, &json!({ "message": "Down" })).await,
        result("created", 2)
    );
    let incident = webhook.incident(2);
    assert_eq!(
        (
            incident.description.as_str(),
            incident.priority,
            incident.dedup_key
        ),
        ("", None, None)
    );
    assert!(incident.tags.is_empty());
    assert_eq!(webhook.mock.count(undocumented::SEND_ALERT), 2);
    let entries = "/v3/audit-logs?startDate=2026-01-01&endDate=2026-12-31&pageSize=9&pageNumber=1";
    let log = webhook.client.get(entries).await.json();
    assert_eq!(log["data"], json!([]), "nobody has changed anything");
}

#[tokio::test]
async fn alert_with_the_key_of_an_open_incident_of_the_service_is_deduplicated() {
    let webhook = Webhook::new().await;
    let state = webhook.mock.state();
    assert_eq!(
        webhook.send(0, &alert("One", "disk")).await,
        result("created", 1)
    );
    webhook.clock.advance(Duration::from_secs(60));
    assert_eq!(
        webhook.send(0, &alert("Two", "disk")).await,
        result("deduplicated", 1)
    );
    let events: Vec<(String, String, bool)> = webhook
        .incident(1)
        .events
        .into_iter()
        .map(|event| (event.message, event.at.to_string(), event.deduplicated))
        .collect();
    assert_eq!(
        events,
        [
            ("One".to_owned(), "2026-03-02T12:00:00Z".to_owned(), false),
            ("Two".to_owned(), "2026-03-02T12:01:00Z".to_owned(), true),
        ]
    );
    // Another key, no key, and another service.
    assert_eq!(
        webhook.send(0, &alert("Three", "memory")).await,
        result("created", 2)
    );
    assert_eq!(
        webhook.send(0, &alert("Four", "")).await,
        result("created", 3)
    );
    assert_eq!(
        webhook.send(0, &alert("Five", "")).await,
        result("created", 4)
    );
    assert_eq!(webhook.incident(3).dedup_key, None);
    assert_eq!(
        webhook.send(1, &alert("Six", "disk")).await,
        result("created", 5)
    );
    // An acknowledged incident is open, a resolved one is not.
    let acknowledge = format!("/v3/incidents/{}/acknowledge", webhook.incident(1).id);
    webhook.client.send("POST", &acknowledge, None).await.data();
    assert_eq!(
        webhook.send(0, &alert("Seven", "disk")).await,
        result("deduplicated", 1)
    );
    let mut resolved = webhook.incident(1);
    resolved.resolved_at = Some(resolved.updated_at);
    resolved.status = IncidentStatus::Resolved;
    state.put_incident(resolved);
    assert_eq!(
        webhook.send(0, &alert("Eight", "disk")).await,
        result("created", 6)
    );
    assert_eq!(state.incidents().len(), 6);
}

#[tokio::test]
async fn alert_of_a_service_in_maintenance_is_suppressed() {
    let webhook = Webhook::new().await;
    let mut service = webhook.services[0].clone();
    service.on_maintenance = true;
    webhook.mock.state().put_service(service);
    for number in [1, 2] {
        // A suppressed incident does not deduplicate.
        assert_eq!(
            webhook.send(0, &alert("Slow", "disk")).await,
            result("suppressed", number)
        );
        let incident = webhook.incident(number);
        assert_eq!(
            (incident.status, incident.events.len()),
            (IncidentStatus::Suppressed, 1)
        );
    }
    let resolve = json!({ "status": "resolve", "event_id": "disk" });
    assert_eq!(
        webhook.send(0, &resolve).await,
        ("discarded".to_owned(), None)
    );
    assert_eq!(
        webhook.send(1, &alert("Slow", "disk")).await,
        result("created", 3)
    );
}

#[tokio::test]
async fn alert_resolves_the_open_incidents_with_its_key() {
    let webhook = Webhook::new().await;
    let resolve = |key: &str| json!({ "status": "resolve", "event_id": key });
    let state = webhook.mock.state();
    let discarded = ("discarded".to_owned(), None);
    assert_eq!(webhook.send(0, &resolve("disk")).await, discarded);
    webhook.send(0, &alert("One", "disk")).await;
    webhook.send(0, &alert("Two", "memory")).await;
    webhook.send(1, &alert("Three", "disk")).await;
    let mut second = state.add_incident(&webhook.services[0].id, "Four");
    second.dedup_key = Some("disk".to_owned());
    state.put_incident(second);
    webhook.clock.advance(Duration::from_secs(60));
    assert_eq!(
        webhook.send(0, &resolve("disk")).await,
        result("deduplicated", 4)
    );
    let resolved: Vec<bool> = state
        .incidents()
        .iter()
        .map(|incident| incident.status == IncidentStatus::Resolved)
        .collect();
    assert_eq!(resolved, [true, false, false, true]);
    let incident = webhook.incident(1);
    assert_eq!(
        incident.resolved_at.unwrap().to_string(),
        "2026-03-02T12:01:00Z"
    );
    let last = incident.log.last().unwrap();
    assert_eq!(
        (
            last.action.as_str(),
            last.user_id.as_str(),
            last.reason.as_str()
        ),
        ("resolved", "", "")
    );
    assert_eq!(webhook.send(0, &resolve("disk")).await, discarded);
}

#[tokio::test]
async fn invalid_alert_is_rejected() {
    let webhook = Webhook::new().await;
    for (alert, message) in [
        (json!({}), "body: `message`: is required"),
        (json!({ "message": "" }), "body: `message`: is required"),
        (
            json!({ "status": "resolve" }),
            "body: `event_id`: is required",
        ),
        (
            json!({ "status": "resolve", "event_id": "" }),
            "body: `event_id`: is required",
        ),
    ] {
        let response = webhook.post(0, &alert).await;
        assert_eq!(
            (response.status, response.error_message().as_str()),
            (422, message),
            "{alert}"
        );
    }
    let unknown = webhook
        .sender
        .post("/v2/incidents/api/guessed", &json!({ "message": "Slow" }))
        .await;
    assert_eq!(
        (unknown.status, unknown.error_message()),
        (404, "service not found".to_owned())
    );
    assert!(webhook.mock.state().incidents().is_empty());
    // The longest body has 30,000 bytes.
    for (length, status) in [(30_000, 202), (30_001, 413)] {
        let around = json!({ "message": "" }).to_string().len();
        let alert = json!({ "message": "x".repeat(length - around) });
        let response = webhook.post(0, &alert).await;
        assert_eq!(response.status, status, "{length}");
        if status == 413 {
            assert_eq!(response.error_message(), "body: is longer than 30000 bytes");
        }
    }
}

#[tokio::test]
async fn alert_runs_the_workflows_of_its_trigger() {
    let webhook = Webhook::new().await;
    let team = &webhook.services[0].team_id;
    for (trigger, note) in [
        ("incident_triggered", "Seen"),
        ("incident_resolved", "Gone"),
    ] {
        let action = json!({ "name": "sq_add_incident_note", "data": { "note": note } });
        let workflow =
            json!({ "title": note, "owner_id": team, "trigger": trigger, "actions": [action] });
        webhook.client.post("/v3/workflows", &workflow).await.data();
    }
    let notes = |number: u64| -> Vec<String> {
        let notes = webhook.incident(number).notes.into_iter();
        notes.map(|note| note.message).collect()
    };
    webhook.send(0, &alert("Slow", "disk")).await;
    assert_eq!(notes(1), ["Seen"]);
    webhook.send(0, &alert("Slow", "disk")).await;
    assert_eq!(notes(1), ["Seen"], "a deduplicated alert triggers nothing");
    webhook
        .send(0, &json!({ "status": "resolve", "event_id": "disk" }))
        .await;
    assert_eq!(notes(1), ["Seen", "Gone"]);
    let mut service = webhook.services[0].clone();
    service.on_maintenance = true;
    webhook.mock.state().put_service(service);
    webhook.send(0, &alert("Slow", "disk")).await;
    assert_eq!(notes(2), [""; 0], "a suppressed alert triggers nothing");
}
