//! The demo data is as documented.

use std::time::{Duration, SystemTime};

use squadcast_mock::{Clock, IncidentStatus, MockServer, UserRole};

#[tokio::test]
async fn demo_data_is_consistent() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_452_800);
    let mock = MockServer::builder()
        .clock(Clock::manual(now))
        .start()
        .await
        .unwrap();
    let state = mock.state();
    let (teams, users, services) = (state.teams(), state.users(), state.services());
    assert_eq!((teams.len(), users.len(), services.len()), (2, 4, 5));
    assert_eq!(users[0].role, UserRole::AccountOwner);
    for team in &teams {
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
