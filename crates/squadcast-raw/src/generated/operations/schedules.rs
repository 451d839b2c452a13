// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `schedules` area: methods of the client, and their request types.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// Lists the schedules of a team.
    ///
    /// Lists the schedules of one team one page at a time. All filters are optional and narrow the list together; read on with `cursor` while `pageInfo.hasNext` is true.
    ///
    /// Operation `Schedules_listSchedules`: `GET /v4/schedules`.
    ///
    /// - `team_id`: Id of the team of the entries, as in the list of teams.
    ///
    /// Optional: [`schedule_i_ds`](SchedulesListSchedules::schedule_i_ds), [`participants`](SchedulesListSchedules::participants), [`schedule_name`](SchedulesListSchedules::schedule_name), [`my_on_call`](SchedulesListSchedules::my_on_call), [`you_and_your_squads`](SchedulesListSchedules::you_and_your_squads), [`search`](SchedulesListSchedules::search), [`hide_paused`](SchedulesListSchedules::hide_paused), [`owner_id`](SchedulesListSchedules::owner_id), [`escalation_policies`](SchedulesListSchedules::escalation_policies), [`without_escalation_policy`](SchedulesListSchedules::without_escalation_policy), [`page_size`](SchedulesListSchedules::page_size), [`cursor`](SchedulesListSchedules::cursor).
    pub fn schedules_list_schedules(&self, team_id: &str) -> SchedulesListSchedules {
        self.core.call(&wire::SCHEDULES_LIST_SCHEDULES).query("teamID", team_id).into()
    }

    /// Creates a schedule.
    ///
    /// Creates an empty schedule for a team. No one is on call until a rotation is added to it. Sending the request twice creates two schedules or fails, so do not retry it blindly.
    ///
    /// Operation `Schedules_createSchedule`: `POST /v4/schedules`.
    ///
    /// - `body`: Name, team, owner and time zone of the new schedule.
    pub fn schedules_create_schedule(
        &self,
        body: &crate::schedules::CreateScheduleRequest,
    ) -> SchedulesCreateSchedule {
        self.core.call(&wire::SCHEDULES_CREATE_SCHEDULE).json(body).into()
    }

    /// Deletes a schedule.
    ///
    /// Deletes a schedule permanently, its rotations and overrides with it. An escalation policy that still names the schedule may prevent this.
    ///
    /// Operation `Schedules_deleteSchedule`: `DELETE /v4/schedules/{scheduleID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    pub fn schedules_delete_schedule(&self, schedule_id: &str) -> SchedulesDeleteSchedule {
        self.core.call(&wire::SCHEDULES_DELETE_SCHEDULE).path("scheduleID", schedule_id).into()
    }

    /// Gets a schedule.
    ///
    /// Returns one schedule by its id. Its rotations and overrides are read with operations of their own.
    ///
    /// Operation `Schedules_getScheduleById`: `GET /v4/schedules/{scheduleID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    pub fn schedules_get_schedule_by_id(&self, schedule_id: &str) -> SchedulesGetScheduleById {
        self.core.call(&wire::SCHEDULES_GET_SCHEDULE_BY_ID).path("scheduleID", schedule_id).into()
    }

    /// Updates a schedule.
    ///
    /// Replaces the name, description, owner and tags of a schedule; every one of these fields must be sent. The team cannot be changed, and the time zone has an operation of its own.
    ///
    /// Operation `Schedules_updateSchedule`: `PUT /v4/schedules/{scheduleID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: All the editable fields of the schedule, changed or not.
    pub fn schedules_update_schedule(
        &self,
        schedule_id: &str,
        body: &crate::schedules::UpdateScheduleRequest,
    ) -> SchedulesUpdateSchedule {
        self.core.call(&wire::SCHEDULES_UPDATE_SCHEDULE).path("scheduleID", schedule_id).json(body).into()
    }

    /// Pauses or resumes a schedule.
    ///
    /// Pauses a schedule, so that no one is on call through it, or resumes a paused one. Rotations and overrides stay as they are in the meantime.
    ///
    /// Operation `Schedules_pauseresumeSchedule`: `PATCH /v4/schedules/{scheduleID}/actions`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The action to take.
    pub fn schedules_pauseresume_schedule(
        &self,
        schedule_id: &str,
        body: &crate::schedules::PauseResumeScheduleRequest,
    ) -> SchedulesPauseresumeSchedule {
        self.core.call(&wire::SCHEDULES_PAUSERESUME_SCHEDULE).path("scheduleID", schedule_id).json(body).into()
    }

    /// Changes the time zone of a schedule.
    ///
    /// Moves a schedule to another time zone. The hours of the shifts are counted in the time zone of the schedule, so the change moves the moments at which people go on call.
    ///
    /// Operation `Schedules_changeTimezone`: `PATCH /v4/schedules/{scheduleID}/change-timezone`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The new time zone.
    pub fn schedules_change_timezone(
        &self,
        schedule_id: &str,
        body: &crate::schedules::ChangeTimezoneRequest,
    ) -> SchedulesChangeTimezone {
        self.core.call(&wire::SCHEDULES_CHANGE_TIMEZONE).path("scheduleID", schedule_id).json(body).into()
    }

    /// Clones a schedule.
    ///
    /// Creates a schedule that copies an existing one, presumably with its rotations. Every call creates another copy, so do not retry it blindly.
    ///
    /// Operation `Schedules_cloneSchedule`: `POST /v4/schedules/{scheduleID}/clone`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: An empty object: the operation takes no fields.
    pub fn schedules_clone_schedule(&self, schedule_id: &str, body: &Map<String, Value>) -> SchedulesCloneSchedule {
        self.core.call(&wire::SCHEDULES_CLONE_SCHEDULE).path("scheduleID", schedule_id).json(body).into()
    }

    /// Deletes the calendar link of a schedule.
    ///
    /// Withdraws the iCalendar link of a schedule. Calendars subscribed to it stop receiving the shifts.
    ///
    /// Operation `Export_deleteIcalLink`: `DELETE /v4/schedules/{scheduleID}/ical-link`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    pub fn export_delete_ical_link(&self, schedule_id: &str, my_on_call: bool) -> ExportDeleteIcalLink {
        self.core.call(&wire::EXPORT_DELETE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .into()
    }

    /// Gets the calendar link of a schedule.
    ///
    /// Returns the iCalendar link that exists for a schedule. The link is a secret: the feed behind it is read without a token.
    ///
    /// Operation `Export_getScheduleIcalLink`: `GET /v4/schedules/{scheduleID}/ical-link`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    pub fn export_get_schedule_ical_link(&self, schedule_id: &str, my_on_call: bool) -> ExportGetScheduleIcalLink {
        self.core.call(&wire::EXPORT_GET_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .into()
    }

    /// Replaces the calendar link of a schedule.
    ///
    /// Issues a new iCalendar link for a schedule in place of the present one. Calendars that use the old link presumably have to subscribe to the new one; use it if a link has leaked.
    ///
    /// Operation `Export_refreshScheduleIcalLink`: `PATCH /v4/schedules/{scheduleID}/ical-link`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    /// - `body`: An empty object: the operation takes no fields.
    pub fn export_refresh_schedule_ical_link(
        &self,
        schedule_id: &str,
        my_on_call: bool,
        body: &Map<String, Value>,
    ) -> ExportRefreshScheduleIcalLink {
        self.core.call(&wire::EXPORT_REFRESH_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .json(body)
            .into()
    }

    /// Creates a calendar link for a schedule.
    ///
    /// Creates an iCalendar link for a schedule, which a calendar program can subscribe to. The link is a secret: the feed behind it is read without a token.
    ///
    /// Operation `Export_createScheduleIcalLink`: `POST /v4/schedules/{scheduleID}/ical-link`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `my_on_call`: Whether the link is about the caller's own shifts only (`true`) or about the whole schedule (`false`).
    /// - `body`: An empty object: the operation takes no fields.
    pub fn export_create_schedule_ical_link(
        &self,
        schedule_id: &str,
        my_on_call: bool,
        body: &Map<String, Value>,
    ) -> ExportCreateScheduleIcalLink {
        self.core.call(&wire::EXPORT_CREATE_SCHEDULE_ICAL_LINK)
            .path("scheduleID", schedule_id)
            .query("myOnCall", my_on_call)
            .json(body)
            .into()
    }

    /// Lists the rotations of a schedule.
    ///
    /// Lists all rotations of one schedule. The list is not paginated.
    ///
    /// Operation `Rotations_getScheduleRotations`: `GET /v4/schedules/{scheduleID}/rotations`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    pub fn rotations_get_schedule_rotations(&self, schedule_id: &str) -> RotationsGetScheduleRotations {
        self.core.call(&wire::ROTATIONS_GET_SCHEDULE_ROTATIONS).path("scheduleID", schedule_id).into()
    }

    /// Adds a rotation to a schedule.
    ///
    /// Adds a rotation, with its shifts and the groups that take turns in it, to a schedule. Sending the request twice may add two rotations, so do not retry it blindly.
    ///
    /// Operation `Rotations_createRotation`: `POST /v4/schedules/{scheduleID}/rotations`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: Shifts, period and participants of the new rotation.
    pub fn rotations_create_rotation(
        &self,
        schedule_id: &str,
        body: &crate::schedules::CreateRotationRequest,
    ) -> RotationsCreateRotation {
        self.core.call(&wire::ROTATIONS_CREATE_ROTATION).path("scheduleID", schedule_id).json(body).into()
    }

    /// Deletes a rotation.
    ///
    /// Removes a rotation from a schedule. Its participants are no longer on call through it.
    ///
    /// Operation `Rotations_deleteRotation`: `DELETE /v4/schedules/{scheduleID}/rotations/{rotationID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    pub fn rotations_delete_rotation(&self, schedule_id: &str, rotation_id: &str) -> RotationsDeleteRotation {
        self.core.call(&wire::ROTATIONS_DELETE_ROTATION)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .into()
    }

    /// Gets a rotation.
    ///
    /// Returns one rotation of a schedule by its id.
    ///
    /// Operation `Rotations_getScheduleRotationById`: `GET /v4/schedules/{scheduleID}/rotations/{rotationID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    pub fn rotations_get_schedule_rotation_by_id(
        &self,
        schedule_id: &str,
        rotation_id: &str,
    ) -> RotationsGetScheduleRotationById {
        self.core.call(&wire::ROTATIONS_GET_SCHEDULE_ROTATION_BY_ID)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .into()
    }

    /// Updates a rotation.
    ///
    /// Replaces the name, shifts and timing of a rotation. The participants stay; they are changed with an operation of their own.
    ///
    /// Operation `Rotations_updateRotation`: `PUT /v4/schedules/{scheduleID}/rotations/{rotationID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    /// - `body`: Name, shifts and timing of the rotation, changed or not.
    pub fn rotations_update_rotation(
        &self,
        schedule_id: &str,
        rotation_id: &str,
        body: &crate::schedules::UpdateRotationRequest,
    ) -> RotationsUpdateRotation {
        self.core.call(&wire::ROTATIONS_UPDATE_ROTATION)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .json(body)
            .into()
    }

    /// Gets the participants of a rotation.
    ///
    /// Returns the groups of users and squads that take turns in a rotation, in their order.
    ///
    /// Operation `Rotations_getRotationParticipants`: `GET /v4/schedules/{scheduleID}/rotations/{rotationID}/participants`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    pub fn rotations_get_rotation_participants(
        &self,
        schedule_id: &str,
        rotation_id: &str,
    ) -> RotationsGetRotationParticipants {
        self.core.call(&wire::ROTATIONS_GET_ROTATION_PARTICIPANTS)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .into()
    }

    /// Replaces the participants of a rotation.
    ///
    /// Replaces all participant groups of a rotation with the groups sent. Groups that are not in the list are removed from the rotation.
    ///
    /// Operation `Rotations_updateRotationParticipants`: `PUT /v4/schedules/{scheduleID}/rotations/{rotationID}/participants`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `rotation_id`: Id of the rotation: the numeric `id` of a rotation of this schedule, written as text.
    /// - `body`: The complete, ordered list of participant groups.
    pub fn rotations_update_rotation_participants(
        &self,
        schedule_id: &str,
        rotation_id: &str,
        body: &crate::schedules::UpdateRotationParticipantsRequest,
    ) -> RotationsUpdateRotationParticipants {
        self.core.call(&wire::ROTATIONS_UPDATE_ROTATION_PARTICIPANTS)
            .path("scheduleID", schedule_id)
            .path("rotationID", rotation_id)
            .json(body)
            .into()
    }

    /// Lists the overrides of a schedule.
    ///
    /// Lists the overrides of one schedule within a span of time, one page at a time. Read on with `cursor` while `pageInfo.hasNext` is true.
    ///
    /// Operation `Overrides_listOverrides`: `GET /v4/schedules/{scheduleID}/overrides`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `start_time`: RFC 3339 time at which the span begins.
    /// - `end_time`: RFC 3339 time at which the span ends.
    ///
    /// Optional: [`participant_id`](OverridesListOverrides::participant_id), [`page_size`](OverridesListOverrides::page_size), [`cursor`](OverridesListOverrides::cursor).
    pub fn overrides_list_overrides(
        &self,
        schedule_id: &str,
        start_time: &str,
        end_time: &str,
    ) -> OverridesListOverrides {
        self.core.call(&wire::OVERRIDES_LIST_OVERRIDES)
            .path("scheduleID", schedule_id)
            .query("startTime", start_time)
            .query("endTime", end_time)
            .into()
    }

    /// Adds an override to a schedule.
    ///
    /// Puts other participants on call in a schedule during a time window. Sending the request twice may add two overrides, so do not retry it blindly.
    ///
    /// Operation `Overrides_createScheduleOverride`: `POST /v4/schedules/{scheduleID}/overrides`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `body`: The span of time, who is relieved and who takes over.
    pub fn overrides_create_schedule_override(
        &self,
        schedule_id: &str,
        body: &crate::schedules::CreateScheduleOverrideRequest,
    ) -> OverridesCreateScheduleOverride {
        self.core.call(&wire::OVERRIDES_CREATE_SCHEDULE_OVERRIDE).path("scheduleID", schedule_id).json(body).into()
    }

    /// Deletes an override.
    ///
    /// Removes an override from a schedule, so that its rotations alone decide who is on call.
    ///
    /// Operation `Overrides_deleteScheduleOverride`: `DELETE /v4/schedules/{scheduleID}/overrides/{overrideID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    pub fn overrides_delete_schedule_override(
        &self,
        schedule_id: &str,
        override_id: &str,
    ) -> OverridesDeleteScheduleOverride {
        self.core.call(&wire::OVERRIDES_DELETE_SCHEDULE_OVERRIDE)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .into()
    }

    /// Gets an override.
    ///
    /// Returns one override of a schedule by its id.
    ///
    /// Operation `Overrides_getOverrideById`: `GET /v4/schedules/{scheduleID}/overrides/{overrideID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    pub fn overrides_get_override_by_id(&self, schedule_id: &str, override_id: &str) -> OverridesGetOverrideById {
        self.core.call(&wire::OVERRIDES_GET_OVERRIDE_BY_ID)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .into()
    }

    /// Updates an override.
    ///
    /// Replaces the span of time, the reason and the participants of an override; all of them must be sent.
    ///
    /// Operation `Overrides_updateScheduleOverride`: `PUT /v4/schedules/{scheduleID}/overrides/{overrideID}`.
    ///
    /// - `schedule_id`: Id of the schedule: the numeric `id` of a schedule, written as text.
    /// - `override_id`: Id of the override: the numeric `id` of an override of this schedule, written as text.
    /// - `body`: All the fields of the override, changed or not.
    pub fn overrides_update_schedule_override(
        &self,
        schedule_id: &str,
        override_id: &str,
        body: &crate::schedules::UpdateScheduleOverrideRequest,
    ) -> OverridesUpdateScheduleOverride {
        self.core.call(&wire::OVERRIDES_UPDATE_SCHEDULE_OVERRIDE)
            .path("scheduleID", schedule_id)
            .path("overrideID", override_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `Schedules_listSchedules`, from [`schedules_list_schedules`](crate::Client::schedules_list_schedules).
    SchedulesListSchedules -> crate::schedules::SchedulePage {
        /// Ids of the schedules to keep, comma-separated; all schedules if omitted.
        schedule_i_ds: &[i64] => query "scheduleIDs",
        /// Ids of participants, comma-separated: keeps the schedules in which one of them takes part.
        participants: &[String] => query "participants",
        /// Name of a schedule: keeps the schedules that bear it.
        schedule_name: &str => query "scheduleName",
        /// Whether to keep only the schedules in which the caller is on call.
        my_on_call: bool => query "myOnCall",
        /// Whether to keep only the schedules that concern the caller or the caller's squads.
        you_and_your_squads: bool => query "youAndYourSquads",
        /// Text to look for in the schedules, presumably in their names.
        search: &str => query "search",
        /// Whether to leave paused schedules out of the list.
        hide_paused: bool => query "hidePaused",
        /// Id of the user or squad that owns the schedules to keep.
        owner_id: &str => query "ownerID",
        /// Ids of escalation policies, comma-separated: keeps the schedules that one of them notifies.
        escalation_policies: &[String] => query "escalationPolicies",
        /// Whether to keep only the schedules that no escalation policy uses.
        without_escalation_policy: bool => query "withoutEscalationPolicy",
        /// Number of schedules on a page.
        page_size: i64 => query "pageSize",
        /// Where the page begins: the `nextCursor` or `prevCursor` of an earlier response; the first page if omitted.
        cursor: &str => query "cursor",
    }
}

squad_core::operation_request! {
    /// Request of `Schedules_createSchedule`, from [`schedules_create_schedule`](crate::Client::schedules_create_schedule).
    SchedulesCreateSchedule -> crate::schedules::Schedule {}
}

squad_core::operation_request! {
    /// Request of `Schedules_deleteSchedule`, from [`schedules_delete_schedule`](crate::Client::schedules_delete_schedule).
    SchedulesDeleteSchedule -> () {}
}

squad_core::operation_request! {
    /// Request of `Schedules_getScheduleById`, from [`schedules_get_schedule_by_id`](crate::Client::schedules_get_schedule_by_id).
    SchedulesGetScheduleById -> crate::schedules::Schedule {}
}

squad_core::operation_request! {
    /// Request of `Schedules_updateSchedule`, from [`schedules_update_schedule`](crate::Client::schedules_update_schedule).
    SchedulesUpdateSchedule -> crate::schedules::Schedule {}
}

squad_core::operation_request! {
    /// Request of `Schedules_pauseresumeSchedule`, from [`schedules_pauseresume_schedule`](crate::Client::schedules_pauseresume_schedule).
    SchedulesPauseresumeSchedule -> crate::schedules::PauseResumeScheduleResponse {}
}

squad_core::operation_request! {
    /// Request of `Schedules_changeTimezone`, from [`schedules_change_timezone`](crate::Client::schedules_change_timezone).
    SchedulesChangeTimezone -> crate::schedules::ChangeTimezoneResponse {}
}

squad_core::operation_request! {
    /// Request of `Schedules_cloneSchedule`, from [`schedules_clone_schedule`](crate::Client::schedules_clone_schedule).
    SchedulesCloneSchedule -> crate::schedules::Schedule {}
}

squad_core::operation_request! {
    /// Request of `Export_deleteIcalLink`, from [`export_delete_ical_link`](crate::Client::export_delete_ical_link).
    ExportDeleteIcalLink -> () {}
}

squad_core::operation_request! {
    /// Request of `Export_getScheduleIcalLink`, from [`export_get_schedule_ical_link`](crate::Client::export_get_schedule_ical_link).
    ExportGetScheduleIcalLink -> crate::schedules::ICalLink {}
}

squad_core::operation_request! {
    /// Request of `Export_refreshScheduleIcalLink`, from [`export_refresh_schedule_ical_link`](crate::Client::export_refresh_schedule_ical_link).
    ExportRefreshScheduleIcalLink -> crate::schedules::ICalLink {}
}

squad_core::operation_request! {
    /// Request of `Export_createScheduleIcalLink`, from [`export_create_schedule_ical_link`](crate::Client::export_create_schedule_ical_link).
    ExportCreateScheduleIcalLink -> crate::schedules::ICalLink {}
}

squad_core::operation_request! {
    /// Request of `Rotations_getScheduleRotations`, from [`rotations_get_schedule_rotations`](crate::Client::rotations_get_schedule_rotations).
    RotationsGetScheduleRotations -> Vec<crate::schedules::Rotation> {}
}

squad_core::operation_request! {
    /// Request of `Rotations_createRotation`, from [`rotations_create_rotation`](crate::Client::rotations_create_rotation).
    RotationsCreateRotation -> crate::schedules::Rotation {}
}

squad_core::operation_request! {
    /// Request of `Rotations_deleteRotation`, from [`rotations_delete_rotation`](crate::Client::rotations_delete_rotation).
    RotationsDeleteRotation -> () {}
}

squad_core::operation_request! {
    /// Request of `Rotations_getScheduleRotationById`, from [`rotations_get_schedule_rotation_by_id`](crate::Client::rotations_get_schedule_rotation_by_id).
    RotationsGetScheduleRotationById -> crate::schedules::Rotation {}
}

squad_core::operation_request! {
    /// Request of `Rotations_updateRotation`, from [`rotations_update_rotation`](crate::Client::rotations_update_rotation).
    RotationsUpdateRotation -> crate::schedules::Rotation {}
}

squad_core::operation_request! {
    /// Request of `Rotations_getRotationParticipants`, from [`rotations_get_rotation_participants`](crate::Client::rotations_get_rotation_participants).
    RotationsGetRotationParticipants -> crate::schedules::GetRotationParticipantsResponse {}
}

squad_core::operation_request! {
    /// Request of `Rotations_updateRotationParticipants`, from [`rotations_update_rotation_participants`](crate::Client::rotations_update_rotation_participants).
    RotationsUpdateRotationParticipants -> crate::schedules::RotationParticipants {}
}

squad_core::operation_request! {
    /// Request of `Overrides_listOverrides`, from [`overrides_list_overrides`](crate::Client::overrides_list_overrides).
    OverridesListOverrides -> crate::schedules::OverridePage {
        /// Id of a user or squad: keeps only the overrides that concern it.
        participant_id: &str => query "participantID",
        /// Number of overrides on a page.
        page_size: i32 => query "pageSize",
        /// Where the page begins: the `nextCursor` or `prevCursor` of an earlier response; the first page if omitted.
        cursor: &str => query "cursor",
    }
}

squad_core::operation_request! {
    /// Request of `Overrides_createScheduleOverride`, from [`overrides_create_schedule_override`](crate::Client::overrides_create_schedule_override).
    OverridesCreateScheduleOverride -> crate::schedules::ScheduleOverride {}
}

squad_core::operation_request! {
    /// Request of `Overrides_deleteScheduleOverride`, from [`overrides_delete_schedule_override`](crate::Client::overrides_delete_schedule_override).
    OverridesDeleteScheduleOverride -> () {}
}

squad_core::operation_request! {
    /// Request of `Overrides_getOverrideById`, from [`overrides_get_override_by_id`](crate::Client::overrides_get_override_by_id).
    OverridesGetOverrideById -> crate::schedules::ScheduleOverride {}
}

squad_core::operation_request! {
    /// Request of `Overrides_updateScheduleOverride`, from [`overrides_update_schedule_override`](crate::Client::overrides_update_schedule_override).
    OverridesUpdateScheduleOverride -> crate::schedules::ScheduleOverride {}
}
