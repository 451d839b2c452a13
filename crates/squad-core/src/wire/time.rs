//! Points in time and dates: RFC 3339 on the wire, and the other formats that servers are known to send.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time as CivilTime, date};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use serde::de::{Deserializer, Error, IgnoredAny, Visitor};

use super::deviations::report;
use super::lenient::{LenientDeserialize, other_types};

const EXPECTED: &str = "an RFC 3339 time";
const OUT_OF_RANGE: &str = "a time out of range";
/// An unset time is the start of the year 1, which a zone moves by less than this many seconds.
const LARGEST_OFFSET: i64 = 26 * 60 * 60;

/// What a value on the wire means.
enum Parsed<T> {
    /// The documented format.
    Documented(T),
    /// Another format of a time; its name is reported.
    Deviating(T, &'static str),
    /// One of the ways to write that there is no time.
    Unset,
    /// Not a time.
    Unknown,
}

/// A type of time on the wire.
trait Time: LenientDeserialize + PartialEq {
    /// Parses the documented format.
    fn parse(text: &str) -> Option<Self>;

    /// From a local time and its offset from UTC, and whether it is out of range.
    fn from_local(local: DateTime, offset: Offset) -> (Self, bool);

    /// Whether this means an unset time.
    fn is_zero(&self) -> bool;
}

impl Time for Timestamp {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_local(local: DateTime, offset: Offset) -> (Self, bool) {
        match offset.to_timestamp(local) {
            Ok(time) => (time, false),
            Err(_) if local.year().is_positive() => (Self::MAX, true),
            Err(_) => (Self::MIN, true),
        }
    }

    fn is_zero(&self) -> bool {
        let zero = Offset::UTC.to_timestamp(date(1, 1, 1).at(0, 0, 0, 0));
        zero.is_ok_and(|zero| (self.as_second() - zero.as_second()).abs() <= LARGEST_OFFSET)
    }
}

impl Time for Date {
    /// Parses the date of a whole time too, which `jiff` takes with an offset, but not with a `Z`.
    fn parse(text: &str) -> Option<Self> {
        text.trim_end_matches(['Z', 'z']).parse().ok()
    }

    fn from_local(local: DateTime, _: Offset) -> (Self, bool) {
        (local.date(), false)
    }

    fn is_zero(&self) -> bool {
        (date(0, 12, 31)..=date(1, 1, 2)).contains(self)
    }
}

fn parse<T: Time>(text: &str) -> Parsed<T> {
    let text = text.trim();
    if text.is_empty() || text.starts_with("0000-00-00") {
        return Parsed::Unset;
    }
    let parsed = match T::parse(text) {
        Some(time) => Parsed::Documented(time),
        None => parse_other(text),
    };
    match parsed {
        Parsed::Documented(time) | Parsed::Deviating(time, _) if time.is_zero() => Parsed::Unset,
        parsed => parsed,
    }
}

fn parse_other<T: Time>(text: &str) -> Parsed<T> {
    let found = |(local, offset)| match T::from_local(local, offset) {
        (time, false) => Parsed::Deviating(time, "another format"),
        (time, true) => Parsed::Deviating(time, OUT_OF_RANGE),
    };
    if let Some(parts) = iso_8601(text)
        .or_else(|| spaced(text))
        .or_else(|| http(text))
    {
        return found(parts);
    }
    if let Some(end) = beyond_calendar(text) {
        return Parsed::Deviating(T::from_local(end, Offset::UTC).0, OUT_OF_RANGE);
    }
    match (text.parse::<i64>(), text.parse::<f64>()) {
        (Ok(number), _) => from_unix(number.into()),
        // Rust takes `inf` and `nan` for numbers too.
        (_, Ok(number)) if text.ends_with(|last: char| last.is_ascii_digit()) => {
            from_unix_fraction(number)
        }
        _ => Parsed::Unknown,
    }
}

/// ISO 8601 without an offset, with a date alone, or at the end of the calendar.
fn iso_8601(text: &str) -> Option<(DateTime, Offset)> {
    let pieces = Pieces::parse(text).ok()?;
    let time = pieces.time().unwrap_or(CivilTime::midnight());
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    Some((pieces.date().to_datetime(time), offset))
}

/// Date, time, offset and zone with spaces between, as Go and Ruby print them: `2026-03-04 05:06:07 +0530 IST`.
fn spaced(text: &str) -> Option<(DateTime, Offset)> {
    let mut parts = text.split_ascii_whitespace();
    let (date, time, zone) = (parts.next()?, parts.next()?, parts.next()?);
    let zone = match zone {
        "UTC" | "GMT" => "Z",
        offset if offset.starts_with(['+', '-']) => offset,
        _ => return None,
    };
    iso_8601(&format!("{date}T{time}{zone}"))
}

/// The formats of mail and HTTP headers: `Wed, 04 Mar 2026 05:06:07 GMT`.
fn http(text: &str) -> Option<(DateTime, Offset)> {
    if let Ok(time) = jiff::fmt::rfc2822::parse(text) {
        return Some((time.datetime(), time.offset()));
    }
    let time = Timestamp::try_from(httpdate::parse_http_date(text).ok()?).ok()?;
    Some((time.to_zoned(TimeZone::UTC).datetime(), Offset::UTC))
}

/// The end of the calendar, for a date with a year of five digits or more.
fn beyond_calendar(text: &str) -> Option<DateTime> {
    let (end, year) = match text.strip_prefix('-') {
        Some(year) => (DateTime::MIN, year),
        None => (DateTime::MAX, text.strip_prefix('+').unwrap_or(text)),
    };
    let (year, rest) = year.split_once('-')?;
    let digits = year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let date = rest.starts_with(|month: char| month.is_ascii_digit());
    (digits && date).then_some(end)
}

/// From a Unix time: in seconds, or in the unit that fits a number too large for seconds.
fn from_unix<T: Time>(number: i128) -> Parsed<T> {
    let units = [
        (100_000_000_000, 1_000_000_000),
        (100_000_000_000_000, 1_000_000),
        (100_000_000_000_000_000, 1000),
    ];
    let unit = units.iter().find(|(end, _)| number.unsigned_abs() < *end);
    from_nanoseconds(number.saturating_mul(unit.map_or(1, |(_, nanoseconds)| *nanoseconds)))
}

fn from_unix_fraction<T: Time>(number: f64) -> Parsed<T> {
    // A cast saturates. Beyond microseconds a present `f64` has no digits left.
    #[allow(clippy::cast_possible_truncation)]
    if number.abs() < 100_000_000_000.0 {
        from_nanoseconds((number * 1_000_000.0).round() as i128 * 1000)
    } else {
        from_unix(number as i128)
    }
}

fn from_nanoseconds<T: Time>(nanoseconds: i128) -> Parsed<T> {
    let (time, found) = match Timestamp::from_nanosecond(nanoseconds) {
        Ok(time) if time == Timestamp::UNIX_EPOCH => return Parsed::Unset,
        Ok(time) => (time, "a number"),
        Err(_) if nanoseconds.is_positive() => (Timestamp::MAX, OUT_OF_RANGE),
        Err(_) => (Timestamp::MIN, OUT_OF_RANGE),
    };
    let local = time.to_zoned(TimeZone::UTC).datetime();
    Parsed::Deviating(T::from_local(local, Offset::UTC).0, found)
}

struct TimeVisitor<T>(PhantomData<T>);

impl<T: Time> TimeVisitor<T> {
    fn other<E>(self, found: &str) -> Result<Option<T>, E> {
        report(EXPECTED, found);
        Ok(None)
    }

    fn take<E>(self, parsed: Parsed<T>, otherwise: &str) -> Result<Option<T>, E> {
        match parsed {
            Parsed::Documented(time) => Ok(Some(time)),
            Parsed::Unset => Ok(None),
            Parsed::Unknown => self.other(otherwise),
            Parsed::Deviating(time, found) => {
                report(EXPECTED, found);
                Ok(Some(time))
            }
        }
    }
}

impl<'de, T: Time> Visitor<'de> for TimeVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.take(parse(text), "another string")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.take(from_unix(number.into()), "a number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.take(from_unix(number.into()), "a number")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.take(from_unix_fraction(number), "a number")
    }

    other_types!(absent bool list object);
}

macro_rules! lenient_time {
    ($time:ty, $fallback:expr) => {
        impl LenientDeserialize for $time {
            /// Not used by generated types, which hold times as `Option`.
            fn fallback() -> Self {
                $fallback
            }

            fn deserialize_lenient<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                // No time is a fallback, and the message of the time's own parser would quote the value.
                Self::deserialize_option_lenient(deserializer)?
                    .ok_or_else(|| D::Error::custom(format_args!("expected {EXPECTED}")))
            }

            fn deserialize_option_lenient<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                deserializer.deserialize_any(TimeVisitor(PhantomData))
            }
        }
    };
}

lenient_time!(Timestamp, Self::UNIX_EPOCH);
lenient_time!(Date, Self::ZERO);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_time_says_what_it_expects() {
        use serde::de::Expected;

        let visitor: &dyn Expected = &TimeVisitor::<Date>(PhantomData);
        assert_eq!(visitor.to_string(), "an RFC 3339 time");
    }

    #[test]
    fn a_time_within_26_hours_of_the_year_1_is_unset() {
        for (time, zero) in [
            ("0000-12-30T21:59:59Z", false),
            ("0000-12-30T22:00:00Z", true),
            ("0001-01-01T00:00:00Z", true),
            ("0001-01-02T02:00:00Z", true),
            ("0001-01-02T02:00:01Z", false),
        ] {
            let parsed: Timestamp = time.parse().unwrap();
            assert_eq!(Time::is_zero(&parsed), zero, "{time}");
        }
        for (day, zero) in [
            (date(0, 12, 30), false),
            (date(0, 12, 31), true),
            (date(1, 1, 1), true),
            (date(1, 1, 2), true),
            (date(1, 1, 3), false),
        ] {
            assert_eq!(Time::is_zero(&day), zero, "{day}");
        }
    }

    #[test]
    fn a_local_time_beyond_the_range_is_the_end_of_it() {
        let offset = |hours| Offset::from_hours(hours).unwrap();
        let noon = date(2026, 3, 4).at(12, 0, 0, 0);
        let (time, out_of_range) = Timestamp::from_local(noon, offset(2));
        assert_eq!(
            (time.to_string().as_str(), out_of_range),
            ("2026-03-04T10:00:00Z", false)
        );
        let last = Timestamp::from_local(DateTime::MAX, offset(-12));
        assert_eq!(last, (Timestamp::MAX, true));
        let first = Timestamp::from_local(DateTime::MIN, offset(12));
        assert_eq!(first, (Timestamp::MIN, true));
        assert_eq!(
            Date::from_local(noon, offset(-20)),
            (date(2026, 3, 4), false)
        );
        assert_eq!(
            <Timestamp as LenientDeserialize>::fallback(),
            Timestamp::UNIX_EPOCH
        );
        assert_eq!(<Date as LenientDeserialize>::fallback(), date(0, 1, 1));
    }

    #[test]
    fn a_number_is_in_the_unit_that_fits_it() {
        let time = |text: &str| match parse::<Timestamp>(text) {
            Parsed::Deviating(time, "a number") => time.to_string(),
            Parsed::Deviating(_, found) => found.to_owned(),
            _ => "no number".to_owned(),
        };
        for (number, expected) in [
            ("1", "1970-01-01T00:00:01Z"),
            ("-1", "1969-12-31T23:59:59Z"),
            ("1.5", "1970-01-01T00:00:01.5Z"),
            ("-1.000001", "1969-12-31T23:59:58.999999Z"),
            ("0.0000004", "no number"),
            ("0.0000006", "1970-01-01T00:00:00.000001Z"),
            ("99999999999", "5138-11-16T09:46:39Z"),
            ("100000000000", "1973-03-03T09:46:40Z"),
            ("-100000000000", "1966-10-31T14:13:20Z"),
            ("99999999999.5", "5138-11-16T09:46:39.5Z"),
            ("100000000000.0", "1973-03-03T09:46:40Z"),
            ("-100000000000.0", "1966-10-31T14:13:20Z"),
            ("100000000000000", "1973-03-03T09:46:40Z"),
            ("100000000000000000", "1973-03-03T09:46:40Z"),
            ("1700000000123456789", "2023-11-14T22:13:20.123456789Z"),
            ("-1700000000123456789", "1916-02-18T01:46:39.876543211Z"),
            ("1e30", "a time out of range"),
            ("-1e30", "a time out of range"),
            ("1e400", "a time out of range"),
            ("0", "no number"),
            ("0.0", "no number"),
            ("1.", "no number"),
            ("inf", "no number"),
        ] {
            assert_eq!(time(number), expected, "{number}");
        }
    }

    #[test]
    fn a_zone_behind_a_time_is_utc_or_an_offset() {
        let found = |text: &str| match parse::<Timestamp>(text) {
            Parsed::Deviating(time, _) => Some(time.to_string()),
            _ => None,
        };
        for (zone, hour) in [
            ("UTC", Some("05")),
            ("GMT", Some("05")),
            ("+0200", Some("03")),
            ("-0200 EST", Some("07")),
            ("+02:00 m=+1", Some("03")),
            ("07", None),
            ("[Europe/Paris]", None),
            ("IST", None),
        ] {
            let time = hour.map(|hour| format!("2026-03-04T{hour}:06:00Z"));
            assert_eq!(found(&format!("2026-03-04 05:06 {zone}")), time, "{zone}");
        }
    }

    /// Passes on an optional value that is there, as formats other than JSON do.
    struct Present(serde_json::Value);

    impl<'de> Deserializer<'de> for Present {
        type Error = serde_json::Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_some(self.0)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    #[test]
    fn an_optional_time_is_decoded_by_formats_that_say_that_it_is_there() {
        let day = |value| Date::deserialize_option_lenient(Present(value)).unwrap();
        assert_eq!(day("2026-03-04".into()), Some(date(2026, 3, 4)));
        assert_eq!(day(serde_json::Value::Null), None);
    }
}
