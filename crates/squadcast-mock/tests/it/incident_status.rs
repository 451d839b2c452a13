//! The status of an incident: permitted changes, snooze, priority, and how they show in responses.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, Incident, IncidentStatus, MockServer};

use crate::support::{Client, empty, noon};

struct Fixture {
    mock: MockServer,
    client: Client,
    clock: Clock,
    id: String,
    path: String,
}

impl Fixture {
    /// Starts a server with one triggered incident at 2026-03-02T12:00:00Z.
    async fn new() -> Self {
        let clock = Clock::manual(noon());
        let (mock, client) = empty(&clock).await;
        let state = mock.state();
        let service = state.add_service(&state.add_team("Payments").id, "Checkout");
        let id = state.add_incident(&service.id, "Slow").id;
        let path = format!("/v3/incidents/{id}");
        Self {
            mock,
            client,
            clock,
            id,
            path,
        }
    }

    fn incident(&self) -> Incident {
        self.mock.state().incident(&self.id).unwrap()
    }

    fn set_status(&self, status: IncidentStatus) {
        let mut incident = self.incident();
        incident.status = status;
        self.mock.state().put_incident(incident);
    }

    fn owner(&self) -> String {
        self.mock.state().users()[0].id.clone()
    }

    async fn response(&self) -> Value {
        self.client.get(&self.path).await.data()
    }

    /// Sends a request below the incident and returns the status and, of an error, the message.
    async fn send(&self, method: &str, suffix: &str, body: Option<&Value>) -> (u16, String) {
        let path = format!("{}/{suffix}", self.path);
        let response = self.client.send(method, &path, body).await;
        let message = if response.status < 400 {
            String::new()
        } else {
            response.error_message()
        };
        (response.status, message)
    }
}

#[tokio::test]
async fn status_changes_only_as_permitted() {
    use IncidentStatus::{Acknowledged, Resolved, Suppressed, Triggered};

    let fixture = Fixture::new().await;
    let owner = fixture.owner();
    let reassign = json!({ "reassignTo": { "id": owner, "type": "user" } });
    let resolve = json!({ "resolution_reason": { "message": "" } });
    let cases = [
        ("acknowledge", None, Triggered, Ok(Acknowledged)),
        (
            "acknowledge",
            None,
            Acknowledged,
            Err("incident is already acknowledged"),
        ),
        (
            "acknowledge",
            None,
            Resolved,
            Err("cannot acknowledge a resolved incident"),
        ),
        (
            "acknowledge",
            None,
            Suppressed,
            Err("cannot acknowledge a suppressed incident"),
        ),
        ("resolve", Some(&resolve), Triggered, Ok(Resolved)),
        ("resolve", Some(&resolve), Acknowledged, Ok(Resolved)),
        (
            "resolve",
            Some(&resolve),
            Resolved,
            Err("incident is already resolved"),
        ),
        (
            "resolve",
            Some(&resolve),
            Suppressed,
            Err("cannot resolve a suppressed incident"),
        ),
        ("reassign", Some(&reassign), Triggered, Ok(Triggered)),
        ("reassign", Some(&reassign), Acknowledged, Ok(Triggered)),
        (
            "reassign",
            Some(&reassign),
            Resolved,
            Err("cannot reassign a resolved incident"),
        ),
        (
            "reassign",
            Some(&reassign),
            Suppressed,
            Err("cannot reassign a suppressed incident"),
        ),
    ];
    for (verb, body, before, expected) in cases {
        fixture.set_status(before);
        let (status, message) = fixture.send("POST", verb, body).await;
        match expected {
            Ok(after) => {
                assert_eq!(status, 200, "{verb} {before:?}: {message}");
                assert_eq!(fixture.incident().status, after, "{verb} {before:?}");
            }
            Err(expected) => {
                assert_eq!((status, message.as_str()), (409, expected));
                assert_eq!(fixture.incident().status, before);
            }
        }
    }
}

#[tokio::test]
async fn first_acknowledgement_stays_and_the_last_assignment_counts() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner();
    let team = fixture.mock.state().teams().remove(0).id;
    let engines = fixture.client.squad(&team, &owner).await;
    let squad = json!({ "reassignTo": { "id": engines, "type": "squad" } });
    fixture.send("POST", "acknowledge", None).await;
    fixture.clock.advance(Duration::from_secs(60));
    fixture.send("POST", "reassign", Some(&squad)).await;
    let seen = fixture.response().await;
    let assigned = json!([{
        "id": engines, "type": "squad", "timeOfAssignment": "2026-03-02T12:01:00Z", "reason": "",
    }]);
    assert_eq!(seen["assignedTo"], assigned);
    assert_eq!(seen["updated_at"], "2026-03-02T12:01:00Z");
    fixture.clock.advance(Duration::from_secs(60));
    fixture.send("POST", "acknowledge", None).await;
    let seen = fixture.response().await;
    assert_eq!(seen["last_acknowledged_at"], "2026-03-02T12:00:00Z");
    assert_eq!(seen["assignedTo"][0]["id"], owner);
    let actions: Vec<&str> = seen["logs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["action"].as_str().unwrap())
        .collect();
    assert_eq!(
        actions,
        ["triggered", "acknowledged", "reassigned", "acknowledged"]
    );
}

#[tokio::test]
async fn snooze_ends_by_itself_by_unsnooze_or_by_resolve() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner();
    let snooze = json!({ "snooze_duration_in_mins": 30 });
    let unsnooze = json!({ "reassign_to": { "id": owner, "type": "user" } });
    let not_snoozed = json!({
        "is_snoozed": false, "start_time": null, "end_time": null, "total_time_in_mins": 0,
    });

    assert_eq!(fixture.response().await["snooze_details"], not_snoozed);
    let early = fixture.send("PUT", "unsnooze", Some(&unsnooze)).await;
    assert_eq!(early, (409, "incident is not snoozed".to_owned()));

    fixture.send("PUT", "snooze", Some(&snooze)).await;
    let snoozed = json!({
        "is_snoozed": true,
        "start_time": "2026-03-02T12:00:00Z",
        "end_time": "2026-03-02T12:30:00Z",
        "total_time_in_mins": 30,
    });
    assert_eq!(fixture.response().await["snooze_details"], snoozed);
    fixture.clock.advance(Duration::from_secs(1799));
    assert_eq!(fixture.response().await["snooze_details"], snoozed);
    fixture.clock.advance(Duration::from_secs(1));
    assert_eq!(fixture.response().await["snooze_details"], not_snoozed);

    fixture.send("PUT", "snooze", Some(&snooze)).await;
    let unknown_user = json!({ "reassign_to": { "id": "62", "type": "user" } });
    let rejected = fixture.send("PUT", "unsnooze", Some(&unknown_user)).await;
    assert_eq!(
        rejected,
        (
            422,
            "body: `reassign_to.id`: is not the id of a user".to_owned()
        )
    );
    assert_eq!(
        fixture.send("PUT", "unsnooze", Some(&unsnooze)).await.0,
        200
    );
    let incident = fixture.incident();
    assert_eq!(incident.snoozed_until, None);
    assert_eq!(incident.assignee.unwrap().id, owner);

    for (minutes, status) in [
        (0, 422),
        (-1, 422),
        (1, 200),
        (525_600, 200),
        (525_601, 422),
    ] {
        let body = json!({ "snooze_duration_in_mins": minutes });
        let (received, message) = fixture.send("PUT", "snooze", Some(&body)).await;
        assert_eq!(received, status, "{minutes}: {message}");
    }
    let resolve = json!({ "resolution_reason": { "message": "Done" } });
    fixture.send("POST", "resolve", Some(&resolve)).await;
    assert_eq!(fixture.incident().snoozed_until, None);
    let late = fixture.send("PUT", "snooze", Some(&snooze)).await;
    assert_eq!(late, (409, "cannot snooze a resolved incident".to_owned()));
}

#[tokio::test]
async fn priority_is_p1_to_p5_or_unset() {
    let fixture = Fixture::new().await;
    for (sent, stored) in [
        ("P1", Some("P1")),
        ("P2", Some("P2")),
        ("", None),
        ("P3", Some("P3")),
        ("P4", Some("P4")),
        ("UNSET", None),
        ("P5", Some("P5")),
    ] {
        let single = json!({ "priority": sent });
        let response = fixture.send("PATCH", "priority", Some(&single)).await;
        assert_eq!(response.0, 200, "{sent}: {}", response.1);
        assert_eq!(fixture.incident().priority.as_deref(), stored, "{sent}");
        let seen = fixture.response().await;
        assert_eq!(seen["has_priority"], stored.is_some());
        assert_eq!(seen.get("priority").and_then(Value::as_str), stored);
    }
    let bulk = async |priority: &str| {
        let body = json!({ "incident_ids": [fixture.id], "priority": priority });
        fixture.client.put("/v3/incidents/priority", &body).await
    };
    assert_eq!(bulk("P2").await.status, 204);
    assert_eq!(fixture.incident().priority.as_deref(), Some("P2"));
    let rejected = bulk("P6").await;
    let message = "body: `priority`: is not one of `P1` to `P5`";
    assert_eq!(
        (rejected.status, rejected.error_message().as_str()),
        (422, message)
    );
    let single = json!({ "priority": "P0" });
    assert_eq!(
        fixture.send("PATCH", "priority", Some(&single)).await.0,
        422
    );
    assert_eq!(fixture.incident().priority.as_deref(), Some("P2"));
}

#[tokio::test]
async fn transient_mark_slo_and_number_show_in_the_incident() {
    let fixture = Fixture::new().await;
    assert!(fixture.response().await.get("slo_id").is_none());
    let mut incident = fixture.incident();
    incident.slo_id = Some(7);
    incident.number = 40;
    fixture.mock.state().put_incident(incident);
    assert_eq!(fixture.response().await["slo_id"], 7);
    for (suffix, transient) in [
        ("mark-as-transient", true),
        ("mark-as-non-transient", false),
    ] {
        assert_eq!(fixture.send("PUT", suffix, None).await.0, 200);
        assert_eq!(fixture.response().await["did_auto_pause"], transient);
    }
    let service = fixture.incident().service_id;
    assert_eq!(
        fixture.mock.state().add_incident(&service, "Next").number,
        41
    );
}

#[tokio::test]
async fn bulk_change_skips_incidents_with_another_status() {
    let fixture = Fixture::new().await;
    let service = fixture.incident().service_id;
    let other = fixture.mock.state().add_incident(&service, "Other").id;
    fixture.set_status(IncidentStatus::Resolved);
    let body = json!({ "incident_ids": [fixture.id, other] });
    let status_of = |id: &str| fixture.mock.state().incident(id).unwrap().status;
    for (verb, status) in [
        ("acknowledge", IncidentStatus::Acknowledged),
        ("resolve", IncidentStatus::Resolved),
    ] {
        let path = format!("/v3/incidents/{verb}");
        assert_eq!(fixture.client.post(&path, &body).await.status, 200);
        assert_eq!(status_of(&fixture.id), IncidentStatus::Resolved);
        assert_eq!(status_of(&other), status);
    }
}
