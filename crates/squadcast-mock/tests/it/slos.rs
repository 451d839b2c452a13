//! Incidents that violate SLOs, and false positives among them.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, empty, noon};

struct Slos {
    mock: MockServer,
    client: Client,
    team: String,
    incidents: [String; 2],
    slos: [u64; 2],
}

impl Slos {
    /// Starts a server with two SLOs and two incidents.
    async fn new(clock: &Clock) -> Self {
        let (mock, client) = empty(clock).await;
        let state = mock.state();
        let team = state.add_team("Payments").id;
        let service = state.add_service(&team, "Checkout").id;
        let incidents = ["Slow", "Down"].map(|message| state.add_incident(&service, message).id);
        let mut slos = [0; 2];
        for slo in &mut slos {
            let new = json!({ "name": "Checkout", "time_interval_type": "rolling", "duration_in_days": 1,
                "service_ids": [service], "slis": ["latency"], "target_slo": 90.0, "owner_id": team,
                "slo_owner_id": state.users()[0].id, "slo_owner_type": "user" });
            let made = client.post("/v3/slo", &new).await.data();
            *slo = made["slo"]["id"].as_u64().unwrap();
        }
        Self {
            mock,
            client,
            team,
            incidents,
            slos,
        }
    }

    async fn mark(&self, slo: usize, incident: usize, spent: f64) -> Value {
        let path = format!("/v3/slo/{}/incident?owner_id={}", self.slos[slo], self.team);
        let violation = json!({ "incident_id": self.incidents[incident], "slis": ["latency", "errors"],
            "error_budget_spent": spent, "owner_type": "team", "owner_id": self.team, "org_id": "6" });
        let made = self.client.post(&path, &violation).await;
        assert_eq!(made.status, 201, "{made:?}");
        made.data()["slo_violating_incident"].take()
    }

    /// Returns the incidents and the false positives of each SLO.
    async fn counts(&self) -> [(Value, Value); 2] {
        let mut counts = [(); 2].map(|()| (Value::Null, Value::Null));
        for (slo, count) in self.slos.iter().zip(&mut counts) {
            let path = format!("/v3/slo/{slo}?owner_id={}", self.team);
            let mut read = self.client.get(&path).await.data()["slo"].take();
            *count = (
                read["incident_count"].take(),
                read["false_positive_count"].take(),
            );
        }
        counts
    }
}

fn counts(first: (u64, u64), second: (u64, u64)) -> [(Value, Value); 2] {
    [first, second].map(|(all, wrong)| (json!(all), json!(wrong)))
}

#[tokio::test]
async fn violation_is_numbered_and_marked_as_a_false_positive_and_back() {
    let clock = Clock::manual(noon());
    let slos = Slos::new(&clock).await;
    let shown = |id: u64, slo: usize, incident: usize, wrong: bool, updated: &str| {
        json!({
            "id": id, "owner_type": "team", "owner_id": slos.team, "org_id": "600000000000000000000001",
            "slo_id": slos.slos[slo], "incident_id": slos.incidents[incident], "slis": ["latency", "errors"],
            "error_budget_spent": 1.5, "is_false_positive": wrong, "start_time": "2026-03-02T12:00:00Z",
            "end_time": "2026-03-02T12:00:00Z", "created_at": "2026-03-02T12:00:00Z",
            "updated_at": format!("2026-03-02T12:0{updated}:00Z"), "deleted_at": null,
        })
    };
    for (id, slo, incident) in [(1, 0, 0), (2, 0, 1), (3, 1, 0)] {
        let made = slos.mark(slo, incident, 1.5).await;
        assert_eq!(made, shown(id, slo, incident, false, "0"));
        let marked = slos
            .mock
            .state()
            .incident(&slos.incidents[incident])
            .unwrap();
        assert_eq!(marked.slo_id, Some(slos.slos[slo].cast_signed()));
    }
    assert_eq!(slos.counts().await, counts((2, 0), (1, 0)));
    let mark = async |slo: u64, id: &str, value: &str| {
        let path = format!(
            "/v3/slo/{slo}/incident/{id}/false-positive/{value}?owner_id={}",
            slos.team
        );
        slos.client.patch(&path, &json!({})).await
    };
    let [first, second] = slos.slos;
    for (minute, (slo, id, incident, value, expected)) in (1..).zip([
        (0, 2, 1, "true", counts((2, 1), (1, 0))),
        (0, 2, 1, "true", counts((2, 1), (1, 0))),
        (1, 3, 0, "true", counts((2, 1), (1, 1))),
        (0, 1, 0, "true", counts((2, 2), (1, 1))),
        (0, 2, 1, "false", counts((2, 1), (1, 1))),
    ]) {
        clock.advance(Duration::from_secs(60));
        let marked = mark(slos.slos[slo], &id.to_string(), value).await.data();
        let violation = shown(id, slo, incident, value == "true", &minute.to_string());
        assert_eq!(marked, json!({ "slo_violating_incident": violation }));
        assert_eq!(slos.counts().await, expected, "{id} {value}");
    }
    for (slo, id, noun) in [
        (first, "3", "violating incident"),
        (second, "1", "violating incident"),
        (first, "4", "violating incident"),
        (first, "0", "violating incident"),
        (4711, "1", "slo"),
    ] {
        let response = mark(slo, id, "true").await;
        assert_eq!(
            (response.status, response.error_message()),
            (404, format!("{noun} not found"))
        );
    }
    assert_eq!(slos.counts().await, counts((2, 1), (1, 1)));
}

#[tokio::test]
async fn incident_is_a_false_positive_in_all_its_slos() {
    let slos = Slos::new(&Clock::default()).await;
    for (slo, incident) in [(0, 0), (0, 1), (1, 0)] {
        slos.mark(slo, incident, 1.0).await;
    }
    for (incident, value, expected) in [
        (0, "true", counts((2, 1), (1, 1))),
        (1, "true", counts((2, 2), (1, 1))),
        (0, "false", counts((2, 1), (1, 0))),
        (1, "false", counts((2, 0), (1, 0))),
    ] {
        let id = &slos.incidents[incident];
        let path = format!("/v3/incidents/{id}/mark-slo-incident-false-postive/{value}");
        let marked = slos.client.send("PATCH", &path, None).await;
        assert!(marked.status < 300, "{marked:?}");
        assert_eq!(slos.counts().await, expected, "{incident} {value}");
    }
    let unknown = "/v3/incidents/64ff/mark-slo-incident-false-postive/true";
    assert_eq!(slos.client.send("PATCH", unknown, None).await.status, 404);
    let path = format!("/v3/slo/4711/incident?owner_id={}", slos.team);
    let violation = json!({ "incident_id": slos.incidents[0], "slis": [], "error_budget_spent": 1.0, "owner_type": "team",
        "owner_id": slos.team, "org_id": "6" });
    let response = slos.client.post(&path, &violation).await;
    assert_eq!(
        (response.status, response.error_message()),
        (404, "slo not found".to_owned())
    );
}
