//! Properties of the computation of who is on call, for any rotation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use squadcast::jiff::tz::TimeZone;
use squadcast::jiff::{Span, Timestamp, ToSpan};
use squadcast::schedules::Participant;
use squadcast::schedules::on_call::{OnCall, OnCallBy, Roster};

use crate::schedules_on_call::{at, override_of, roster, rotation, turn};

const ZONES: [&str; 7] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    // Its clocks change by half an hour.
    "Australia/Lord_Howe",
    // Its clocks change at midnight.
    "Africa/Cairo",
    "Pacific/Apia",
];

const USERS: [&str; 5] = ["ada", "bob", "eve", "mia", "tom"];

fn zone() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&ZONES[..])
}

/// A moment of 2026, in minutes.
fn moment() -> impl Strategy<Value = Timestamp> {
    (0_i64..365 * 24 * 60).prop_map(|minutes| at("2026-01-01T00:00:00Z") + minutes.minutes())
}

fn timing() -> impl Strategy<Value = Value> {
    let start = (0_i64..500).prop_map(|days| {
        let start = at("2025-06-01T00:00:00Z") + Span::new().hours(24 * days);
        start.to_string()
    });
    let period = prop_oneof![
        Just(json!({ "period": "daily" })),
        Just(json!({ "period": "weekly" })),
        Just(json!({ "period": "monthly" })),
        (1_i64..20, prop_oneof![Just("day"), Just("week")]).prop_map(|(number, unit)| json!({
            "period": "custom", "customPeriodFrequency": number, "customPeriodUnit": unit,
        })),
    ];
    let unit = prop_oneof![Just("rotation"), Just("day"), Just("week"), Just("month")];
    (start, period, 1_i64..5, unit, 1_usize..5).prop_map(
        |(start, mut timing, frequency, unit, turns)| {
            timing["startDate"] = json!(start);
            timing["changeParticipantsFrequency"] = json!(frequency);
            timing["changeParticipantsUnit"] = json!(unit);
            let turns = USERS.iter().take(turns).map(|user| turn(&[user]));
            timing["rotationParticipants"] = turns.collect();
            timing
        },
    )
}

fn all_day() -> impl Strategy<Value = Value> {
    (timing(), 0_i64..24, 0_i64..60).prop_map(|(mut timing, hour, minute)| {
        let shift = json!({ "startHour": hour, "startMin": minute, "duration": 1440 });
        timing["shiftTimeSlots"] = json!([shift]);
        rotation(timing)
    })
}

fn any_rotation() -> impl Strategy<Value = Value> {
    let day = prop_oneof![
        Just(Value::Null),
        proptest::sample::select(vec!["monday", "saturday", "sunday"]).prop_map(Value::from),
    ];
    let shift = (0_i64..24, 0_i64..60, 1_i64..3000, day).prop_map(
        |(hour, minute, duration, day)| json!({ "startHour": hour, "startMin": minute, "duration": duration, "dayOfWeek": day }),
    );
    let shifts = proptest::collection::vec(shift, 1..4);
    let times = prop_oneof![Just(Value::Null), (1_i64..40).prop_map(Value::from)];
    (timing(), shifts, times).prop_map(|(mut timing, shifts, times)| {
        timing["shiftTimeSlots"] = json!(shifts);
        timing["endsAfterIterations"] = times;
        rotation(timing)
    })
}

fn any_override() -> impl Strategy<Value = Value> {
    let users = || proptest::sample::subsequence(&USERS[..], 0..3);
    (1_i64..100, moment(), 1_i64..100_000, users(), users()).prop_map(
        |(id, start, minutes, relieved, with)| {
            let range = (start.to_string(), (start + minutes.minutes()).to_string());
            override_of(id, (&range.0, &range.1), &relieved, &with)
        },
    )
}

fn any_roster() -> impl Strategy<Value = Roster> {
    let rotations = proptest::collection::vec(any_rotation(), 0..3);
    let overrides = proptest::collection::vec(any_override(), 0..4);
    (zone(), rotations, overrides).prop_map(|(zone, mut rotations, overrides)| {
        for (id, rotation) in (1..).zip(&mut rotations) {
            rotation["id"] = json!(id);
        }
        roster(zone, &rotations, &overrides)
    })
}

type Entry = (Participant, OnCallBy);

fn at_moment(roster: &Roster, time: Timestamp) -> BTreeSet<Entry> {
    let entries = roster.on_call_at(time).unwrap();
    let set: BTreeSet<Entry> = entries.iter().map(entry).collect();
    assert_eq!(set.len(), entries.len(), "an entry is there twice");
    set
}

fn entry(entry: &OnCall) -> Entry {
    (entry.who.clone(), entry.by.unwrap())
}

/// Joins entries that follow each other.
fn joined(mut entries: Vec<OnCall>) -> Vec<OnCall> {
    entries.sort_by_key(|one| (entry(one), one.since));
    let mut joined: Vec<OnCall> = Vec::new();
    for one in entries {
        match joined.last_mut() {
            Some(last) if entry(last) == entry(&one) && last.until == one.since => {
                last.until = one.until;
            }
            _ => joined.push(one),
        }
    }
    joined
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_day_rotation_has_exactly_one_turn_at_every_instant(
        zone in zone(), rotation in all_day(), start in moment(), days in 1_i64..60,
    ) {
        let roster = roster(zone, &[rotation], &[]);
        let end = start + (days * 24).hours();
        let shifts = roster.shifts(start..end).unwrap();
        // From the first shift on, each begins when the one before ends, up to the end of the range.
        for pair in shifts.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].since);
            prop_assert_ne!(&pair[0].who, &pair[1].who);
        }
        if let Some(last) = shifts.last() {
            prop_assert_eq!(last.until, Some(end));
        }
        // A rotation that began before the range has someone at its beginning.
        let first = roster.rotations()[0].start_date.unwrap();
        if first + 60.hours() < start {
            prop_assert_eq!(shifts[0].since, Some(start));
        }
    }

    #[test]
    fn hand_over_is_at_the_same_clock_time_all_year(
        zone in zone(), rotation in all_day(), start in moment(), days in 1_i64..60,
    ) {
        let roster = roster(zone, &[rotation], &[]);
        let slot = &roster.rotations()[0].shift_time_slots[0];
        let zone = TimeZone::get(zone).unwrap();
        let shifts = roster.shifts(start..start + (days * 24).hours()).unwrap();
        for shift in shifts.iter().skip(1) {
            let local = zone.to_datetime(shift.since.unwrap());
            let planned = local.date().at(
                slot.start_hour.try_into().unwrap(), slot.start_min.try_into().unwrap(), 0, 0,
            );
            if zone.to_ambiguous_timestamp(planned).is_ambiguous() {
                continue;
            }
            prop_assert_eq!(local, planned);
        }
    }

    #[test]
    fn result_does_not_depend_on_where_a_range_is_cut(
        roster in any_roster(), start in moment(), first in 1_i64..40_000, second in 1_i64..40_000,
    ) {
        let cut = start + first.minutes();
        let end = cut + second.minutes();
        let whole = roster.shifts(start..end).unwrap();
        let mut parts = roster.shifts(start..cut).unwrap();
        parts.extend(roster.shifts(cut..end).unwrap());
        prop_assert_eq!(joined(parts), joined(whole));
    }

    #[test]
    fn moment_and_range_agree(
        roster in any_roster(), start in moment(), minutes in 1_i64..40_000, at in 0.0..1.0,
    ) {
        let end = start + minutes.minutes();
        let shifts = roster.shifts(start..end).unwrap();
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let inside = start + ((minutes as f64 * 60.0 * at) as i64).seconds();
        // Also at the borders of shifts, where an error by one would show.
        let borders = shifts.iter().filter_map(|shift| shift.since).take(5);
        for time in borders.chain([start, inside]) {
            let in_range: BTreeSet<Entry> = shifts
                .iter()
                .filter(|shift| shift.since.unwrap() <= time && time < shift.until.unwrap())
                .map(entry)
                .collect();
            prop_assert_eq!(at_moment(&roster, time), in_range, "at {}", time);
        }
    }

    #[test]
    fn override_replaces_only_the_participants_that_it_relieves(
        zone in zone(), rotations in proptest::collection::vec(any_rotation(), 1..3),
        one in any_override(), time in moment(),
    ) {
        let plain = roster(zone, &rotations, &[]);
        let with = roster(zone, &rotations, std::slice::from_ref(&one));
        let one = &with.overrides()[0];
        let by = OnCallBy::Override(one.id.into());
        let users = |group: &[squadcast::schedules::ParticipantEntry]| {
            group.iter().map(Participant::from).collect::<Vec<_>>()
        };
        let relieved = users(&one.overridden_participant.group);
        let substitutes = users(&one.override_with.group);
        for time in [time, one.start_time.unwrap(), one.end_time.unwrap()] {
            let before = at_moment(&plain, time);
            let applies = one.start_time.unwrap() <= time && time < one.end_time.unwrap();
            let mut expected = before.clone();
            if applies {
                expected.retain(|(who, _)| !relieved.contains(who));
                if relieved.is_empty() || expected.len() < before.len() {
                    expected.extend(substitutes.iter().map(|who| (who.clone(), by)));
                }
            }
            prop_assert_eq!(at_moment(&with, time), expected, "at {}", time);
        }
    }
}
