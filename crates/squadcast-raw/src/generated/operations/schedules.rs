// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `schedules` area, as methods of the client.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// List the schedules of a team.
    ///
    /// Lists the schedules of one team a page at a time. All filters are optional and narrow the list together; read on with `cursor` while `pageInfo.hasNext` is true.
    ///
    /// `GET /v4/schedules`
    ///
    /// - `team_id`: Id of the team whose entries are meant, as the list of teams gives it.
    /// - `schedule_i_ds`: Ids of the schedules to keep, comma-separated; all schedules when left out.
    /// - `participants`: Ids of participants, comma-separated: keeps the schedules in which one of them takes part.
    /// - `schedule_name`: Name of a schedule: keeps the schedules that bear it.
    /// - `my_on_call`: Whether to keep only the schedules in which the caller is on call.
    /// - `you_and_your_squads`: Whether to keep only the schedules that concern the caller or the caller's squads.
    /// - `search`: Text to look for in the schedules, presumably in their names.
    /// - `hide_paused`: Whether to leave paused schedules out of the list.
    /// - `owner_id`: Id of the user or squad that owns the schedules to keep.
    /// - `escalation_policies`: Ids of escalation policies, comma-separated: keeps the schedules that one of them notifies.
    /// - `without_escalation_policy`: Whether to keep only the schedules that no escalation policy uses.
    /// - `page_size`: Number of schedules on a page.
    /// - `cursor`: Where the page begins: the `nextCursor` or `prevCursor` of an earlier answer; the first page when left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    #[allow(clippy::too_many_arguments)]
    pub fn schedules_list_schedules(
        &self,
        team_id: &str,
        schedule_i_ds: Option<&[i64]>,
        participants: Option<&[String]>,
        schedule_name: Option<&str>,
        my_on_call: Option<bool>,
        you_and_your_squads: Option<bool>,
        search: Option<&str>,
        hide_paused: Option<bool>,
        owner_id: Option<&str>,
        escalation_policies: Option<&[String]>,
        without_escalation_policy: Option<bool>,
        page_size: Option<i64>,
        cursor: Option<&str>,
    ) -> RequestBuilder<'_, crate::schedules::SchedulePage> {
        self.core.call(&wire::SCHEDULES_LIST_SCHEDULES)
            .query("teamID", team_id)
            .query("scheduleIDs", schedule_i_ds)
            .query("participants", participants)
            .query("scheduleName", schedule_name)
            .query("myOnCall", my_on_call)
            .query("youAndYourSquads", you_and_your_squads)
            .query("search", search)
            .query("hidePaused", hide_paused)
            .query("ownerID", owner_id)
            .query("escalationPolicies", escalation_policies)
            .query("withoutEscalationPolicy", without_escalation_policy)
            .query("pageSize", page_size)
            .query("cursor", cursor)
            .answered()
    }

    /// Create a schedule.
    ///
    /// Creates an empty schedule for a team. It has nobody on call until a rotation is added to it. Sending the request twice creates two schedules or fails, so do not repeat it blindly.
    ///
    /// `POST /v4/schedules`
    ///
    /// - `body`: Name, team, owner and time zone of the new schedule.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_create_schedule(
        &self,
        body: &crate::schedules::CreateScheduleRequest,
    ) -> RequestBuilder<'_, crate::schedules::Schedule> {
        self.core.call(&wire::SCHEDULES_CREATE_SCHEDULE).json(body).answered()
    }

    /// Delete a schedule.
    ///
    /// Deletes a schedule for good, its rotations and overrides with it. An escalation policy that still names the schedule may stand in the way.
    ///
    /// `DELETE /v4/schedules/{scheduleID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_delete_schedule(&self, schedule_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::SCHEDULES_DELETE_SCHEDULE).path("scheduleID", schedule_id).answered()
    }

    /// Get a schedule.
    ///
    /// Reads one schedule by its id. Its rotations and overrides are read with operations of their own.
    ///
    /// `GET /v4/schedules/{scheduleID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_get_schedule_by_id(&self, schedule_id: &str) -> RequestBuilder<'_, crate::schedules::Schedule> {
        self.core.call(&wire::SCHEDULES_GET_SCHEDULE_BY_ID).path("scheduleID", schedule_id).answered()
    }

    /// Update a schedule.
    ///
    /// Replaces the name, description, owner and tags of a schedule; every one of these fields must be sent. The team cannot be changed, and the time zone has an operation of its own.
    ///
    /// `PUT /v4/schedules/{scheduleID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: All the editable fields of the schedule, changed or not.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_update_schedule(
        &self,
        schedule_id: &str,
        body: &crate::schedules::UpdateScheduleRequest,
    ) -> RequestBuilder<'_, crate::schedules::Schedule> {
        self.core.call(&wire::SCHEDULES_UPDATE_SCHEDULE).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Pause or resume a schedule.
    ///
    /// Pauses a schedule, so that nobody is on call through it, or resumes a paused one. Rotations and overrides stay as they are in the meantime.
    ///
    /// `PATCH /v4/schedules/{scheduleID}/actions`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The action to take.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_pauseresume_schedule(
        &self,
        schedule_id: &str,
        body: &crate::schedules::PauseResumeScheduleRequest,
    ) -> RequestBuilder<'_, crate::schedules::PauseResumeScheduleResponse> {
        self.core.call(&wire::SCHEDULES_PAUSERESUME_SCHEDULE).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Change the time zone of a schedule.
    ///
    /// Moves a schedule to another time zone. The hours of the shifts are counted in the time zone of the schedule, so the change moves the moments at which people go on call.
    ///
    /// `PATCH /v4/schedules/{scheduleID}/change-timezone`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The new time zone.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_change_timezone(
        &self,
        schedule_id: &str,
        body: &crate::schedules::ChangeTimezoneRequest,
    ) -> RequestBuilder<'_, crate::schedules::ChangeTimezoneResponse> {
        self.core.call(&wire::SCHEDULES_CHANGE_TIMEZONE).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Clone a schedule.
    ///
    /// Makes a new schedule that copies an existing one, presumably with its rotations. Every call makes another copy, so do not repeat it blindly.
    ///
    /// `POST /v4/schedules/{scheduleID}/clone`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: An empty object: the operation takes no fields.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn schedules_clone_schedule(
        &self,
        schedule_id: &str,
        body: &Map<String, Value>,
    ) -> RequestBuilder<'_, crate::schedules::Schedule> {
        self.core.call(&wire::SCHEDULES_CLONE_SCHEDULE).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Delete the calendar link of a schedule.
    ///
    /// Withdraws the iCalendar link of a schedule. Calendars subscribed to it stop receiving the shifts.
    ///
    /// `DELETE /v4/schedules/{scheduleID}/ical-link`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn export_delete_ical_link(&self, schedule_id: &str, my_on_call: bool) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::EXPORT_DELETE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .answered()
    }

    /// Get the calendar link of a schedule.
    ///
    /// Reads the iCalendar link that exists for a schedule. The link is a secret: the feed behind it is read without a token.
    ///
    /// `GET /v4/schedules/{scheduleID}/ical-link`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn export_get_schedule_ical_link(
        &self,
        schedule_id: &str,
        my_on_call: bool,
    ) -> RequestBuilder<'_, crate::schedules::ICalLink> {
        self.core.call(&wire::EXPORT_GET_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .answered()
    }

    /// Replace the calendar link of a schedule.
    ///
    /// Issues a new iCalendar link for a schedule in place of the present one. Calendars that use the old link presumably have to subscribe again; use it when a link has leaked.
    ///
    /// `PATCH /v4/schedules/{scheduleID}/ical-link`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    /// - `body`: An empty object: the operation takes no fields.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn export_refresh_schedule_ical_link(
        &self,
        schedule_id: &str,
        my_on_call: bool,
        body: &Map<String, Value>,
    ) -> RequestBuilder<'_, crate::schedules::ICalLink> {
        self.core.call(&wire::EXPORT_REFRESH_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .json(body)
            .answered()
    }

    /// Create a calendar link for a schedule.
    ///
    /// Creates an iCalendar link for a schedule, which a calendar program can subscribe to. The link is a secret: the feed behind it is read without a token.
    ///
    /// `POST /v4/schedules/{scheduleID}/ical-link`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    /// - `body`: An empty object: the operation takes no fields.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn export_create_schedule_ical_link(
        &self,
        schedule_id: &str,
        my_on_call: bool,
        body: &Map<String, Value>,
    ) -> RequestBuilder<'_, crate::schedules::ICalLink> {
        self.core.call(&wire::EXPORT_CREATE_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .json(body)
            .answered()
    }

    /// List the rotations of a schedule.
    ///
    /// Lists all rotations of one schedule. The list is not paged.
    ///
    /// `GET /v4/schedules/{scheduleID}/rotations`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_get_schedule_rotations(
        &self,
        schedule_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::schedules::Rotation>> {
        self.core.call(&wire::ROTATIONS_GET_SCHEDULE_ROTATIONS).path("scheduleID", schedule_id).answered()
    }

    /// Add a rotation to a schedule.
    ///
    /// Adds a rotation, with its shifts and the groups that take turns in it, to a schedule. Sending the request twice may add two rotations, so do not repeat it blindly.
    ///
    /// `POST /v4/schedules/{scheduleID}/rotations`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: Shifts, period and participants of the new rotation.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_create_rotation(
        &self,
        schedule_id: &str,
        body: &crate::schedules::CreateRotationRequest,
    ) -> RequestBuilder<'_, crate::schedules::Rotation> {
        self.core.call(&wire::ROTATIONS_CREATE_ROTATION).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Delete a rotation.
    ///
    /// Removes a rotation from a schedule. Its participants are no longer on call through it.
    ///
    /// `DELETE /v4/schedules/{scheduleID}/rotations/{rotationID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_delete_rotation(&self, schedule_id: &str, rotation_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::ROTATIONS_DELETE_ROTATION)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .answered()
    }

    /// Get a rotation.
    ///
    /// Reads one rotation of a schedule by its id.
    ///
    /// `GET /v4/schedules/{scheduleID}/rotations/{rotationID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_get_schedule_rotation_by_id(
        &self,
        schedule_id: &str,
        rotation_id: &str,
    ) -> RequestBuilder<'_, crate::schedules::Rotation> {
        self.core.call(&wire::ROTATIONS_GET_SCHEDULE_ROTATION_BY_ID)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .answered()
    }

    /// Update a rotation.
    ///
    /// Replaces the name, shifts and timing of a rotation. The participants stay; they are changed with an operation of their own.
    ///
    /// `PUT /v4/schedules/{scheduleID}/rotations/{rotationID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    /// - `body`: Name, shifts and timing of the rotation, changed or not.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_update_rotation(
        &self,
        schedule_id: &str,
        rotation_id: &str,
        body: &crate::schedules::UpdateRotationRequest,
    ) -> RequestBuilder<'_, crate::schedules::Rotation> {
        self.core.call(&wire::ROTATIONS_UPDATE_ROTATION)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .json(body)
            .answered()
    }

    /// Get the participants of a rotation.
    ///
    /// Reads the groups of users and squads that take turns in a rotation, in their order.
    ///
    /// `GET /v4/schedules/{scheduleID}/rotations/{rotationID}/participants`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_get_rotation_participants(
        &self,
        schedule_id: &str,
        rotation_id: &str,
    ) -> RequestBuilder<'_, crate::schedules::GetRotationParticipantsResponse> {
        self.core.call(&wire::ROTATIONS_GET_ROTATION_PARTICIPANTS)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .answered()
    }

    /// Replace the participants of a rotation.
    ///
    /// Replaces all participant groups of a rotation with the groups sent. Groups that are not sent again are removed from the rotation.
    ///
    /// `PUT /v4/schedules/{scheduleID}/rotations/{rotationID}/participants`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    /// - `body`: The complete, ordered list of participant groups.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn rotations_update_rotation_participants(
        &self,
        schedule_id: &str,
        rotation_id: &str,
        body: &crate::schedules::UpdateRotationParticipantsRequest,
    ) -> RequestBuilder<'_, crate::schedules::RotationParticipants> {
        self.core.call(&wire::ROTATIONS_UPDATE_ROTATION_PARTICIPANTS)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .json(body)
            .answered()
    }

    /// List the overrides of a schedule.
    ///
    /// Lists the overrides of one schedule within a span of time, a page at a time. Read on with `cursor` while `pageInfo.hasNext` is true.
    ///
    /// `GET /v4/schedules/{scheduleID}/overrides`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `start_time`: RFC 3339 time at which the span begins.
    /// - `end_time`: RFC 3339 time at which the span ends.
    /// - `participant_id`: Id of a user or squad: keeps only the overrides that concern it.
    /// - `page_size`: Number of overrides on a page.
    /// - `cursor`: Where the page begins: the `nextCursor` or `prevCursor` of an earlier answer; the first page when left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overrides_list_overrides(
        &self,
        schedule_id: &str,
        start_time: &str,
        end_time: &str,
        participant_id: Option<&str>,
        page_size: Option<i32>,
        cursor: Option<&str>,
    ) -> RequestBuilder<'_, crate::schedules::OverridePage> {
        self.core.call(&wire::OVERRIDES_LIST_OVERRIDES)
            .path("scheduleID", schedule_id)
            .query("startTime", start_time)
            .query("endTime", end_time)
            .query("participantID", participant_id)
            .query("pageSize", page_size)
            .query("cursor", cursor)
            .answered()
    }

    /// Add an override to a schedule.
    ///
    /// Puts somebody else on call in a schedule for a span of time. Sending the request twice may add two overrides, so do not repeat it blindly.
    ///
    /// `POST /v4/schedules/{scheduleID}/overrides`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The span of time, who is relieved and who takes over.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overrides_create_schedule_override(
        &self,
        schedule_id: &str,
        body: &crate::schedules::CreateScheduleOverrideRequest,
    ) -> RequestBuilder<'_, crate::schedules::ScheduleOverride> {
        self.core.call(&wire::OVERRIDES_CREATE_SCHEDULE_OVERRIDE).path("scheduleID", schedule_id).json(body).answered()
    }

    /// Delete an override.
    ///
    /// Removes an override from a schedule, so that its rotations alone decide again who is on call.
    ///
    /// `DELETE /v4/schedules/{scheduleID}/overrides/{overrideID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overrides_delete_schedule_override(&self, schedule_id: &str, override_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::OVERRIDES_DELETE_SCHEDULE_OVERRIDE)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .answered()
    }

    /// Get an override.
    ///
    /// Reads one override of a schedule by its id.
    ///
    /// `GET /v4/schedules/{scheduleID}/overrides/{overrideID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overrides_get_override_by_id(
        &self,
        schedule_id: &str,
        override_id: &str,
    ) -> RequestBuilder<'_, crate::schedules::ScheduleOverride> {
        self.core.call(&wire::OVERRIDES_GET_OVERRIDE_BY_ID)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .answered()
    }

    /// Update an override.
    ///
    /// Replaces the span of time, the reason and the participants of an override; all of them must be sent.
    ///
    /// `PUT /v4/schedules/{scheduleID}/overrides/{overrideID}`
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    /// - `body`: All the fields of the override, changed or not.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overrides_update_schedule_override(
        &self,
        schedule_id: &str,
        override_id: &str,
        body: &crate::schedules::UpdateScheduleOverrideRequest,
    ) -> RequestBuilder<'_, crate::schedules::ScheduleOverride> {
        self.core.call(&wire::OVERRIDES_UPDATE_SCHEDULE_OVERRIDE)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .json(body)
            .answered()
    }
}
