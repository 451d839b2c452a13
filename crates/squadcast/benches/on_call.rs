//! The cost of computing who is on call: 1,000 schedules over a month, and at one moment.
//!
//! Each schedule has three rotations (a week from nine to nine with six turns, working days, and a weekend with two shifts) in
//! one of six time zones, and four overrides. Run with `cargo bench -p squadcast --bench on_call`.

#![allow(clippy::unwrap_used, missing_docs)]

use divan::{AllocProfiler, Bencher, black_box};
use serde_json::json;
use squadcast::jiff::Timestamp;
use squadcast::schedules::on_call::Roster;
use squadcast::schedules::{Rotation, Schedule, ScheduleOverride};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SCHEDULES: i64 = 1_000;
const ZONES: [&str; 6] = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "UTC",
];

fn main() {
    divan::main();
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn turns(number: i64) -> serde_json::Value {
    let turn = |id| json!({ "participants": [{ "id": format!("user{id}"), "type": "user" }] });
    (0..number).map(turn).collect()
}

fn roster(id: i64) -> Roster {
    let zone = ZONES[usize::try_from(id).unwrap() % ZONES.len()];
    let schedule: Schedule = serde_json::from_value(json!({ "id": id, "timeZone": zone })).unwrap();
    let weekday = |day: &str, hour: i64, duration: i64| json!({ "startHour": hour, "startMin": 0, "duration": duration, "dayOfWeek": day });
    let working_days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let shifts = [
        json!([{ "startHour": 9, "startMin": 0, "duration": 1440 }]),
        working_days
            .map(|day| weekday(day, 9, 480))
            .into_iter()
            .collect(),
        json!([weekday("saturday", 10, 1440), weekday("sunday", 12, 720)]),
    ];
    let rotations = (1_i64..).zip(shifts).map(|(nth, shifts)| {
        let rotation = json!({
            "id": nth, "startDate": "2024-01-01T00:00:00Z",
            "period": "custom", "customPeriodFrequency": 1, "customPeriodUnit": "week",
            "shiftTimeSlots": shifts,
            "changeParticipantsFrequency": 1, "changeParticipantsUnit": "rotation",
            "rotationParticipants": turns(6),
        });
        serde_json::from_value::<Rotation>(rotation).unwrap()
    });
    let overrides = (1..=4).map(|nth| {
        let group = |id: i64| json!({ "group": [{ "id": format!("user{id}"), "type": "user" }] });
        let one = json!({
            "id": nth,
            "startTime": format!("2026-03-{:02}T08:00:00Z", nth * 7),
            "endTime": format!("2026-03-{:02}T20:00:00Z", nth * 7 + 1),
            "overriddenParticipant": group(nth), "overrideWith": group(nth + 1),
        });
        serde_json::from_value::<ScheduleOverride>(one).unwrap()
    });
    Roster::new(schedule, rotations, overrides)
}

fn rosters() -> Vec<Roster> {
    (1..=SCHEDULES).map(roster).collect()
}

#[divan::bench(sample_count = 20)]
fn thousand_schedules_over_a_month(bencher: Bencher<'_, '_>) {
    let rosters = rosters();
    let (start, end) = (at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z"));
    bencher.bench_local(|| {
        for roster in &rosters {
            black_box(roster.shifts(start..end).unwrap());
        }
    });
}

#[divan::bench(sample_count = 20)]
fn thousand_schedules_at_a_moment(bencher: Bencher<'_, '_>) {
    let rosters = rosters();
    let noon = at("2026-03-15T12:00:00Z");
    bencher.bench_local(|| {
        for roster in &rosters {
            black_box(roster.on_call_at(noon).unwrap());
        }
    });
}
