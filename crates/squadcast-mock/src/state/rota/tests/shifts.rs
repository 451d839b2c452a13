//! When shifts begin and end, and on which days they occur.

use serde_json::json;

use super::{check, rotation, slot, slot_on, turns};

#[test]
fn shift_begins_with_its_first_minute_and_ends_before_the_minute_after_its_last() {
    let fields = json!({ "shiftTimeSlots": [slot(9, 30, 465), slot(20, 0, 60)] });
    check(
        &rotation("daily", 1, "day", fields),
        "UTC",
        2,
        &[
            ("2026-01-05T09:29:59Z", &[]),
            ("2026-01-05T09:30:00Z", &[0]),
            ("2026-01-05T17:14:59Z", &[0]),
            ("2026-01-05T17:15:00Z", &[]),
            ("2026-01-05T19:59:59Z", &[]),
            ("2026-01-05T20:00:00Z", &[0]),
            ("2026-01-05T21:00:00Z", &[]),
            ("2026-01-06T09:30:00Z", &[1]),
            ("2026-01-04T09:30:00Z", &[]),
        ],
    );
}

#[test]
fn shift_belongs_to_the_group_of_the_day_on_which_it_begins() {
    let night = json!({ "shiftTimeSlots": [slot(22, 0, 480)] });
    check(
        &rotation("daily", 1, "day", night),
        "UTC",
        3,
        &[
            // The night before the first day is none.
            ("2026-01-05T03:00:00Z", &[]),
            ("2026-01-05T22:00:00Z", &[0]),
            ("2026-01-06T05:59:59Z", &[0]),
            ("2026-01-06T06:00:00Z", &[]),
            ("2026-01-07T00:00:00Z", &[1]),
        ],
    );
}

#[test]
fn overlapping_shifts_put_several_groups_on_call_the_latest_first() {
    let long = |minutes| json!({ "shiftTimeSlots": [slot(0, 0, minutes)] });
    check(
        &rotation("daily", 1, "day", long(36 * 60)),
        "UTC",
        3,
        &[
            ("2026-01-05T18:00:00Z", &[0]),
            ("2026-01-06T11:59:59Z", &[1, 0]),
            ("2026-01-06T12:00:00Z", &[1]),
            ("2026-01-08T06:00:00Z", &[0, 2]),
        ],
    );
    check(
        &rotation("daily", 1, "day", long(36 * 60)),
        "UTC",
        1,
        &[("2026-01-06T06:00:00Z", &[0])],
    );
    let week = [
        ("2026-01-11T23:59:59Z", &[6, 5, 4, 3, 2, 1, 0][..]),
        ("2026-01-12T00:00:00Z", &[7, 6, 5, 4, 3, 2, 1]),
        ("2026-01-12T23:59:59Z", &[7, 6, 5, 4, 3, 2, 1]),
    ];
    check(
        &rotation("daily", 1, "day", long(7 * 24 * 60)),
        "UTC",
        9,
        &week,
    );
    // A longer one is cut after seven days.
    check(
        &rotation("daily", 1, "day", long(99 * 24 * 60)),
        "UTC",
        9,
        &week,
    );
    let ends_at_noon = json!({ "shiftTimeSlots": [slot_on("monday", 12, 7 * 24 * 60)] });
    check(
        &rotation("weekly", 1, "week", ends_at_noon),
        "UTC",
        2,
        &[
            ("2026-01-12T11:59:59Z", &[0]),
            ("2026-01-12T12:00:00Z", &[1]),
        ],
    );
}

#[test]
fn shift_with_a_weekday_occurs_on_that_day_only() {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    for (number, day) in (0..).zip(days) {
        let fields = json!({ "shiftTimeSlots": [slot_on(day, 9, 60)] });
        let fields = rotation("weekly", 1, "week", fields);
        for other in 0..7 {
            let at = format!("2026-01-{:02}T09:00:00Z", 12 + other);
            let expected: &[usize] = if other == number { &[1] } else { &[] };
            assert_eq!(turns(&fields, "UTC", 2, &at), expected, "{day}: {at}");
        }
    }
    // An empty name means every day; a shift with an unknown one is ignored.
    let without = rotation(
        "daily",
        1,
        "day",
        json!({ "shiftTimeSlots": [slot_on("", 9, 60)] }),
    );
    check(&without, "UTC", 2, &[("2026-01-06T09:00:00Z", &[1])]);
    for invalid in [
        slot_on("Funday", 9, 60),
        slot_on("Monday", 9, 60),
        slot(24, 0, 60),
        slot(-1, 0, 60),
        slot(300, 0, 60),
        slot(9, 60, 60),
        slot(9, -1, 60),
        slot(9, 0, 0),
        slot(9, 0, -60),
        json!({ "startHour": 9, "startMin": 0 }),
        json!({ "startHour": 9, "duration": 60 }),
        json!({ "startMin": 0, "duration": 60 }),
    ] {
        let fields = rotation("daily", 1, "day", json!({ "shiftTimeSlots": [invalid] }));
        check(&fields, "UTC", 2, &[("2026-01-05T09:00:00Z", &[])]);
    }
}

#[test]
fn rotation_without_shifts_is_on_call_all_day() {
    for slots in [json!([]), json!(null)] {
        check(
            &rotation("daily", 1, "day", json!({ "shiftTimeSlots": slots })),
            "UTC",
            2,
            &[
                ("2026-01-05T00:00:00Z", &[0]),
                ("2026-01-05T23:59:59Z", &[0]),
                ("2026-01-06T00:00:00Z", &[1]),
            ],
        );
    }
}

#[test]
fn shift_follows_the_clock_of_the_time_zone_when_it_changes() {
    let at = |hour, minute, minutes| {
        rotation(
            "daily",
            1,
            "day",
            json!({ "shiftTimeSlots": [slot(hour, minute, minutes)] }),
        )
    };
    // Berlin is one hour ahead of UTC, and two from 2026-03-29, 02:00, until 2026-10-25, 03:00.
    check(
        &at(9, 0, 60),
        "Europe/Berlin",
        1,
        &[
            ("2026-03-28T08:00:00Z", &[0]),
            ("2026-03-28T09:00:00Z", &[]),
            ("2026-03-29T06:59:59Z", &[]),
            ("2026-03-29T07:00:00Z", &[0]),
            ("2026-03-29T08:00:00Z", &[]),
        ],
    );
    // From one o'clock to three: one hour in March, three in October.
    check(
        &at(1, 0, 120),
        "Europe/Berlin",
        1,
        &[
            ("2026-03-29T00:00:00Z", &[0]),
            ("2026-03-29T00:59:59Z", &[0]),
            ("2026-03-29T01:00:00Z", &[]),
            ("2026-10-24T22:59:59Z", &[]),
            ("2026-10-24T23:00:00Z", &[0]),
            ("2026-10-25T01:59:59Z", &[0]),
            ("2026-10-25T02:00:00Z", &[]),
        ],
    );
    // 02:30 does not exist on that day; the shift begins as long after the change.
    check(
        &at(2, 30, 90),
        "Europe/Berlin",
        1,
        &[
            ("2026-03-29T01:29:59Z", &[]),
            ("2026-03-29T01:30:00Z", &[0]),
            ("2026-03-29T02:00:00Z", &[]),
        ],
    );
    // St. John's set its clock back from 00:01 to 23:01: at 03:00 in UTC it was Saturday again, after Sunday had begun.
    let start = json!({ "startDate": "2010-11-01T00:00:00Z", "shiftTimeSlots": [slot(0, 0, 60)] });
    check(
        &rotation("daily", 1, "day", start),
        "America/St_Johns",
        7,
        &[
            ("2010-11-07T02:29:59Z", &[]),
            ("2010-11-07T02:30:00Z", &[6]),
            ("2010-11-07T03:00:00Z", &[6]),
            ("2010-11-07T04:29:59Z", &[6]),
            ("2010-11-07T04:30:00Z", &[]),
        ],
    );
}
