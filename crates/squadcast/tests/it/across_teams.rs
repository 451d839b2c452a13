//! Lists of all teams, and creation of what does not exist.
#![cfg(all(feature = "teams", feature = "services", feature = "incidents"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use squadcast::bulk::Ensured;
use squadcast::services::NewService;
use squadcast::teams::NewTeam;
use squadcast::{EscalationPolicyId, TeamId, Window};

use crate::support::{Fake, rejection, success};

fn teams() -> Value {
    json!([{ "id": "t1", "name": "One" }, { "id": "t2", "name": "Two" }, { "id": "t3", "name": "Three" }])
}

/// The second team is forbidden.
fn fake() -> Fake {
    Fake::with(|operation, request| {
        let query = request.url.query().unwrap_or_default();
        match operation.id {
            "Teams_getAllTeams" => success(operation, &teams()),
            _ if query.contains("t2") => rejection(403, "not a member"),
            "Services_getServices" => {
                let team = if query.contains("t1") { "t1" } else { "t3" };
                success(
                    operation,
                    &json!([{ "id": format!("s-{team}"), "name": "Checkout" }]),
                )
            }
            "Incidents_incidentExport" => {
                let team = if query.contains("t1") { "t1" } else { "t3" };
                let rows = json!({ "incidents": [{ "id": format!("i-{team}") }] });
                squadcast::core::transport::TransportResponse::json(http::StatusCode::OK, &rows)
            }
            id => panic!("unexpected {id}"),
        }
    })
}

#[tokio::test]
async fn forbidden_team_is_reported_and_the_others_are_listed() {
    let fake = fake();
    let teams = fake.client.teams();
    let report = teams
        .list_each(|client, team| client.services().list(team))
        .await
        .unwrap();
    let found: Vec<_> = report
        .items()
        .map(|(team, service)| (team.name.as_str(), service.id.as_str()))
        .collect();
    assert_eq!(found, [("One", "s-t1"), ("Three", "s-t3")]);
    let skipped: Vec<_> = report.skipped().collect();
    assert_eq!((skipped.len(), skipped[0].0.name.as_str()), (1, "Two"));
    assert!(skipped[0].1.is_permission());

    let day = Window::last_days(1);
    let report = fake.client.incidents().list_all_teams(day).await.unwrap();
    let found: Vec<_> = report
        .items()
        .map(|(team, incident)| (team.name.as_str(), incident.id.as_str()))
        .collect();
    assert_eq!(found, [("One", "i-t1"), ("Three", "i-t3")]);
    assert_eq!(report.skipped().count(), 1);
    let exports = fake.calls();
    let exports = exports
        .iter()
        .filter(|call| call.url.path().ends_with("/export"));
    assert_eq!(exports.count(), 3);

    // With filters, and any other list of a team.
    let report = teams
        .list_each(move |client, team| client.incidents().list(team, day).status("triggered"))
        .await
        .unwrap();
    assert_eq!(report.into_items().len(), 2);
    let last = fake.calls().pop().unwrap();
    assert!(last.url.query().unwrap().contains("status=triggered"));
}

#[tokio::test]
async fn service_is_created_unless_the_team_has_one_of_this_name() {
    let fake = Fake::new(|operation| match operation {
        // The filter of the service also matches a part of a name.
        "Services_getServices" => json!([
            { "id": "s1", "name": "checkout-eu" }, { "id": "s2", "name": "checkout" }
        ]),
        _ => json!({ "id": "s3", "name": "checkou" }),
    });
    let services = fake.client.services();
    let team: TeamId = "t1".parse().unwrap();
    let policy: EscalationPolicyId = "p1".parse().unwrap();
    let found = services
        .ensure(&team, NewService::new("checkout", &policy))
        .await;
    let found = found.unwrap();
    assert!(matches!(&found, Ensured::Existing(service) if service.id == "s2"));
    fake.sent(
        "Services_getServices",
        "GET /v3/services?owner_id=t1&name=checkout",
        Value::Null,
    );
    let created = services
        .ensure(&team, NewService::new("checkou", &policy))
        .await;
    assert!(created.unwrap().is_created());
    let last = fake.calls().pop().unwrap();
    assert_eq!(
        (last.method.as_str(), last.json()["name"].as_str()),
        ("POST", Some("checkou"))
    );
}

#[tokio::test]
async fn team_is_created_unless_there_is_one_of_this_name() {
    let fake = Fake::new(|operation| match operation {
        "Teams_getAllTeams" => teams(),
        _ => json!({ "id": "t4", "name": "Four" }),
    });
    let found = fake
        .client
        .teams()
        .ensure(NewTeam::new("Two"))
        .await
        .unwrap();
    assert!(matches!(found, Ensured::Existing(team) if team.id == "t2"));
    let created = fake
        .client
        .teams()
        .ensure(NewTeam::new("Four"))
        .await
        .unwrap();
    assert!(matches!(created, Ensured::Created(team) if team.id == "t4"));
    assert_eq!(fake.calls().len(), 3);
}
