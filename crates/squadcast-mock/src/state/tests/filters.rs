//! Which resources a query parameter selects.

use serde_json::{Value, json};

use super::{Fixture, group};

const SCHEDULES: &str = "/v4/schedules";
const OVERRIDES: &str = "/v4/schedules/{scheduleID}/overrides";
const WORKFLOWS: &str = "/v3/workflows";

/// Grace, the caller, is on call on odd days.
const ODD: &str = "2026-01-05T12:00:00Z";
const EVEN: &str = "2026-01-06T12:00:00Z";

impl Fixture {
    /// Returns which of these resources a parameter selects for Grace; `None` if it is not one of these filters.
    fn selected<'r>(
        &self,
        (collection, parents): (&str, &[&str]),
        resources: &[(&'r str, &str)],
        now: &str,
        (parameter, value): (&str, &Value),
    ) -> Option<Vec<&'r str>> {
        let caller = &self.users[0];
        let mut found = Vec::new();
        for (name, id) in resources {
            let selects = self.at((collection, parents, id), now, |at| {
                self.database.selects_resource(at, caller, parameter, value)
            });
            if selects? {
                found.push(*name);
            }
        }
        Some(found)
    }
}

#[test]
fn schedules_are_selected_by_those_who_take_part() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let team = fixture.team.clone();
    let (own, other) = (fixture.squad(&[&grace, &mira]), fixture.squad(&[&jonas]));
    // The owner and the participants of each schedule, one per day.
    let (u, s, t) = ("user", "squad", "team");
    let schedules = [
        ("on odd days", (u, &jonas), vec![(u, &grace), (u, &jonas)]),
        ("on even days", (u, &jonas), vec![(u, &jonas), (u, &grace)]),
        ("of others", (u, &jonas), vec![(u, &mira)]),
        ("own", (u, &grace), vec![]),
        ("squad", (u, &jonas), vec![(s, &own)]),
        ("of the squad", (s, &own), vec![(u, &mira)]),
        ("other squad", (s, &other), vec![(s, &other)]),
        ("team", (u, &jonas), vec![(t, &team)]),
        ("of the team", (t, &team), vec![(u, &mira)]),
    ];
    let mut ids = Vec::new();
    for (name, (kind, owner), participants) in &schedules {
        let id = fixture.schedule((kind, owner), &json!({}));
        let participants: Vec<(&str, &str)> = participants
            .iter()
            .map(|(kind, id)| (*kind, id.as_str()))
            .collect();
        fixture.rotation(&id, &participants);
        ids.push((*name, id));
    }
    let ids: Vec<(&str, &str)> = ids.iter().map(|(name, id)| (*name, id.as_str())).collect();
    let all: Vec<&str> = ids.iter().map(|(name, _)| *name).collect();
    let on = json!(true);
    let off = json!(false);
    for (now, parameter, value, expected) in [
        (ODD, "myOnCall", &on, vec!["on odd days", "squad", "team"]),
        (EVEN, "myOnCall", &on, vec!["on even days", "squad", "team"]),
        (ODD, "myOnCall", &off, all.clone()),
        (
            ODD,
            "youAndYourSquads",
            &on,
            vec![
                "on odd days",
                "on even days",
                "own",
                "squad",
                "of the squad",
            ],
        ),
        (ODD, "youAndYourSquads", &off, all.clone()),
        (
            ODD,
            "participants",
            &json!([jonas]),
            vec!["on odd days", "on even days"],
        ),
        (
            ODD,
            "participants",
            &json!([own, mira]),
            vec!["of others", "squad", "of the squad", "of the team"],
        ),
        (ODD, "participants", &json!([team]), vec!["team"]),
        (ODD, "participants", &json!(["62ff"]), vec![]),
    ] {
        let found = fixture.selected((SCHEDULES, &[]), &ids, now, (parameter, value));
        assert_eq!(found, Some(expected), "{parameter}={value} at {now}");
    }
}

#[test]
fn paused_schedules_can_be_hidden() {
    let mut fixture = Fixture::new();
    let owner = fixture.users[0].clone();
    let mut ids = Vec::new();
    for paused in [json!(true), json!(false)] {
        ids.push(fixture.schedule(("user", &owner), &json!({ "paused": paused })));
    }
    let schedules = [("paused", ids[0].as_str()), ("active", &ids[1])];
    for (value, expected) in [(true, vec!["active"]), (false, vec!["paused", "active"])] {
        let hide = ("hidePaused", &json!(value));
        let found = fixture.selected((SCHEDULES, &[]), &schedules, ODD, hide);
        assert_eq!(found, Some(expected), "{value}");
    }
}

#[test]
fn schedules_are_selected_by_the_policies_that_notify_them() {
    let mut fixture = Fixture::new();
    let owner = fixture.users[0].clone();
    let ids: Vec<String> = (0..5)
        .map(|_| fixture.schedule(("user", &owner), &json!({})))
        .collect();
    let number = |index: usize| ids[index].parse::<u64>().unwrap();
    let policies = [
        json!([{ "entities": [{ "id": ids[0], "type": "schedulev2" }] }]),
        // The second rule, and the second entity of a rule.
        json!([
            { "entities": [{ "id": owner, "type": "user" }] },
            { "entities": [{ "id": owner, "type": "user" }, { "pid": number(1), "type": "schedulev2" }] },
        ]),
        // The ids of other types.
        json!([{ "entities": [{ "id": ids[2], "type": "schedule" }, { "pid": number(3), "type": "user" }] }]),
        json!([{ "entities": [{ "id": ids[0], "pid": number(1), "type": "schedulev2" }] }]),
        json!([]),
    ];
    let mut policy_ids = Vec::new();
    for rules in policies {
        let policy = json!({ "name": "On call", "owner_id": fixture.team, "rules": rules });
        policy_ids.push(fixture.add("/v3/escalation-policies", &[], &policy));
    }
    let schedules: Vec<(&str, &str)> = ["by id", "by number", "old", "user", "none"]
        .into_iter()
        .zip(ids.iter().map(String::as_str))
        .collect();
    let by = |indexes: &[usize]| -> Value {
        let ids = indexes.iter().map(|index| policy_ids[*index].as_str());
        ids.collect()
    };
    let (policies, without) = ("escalationPolicies", "withoutEscalationPolicy");
    let all: Vec<&str> = schedules.iter().map(|(name, _)| *name).collect();
    for (parameter, value, expected) in [
        (policies, by(&[0]), vec!["by id"]),
        (policies, by(&[1]), vec!["by number"]),
        (policies, by(&[2]), vec![]),
        (policies, by(&[3]), vec!["by id", "by number"]),
        (policies, by(&[4]), vec![]),
        (policies, by(&[0, 1]), vec!["by id", "by number"]),
        (policies, json!(["65ff"]), vec![]),
        (without, json!(true), vec!["old", "user", "none"]),
        (without, json!(false), all),
    ] {
        let query = (parameter, &value);
        let found = fixture.selected((SCHEDULES, &[]), &schedules, ODD, query);
        assert_eq!(found, Some(expected), "{parameter}={value}");
    }
}

#[test]
fn overrides_are_selected_by_either_side() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let squad = fixture.squad(&[&mira]);
    let schedule = fixture.schedule(("user", &grace), &json!({}));
    let user = |id: &str| json!({ "group": group(&[("user", id)]) });
    let mut ids = Vec::new();
    for (relieved, by) in [
        (user(&grace), user(&jonas)),
        (user(&jonas), user(&grace)),
        (
            json!({ "group": [] }),
            json!({ "group": group(&[("squad", &squad), ("user", &mira)]) }),
        ),
    ] {
        let fields = json!({
            "startTime": "2026-01-07T10:00:00Z", "endTime": "2026-01-07T12:00:00Z",
            "overriddenParticipant": relieved, "overrideWith": by,
        });
        ids.push(fixture.add(OVERRIDES, &[&schedule], &fields));
    }
    let overrides: Vec<(&str, &str)> = ["first", "second", "third"]
        .into_iter()
        .zip(ids.iter().map(String::as_str))
        .collect();
    for (id, expected) in [
        (&grace, vec!["first", "second"]),
        (&jonas, vec!["first", "second"]),
        (&squad, vec!["third"]),
        (&mira, vec!["third"]),
        (&fixture.team, vec![]),
    ] {
        let query = ("participantID", &json!(id));
        let found = fixture.selected((OVERRIDES, &[&schedule]), &overrides, ODD, query);
        assert_eq!(found, Some(expected), "{id}");
    }
}

#[test]
fn workflows_are_selected_by_their_owner() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let mut ids = Vec::new();
    for owner in [
        json!({ "id": grace, "type": "user" }),
        json!({ "id": jonas, "type": "user" }),
        json!(null),
    ] {
        let workflow = json!({ "title": "Notes", "owner_id": fixture.team, "entity_owner": owner });
        ids.push(fixture.add(WORKFLOWS, &[], &workflow));
    }
    let workflows: Vec<(&str, &str)> = ["of Grace", "of Jonas", "of nobody"]
        .into_iter()
        .zip(ids.iter().map(String::as_str))
        .collect();
    for (value, expected) in [
        (json!([grace]), vec!["of Grace"]),
        (json!([mira, jonas]), vec!["of Jonas"]),
        (json!([jonas, grace]), vec!["of Grace", "of Jonas"]),
        (json!([mira]), vec![]),
    ] {
        let found = fixture.selected((WORKFLOWS, &[]), &workflows, ODD, ("owner", &value));
        assert_eq!(found, Some(expected), "{value}");
    }
}

#[test]
fn other_parameters_are_left_to_the_fields() {
    let mut fixture = Fixture::new();
    let owner = fixture.users[0].clone();
    let schedule = fixture.schedule(("user", &owner), &json!({}));
    let workflow = json!({ "title": "Notes", "owner_id": fixture.team });
    let workflow = fixture.add(WORKFLOWS, &[], &workflow);
    for (collection, id, parameter) in [
        (SCHEDULES, &schedule, "owner"),
        (SCHEDULES, &schedule, "participantID"),
        (SCHEDULES, &schedule, "pageSize"),
        (WORKFLOWS, &workflow, "hidePaused"),
        (WORKFLOWS, &workflow, "participants"),
    ] {
        let query = (parameter, &json!(true));
        let found = fixture.selected((collection, &[]), &[("one", id)], ODD, query);
        assert_eq!(found, None, "{collection} {parameter}");
    }
}
