//! Everything that decides who is on call through a schedule, for offline use.

use std::ops::Range;
use std::time::Duration;

use jiff::Timestamp;
use squadcast_raw::schedules::{Rotation, Schedule, ScheduleOverride};

use super::OnCall;
use super::calculation::{Stint, stints};
use crate::schedules::{check_range, invalid, zone};
use crate::{Error, Kind, Result};

/// The longest range of time of one computation: ten years of 366 days.
pub const LONGEST_RANGE: Duration = Duration::from_secs(3660 * 24 * 60 * 60);

/// The time before and after a moment in which the start and the end of a shift are searched.
pub(super) const HORIZON: Duration = Duration::from_secs(35 * 24 * 60 * 60);

/// A schedule with its rotations and overrides: everything that decides who is on call. Nothing here sends a request.
///
/// [`Schedules::roster`](crate::schedules::Schedules::roster) reads one, and [`Roster::new`] creates one of parts, for example
/// in a test. The [module](super) lists the assumptions of the computation.
///
/// ```
/// use squadcast::schedules::on_call::Roster;
/// use squadcast::schedules::{Rotation, Schedule};
///
/// let schedule: Schedule = serde_json::from_str(r#"{"id": 1, "timeZone": "Europe/Berlin"}"#)?;
/// let weekly: Rotation = serde_json::from_str(
///     r#"{
///         "id": 2, "startDate": "2026-01-05T00:00:00Z", "period": "weekly",
///         "shiftTimeSlots": [{"startHour": 9, "startMin": 0, "duration": 1440}],
///         "changeParticipantsFrequency": 1, "changeParticipantsUnit": "rotation",
///         "rotationParticipants": [
///             {"participants": [{"id": "ada", "type": "user"}]},
///             {"participants": [{"id": "bob", "type": "user"}]}
///         ]
///     }"#,
/// )?;
/// let roster = Roster::new(schedule, [weekly], []);
///
/// // Ada hands over to Bob on Monday at nine, which is eight in UTC.
/// let on_call = roster.on_call_at("2026-01-12T07:59:59Z".parse()?)?;
/// assert_eq!(on_call[0].who.id(), "ada");
/// assert_eq!(on_call[0].until, Some("2026-01-12T08:00:00Z".parse()?));
/// let on_call = roster.on_call_at("2026-01-12T08:00:00Z".parse()?)?;
/// assert_eq!(on_call[0].who.id(), "bob");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    schedule: Schedule,
    rotations: Vec<Rotation>,
    overrides: Vec<ScheduleOverride>,
    /// The range in which the overrides are complete; `None` if it is not limited.
    known: Option<Range<Timestamp>>,
}

impl Roster {
    /// Creates a roster of all rotations and all overrides of a schedule.
    pub fn new(
        schedule: Schedule,
        rotations: impl IntoIterator<Item = Rotation>,
        overrides: impl IntoIterator<Item = ScheduleOverride>,
    ) -> Self {
        Self {
            schedule,
            rotations: rotations.into_iter().collect(),
            overrides: overrides.into_iter().collect(),
            known: None,
        }
    }

    /// Limits the roster to the range of time in which its overrides are complete. Times outside of it are errors.
    #[must_use]
    pub fn known_in(mut self, range: Range<Timestamp>) -> Self {
        self.known = Some(range);
        self
    }

    /// Returns the schedule.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Returns the rotations.
    #[must_use]
    pub fn rotations(&self) -> &[Rotation] {
        &self.rotations
    }

    /// Returns the overrides.
    #[must_use]
    pub fn overrides(&self) -> &[ScheduleOverride] {
        &self.overrides
    }

    /// Returns who is on call at a time; no one is a legal result.
    ///
    /// Start and end of each entry are `None` if they are more than 35 days away, or outside of the range in which the roster
    /// is known.
    ///
    /// # Errors
    /// As for [`shifts`](Self::shifts).
    pub fn on_call_at(&self, at: Timestamp) -> Result<Vec<OnCall>> {
        let mut window = around(at);
        if let Some(known) = &self.known {
            if !known.contains(&at) {
                return Err(outside(known, at));
            }
            window = window.start.max(known.start)..window.end.min(known.end);
        }
        let now = |stint: &Stint| stint.from <= at && at < stint.until;
        let stints = self.stints(&window)?.into_iter().filter(now);
        let entries = stints.map(|stint| OnCall {
            since: Some(stint.from).filter(|from| *from > window.start),
            until: Some(stint.until).filter(|until| *until < window.end),
            ..self.entry(stint)
        });
        Ok(entries.collect())
    }

    /// Returns who is on call in a range of time, ordered by the start. The entries are cut at the ends of the range.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the range is empty, longer than [`LONGEST_RANGE`], not within the known range of the roster,
    /// or has too many shifts; [`Kind::Decode`] if the time zone is unknown or a rotation or override has a value without a
    /// meaning, such as a period of zero days.
    pub fn shifts(&self, range: Range<Timestamp>) -> Result<Vec<OnCall>> {
        check_length(&range)?;
        if let Some(known) = &self.known {
            if range.start < known.start {
                return Err(outside(known, range.start));
            }
            if range.end > known.end {
                return Err(outside(known, range.end));
            }
        }
        let stints = self.stints(&range)?.into_iter();
        Ok(stints.map(|stint| self.entry(stint)).collect())
    }

    fn stints(&self, range: &Range<Timestamp>) -> Result<Vec<Stint>> {
        if self.schedule.paused {
            return Ok(Vec::new());
        }
        let name = &self.schedule.time_zone;
        let zone = zone::find(name).ok_or_else(|| {
            let id = self.schedule.id;
            let message = format!("the schedule {id} has an unknown time zone: {name:?}");
            Error::new(Kind::Decode, message)
        })?;
        stints(&self.rotations, &self.overrides, &zone, range)
    }

    fn entry(&self, stint: Stint) -> OnCall {
        OnCall {
            who: stint.who,
            person: None,
            since: Some(stint.from),
            until: Some(stint.until),
            by: Some(stint.by),
            schedule: Some(self.schedule.id.into()),
        }
    }
}

/// Returns the range in which start and end of the shifts at a moment are searched.
pub(super) fn around(at: Timestamp) -> Range<Timestamp> {
    let start = at.checked_sub(HORIZON).unwrap_or(Timestamp::MIN);
    let end = at.checked_add(HORIZON).unwrap_or(Timestamp::MAX);
    start..end
}

fn outside(known: &Range<Timestamp>, at: Timestamp) -> Error {
    let (start, end) = (known.start, known.end);
    invalid(format!(
        "the overrides are known from {start} to {end}, and not at {at}"
    ))
}

/// Checks that a range of time is neither empty nor too long.
pub(super) fn check_length(range: &Range<Timestamp>) -> Result<()> {
    check_range(range)?;
    if range.start.duration_until(range.end).unsigned_abs() > LONGEST_RANGE {
        return Err(invalid("the range is longer than ten years"));
    }
    Ok(())
}
