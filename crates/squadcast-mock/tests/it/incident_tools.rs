//! What is attached to an incident: Slack channels, communication cards and runbooks.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, empty, noon};

struct Tools {
    mock: MockServer,
    client: Client,
    clock: Clock,
    team: String,
    incidents: [String; 2],
}

impl Tools {
    async fn new() -> Self {
        let clock = Clock::manual(noon());
        let (mock, client) = empty(&clock).await;
        let state = mock.state();
        let team = state.add_team("Payments").id;
        let service = state.add_service(&team, "Checkout").id;
        let incidents = ["Slow", "Down"].map(|message| state.add_incident(&service, message).id);
        Self {
            mock,
            client,
            clock,
            team,
            incidents,
        }
    }

    /// Returns type, title, channel and archival of the cards of an incident.
    async fn cards(&self, incident: usize) -> Vec<[Value; 4]> {
        let path = format!(
            "/v3/incidents/{}/communication_cards",
            self.incidents[incident]
        );
        let cards = self.client.get(&path).await.data();
        let names = ["type", "title", "channel_id", "archived_at"];
        let cards = cards.as_array().unwrap().iter();
        cards
            .map(|card| names.map(|name| card[name].clone()))
            .collect()
    }

    async fn create(&self, incident: usize, name: &str) -> Value {
        let body = json!({ "channel_name": name, "incident_id": self.incidents[incident] });
        self.client
            .post("/v3/extensions/slack_v2/channel", &body)
            .await
            .data()
    }

    async fn archive(&self, channel: &str) -> crate::support::Response {
        let body = json!({ "slack_channel_id": channel });
        self.client
            .post("/v3/extensions/slack_v2/channel/archive", &body)
            .await
    }

    async fn runbook(&self, name: &str, steps: &[&str]) -> String {
        let steps: Vec<Value> = steps
            .iter()
            .map(|step| json!({ "content": step }))
            .collect();
        let new = json!({ "name": name, "steps": steps, "owner_id": self.team });
        let made = self.client.post("/v3/runbooks", &new).await.data();
        made["id"].as_str().unwrap().to_owned()
    }

    async fn used(&self, runbook: &str) -> Value {
        let path = format!("/v3/runbooks/{runbook}?owner_id={}", self.team);
        self.client.get(&path).await.data()["used_count"].take()
    }
}

#[tokio::test]
async fn slack_channel_is_a_card_of_its_incident_until_it_is_archived() {
    let tools = Tools::new().await;
    let channel = |number: u64| format!("6e{number:022}");
    let card = |number: u64, title: &str, archived: Value| {
        [
            json!("slack"),
            json!(title),
            json!(channel(number)),
            archived,
        ]
    };
    let first = tools.create(0, "checkout-slow").await;
    for (name, value) in [
        ("incident_id", json!(tools.incidents[0])),
        ("type", json!("slack")),
        ("title", json!("checkout-slow")),
        ("channel_id", json!(channel(1))),
        (
            "url",
            json!(format!("https://slack.example.com/{}", channel(1))),
        ),
        ("archived_at", Value::Null),
    ] {
        assert_eq!(first[name], value, "{name}");
    }
    tools.create(0, "second").await;
    tools.create(1, "other").await;
    tools.clock.advance(Duration::from_secs(60));
    let archived = tools.archive(&channel(2)).await.data();
    let at = json!("2026-03-02T12:01:00Z");
    assert_eq!(
        (&archived["title"], &archived["archived_at"]),
        (&json!("second"), &at)
    );
    let none = Value::Null;
    assert_eq!(
        tools.cards(0).await,
        [
            card(1, "checkout-slow", none.clone()),
            card(2, "second", at.clone())
        ]
    );
    assert_eq!(tools.cards(1).await, [card(3, "other", none)]);
    assert_eq!(tools.archive(&channel(3)).await.status, 200);
    assert_eq!(tools.cards(1).await, [card(3, "other", at)]);
    let unknown = tools.archive("C024BE91L").await;
    assert_eq!(
        (unknown.status, unknown.error_message()),
        (404, "Slack channel not found".to_owned())
    );
}

#[tokio::test]
async fn workflow_archives_the_open_slack_channels_of_its_incident_only() {
    let tools = Tools::new().await;
    let card = json!({ "type": "chat_room", "display_text": "War room", "link": "https://chat.example.com/1" });
    let actions = json!([
        { "name": "sq_add_communication_channel", "data": { "channels": [card] } },
        { "name": "slack_archive_channel" },
    ]);
    let workflow = json!({ "title": "Done", "owner_id": tools.team, "trigger": "incident_acknowledged", "actions": actions });
    tools.client.post("/v3/workflows", &workflow).await.data();
    tools.create(0, "first").await;
    tools.create(0, "second").await;
    tools.create(1, "other").await;
    tools.archive(&format!("6e{:022}", 1)).await.data();
    tools.clock.advance(Duration::from_secs(60));
    let acknowledge = format!("/v3/incidents/{}/acknowledge", tools.incidents[0]);
    tools.client.send("POST", &acknowledge, None).await.data();
    let archived = async |incident: usize| -> Vec<(Value, Value)> {
        let cards = tools.cards(incident).await.into_iter();
        cards
            .map(|[_, title, _, archived]| (title, archived))
            .collect()
    };
    let (noon, later) = (json!("2026-03-02T12:00:00Z"), json!("2026-03-02T12:01:00Z"));
    assert_eq!(
        archived(0).await,
        [
            (json!("first"), noon),
            (json!("second"), later),
            (json!("War room"), Value::Null),
        ]
    );
    assert_eq!(archived(1).await, [(json!("other"), Value::Null)]);
}

#[tokio::test]
async fn attached_runbook_has_open_steps_and_is_counted() {
    let tools = Tools::new().await;
    let restart = tools.runbook("Restart", &["Stop", "Start"]).await;
    let empty = tools.runbook("Empty", &[]).await;
    let incident = &tools.incidents[0];
    let path = format!("/v3/incidents/{incident}/runbooks");
    let attach = async |ids: Value| tools.client.post(&path, &json!({ "runbooks": ids })).await;
    let steps = json!([
        { "content": "Stop", "completed": false },
        { "content": "Start", "completed": false },
    ]);
    let attached = |id: &str, name: &str, steps: Value| json!({ "incident_id": incident, "runbook_id": id, "name": name, "steps": steps });
    let first = attach(json!([restart])).await;
    assert_eq!(first.status, 201);
    assert_eq!(
        first.data(),
        json!([attached(&restart, "Restart", steps.clone())])
    );
    let both = attach(json!([empty, restart])).await.data();
    assert_eq!(
        both,
        json!([
            attached(&empty, "Empty", json!([])),
            attached(&restart, "Restart", steps)
        ])
    );
    let counts = async || (tools.used(&restart).await, tools.used(&empty).await);
    assert_eq!(counts().await, (json!(2), json!(1)));
    for unknown in ["6fff", ""] {
        let response = attach(json!([restart, unknown])).await;
        assert!([404, 422].contains(&response.status), "{response:?}");
    }
    assert_eq!(counts().await, (json!(2), json!(1)));
    let log = tools.mock.state().incident(incident).unwrap().log;
    let actions: Vec<&str> = log.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(
        actions,
        ["triggered", "runbooks attached", "runbooks attached"]
    );
}
