//! Which participant group is on call, against dates that were computed by hand.
#![allow(clippy::unwrap_used)]

mod shifts;
mod span;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::Rota;

/// 2026-01-05 is a Monday.
const MONDAY: &str = "2026-01-05T00:00:00Z";

/// The moments of a rotation and the indexes of the participant groups that are on call then.
type Expected<'e> = &'e [(&'e str, &'e [usize])];

/// Returns the groups on call of a rotation with these fields.
fn turns(fields: &Value, zone: &str, count: usize, at: &str) -> Vec<usize> {
    let zone = TimeZone::get(zone).unwrap();
    let field = |name: &str| fields.get(name);
    let rota = Rota {
        field: &field,
        zone: &zone,
    };
    rota.turns(count, at.parse::<Timestamp>().unwrap())
}

fn check(fields: &Value, zone: &str, count: usize, expected: Expected<'_>) {
    for (at, on_call) in expected {
        let found = turns(fields, zone, count, at);
        assert_eq!(found, *on_call, "{at}: {fields}");
    }
}

/// Returns a rotation that starts on Monday, 2026-01-05.
fn rotation(period: &str, every: i64, unit: &str, fields: Value) -> Value {
    let mut all = json!({
        "startDate": MONDAY, "period": period, "changeParticipantsFrequency": every, "changeParticipantsUnit": unit,
    });
    let (Value::Object(all_fields), Value::Object(fields)) = (&mut all, fields) else {
        unreachable!("both are objects");
    };
    all_fields.extend(fields);
    all
}

fn slot(hour: i64, minute: i64, minutes: i64) -> Value {
    json!({ "startHour": hour, "startMin": minute, "duration": minutes })
}

fn slot_on(day: &str, hour: i64, minutes: i64) -> Value {
    json!({ "startHour": hour, "startMin": 0, "duration": minutes, "dayOfWeek": day })
}

#[test]
fn participants_change_after_the_days_weeks_or_months_that_were_set() {
    let daily = |every, unit| rotation("daily", every, unit, json!({}));
    check(
        &daily(1, "day"),
        "UTC",
        3,
        &[
            ("2026-01-04T23:59:59Z", &[]),
            ("2026-01-05T00:00:00Z", &[0]),
            ("2026-01-05T23:59:59Z", &[0]),
            ("2026-01-06T00:00:00Z", &[1]),
            ("2026-01-07T12:00:00Z", &[2]),
            ("2026-01-08T12:00:00Z", &[0]),
            // Day 361 of the rotation; 361 = 120 * 3 + 1.
            ("2027-01-01T00:00:00Z", &[1]),
        ],
    );
    check(
        &daily(2, "day"),
        "UTC",
        3,
        &[
            ("2026-01-06T12:00:00Z", &[0]),
            ("2026-01-07T12:00:00Z", &[1]),
            ("2026-01-09T12:00:00Z", &[2]),
            ("2026-01-11T12:00:00Z", &[0]),
        ],
    );
    // With five groups, since a week and a day lead to the same of two, three or six.
    check(
        &daily(1, "week"),
        "UTC",
        5,
        &[
            ("2026-01-06T00:00:00Z", &[0]),
            ("2026-01-11T23:59:59Z", &[0]),
            ("2026-01-12T00:00:00Z", &[1]),
            ("2026-01-18T23:59:59Z", &[1]),
            ("2026-01-19T00:00:00Z", &[2]),
            ("2026-02-09T00:00:00Z", &[0]),
        ],
    );
    check(
        &daily(2, "week"),
        "UTC",
        5,
        &[
            ("2026-01-08T00:00:00Z", &[0]),
            ("2026-01-18T23:59:59Z", &[0]),
            ("2026-01-19T00:00:00Z", &[1]),
            ("2026-02-01T23:59:59Z", &[1]),
            ("2026-02-02T00:00:00Z", &[2]),
        ],
    );
    check(
        &daily(1, "month"),
        "UTC",
        5,
        &[
            ("2026-02-04T23:59:59Z", &[0]),
            ("2026-02-05T00:00:00Z", &[1]),
            ("2026-03-04T23:59:59Z", &[1]),
            ("2026-03-05T00:00:00Z", &[2]),
            ("2026-06-05T00:00:00Z", &[0]),
        ],
    );
    check(
        &daily(2, "month"),
        "UTC",
        5,
        &[
            ("2026-03-04T23:59:59Z", &[0]),
            ("2026-03-05T00:00:00Z", &[1]),
            ("2026-05-05T00:00:00Z", &[2]),
        ],
    );
}

#[test]
fn months_are_counted_from_the_first_day_and_end_with_a_shorter_month() {
    let fields = json!({ "startDate": "2026-01-31T00:00:00Z" });
    check(
        &rotation("daily", 1, "month", fields),
        "UTC",
        4,
        &[
            ("2026-02-27T23:59:59Z", &[0]),
            ("2026-02-28T00:00:00Z", &[1]),
            ("2026-03-30T23:59:59Z", &[1]),
            ("2026-03-31T00:00:00Z", &[2]),
        ],
    );
}

#[test]
fn participants_change_with_the_period_if_the_unit_is_the_rotation() {
    let custom = |frequency: Value, unit: &str| json!({ "customPeriodFrequency": frequency, "customPeriodUnit": unit });
    // The period, its frequency and unit, after how many periods participants change, and the first two days of turn 1 and 2.
    for (period, own, every, second, third) in [
        ("daily", json!({}), 1, "2026-01-06", "2026-01-07"),
        ("daily", json!({}), 3, "2026-01-08", "2026-01-11"),
        ("weekly", json!({}), 1, "2026-01-12", "2026-01-19"),
        ("weekly", json!({}), 2, "2026-01-19", "2026-02-02"),
        ("monthly", json!({}), 1, "2026-02-05", "2026-03-05"),
        ("monthly", json!({}), 3, "2026-04-05", "2026-07-05"),
        (
            "custom",
            custom(json!(1), "day"),
            1,
            "2026-01-06",
            "2026-01-07",
        ),
        (
            "custom",
            custom(json!(4), "day"),
            1,
            "2026-01-09",
            "2026-01-13",
        ),
        (
            "custom",
            custom(json!(4), "day"),
            2,
            "2026-01-13",
            "2026-01-21",
        ),
        (
            "custom",
            custom(json!(1), "week"),
            1,
            "2026-01-12",
            "2026-01-19",
        ),
        (
            "custom",
            custom(json!(3), "week"),
            1,
            "2026-01-26",
            "2026-02-16",
        ),
        (
            "custom",
            custom(json!(0), "day"),
            1,
            "2026-01-06",
            "2026-01-07",
        ),
        ("custom", json!({}), 1, "2026-01-06", "2026-01-07"),
        // The frequency belongs to the custom period only.
        (
            "weekly",
            custom(json!(4), "day"),
            1,
            "2026-01-12",
            "2026-01-19",
        ),
        (
            "daily",
            custom(json!(4), "week"),
            1,
            "2026-01-06",
            "2026-01-07",
        ),
        ("daily", json!({}), 0, "2026-01-06", "2026-01-07"),
    ] {
        let fields = rotation(period, every, "rotation", own);
        let (last, next) = (before(second), before(third));
        for (at, turn) in [
            (MONDAY, 0),
            (last.as_str(), 0),
            (&format!("{second}T00:00:00Z"), 1),
            (next.as_str(), 1),
            (&format!("{third}T00:00:00Z"), 2),
        ] {
            assert_eq!(turns(&fields, "UTC", 5, at), [turn], "{at}: {fields}");
        }
    }
}

/// Returns the last second before a day.
fn before(day: &str) -> String {
    let day: Timestamp = format!("{day}T00:00:00Z").parse().unwrap();
    (day - jiff::SignedDuration::from_secs(1)).to_string()
}
