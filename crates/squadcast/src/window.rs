//! The time range that a list, an export or a figure covers.
#![allow(dead_code, reason = "an area that needs no windows can be built alone")]

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::time::Duration;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use squad_core::clock::Clock;

use crate::{Error, Kind, Result};

/// A time range, from its start up to its end.
///
/// An empty or inverted range is an error when it is used, before a request is sent.
///
/// ```
/// use squadcast::Window;
/// use std::time::Duration;
///
/// let week = Window::last_days(7);
/// let hour = Window::last(Duration::from_secs(3600));
/// let (start, end) = ("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z");
/// let july = Window::between(start.parse()?, end.parse()?);
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
    /// Creates a range from `start` up to `end`.
    #[must_use]
    pub const fn between(start: Timestamp, end: Timestamp) -> Self {
        Self(Bounds::Between(start, end))
    }

    /// Creates a range from `start` up to the time of the request.
    #[must_use]
    pub const fn since(start: Timestamp) -> Self {
        Self(Bounds::Since(start))
    }

    /// Creates a range of this length up to the time of the request.
    #[must_use]
    pub const fn last(duration: Duration) -> Self {
        Self(Bounds::Last(duration))
    }

    /// Creates a range of this many hours up to the time of the request.
    #[must_use]
    pub const fn last_hours(hours: u32) -> Self {
        Self::last(Duration::from_secs(hours as u64 * 3600))
    }

    /// Creates a range of this many times 24 hours up to the time of the request.
    #[must_use]
    pub const fn last_days(days: u32) -> Self {
        Self::last(Duration::from_secs(days as u64 * 24 * 3600))
    }

    /// Returns the bounds of the range. If it ends now, they are extended to whole seconds.
    pub(crate) fn bounds(self, clock: &dyn Clock) -> Result<Span> {
        let (start, end) = match self.0 {
            Bounds::Between(start, end) => (start, end),
            Bounds::Since(start) => (start, rounded(now(clock)?, RoundMode::Ceil)?),
            Bounds::Last(duration) => {
                let now = now(clock)?;
                let start = now.checked_sub(duration).map_err(|error| {
                    let message = format!(
                        "a time range of {} s starts before the earliest date",
                        duration.as_secs()
                    );
                    invalid(message).with_source(error)
                })?;
                (
                    rounded(start, RoundMode::Floor)?,
                    rounded(now, RoundMode::Ceil)?,
                )
            }
        };
        // Rounding makes an empty range up to now one of a second.
        let is_empty = matches!(self.0, Bounds::Last(Duration::ZERO));
        match start.cmp(&end) {
            Ordering::Less if !is_empty => Ok(Span { start, end }),
            Ordering::Greater => Err(invalid(format!(
                "the time range is inverted: it starts at {start}, after its end at {end}"
            ))),
            _ => Err(invalid(format!(
                "the time range is empty: it starts and ends at {end}"
            ))),
        }
    }
}

impl From<Range<Timestamp>> for Window {
    fn from(range: Range<Timestamp>) -> Self {
        Self::between(range.start, range.end)
    }
}

/// A range whose end comes after its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
}

impl Span {
    /// Returns windows of at most `longest` that cover the range, in order. Each starts `overlap` before the end of the
    /// previous one.
    pub(crate) fn windows(self, longest: Duration, overlap: Duration) -> Windows {
        Windows {
            next: Some(self.start),
            end: self.end,
            longest,
            overlap,
        }
    }

    /// Returns whether the range is longer than `longest`.
    pub(crate) fn exceeds(self, longest: Duration) -> bool {
        self.start
            .checked_add(longest)
            .is_ok_and(|end| end < self.end)
    }
}

/// The windows of a range, see [`Span::windows`].
#[derive(Debug, Clone)]
pub(crate) struct Windows {
    next: Option<Timestamp>,
    end: Timestamp,
    longest: Duration,
    overlap: Duration,
}

impl Iterator for Windows {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.next.take()?;
        let end = start
            .checked_add(self.longest)
            .map_or(self.end, |end| end.min(self.end));
        if end < self.end {
            let next = end.checked_sub(self.overlap).unwrap_or(end);
            self.next = Some(if next > start { next } else { end });
        }
        Some(Span { start, end })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.start, self.end)
    }
}

pub(super) fn now(clock: &dyn Clock) -> Result<Timestamp> {
    Timestamp::try_from(clock.wall())
        .map_err(|error| invalid("the clock has no valid time".into()).with_source(error))
}

fn rounded(time: Timestamp, mode: RoundMode) -> Result<Timestamp> {
    time.round(TimestampRound::new().smallest(Unit::Second).mode(mode))
        .map_err(|error| invalid("the time range is out of range".into()).with_source(error))
}

fn invalid(why: String) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
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
    fn range_up_to_now_is_extended_to_whole_seconds() {
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
    fn empty_and_inverted_ranges_are_rejected() {
        let clock = ManualClock::new();
        let (early, late) = (time("2026-01-01T00:00:00Z"), time("2026-01-02T00:00:00Z"));
        for (window, word) in [
            (Window::from(late..early), "inverted"),
            (Window::between(early, early), "empty"),
            (Window::since(late), "inverted"),
            (Window::last(Duration::ZERO), "empty"),
            (Window::last(Duration::MAX), "earliest date"),
        ] {
            let error = window.bounds(&clock).unwrap_err();
            assert!(error.is_configuration(), "{window:?}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }

    #[test]
    fn windows_cover_the_range_and_overlap() {
        let whole = span("2026-01-01T00:00:00Z", "2026-03-15T00:00:00Z");
        let windows: Vec<Span> = whole.windows(30 * DAY, Duration::from_secs(1)).collect();
        assert_eq!(
            windows,
            [
                span("2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z"),
                span("2026-01-30T23:59:59Z", "2026-03-01T23:59:59Z"),
                span("2026-03-01T23:59:58Z", "2026-03-15T00:00:00Z"),
            ]
        );
        let month = span("2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z");
        assert!(month.windows(30 * DAY, Duration::from_secs(1)).eq([month]));
        assert!(!month.exceeds(30 * DAY));
        assert!(whole.exceeds(30 * DAY));
    }

    #[test]
    fn windows_that_are_as_long_as_their_overlap_reach_the_end() {
        let whole = span("2026-01-01T00:00:00Z", "2026-01-01T00:00:03Z");
        let second = Duration::from_secs(1);
        for overlap in [second, 2 * second] {
            let starts: Vec<i64> = whole
                .windows(second, overlap)
                .take(5)
                .map(|window| window.start.as_second() - whole.start.as_second())
                .collect();
            assert_eq!(starts, [0, 1, 2]);
        }
    }
}
