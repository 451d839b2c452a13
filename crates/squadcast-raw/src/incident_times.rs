//! The times to acknowledge and to resolve of an exported incident.

use std::time::Duration;

use jiff::Timestamp;

use crate::incidents::ExportedIncident;

impl ExportedIncident {
    /// Returns the time from the creation of the incident to its first acknowledgement; `None` if it was not acknowledged.
    ///
    /// The export has 0 milliseconds for an incident that was never acknowledged ([`tta_ms`](Self::tta_ms)), so a mean of that
    /// field is too low.
    ///
    /// ```
    /// # use squadcast_raw::incidents::ExportedIncident;
    /// fn mean(rows: &[ExportedIncident]) -> Option<std::time::Duration> {
    ///     let times: Vec<_> = rows.iter().filter_map(|row| row.time_to_acknowledge()).collect();
    ///     times.iter().sum::<std::time::Duration>().checked_div(times.len().try_into().ok()?)
    /// }
    /// # let mut open = ExportedIncident::default();
    /// # open.tta_ms = Some(0);
    /// # assert_eq!(mean(&[open]), None);
    /// ```
    #[must_use]
    pub fn time_to_acknowledge(&self) -> Option<Duration> {
        elapsed(self.created_at, self.acknowledged_at, self.tta_ms)
    }

    /// Returns the time from the creation of the incident to its resolution; `None` if it is not resolved.
    #[must_use]
    pub fn time_to_resolve(&self) -> Option<Duration> {
        elapsed(self.created_at, self.resolved_at, self.ttr_ms)
    }
}

/// A positive number of milliseconds counts; else the two times, of which the later one is absent if it never happened.
fn elapsed(
    created: Option<Timestamp>,
    happened: Option<Timestamp>,
    millis: Option<i64>,
) -> Option<Duration> {
    let stated = millis.and_then(|millis| u64::try_from(millis).ok());
    if let Some(millis) = stated.filter(|millis| *millis > 0) {
        return Some(Duration::from_millis(millis));
    }
    let happened = happened?;
    match created {
        Some(created) => Duration::try_from(happened.duration_since(created)).ok(),
        None => stated.map(Duration::from_millis),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn time_is_absent_if_it_never_happened() {
        let time = |second: i64| Some(Timestamp::from_second(second).unwrap());
        for (created, happened, millis, expected) in [
            (time(100), None, Some(0), None),
            (time(100), None, None, None),
            (time(100), None, Some(-5), None),
            (time(100), time(160), Some(60_000), Some(60_000)),
            (time(100), time(160), Some(0), Some(60_000)),
            (time(100), time(160), None, Some(60_000)),
            (time(100), time(100), Some(0), Some(0)),
            (None, time(160), Some(0), Some(0)),
            (None, None, Some(1500), Some(1500)),
            (None, time(160), None, None),
            (time(160), time(100), None, None),
        ] {
            let found = elapsed(created, happened, millis);
            assert_eq!(
                found,
                expected.map(Duration::from_millis),
                "{created:?} {happened:?} {millis:?}"
            );
        }
    }
}
