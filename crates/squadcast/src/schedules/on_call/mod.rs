//! Finds who is on call: now, at another time, or over a range of time.
//!
//! ```no_run
//! use squadcast::{ScheduleId, Squadcast};
//!
//! # async fn example(client: &Squadcast) -> Result<(), Box<dyn std::error::Error>> {
//! let schedule: ScheduleId = "4711".parse()?;
//! for on_call in client.schedules().on_call(&schedule).await? {
//!     // The name, if the service returned it; `Debug` never shows e-mail addresses and phone numbers.
//!     let name = on_call.person.as_ref().map(|person| person.name());
//!     println!("{} {}", on_call.who, name.unwrap_or_default());
//! }
//!
//! // Everyone who is on call in March, one entry per stretch of time.
//! let march = "2026-03-01T00:00:00Z".parse()?.."2026-04-01T00:00:00Z".parse()?;
//! for shift in client.schedules().shifts(&schedule, march.clone()).await? {
//!     println!("{:?} to {:?}: {}", shift.since, shift.until, shift.who);
//! }
//!
//! // Or read the schedule once, and calculate offline.
//! let roster = client.schedules().roster(&schedule, march).await?;
//! let noon = roster.on_call_at("2026-03-02T12:00:00Z".parse()?)?;
//! # let _ = noon;
//! # Ok(())
//! # }
//! ```
//!
//! # This endpoint is not in the vendor's reference
//! `GET /v4/schedules/who-is-oncall` is absent from the OpenAPI document, so nothing here is generated from it. What this
//! module relies on, and the evidence:
//!
//! | fact | evidence |
//! |---|---|
//! | `GET https://api[.eu].squadcast.com/v4/schedules/who-is-oncall` with the access token | at least three public programs |
//! | the query has `teamId` (text) and `scheduleID` (a number), both optional | public programs, one of them without both |
//! | `time` (RFC 3339, in UTC) selects another moment | one public program; a test of another one names it `at`. Unproven: a service that ignores it would return the current moment. [`OnCallList::computed`] does not depend on it |
//! | the response is `{"data": [{"oncall": [{"id", "first_name", "last_name", "email", "contact": {"dial_code", "phone_number"}}]}]}`, with one element of `data` per schedule | public programs |
//! | an empty `oncall` or an empty `data` means that no one is on call | public programs |
//! | fields that name the schedule of an element | not known, so [`OnCall::schedule`] is set only if one schedule was requested, as [`OnCallList::per_schedule`] does |
//!
//! If the service responds with 400, 404 or 405, the endpoint is missing or different, and the result is computed from the
//! documented operations: the schedule, its rotations, their participants, and the overrides. It is not computed after any
//! other error, such as 401, 403, 429 or a 5xx status.
//!
//! # Assumptions of the computation
//! The vendor documents the fields of rotations and overrides, but not how they are combined. What [`Roster`] assumes:
//!
//! | question | assumption |
//! |---|---|
//! | start of a rotation | a start at exactly midnight UTC, which the vendor's Terraform provider requires, is a day in the time zone of the schedule; any other start is a moment, and the first day is the one that contains it |
//! | end of a rotation | as the start: the beginning of a day or a moment; not included. It cuts a shift that is in progress |
//! | clock times | shifts and hand-overs are counted in local wall-clock time. A shift from 09:00 to 09:00 takes 23 or 25 hours when the clocks change |
//! | a clock time that is skipped when clocks go forward | the time as late after the change: 02:30 becomes 03:30. A shift that is empty then is dropped |
//! | a clock time that occurs twice when clocks go back | its first occurrence |
//! | a rotation without shifts | it covers the whole day |
//! | a shift without a day | it begins on every day of the period, whatever the period is; also in a custom period of several days |
//! | a shift that crosses midnight | it belongs to the day on which it begins, and so do its participants |
//! | period `none` | each shift occurs once, on the first possible day |
//! | hand-over | the next turn begins with the shifts of the first day after as many days, weeks, months or periods as set, counted from the first day of the rotation |
//! | hand-over per rotation | `rotation` is the period, such as a week for `weekly` |
//! | months from the 29th, 30th or 31st | the last day of shorter months; counted from the first day, so that the 31st is used again where it exists |
//! | number of iterations | periods; the shifts that begin in the last one are completed |
//! | unset values | an end of the year 1 and a number of iterations of zero mean that there is no end |
//! | overlapping shifts of a rotation | participants are on call once per rotation |
//! | a paused schedule | no one is on call, at any time |
//! | an override | it removes the participants that it relieves, while they are on call, and puts the others on call at these times only. Participants are compared by type and id: a user is not relieved as a member of a squad |
//! | an override that relieves no one | it puts its participants on call in addition, during its whole range |
//! | several overrides | they apply in the order of their ids, so that a later one can relieve a participant of an earlier one; of two that relieve the same participant the first one applies |
//!
//! The size of a computation is bounded by [`LONGEST_RANGE`] and by limits for shifts and overrides; values beyond them are an
//! error.

mod calculation;
mod endpoint;
mod list;
mod plan;
mod roster;

use std::fmt;

use jiff::Timestamp;

pub use list::OnCallList;
pub use roster::{LONGEST_RANGE, Roster};

use super::Participant;
use crate::{RotationId, ScheduleId, ScheduleOverrideId};

/// A participant who is on call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OnCall {
    /// The user, squad or team.
    pub who: Participant,
    /// Name and contact of a user, if the service returned them.
    pub person: Option<Person>,
    /// The start. `None` if it is not known: the service does not return it.
    pub since: Option<Timestamp>,
    /// The end, not included. `None` if it is not known: the service does not return it.
    pub until: Option<Timestamp>,
    /// The rotation or override that puts the participant on call. `None` if it is not known: the service does not return it.
    pub by: Option<OnCallBy>,
    /// The schedule, if it is known.
    pub schedule: Option<ScheduleId>,
}

/// The reason why a participant is on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OnCallBy {
    /// A rotation.
    Rotation(RotationId),
    /// An override.
    Override(ScheduleOverrideId),
}

/// Name and contact of a user who is on call. `Debug` shows neither e-mail address nor phone number.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Person {
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// The e-mail address. Personal data.
    pub email: Option<String>,
    /// The phone number with its dial code. Personal data.
    pub phone: Option<String>,
}

impl Person {
    /// Returns first and last name.
    #[must_use]
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.first_name, self.last_name);
        name.trim().to_owned()
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("first_name", &self.first_name)
            .field("last_name", &self.last_name)
            .field("email", &format_args!("[redacted]"))
            .field("phone", &format_args!("[redacted]"))
            .finish()
    }
}
