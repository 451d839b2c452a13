//! The time range that a list or an export of incidents covers.

use std::fmt;
use std::ops::Range;
use std::time::Duration;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use squad_core::clock::Clock;

use crate::{Error, Kind, Result};

/// A range of time, from its start up to its end.
///
/// An empty range and one that is upside down are refused when it is used, before anything is sent.
///
/// ```
/// use squadcast::Window;
/// use std::time::Duration;
///
/// let week = Window::last_days(7);
/// let hour = Window::last(Duration::from_secs(3600));
/// let july = Window::between("2026-07-01T00:00:00Z".parse()?, "2026-08-01T00:00:00Z".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window(Bounds);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bounds {
    Between(Timestamp, Timestamp),
    Since(Timestamp),
    Last(Duration),
}

impl Window {
    /// From `start` up to `end`.
    #[must_use]
    pub const fn between(start: Timestamp, end: Timestamp) -> Self {
        Self(Bounds::Between(start, end))
    }

    /// From `start` up to now. It is now when the request is made.
    #[must_use]
    pub const fn since(start: Timestamp) -> Self {
        Self(Bounds::Since(start))
    }

    /// From that long ago up to now.
    #[must_use]
    pub const fn last(duration: Duration) -> Self {
        Self(Bounds::Last(duration))
    }

    /// The last so many times an hour, up to now.
    #[must_use]
    pub const fn last_hours(hours: u32) -> Self {
        Self::last(Duration::from_secs(hours as u64 * 3600))
    }

    /// The last so many times 24 hours, up to now.
    #[must_use]
    pub const fn last_days(days: u32) -> Self {
        Self::last(Duration::from_secs(days as u64 * 24 * 3600))
    }

    /// The bounds of the range. Where it reaches up to now, its bounds are whole seconds that leave nothing out.
    pub(super) fn bounds(self, clock: &dyn Clock) -> Result<Span> {
        let (start, end) = match self.0 {
            Bounds::Between(start, end) => (start, end),
            Bounds::Since(start) => (start, rounded(now(clock)?, RoundMode::Ceil)?),
            Bounds::Last(duration) => {
                let now = now(clock)?;
                let start = now.checked_sub(duration).map_err(|error| {
                    let words = format!(
                        "a range of {} s reaches before the beginning of time",
                        duration.as_secs()
                    );
                    refused(words).with_source(error)
                })?;
                (
                    rounded(start, RoundMode::Floor)?,
                    rounded(now, RoundMode::Ceil)?,
                )
            }
        };
        if matches!(self.0, Bounds::Last(Duration::ZERO)) || start == end {
            return Err(refused(format!(
                "the time range is empty: it ends where it begins, at {end}"
            )));
        }
        if start > end {
            return Err(refused(format!(
                "the time range is upside down: it begins at {start}, after its end at {end}"
            )));
        }
        Ok(Span { start, end })
    }
}

impl From<Range<Timestamp>> for Window {
    fn from(range: Range<Timestamp>) -> Self {
        Self::between(range.start, range.end)
    }
}

/// A range whose end comes after its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
}

impl Span {
    /// The range in pieces of at most `longest`, in order. Each begins `overlap` before the end of the one before, so that
    /// it does not matter whether the service counts a bound in or out.
    pub(super) fn pieces(self, longest: Duration, overlap: Duration) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut start = self.start;
        loop {
            let end = start
                .checked_add(longest)
                .map_or(self.end, |end| end.min(self.end));
            pieces.push(Self { start, end });
            let next = end.checked_sub(overlap).unwrap_or(end);
            if end >= self.end || next <= start {
                return pieces;
            }
            start = next;
        }
    }

    /// Whether the range is longer than `longest`.
    pub(super) fn exceeds(self, longest: Duration) -> bool {
        self.start
            .checked_add(longest)
            .is_ok_and(|end| end < self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.start, self.end)
    }
}

fn now(clock: &dyn Clock) -> Result<Timestamp> {
    Timestamp::try_from(clock.wall())
        .map_err(|error| refused("the clock shows no usable time".into()).with_source(error))
}

fn rounded(time: Timestamp, mode: RoundMode) -> Result<Timestamp> {
    time.round(TimestampRound::new().smallest(Unit::Second).mode(mode))
        .map_err(|error| refused("the time range is too far away".into()).with_source(error))
}

fn refused(why: String) -> Error {
    Error::new(Kind::Configuration, format!("{why}; nothing was sent"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use squad_core::testing::ManualClock;

    const DAY: Duration = Duration::from_secs(24 * 3600);

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn span(start: &str, end: &str) -> Span {
        Span {
            start: time(start),
            end: time(end),
        }
    }

    #[test]
    fn ranges_up_to_now_are_whole_seconds_that_leave_nothing_out() {
        let clock = ManualClock::new();
        clock.advance(Duration::from_millis(1500));
        let span = Window::last_hours(1).bounds(&clock).unwrap();
        assert_eq!(
            span.to_string(),
            "2025-12-31T23:00:01Z to 2026-01-01T00:00:02Z"
        );
        let since = Window::since(time("2025-12-31T00:00:00.25Z")).bounds(&clock);
        assert_eq!(
            since.unwrap().to_string(),
            "2025-12-31T00:00:00.25Z to 2026-01-01T00:00:02Z"
        );
    }

    #[test]
    fn empty_and_upside_down_ranges_are_refused() {
        let clock = ManualClock::new();
        let (early, late) = (time("2026-01-01T00:00:00Z"), time("2026-01-02T00:00:00Z"));
        for (window, word) in [
            (Window::from(late..early), "upside down"),
            (Window::between(early, early), "empty"),
            (Window::since(late), "upside down"),
            (Window::last(Duration::ZERO), "empty"),
            (Window::last(Duration::MAX), "beginning of time"),
        ] {
            let error = window.bounds(&clock).unwrap_err();
            assert!(error.is_configuration(), "{window:?}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }

    #[test]
    fn pieces_cover_the_range_and_overlap() {
        let whole = span("2026-01-01T00:00:00Z", "2026-03-15T00:00:00Z");
        let pieces = whole.pieces(30 * DAY, Duration::from_secs(1));
        assert_eq!(
            pieces,
            [
                span("2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z"),
                span("2026-01-30T23:59:59Z", "2026-03-01T23:59:59Z"),
                span("2026-03-01T23:59:58Z", "2026-03-15T00:00:00Z"),
            ]
        );
        let month = span("2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z");
        assert_eq!(month.pieces(30 * DAY, Duration::from_secs(1)), [month]);
        assert!(!month.exceeds(30 * DAY));
        assert!(whole.exceeds(30 * DAY));
    }
}
