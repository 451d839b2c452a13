//! The handle with which tests read and change the state.

use std::time::Duration;

use serde_json::json;
use squadcast_mock::{Clock, IncidentStatus, MockServer, Seed, UserRole};

use crate::support::noon;

async fn empty(clock: Clock) -> MockServer {
    let builder = MockServer::builder().clock(clock).seed(Seed::empty());
    builder.start().await.unwrap()
}

#[tokio::test]
async fn resource_with_a_known_id_is_replaced_and_any_other_added() {
    let mock = MockServer::start().await.unwrap();
    let state = mock.state();

    let mut teams = state.teams();
    teams[1].name = "Shop".to_owned();
    state.put_team(teams[1].clone());
    assert_eq!(state.teams(), teams);
    teams.push(teams[0].clone());
    teams[2].id = "61ff".to_owned();
    state.put_team(teams[2].clone());
    assert_eq!(state.teams(), teams);

    let mut users = state.users();
    users[1].role = UserRole::Stakeholder;
    state.put_user(users[1].clone());
    assert_eq!(state.users(), users);
    users.push(users[0].clone());
    users[4].id = "62ff".to_owned();
    state.put_user(users[4].clone());
    assert_eq!(state.users(), users);

    let mut services = state.services();
    services[3].name = "Baskets".to_owned();
    state.put_service(services[3].clone());
    assert_eq!(state.services(), services);
    services.push(services[0].clone());
    services[5].id = "63ff".to_owned();
    state.put_service(services[5].clone());
    assert_eq!(state.services(), services);

    let mut incidents = state.incidents();
    incidents[7].status = IncidentStatus::Suppressed;
    state.put_incident(incidents[7].clone());
    assert_eq!(state.incidents(), incidents);
    incidents.push(incidents[0].clone());
    incidents[12].id = "64ff".to_owned();
    state.put_incident(incidents[12].clone());
    assert_eq!(state.incidents(), incidents);
}

#[tokio::test]
async fn added_resources_are_found() {
    let clock = Clock::manual(noon());
    let mock = empty(clock.clone()).await;
    let state = mock.state();
    let owner = state.users().remove(0);

    let team = state.add_team("Payments");
    assert_eq!(
        (team.name.as_str(), team.description.as_str()),
        ("Payments", "")
    );
    assert_eq!(team.members, []);
    let roles: Vec<(&str, bool)> = team
        .roles
        .iter()
        .map(|role| (role.name.as_str(), role.default))
        .collect();
    assert_eq!(roles, [("Admin", true), ("Observer", true)]);
    assert_eq!(state.teams(), std::slice::from_ref(&team));

    let user = state.add_user("Ada", "Roth", "ada@example.com", UserRole::User);
    assert_eq!(
        (user.first_name.as_str(), user.last_name.as_str()),
        ("Ada", "Roth")
    );
    assert_eq!(
        (user.email.as_str(), user.role),
        ("ada@example.com", UserRole::User)
    );
    assert_eq!(state.users(), [owner.clone(), user]);

    clock.advance(Duration::from_secs(60));
    let service = state.add_service(&team.id, "Card Gateway");
    assert_eq!(
        (service.name.as_str(), &service.team_id),
        ("Card Gateway", &team.id)
    );
    assert_eq!(service.email_prefix, "card-gateway");
    assert_eq!(
        service.api_key,
        format!("sample-ingestion-key-{}", service.id)
    );
    assert_eq!(
        service.settings["maintainer"],
        json!({ "id": owner.id, "type": "user" })
    );
    assert_eq!(
        state.ids("/v3/escalation-policies"),
        [service.escalation_policy_id.as_str()]
    );
    let second = state.add_service(&team.id, "Ledger");
    assert_eq!(
        second.escalation_policy_id, service.escalation_policy_id,
        "the team has one"
    );
    let foreign = state.add_service("61ff", "Search");
    assert_eq!(
        (
            foreign.team_id.as_str(),
            foreign.escalation_policy_id.as_str()
        ),
        ("61ff", "")
    );
    for added in [&service, &second, &foreign] {
        assert_eq!(state.service(&added.id).as_ref(), Some(added));
        assert_eq!(added.created_at.to_string(), "2026-03-02T12:01:00Z");
    }
    assert_eq!(state.services(), [service.clone(), second, foreign]);
    assert_eq!(state.service("63ff"), None);

    clock.advance(Duration::from_secs(60));
    let incident = state.add_incident(&service.id, "Slow");
    assert_eq!((incident.number, incident.message.as_str()), (1, "Slow"));
    assert_eq!(
        (&incident.service_id, &incident.team_id),
        (&service.id, &team.id)
    );
    assert_eq!(
        (incident.status, &incident.assignee),
        (IncidentStatus::Triggered, &None)
    );
    assert_eq!(incident.created_at.to_string(), "2026-03-02T12:02:00Z");
    let other = state.add_incident("63ff", "Down");
    assert_eq!((other.number, other.team_id.as_str()), (2, ""));
    for added in [&incident, &other] {
        assert_eq!(state.incident(&added.id).as_ref(), Some(added));
        assert_eq!(
            state.incident(&added.number.to_string()).as_ref(),
            Some(added)
        );
    }
    assert_eq!(state.incidents(), [incident, other]);
    assert_eq!(state.incident("64ff"), None);
    for collection in ["/v4/squads", "/v3/teams", "/v9/none"] {
        assert_eq!(state.ids(collection), [""; 0], "{collection}");
    }
}
