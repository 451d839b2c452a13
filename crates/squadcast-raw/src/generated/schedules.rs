// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `schedules` area.

use serde::{Deserialize, Serialize};

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeTimezoneRequest {
    /// IANA name of the new time zone, such as `Europe/London`.
    #[serde(rename = "timeZone", skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

impl Default for ChangeTimezoneRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ChangeTimezoneRequest {
    } {
        time_zone: String,
    }
}

/// What comes back after the time zone of a schedule has been changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ChangeTimezoneResponse {
    /// IANA name of the time zone the schedule now runs in.
    pub time_zone: String,
}

squad_core::lenient_struct!(ChangeTimezoneResponse default {} { time_zone = "timeZone" });

/// A new rotation of a schedule: its shifts, timing and participants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateRotationRequest {
    /// Name of the rotation, unique within the schedule.
    pub name: String,
    /// Color in which the rotation is drawn in the calendar, as a CSS hex code such as `#0f61dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// RFC 3339 time from which the rotation runs.
    #[serde(rename = "startDate")]
    pub start_date: String,
    /// Recurrence of the pattern of shifts: `none`, `daily`, `weekly`, `monthly` or `custom`.
    pub period: String,
    /// Number of `customPeriodUnit`s after which the pattern recurs. Used with the period `custom` only.
    #[serde(rename = "customPeriodFrequency", skip_serializing_if = "Option::is_none")]
    pub custom_period_frequency: Option<i64>,
    /// Unit of `customPeriodFrequency`, `day` or `week`. Used with the period `custom` only.
    #[serde(rename = "customPeriodUnit", skip_serializing_if = "Option::is_none")]
    pub custom_period_unit: Option<String>,
    /// Time slots in which the rotation puts its participants on call. More than one applies to the period `custom`.
    #[serde(rename = "shiftTimeSlots", skip_serializing_if = "Option::is_none")]
    pub shift_time_slots: Option<Vec<crate::schedules::ShiftTimeSlot>>,
    /// Number of `changeParticipantsUnit`s after which the next participant group takes over.
    #[serde(rename = "changeParticipantsFrequency")]
    pub change_participants_frequency: i64,
    /// Unit of `changeParticipantsFrequency`: `rotation`, `day`, `week` or `month`.
    #[serde(rename = "changeParticipantsUnit")]
    pub change_participants_unit: String,
    /// RFC 3339 time at which the rotation ends; without it, and without `endsAfterIterations`, it has no end. Set at most one of the two.
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// Number of iterations after which the rotation ends. Set at most one of this and `endDate`.
    #[serde(rename = "endsAfterIterations", skip_serializing_if = "Option::is_none")]
    pub ends_after_iterations: Option<i64>,
    /// Groups that take turns, in the order in which they are on call.
    #[serde(rename = "participantGroups")]
    pub participant_groups: Vec<crate::schedules::ParticipantGroup>,
}

squad_core::request_struct! {
    CreateRotationRequest {
        name: String,
        start_date: String,
        period: String,
        change_participants_frequency: i64,
        change_participants_unit: String,
        participant_groups: Vec<crate::schedules::ParticipantGroup>,
    } {
        color: String,
        custom_period_frequency: i64,
        custom_period_unit: String,
        shift_time_slots: Vec<crate::schedules::ShiftTimeSlot>,
        end_date: String,
        ends_after_iterations: i64,
    }
}

/// A new override of a schedule: its time window, reason and participants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateScheduleOverrideRequest {
    /// RFC 3339 time from which the override holds.
    #[serde(rename = "startTime")]
    pub start_time: String,
    /// RFC 3339 time until which the override holds.
    #[serde(rename = "endTime")]
    pub end_time: String,
    /// Reason why the shift is taken over.
    pub reason: String,
    /// Who would be on call without the override.
    #[serde(rename = "overriddenParticipant")]
    pub overridden_participant: crate::schedules::OverrideParticipantGroup,
    /// Who is on call instead.
    #[serde(rename = "overrideWith")]
    pub override_with: crate::schedules::OverrideParticipantGroup,
}

squad_core::request_struct! {
    CreateScheduleOverrideRequest {
        start_time: String,
        end_time: String,
        reason: String,
        overridden_participant: crate::schedules::OverrideParticipantGroup,
        override_with: crate::schedules::OverrideParticipantGroup,
    } {
    }
}

/// A new schedule: its name, team, owner, time zone and tags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateScheduleRequest {
    /// Name of the schedule.
    pub name: String,
    /// Free text about the purpose of the schedule.
    pub description: String,
    /// Id of the team the schedule belongs to.
    #[serde(rename = "teamID")]
    pub team_id: String,
    /// Id of the user or squad that owns the schedule, according to `ownerType`.
    #[serde(rename = "ownerID")]
    pub owner_id: String,
    /// Whether `ownerID` names a `user` or a `squad`.
    #[serde(rename = "ownerType")]
    pub owner_type: crate::schedules::ScheduleOwnerType,
    /// IANA name of the time zone in which the shifts are counted, such as `Europe/London`.
    #[serde(rename = "timeZone")]
    pub time_zone: String,
    /// Tags to put on the schedule; may be empty.
    pub tags: Vec<crate::schedules::Tag>,
}

squad_core::request_struct! {
    CreateScheduleRequest {
        name: String,
        description: String,
        team_id: String,
        owner_id: String,
        owner_type: crate::schedules::ScheduleOwnerType,
        time_zone: String,
        tags: Vec<crate::schedules::Tag>,
    } {
    }
}

/// The participant groups of one rotation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRotationParticipantsResponse {
    /// Id of the rotation the groups belong to.
    pub rotation_id: i64,
    /// Groups that take turns, in the order in which they are on call.
    pub participant_groups: Vec<crate::schedules::ParticipantGroup>,
}

squad_core::lenient_struct!(GetRotationParticipantsResponse default {} { rotation_id = "rotationID", participant_groups = "participantGroups" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OverridePage {
    /// Overrides of this page.
    pub data: Vec<crate::schedules::ScheduleOverride>,
    /// Size of the page, and the cursors that lead to the next and the previous one.
    pub page_info: crate::shared::PageInfo,
}

squad_core::lenient_struct!(OverridePage default { data = "data" } { page_info = "pageInfo" });

/// Users and squads on one side of an override: those relieved, or those who take over.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OverrideParticipantGroup {
    /// Users and squads that make up this side.
    pub group: Vec<crate::schedules::Participant>,
}

squad_core::lenient_struct!(OverrideParticipantGroup {} { group = "group" });

squad_core::request_struct! {
    OverrideParticipantGroup {
        group: Vec<crate::schedules::Participant>,
    } {
    }
}

/// Participant of a rotation or an override.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Participant {
    /// Id of the participant, such as a user or a squad.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user`, `squad` or `team`.
    pub type_: String,
}

squad_core::lenient_struct!(Participant {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    Participant {
        id: String,
        type_: String,
    } {
    }
}

/// Users and squads that are on call together while it is their turn in a rotation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ParticipantGroup {
    /// Users and squads of the group.
    pub participants: Vec<crate::schedules::Participant>,
}

squad_core::lenient_struct!(ParticipantGroup {} { participants = "participants" });

squad_core::request_struct! {
    ParticipantGroup {
        participants: Vec<crate::schedules::Participant>,
    } {
    }
}

squad_core::open_enum! {
    /// What to do with the schedule: `pause` or `resume`.
    pub enum PauseResumeAction {
        /// `pause`
        Pause = "pause",
        /// `resume`
        Resume = "resume",
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PauseResumeScheduleRequest {
    /// What to do with the schedule: `pause` or `resume`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<crate::schedules::PauseResumeAction>,
}

impl Default for PauseResumeScheduleRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    PauseResumeScheduleRequest {
    } {
        action: crate::schedules::PauseResumeAction,
    }
}

/// Outcome of pausing or resuming a schedule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PauseResumeScheduleResponse {
    /// Requested action: `pause` or `resume`.
    pub action: String,
    /// Whether the schedule was paused or resumed.
    pub success: bool,
}

squad_core::lenient_struct!(PauseResumeScheduleResponse default {} { action = "action", success = "success" });

/// A rotation of a schedule: recurring shifts, in which participant groups take turns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Rotation {
    /// Numeric id of the rotation.
    pub id: i64,
    /// Name of the rotation, unique within the schedule.
    pub name: String,
    /// Id of the schedule the rotation belongs to.
    pub schedule_id: i64,
    /// Color in which the rotation is drawn in the calendar, as a CSS hex code such as `#0f61dd`.
    pub color: String,
    /// RFC 3339 time from which the rotation runs.
    pub start_date: String,
    /// Recurrence of the pattern of shifts: `none`, `daily`, `weekly`, `monthly` or `custom`.
    pub period: String,
    /// Number of `customPeriodUnit`s after which the pattern recurs. Present with the period `custom` only.
    pub custom_period_frequency: Option<i64>,
    /// Unit of `customPeriodFrequency`, `day` or `week`. Present with the period `custom` only.
    pub custom_period_unit: Option<String>,
    /// Time slots in which the rotation puts its participants on call.
    pub shift_time_slots: Vec<crate::schedules::ShiftTimeSlot>,
    /// Number of `changeParticipantsUnit`s after which the next participant group takes over.
    pub change_participants_frequency: i64,
    /// Unit of `changeParticipantsFrequency`: `rotation`, `day`, `week` or `month`.
    pub change_participants_unit: String,
    /// RFC 3339 time at which the rotation ends. Absent when it has no end or ends after a number of iterations.
    pub end_date: Option<String>,
    /// Number of iterations after which the rotation ends. Absent when it has no end or ends at a set time.
    pub ends_after_iterations: Option<i64>,
    /// Groups that take turns, in the order in which they are on call.
    pub rotation_participants: Vec<crate::schedules::ParticipantGroup>,
    /// RFC 3339 time at which the rotation was created.
    pub created_at: String,
    /// RFC 3339 time of the last change to the rotation.
    pub updated_at: String,
}

squad_core::lenient_struct!(Rotation default { id = "id" } { name = "name", schedule_id = "scheduleID", color = "color", start_date = "startDate", period = "period", custom_period_frequency = "customPeriodFrequency", custom_period_unit = "customPeriodUnit", shift_time_slots = "shiftTimeSlots", change_participants_frequency = "changeParticipantsFrequency", change_participants_unit = "changeParticipantsUnit", end_date = "endDate", ends_after_iterations = "endsAfterIterations", rotation_participants = "rotationParticipants", created_at = "createdAt", updated_at = "updatedAt" });

/// A rotation's id together with the groups that take turns in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RotationParticipants {
    /// Id of the rotation the groups belong to.
    pub rotation_id: i64,
    /// Groups that take turns, in the order in which they are on call.
    pub participant_groups: Vec<crate::schedules::ParticipantGroup>,
}

squad_core::lenient_struct!(RotationParticipants default {} { rotation_id = "rotationID", participant_groups = "participantGroups" });

/// An on-call schedule: a time zone, an owner and tags, to which rotations and overrides are attached.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Schedule {
    /// Numeric id of the schedule. Escalation policies name it as `pid`.
    pub id: i64,
    /// Name of the schedule.
    pub name: String,
    /// Free text about the purpose of the schedule; may be empty.
    pub description: String,
    /// Id of the organization the schedule belongs to.
    pub org_id: String,
    /// Id of the team the schedule belongs to.
    pub team_id: String,
    /// IANA name of the time zone in which the shifts are counted.
    pub time_zone: String,
    /// Whether the schedule is paused; no one is on call through a paused schedule.
    pub paused: bool,
    /// Id of the user or squad that owns the schedule, according to `ownerType`.
    pub owner_id: String,
    /// Whether `ownerID` names a `user` or a `squad`.
    pub owner_type: crate::schedules::ScheduleOwnerType,
    /// Tags on the schedule; null when it has none.
    pub tags: Vec<crate::schedules::Tag>,
    /// RFC 3339 time at which the schedule was created.
    pub created_at: String,
    /// RFC 3339 time of the last change to the schedule.
    pub updated_at: String,
}

squad_core::lenient_struct!(Schedule default { id = "id" } { name = "name", description = "description", org_id = "orgID", team_id = "teamID", time_zone = "timeZone", paused = "paused", owner_id = "ownerID", owner_type = "ownerType", tags = "tags", created_at = "createdAt", updated_at = "updatedAt" });

/// A time window in which other participants are on call than the rotations of the schedule say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScheduleOverride {
    /// Numeric id of the override.
    pub id: i64,
    /// Id of the organization the schedule belongs to.
    pub org_id: String,
    /// Id of the team the schedule belongs to.
    pub team_id: String,
    /// Id of the schedule that is overridden.
    pub schedule_id: i64,
    /// RFC 3339 time from which the override holds.
    pub start_time: String,
    /// RFC 3339 time until which the override holds.
    pub end_time: String,
    /// Reason why the shift is taken over.
    pub reason: String,
    /// Who would be on call without the override.
    pub overridden_participant: crate::schedules::OverrideParticipantGroup,
    /// Who is on call instead.
    pub override_with: crate::schedules::OverrideParticipantGroup,
    /// RFC 3339 time at which the override was created.
    pub created_at: String,
    /// RFC 3339 time of the last change to the override.
    pub updated_at: String,
}

squad_core::lenient_struct!(ScheduleOverride default { id = "id" } { org_id = "orgID", team_id = "teamID", schedule_id = "scheduleID", start_time = "startTime", end_time = "endTime", reason = "reason", overridden_participant = "overriddenParticipant", override_with = "overrideWith", created_at = "createdAt", updated_at = "updatedAt" });

squad_core::open_enum! {
    /// Whether `ownerID` names a `user` or a `squad`.
    pub enum ScheduleOwnerType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
        /// `team`
        Team = "team",
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SchedulePage {
    /// Schedules of this page.
    pub data: Vec<crate::schedules::Schedule>,
    /// Size of the page, and the cursors that lead to the next and the previous one.
    pub page_info: crate::shared::PageInfo,
}

squad_core::lenient_struct!(SchedulePage default { data = "data" } { page_info = "pageInfo" });

/// A slot of time, on every day or on one day of the week, in which a rotation puts its participants on call. Hours are in the time zone of the schedule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ShiftTimeSlot {
    /// Hour at which the shift begins, 0 to 23, in the time zone of the schedule.
    pub start_hour: i64,
    /// Minute of that hour at which the shift begins, 0 to 59.
    pub start_min: i64,
    /// Length of the shift in minutes.
    pub duration: i64,
    /// Day to which the slot belongs, such as `monday`; every day if omitted.
    pub day_of_week: Option<String>,
}

squad_core::lenient_struct!(ShiftTimeSlot {} { start_hour = "startHour", start_min = "startMin", duration = "duration", day_of_week = "dayOfWeek" });

squad_core::request_struct! {
    ShiftTimeSlot {
        start_hour: i64,
        start_min: i64,
        duration: i64,
    } {
        day_of_week: String,
    }
}

/// A colored key and value put on a schedule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tag {
    /// Left half of the tag, such as `region`.
    pub key: String,
    /// Right half of the tag, such as `emea`.
    pub value: String,
    /// Color in which the tag is shown, as a CSS hex code such as `#0f61dd`.
    pub color: String,
}

squad_core::lenient_struct!(Tag {} { key = "key", value = "value", color = "color" });

squad_core::request_struct! {
    Tag {
        key: String,
        value: String,
        color: String,
    } {
    }
}

/// The participant groups that replace those of a rotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateRotationParticipantsRequest {
    /// All groups that take turns from now on, in the order in which they are on call.
    #[serde(rename = "participantGroups")]
    pub participant_groups: Vec<crate::schedules::ParticipantGroup>,
}

squad_core::request_struct! {
    UpdateRotationParticipantsRequest {
        participant_groups: Vec<crate::schedules::ParticipantGroup>,
    } {
    }
}

/// Name, shifts and timing that replace those of a rotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateRotationRequest {
    /// Name of the rotation, unique within the schedule.
    pub name: String,
    /// Color in which the rotation is drawn in the calendar, as a CSS hex code such as `#0f61dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// RFC 3339 time from which the rotation runs.
    #[serde(rename = "startDate")]
    pub start_date: String,
    /// Recurrence of the pattern of shifts: `none`, `daily`, `weekly`, `monthly` or `custom`.
    pub period: String,
    /// Number of `customPeriodUnit`s after which the pattern recurs. Used with the period `custom` only.
    #[serde(rename = "customPeriodFrequency", skip_serializing_if = "Option::is_none")]
    pub custom_period_frequency: Option<i64>,
    /// Unit of `customPeriodFrequency`, `day` or `week`. Used with the period `custom` only.
    #[serde(rename = "customPeriodUnit", skip_serializing_if = "Option::is_none")]
    pub custom_period_unit: Option<String>,
    /// Time slots in which the rotation puts its participants on call. More than one applies to the period `custom`.
    #[serde(rename = "shiftTimeSlots", skip_serializing_if = "Option::is_none")]
    pub shift_time_slots: Option<Vec<crate::schedules::ShiftTimeSlot>>,
    /// Number of `changeParticipantsUnit`s after which the next participant group takes over.
    #[serde(rename = "changeParticipantsFrequency")]
    pub change_participants_frequency: i64,
    /// Unit of `changeParticipantsFrequency`: `rotation`, `day`, `week` or `month`.
    #[serde(rename = "changeParticipantsUnit")]
    pub change_participants_unit: String,
    /// RFC 3339 time at which the rotation ends; without it, and without `endsAfterIterations`, it has no end. Set at most one of the two.
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// Number of iterations after which the rotation ends. Set at most one of this and `endDate`.
    #[serde(rename = "endsAfterIterations", skip_serializing_if = "Option::is_none")]
    pub ends_after_iterations: Option<i64>,
}

squad_core::request_struct! {
    UpdateRotationRequest {
        name: String,
        start_date: String,
        period: String,
        change_participants_frequency: i64,
        change_participants_unit: String,
    } {
        color: String,
        custom_period_frequency: i64,
        custom_period_unit: String,
        shift_time_slots: Vec<crate::schedules::ShiftTimeSlot>,
        end_date: String,
        ends_after_iterations: i64,
    }
}

/// The fields that replace those of an override.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateScheduleOverrideRequest {
    /// RFC 3339 time from which the override holds.
    #[serde(rename = "startTime")]
    pub start_time: String,
    /// RFC 3339 time until which the override holds.
    #[serde(rename = "endTime")]
    pub end_time: String,
    /// Reason why the shift is taken over.
    pub reason: String,
    /// Who would be on call without the override.
    #[serde(rename = "overriddenParticipant")]
    pub overridden_participant: crate::schedules::OverrideParticipantGroup,
    /// Who is on call instead.
    #[serde(rename = "overrideWith")]
    pub override_with: crate::schedules::OverrideParticipantGroup,
}

squad_core::request_struct! {
    UpdateScheduleOverrideRequest {
        start_time: String,
        end_time: String,
        reason: String,
        overridden_participant: crate::schedules::OverrideParticipantGroup,
        override_with: crate::schedules::OverrideParticipantGroup,
    } {
    }
}

/// The editable fields of a schedule, all of which are replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateScheduleRequest {
    /// Name the schedule has from now on.
    pub name: String,
    /// Free text about the purpose of the schedule.
    pub description: String,
    /// Id of the user or squad that owns the schedule from now on, according to `ownerType`.
    #[serde(rename = "ownerID")]
    pub owner_id: String,
    /// Whether `ownerID` names a `user` or a `squad`.
    #[serde(rename = "ownerType")]
    pub owner_type: crate::schedules::ScheduleOwnerType,
    /// All the tags the schedule has from now on; an empty list removes them.
    pub tags: Vec<crate::schedules::Tag>,
}

squad_core::request_struct! {
    UpdateScheduleRequest {
        name: String,
        description: String,
        owner_id: String,
        owner_type: crate::schedules::ScheduleOwnerType,
        tags: Vec<crate::schedules::Tag>,
    } {
    }
}

/// The iCalendar links of a schedule. Presumably only the requested link is present.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ICalLink {
    /// Secret: URL of the feed with all the shifts of the schedule. Presumably absent when `myOnCall` was true.
    pub i_cal_link: Option<String>,
    /// Secret: URL of the feed with the caller's own shifts. Presumably absent when `myOnCall` was false.
    pub i_cal_link_for_my_on_calls: Option<String>,
}

squad_core::lenient_struct!(ICalLink default {} { i_cal_link = "iCalLink", i_cal_link_for_my_on_calls = "iCalLinkForMyOnCalls" });

squad_core::redacted_debug!(ICalLink {  } { i_cal_link, i_cal_link_for_my_on_calls });
