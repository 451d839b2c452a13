//! Points in time and dates: RFC 3339 on the wire, with the service's ways of saying "never".

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::lenient::{LenientDeserialize, number_in, otherwise_absent, visit_number};
use super::report::odd;

/// The service writes an unset time as the year 1.
const ZERO_DAY: &str = "0001-01-01";

/// A time on the wire.
trait Time: LenientDeserialize {
    /// From what the service writes.
    fn from_text(text: &str) -> Option<Self>;

    /// From Unix seconds.
    fn from_unix(seconds: i64) -> Option<Self>;
}

impl Time for Timestamp {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_unix(seconds: i64) -> Option<Self> {
        Self::from_second(seconds).ok()
    }
}

impl Time for Date {
    /// The date of a whole time too, which `jiff` takes with an offset, but not with a `Z`.
    fn from_text(text: &str) -> Option<Self> {
        text.trim_end_matches(['Z', 'z']).parse().ok()
    }

    fn from_unix(seconds: i64) -> Option<Self> {
        let time = Timestamp::from_second(seconds).ok()?;
        Some(time.to_zoned(jiff::tz::TimeZone::UTC).date())
    }
}

struct TimeVisitor<T>(PhantomData<T>);

impl<'de, T: Time> Visitor<'de> for TimeVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an RFC 3339 time")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let text = text.trim();
        if text.is_empty() || text.starts_with(ZERO_DAY) {
            return Ok(None);
        }
        let time = T::from_text(text);
        if time.is_none() {
            odd("an RFC 3339 time", "another string");
        }
        Ok(time)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    /// Unix seconds, or milliseconds where the number is too large for seconds of this age.
    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Self::Value, E> {
        odd("an RFC 3339 time", "a number");
        Ok(match number {
            0 => None,
            seconds if seconds.unsigned_abs() < 100_000_000_000 => T::from_unix(seconds),
            milliseconds => T::from_unix(milliseconds.div_euclid(1000)),
        })
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(0))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Self::Value, E> {
        #[allow(clippy::cast_possible_truncation)]
        self.visit_i64(number as i64)
    }

    otherwise_absent!(|_: &Self| "an RFC 3339 time"; bool list object);
}

macro_rules! received_time {
    ($time:ty, $absent:expr) => {
        impl LenientDeserialize for $time {
            /// Never seen: generated types hold times as `Option`, whose absence is `None`.
            fn absent() -> Self {
                $absent
            }

            fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // No time can stand for none, and the words of the time's own reader would quote what stood there.
                Self::deserialize_option_lenient(deserializer)?
                    .ok_or_else(|| D::Error::custom("expected an RFC 3339 time"))
            }

            fn deserialize_option_lenient<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                deserializer.deserialize_any(TimeVisitor(PhantomData))
            }
        }
    };
}

received_time!(Timestamp, Self::UNIX_EPOCH);
received_time!(Date, Self::ZERO);
