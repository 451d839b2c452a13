//! On-call schedules, with their rotations, overrides and calendar links, and [who is on call](on_call).
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use squadcast::jiff::civil::{date, time};
//! use squadcast::schedules::{NewOverride, NewRotation, NewSchedule, Shift, Turn};
//! use squadcast::{Squadcast, TeamId, UserId};
//!
//! # async fn example(
//! #     client: &Squadcast, team: TeamId, ada: UserId, bob: UserId, eve: UserId,
//! # ) -> Result<(), Box<dyn std::error::Error>> {
//! let schedules = client.schedules();
//! let schedule = NewSchedule::new("Payments, primary", "Europe/Berlin", &ada);
//! let schedule = schedules.create(&team, schedule).await?;
//!
//! // From nine to nine, a week each: first Ada, then Bob and Eve together.
//! let day = Duration::from_secs(24 * 60 * 60);
//! let week = NewRotation::weekly("Week", date(2026, 1, 5))
//!     .shift(Shift::daily(time(9, 0, 0, 0), day))
//!     .turn(&ada)
//!     .turn(Turn::of([&bob, &eve]));
//! schedules.rotations(&schedule).create(week).await?;
//!
//! let morning = "2026-01-07T08:00:00Z".parse()?.."2026-01-07T12:00:00Z".parse()?;
//! let dentist = NewOverride::new(morning)
//!     .relieve(&ada)
//!     .with(&bob)
//!     .because("dentist");
//! schedules.overrides(&schedule).create(dentist).await?;
//!
//! for on_call in schedules.on_call(&schedule).await? {
//!     println!("{} is on call", on_call.who);
//! }
//!
//! // Every method that takes an id takes the schedule itself, too.
//! let calendar = schedules.calendar_link(&schedule).create().await?;
//! println!("subscribe to {}", calendar.expose());
//! # Ok(())
//! # }
//! ```

mod by_name;
mod calendar_link;
mod list;
pub mod on_call;
mod overrides;
mod participants;
mod requests;
mod rotation;
mod rotations;
mod shift;
mod zone;

use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use serde_json::Map;
use squadcast_raw::schedules::{
    ChangeTimezoneRequest, PauseResumeAction, PauseResumeScheduleRequest,
};

pub use calendar_link::{CalendarLink, CalendarUrl};
pub use jiff::civil::Weekday;
pub use list::ScheduleList;
pub use overrides::{NewOverride, OverrideList, OverrideUpdate, Overrides};
pub use participants::{Participant, Turn};
pub use requests::{NewSchedule, ScheduleUpdate};
pub use rotation::{NewRotation, RotationUpdate};
pub use rotations::Rotations;
pub use shift::{Period, Shift};
pub use squadcast_raw::schedules::{
    HandOverUnit as HandOver, OverrideParticipantGroup, Participant as ParticipantEntry,
    ParticipantGroup, ParticipantType, PauseResumeScheduleResponse as PauseOutcome, Rotation,
    RotationPeriod, RotationPeriodUnit, Schedule, ScheduleOverride, ScheduleOwnerType, ShiftDay,
    ShiftTimeSlot, Tag,
};
pub use zone::ZoneName;

use crate::id::identified;
use crate::request::request;
use crate::{Error, IdOf, Kind, RequestBuilder, Result, ScheduleId, Squadcast, TeamId, kind};

/// The on-call schedules. From [`Squadcast::schedules`].
#[derive(Debug, Clone, Copy)]
pub struct Schedules<'a> {
    client: &'a Squadcast,
}

impl<'a> Schedules<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the schedules of a team.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, UserId};
    /// # async fn example(
    /// #     client: &Squadcast, team: TeamId, ada: UserId,
    /// # ) -> squadcast::Result<()> {
    /// let of_ada = client.schedules().list(&team).participant(&ada).hide_paused();
    /// for schedule in of_ada.await? {
    ///     println!("{} in {}", schedule.name, schedule.time_zone);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Schedules_listSchedules`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> ScheduleList {
        ScheduleList::new(self.client, team)
    }

    /// Gets a schedule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_getScheduleById`.
    pub fn get(&self, schedule: impl IdOf<kind::Schedule>) -> RequestBuilder<Schedule> {
        request(|| {
            let schedule = ScheduleId::of(schedule)?;
            let raw = self.client.raw();
            Ok(raw.schedules_get_schedule_by_id(&schedule.id()).into())
        })
    }

    /// Creates an empty schedule for a team. No one is on call until it has a [rotation](Self::rotations).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the name is empty or the time zone is unknown.
    ///
    /// Operation: `Schedules_createSchedule`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        schedule: NewSchedule,
    ) -> RequestBuilder<Schedule> {
        request(|| {
            let body = schedule.request(TeamId::of(team)?)?;
            let raw = self.client.raw();
            Ok(raw.schedules_create_schedule(&body).into())
        })
    }

    /// Updates a schedule. Fields that the update does not set keep their value.
    ///
    /// The API replaces all fields, so the schedule is read first. A change that another writer makes between the two requests
    /// is lost.
    ///
    /// ```
    /// # use squadcast::{ScheduleId, Squadcast, schedules::ScheduleUpdate};
    /// # async fn example(client: &Squadcast, schedule: ScheduleId) -> squadcast::Result<()> {
    /// let rename = ScheduleUpdate::new().name("Payments, secondary");
    /// client.schedules().update(&schedule, rename).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) if the new name is empty.
    ///
    /// Operation: `Schedules_updateSchedule`, after `Schedules_getScheduleById`.
    pub fn update(
        &self,
        schedule: impl IdOf<kind::Schedule>,
        update: ScheduleUpdate,
    ) -> RequestBuilder<Schedule> {
        request(|| {
            let id = ScheduleId::of(schedule)?;
            let update = update.checked()?;
            let client = self.client.clone();
            Ok(self.get(id).and_then(move |schedule| {
                let body = update.applied_to(schedule);
                client.raw().schedules_update_schedule(&id.id(), &body)
            }))
        })
    }

    /// Replaces the name, description, owner and tags of a schedule by those of one that was read before, with changes to its
    /// public fields. The time zone has a method of its own, [`set_time_zone`](Self::set_time_zone).
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_updateSchedule`.
    pub fn replace(&self, schedule: &Schedule) -> RequestBuilder<Schedule> {
        request(|| {
            let id = ScheduleId::of(schedule)?;
            let body = requests::whole(schedule.clone());
            let raw = self.client.raw();
            Ok(raw.schedules_update_schedule(&id.id(), &body).into())
        })
    }

    /// Deletes a schedule with its rotations and overrides.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist. An escalation policy that still names the
    /// schedule may prevent it.
    ///
    /// Operation: `Schedules_deleteSchedule`.
    pub fn delete(&self, schedule: impl IdOf<kind::Schedule>) -> RequestBuilder<()> {
        request(|| {
            let schedule = ScheduleId::of(schedule)?;
            let raw = self.client.raw();
            Ok(raw.schedules_delete_schedule(&schedule.id()).into())
        })
    }

    /// Pauses a schedule: no one is on call through it until it is resumed.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_pauseresumeSchedule`.
    pub fn pause(&self, schedule: impl IdOf<kind::Schedule>) -> RequestBuilder<PauseOutcome> {
        self.act(schedule, PauseResumeAction::Pause)
    }

    /// Resumes a paused schedule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_pauseresumeSchedule`.
    pub fn resume(&self, schedule: impl IdOf<kind::Schedule>) -> RequestBuilder<PauseOutcome> {
        self.act(schedule, PauseResumeAction::Resume)
    }

    fn act(
        &self,
        schedule: impl IdOf<kind::Schedule>,
        action: PauseResumeAction,
    ) -> RequestBuilder<PauseOutcome> {
        request(|| {
            let schedule = ScheduleId::of(schedule)?;
            let body = PauseResumeScheduleRequest::new().action(action);
            let raw = self.client.raw();
            Ok(raw
                .schedules_pauseresume_schedule(&schedule.id(), &body)
                .into())
        })
    }

    /// Moves a schedule to another time zone. Its shifts are counted in it, so the moments at which they begin change. Returns
    /// the name of the new time zone.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the time zone is unknown,
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_changeTimezone`.
    pub fn set_time_zone(
        &self,
        schedule: impl IdOf<kind::Schedule>,
        zone: impl Into<ZoneName>,
    ) -> RequestBuilder<String> {
        request(|| {
            let schedule = ScheduleId::of(schedule)?;
            let body = ChangeTimezoneRequest::new().time_zone(zone.into().checked()?);
            let raw = self.client.raw();
            Ok(raw
                .schedules_change_timezone(&schedule.id(), &body)
                .into_request()
                .map(|response| response.time_zone))
        })
    }

    /// Creates a copy of a schedule, presumably with its rotations. Every call creates another copy.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist.
    ///
    /// Operation: `Schedules_cloneSchedule`.
    #[doc(alias = "clone")]
    pub fn duplicate(&self, schedule: impl IdOf<kind::Schedule>) -> RequestBuilder<Schedule> {
        request(|| {
            let schedule = ScheduleId::of(schedule)?;
            let raw = self.client.raw();
            Ok(raw
                .schedules_clone_schedule(&schedule.id(), &Map::new())
                .into())
        })
    }

    /// Returns the rotations of a schedule, as a nested resource.
    #[must_use]
    pub fn rotations(&self, schedule: impl IdOf<kind::Schedule>) -> Rotations<'a> {
        Rotations::new(self.client, schedule)
    }

    /// Returns the overrides of a schedule, as a nested resource.
    #[must_use]
    pub fn overrides(&self, schedule: impl IdOf<kind::Schedule>) -> Overrides<'a> {
        Overrides::new(self.client, schedule)
    }

    /// Returns the calendar link (iCal) of a schedule, as a nested resource.
    #[must_use]
    #[doc(alias = "ical")]
    pub fn calendar_link(&self, schedule: impl IdOf<kind::Schedule>) -> CalendarLink<'a> {
        CalendarLink::new(self.client, schedule)
    }
}

identified!(kind::Schedule: Schedule.id);
identified!(kind::Rotation: Rotation.id);
identified!(kind::ScheduleOverride: ScheduleOverride.id);

fn invalid(why: impl fmt::Display) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

/// Returns the name, which is not empty.
fn named(what: &str, name: String) -> Result<String> {
    if name.trim().is_empty() {
        return Err(invalid(format!("the name of {what} is empty")));
    }
    Ok(name)
}

/// Checks that a range of time is not empty.
fn check_range(range: &Range<Timestamp>) -> Result<()> {
    if range.end <= range.start {
        return Err(invalid(format!(
            "the range from {} to {} ends before it starts",
            range.start, range.end
        )));
    }
    Ok(())
}
