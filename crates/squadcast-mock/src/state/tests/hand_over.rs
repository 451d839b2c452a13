//! What becomes of the resources of a user who is replaced.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::database::Database;
use super::super::incident::{Assignee, AssigneeKind};
use super::super::people::UserRole;
use super::super::tokens::Tokens;
use super::{Fixture, group};

/// Two teams, each with an incident, a service and a squad of Jonas.
struct Teams {
    fixture: Fixture,
    teams: [String; 2],
    squads: Vec<String>,
}

impl Teams {
    fn new() -> Self {
        let mut fixture = Fixture::new();
        let jonas = fixture.users[1].clone();
        let database = &mut fixture.database;
        let second = database.new_team("Shop", "", Timestamp::UNIX_EPOCH);
        let teams = [fixture.team.clone(), second.id.clone()];
        database.teams.push(second);
        for team in &teams {
            let service = database.new_service(team, "Checkout", "", Timestamp::UNIX_EPOCH);
            let mut incident = database.new_incident(&service.id, "Slow", Timestamp::UNIX_EPOCH);
            database.services.push(service);
            incident.team_id.clone_from(team);
            database.incidents.push(incident);
        }
        let mut squads = Vec::new();
        for team in &teams {
            let members = json!([{ "user_id": jonas, "role": "owner" }]);
            let squad = json!({ "owner_id": team, "name": fixture.name(), "members": members });
            squads.push(fixture.add("/v4/squads", &[], &squad));
        }
        Self {
            fixture,
            teams,
            squads,
        }
    }

    /// Replaces Jonas by Mira in one team, or everywhere.
    fn hand_over(&mut self, team: Option<usize>) {
        let [_, jonas, mira] = self.fixture.users.clone();
        let team = team.map(|index| self.teams[index].as_str());
        self.fixture.database.hand_over(team, &jonas, &mira);
    }

    /// Checks who is named in the resources of each team.
    fn check(&self, named: impl Fn(&Self, usize) -> Value, team: Option<usize>) {
        for index in 0..2 {
            let replaced = team.is_none_or(|team| team == index);
            let expected = &self.fixture.users[if replaced { 2 } else { 1 }];
            assert_eq!(
                named(self, index),
                json!(expected),
                "team {index} of {team:?}"
            );
        }
    }
}

#[test]
fn user_is_replaced_everywhere_or_in_one_team() {
    for team in [None, Some(0), Some(1)] {
        let mut teams = Teams::new();
        let jonas = teams.fixture.users[1].clone();
        let assignee = || Assignee {
            kind: AssigneeKind::User,
            id: jonas.clone(),
            since: Timestamp::UNIX_EPOCH,
        };
        for incident in &mut teams.fixture.database.incidents {
            incident.assignee = Some(assignee());
            incident.responders = vec![assignee()];
        }
        for service in &mut teams.fixture.database.services {
            let maintainer = json!({ "id": jonas, "type": "user" });
            service.settings.insert("maintainer".to_owned(), maintainer);
            let rule = json!({ "route_to": { "entity_id": jonas, "entity_type": "user" } });
            let other = json!({ "expression": "1" });
            service
                .rules
                .insert("routing".to_owned(), vec![other, rule]);
        }
        teams.hand_over(team);
        let incident =
            |teams: &Teams, index: usize| teams.fixture.database.incidents[index].clone();
        let service = |teams: &Teams, index: usize| teams.fixture.database.services[index].clone();
        teams.check(
            |it, index| json!(incident(it, index).assignee.map(|it| it.id)),
            team,
        );
        teams.check(
            |it, index| json!(incident(it, index).responders[0].id),
            team,
        );
        teams.check(
            |it, index| service(it, index).settings["maintainer"]["id"].clone(),
            team,
        );
        teams.check(
            |it, index| service(it, index).rules["routing"][1]["route_to"]["entity_id"].clone(),
            team,
        );
        teams.check(
            |it, index| {
                let squad = it.fixture.resource("/v4/squads", &[], &it.squads[index]);
                let model = super::super::dictionary::model().unwrap();
                model.field(squad, "members").unwrap()[0]["user_id"].clone()
            },
            team,
        );
    }
}

#[test]
fn other_users_and_other_kinds_are_not_replaced() {
    let mut teams = Teams::new();
    let [grace, jonas, _] = teams.fixture.users.clone();
    let assignee = |kind: AssigneeKind, id: &str| Assignee {
        kind,
        id: id.to_owned(),
        since: Timestamp::UNIX_EPOCH,
    };
    let others = [
        assignee(AssigneeKind::Squad, &jonas),
        assignee(AssigneeKind::EscalationPolicy, &jonas),
        assignee(AssigneeKind::User, &grace),
    ];
    let database = &mut teams.fixture.database;
    database.incidents[0].assignee = Some(others[0].clone());
    database.incidents[0].responders = others.to_vec();
    let service = &mut database.services[0];
    let maintainer = json!({ "id": grace, "type": "user" });
    service.settings.insert("maintainer".to_owned(), maintainer);
    let rule = json!({ "route_to": { "entity_id": grace, "entity_type": "user" } });
    service.rules.insert("routing".to_owned(), vec![rule]);
    let before = (database.incidents.clone(), database.services.clone());
    let owner = teams.fixture.schedule(
        ("user", &grace),
        &json!({ "tags": group(&[("a", &jonas)]) }),
    );
    teams.hand_over(None);
    let database = &teams.fixture.database;
    assert_eq!(
        (database.incidents.clone(), database.services.clone()),
        before
    );
    let schedule = teams.fixture.resource("/v4/schedules", &[], &owner);
    let model = super::super::dictionary::model().unwrap();
    assert_eq!(model.field(schedule, "ownerID"), Some(&json!(grace)));
}

#[test]
fn default_user_is_the_first_account_owner_that_remains() {
    let mut database = Database::new(Tokens::new(std::time::Duration::ZERO));
    assert_eq!(database.default_user("62ff"), None);
    let roles = [
        UserRole::User,
        UserRole::AccountOwner,
        UserRole::AccountOwner,
        UserRole::Stakeholder,
    ];
    let ids = roles.map(|role| {
        let user = database.new_user("Ada", "Roth", "", role);
        database.users.push(user.clone());
        user.id
    });
    for (without, expected) in [(&ids[0], &ids[1]), (&ids[1], &ids[2]), (&ids[2], &ids[1])] {
        assert_eq!(database.default_user(without).as_ref(), Some(expected));
    }
    database.users.remove(2);
    assert_eq!(database.default_user(&ids[1]), None);
}
