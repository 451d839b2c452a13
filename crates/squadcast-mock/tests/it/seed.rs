//! The demo data is as documented.

use std::time::Duration;

use squadcast_mock::{AssigneeKind, Clock, IncidentStatus, MockServer, Seed, UserRole};

use crate::support::noon;

#[tokio::test]
async fn demo_data_is_consistent() {
    let now = noon();
    let mock = MockServer::builder()
        .clock(Clock::manual(now))
        .start()
        .await
        .unwrap();
    let state = mock.state();
    let (teams, users, services) = (state.teams(), state.users(), state.services());
    assert_eq!((teams.len(), users.len(), services.len()), (2, 4, 5));
    assert_eq!(users[0].role, UserRole::AccountOwner);
    let long_ago: jiff::Timestamp = "2025-01-26T12:00:00Z".parse().unwrap();
    for team in &teams {
        assert_eq!((team.created_at, team.updated_at), (long_ago, long_ago));
        let owner = &team.members[0];
        assert_eq!(owner.user_id, users[0].id);
        assert_eq!(owner.role.as_deref(), Some("owner"));
        assert_eq!(owner.role_ids, [team.roles[0].id.clone()]);
        for member in &team.members[1..] {
            assert_eq!(member.role.as_deref(), Some("member"));
            assert_eq!(member.role_ids, [team.roles[1].id.clone()]);
        }
        assert!(!team.description.is_empty());
    }
    for service in &services {
        assert_eq!(
            (service.created_at, service.updated_at),
            (long_ago, long_ago)
        );
    }
    let incidents = state.incidents();
    let with_status = |status: IncidentStatus| {
        let incidents = incidents.iter();
        incidents
            .filter(|incident| incident.status == status)
            .count()
    };
    assert_eq!(incidents.len(), 12);
    assert_eq!(with_status(IncidentStatus::Triggered), 3);
    assert_eq!(with_status(IncidentStatus::Acknowledged), 2);
    let week_ago = jiff::Timestamp::try_from(now - Duration::from_secs(7 * 86_400)).unwrap();
    let now = jiff::Timestamp::try_from(now).unwrap();
    for (number, incident) in (1..).zip(&incidents) {
        assert_eq!(incident.number, number);
        assert!((week_ago..now).contains(&incident.created_at));
        let service = state.service(&incident.service_id).unwrap();
        assert_eq!(incident.team_id, service.team_id);
        let team = teams
            .iter()
            .find(|team| team.id == service.team_id)
            .unwrap();
        let assignee = incident.assignee.as_ref().unwrap();
        assert_eq!(assignee.id, team.members[1].user_id);
        let minutes = |time: Option<jiff::Timestamp>| {
            time.map(|time| time.duration_since(incident.created_at).as_mins())
        };
        let (acknowledged, resolved) = match incident.status {
            IncidentStatus::Triggered => (None, None),
            IncidentStatus::Acknowledged => (Some(6), None),
            _ => (Some(6), Some(48)),
        };
        assert_eq!(minutes(incident.acknowledged_at), acknowledged);
        assert_eq!(minutes(incident.resolved_at), resolved);
        for (n, event) in (0..).zip(&incident.events) {
            assert_eq!(minutes(Some(event.at)), Some(n));
            assert_eq!(event.deduplicated, n > 0);
        }
        for note in &incident.notes {
            assert_eq!(minutes(Some(note.created_at)), Some(25));
            assert_eq!(note.user_id, assignee.id);
        }
    }
    let notes: usize = incidents.iter().map(|incident| incident.notes.len()).sum();
    assert_eq!(notes, 5);
    assert!(
        incidents.is_sorted_by_key(|incident| incident.created_at),
        "the oldest is not first"
    );
}

async fn with_seed(seed: Seed) -> MockServer {
    let clock = Clock::manual(noon());
    let builder = MockServer::builder().clock(clock).seed(seed);
    builder.start().await.unwrap()
}

#[tokio::test]
async fn incidents_for_load_tests_follow_those_of_the_demo_data() {
    let mock = with_seed(Seed::demo().incidents(45)).await;
    let (services, teams) = (mock.state().services(), mock.state().teams());
    let incidents = mock.state().incidents();
    assert_eq!(incidents.len(), 12 + 45);
    let demo = with_seed(Seed::demo()).await.state().incidents();
    assert_eq!(incidents[..12], demo);
    let messages = [
        "Error rate above 5 %",
        "Latency above 2 s",
        "Disk is almost full",
        "Health check fails",
        "Queue grows faster than it drains",
        "Certificate expires soon",
    ];
    let sources = ["api", "prometheus", "datadog", "grafana"];
    let environments = ["production", "staging", "test"];
    let start: jiff::Timestamp = "2025-12-02T12:00:00Z".parse().unwrap();
    for (index, incident) in incidents[12..].iter().enumerate() {
        assert_eq!(incident.number, 13 + index as u64);
        // 45 incidents in 90 days are one in 48 hours.
        let created_at = start + jiff::SignedDuration::from_hours(48 * index as i64);
        assert_eq!(incident.created_at, created_at);
        assert_eq!(incident.message, messages[index % 6]);
        assert_eq!(incident.alert_source, sources[index % 4]);
        assert_eq!(incident.priority, Some(format!("P{}", index % 5 + 1)));
        let tags: Vec<_> = incident
            .tags
            .iter()
            .map(|(key, tag)| (key.as_str(), tag.value.as_str()))
            .collect();
        assert_eq!(tags, [("environment", environments[index % 3])]);
        assert_eq!(incident.tags["environment"].color, "#2f80ed");
        let service = &services[index % 5];
        assert_eq!(
            (&incident.service_id, &incident.team_id),
            (&service.id, &service.team_id)
        );
        let team = teams
            .iter()
            .find(|team| team.id == service.team_id)
            .unwrap();
        let last = &team.members.last().unwrap().user_id;
        let assignee = incident.assignee.as_ref().unwrap();
        assert_eq!((assignee.kind, &assignee.id), (AssigneeKind::User, last));
        let minutes = |time: Option<jiff::Timestamp>| {
            time.map(|time| time.duration_since(created_at).as_mins())
        };
        let times = (
            minutes(incident.acknowledged_at),
            minutes(incident.resolved_at),
        );
        let actions: Vec<(&str, &str)> = incident
            .log
            .iter()
            .map(|entry| (entry.action.as_str(), entry.user_id.as_str()))
            .collect();
        if index % 20 == 0 {
            assert_eq!(
                (incident.status, times),
                (IncidentStatus::Triggered, (None, None))
            );
            assert_eq!(assignee.since, created_at);
            assert_eq!(actions, [("triggered", "")]);
        } else {
            assert_eq!(
                (incident.status, times),
                (IncidentStatus::Resolved, (Some(5), Some(40)))
            );
            assert_eq!(
                actions,
                [
                    ("triggered", ""),
                    ("acknowledged", last),
                    ("resolved", last)
                ]
            );
        }
    }
}

#[tokio::test]
async fn seed_without_services_has_no_incidents() {
    let mock = with_seed(Seed::empty().incidents(45)).await;
    let state = mock.state();
    assert_eq!((state.incidents().len(), state.users().len()), (0, 1));
    let users = state.users();
    let owner = &users[0];
    assert_eq!(
        (owner.first_name.as_str(), owner.last_name.as_str()),
        ("Grace", "Okafor")
    );
    assert_eq!(
        (owner.email.as_str(), owner.role),
        ("grace@example.com", UserRole::AccountOwner)
    );
}
