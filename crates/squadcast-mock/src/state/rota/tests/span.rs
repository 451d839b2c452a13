//! When rotations begin and end.

use serde_json::{Value, json};

use super::{MONDAY, before, check, rotation, slot, slot_on, turns};

#[test]
fn rotation_without_a_period_occurs_once() {
    let once = |fields: Value| rotation("none", 1, "rotation", fields);
    check(
        &once(json!({ "shiftTimeSlots": [slot(9, 0, 60)] })),
        "UTC",
        2,
        &[
            ("2026-01-05T09:00:00Z", &[0]),
            ("2026-01-06T09:00:00Z", &[]),
            ("2026-01-12T09:00:00Z", &[]),
        ],
    );
    // The Wednesday and the Friday after the first day, of the same group.
    let slots = json!([slot_on("wednesday", 9, 60), slot_on("friday", 9, 60)]);
    check(
        &once(json!({ "shiftTimeSlots": slots })),
        "UTC",
        2,
        &[
            ("2026-01-05T09:00:00Z", &[]),
            ("2026-01-06T09:00:00Z", &[]),
            ("2026-01-07T09:00:00Z", &[0]),
            ("2026-01-08T09:00:00Z", &[]),
            ("2026-01-09T09:00:00Z", &[0]),
            ("2026-01-14T09:00:00Z", &[]),
        ],
    );
    // Iterations need a period, but participants may change within it.
    let iterations =
        json!({ "endsAfterIterations": 1, "shiftTimeSlots": [slot_on("friday", 9, 60)] });
    check(
        &once(iterations),
        "UTC",
        2,
        &[("2026-01-09T09:00:00Z", &[0])],
    );
    let by_day = json!({ "shiftTimeSlots": [slot_on("friday", 9, 60)] });
    check(
        &rotation("none", 1, "day", by_day),
        "UTC",
        3,
        &[("2026-01-09T09:00:00Z", &[1])],
    );
}

#[test]
fn rotation_ends_after_its_iterations() {
    // The period, its frequency and unit, the iterations, and the first day after the last one.
    for (period, own, iterations, end) in [
        ("daily", json!({}), 1, "2026-01-06"),
        ("daily", json!({}), 3, "2026-01-08"),
        ("weekly", json!({}), 2, "2026-01-19"),
        ("monthly", json!({}), 2, "2026-03-05"),
        (
            "custom",
            json!({ "customPeriodFrequency": 4, "customPeriodUnit": "day" }),
            2,
            "2026-01-13",
        ),
        (
            "custom",
            json!({ "customPeriodFrequency": 2, "customPeriodUnit": "week" }),
            2,
            "2026-02-02",
        ),
    ] {
        let mut fields = rotation(period, 1, "day", own);
        fields["endsAfterIterations"] = json!(iterations);
        let (last, after) = (before(end), format!("{end}T00:00:00Z"));
        assert_eq!(turns(&fields, "UTC", 1, &last), [0], "{last}: {fields}");
        assert_eq!(
            turns(&fields, "UTC", 1, &after),
            [0; 0],
            "{after}: {fields}"
        );
    }
    for endless in [json!(0), json!(-1), json!(null)] {
        let fields = rotation("daily", 1, "day", json!({ "endsAfterIterations": endless }));
        check(&fields, "UTC", 1, &[("2027-01-05T00:00:00Z", &[0])]);
    }
}

#[test]
fn rotation_begins_and_ends_at_its_moments_or_days() {
    // Midnight in UTC is a day of the time zone: Kolkata is five and a half hours ahead.
    let days = json!({ "endDate": "2026-01-07T00:00:00Z" });
    check(
        &rotation("daily", 1, "day", days),
        "Asia/Kolkata",
        3,
        &[
            ("2026-01-04T18:29:59Z", &[]),
            ("2026-01-04T18:30:00Z", &[0]),
            ("2026-01-05T18:30:00Z", &[1]),
            ("2026-01-06T18:29:59Z", &[1]),
            ("2026-01-06T18:30:00Z", &[]),
        ],
    );
    // Any other time is a moment. 20:30 in UTC on Sunday is Monday in Kolkata.
    let moments = json!({ "startDate": "2026-01-04T20:30:00Z", "endDate": "2026-01-06T20:30:00Z" });
    check(
        &rotation("daily", 1, "day", moments),
        "Asia/Kolkata",
        3,
        &[
            ("2026-01-04T20:29:59Z", &[]),
            ("2026-01-04T20:30:00Z", &[0]),
            ("2026-01-05T18:30:00Z", &[1]),
            ("2026-01-06T20:29:59Z", &[2]),
            ("2026-01-06T20:30:00Z", &[]),
        ],
    );
    for endless in ["0001-01-01T00:00:00Z", "", "never"] {
        let fields = rotation("daily", 1, "day", json!({ "endDate": endless }));
        check(&fields, "UTC", 1, &[("2027-01-05T00:00:00Z", &[0])]);
    }
    let second_year = json!({ "endDate": "0002-01-01T00:00:00Z" });
    check(
        &rotation("daily", 1, "day", second_year),
        "UTC",
        1,
        &[(MONDAY, &[])],
    );
}

#[test]
fn no_group_is_on_call_without_participants_or_a_start() {
    let daily = rotation("daily", 1, "day", json!({}));
    check(&daily, "UTC", 0, &[(MONDAY, &[])]);
    for start in [json!(""), json!("Monday"), json!(null), json!(7)] {
        let fields = rotation("daily", 1, "day", json!({ "startDate": start }));
        check(&fields, "UTC", 2, &[(MONDAY, &[])]);
    }
}
