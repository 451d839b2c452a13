//! Requests that create and update schedules.

use squadcast_raw::schedules::{
    CreateScheduleRequest, Schedule, ScheduleOwnerType, Tag, UpdateScheduleRequest,
};

use super::{ZoneName, named};
use crate::{Owner, Result, TeamId};

/// The color of tags without one of their own: the vendor's default.
const TAG_COLOR: &str = "#0f61dd";

/// A schedule to create.
///
/// ```
/// use squadcast::{UserId, schedules::NewSchedule};
///
/// let ada: UserId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let primary = NewSchedule::new("Payments, primary", "Europe/Berlin", &ada)
///     .description("Cards and invoices")
///     .tag("region", "emea");
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewSchedule {
    name: String,
    zone: ZoneName,
    owner: Owner,
    description: String,
    tags: Vec<Tag>,
}

/// Changes to a schedule. Fields that are not set keep their value.
///
/// ```
/// use squadcast::schedules::ScheduleUpdate;
///
/// let rename = ScheduleUpdate::new().name("Payments, secondary");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct ScheduleUpdate {
    name: Option<String>,
    owner: Option<Owner>,
    description: Option<String>,
    tags: Option<Vec<Tag>>,
}

impl NewSchedule {
    /// Creates an empty schedule, whose shifts are counted in a time zone.
    pub fn new(
        name: impl Into<String>,
        zone: impl Into<ZoneName>,
        owner: impl Into<Owner>,
    ) -> Self {
        Self {
            name: name.into(),
            zone: zone.into(),
            owner: owner.into(),
            description: String::new(),
            tags: Vec::new(),
        }
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Adds a tag.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.push(Tag::new(key, value, TAG_COLOR));
        self
    }

    /// Replaces all tags.
    pub fn tags(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.tags = tags.into_iter().collect();
        self
    }

    /// Returns the name, if all values are valid.
    pub(super) fn checked_name(&self) -> Result<String> {
        self.zone.checked()?;
        named("a schedule", self.name.clone())
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateScheduleRequest> {
        let (owner, owner_type) = wire_owner(&self.owner);
        Ok(CreateScheduleRequest::new(
            named("a schedule", self.name)?,
            self.description,
            team,
            owner,
            owner_type,
            self.zone.checked()?,
            self.tags,
        ))
    }
}

impl ScheduleUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the owner: a user, a squad or a team.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Adds a tag. The tags of the update replace those of the schedule.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let tag = Tag::new(key, value, TAG_COLOR);
        self.tags.get_or_insert_default().push(tag);
        self
    }

    /// Replaces all tags. An empty list removes all.
    pub fn tags(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.tags = Some(tags.into_iter().collect());
        self
    }

    /// Checks the values, before the schedule is read.
    pub(super) fn checked(mut self) -> Result<Self> {
        self.name = self
            .name
            .map(|name| named("a schedule", name))
            .transpose()?;
        Ok(self)
    }

    /// Returns the schedule as read, with the changes.
    pub(super) fn applied_to(self, mut schedule: Schedule) -> UpdateScheduleRequest {
        if let Some(owner) = self.owner {
            (schedule.owner_id, schedule.owner_type) = wire_owner(&owner);
        }
        schedule.name = self.name.unwrap_or(schedule.name);
        schedule.description = self.description.unwrap_or(schedule.description);
        schedule.tags = self.tags.unwrap_or(schedule.tags);
        whole(schedule)
    }
}

/// Returns the request that writes a whole schedule.
pub(super) fn whole(schedule: Schedule) -> UpdateScheduleRequest {
    UpdateScheduleRequest::new(
        schedule.name,
        schedule.description,
        schedule.owner_id,
        schedule.owner_type,
        schedule.tags,
    )
}

fn wire_owner(owner: &Owner) -> (String, ScheduleOwnerType) {
    (owner.id().to_owned(), owner.kind().into())
}
