//! Durations that the service counts in minutes, validated before they are sent. A fraction of a minute is rejected.
#![allow(
    dead_code,
    reason = "an area that needs only one of these can be built alone"
)]

use std::fmt;
use std::time::Duration;

use crate::{Error, Kind, Result};

/// Returns the minutes of `duration`, which must be one of `documented`.
pub(crate) fn one_of(what: &str, duration: Duration, documented: &[u64]) -> Result<i64> {
    let minutes = whole(what, duration)?;
    if documented.contains(&minutes) {
        return integer(what, minutes);
    }
    let mut listed: Vec<String> = documented.iter().map(u64::to_string).collect();
    let last = listed.pop().unwrap_or_default();
    Err(invalid(format!(
        "{what} can be {} or {last} minutes, not {minutes}",
        listed.join(", ")
    )))
}

/// Returns the minutes of `duration`, which must be at least one and not above `most`, if there is a limit.
pub(crate) fn up_to<N: TryFrom<u64>>(
    what: &str,
    duration: Duration,
    most: Option<u64>,
) -> Result<N> {
    let minutes = whole(what, duration)?;
    match most {
        _ if minutes == 0 => Err(invalid(format!("{what} cannot be zero"))),
        Some(most) if minutes > most => Err(invalid(format!(
            "{what} can be at most {most} minutes, not {minutes}"
        ))),
        _ => integer(what, minutes),
    }
}

/// Returns the minutes of `duration`, which can be zero.
pub(crate) fn or_zero<N: TryFrom<u64>>(what: &str, duration: Duration) -> Result<N> {
    integer(what, whole(what, duration)?)
}

fn whole(what: &str, duration: Duration) -> Result<u64> {
    if duration.subsec_nanos() == 0 && duration.as_secs().is_multiple_of(60) {
        return Ok(duration.as_secs() / 60);
    }
    Err(invalid(format!(
        "{what} is counted in whole minutes, not {duration:?}"
    )))
}

fn integer<N: TryFrom<u64>>(what: &str, minutes: u64) -> Result<N> {
    N::try_from(minutes).map_err(|_| invalid(format!("{what} is too long")))
}

fn invalid(why: impl fmt::Display) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn whole_minutes_are_counted_and_fractions_rejected() {
        assert_eq!(up_to::<i64>("it", seconds(60), None).unwrap(), 1);
        assert_eq!(up_to::<i32>("it", seconds(90 * 60), Some(90)).unwrap(), 90);
        for duration in [seconds(59), seconds(61), Duration::from_millis(60_001)] {
            let error = up_to::<i64>("it", duration, None).unwrap_err();
            assert!(error.is_configuration(), "{duration:?}");
            assert!(error.message().contains("whole minutes"), "{error}");
            assert!(one_of("it", duration, &[1, 2]).is_err(), "{duration:?}");
        }
    }

    #[test]
    fn zero_and_what_exceeds_a_limit_are_rejected() {
        for (duration, most, fault) in [
            (Duration::ZERO, None, "zero"),
            (seconds(180), Some(2), "at most 2 minutes, not 3"),
            (seconds(60 * (1 << 31)), None, "too long"),
        ] {
            let error = up_to::<i32>("it", duration, most).unwrap_err();
            assert!(error.message().contains(fault), "{error}");
        }
    }

    #[test]
    fn undocumented_minutes_are_rejected_with_the_documented_ones() {
        assert_eq!(one_of("it", seconds(120), &[1, 2, 5]).unwrap(), 2);
        let error = one_of("it", seconds(180), &[1, 2, 5]).unwrap_err();
        assert!(
            error.message().contains("1, 2 or 5 minutes, not 3"),
            "{error}"
        );
    }
}
