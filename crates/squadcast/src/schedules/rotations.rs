//! The rotations of a schedule.

use squadcast_raw::schedules::UpdateRotationParticipantsRequest;

use super::{NewRotation, Rotation, RotationUpdate, Turn, participants, rotation};
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, RotationId, ScheduleId, Squadcast, kind};

/// The rotations of one schedule. From [`Schedules::rotations`](super::Schedules::rotations).
///
/// ```
/// # use squadcast::{ScheduleId, Squadcast, UserId};
/// use squadcast::jiff::civil::date;
/// use squadcast::schedules::{HandOver, NewRotation, RotationUpdate};
///
/// # async fn example(
/// #     client: &Squadcast, schedule: ScheduleId, ada: UserId, bob: UserId,
/// # ) -> squadcast::Result<()> {
/// let rotations = client.schedules().rotations(&schedule);
/// let week = NewRotation::weekly("Week", date(2026, 1, 5)).turn(&ada).turn(&bob);
/// let week = rotations.create(week).await?;
///
/// let slower = RotationUpdate::new().hand_over_every(2, HandOver::Week);
/// rotations.update(&week, slower).await?;
/// rotations.set_turns(&week, [&bob]).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Rotations<'a> {
    client: &'a Squadcast,
    schedule: Result<ScheduleId>,
}

impl<'a> Rotations<'a> {
    pub(super) fn new(client: &'a Squadcast, schedule: impl IdOf<kind::Schedule>) -> Self {
        Self {
            client,
            schedule: ScheduleId::of(schedule),
        }
    }

    /// Lists the rotations.
    ///
    /// Operation: `Rotations_getScheduleRotations`.
    pub fn list(&self) -> List<Rotation> {
        List::from_request(request(|| {
            let schedule = self.schedule.clone()?;
            let raw = self.client.raw();
            Ok(raw.rotations_get_schedule_rotations(&schedule.id()).into())
        }))
    }

    /// Gets a rotation.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rotation does not exist.
    ///
    /// Operation: `Rotations_getScheduleRotationById`.
    pub fn get(&self, rotation: impl IdOf<kind::Rotation>) -> RequestBuilder<Rotation> {
        request(|| {
            let rotation = RotationId::of(rotation)?;
            let raw = self.client.raw();
            Ok(raw
                .rotations_get_schedule_rotation_by_id(&self.schedule.clone()?.id(), &rotation.id())
                .into())
        })
    }

    /// Creates a rotation. Its name has to be unique in the schedule.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if it has no turns or a turn without participants, ends before it
    /// starts, or has a period, a shift or a hand-over of zero, or several shifts although its period is not a number of days or
    /// weeks.
    ///
    /// Operation: `Rotations_createRotation`.
    pub fn create(&self, rotation: NewRotation) -> RequestBuilder<Rotation> {
        request(|| {
            let body = rotation.request()?;
            let raw = self.client.raw();
            Ok(raw
                .rotations_create_rotation(&self.schedule.clone()?.id(), &body)
                .into())
        })
    }

    /// Updates a rotation. Fields that the update does not set keep their value, and the turns are not changed.
    ///
    /// The API replaces all fields, so the rotation is read first. A change that another writer makes between the two requests
    /// is lost.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) as for [`create`](Self::create),
    /// [`is_not_found`](crate::Error::is_not_found) if the rotation does not exist.
    ///
    /// Operation: `Rotations_updateRotation`, after `Rotations_getScheduleRotationById`.
    pub fn update(
        &self,
        rotation: impl IdOf<kind::Rotation>,
        update: RotationUpdate,
    ) -> RequestBuilder<Rotation> {
        request(|| {
            let id = RotationId::of(rotation)?;
            let update = update.checked()?;
            let (client, schedule) = (self.client.clone(), self.schedule.clone()?);
            Ok(self.get(id).and_then(move |rotation| {
                request(|| {
                    let body = update.applied_to(rotation)?;
                    let raw = client.raw();
                    Ok(raw
                        .rotations_update_rotation(&schedule.id(), &id.id(), &body)
                        .into())
                })
            }))
        })
    }

    /// Replaces a rotation by one that was read before, with changes to its public fields. The turns are not changed.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the rotation has no start or ends before it starts,
    /// [`is_not_found`](crate::Error::is_not_found) if it does not exist.
    ///
    /// Operation: `Rotations_updateRotation`.
    pub fn replace(&self, rotation: &Rotation) -> RequestBuilder<Rotation> {
        request(|| {
            let id = RotationId::of(rotation)?;
            let body = rotation::whole(rotation.clone())?;
            let raw = self.client.raw();
            Ok(raw
                .rotations_update_rotation(&self.schedule.clone()?.id(), &id.id(), &body)
                .into())
        })
    }

    /// Gets the turns of a rotation: its participants, in the order in which they are on call.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rotation does not exist.
    ///
    /// Operation: `Rotations_getRotationParticipants`.
    #[doc(alias = "participants")]
    pub fn turns(&self, rotation: impl IdOf<kind::Rotation>) -> RequestBuilder<Vec<Turn>> {
        request(|| {
            let rotation = RotationId::of(rotation)?;
            let raw = self.client.raw();
            Ok(raw
                .rotations_get_rotation_participants(&self.schedule.clone()?.id(), &rotation.id())
                .into_request()
                .map(|response| response.participant_groups.iter().map(Turn::from).collect()))
        })
    }

    /// Replaces all turns of a rotation. Returns the new ones.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if there are no turns, or if one has no participants,
    /// [`is_not_found`](crate::Error::is_not_found) if the rotation does not exist.
    ///
    /// Operation: `Rotations_updateRotationParticipants`.
    #[doc(alias = "participants")]
    pub fn set_turns<T: Into<Turn>>(
        &self,
        rotation: impl IdOf<kind::Rotation>,
        turns: impl IntoIterator<Item = T>,
    ) -> RequestBuilder<Vec<Turn>> {
        request(|| {
            let rotation = RotationId::of(rotation)?;
            let turns: Vec<Turn> = turns.into_iter().map(Into::into).collect();
            let body = UpdateRotationParticipantsRequest::new(participants::groups(&turns)?);
            let raw = self.client.raw();
            Ok(raw
                .rotations_update_rotation_participants(
                    &self.schedule.clone()?.id(),
                    &rotation.id(),
                    &body,
                )
                .into_request()
                .map(|response| response.participant_groups.iter().map(Turn::from).collect()))
        })
    }

    /// Deletes a rotation. Its participants are no longer on call through it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rotation does not exist.
    ///
    /// Operation: `Rotations_deleteRotation`.
    pub fn delete(&self, rotation: impl IdOf<kind::Rotation>) -> RequestBuilder<()> {
        request(|| {
            let rotation = RotationId::of(rotation)?;
            let raw = self.client.raw();
            Ok(raw
                .rotations_delete_rotation(&self.schedule.clone()?.id(), &rotation.id())
                .into())
        })
    }
}
