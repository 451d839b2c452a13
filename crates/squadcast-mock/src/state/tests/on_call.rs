//! Who is on call: rotations, overrides, and the users of squads and teams.

use serde_json::{Value, json};

use super::super::dictionary::model;
use super::super::on_call::{members, participants, participants_at};
use super::{Fixture, group, time};

const OVERRIDES: &str = "/v4/schedules/{scheduleID}/overrides";

impl Fixture {
    /// Returns the ids of the participants who are on call.
    fn on_call(&self, schedule: &str, at: &str) -> Vec<String> {
        let schedule = self.resource("/v4/schedules", &[], schedule);
        let store = &self.database.store;
        let on_call = participants_at(model().unwrap(), store, schedule, time(at));
        on_call.into_iter().map(|(_, id)| id).collect()
    }

    fn replace(&mut self, schedule: &str, hours: (&str, &str), relieved: Value, by: Value) {
        let fields = json!({
            "startTime": format!("2026-01-{}:00:00Z", hours.0), "endTime": format!("2026-01-{}:00:00Z", hours.1),
            "reason": "Dentist", "overriddenParticipant": { "group": relieved }, "overrideWith": { "group": by },
        });
        self.add(OVERRIDES, &[schedule], &fields);
    }
}

#[test]
fn participants_of_all_rotations_are_on_call_in_the_time_zone_of_the_schedule() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let owner = ("user", grace.as_str());
    let schedule = fixture.schedule(owner, &json!({ "timeZone": "Asia/Kolkata" }));
    assert_eq!(fixture.on_call(&schedule, "2026-01-05T12:00:00Z"), [""; 0]);
    fixture.rotation(&schedule, &[("user", &grace), ("user", &jonas)]);
    fixture.rotation(&schedule, &[("user", &mira)]);
    fixture.rotation(&schedule, &[]);
    for (at, expected) in [
        ("2026-01-04T18:29:59Z", &[][..]),
        ("2026-01-04T18:30:00Z", &[&grace, &mira]),
        ("2026-01-05T18:29:59Z", &[&grace, &mira]),
        ("2026-01-05T18:30:00Z", &[&jonas, &mira]),
    ] {
        let found = fixture.on_call(&schedule, at);
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{at}");
    }
    // Another schedule has rotations of its own, and an unknown time zone is UTC.
    let other = fixture.schedule(owner, &json!({ "timeZone": "Mars/Base" }));
    assert_eq!(fixture.on_call(&other, "2026-01-05T12:00:00Z"), [""; 0]);
    fixture.rotation(&other, &[("user", &mira)]);
    assert_eq!(fixture.on_call(&other, "2026-01-04T23:59:59Z"), [""; 0]);
    assert_eq!(fixture.on_call(&other, "2026-01-05T00:00:00Z"), [mira]);
}

#[test]
fn paused_schedule_has_no_user_on_call() {
    let mut fixture = Fixture::new();
    let [grace, jonas, _] = fixture.users.clone();
    for (paused, expected) in [(false, vec![grace.clone()]), (true, Vec::new())] {
        let fields = json!({ "paused": paused });
        let schedule = fixture.schedule(("user", &grace), &fields);
        fixture.rotation(&schedule, &[("user", &grace)]);
        let substitute = group(&[("user", &jonas)]);
        fixture.replace(&schedule, ("07T10", "07T12"), json!([]), substitute);
        let found = fixture.on_call(&schedule, "2026-01-05T12:00:00Z");
        assert_eq!(found, expected, "paused: {paused}");
    }
}

#[test]
fn override_replaces_participants_from_its_start_until_before_its_end() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let schedule = fixture.schedule(("user", &grace), &json!({}));
    fixture.rotation(&schedule, &[("user", &grace)]);
    fixture.rotation(&schedule, &[("user", &mira)]);
    let (relieved, by) = (group(&[("user", &grace)]), group(&[("user", &jonas)]));
    fixture.replace(&schedule, ("07T10", "07T12"), relieved, by);
    for (at, first) in [
        ("2026-01-07T09:59:59Z", [&grace, &mira]),
        ("2026-01-07T10:00:00Z", [&mira, &jonas]),
        ("2026-01-07T11:59:59Z", [&mira, &jonas]),
        ("2026-01-07T12:00:00Z", [&grace, &mira]),
    ] {
        let found = fixture.on_call(&schedule, at);
        assert_eq!(found.iter().collect::<Vec<_>>(), first, "{at}");
    }
}

#[test]
fn override_adds_its_substitutes_if_it_relieves_no_one_or_a_participant_on_call() {
    // Grace is on call. The relieved participants, the substitutes, and who is on call then.
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let user = |id: &str| group(&[("user", id)]);
    let both = group(&[("user", &grace), ("user", &mira)]);
    let squad = fixture.squad(&[&mira]);
    for (relieved, by, expected) in [
        (json!([]), user(&jonas), vec![&grace, &jonas]),
        (user(&grace), user(&jonas), vec![&jonas]),
        (both, user(&jonas), vec![&jonas]),
        (user(&mira), user(&jonas), vec![&grace]),
        (group(&[("squad", &grace)]), user(&jonas), vec![&grace]),
        (user(&grace), group(&[("squad", &squad)]), vec![&squad]),
        (user(&grace), json!([]), vec![]),
    ] {
        let schedule = fixture.schedule(("user", &grace), &json!({}));
        fixture.rotation(&schedule, &[("user", &grace)]);
        fixture.replace(&schedule, ("07T10", "07T12"), relieved.clone(), by.clone());
        let found = fixture.on_call(&schedule, "2026-01-07T11:00:00Z");
        let found: Vec<&String> = found.iter().collect();
        assert_eq!(found, expected, "{relieved} by {by}");
    }
    // A second override replaces the substitute of the first.
    let schedule = fixture.schedule(("user", &grace), &json!({}));
    fixture.rotation(&schedule, &[("user", &grace)]);
    fixture.replace(&schedule, ("07T10", "07T12"), user(&grace), user(&jonas));
    fixture.replace(&schedule, ("07T11", "07T12"), user(&jonas), user(&mira));
    let found = |at| fixture.on_call(&schedule, at);
    assert_eq!(found("2026-01-07T10:30:00Z"), [jonas]);
    assert_eq!(found("2026-01-07T11:30:00Z"), [mira]);
}

#[test]
fn override_without_times_has_no_effect() {
    let mut fixture = Fixture::new();
    let [grace, jonas, _] = fixture.users.clone();
    for (start, end) in [
        (json!("soon"), json!("2026-01-07T12:00:00Z")),
        (json!("2026-01-07T10:00:00Z"), json!("later")),
    ] {
        let schedule = fixture.schedule(("user", &grace), &json!({}));
        fixture.rotation(&schedule, &[("user", &grace)]);
        let fields = json!({
            "startTime": start, "endTime": end, "overrideWith": { "group": group(&[("user", &jonas)]) },
        });
        fixture.add(OVERRIDES, &[&schedule], &fields);
        let found = fixture.on_call(&schedule, "2026-01-07T11:00:00Z");
        assert_eq!(found, [grace.as_str()]);
    }
}

#[test]
fn participant_is_parsed_with_its_type_and_id() {
    let both = group(&[("user", "62"), ("squad", "71")]);
    let expected =
        [("user", "62"), ("squad", "71")].map(|(kind, id)| (kind.to_owned(), id.to_owned()));
    assert_eq!(participants(Some(&both)), expected);
    for invalid in [
        None,
        Some(json!("62")),
        Some(json!([])),
        Some(json!([{ "id": "62" }, { "type": "user" }, { "id": 62, "type": "user" }, "62"])),
    ] {
        assert_eq!(participants(invalid.as_ref()), [], "{invalid:?}");
    }
}

#[test]
fn squad_and_team_are_their_members() {
    let mut fixture = Fixture::new();
    let [grace, jonas, mira] = fixture.users.clone();
    let squad = fixture.squad(&[&mira, &grace, "62ff"]);
    for (kind, id, expected) in [
        ("user", &mira, vec![&mira]),
        ("squad", &squad, vec![&mira, &grace]),
        ("team", &fixture.team, vec![&grace, &jonas]),
        ("user", &"62ff".to_owned(), vec![]),
        ("squad", &"62ff".to_owned(), vec![]),
        ("team", &"62ff".to_owned(), vec![]),
        // An id belongs to one type.
        ("squad", &mira, vec![]),
        ("team", &squad, vec![]),
        ("user", &fixture.team, vec![]),
    ] {
        let participant = (kind.to_owned(), id.clone());
        let store = &fixture.database.store;
        let users = members(model().unwrap(), store, &fixture.database, &participant);
        let ids: Vec<&String> = users.into_iter().map(|user| &user.id).collect();
        assert_eq!(ids, expected, "{kind} {id}");
    }
}
