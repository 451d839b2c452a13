//! The computation of who is on call, for calendars whose result was worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use squadcast::core::Kind;
use squadcast::jiff::Timestamp;
use squadcast::schedules::on_call::{OnCall, OnCallBy, Roster};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn turn(ids: &[&str]) -> Value {
    let participants = ids.iter().map(|id| json!({ "id": id, "type": "user" }));
    json!({ "participants": participants.collect::<Vec<_>>() })
}

/// A rotation of Ada, Bob and Eve from 2026-01-05, a Monday, with changes.
pub fn rotation(changes: Value) -> Value {
    let mut rotation = json!({
        "id": 1, "startDate": "2026-01-05T00:00:00Z", "period": "weekly",
        "shiftTimeSlots": [{ "startHour": 9, "startMin": 0, "duration": 1440 }],
        "changeParticipantsFrequency": 1, "changeParticipantsUnit": "rotation",
        "rotationParticipants": [turn(&["ada"]), turn(&["bob"]), turn(&["eve"])],
    });
    for (name, value) in changes.as_object().unwrap() {
        rotation[name] = value.clone();
    }
    rotation
}

pub fn override_of(id: i64, range: (&str, &str), relieved: &[&str], with: &[&str]) -> Value {
    let group = |ids| json!({ "group": turn(ids)["participants"] });
    json!({
        "id": id, "startTime": range.0, "endTime": range.1,
        "overriddenParticipant": group(relieved), "overrideWith": group(with),
    })
}

pub fn roster(zone: &str, rotations: &[Value], overrides: &[Value]) -> Roster {
    let schedule = serde_json::from_value(json!({ "id": 7, "timeZone": zone })).unwrap();
    let rotations = rotations.iter().cloned();
    let overrides = overrides.iter().cloned();
    Roster::new(
        schedule,
        rotations.map(|one| serde_json::from_value(one).unwrap()),
        overrides.map(|one| serde_json::from_value(one).unwrap()),
    )
}

/// One line per entry: start, end and participant.
fn lines(entries: &[OnCall]) -> Vec<String> {
    let line = |entry: &OnCall| {
        let time = |time: Option<Timestamp>| time.map_or("?".to_owned(), |time| time.to_string());
        let id = entry.who.id();
        format!("{} {} {id}", time(entry.since), time(entry.until))
    };
    entries.iter().map(line).collect()
}

fn shifts(roster: &Roster, from: &str, until: &str) -> Vec<String> {
    lines(&roster.shifts(at(from)..at(until)).unwrap())
}

fn who(roster: &Roster, time: &str) -> Vec<String> {
    let entries = roster.on_call_at(at(time)).unwrap();
    entries
        .iter()
        .map(|entry| entry.who.id().to_owned())
        .collect()
}

#[test]
fn hand_over_at_nine_is_at_nine_before_and_after_the_clocks_change() {
    let roster = roster("Europe/Berlin", &[rotation(json!({}))], &[]);
    // The clocks go forward on 2026-03-29, which makes nine o'clock seven in UTC, and back on 2026-10-25.
    assert_eq!(
        shifts(&roster, "2026-03-20T00:00:00Z", "2026-04-10T00:00:00Z"),
        [
            "2026-03-20T00:00:00Z 2026-03-23T08:00:00Z bob",
            "2026-03-23T08:00:00Z 2026-03-30T07:00:00Z eve",
            "2026-03-30T07:00:00Z 2026-04-06T07:00:00Z ada",
            "2026-04-06T07:00:00Z 2026-04-10T00:00:00Z bob",
        ]
    );
    assert_eq!(
        shifts(&roster, "2026-10-19T07:00:00Z", "2026-11-02T08:00:00Z"),
        [
            "2026-10-19T07:00:00Z 2026-10-26T08:00:00Z eve",
            "2026-10-26T08:00:00Z 2026-11-02T08:00:00Z ada",
        ]
    );
    // No one is on call before the first shift.
    assert_eq!(who(&roster, "2026-01-05T07:59:59Z"), [""; 0]);
    assert_eq!(who(&roster, "2026-01-05T08:00:00Z"), ["ada"]);
}

#[test]
fn entry_at_a_moment_has_start_end_reason_and_schedule() {
    let roster = roster("Europe/Berlin", &[rotation(json!({}))], &[]);
    let entries = roster.on_call_at(at("2026-01-14T12:00:00Z")).unwrap();
    assert_eq!(
        lines(&entries),
        ["2026-01-12T08:00:00Z 2026-01-19T08:00:00Z bob"]
    );
    assert_eq!(entries[0].by, Some(OnCallBy::Rotation(1.into())));
    assert_eq!(entries[0].schedule, Some(7.into()));
    // Start and end are not searched beyond 35 days.
    let alone = rotation(json!({ "rotationParticipants": [turn(&["ada"])] }));
    let entries = self::roster("UTC", &[alone], &[]);
    let entries = entries.on_call_at(at("2026-06-01T00:00:00Z")).unwrap();
    assert_eq!(lines(&entries), ["? ? ada"]);
}

#[test]
fn custom_period_with_shifts_on_days_of_the_week() {
    let weekend = rotation(json!({
        "period": "custom", "customPeriodFrequency": 1, "customPeriodUnit": "week",
        "shiftTimeSlots": [
            { "startHour": 10, "startMin": 0, "duration": 1440, "dayOfWeek": "saturday" },
            { "startHour": 12, "startMin": 30, "duration": 720, "dayOfWeek": "sunday" },
        ],
    }));
    let roster = roster("UTC", &[weekend], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-05T00:00:00Z", "2026-01-19T00:00:00Z"),
        [
            "2026-01-10T10:00:00Z 2026-01-11T10:00:00Z ada",
            "2026-01-11T12:30:00Z 2026-01-12T00:30:00Z ada",
            "2026-01-17T10:00:00Z 2026-01-18T10:00:00Z bob",
            "2026-01-18T12:30:00Z 2026-01-19T00:00:00Z bob",
        ]
    );
}

#[test]
fn shifts_that_touch_or_overlap_are_one_entry() {
    let shift =
        |hour: i64, minutes: i64| json!({ "startHour": hour, "startMin": 0, "duration": minutes });
    let halves = rotation(json!({
        "period": "custom", "customPeriodFrequency": 1, "customPeriodUnit": "week",
        "shiftTimeSlots": [shift(12, 720), shift(0, 720), shift(3, 60)],
    }));
    let roster = roster("UTC", &[halves], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-06T00:00:00Z", "2026-01-08T00:00:00Z"),
        ["2026-01-06T00:00:00Z 2026-01-08T00:00:00Z ada"]
    );
}

#[test]
fn custom_period_of_days_is_filled_and_hands_over_by_its_own_unit() {
    let three_days = rotation(json!({
        "period": "custom", "customPeriodFrequency": 3, "customPeriodUnit": "day",
        "shiftTimeSlots": [],
    }));
    let roster = roster("UTC", std::slice::from_ref(&three_days), &[]);
    assert_eq!(
        shifts(&roster, "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z"),
        [
            "2026-01-05T00:00:00Z 2026-01-08T00:00:00Z ada",
            "2026-01-08T00:00:00Z 2026-01-11T00:00:00Z bob",
            "2026-01-11T00:00:00Z 2026-01-12T00:00:00Z eve",
        ]
    );
    let mut daily = three_days;
    daily["changeParticipantsUnit"] = json!("day");
    daily["changeParticipantsFrequency"] = json!(2);
    let roster = self::roster("UTC", &[daily], &[]);
    assert_eq!(who(&roster, "2026-01-06T23:59:59Z"), ["ada"]);
    assert_eq!(who(&roster, "2026-01-07T00:00:00Z"), ["bob"]);
    assert_eq!(who(&roster, "2026-01-11T00:00:00Z"), ["ada"]);
}

#[test]
fn months_from_the_thirty_first_end_with_the_month() {
    let monthly = rotation(json!({
        "startDate": "2026-01-31T00:00:00Z", "period": "monthly",
        "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 1440 }],
    }));
    let roster = roster("UTC", &[monthly], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-01T00:00:00Z", "2026-05-05T00:00:00Z"),
        [
            "2026-01-31T00:00:00Z 2026-02-28T00:00:00Z ada",
            "2026-02-28T00:00:00Z 2026-03-31T00:00:00Z bob",
            "2026-03-31T00:00:00Z 2026-04-30T00:00:00Z eve",
            "2026-04-30T00:00:00Z 2026-05-05T00:00:00Z ada",
        ]
    );
}

#[test]
fn rotation_without_period_has_each_shift_once() {
    let once = rotation(json!({
        "period": "none",
        "shiftTimeSlots": [
            { "startHour": 9, "startMin": 0, "duration": 480 },
            { "startHour": 10, "startMin": 0, "duration": 60, "dayOfWeek": "sunday" },
        ],
    }));
    let roster = roster("UTC", &[once], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        [
            "2026-01-05T09:00:00Z 2026-01-05T17:00:00Z ada",
            "2026-01-11T10:00:00Z 2026-01-11T11:00:00Z ada",
        ]
    );
}

#[test]
fn rotation_ends_after_iterations_or_at_its_end() {
    let twice = rotation(json!({ "endsAfterIterations": 2 }));
    let roster = roster("UTC", &[twice], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        [
            "2026-01-05T09:00:00Z 2026-01-12T09:00:00Z ada",
            "2026-01-12T09:00:00Z 2026-01-19T09:00:00Z bob",
        ]
    );
    // Midnight UTC is a day in the time zone of the schedule, any other time is a moment.
    for (end, last) in [
        ("2026-01-07T00:00:00Z", "2026-01-06T23:00:00Z"),
        ("2026-01-07T00:00:01Z", "2026-01-07T00:00:01Z"),
    ] {
        let ending = rotation(json!({ "endDate": end, "endsAfterIterations": 0 }));
        let roster = self::roster("Europe/Berlin", &[ending], &[]);
        let expected = format!("2026-01-05T08:00:00Z {last} ada");
        assert_eq!(
            shifts(&roster, "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"),
            [expected]
        );
    }
    let unset = rotation(json!({ "endDate": "0001-01-01T00:00:00Z" }));
    let roster = self::roster("UTC", &[unset], &[]);
    assert_eq!(who(&roster, "2030-01-01T00:00:00Z").len(), 1);
}

#[test]
fn start_that_is_not_midnight_is_a_moment() {
    let afternoon = rotation(json!({ "startDate": "2026-01-05T15:00:00Z" }));
    let roster = roster("UTC", &[afternoon], &[]);
    assert_eq!(
        shifts(&roster, "2026-01-01T00:00:00Z", "2026-01-13T00:00:00Z"),
        [
            "2026-01-05T15:00:00Z 2026-01-12T09:00:00Z ada",
            "2026-01-12T09:00:00Z 2026-01-13T00:00:00Z bob",
        ]
    );
    // In a zone west of UTC, midnight UTC still means the day that was written.
    let roster = self::roster("America/New_York", &[rotation(json!({}))], &[]);
    assert_eq!(who(&roster, "2026-01-05T13:59:59Z"), [""; 0]);
    assert_eq!(who(&roster, "2026-01-05T14:00:00Z"), ["ada"]);
}

#[test]
fn clock_times_that_are_skipped_or_occur_twice() {
    let at_night = |minute: i64, duration: i64| {
        let shift = json!([{ "startHour": 2, "startMin": minute, "duration": duration }]);
        let night = rotation(json!({ "shiftTimeSlots": shift }));
        roster("Europe/Berlin", &[night], &[])
    };
    // 2026-03-29 has no 02:30: the shift begins at 03:30, which is 01:30 in UTC.
    assert_eq!(
        shifts(
            &at_night(30, 90),
            "2026-03-29T00:00:00Z",
            "2026-03-30T00:00:00Z"
        ),
        ["2026-03-29T01:30:00Z 2026-03-29T02:00:00Z eve"]
    );
    assert_eq!(
        shifts(
            &at_night(0, 60),
            "2026-03-29T00:00:00Z",
            "2026-03-30T00:00:00Z"
        ),
        [""; 0]
    );
    // 2026-10-25 has 02:30 twice: the first one counts, which is 00:30 in UTC.
    assert_eq!(
        shifts(
            &at_night(30, 60),
            "2026-10-25T00:00:00Z",
            "2026-10-26T00:00:00Z"
        ),
        ["2026-10-25T00:30:00Z 2026-10-25T02:30:00Z eve"]
    );
}

#[test]
fn override_replaces_only_the_participants_that_it_relieves() {
    let both = rotation(json!({ "rotationParticipants": [turn(&["ada", "bob"])] }));
    let dentist = override_of(
        5,
        ("2026-01-06T10:00:00Z", "2026-01-06T12:00:00Z"),
        &["ada", "someone"],
        &["eve", "mia"],
    );
    let roster = roster("UTC", &[both], &[dentist]);
    assert_eq!(
        shifts(&roster, "2026-01-06T09:00:00Z", "2026-01-06T13:00:00Z"),
        [
            "2026-01-06T09:00:00Z 2026-01-06T10:00:00Z ada",
            "2026-01-06T09:00:00Z 2026-01-06T13:00:00Z bob",
            "2026-01-06T10:00:00Z 2026-01-06T12:00:00Z eve",
            "2026-01-06T10:00:00Z 2026-01-06T12:00:00Z mia",
            "2026-01-06T12:00:00Z 2026-01-06T13:00:00Z ada",
        ]
    );
    let entries = roster.on_call_at(at("2026-01-06T11:00:00Z")).unwrap();
    let reasons: Vec<_> = entries.iter().map(|entry| entry.by).collect();
    assert!(reasons.contains(&Some(OnCallBy::Override(5.into()))));
}

#[test]
fn override_applies_while_its_participants_are_on_call() {
    let day = rotation(json!({
        "shiftTimeSlots": [{ "startHour": 9, "startMin": 0, "duration": 480 }],
    }));
    let whole_day = ("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z");
    let one = |relieved: &[&str]| override_of(5, whole_day, relieved, &["mia"]);
    let tuesday = |overrides: &[Value]| {
        let roster = roster("UTC", std::slice::from_ref(&day), overrides);
        shifts(&roster, whole_day.0, whole_day.1)
    };
    let hours = "2026-01-06T09:00:00Z 2026-01-06T17:00:00Z";
    assert_eq!(tuesday(&[one(&["ada"])]), [format!("{hours} mia")]);
    assert_eq!(tuesday(&[one(&["bob"])]), [format!("{hours} ada")]);
    // It relieves no one: in addition to the rotations.
    assert_eq!(
        tuesday(&[one(&[])]),
        [
            format!("{} {} mia", whole_day.0, whole_day.1),
            format!("{hours} ada"),
        ]
    );
    // In the order of their ids, whatever the order of the list.
    let later = override_of(6, whole_day, &["mia"], &["eve"]);
    assert_eq!(tuesday(&[later, one(&["ada"])]), [format!("{hours} eve")]);
    let nobody = override_of(6, whole_day, &["ada"], &[]);
    assert_eq!(tuesday(&[nobody]), [""; 0]);
}

#[test]
fn rotations_add_up_and_paused_or_empty_schedules_have_no_one() {
    let secondary = rotation(json!({ "id": 2, "rotationParticipants": [turn(&["mia"])] }));
    let both = roster("UTC", &[rotation(json!({})), secondary], &[]);
    assert_eq!(who(&both, "2026-01-06T00:00:00Z"), ["ada", "mia"]);
    let no_one = rotation(json!({ "rotationParticipants": [] }));
    assert_eq!(
        who(&roster("UTC", &[no_one], &[]), "2026-01-06T00:00:00Z"),
        [""; 0]
    );
    assert_eq!(
        who(&roster("UTC", &[], &[]), "2026-01-06T00:00:00Z"),
        [""; 0]
    );
    let paused = serde_json::from_value(json!({ "id": 7, "timeZone": "UTC", "paused": true }));
    let weekly = serde_json::from_value(rotation(json!({}))).unwrap();
    let paused = Roster::new(paused.unwrap(), [weekly], []);
    assert_eq!(who(&paused, "2026-01-06T00:00:00Z"), [""; 0]);
}

#[test]
fn values_without_a_meaning_are_errors_that_name_the_rotation() {
    let shift = |shift: Value| json!({ "shiftTimeSlots": [shift] });
    for (changes, word) in [
        (json!({ "startDate": null }), "no start"),
        (json!({ "period": "yearly" }), "yearly"),
        (json!({ "period": "custom" }), "period of 0"),
        (
            json!({ "period": "custom", "customPeriodFrequency": -3, "customPeriodUnit": "day" }),
            "period of -3",
        ),
        (
            json!({ "period": "custom", "customPeriodFrequency": 1, "customPeriodUnit": "eon" }),
            "eon",
        ),
        (json!({ "changeParticipantsFrequency": 0 }), "every 0"),
        (json!({ "changeParticipantsUnit": "eon" }), "eon"),
        (
            shift(json!({ "startHour": 24, "startMin": 0, "duration": 1 })),
            "24:0",
        ),
        (
            shift(json!({ "startHour": 9, "startMin": -1, "duration": 1 })),
            "9:-1",
        ),
        (
            shift(json!({ "startHour": 9, "startMin": 0, "duration": 0 })),
            "0 minutes",
        ),
        (
            shift(json!({ "startHour": 9, "startMin": 0, "duration": i64::MAX })),
            "minutes",
        ),
        (
            shift(json!({ "startHour": 9, "startMin": 0, "duration": 1, "dayOfWeek": "someday" })),
            "someday",
        ),
    ] {
        let roster = roster("UTC", &[rotation(changes)], &[]);
        let error = roster.on_call_at(at("2026-01-06T00:00:00Z")).unwrap_err();
        assert_eq!(error.kind(), Kind::Decode, "{error}");
        assert!(error.to_string().contains("the rotation 1"), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    let unknown = roster("Europe/Atlantis", &[], &[]);
    let error = unknown.on_call_at(at("2026-01-06T00:00:00Z")).unwrap_err();
    assert!(error.to_string().contains("Atlantis"), "{error}");
    // A hand-over without a meaning does not matter to a single turn.
    let alone = json!({
        "changeParticipantsFrequency": 0, "rotationParticipants": [turn(&["ada"])],
    });
    let roster = self::roster("UTC", &[rotation(alone)], &[]);
    assert_eq!(who(&roster, "2026-01-06T00:00:00Z"), ["ada"]);
}

#[test]
fn hostile_values_are_bounded() {
    let started = Instant::now();
    let ancient = rotation(json!({
        "startDate": "-009999-01-02T00:00:00Z", "period": "custom",
        "customPeriodFrequency": i64::MAX, "customPeriodUnit": "week",
        "changeParticipantsFrequency": i64::MAX, "changeParticipantsUnit": "month",
        "endsAfterIterations": i64::MAX,
    }));
    let roster = roster("Europe/Berlin", &[ancient], &[]);
    assert_eq!(who(&roster, "2026-01-06T00:00:00Z"), ["ada"]);
    for time in [Timestamp::MIN, Timestamp::MAX, at("9999-12-30T00:00:00Z")] {
        roster.on_call_at(time).unwrap();
    }
    let error = roster
        .shifts(at("1500-01-01T00:00:00Z")..at("2500-01-01T00:00:00Z"))
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
    let error = roster.shifts(Timestamp::MIN..Timestamp::MAX).unwrap_err();
    assert!(error.is_configuration(), "{error}");

    let shift = json!({ "startHour": 9, "startMin": 0, "duration": 10 });
    let many = rotation(json!({ "shiftTimeSlots": vec![shift.clone(); 101] }));
    let error = self::roster("UTC", &[many], &[]);
    let error = error.on_call_at(at("2026-01-06T00:00:00Z")).unwrap_err();
    assert!(error.to_string().contains("100 shifts"), "{error}");

    let people: Vec<String> = (0..500).map(|id| format!("u{id}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let crowd = rotation(json!({
        "shiftTimeSlots": vec![shift; 100], "rotationParticipants": [turn(&people)],
    }));
    let decade = at("2026-02-01T00:00:00Z")..at("2036-02-01T00:00:00Z");
    let error = self::roster("UTC", &[crowd], &[])
        .shifts(decade)
        .unwrap_err();
    assert!(error.to_string().contains("shorter range"), "{error}");
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn times_outside_of_the_known_range_are_errors() {
    let known = at("2026-01-05T00:00:00Z")..at("2026-01-08T00:00:00Z");
    let roster = roster("UTC", &[rotation(json!({}))], &[]).known_in(known.clone());
    assert_eq!(roster.shifts(known.clone()).unwrap().len(), 1);
    let entries = roster.on_call_at(at("2026-01-06T00:00:00Z")).unwrap();
    assert_eq!(lines(&entries), ["2026-01-05T09:00:00Z ? ada"]);
    for error in [
        roster.on_call_at(known.end).unwrap_err(),
        roster
            .shifts(known.start..at("2026-01-09T00:00:00Z"))
            .unwrap_err(),
        roster.shifts(known.end..known.start).unwrap_err(),
        roster.shifts(known.start..known.start).unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
    }
}
