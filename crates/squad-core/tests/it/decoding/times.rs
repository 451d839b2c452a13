//! Times and dates: the documented format, the formats that servers send, and the ways to write none.

use super::*;

#[test]
fn unix_times_and_unset_times() {
    let at = |value| with("time", value).time.map(|time| time.to_string());
    assert_eq!(
        at(json!(1_700_000_000)).as_deref(),
        Some("2023-11-14T22:13:20Z")
    );
    assert_eq!(
        at(json!(1_700_000_000_000_i64)).as_deref(),
        Some("2023-11-14T22:13:20Z")
    );
    assert_eq!(
        at(json!(" 2026-01-02T03:04:05Z ")).as_deref(),
        Some("2026-01-02T03:04:05Z")
    );
    for (number, time) in [
        (99_999_999_999_i64, "5138-11-16T09:46:39Z"),
        (100_000_000_000, "1973-03-03T09:46:40Z"),
        (-99_999_999_999, "-001199-02-15T14:13:21Z"),
        (-100_000_000_001, "1966-10-31T14:13:19.999Z"),
        (1, "1970-01-01T00:00:01Z"),
        (1_700_000_000_123, "2023-11-14T22:13:20.123Z"),
        (99_999_999_999_999, "5138-11-16T09:46:39.999Z"),
        (100_000_000_000_000, "1973-03-03T09:46:40Z"),
        (1_700_000_000_123_456, "2023-11-14T22:13:20.123456Z"),
        (1_700_000_000_123_456_789, "2023-11-14T22:13:20.123456789Z"),
        (i64::MAX, "2262-04-11T23:47:16.854775807Z"),
    ] {
        assert_eq!(at(json!(number)).as_deref(), Some(time), "{number}");
    }
    assert_eq!(
        at(json!(1_700_000_000.7)).as_deref(),
        Some("2023-11-14T22:13:20.7Z")
    );
    for never in [
        json!(true),
        json!(["2026-01-02T03:04:05Z", [1]]),
        json!({"time": {"x": 1}}),
        json!(" "),
        json!(" 0001-01-01T00:00:00+00:00"),
        json!(""),
        json!("0001-01-01T00:00:00Z"),
        json!("0000-00-00 00:00:00"),
        json!(0),
        json!(0.0),
        json!("0"),
        json!("soon"),
        json!("0001-01-01 or later"),
    ] {
        assert_eq!(at(never.clone()), None, "{never}");
    }
    assert_eq!(
        with("date", json!(1_700_000_000)).date.unwrap().to_string(),
        "2023-11-14"
    );
    for day in [
        "2026-03-04",
        "2026-03-04T23:30:00Z",
        "2026-03-04T23:30:00-05:00",
    ] {
        assert_eq!(
            with("date", json!(day)).date.unwrap().to_string(),
            "2026-03-04",
            "{day}"
        );
    }
    assert_eq!(with("date", json!("0001-01-01")).date, None);
}

/// The zero time of a server is the start of the year 1, in its zone or moved from it into another.
#[test]
fn a_zero_time_moved_by_a_zone_is_unset() {
    for zero in [
        "0001-01-01T00:00:00+05:30",
        "0001-01-01T05:30:00+05:30",
        "0001-01-01T05:53:28+05:53",
        "0000-12-31T18:30:00-05:30",
        "0000-12-31T16:07:02-07:52",
        "0000-12-31 18:30:00 -0530 EST",
        "0001-01-01 00:00:00 +0000 UTC",
        "0001-01-01",
        "0001-01-01T00:00:00",
    ] {
        assert_eq!(with("time", json!(zero)).time, None, "{zero}");
        assert_eq!(with("date", json!(zero)).date, None, "{zero}");
        assert_eq!(
            reported::<Everything>(&json!({"id": "a", "time": zero}), None),
            [""; 0],
            "{zero}"
        );
    }
    for real in ["0001-01-03T12:00:00Z", "0000-12-29T12:00:00Z"] {
        assert!(with("time", json!(real)).time.is_some(), "{real}");
        assert!(with("date", json!(real)).date.is_some(), "{real}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_times() {
    let last = jiff::Timestamp::MAX;
    for end in [
        json!("9999-12-31T23:59:59Z"),
        json!("9999-12-31T23:59:59.999999999+00:00"),
        json!("9999-12-31T23:59:59-12:00"),
        json!("9999-12-31"),
        json!("+10000-01-01T00:00:00Z"),
        json!("292278994-08-17T07:12:55.807Z"),
        json!(1e30),
    ] {
        assert_eq!(with("time", end.clone()).time, Some(last), "{end}");
        let body = json!({"id": "a", "time": end});
        assert_eq!(
            reported::<Everything>(&body, None),
            ["time: expected an RFC 3339 time, found a time out of range"],
            "{end}"
        );
    }
    for end in [json!("-292278994-08-17T07:12:55.807Z"), json!(-1e30)] {
        assert_eq!(
            with("time", end.clone()).time,
            Some(jiff::Timestamp::MIN),
            "{end}"
        );
    }
    let within = with("time", json!("9999-12-30T21:59:59Z")).time.unwrap();
    assert_eq!(within.to_string(), "9999-12-30T21:59:59Z");
    for day in ["9999-12-31", "9999-12-31T23:59:59Z", "10000-01-01"] {
        assert_eq!(
            with("date", json!(day)).date.unwrap().to_string(),
            "9999-12-31"
        );
    }
}

#[test]
fn formats_that_servers_send_are_parsed_and_reported() {
    for other in [
        "2026-03-04T05:06:07",
        "2026-03-04 05:06:07",
        "2026-03-04 05:06:07 UTC",
        "2026-03-04 05:06:07 +0000 UTC",
        "2026-03-04 10:36:07 +0530 IST",
        "2026-03-04 10:36:07 +0530 IST m=+0.000012",
        "Wed, 04 Mar 2026 05:06:07 GMT",
        "Wed, 04 Mar 2026 10:36:07 +0530",
        "Wednesday, 04-Mar-26 05:06:07 GMT",
        "Wed Mar  4 05:06:07 2026",
        "1772600767",
        "1772600767000",
        "1772600767.0",
    ] {
        let time = with("time", json!(other))
            .time
            .unwrap_or_else(|| panic!("{other}"));
        assert_eq!(time.to_string(), "2026-03-04T05:06:07Z", "{other}");
        let date = with("date", json!(other)).date.unwrap();
        assert_eq!(date.to_string(), "2026-03-04", "{other}");
        let lines = reported::<Everything>(&json!({"id": "a", "time": other}), None);
        assert_eq!(lines.len(), 1, "{lines:?}");
    }
    for documented in [
        "2026-03-04T05:06:07Z",
        "2026-03-04t05:06:07z",
        "2026-03-04T10:36:07+05:30",
        "2026-03-04T10:36:07.000+0530",
        "2026-03-04 05:06:07Z",
        "20260304T050607Z",
    ] {
        let time = with("time", json!(documented)).time.unwrap();
        assert_eq!(time.to_string(), "2026-03-04T05:06:07Z", "{documented}");
        assert_eq!(
            reported::<Everything>(&json!({"id": "a", "time": documented}), None),
            [""; 0]
        );
    }
    let midnight = with("time", json!("2026-03-04")).time.unwrap();
    assert_eq!(midnight.to_string(), "2026-03-04T00:00:00Z");
    for unknown in [
        "soon",
        "inf",
        "nan",
        "-infinity",
        "03/04/2026",
        "2026-13-04T05:06:07Z",
        "12345-xx-01",
        "-",
        "1-2-3 4 5",
    ] {
        assert_eq!(with("time", json!(unknown)).time, None, "{unknown}");
        assert_eq!(
            reported::<Everything>(&json!({"id": "a", "time": unknown}), None),
            ["time: expected an RFC 3339 time, found another string"]
        );
    }
}
