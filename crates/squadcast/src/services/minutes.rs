//! Durations that the service counts in minutes: checked before they are sent.

use std::time::Duration;

use crate::{Error, Kind, Result};

/// The minutes of `duration`, which must be one of those the service documents.
pub(super) fn one_of(what: &str, duration: Duration, documented: &[u64]) -> Result<i64> {
    let minutes = whole(what, duration)?;
    if documented.contains(&minutes) {
        return signed(what, minutes);
    }
    let mut listed: Vec<String> = documented.iter().map(u64::to_string).collect();
    let last = listed.pop().unwrap_or_default();
    Err(refused(format!(
        "{what} can be {} or {last} minutes, not {minutes}",
        listed.join(", ")
    )))
}

/// The minutes of `duration`, which must be at least one and, where the service states one, not above `most`.
pub(super) fn up_to(what: &str, duration: Duration, most: Option<u64>) -> Result<i64> {
    let minutes = whole(what, duration)?;
    match most {
        _ if minutes == 0 => Err(refused(format!("{what} cannot be zero"))),
        Some(most) if minutes > most => Err(refused(format!(
            "{what} can be {most} minutes at most, not {minutes}"
        ))),
        _ => signed(what, minutes),
    }
}

fn whole(what: &str, duration: Duration) -> Result<u64> {
    if duration.subsec_nanos() == 0 && duration.as_secs().is_multiple_of(60) {
        return Ok(duration.as_secs() / 60);
    }
    Err(refused(format!(
        "{what} is counted in whole minutes, and {duration:?} is none"
    )))
}

fn signed(what: &str, minutes: u64) -> Result<i64> {
    i64::try_from(minutes).map_err(|_| refused(format!("{what} is too long")))
}

fn refused(why: String) -> Error {
    Error::new(Kind::Configuration, why)
}
