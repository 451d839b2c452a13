//! The computation of who is on call at the bounds of shifts, overrides and ranges, and for every value that it knows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use squadcast::jiff::Timestamp;
use squadcast::schedules::on_call::{OnCall, Roster};

use crate::schedules_on_call::{at, override_of, roster, rotation, turn};

/// One line per entry: start, end and participant, with the day of the month and the hour.
fn lines(entries: &[OnCall]) -> Vec<String> {
    let time = |time: Option<Timestamp>| {
        time.map_or("?".to_owned(), |time| time.strftime("%d %H").to_string())
    };
    let entries = entries.iter();
    entries
        .map(|entry| {
            let (since, until) = (time(entry.since), time(entry.until));
            format!("{since} - {until} {}", entry.who.id())
        })
        .collect()
}

fn january(roster: &Roster, from: u8, until: u8) -> Vec<String> {
    let day = |day: u8| at(&format!("2026-01-{day:02}T00:00:00Z"));
    lines(&roster.shifts(day(from)..day(until)).unwrap())
}

fn daily(hour: u8, minutes: u16) -> Value {
    rotation(json!({
        "period": "daily",
        "shiftTimeSlots": [{ "startHour": hour, "startMin": 0, "duration": minutes }],
        "rotationParticipants": [turn(&["ada"])],
    }))
}

#[test]
fn shift_on_a_day_of_the_week_is_on_that_day_only() {
    for (day, name) in (5..).zip([
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]) {
        let slot = json!([{ "startHour": 9, "startMin": 0, "duration": 60, "dayOfWeek": name }]);
        let roster = roster("UTC", &[rotation(json!({ "shiftTimeSlots": slot }))], &[]);
        assert_eq!(
            january(&roster, 5, 12),
            [format!("{day:02} 09 - {day:02} 10 ada")]
        );
    }
    let slot = json!([{ "startHour": 9, "startMin": 0, "duration": 60, "dayOfWeek": "" }]);
    let roster = roster("UTC", &[rotation(json!({ "shiftTimeSlots": slot }))], &[]);
    assert_eq!(january(&roster, 5, 12).len(), 7);
}

#[test]
fn next_participants_take_over_after_each_unit() {
    for (unit, number, last_of_ada) in [
        ("rotation", 1, "2026-01-05"),
        ("rotation", 2, "2026-01-06"),
        ("day", 3, "2026-01-07"),
        ("week", 1, "2026-01-11"),
        ("week", 2, "2026-01-18"),
        ("month", 1, "2026-02-04"),
        ("month", 2, "2026-03-04"),
    ] {
        let mut daily = daily(0, 1440);
        daily["changeParticipantsUnit"] = json!(unit);
        daily["changeParticipantsFrequency"] = json!(number);
        daily["rotationParticipants"] = json!([turn(&["ada"]), turn(&["bob"])]);
        let roster = roster("UTC", &[daily], &[]);
        let last = at(&format!("{last_of_ada}T23:59:59Z"));
        let next = last + std::time::Duration::from_secs(1);
        for (time, expected) in [(last, "ada"), (next, "bob")] {
            let entries = roster.on_call_at(time).unwrap();
            assert_eq!(entries[0].who.id(), expected, "{number} {unit} {time}");
        }
    }
}

#[test]
fn override_at_the_bounds_of_a_shift_leaves_no_empty_rest() {
    let [nine, noon, three, five, six] =
        [9, 12, 15, 17, 18].map(|hour| format!("2026-01-06T{hour:02}:00:00Z"));
    for (range, expected) in [
        (
            (&nine, &noon),
            &["06 09 - 06 12 mia", "06 12 - 06 17 ada"][..],
        ),
        ((&three, &five), &["06 09 - 06 15 ada", "06 15 - 06 17 mia"]),
        ((&nine, &five), &["06 09 - 06 17 mia"]),
        ((&five, &six), &["06 09 - 06 17 ada"]),
        (
            (&noon, &three),
            &[
                "06 09 - 06 12 ada",
                "06 12 - 06 15 mia",
                "06 15 - 06 17 ada",
            ],
        ),
    ] {
        let one = override_of(5, (range.0, range.1), &["ada"], &["mia"]);
        let roster = roster("UTC", &[daily(9, 480)], &[one]);
        assert_eq!(january(&roster, 6, 7), expected);
    }
    let before = override_of(5, (&nine, &nine), &["ada"], &["mia"]);
    let roster = roster("UTC", &[daily(9, 480)], &[before]);
    assert_eq!(january(&roster, 6, 7), ["06 09 - 06 17 ada"]);
}

#[test]
fn override_without_a_start_or_an_end_is_an_error() {
    for name in ["startTime", "endTime"] {
        let mut one = override_of(
            5,
            ("2026-01-06T09:00:00Z", "2026-01-06T12:00:00Z"),
            &["ada"],
            &["mia"],
        );
        one[name] = Value::Null;
        let roster = roster("UTC", &[daily(9, 480)], &[one]);
        let error = roster.on_call_at(at("2026-01-06T10:00:00Z")).unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.message(), "the override 5 has no start or no end");
    }
}

#[test]
fn known_range_includes_its_start_and_not_its_end() {
    let known = at("2026-01-06T00:00:00Z")..at("2026-01-08T00:00:00Z");
    let roster = roster("UTC", &[daily(0, 1440)], &[]).known_in(known.clone());
    let entries = roster.on_call_at(known.start).unwrap();
    assert_eq!(lines(&entries), ["? - ? ada"]);
    let second = std::time::Duration::from_secs(1);
    for error in [
        roster.on_call_at(known.start - second).unwrap_err(),
        roster.shifts(known.start - second..known.end).unwrap_err(),
    ] {
        assert_eq!(
            error.message().split(';').next().unwrap(),
            "the overrides are known from 2026-01-06T00:00:00Z to 2026-01-08T00:00:00Z, \
             and not at 2026-01-05T23:59:59Z"
        );
    }
    for error in [
        roster.on_call_at(known.end).unwrap_err(),
        roster.shifts(known.start..known.end + second).unwrap_err(),
    ] {
        assert!(error.message().contains("and not at 2026-01-08T00:00:0"));
    }
}

#[test]
fn range_is_at_most_ten_years() {
    let roster = roster("UTC", &[], &[]);
    let start = at("2026-01-01T00:00:00Z");
    let decade = std::time::Duration::from_secs(3660 * 24 * 3600);
    assert_eq!(
        roster.shifts(start..start + decade).unwrap(),
        Vec::<OnCall>::new()
    );
    let second = std::time::Duration::from_secs(1);
    let error = roster.shifts(start..start + decade + second).unwrap_err();
    assert!(error.message().contains("longer than ten years"), "{error}");
}

#[test]
fn roster_returns_what_it_was_created_from() {
    let one = override_of(
        5,
        ("2026-01-06T09:00:00Z", "2026-01-06T12:00:00Z"),
        &["ada"],
        &["mia"],
    );
    let roster = roster(
        "UTC",
        &[daily(9, 480), rotation(json!({ "id": 2 }))],
        &[one],
    );
    let rotations: Vec<i64> = roster.rotations().iter().map(|one| one.id).collect();
    let overrides: Vec<i64> = roster.overrides().iter().map(|one| one.id).collect();
    assert_eq!(
        (roster.schedule().id, rotations, overrides),
        (7, vec![1, 2], vec![5])
    );
}

#[test]
fn limits_of_shifts_are_inclusive() {
    let slot = json!({ "startHour": 9, "startMin": 0, "duration": 10 });
    let many = rotation(json!({ "shiftTimeSlots": vec![slot; 100] }));
    let roster = |rotation: Value| self::roster("UTC", &[rotation], &[]);
    assert_eq!(january(&roster(many), 6, 7), ["06 09 - 06 09 ada"]);
    let last = json!([{ "startHour": 23, "startMin": 59, "duration": 1 }]);
    let last = rotation(json!({ "shiftTimeSlots": last }));
    assert_eq!(january(&roster(last), 6, 7), ["06 23 - 07 00 ada"]);
    let week = |minutes: i64| {
        let slot = json!([{ "startHour": 0, "startMin": 0, "duration": minutes }]);
        let roster = roster(rotation(json!({ "shiftTimeSlots": slot })));
        roster.on_call_at(at("2026-01-06T00:00:00Z"))
    };
    assert_eq!(week(7 * 24 * 60).unwrap().len(), 1);
    // It lasts until the next Monday, also if only its last day is computed.
    let monday = json!([
        { "startHour": 0, "startMin": 0, "duration": 7 * 24 * 60, "dayOfWeek": "monday" },
    ]);
    let whole_week = roster(rotation(json!({ "shiftTimeSlots": monday })));
    assert_eq!(january(&whole_week, 11, 12), ["11 00 - 12 00 ada"]);
    assert!(week(7 * 24 * 60 + 1).unwrap_err().is_decode());

    let one = override_of(
        5,
        ("2026-03-06T09:00:00Z", "2026-03-06T12:00:00Z"),
        &["ada"],
        &["mia"],
    );
    let overrides = |count: usize| {
        let roster = self::roster("UTC", &[], &vec![one.clone(); count]);
        roster.on_call_at(at("2026-01-06T00:00:00Z"))
    };
    assert_eq!(overrides(10_000).unwrap(), []);
    let error = overrides(10_001).unwrap_err();
    assert_eq!(
        error.message(),
        "the computation of who is on call is limited: 10001 overrides; \
         use a shorter range of time"
    );
}

/// Otherwise there would be more shifts than one computation may have.
#[test]
fn shifts_and_relieved_times_that_follow_each_other_are_joined_at_once() {
    let ids = |prefix: &str, count: usize| -> Vec<String> {
        (0..count).map(|n| format!("{prefix}{n}")).collect()
    };
    fn texts(ids: &[String]) -> Vec<&str> {
        ids.iter().map(String::as_str).collect()
    }
    let crowd = ids("u", 100);
    let mut every_day = daily(0, 1440);
    every_day["rotationParticipants"] = json!([turn(&texts(&crowd))]);
    let decade = at("2026-02-01T00:00:00Z")..at("2036-02-01T00:00:00Z");
    let entries = roster("UTC", &[every_day], &[]).shifts(decade).unwrap();
    assert_eq!(entries.len(), 100);

    let (relieved, substitutes) = (ids("u", 500), ids("v", 500));
    let mut day = daily(0, 1440);
    day["rotationParticipants"] = json!([turn(&texts(&relieved))]);
    let all = override_of(
        5,
        ("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z"),
        &texts(&relieved),
        &texts(&substitutes),
    );
    let entries = roster("UTC", &[day], &[all]);
    let entries = entries.on_call_at(at("2026-01-06T12:00:00Z")).unwrap();
    assert_eq!(entries.len(), 500);
    assert!(entries.iter().all(|entry| entry.who.id().starts_with('v')));
}

#[test]
fn start_and_end_of_a_shift_are_searched_for_35_days() {
    let roster = roster(
        "UTC",
        &[rotation(json!({
            "period": "none", "rotationParticipants": [turn(&["ada"])],
            "startDate": "2026-01-05T12:00:00Z", "endDate": "2026-03-20T12:00:00Z",
            "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 7 * 24 * 60 }],
        }))],
        &[],
    );
    let entries = roster.on_call_at(at("2026-01-06T00:00:00Z")).unwrap();
    assert_eq!(lines(&entries), ["05 12 - 12 00 ada"]);
    let daily = super::schedules_on_call::roster("UTC", &[daily(0, 1440)], &[]);
    for (time, since) in [
        ("2026-02-08T23:59:59Z", "05 00"),
        ("2026-02-09T00:00:00Z", "?"),
    ] {
        let entries = daily.on_call_at(at(time)).unwrap();
        assert_eq!(lines(&entries), [format!("{since} - ? ada")], "{time}");
    }
}
