//! The overrides of a schedule: ranges of time in which other participants are on call.

use std::future::IntoFuture;
use std::ops::Range;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use squad_core::list::{Page, Paging, Position, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::schedules::{
    CreateScheduleOverrideRequest, OverrideParticipantGroup, UpdateScheduleOverrideRequest,
};
use squadcast_raw::wire;

use super::list::checked_page_size;
use super::{Participant, ScheduleOverride, Turn, check_range, invalid};
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, ScheduleId, ScheduleOverrideId, Squadcast, kind};

/// The overrides of one schedule. From [`Schedules::overrides`](super::Schedules::overrides).
///
/// ```
/// # use squadcast::{ScheduleId, Squadcast, UserId};
/// use squadcast::schedules::NewOverride;
///
/// # async fn example(
/// #     client: &Squadcast, schedule: ScheduleId, ada: UserId, bob: UserId,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// let overrides = client.schedules().overrides(&schedule);
/// let morning = "2026-03-02T08:00:00Z".parse()?.."2026-03-02T12:00:00Z".parse()?;
/// let dentist = NewOverride::new(morning).relieve(&ada).with(&bob).because("dentist");
/// let dentist = overrides.create(dentist).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Overrides<'a> {
    client: &'a Squadcast,
    schedule: Result<ScheduleId>,
}

/// The overrides of a schedule in a range of time: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`Overrides::list`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct OverrideList {
    client: Squadcast,
    schedule: Result<ScheduleId>,
    range: Range<Timestamp>,
    participant: Option<Participant>,
    page_size: Option<usize>,
    options: RequestOptions,
}

/// An override to create. It needs participants to relieve and participants who take over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewOverride {
    range: Range<Timestamp>,
    relieved: Turn,
    substitutes: Turn,
    reason: String,
}

/// Changes to an override. Fields that are not set keep their value.
///
/// ```
/// use squadcast::schedules::OverrideUpdate;
///
/// let update = OverrideUpdate::new().because("the dentist is late");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct OverrideUpdate {
    range: Option<Range<Timestamp>>,
    relieved: Option<Turn>,
    substitutes: Option<Turn>,
    reason: Option<String>,
}

impl<'a> Overrides<'a> {
    pub(super) fn new(client: &'a Squadcast, schedule: impl IdOf<kind::Schedule>) -> Self {
        Self {
            client,
            schedule: ScheduleId::of(schedule),
        }
    }

    /// Lists the overrides in a range of time.
    ///
    /// Operation: `Overrides_listOverrides`.
    pub fn list(&self, range: Range<Timestamp>) -> OverrideList {
        OverrideList {
            client: self.client.clone(),
            schedule: self.schedule.clone(),
            range,
            participant: None,
            page_size: None,
            options: RequestOptions::default(),
        }
    }

    /// Gets an override.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the override does not exist.
    ///
    /// Operation: `Overrides_getOverrideById`.
    pub fn get(
        &self,
        override_: impl IdOf<kind::ScheduleOverride>,
    ) -> RequestBuilder<ScheduleOverride> {
        request(|| {
            let id = ScheduleOverrideId::of(override_)?;
            let raw = self.client.raw();
            Ok(raw
                .overrides_get_override_by_id(&self.schedule.clone()?.id(), &id.id())
                .into())
        })
    }

    /// Creates an override.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if it ends before it starts, or if it relieves no one or puts no one
    /// on call.
    ///
    /// Operation: `Overrides_createScheduleOverride`.
    pub fn create(&self, new: NewOverride) -> RequestBuilder<ScheduleOverride> {
        request(|| {
            let body = new.request()?;
            let raw = self.client.raw();
            Ok(raw
                .overrides_create_schedule_override(&self.schedule.clone()?.id(), &body)
                .into())
        })
    }

    /// Updates an override. Fields that the update does not set keep their value.
    ///
    /// The API replaces all fields, so the override is read first. A change that another writer makes between the two requests
    /// is lost.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) as for [`create`](Self::create),
    /// [`is_not_found`](crate::Error::is_not_found) if the override does not exist.
    ///
    /// Operation: `Overrides_updateScheduleOverride`, after `Overrides_getOverrideById`.
    pub fn update(
        &self,
        override_: impl IdOf<kind::ScheduleOverride>,
        update: OverrideUpdate,
    ) -> RequestBuilder<ScheduleOverride> {
        request(|| {
            let id = ScheduleOverrideId::of(override_)?;
            let update = update.checked()?;
            let (client, schedule) = (self.client.clone(), self.schedule.clone()?);
            Ok(self.get(id).and_then(move |read| {
                request(|| {
                    let body = whole(update.applied_to(read)?)?;
                    let raw = client.raw();
                    Ok(raw
                        .overrides_update_schedule_override(&schedule.id(), &id.id(), &body)
                        .into())
                })
            }))
        })
    }

    /// Replaces an override by one that was read before, with changes to its public fields.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if it has no start or no end, or ends before it starts,
    /// [`is_not_found`](crate::Error::is_not_found) if it does not exist.
    ///
    /// Operation: `Overrides_updateScheduleOverride`.
    pub fn replace(&self, override_: &ScheduleOverride) -> RequestBuilder<ScheduleOverride> {
        request(|| {
            let id = ScheduleOverrideId::of(override_)?;
            let body = whole(override_.clone())?;
            let raw = self.client.raw();
            Ok(raw
                .overrides_update_schedule_override(&self.schedule.clone()?.id(), &id.id(), &body)
                .into())
        })
    }

    /// Deletes an override, so that the rotations alone decide who is on call.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the override does not exist.
    ///
    /// Operation: `Overrides_deleteScheduleOverride`.
    pub fn delete(&self, override_: impl IdOf<kind::ScheduleOverride>) -> RequestBuilder<()> {
        request(|| {
            let id = ScheduleOverrideId::of(override_)?;
            let raw = self.client.raw();
            Ok(raw
                .overrides_delete_schedule_override(&self.schedule.clone()?.id(), &id.id())
                .into())
        })
    }
}

impl OverrideList {
    /// Lists only overrides that concern this user, squad or team.
    pub fn participant(mut self, participant: impl Into<Participant>) -> Self {
        self.participant = Some(participant.into());
        self
    }

    /// Sets the number of overrides that one request returns. By default the service decides.
    pub fn page_size(mut self, overrides: usize) -> Self {
        self.page_size = Some(overrides);
        self
    }

    option_setters!();

    /// Sets the options of each request.
    pub(super) fn options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Streams the overrides. Pages are requested as they are needed.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if the range is empty
    /// or the page size is zero.
    pub fn stream(self) -> List<ScheduleOverride> {
        let core = self.client.raw().core().clone();
        List::paged(
            &core,
            &wire::OVERRIDES_LIST_OVERRIDES,
            Paging::Cursor,
            move |position| self.page(position),
        )
    }

    fn page(&self, position: &Position) -> Result<RequestBuilder<Page<ScheduleOverride>>> {
        check_range(&self.range)?;
        let raw = self.client.raw();
        let Range { start, end } = self.range;
        let mut request = raw.overrides_list_overrides(&self.schedule.clone()?.id(), start, end);
        if let Some(participant) = &self.participant {
            request = request.participant_id(participant.id());
        }
        if let Some(size) = self.page_size {
            let size = i32::try_from(checked_page_size(size)?);
            request = request.page_size(size.unwrap_or(i32::MAX));
        }
        if let Some(cursor) = position.cursor() {
            request = request.cursor(cursor);
        }
        let request = request.into_request().map(|page| {
            let info = page.page_info;
            Page::new(page.data).next(info.has_next, info.next_cursor)
        });
        Ok(self.options.apply(request))
    }
}

impl IntoFuture for OverrideList {
    type Output = Result<Vec<ScheduleOverride>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

impl NewOverride {
    /// Creates an override of a range of time. Set whom it [relieves](Self::relieve) and who [takes over](Self::with).
    pub fn new(range: Range<Timestamp>) -> Self {
        let no_one = || Turn::of::<Participant>([]);
        Self {
            range,
            relieved: no_one(),
            substitutes: no_one(),
            reason: String::new(),
        }
    }

    /// Sets the participants who would be on call without the override.
    #[doc(alias = "overriddenParticipant")]
    pub fn relieve(mut self, relieved: impl Into<Turn>) -> Self {
        self.relieved = relieved.into();
        self
    }

    /// Sets the participants who are on call instead.
    #[doc(alias = "overrideWith")]
    pub fn with(mut self, substitutes: impl Into<Turn>) -> Self {
        self.substitutes = substitutes.into();
        self
    }

    /// Sets the reason. Empty by default.
    #[doc(alias = "reason")]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    fn request(self) -> Result<CreateScheduleOverrideRequest> {
        check_range(&self.range)?;
        Ok(CreateScheduleOverrideRequest::new(
            self.range.start,
            self.range.end,
            self.reason,
            relieved_side(&self.relieved)?,
            substitute_side(&self.substitutes)?,
        ))
    }
}

impl OverrideUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the range of time.
    pub fn range(mut self, range: Range<Timestamp>) -> Self {
        self.range = Some(range);
        self
    }

    /// Sets the participants who would be on call without the override.
    #[doc(alias = "overriddenParticipant")]
    pub fn relieve(mut self, relieved: impl Into<Turn>) -> Self {
        self.relieved = Some(relieved.into());
        self
    }

    /// Sets the participants who are on call instead.
    #[doc(alias = "overrideWith")]
    pub fn with(mut self, substitutes: impl Into<Turn>) -> Self {
        self.substitutes = Some(substitutes.into());
        self
    }

    /// Sets the reason.
    #[doc(alias = "reason")]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Checks the values, before the override is read.
    fn checked(self) -> Result<Self> {
        self.range.as_ref().map(check_range).transpose()?;
        self.relieved.as_ref().map(relieved_side).transpose()?;
        self.substitutes.as_ref().map(substitute_side).transpose()?;
        Ok(self)
    }

    fn applied_to(self, mut read: ScheduleOverride) -> Result<ScheduleOverride> {
        if let Some(range) = self.range {
            (read.start_time, read.end_time) = (Some(range.start), Some(range.end));
        }
        if let Some(relieved) = &self.relieved {
            read.overridden_participant = relieved_side(relieved)?;
        }
        if let Some(substitutes) = &self.substitutes {
            read.override_with = substitute_side(substitutes)?;
        }
        read.reason = self.reason.unwrap_or(read.reason);
        Ok(read)
    }
}

/// Returns the request that writes a whole override.
fn whole(read: ScheduleOverride) -> Result<UpdateScheduleOverrideRequest> {
    let (Some(start), Some(end)) = (read.start_time, read.end_time) else {
        return Err(invalid(
            "the override has no start or no end; set its range",
        ));
    };
    check_range(&(start..end))?;
    Ok(UpdateScheduleOverrideRequest::new(
        start,
        end,
        read.reason,
        read.overridden_participant,
        read.override_with,
    ))
}

fn relieved_side(turn: &Turn) -> Result<OverrideParticipantGroup> {
    turn.side("the side of an override that is relieved")
}

fn substitute_side(turn: &Turn) -> Result<OverrideParticipantGroup> {
    turn.side("the side of an override that takes over")
}
