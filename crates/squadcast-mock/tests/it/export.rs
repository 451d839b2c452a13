//! The export of incidents: filters, order, range and CSV.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{
    Assignee, AssigneeKind, Clock, FollowUp, Incident, IncidentStatus, MockServer, Note,
    Postmortem, Tag, Team,
};

use crate::support::{Client, empty, noon};

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
    let response = client.get(&path).await;
    assert_eq!(response.status, 200, "{response:?}");
    response.json()["incidents"].as_array().unwrap().clone()
}

fn titles(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect()
}

/// A team with three incidents, `first`, `second` and `third`, that differ in every field that can be filtered. They are
/// stored in another order than that of their times.
async fn three_incidents() -> (MockServer, Client, Team) {
    let clock = Clock::manual(noon() - Duration::from_secs(3600));
    let (mock, client) = empty(&clock).await;
    let state = mock.state();
    let team = state.add_team("Payments");
    let other_team = state.add_team("Search");
    let user = state.users()[0].id.clone();
    let services = ["Checkout", "Ledger"].map(|name| state.add_service(&team.id, name));
    let mut ledger = services[1].clone();
    ledger.settings["maintainer"] = json!({ "id": "62ffffffffffffffffffffff", "type": "user" });
    state.put_service(ledger);

    let mut incidents = Vec::new();
    for (title, service) in [("first", 0), ("second", 1), ("third", 1)] {
        incidents.push(state.add_incident(&services[service].id, title));
        clock.advance(Duration::from_secs(60));
    }
    let now = incidents[2].created_at;
    let [first, second, third] = &mut incidents[..] else {
        unreachable!()
    };
    first.priority = None;
    first.alert_source = "grafana".to_owned();
    first.tags.insert("region".to_owned(), tag("eu"));
    first.slo_id = Some(7);
    first.notes.push(Note {
        id: "670000000000000000000001".to_owned(),
        user_id: user.clone(),
        message: "Here".to_owned(),
        attachments: Vec::new(),
        created_at: now,
        updated_at: now,
    });
    second.priority = Some("P2".to_owned());
    second.status = IncidentStatus::Acknowledged;
    second.acknowledged_at = Some(now);
    second.tags.insert("region".to_owned(), tag("us"));
    second.starred = true;
    second.description = "Sees a BANK error".to_owned();
    second.assignee = Some(Assignee {
        kind: AssigneeKind::User,
        id: user,
        since: now,
    });
    third.priority = Some("P1".to_owned());
    third.slo_id = Some(8);
    third.postmortem = Some(Postmortem {
        id: "6a0000000000000000000001".to_owned(),
        title: "Why".to_owned(),
        text: "Because".to_owned(),
        status: "published".to_owned(),
        follow_ups: vec![FollowUp {
            task: "Add an alert".to_owned(),
            is_done: true,
        }],
        created_at: now,
    });
    state.add_incident(&state.add_service(&other_team.id, "Index").id, "other team");
    store_reversed(&mock, incidents);
    (mock, client, team)
}

fn tag(value: &str) -> Tag {
    Tag {
        value: value.to_owned(),
        color: String::new(),
    }
}

/// Stores incidents so that the newest comes first: `put_incident` replaces in place, so ids are exchanged.
fn store_reversed(mock: &MockServer, mut incidents: Vec<Incident>) {
    let ids: Vec<String> = incidents
        .iter()
        .map(|incident| incident.id.clone())
        .collect();
    for (incident, id) in incidents.iter_mut().zip(ids.into_iter().rev()) {
        incident.id = id;
    }
    for incident in incidents {
        mock.state().put_incident(incident);
    }
}

#[tokio::test]
async fn each_filter_selects_the_incidents_that_match() {
    let (mock, client, team) = three_incidents().await;
    let services = mock.state().services();
    let owner = mock.state().users()[0].id.clone();
    let (checkout, ledger) = (&services[0].id, &services[1].id);
    let cases: &[(String, &[&str])] = &[
        (String::new(), &["first", "second", "third"]),
        ("&status=acknowledged".to_owned(), &["second"]),
        ("&status=triggered".to_owned(), &["first", "third"]),
        ("&status=,triggered,".to_owned(), &["first", "third"]),
        (format!("&services={checkout}"), &["first"]),
        (format!("&services={ledger}"), &["second", "third"]),
        (
            format!("&services={checkout},{ledger}"),
            &["first", "second", "third"],
        ),
        ("&sources=grafana".to_owned(), &["first"]),
        ("&sources=api".to_owned(), &["second", "third"]),
        (format!("&assigned_to={owner}"), &["second"]),
        (
            format!("&assignedToUserIDsAndTheirSquads={owner}"),
            &["second"],
        ),
        ("&assigned_to=62aaaaaaaaaaaaaaaaaaaaaa".to_owned(), &[]),
        (format!("&service_owner={owner}"), &["first"]),
        (
            "&service_owner=62ffffffffffffffffffffff".to_owned(),
            &["second", "third"],
        ),
        ("&priority=P1".to_owned(), &["third"]),
        ("&priority=P1,P2".to_owned(), &["second", "third"]),
        ("&tags=region=eu".to_owned(), &["first"]),
        ("&tags=region=eu,region=us".to_owned(), &["first", "second"]),
        ("&tags=region=asia".to_owned(), &[]),
        ("&tags=other=eu".to_owned(), &[]),
        ("&tags=region".to_owned(), &[]),
        ("&slo_affecting=yes".to_owned(), &["first", "third"]),
        ("&slo_affecting=no".to_owned(), &["second"]),
        ("&slo_affecting=".to_owned(), &["first", "second", "third"]),
        ("&slos=7".to_owned(), &["first"]),
        ("&slos=7,8".to_owned(), &["first", "third"]),
        ("&slos=9".to_owned(), &[]),
        ("&is_starred=yes".to_owned(), &["second"]),
        ("&is_starred=no".to_owned(), &["first", "third"]),
        ("&notes=present".to_owned(), &["first"]),
        ("&notes=absent".to_owned(), &["second", "third"]),
        ("&retrospectives=yes".to_owned(), &["third"]),
        ("&retrospectives=no".to_owned(), &["first", "second"]),
        ("&textFilter=bank%20ERROR".to_owned(), &["second"]),
        ("&textFilter=IRS".to_owned(), &["first"]),
        ("&status=triggered&slos=7&notes=absent".to_owned(), &[]),
    ];
    for (filter, expected) in cases {
        let rows = export(&client, &team, filter).await;
        assert_eq!(titles(&rows), *expected, "{filter}");
    }
}

#[tokio::test]
async fn export_is_sorted_by_time_or_by_priority() {
    let (_mock, client, team) = three_incidents().await;
    let by_time = ["first", "second", "third"];
    assert_eq!(titles(&export(&client, &team, "").await), by_time);
    assert_eq!(
        titles(&export(&client, &team, "&sort_by=time").await),
        by_time
    );
    let by_priority = export(&client, &team, "&sort_by=priority").await;
    assert_eq!(titles(&by_priority), ["third", "second", "first"]);
}

#[tokio::test]
async fn both_ends_of_the_range_are_included() {
    let (_mock, client, team) = three_incidents().await;
    let range = async |start: &str, end: &str| {
        let path = format!(
            "/v3/incidents/export?type=json&owner_id={}&start_time=2026-03-02T{start}Z&end_time=2026-03-02T{end}Z",
            team.id
        );
        let rows = client.get(&path).await.json()["incidents"].clone();
        titles(rows.as_array().unwrap()).join(" ")
    };
    assert_eq!(range("11:00:00", "11:01:00").await, "first second");
    assert_eq!(range("11:00:00.000000001", "11:01:00").await, "second");
    assert_eq!(range("11:00:00", "11:00:59.999999999").await, "first");
    assert_eq!(range("11:01:00", "11:01:00").await, "second");
    assert_eq!(range("11:02:00.1", "11:59:00").await, "");
}

#[tokio::test]
async fn row_has_names_and_durations_in_milliseconds() {
    let (_mock, client, team) = three_incidents().await;
    let rows = export(&client, &team, "").await;
    let (first, second) = (&rows[0], &rows[1]);
    assert_eq!(second["service"], "Ledger");
    assert_eq!(second["assignee"], "Grace Okafor");
    assert_eq!(second["tta (ms)"], 60_000);
    assert_eq!(second["ttr (ms)"], 0);
    assert_eq!(second["acknowledged_at"], "2026-03-02T11:02:00Z");
    assert_eq!(second["resolved_at"], "0001-01-01T00:00:00Z");
    assert_eq!(
        second["tags"],
        json!({ "region": { "value": "us", "color": "" } })
    );
    assert_eq!(second["priority"], "P2");
    assert_eq!(second["event_count"], 1);
    assert_eq!(first["assignee"], "");
    assert_eq!(first["tta (ms)"], 0);
    assert!(first.get("priority").is_none(), "{first}");
    assert_eq!(rows[2]["tags"], Value::Null);
}

#[tokio::test]
async fn list_filter_is_comma_separated_or_exploded() {
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
async fn csv_export_quotes_cells() {
    let (mock, client, team) = demo().await;
    let path = format!(
        "/v3/incidents/export?type=csv&owner_id={}&start_time=2026-02-20T00:00:00Z&end_time=2026-03-02T12:00:00Z&status=triggered",
        team.id
    );
    let mut incident = mock.state().incidents()[9].clone();
    incident.description = "Says \"try, again\"".to_owned();
    mock.state().put_incident(incident);
    let response = client.get(&path).await;
    assert!(response.content_type.starts_with("text/csv"));
    let lines: Vec<&str> = response.text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("id,title,description,status"));
    assert!(lines[1].contains(r#","Says ""try, again""",triggered,Checkout,prometheus,"#));
}

#[tokio::test]
async fn invalid_range_and_unknown_team_are_rejected() {
    let (_mock, client, team) = demo().await;
    let path = |team: &str, start: &str, end: &str| {
        format!("/v3/incidents/export?type=json&owner_id={team}&start_time={start}&end_time={end}")
    };
    let early = "2026-02-20T00:00:00Z";
    let late = "2026-03-02T00:00:00Z";
    let response = client.get(&path(&team.id, late, early)).await;
    assert_eq!(response.status, 400);
    assert_eq!(
        response.error_message(),
        "query: `end_time`: is before `start_time`"
    );
    let response = client
        .get(&path("610000000000000000000099", early, late))
        .await;
    assert_eq!(response.status, 404);
    let response = client.get(&path(&team.id, "yesterday", late)).await;
    assert_eq!(response.status, 400);
    assert!(
        response
            .error_message()
            .starts_with("query: `start_time`: ")
    );
}
