// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `incidents` area.

use std::collections::BTreeMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A user or squad that was added to help with the incident in addition to its assignees.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdditionalResponderDetails {
    /// Id of the user or squad that was added.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user` or `squad`.
    pub type_: String,
    /// RFC 3339 time at which the responder was added to the incident.
    pub time_of_assignment: Option<Timestamp>,
    /// Why the responder was added, as human-readable text.
    pub reason: String,
    /// Name under which the user or squad is shown.
    pub name: String,
    /// RFC 3339 time at which the responder was last notified about the incident; `0001-01-01T00:00:00Z` means never.
    pub last_notified_at: Option<Timestamp>,
}

squad_core::lenient_struct!(AdditionalResponderDetails default {} { id = "id", type_ = "type", time_of_assignment = "timeOfAssignment", reason = "reason", name = "name", last_notified_at = "last_notified_at" });

/// The users and squads to add as responders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddAdditionalRespondersRequest {
    /// Users and squads to add to the incident.
    pub additional_responders: Vec<crate::incidents::NewAdditionalResponder>,
}

squad_core::request_struct! {
    AddAdditionalRespondersRequest {
        additional_responders: Vec<crate::incidents::NewAdditionalResponder>,
    } {
    }
}

/// A user or squad that helps with an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdditionalResponder {
    /// Id of the user or squad that helps.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user` or `squad`.
    pub type_: String,
    /// Name under which the user or squad is shown.
    pub name: Option<String>,
    /// RFC 3339 time at which the responder was added.
    pub time_of_assignment: Option<String>,
}

squad_core::lenient_struct!(AdditionalResponder default {} { id = "id", type_ = "type", name = "name", time_of_assignment = "time_of_assignment" });

/// All the additional responders of an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdditionalResponderResponse {
    /// Users and squads that help with the incident.
    pub additional_responders: Vec<crate::incidents::AdditionalResponder>,
}

squad_core::lenient_struct!(AdditionalResponderResponse default {} { additional_responders = "additional_responders" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewAdditionalResponder {
    /// Id of the user or squad to add.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user` or `squad`.
    #[serde(rename = "type")]
    pub type_: String,
}

squad_core::request_struct! {
    NewAdditionalResponder {
        id: String,
        type_: String,
    } {
    }
}

/// How long the incident waited for its acknowledgement and its resolution, and who gave them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Analytics {
    /// Time to acknowledge, with the people behind it.
    pub tta: crate::incidents::AnalyticsMetrics,
    /// Time to resolve, with the people behind it.
    pub ttr: crate::incidents::AnalyticsMetrics,
}

squad_core::lenient_struct!(Analytics default {} { tta = "tta", ttr = "ttr" });

/// One duration of an incident and whom it is credited to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AnalyticsMetrics {
    /// Length of the duration, presumably in milliseconds as in the incident export.
    pub time: i64,
    /// Id of the user the duration is credited to; empty if there is none.
    pub user_id: String,
    /// Id of the escalation policy the incident was assigned to; empty if there is none.
    pub escalation_policy_id: String,
    /// Id of the squad the incident was assigned to; empty if there is none.
    pub squad_id: String,
}

squad_core::lenient_struct!(AnalyticsMetrics default {} { time = "time", user_id = "userId", escalation_policy_id = "escalationPolicyId", squad_id = "squadId" });

/// A text about the outcome of a call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Message {
    /// Text that describes the result of the call.
    pub message: String,
}

squad_core::lenient_struct!(Message default {} { message = "message" });

/// The one that an incident goes to when its delayed notifications are sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignTo {
    /// Id of the user, squad or escalation policy that is notified.
    pub id: String,
    /// Type of the entity that `id` refers to: a user, a squad or an escalation policy.
    pub type_: Option<String>,
}

squad_core::lenient_struct!(AssignTo default {} { id = "id", type_ = "type" });

/// One assignment of the incident: who it went to, when and why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignedTo {
    /// Id of the user, squad or escalation policy that the incident is assigned to.
    pub id: String,
    /// Type of the entity that `id` refers to: `user`, `squad` or `escalationpolicy`.
    pub type_: String,
    /// RFC 3339 time at which the incident was assigned.
    pub time_of_assignment: Option<Timestamp>,
    /// Why the incident was assigned, as human-readable text.
    pub reason: String,
}

squad_core::lenient_struct!(AssignedTo default {} { id = "id", type_ = "type", time_of_assignment = "timeOfAssignment", reason = "reason" });

/// The one that a newly made incident is assigned to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Assignee {
    /// Id of the user, escalation policy or squad that gets the incident.
    pub id: String,
    /// Type of the entity that `id` refers to: `user`, `escalationpolicy` or `squad`.
    #[serde(rename = "type")]
    pub type_: crate::incidents::AssigneeType,
}

squad_core::request_struct! {
    Assignee {
        id: String,
        type_: crate::incidents::AssigneeType,
    } {
    }
}

squad_core::open_enum! {
    /// Type of the entity that `id` refers to: `user`, `escalationpolicy` or `squad`.
    pub enum AssigneeType {
        /// `user`
        User = "user",
        /// `escalationpolicy`
        Escalationpolicy = "escalationpolicy",
        /// `squad`
        Squad = "squad",
    }
}

/// A runbook as it was attached to an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AttachedRunbook {
    /// Id of the runbook that was attached.
    pub runbook_id: String,
    /// Name of the runbook when it was attached.
    pub name: String,
    /// What the runbook says to do, in order.
    pub steps: Vec<crate::incidents::Step>,
}

squad_core::lenient_struct!(AttachedRunbook default {} { runbook_id = "runbook_id", name = "name", steps = "steps" });

/// The incidents to acknowledge or resolve in bulk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkIncidentIDsRequest {
    /// Ids of the incidents to act on, at most 100.
    pub incident_ids: Vec<String>,
}

squad_core::request_struct! {
    BulkIncidentIDsRequest {
        incident_ids: Vec<String>,
    } {
    }
}

/// A priority and the incidents that are given it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkIncidentsPriorityUpdateRequest {
    /// Ids of the incidents whose priority is set.
    pub incident_ids: Vec<String>,
    /// Priority to set, from `P1` to `P5`.
    pub priority: String,
}

squad_core::request_struct! {
    BulkIncidentsPriorityUpdateRequest {
        incident_ids: Vec<String>,
        priority: String,
    } {
    }
}

/// Says which Slack channel of an incident is archived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArchiveSlackChannelRequest {
    /// Id that Slack gave the channel: the `channel_id` of its communication card.
    pub slack_channel_id: String,
}

squad_core::request_struct! {
    ArchiveSlackChannelRequest {
        slack_channel_id: String,
    } {
    }
}

/// A link on an incident to a place where people talk about it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CommunicationCard {
    /// RFC 3339 time at which the card was added.
    pub created_at: String,
    /// RFC 3339 time at which the card was last changed.
    pub updated_at: String,
    /// Time at which the card was deleted; null if it was not.
    pub deleted_at: Option<String>,
    /// Id by which the card is changed and deleted.
    pub id: i64,
    /// Id of the incident the card belongs to.
    pub incident_id: String,
    /// Address that the card opens.
    pub url: String,
    /// Kind of the channel that the card leads to.
    pub type_: String,
    /// Text shown on the card.
    pub title: String,
    /// Id of the chat channel the card leads to, for a channel made through the API; presumably empty for a plain link.
    pub channel_id: String,
    /// Time at which the channel was archived; null if it was not.
    pub archived_at: Option<String>,
}

squad_core::lenient_struct!(CommunicationCard default { id = "id" } { created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at", incident_id = "incident_id", url = "url", type_ = "type", title = "title", channel_id = "channel_id", archived_at = "archived_at" });

/// A communication card to add to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCommunicationCardRequest {
    /// Kind of the channel that the card leads to.
    #[serde(rename = "type")]
    pub type_: String,
    /// Address that the card opens.
    pub url: String,
    /// Text shown on the card.
    pub title: String,
}

squad_core::request_struct! {
    CreateCommunicationCardRequest {
        type_: String,
        url: String,
        title: String,
    } {
    }
}

/// A Slack channel to make for an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSlackChannelRequest {
    /// Text to name the new channel with in Slack.
    pub channel_name: String,
    /// Id of the incident the channel is for.
    pub incident_id: String,
}

squad_core::request_struct! {
    CreateSlackChannelRequest {
        channel_name: String,
        incident_id: String,
    } {
    }
}

/// A communication card as it is to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateCommunicationCardRequest {
    /// Text shown on the card.
    pub title: String,
    /// Kind of the channel that the card leads to.
    #[serde(rename = "type")]
    pub type_: String,
    /// Address that the card opens.
    pub url: String,
}

squad_core::request_struct! {
    UpdateCommunicationCardRequest {
        title: String,
        type_: String,
        url: String,
    } {
    }
}

/// Key that later events are compared with to detect duplicates of this incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DedupData {
    /// Deduplication key of the incident; events that carry the same key are folded into it.
    pub key: Option<String>,
    /// Hash made of the deduplication key.
    pub hash: Option<String>,
}

squad_core::lenient_struct!(DedupData default {} { key = "key", hash = "hash" });

/// Why the event was deduplicated; absent for an event that was not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeduplicationReason {
    /// Id of the earlier event that this one duplicates.
    pub matched_event_id: String,
    /// Expression of the deduplication rule that matched.
    pub evaluated_expression: String,
    /// Length of the rule's deduplication window; the unit, minutes or hours, is the rule's and is not given here.
    pub time_window: i64,
}

squad_core::lenient_struct!(DeduplicationReason default {} { matched_event_id = "matched_event_id", evaluated_expression = "evaluated_expression", time_window = "time_window" });

squad_core::open_enum! {
    /// Format of an incident export: `json` or `csv`.
    pub enum ExportFormat {
        /// `json`
        Json = "json",
        /// `csv`
        Csv = "csv",
    }
}

/// Which incidents of the time range are exported. An empty list presumably does not filter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportIncidentsFilter {
    /// Ids of the services whose incidents are exported.
    pub services: Vec<String>,
    /// Alert sources whose incidents are exported.
    pub sources: Vec<String>,
    /// Owners of the services whose incidents are exported.
    #[serde(rename = "serviceOwner")]
    pub service_owner: crate::incidents::ServiceOwnerFilter,
    /// Ids of the assignees whose incidents are exported.
    pub assigned_to: Vec<String>,
    /// Ids of users; incidents assigned to them or to a squad of theirs are exported.
    #[serde(rename = "assignedToUserIDsAndTheirSquads")]
    pub assigned_to_user_i_ds_and_their_squads: Vec<String>,
    /// States of the incidents that are exported.
    pub statuses: Vec<String>,
    /// Priorities of the incidents that are exported.
    pub priority: Vec<crate::incidents::IncidentPriority>,
    /// Tags that the exported incidents carry, each written as `key=value`.
    pub tags: Vec<String>,
    /// `present` for incidents that have notes, `absent` for those without.
    pub notes: String,
}

squad_core::request_struct! {
    ExportIncidentsFilter {
        services: Vec<String>,
        sources: Vec<String>,
        service_owner: crate::incidents::ServiceOwnerFilter,
        assigned_to: Vec<String>,
        assigned_to_user_i_ds_and_their_squads: Vec<String>,
        statuses: Vec<String>,
        priority: Vec<crate::incidents::IncidentPriority>,
        tags: Vec<String>,
        notes: String,
    } {
    }
}

squad_core::open_enum! {
    /// One of the listed values.
    pub enum ExportSort {
        /// `time`
        Time = "time",
        /// `priority`
        Priority = "priority",
    }
}

/// A row of an incident export. It names services, people and alert sources where the incident itself has their ids.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExportedIncident {
    /// Id by which other operations name the incident.
    pub id: String,
    /// What happened, in one line; the `message` of the incident.
    pub title: Option<String>,
    /// Longer text about the incident; may be empty.
    pub description: Option<String>,
    /// State of the incident, such as `triggered`, `acknowledged`, `resolved` or `suppressed`.
    pub status: Option<String>,
    /// Name, not id, of the service the incident was raised on.
    pub service: Option<String>,
    /// Name of the alert source whose event raised the incident.
    pub alert_source: Option<String>,
    /// Name, not id, of the user, squad or escalation policy the incident is assigned to.
    pub assignee: Option<String>,
    /// RFC 3339 time at which the incident was raised.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the first acknowledgement; `0001-01-01T00:00:00Z` if there was none.
    pub acknowledged_at: Option<Timestamp>,
    /// RFC 3339 time at which the incident was resolved; `0001-01-01T00:00:00Z` if it is open.
    pub resolved_at: Option<Timestamp>,
    /// Name of the SLO that the incident affects; empty if there is none.
    pub slo_name: Option<String>,
    /// Indicators of the SLO that the incident affects.
    pub slis: Vec<String>,
    /// Part of the SLO's error budget that the incident has spent.
    pub error_budget_spent: Option<f64>,
    /// Tags of the incident by key; null if there are none.
    pub tags: BTreeMap<String, crate::incidents::TagConfigObject>,
    /// Number of events that were gathered into the incident.
    pub event_count: Option<i64>,
    /// Milliseconds from the creation of the incident to its acknowledgement.
    pub tta_ms: Option<i64>,
    /// Milliseconds from the creation of the incident to its resolution.
    pub ttr_ms: Option<i64>,
    /// Time to acknowledge under the name the vendor documents; recorded exports have `tta (ms)` in its place.
    pub tta: Option<i64>,
    /// Time to resolve under the name the vendor documents; recorded exports have `ttr (ms)` in its place.
    pub ttr: Option<i64>,
    /// Incidents that were merged into this one.
    pub children: Vec<crate::incidents::MergeIncidentEntityReference>,
    /// What happened to the incident, in order of time.
    pub logs: Vec<crate::incidents::Logs>,
    /// Address of the incident in the web app.
    pub url: Option<String>,
    /// Priority from `P1`, the highest, to `P5`; empty if none is set.
    pub priority: Option<String>,
    /// Runbooks attached to the incident.
    pub attached_runbooks: Vec<crate::incidents::AttachedRunbook>,
    /// Lists of tasks on the incident.
    pub incident_tasks: Vec<crate::incidents::IncidentTasks>,
    /// Number of all tasks on the incident.
    pub incident_tasks_total_count: Option<i64>,
    /// Number of tasks that are still to be done.
    pub incident_tasks_open_count: Option<i64>,
    /// Number of tasks that are done.
    pub incident_tasks_closed_count: Option<i64>,
    /// The same numbers of tasks in one object.
    pub incident_tasks_count: Option<crate::incidents::IncidentTasksCount>,
}

squad_core::lenient_struct!(ExportedIncident default { id = "id" } { title = "title", description = "description", status = "status", service = "service", alert_source = "alert_source", assignee = "assignee", created_at = "created_at", acknowledged_at = "acknowledged_at", resolved_at = "resolved_at", slo_name = "slo_name", slis = "slis", error_budget_spent = "error_budget_spent", tags = "tags", event_count = "event_count", tta_ms = "tta (ms)", ttr_ms = "ttr (ms)", tta = "tta", ttr = "ttr", children = "children", logs = "logs", url = "url", priority = "priority", attached_runbooks = "attached_runbooks", incident_tasks = "incident_tasks", incident_tasks_total_count = "incident_tasks_total_count", incident_tasks_open_count = "incident_tasks_open_count", incident_tasks_closed_count = "incident_tasks_closed_count", incident_tasks_count = "incident_tasks_count" });

/// An incident with its assignments, tags, timeline and merge relations.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Incident {
    /// Id by which the other operations name the incident.
    pub id: String,
    /// Id of the service the incident was raised on.
    pub service_id: String,
    /// Id of the alert source whose event raised the incident.
    pub alert_source_id: String,
    /// Id of the organization the incident belongs to.
    pub organization_id: String,
    /// Id of the SLO the incident affects; absent if there is none.
    pub slo_id: Option<i64>,
    /// Number shown to people in place of the id.
    pub incident_number: i64,
    /// Text shown as the title of the incident.
    pub message: String,
    /// Assignments of the incident.
    pub assigned_to: Vec<crate::incidents::AssignedTo>,
    /// Users and squads added to help in addition to the assignees.
    pub additional_responders: Vec<crate::incidents::AdditionalResponderDetails>,
    /// Longer text about what is wrong.
    pub description: String,
    /// State of the incident, such as `triggered`, `acknowledged` or `resolved`.
    pub status: String,
    /// RFC 3339 time at which the incident was raised.
    pub time_of_creation: Option<Timestamp>,
    /// RFC 3339 time of the last change.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time of the latest acknowledgement; null or absent if no one has acknowledged the incident.
    pub last_acknowledged_at: Option<Timestamp>,
    /// Tags on the incident, each under its key.
    pub tags: BTreeMap<String, crate::incidents::TagConfigObject>,
    /// Activity timeline of the incident.
    pub logs: Vec<crate::incidents::Logs>,
    /// How long acknowledgement and resolution took.
    pub analytics: crate::incidents::Analytics,
    /// Messages pinned to the incident; null if there are none.
    pub pinned_messages: Vec<crate::incidents::PinnedMessage>,
    /// Id of the user who raised the incident by hand; absent or empty if an alert source did.
    pub created_by: Option<String>,
    /// E-mail address the incident was raised from, if it came by e-mail. Personal data.
    pub sender_email: Option<String>,
    /// Whether the incident has been deleted.
    pub deleted: bool,
    /// Number of events in the incident, deduplicated ones included.
    pub event_count: i64,
    /// Key and hash that later events are compared with for deduplication.
    pub dedup_data: crate::incidents::DedupData,
    /// Team that owns the incident.
    pub owner: crate::shared::RbacOwner,
    /// Permissions of individual users on the incident; null if no permission is granted to individual users.
    pub access_control: Vec<crate::shared::RbacEntityPermission>,
    /// Ids of the users who had to do with the incident; null if there are none.
    pub relevant_users: Vec<String>,
    /// Ids of the escalation policies that had to do with the incident; null if there are none.
    pub relevant_escalation_policies: Vec<String>,
    /// Ids of the squads that had to do with the incident; null if there are none.
    pub relevant_squads: Vec<String>,
    /// Ids of the schedules that had to do with the incident; null if there are none.
    pub relevant_schedules: Vec<String>,
    /// Actions of the people who had to do with the incident; null if there are none.
    pub relevant_people_logs: Vec<crate::incidents::RelevantPeopleLog>,
    /// Remarks about the response; null if there are none.
    pub response_notes: Vec<crate::incidents::ResponseNote>,
    /// References to the files attached to the incident; null if there are none.
    pub attachments: Vec<String>,
    /// When an acknowledged incident is triggered anew; null or absent if it is not.
    pub retrigger_policy: Option<crate::incidents::RetriggerPolicy>,
    /// Id of the webform the incident was reported with; absent if it was not.
    pub webform_id: Option<i64>,
    /// Id of the form that was sent in with it; absent if there was none.
    pub webform_submission_id: Option<i64>,
    /// Whether the incident was merged into another one.
    pub is_child: bool,
    /// Id of the digest that the incident's notifications were gathered in; presumably empty if there is none.
    pub digest_id: String,
    /// Incidents that were merged into this one.
    pub children: Vec<crate::incidents::MergeIncidentEntityReference>,
    /// Whether notifications were paused because the alert looked transient.
    pub did_auto_pause: bool,
    /// Whether that pause ran out before the alert resolved itself.
    pub did_auto_pause_timeout: bool,
    /// RFC 3339 time at which the pause for a transient alert ends; `0001-01-01T00:00:00Z` means no pause.
    pub auto_pause_ends_at: Option<Timestamp>,
    /// Verdict of a user on whether the alert is transient; empty if there is none.
    pub manually_marked_transient_alert_feedback_type: String,
    /// Id of the class that the alert was sorted into, presumably for telling transient alerts and grouping similar ones.
    pub classification_id: i64,
    /// Number of alerts grouped into the incident by intelligent alert grouping.
    pub grouped_alert_count: i64,
    /// Priority from `P1` to `P5`; absent if none is set.
    pub priority: Option<crate::incidents::IncidentPriority>,
    /// Whether a priority is set.
    pub has_priority: bool,
    /// Whether and how long notifications are snoozed.
    pub snooze_details: crate::incidents::SnoozeDetails,
    /// Whether the notifications of the incident were delayed by its service.
    pub did_notification_delay: bool,
    /// How notifications are delayed by the notification delay of the service.
    pub notification_delay_policy: crate::incidents::NotificationDelayPolicy,
    /// Incident that this one was merged into; null or absent if it is not a child.
    pub parent: Option<crate::incidents::MergeIncidentEntityReference>,
}

squad_core::lenient_struct!(Incident default { id = "id" } { service_id = "service_id", alert_source_id = "alert_source_id", organization_id = "organization_id", slo_id = "slo_id", incident_number = "incidentNumber", message = "message", assigned_to = "assignedTo", additional_responders = "additional_responders", description = "description", status = "status", time_of_creation = "timeOfCreation", updated_at = "updated_at", last_acknowledged_at = "last_acknowledged_at", tags = "tags", logs = "logs", analytics = "analytics", pinned_messages = "pinned_messages", created_by = "created_by", sender_email = "sender_email", deleted = "deleted", event_count = "event_count", dedup_data = "dedup_data", owner = "owner", access_control = "access_control", relevant_users = "relevantUsers", relevant_escalation_policies = "relevantEscalationPolicies", relevant_squads = "relevantSquads", relevant_schedules = "relevantSchedules", relevant_people_logs = "relevantPeopleLogs", response_notes = "responseNotes", attachments = "attachments", retrigger_policy = "retriggerPolicy", webform_id = "webform_id", webform_submission_id = "webform_submission_id", is_child = "is_child", digest_id = "digest_id", children = "children", did_auto_pause = "did_auto_pause", did_auto_pause_timeout = "did_auto_pause_timeout", auto_pause_ends_at = "auto_pause_ends_at", manually_marked_transient_alert_feedback_type = "manually_marked_transient_alert_feedback_type", classification_id = "classification_id", grouped_alert_count = "grouped_alert_count", priority = "priority", has_priority = "has_priority", snooze_details = "snooze_details", did_notification_delay = "did_notification_delay", notification_delay_policy = "notification_delay_policy", parent = "parent" });

/// What CircleCI returned about the build.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiBuild {
    /// CircleCI name of the user or organization that the repository belongs to.
    pub username: String,
    /// Name of the repository that is built.
    pub reponame: String,
    /// Number of the new build.
    pub build_num: i64,
    /// Address of the new build in CircleCI.
    pub build_url: String,
    /// Parameters the build runs with.
    pub build_parameters: crate::incidents::CircleCiBuildParameters,
    /// The build before this one.
    pub previous: crate::incidents::CircleCiEarlierBuild,
    /// The latest build that succeeded.
    pub previous_successful_build: crate::incidents::CircleCiEarlierBuild,
    /// Number of the build that this one reruns.
    pub retry_of: i64,
    /// Longer text of the commit that is built.
    pub body: String,
    /// First line of the commit that is built.
    pub subject: String,
    /// State of the build, such as `queued`.
    pub status: String,
    /// Stage that the build is in.
    pub lifecycle: String,
    /// Result of the build; presumably empty while it runs.
    pub outcome: String,
    /// Time at which the commit was made.
    pub committer_date: String,
    /// E-mail address of who made the commit. Personal data.
    pub committer_email: String,
    /// Name of who made the commit.
    pub committer_name: String,
    /// Time at which the change was written.
    pub author_date: String,
    /// E-mail address of who wrote the change. Personal data.
    pub author_email: String,
    /// Name of who wrote the change.
    pub author_name: String,
    /// Branch that is built.
    pub branch: String,
    /// Version control host of the repository, such as `github`.
    pub vcs_type: String,
    /// Address of the repository.
    pub vcs_url: String,
    /// Time at which the build began; presumably empty while it waits.
    pub start_time: String,
    /// Time at which the build finished; presumably empty until then.
    pub stop_time: String,
}

squad_core::lenient_struct!(CircleCiBuild default {} { username = "username", reponame = "reponame", build_num = "build_num", build_url = "build_url", build_parameters = "build_parameters", previous = "previous", previous_successful_build = "previous_successful_build", retry_of = "retry_of", body = "body", subject = "subject", status = "status", lifecycle = "lifecycle", outcome = "outcome", committer_date = "committer_date", committer_email = "committer_email", committer_name = "committer_name", author_date = "author_date", author_email = "author_email", author_name = "author_name", branch = "branch", vcs_type = "vcs_type", vcs_url = "vcs_url", start_time = "start_time", stop_time = "stop_time" });

/// Parameters the build runs with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiBuildParameters {
    /// Name of the job that is run.
    pub circle_job: String,
}

squad_core::lenient_struct!(CircleCiBuildParameters default {} { circle_job = "CIRCLE_JOB" });

/// The build before this one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiEarlierBuild {
    /// Number of the build before this one.
    pub build_num: i64,
    /// How long that build ran, in milliseconds.
    pub build_time_millis: i64,
    /// Final state of that build.
    pub status: String,
}

squad_core::lenient_struct!(CircleCiEarlierBuild default {} { build_num = "build_num", build_time_millis = "build_time_millis", status = "status" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiRebuild {
    /// The recorded action and the new build.
    pub data: crate::incidents::CircleCiRebuildResponse,
    /// How the call to CircleCI went.
    pub meta: Option<crate::incidents::CircleCiRebuildMeta>,
}

squad_core::lenient_struct!(CircleCiRebuild default { data = "data" } { meta = "meta" });

/// How the call to CircleCI went.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiRebuildMeta {
    /// HTTP status that CircleCI returned.
    pub status_code: i64,
}

squad_core::lenient_struct!(CircleCiRebuildMeta default {} { status_code = "status_code" });

/// A rebuild as it was recorded, with the data that CircleCI returns about the new build.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CircleCiRebuildResponse {
    /// Id of the action recorded on the incident.
    pub action_id: String,
    /// What CircleCI returned about the build.
    pub circleci_response: crate::incidents::CircleCiBuild,
}

squad_core::lenient_struct!(CircleCiRebuildResponse default {} { action_id = "action_id", circleci_response = "circleci_response" });

/// The CircleCI project whose build is rerun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RebuildCircleCiProjectRequest {
    /// Version control host of the repository, such as `github` or `bitbucket`.
    pub vcs_type: String,
    /// CircleCI name of the user or organization that the repository belongs to.
    pub username: String,
    /// Name of the repository that is built.
    pub reponame: String,
}

squad_core::request_struct! {
    RebuildCircleCiProjectRequest {
        vcs_type: String,
        username: String,
        reponame: String,
    } {
    }
}

/// The outgoing webhook that an incident was sent to.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookActionResponse {
    /// Id by which the webhook is triggered.
    pub id: String,
    /// RFC 3339 time at which the webhook was made.
    pub created_at: String,
    /// RFC 3339 time at which the webhook was last changed.
    pub updated_at: String,
    /// Version of the payload that the webhook sends, such as `v2`.
    pub version: String,
    /// Id of the organization the webhook belongs to.
    pub organization_id: String,
    /// Id of the user who made the webhook.
    pub author_id: String,
    /// Name under which the webhook is shown.
    pub name: String,
    /// Short name of the webhook, made from its name.
    pub slug: String,
    /// What the webhook is for, as human-readable text.
    pub description: String,
    /// Events upon which the webhook is sent.
    pub triggers: Vec<crate::incidents::WebhookActionTrigger>,
    /// Addresses that the webhook is sent to.
    pub urls: Vec<crate::incidents::WebhookActionUrl>,
    /// Ids of the teams whose incidents the webhook is for.
    pub teams: Vec<String>,
    /// Whether the webhook is for the incidents of all teams.
    pub is_all_teams_configured: bool,
    /// Short name of the payload template that is used; presumably empty if it is none.
    pub custom_payload_template_slug: String,
    /// Payload of the user's own, as a template; presumably empty if the standard one is sent.
    pub custom_payload: String,
    /// Conditions an incident has to meet to be sent; null if every incident is.
    pub filters: crate::shared::WebhookFilter,
    /// Whether the webhook is triggered by hand or by events.
    pub trigger_type: String,
    /// Language in which the payload is written.
    pub language: String,
    /// Number of times a failed call is retried.
    pub max_retry: i64,
    /// E-mail addresses that are presumably notified when the webhook fails. Personal data.
    pub mail_ids: Vec<String>,
    /// Kind of payload: the standard one or one of the user's own.
    pub payload_type: String,
    /// HTTP headers that are sent with the call. Secret: the values may hold credentials.
    pub header: BTreeMap<String, String>,
}

squad_core::lenient_struct!(WebhookActionResponse default {} { id = "id", created_at = "created_at", updated_at = "updated_at", version = "version", organization_id = "organization_id", author_id = "author_id", name = "name", slug = "slug", description = "description", triggers = "triggers", urls = "urls", teams = "teams", is_all_teams_configured = "is_all_teams_configured", custom_payload_template_slug = "custom_payload_template_slug", custom_payload = "custom_payload", filters = "filters", trigger_type = "trigger_type", language = "language", max_retry = "max_retry", mail_ids = "mail_ids", payload_type = "payload_type", header = "header" });

squad_core::redacted_debug!(WebhookActionResponse { id, created_at, updated_at, version, organization_id, author_id, name, slug, description, triggers, urls, teams, is_all_teams_configured, custom_payload_template_slug, custom_payload, filters, trigger_type, language, max_retry, mail_ids, payload_type } { header });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookActionTrigger {
    /// Class of events the trigger belongs to, such as that of incidents.
    pub event_class: String,
    /// Event within the class, such as the raising of an incident.
    pub event_type: String,
}

squad_core::lenient_struct!(WebhookActionTrigger default {} { event_class = "event_class", event_type = "event_type" });

/// An object without words of its own in the document.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookActionUrl {
    /// Secret: the address that is called; whoever has it may be able to call it.
    pub url: Option<String>,
    /// HTTP method of the call.
    pub method: Option<String>,
}

squad_core::lenient_struct!(WebhookActionUrl default {} { url = "url", method = "method" });

squad_core::redacted_debug!(WebhookActionUrl { method } { url });

/// One event received for an incident: the first one, which raised it, or a later one that was deduplicated into it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentEvent {
    /// Id of the incident the event belongs to.
    pub incident_id: String,
    /// Id of the alert source that sent the event.
    pub alert_source_id: String,
    /// Title made from the event.
    pub message: String,
    /// Longer text made from the event.
    pub description: String,
    /// RFC 3339 time at which the event was received.
    pub time_of_creation: Option<Timestamp>,
    /// Tags that the event carried, by key; null if there are none.
    pub tags: Map<String, Value>,
    /// Why the event was deduplicated; absent for an event that was not.
    pub deduplication_reason: Option<crate::incidents::DeduplicationReason>,
    /// What the alert source sent, as it was received.
    pub payload: Map<String, Value>,
}

squad_core::lenient_struct!(IncidentEvent default {} { incident_id = "incident_id", alert_source_id = "alert_source_id", message = "message", description = "description", time_of_creation = "time_of_creation", tags = "tags", deduplication_reason = "deduplication_reason", payload = "payload" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentEventPage {
    /// The page itself.
    pub data: crate::incidents::IncidentEvents,
    /// Position of the page in the whole list.
    pub meta: crate::incidents::IncidentEventsMeta,
}

squad_core::lenient_struct!(IncidentEventPage default { data = "data" } { meta = "meta" });

/// The page itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentEvents {
    /// Events of this page.
    pub events: Vec<crate::incidents::IncidentEvent>,
}

squad_core::lenient_struct!(IncidentEvents default {} { events = "events" });

/// Position of the page in the whole list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentEventsMeta {
    /// Number of events in the whole list.
    pub total: i64,
    /// Number of events in this page.
    pub count: i64,
    /// Address of this page.
    pub current: String,
    /// Address of the next page; absent on the last one.
    pub next: Option<String>,
}

squad_core::lenient_struct!(IncidentEventsMeta default {} { total = "total", count = "count", current = "current", next = "next" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentExport {
    /// Incidents of the range that meet the filters.
    pub incidents: Vec<crate::incidents::ExportedIncident>,
}

squad_core::lenient_struct!(IncidentExport default {} { incidents = "incidents" });

/// What to export in the background, and in which format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IncidentExportAsyncRequest {
    /// Id of the team whose incidents are exported.
    pub owner_id: String,
    /// Format of the file.
    #[serde(rename = "type")]
    pub type_: crate::incidents::ExportFormat,
    /// RFC 3339 time at which the range begins.
    pub start_time: Timestamp,
    /// RFC 3339 time at which the range ends.
    pub end_time: Timestamp,
    /// Which incidents of the range go into the file.
    pub incident_filters: crate::incidents::ExportIncidentsFilter,
}

squad_core::request_struct! {
    IncidentExportAsyncRequest {
        owner_id: String,
        type_: crate::incidents::ExportFormat,
        start_time: Timestamp,
        end_time: Timestamp,
        incident_filters: crate::incidents::ExportIncidentsFilter,
    } {
    }
}

/// The acceptance of an export that runs in the background.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentExportAsyncResponse {
    /// Text that confirms that the export was accepted.
    pub message: String,
    /// Id of the accepted export request.
    pub request_id: String,
}

squad_core::lenient_struct!(IncidentExportAsyncResponse default { request_id = "request_id" } { message = "message" });

squad_core::open_enum! {
    /// Priority of an incident, from `P1` for the most urgent to `P5` for the least urgent.
    pub enum IncidentPriority {
        /// `P1`
        P1 = "P1",
        /// `P2`
        P2 = "P2",
        /// `P3`
        P3 = "P3",
        /// `P4`
        P4 = "P4",
        /// `P5`
        P5 = "P5",
    }
}

/// The priority that one incident is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IncidentPriorityUpdateRequest {
    /// Priority to set, from `P1` to `P5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
}

impl Default for IncidentPriorityUpdateRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    IncidentPriorityUpdateRequest {
    } {
        priority: String,
    }
}

/// The priority that one incident has after the change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentPriorityUpdateResponse {
    /// Id of the incident that was changed.
    pub incident_id: String,
    /// Priority that is now set.
    pub priority: String,
}

squad_core::lenient_struct!(IncidentPriorityUpdateResponse default {} { incident_id = "incident_id", priority = "priority" });

/// A list of tasks on an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentTasks {
    /// Id that identifies the list among the task lists of the incident.
    pub id: String,
    /// Id of the incident the tasks belong to.
    pub incident_id: String,
    /// The single tasks.
    pub tasks: Vec<crate::incidents::Task>,
    /// Whether the list was deleted.
    pub deleted: bool,
    /// RFC 3339 time at which the list was deleted; `0001-01-01T00:00:00Z` if it was not.
    pub deleted_at: Option<Timestamp>,
}

squad_core::lenient_struct!(IncidentTasks default {} { id = "id", incident_id = "incident_id", tasks = "tasks", deleted = "deleted", deleted_at = "deleted_at" });

/// Numbers of tasks on an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentTasksCount {
    /// Number of all tasks.
    pub total: i64,
    /// Number of tasks that are still to be done.
    pub open: i64,
    /// Number of tasks that are done.
    pub completed: i64,
}

squad_core::lenient_struct!(IncidentTasksCount default {} { total = "total", open = "open", completed = "completed" });

/// What became of one ingestion request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IndividualRequestStatusResponse {
    /// Outcome of the request.
    pub status: crate::incidents::RequestStatus,
    /// Id of the incident that the request raised or was deduplicated into; absent for `error`.
    pub incident_id: Option<String>,
    /// Id of the event that the request made; absent for `error`.
    pub event_id: Option<String>,
}

squad_core::lenient_struct!(IndividualRequestStatusResponse default {} { status = "status", incident_id = "incident_id", event_id = "event_id" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IngestionStatus {
    /// Outcome of each request, under its request id.
    pub requests_status: BTreeMap<String, crate::incidents::IndividualRequestStatusResponse>,
    /// Totals over the requests looked up.
    pub meta: crate::incidents::IngestionStatusMeta,
}

squad_core::lenient_struct!(IngestionStatus default {} { requests_status = "requests_status", meta = "meta" });

/// Totals over the requests looked up.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IngestionStatusMeta {
    /// Number of requests whose status is `error`.
    pub error_count: i64,
    /// Number of requests that were found.
    pub success_count: i64,
}

squad_core::lenient_struct!(IngestionStatusMeta default {} { error_count = "error_count", success_count = "success_count" });

/// The ingestion requests to look up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IngestionStatusRequest {
    /// Ids of ingestion requests, as returned when the alerts were sent in.
    pub request_ids: Vec<String>,
}

squad_core::request_struct! {
    IngestionStatusRequest {
        request_ids: Vec<String>,
    } {
    }
}

/// One entry of the incident's activity timeline.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Logs {
    /// What happened to the incident in this entry.
    pub action: String,
    /// Whether a person wrote the entry rather than the system.
    pub is_manually_created: Option<bool>,
    /// Id of the user who wrote the entry, for one made by hand.
    pub created_by: Option<String>,
    /// Id of the user who last changed the entry, for one made by hand.
    pub updated_by: Option<String>,
    /// Id of the one the incident was assigned to by this action.
    pub assigned_to: Option<String>,
    /// Id of the user who made the assignment.
    pub assigned_by: Option<String>,
    /// Id of the timeline entry.
    pub id: Option<String>,
    /// Id of the workflow that took the action, if one did.
    pub workflow_id: Option<i64>,
    /// RFC 3339 time at which the action took place.
    pub time: Option<Timestamp>,
    /// What explains the action, as human-readable text.
    pub reason: String,
    /// Further details, whose fields depend on the action; null if there are none.
    pub additional_info: Map<String, Value>,
    /// Kind of the timeline entry.
    pub type_: Option<String>,
    /// Whether the entry appears in the timeline of the incident's postmortem.
    pub should_show_in_postmortem: Option<bool>,
}

squad_core::lenient_struct!(Logs default {} { action = "action", is_manually_created = "is_manually_created", created_by = "created_by", updated_by = "updated_by", assigned_to = "assignedTo", assigned_by = "assignedBy", id = "id", workflow_id = "workflow_id", time = "time", reason = "reason", additional_info = "additionalInfo", type_ = "type", should_show_in_postmortem = "should_show_in_postmortem" });

/// A reference to another incident of the same merge.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MergeIncidentEntityReference {
    /// Id of the incident referred to.
    pub id: String,
}

squad_core::lenient_struct!(MergeIncidentEntityReference default {} { id = "id" });

/// The outcome of a merge of incidents.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MergeIncidentsResponse {
    /// Text that describes the result of the merge.
    pub message: String,
    /// Id of the incident that the others were merged into.
    pub parent_incident_id: String,
    /// Ids of the incidents that were merged into it.
    pub children: Vec<String>,
}

squad_core::lenient_struct!(MergeIncidentsResponse default {} { message = "message", parent_incident_id = "parent_incident_id", children = "children" });

/// A merge of incidents into one that exists already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MergeIntoExistingParentRequest {
    /// Id of the team that owns the incidents.
    pub owner_id: String,
    /// Id of the incident that the others are merged into.
    pub parent_incident_id: String,
    /// Ids of the incidents that are merged into it.
    pub children: Vec<String>,
}

squad_core::request_struct! {
    MergeIntoExistingParentRequest {
        owner_id: String,
        parent_incident_id: String,
        children: Vec<String>,
    } {
    }
}

/// A merge of incidents into one that is made for the purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MergeIntoNewParentRequest {
    /// Id of the team that owns the incidents.
    pub owner_id: String,
    /// Ids of the incidents that are merged into the new one.
    pub children: Vec<String>,
    /// The incident to make as the parent of the merge.
    pub new_incident: crate::incidents::MergeNewParentIncidentRequest,
}

squad_core::request_struct! {
    MergeIntoNewParentRequest {
        owner_id: String,
        children: Vec<String>,
        new_incident: crate::incidents::MergeNewParentIncidentRequest,
    } {
    }
}

/// An incident that is made to be the parent of a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MergeNewParentIncidentRequest {
    /// Text shown as the title of the new incident.
    pub message: String,
    /// Longer text about what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who the new incident is assigned to.
    pub assignee: crate::incidents::Assignee,
    /// Id of the service the new incident is raised on.
    pub service_id: String,
    /// Priority of the new incident, from `P1` to `P5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<crate::incidents::IncidentPriority>,
    /// Tags for the new incident, by key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Map<String, Value>>,
}

squad_core::request_struct! {
    MergeNewParentIncidentRequest {
        message: String,
        assignee: crate::incidents::Assignee,
        service_id: String,
    } {
        description: String,
        priority: crate::incidents::IncidentPriority,
        tags: Map<String, Value>,
    }
}

/// One of several objects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum MergeRequest {
    /// [`crate::incidents::MergeIntoExistingParentRequest`]
    MergeIntoExistingParentRequest(crate::incidents::MergeIntoExistingParentRequest),
    /// [`crate::incidents::MergeIntoNewParentRequest`]
    MergeIntoNewParentRequest(crate::incidents::MergeIntoNewParentRequest),
}

impl From<crate::incidents::MergeIntoExistingParentRequest> for MergeRequest {
    fn from(value: crate::incidents::MergeIntoExistingParentRequest) -> Self {
        Self::MergeIntoExistingParentRequest(value)
    }
}

impl From<crate::incidents::MergeIntoNewParentRequest> for MergeRequest {
    fn from(value: crate::incidents::MergeIntoNewParentRequest) -> Self {
        Self::MergeIntoNewParentRequest(value)
    }
}

/// A note to write on an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateNoteRequest {
    /// Text of the note.
    pub message: String,
    /// References to files that go with the note; empty for none.
    pub attachments: Vec<String>,
}

squad_core::request_struct! {
    CreateNoteRequest {
        message: String,
        attachments: Vec<String>,
    } {
    }
}

squad_core::open_enum! {
    /// One of the listed values.
    pub enum NotesFilter {
        /// `present`
        Present = "present",
        /// `absent`
        Absent = "absent",
    }
}

/// A note that a user wrote on an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Note {
    /// Id by which the note is changed and deleted.
    pub id: String,
    /// RFC 3339 time at which the note was written.
    pub created_at: String,
    /// RFC 3339 time at which the note was last changed.
    pub updated_at: String,
    /// Id of the organization the note belongs to.
    pub organization_id: String,
    /// Id of the incident the note is about.
    pub incident_id: String,
    /// Id of the user who wrote the note.
    pub user_id: String,
    /// Text of the note as it was entered.
    pub message: String,
    /// Kind of the note.
    pub type_: String,
    /// References to files that go with the note.
    pub attachments: Vec<String>,
    /// User who wrote the note.
    pub user: crate::incidents::NoteAuthor,
    /// Text of the note, presumably with the mentions of people put as their names.
    pub replaced_message: String,
}

squad_core::lenient_struct!(Note default { id = "id" } { created_at = "created_at", updated_at = "updated_at", organization_id = "organization_id", incident_id = "incident_id", user_id = "user_id", message = "message", type_ = "type", attachments = "attachments", user = "user", replaced_message = "replaced_message" });

/// User who wrote the note.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NoteAuthor {
    /// Id of that user.
    pub id: String,
    /// Given name of that user.
    pub first_name: String,
    /// Family name of that user.
    pub last_name: String,
    /// Whether that user has been deleted since.
    pub deleted: bool,
}

squad_core::lenient_struct!(NoteAuthor default {} { id = "id", first_name = "first_name", last_name = "last_name", deleted = "deleted" });

/// A note as it is to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateNoteRequest {
    /// New text of the note.
    pub message: String,
    /// References to files that go with the note; they replace those it has.
    pub attachments: Vec<String>,
}

squad_core::request_struct! {
    UpdateNoteRequest {
        message: String,
        attachments: Vec<String>,
    } {
    }
}

/// How the notifications of the incident are delayed by the notification delay of its service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationDelayPolicy {
    /// Whether notifications are currently delayed.
    pub is_notification_delayed: bool,
    /// RFC 3339 time at which the delay ends; `0001-01-01T00:00:00Z` means no delay.
    pub delayed_until: Option<Timestamp>,
    /// Who is notified once the delay is over.
    pub assign_to: crate::incidents::AssignTo,
}

squad_core::lenient_struct!(NotificationDelayPolicy default {} { is_notification_delayed = "is_notification_delayed", delayed_until = "delayed_until", assign_to = "assign_to" });

/// A message that a user pinned to the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PinnedMessage {
    /// Text that was pinned.
    pub message: String,
    /// Id of the user who wrote the message.
    pub message_sender_id: String,
    /// RFC 3339 time at which the message was written.
    pub time: Option<Timestamp>,
    /// RFC 3339 time at which it was pinned.
    pub time_of_pinning: Option<Timestamp>,
    /// Id of the note or chat message that is pinned.
    pub message_id: String,
    /// Id of the user who pinned the message.
    pub message_pinned_by: String,
    /// Name of the user who wrote the message.
    pub message_sender_name: String,
}

squad_core::lenient_struct!(PinnedMessage default {} { message = "message", message_sender_id = "message_sender_id", time = "time", time_of_pinning = "time_of_pinning", message_id = "message_id", message_pinned_by = "message_pinned_by", message_sender_name = "message_sender_name" });

/// A postmortem to make for an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreatePostmortemRequest {
    /// Id of the team that owns the postmortem.
    pub owner_id: String,
    /// Heading of the postmortem.
    pub title: String,
    /// What happened and why, as written by its authors.
    pub postmortem: String,
    /// How far the postmortem has come.
    pub status: crate::incidents::PostmortemStatus,
    /// Tasks that come out of the postmortem; empty for none.
    pub follow_ups: Vec<crate::incidents::PostmortemFollowUp>,
    /// References to files to attach; empty for none.
    pub attachments: Vec<crate::incidents::PostmortemAttachmentRequest>,
}

squad_core::request_struct! {
    CreatePostmortemRequest {
        owner_id: String,
        title: String,
        postmortem: String,
        status: crate::incidents::PostmortemStatus,
        follow_ups: Vec<crate::incidents::PostmortemFollowUp>,
        attachments: Vec<crate::incidents::PostmortemAttachmentRequest>,
    } {
    }
}

/// The account of an incident, with the tasks that came out of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Postmortem {
    /// Id that identifies the postmortem among others; the operations name it by its incident.
    pub id: String,
    /// Id of the organization the postmortem belongs to.
    pub organization_id: String,
    /// Id of the incident the postmortem is about.
    pub incident_id: String,
    /// What happened and why, as written by its authors.
    pub postmortem: String,
    /// Tasks that came out of the postmortem; null if there are none.
    pub follow_ups: Vec<crate::incidents::PostmortemFollowUp>,
    /// RFC 3339 time at which the postmortem was made.
    pub created_at: String,
    /// Heading of the postmortem.
    pub title: String,
    /// How far the postmortem has come.
    pub status: crate::incidents::PostmortemStatus,
    /// Team that owns the postmortem.
    pub owner: crate::shared::RbacOwner,
    /// Permissions of individual users on the postmortem.
    pub access_control: Vec<crate::shared::RbacEntityPermission>,
    /// References to attached files; null or absent if there are none.
    pub attachments: Vec<String>,
    /// Short description of the incident; optional.
    pub incident: Option<crate::incidents::PostmortemIncident>,
}

squad_core::lenient_struct!(Postmortem default { id = "id" } { organization_id = "organization_id", incident_id = "incident_id", postmortem = "postmortem", follow_ups = "follow_ups", created_at = "created_at", title = "title", status = "status", owner = "owner", access_control = "access_control", attachments = "attachments", incident = "incident" });

/// A reference to a file to attach to a postmortem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PostmortemAttachmentRequest {
    /// Key under which the file is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Media type of the file, such as `image/png`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
    /// Size of the file as text, presumably in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_size: Option<String>,
}

impl Default for PostmortemAttachmentRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    PostmortemAttachmentRequest {
    } {
        key: String,
        mime_type: String,
        file_size: String,
    }
}

/// A task that came out of a postmortem.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostmortemFollowUp {
    /// What is to be done.
    pub task: String,
    /// Whether it has been done.
    pub is_done: bool,
}

squad_core::lenient_struct!(PostmortemFollowUp {} { task = "task", is_done = "is_done" });

squad_core::request_struct! {
    PostmortemFollowUp {
        task: String,
        is_done: bool,
    } {
    }
}

/// Short description of the incident; optional.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostmortemIncident {
    /// Title of the incident.
    pub message: String,
    /// RFC 3339 time at which the incident was raised.
    pub time_of_creation: String,
}

squad_core::lenient_struct!(PostmortemIncident default {} { message = "message", time_of_creation = "time_of_creation" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostmortemList {
    /// Postmortems in the range, up to the limit.
    pub result: Vec<crate::incidents::PostmortemListResult>,
    /// Total of the postmortems in the range, as a list of one item.
    pub total_count: Vec<crate::incidents::TotalPostmortemCount>,
}

squad_core::lenient_struct!(PostmortemList default {} { result = "result", total_count = "total_count" });

/// A postmortem in a list, with a few fields of its incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostmortemListResult {
    /// Id that identifies the postmortem among others; the operations name it by its incident.
    pub id: String,
    /// Id of the organization the postmortem belongs to.
    pub organization_id: String,
    /// Id of the incident the postmortem is about.
    pub incident_id: String,
    /// What happened and why, as written by its authors.
    pub postmortem: String,
    /// Tasks that came out of the postmortem; null if there are none.
    pub follow_ups: Vec<crate::incidents::PostmortemFollowUp>,
    /// RFC 3339 time at which the postmortem was made.
    pub created_at: String,
    /// Heading of the postmortem.
    pub title: String,
    /// How far the postmortem has come.
    pub status: crate::incidents::PostmortemStatus,
    /// Team that owns the postmortem.
    pub owner: crate::shared::RbacOwner,
    /// Permissions of individual users on the postmortem.
    pub access_control: Vec<crate::shared::RbacEntityPermission>,
    /// References to attached files; null or absent if there are none.
    pub attachments: Vec<String>,
    /// Short description of the incident; optional.
    pub incident: Option<crate::incidents::PostmortemIncident>,
    /// Title of the incident, which `incident` may hold too.
    pub incident_message: String,
    /// RFC 3339 time at which the incident was raised.
    pub incident_time_of_creation: String,
    /// Name of the service the incident was raised on.
    pub service_name: String,
    /// Id of the service the incident was raised on.
    pub service_id: String,
    /// Alert source that raised the incident.
    pub alert_source: String,
    /// Number of follow-up tasks that are not done.
    pub active_follow_ups_count: i64,
}

squad_core::lenient_struct!(PostmortemListResult default { id = "id" } { organization_id = "organization_id", incident_id = "incident_id", postmortem = "postmortem", follow_ups = "follow_ups", created_at = "created_at", title = "title", status = "status", owner = "owner", access_control = "access_control", attachments = "attachments", incident = "incident", incident_message = "incident_message", incident_time_of_creation = "incident_time_of_creation", service_name = "service_name", service_id = "service_id", alert_source = "alert_source", active_follow_ups_count = "active_follow_ups_count" });

squad_core::open_enum! {
    /// How far a postmortem has come: `in_progress`, `under_review` or `published`.
    pub enum PostmortemStatus {
        /// `in_progress`
        InProgress = "in_progress",
        /// `under_review`
        UnderReview = "under_review",
        /// `published`
        Published = "published",
    }
}

/// The total of the postmortems in a range.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalPostmortemCount {
    /// Number of postmortems in the whole range, whatever the limit.
    pub count: i64,
}

squad_core::lenient_struct!(TotalPostmortemCount default {} { count = "count" });

/// The fields of a postmortem to change; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdatePostmortemRequest {
    /// Id of the team that owns the postmortem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    /// New text of the postmortem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postmortem: Option<String>,
    /// Tasks that come out of the postmortem; they presumably replace those it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_ups: Option<Vec<crate::incidents::PostmortemFollowUp>>,
    /// References to files to attach in addition to the existing ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_attachments: Option<Vec<crate::incidents::PostmortemAttachmentRequest>>,
    /// New heading of the postmortem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How far the postmortem has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<crate::incidents::PostmortemStatus>,
}

impl Default for UpdatePostmortemRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdatePostmortemRequest {
    } {
        owner_id: String,
        postmortem: String,
        follow_ups: Vec<crate::incidents::PostmortemFollowUp>,
        new_attachments: Vec<crate::incidents::PostmortemAttachmentRequest>,
        title: String,
        status: crate::incidents::PostmortemStatus,
    }
}

/// Who an incident is handed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReassignIncidentRequest {
    /// The new assignee.
    #[serde(rename = "reassignTo")]
    pub reassign_to: crate::incidents::ReassignTarget,
}

squad_core::request_struct! {
    ReassignIncidentRequest {
        reassign_to: crate::incidents::ReassignTarget,
    } {
    }
}

/// The new assignee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReassignTarget {
    /// Id of the user, escalation policy or squad that gets the incident.
    pub id: String,
    /// Type of the entity that `id` refers to: `user`, `escalationpolicy` or `squad`.
    #[serde(rename = "type")]
    pub type_: String,
}

squad_core::request_struct! {
    ReassignTarget {
        id: String,
        type_: String,
    } {
    }
}

/// One action that a person took, or that was taken for a person, on the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RelevantPeopleLog {
    /// Id of the user the entry is about.
    pub user_id: String,
    /// What was done.
    pub action_taken: String,
    /// Id of the user who did it.
    pub action_taken_by: String,
    /// RFC 3339 time at which it was done.
    pub action_time: Option<Timestamp>,
}

squad_core::lenient_struct!(RelevantPeopleLog default {} { user_id = "userId", action_taken = "actionTaken", action_taken_by = "actionTakenBy", action_time = "actionTime" });

squad_core::open_enum! {
    /// Outcome of an ingestion request: `created` made an incident, `deduplicated` joined one, `suppressed` was muted by a rule, `discarded` was dropped, and `error` means that the request id was not valid.
    pub enum RequestStatus {
        /// `created`
        Created = "created",
        /// `deduplicated`
        Deduplicated = "deduplicated",
        /// `suppressed`
        Suppressed = "suppressed",
        /// `discarded`
        Discarded = "discarded",
        /// `error`
        Error = "error",
    }
}

/// Why the incident is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResolutionReason {
    /// Text of the reason; whether it may be empty is a setting of the organization.
    pub message: String,
}

squad_core::request_struct! {
    ResolutionReason {
        message: String,
    } {
    }
}

/// The reason for which an incident is resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResolveIncidentRequest {
    /// Why the incident is over.
    pub resolution_reason: crate::incidents::ResolutionReason,
}

squad_core::request_struct! {
    ResolveIncidentRequest {
        resolution_reason: crate::incidents::ResolutionReason,
    } {
    }
}

/// A remark about the incident response, stored on the incident itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResponseNote {
    /// RFC 3339 time at which the remark was written.
    pub time_of_note: Option<Timestamp>,
    /// Text of the remark.
    pub note: String,
    /// Id of the user who wrote the remark.
    pub user_id: String,
}

squad_core::lenient_struct!(ResponseNote default {} { time_of_note = "timeOfNote", note = "note", user_id = "userId" });

/// When an acknowledged incident is triggered anew; null or absent if it is not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetriggerPolicy {
    /// Id of the escalation policy whose retrigger setting applies.
    pub escalation_policy_id: String,
    /// RFC 3339 time at which the incident is due to be triggered anew.
    pub retrigger_at: Option<Timestamp>,
    /// RFC 3339 time at which the incident was last triggered anew.
    pub retriggered_at: Option<Timestamp>,
}

squad_core::lenient_struct!(RetriggerPolicy default {} { escalation_policy_id = "escalationPolicyId", retrigger_at = "retriggerAt", retriggered_at = "retriggeredAt" });

/// The runbooks to attach to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AttachRunbooksRequest {
    /// Ids of the runbooks to attach.
    pub runbooks: Vec<String>,
}

squad_core::request_struct! {
    AttachRunbooksRequest {
        runbooks: Vec<String>,
    } {
    }
}

/// A runbook as it is attached to an incident, with the state of its steps.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RunbookResponse {
    /// Id of this attachment, as against that of the runbook.
    pub id: Option<String>,
    /// Id of the incident the runbook is attached to.
    pub incident_id: String,
    /// Id of the runbook that was attached.
    pub runbook_id: String,
    /// Name of the runbook.
    pub name: String,
    /// Steps of the runbook in the order in which they are to be done.
    pub steps: Vec<crate::incidents::RunbookStep>,
    /// Whether the attachment has been deleted.
    pub deleted: Option<bool>,
    /// RFC 3339 time at which it was deleted; absent if it was not.
    pub deleted_at: Option<Timestamp>,
}

squad_core::lenient_struct!(RunbookResponse default {} { id = "id", incident_id = "incident_id", runbook_id = "runbook_id", name = "name", steps = "steps", deleted = "deleted", deleted_at = "deleted_at" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RunbookStep {
    /// What is to be done in the step.
    pub content: String,
    /// Whether the step has been done for this incident.
    pub completed: bool,
    /// RFC 3339 time at which the step was done; absent if it was not.
    pub completed_at: Option<Timestamp>,
}

squad_core::lenient_struct!(RunbookStep default {} { content = "content", completed = "completed", completed_at = "completed_at" });

/// Owners of services, by which incidents are filtered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ServiceOwnerFilter {
    /// Ids of users who own services.
    #[serde(rename = "userIDs")]
    pub user_i_ds: Vec<String>,
    /// Ids of squads that own services.
    #[serde(rename = "squadIDs")]
    pub squad_i_ds: Vec<String>,
    /// Ids of users; services owned by them or by a squad of theirs count.
    #[serde(rename = "userIDsAndTheirSquads", skip_serializing_if = "Option::is_none")]
    pub user_i_ds_and_their_squads: Option<Vec<String>>,
}

squad_core::request_struct! {
    ServiceOwnerFilter {
        user_i_ds: Vec<String>,
        squad_i_ds: Vec<String>,
    } {
        user_i_ds_and_their_squads: Vec<String>,
    }
}

squad_core::open_enum! {
    /// One of the listed values.
    pub enum SloAffectingFilter {
        /// `yes`
        Yes = "yes",
        /// `no`
        No = "no",
        /// The empty string.
        X = "",
    }
}

/// Whether and how long the notifications of the incident are snoozed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SnoozeDetails {
    /// Whether notifications are snoozed at present.
    pub is_snoozed: bool,
    /// RFC 3339 time at which the snooze began; null if the incident is not snoozed.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the snooze ends; null if the incident is not snoozed.
    pub end_time: Option<Timestamp>,
    /// Length of the snooze in minutes.
    pub total_time_in_mins: i64,
}

squad_core::lenient_struct!(SnoozeDetails default {} { is_snoozed = "is_snoozed", start_time = "start_time", end_time = "end_time", total_time_in_mins = "total_time_in_mins" });

/// The one that an incident goes to when its snooze ends.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReassignTo {
    /// Id of the user, squad or escalation policy that gets the incident.
    pub id: String,
    /// Type of the entity that `id` refers to: a user, a squad or an escalation policy.
    pub type_: String,
}

squad_core::lenient_struct!(ReassignTo {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    ReassignTo {
        id: String,
        type_: String,
    } {
    }
}

/// How long the notifications of an incident are delayed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SnoozeIncidentRequest {
    /// Length of the snooze in minutes, from now on.
    pub snooze_duration_in_mins: i32,
}

squad_core::request_struct! {
    SnoozeIncidentRequest {
        snooze_duration_in_mins: i32,
    } {
    }
}

/// The snooze of an incident as it now is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SnoozeIncidentResponse {
    /// Id of the incident that was snoozed.
    pub incident_id: String,
    /// Whether notifications are snoozed at present.
    pub is_snoozed: bool,
    /// RFC 3339 time at which the snooze ends.
    pub snooze_end_time: String,
}

squad_core::lenient_struct!(SnoozeIncidentResponse default {} { incident_id = "incident_id", is_snoozed = "is_snoozed", snooze_end_time = "snooze_end_time" });

/// Assignee of an incident whose snooze is canceled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnsnoozeIncidentRequest {
    /// The assignee from now on.
    pub reassign_to: crate::incidents::ReassignTo,
}

squad_core::request_struct! {
    UnsnoozeIncidentRequest {
        reassign_to: crate::incidents::ReassignTo,
    } {
    }
}

/// The state of an incident after its snooze was canceled.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnsnoozeIncidentResponse {
    /// Id of the incident whose snooze was canceled.
    pub incident_id: String,
    /// Whether notifications are still snoozed.
    pub is_snoozed: bool,
    /// The assignee from now on.
    pub reassign_to: crate::incidents::ReassignTo,
}

squad_core::lenient_struct!(UnsnoozeIncidentResponse default {} { incident_id = "incident_id", is_snoozed = "is_snoozed", reassign_to = "reassign_to" });

/// A step of a runbook that is attached to an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// Text that says what to do.
    pub content: String,
}

squad_core::lenient_struct!(Step default {} { content = "content" });

/// The value and the color of a tag; its key is the name of the map entry that contains it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagConfigObject {
    /// Text that the tag holds under its key.
    pub value: String,
    /// Color the tag is shown in, such as `#0f61dd`.
    pub color: String,
}

squad_core::lenient_struct!(TagConfigObject default {} { value = "value", color = "color" });

/// A user or squad that was added to help with the incident in addition to its assignees.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsAdditionalResponderDetails {
    /// Id of the user or squad that was added.
    pub id: String,
    /// Type of the entity that `id` refers to, such as `user` or `squad`.
    pub type_: String,
    /// RFC 3339 time at which the responder was added to the incident.
    pub time_of_assignment: Option<Timestamp>,
    /// Why the responder was added, as human-readable text.
    pub reason: String,
    /// Name under which the user or squad is shown.
    pub name: String,
    /// RFC 3339 time at which the responder was last notified about the incident; `0001-01-01T00:00:00Z` means never.
    pub last_notified_at: Option<Timestamp>,
}

squad_core::lenient_struct!(TagsAdditionalResponderDetails default {} { id = "id", type_ = "type", time_of_assignment = "timeOfAssignment", reason = "reason", name = "name", last_notified_at = "last_notified_at" });

/// How long the incident waited for its acknowledgement and its resolution, and who gave them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsAnalytics {
    /// Time to acknowledge, with the people behind it.
    pub tta: crate::incidents::TagsAnalyticsMetrics,
    /// Time to resolve, with the people behind it.
    pub ttr: crate::incidents::TagsAnalyticsMetrics,
}

squad_core::lenient_struct!(TagsAnalytics default {} { tta = "tta", ttr = "ttr" });

/// One duration of an incident and whom it is credited to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsAnalyticsMetrics {
    /// Length of the duration, presumably in milliseconds as in the incident export.
    pub time: i64,
    /// Id of the user the duration is credited to; empty if there is none.
    pub user_id: String,
    /// Id of the escalation policy the incident was assigned to; empty if there is none.
    pub escalation_policy_id: String,
    /// Id of the squad the incident was assigned to; empty if there is none.
    pub squad_id: String,
}

squad_core::lenient_struct!(TagsAnalyticsMetrics default {} { time = "time", user_id = "userId", escalation_policy_id = "escalationPolicyId", squad_id = "squadId" });

/// Tags to add to those an incident has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AppendTagRequest {
    /// Tags to add, each under its key; a key that is there already presumably takes the new value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, crate::incidents::TagUpdate>>,
}

impl Default for AppendTagRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    AppendTagRequest {
    } {
        tags: BTreeMap<String, crate::incidents::TagUpdate>,
    }
}

/// The one that an incident goes to when its delayed notifications are sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsAssignTo {
    /// Id of the user, squad or escalation policy that is notified.
    pub id: String,
    /// Type of the entity that `id` refers to: a user, a squad or an escalation policy.
    pub type_: Option<String>,
}

squad_core::lenient_struct!(TagsAssignTo default {} { id = "id", type_ = "type" });

/// One assignment of the incident: who it went to, when and why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsAssignedTo {
    /// Id of the user, squad or escalation policy that the incident is assigned to.
    pub id: String,
    /// Type of the entity that `id` refers to: `user`, `squad` or `escalationpolicy`.
    pub type_: String,
    /// RFC 3339 time at which the incident was assigned.
    pub time_of_assignment: Option<Timestamp>,
    /// Why the incident was assigned, as human-readable text.
    pub reason: String,
}

squad_core::lenient_struct!(TagsAssignedTo default {} { id = "id", type_ = "type", time_of_assignment = "timeOfAssignment", reason = "reason" });

/// Key that later events are compared with to detect duplicates of this incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsDedupData {
    /// Deduplication key of the incident; events that carry the same key are folded into it.
    pub key: Option<String>,
    /// Hash made of the deduplication key.
    pub hash: Option<String>,
}

squad_core::lenient_struct!(TagsDedupData default {} { key = "key", hash = "hash" });

/// An incident as it is after its tags were changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentForTags {
    /// Id by which the other operations name the incident.
    pub id: String,
    /// Id of the service the incident was raised on.
    pub service_id: String,
    /// Id of the alert source whose event raised the incident.
    pub alert_source_id: String,
    /// Id of the organization the incident belongs to.
    pub organization_id: String,
    /// Id of the SLO the incident affects; absent if there is none.
    pub slo_id: Option<i64>,
    /// Number shown to people in place of the id.
    pub incident_number: i64,
    /// Text shown as the title of the incident.
    pub message: String,
    /// Assignments of the incident.
    pub assigned_to: Vec<crate::incidents::TagsAssignedTo>,
    /// Users and squads added to help in addition to the assignees.
    pub additional_responders: Vec<crate::incidents::TagsAdditionalResponderDetails>,
    /// Longer text about what is wrong.
    pub description: String,
    /// State of the incident, such as `triggered`, `acknowledged` or `resolved`.
    pub status: String,
    /// RFC 3339 time at which the incident was raised.
    pub time_of_creation: Option<Timestamp>,
    /// RFC 3339 time of the last change.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time of the latest acknowledgement; null or absent if no one has acknowledged the incident.
    pub last_acknowledged_at: Option<Timestamp>,
    /// Tags on the incident, each under its key.
    pub tags: BTreeMap<String, crate::incidents::TagsTagConfigObject>,
    /// Activity timeline of the incident.
    pub logs: Vec<crate::incidents::TagsLogs>,
    /// How long acknowledgement and resolution took.
    pub analytics: crate::incidents::TagsAnalytics,
    /// Messages pinned to the incident; null if there are none.
    pub pinned_messages: Vec<crate::incidents::TagsPinnedMessage>,
    /// Id of the user who raised the incident by hand; absent or empty if an alert source did.
    pub created_by: Option<String>,
    /// E-mail address the incident was raised from, if it came by e-mail. Personal data.
    pub sender_email: Option<String>,
    /// Whether the incident has been deleted.
    pub deleted: bool,
    /// Number of events in the incident, deduplicated ones included.
    pub event_count: i64,
    /// Key and hash that later events are compared with for deduplication.
    pub dedup_data: crate::incidents::TagsDedupData,
    /// Team that owns the incident.
    pub owner: crate::shared::RbacOwner,
    /// Permissions of individual users on the incident; null if no permission is granted to individual users.
    pub access_control: Vec<crate::shared::RbacEntityPermission>,
    /// Ids of the users who had to do with the incident; null if there are none.
    pub relevant_users: Vec<String>,
    /// Ids of the escalation policies that had to do with the incident; null if there are none.
    pub relevant_escalation_policies: Vec<String>,
    /// Ids of the squads that had to do with the incident; null if there are none.
    pub relevant_squads: Vec<String>,
    /// Ids of the schedules that had to do with the incident; null if there are none.
    pub relevant_schedules: Vec<String>,
    /// Actions of the people who had to do with the incident; null if there are none.
    pub relevant_people_logs: Vec<crate::incidents::TagsRelevantPeopleLog>,
    /// Remarks about the response; null if there are none.
    pub response_notes: Vec<crate::incidents::TagsResponseNote>,
    /// References to the files attached to the incident; null if there are none.
    pub attachments: Vec<String>,
    /// When an acknowledged incident is triggered anew; null or absent if it is not.
    pub retrigger_policy: Option<crate::incidents::RetriggerPolicy>,
    /// Id of the webform the incident was reported with; absent if it was not.
    pub webform_id: Option<i64>,
    /// Id of the form that was sent in with it; absent if there was none.
    pub webform_submission_id: Option<i64>,
    /// Whether the incident was merged into another one.
    pub is_child: bool,
    /// Incident that this one was merged into; null or absent if it is not a child.
    pub parent: Option<crate::incidents::TagsMergeIncidentEntityReference>,
    /// Incidents that were merged into this one.
    pub children: Vec<crate::incidents::TagsMergeIncidentEntityReference>,
    /// Whether notifications were paused because the alert looked transient.
    pub did_auto_pause: bool,
    /// Whether that pause ran out before the alert resolved itself.
    pub did_auto_pause_timeout: bool,
    /// RFC 3339 time at which the pause for a transient alert ends; `0001-01-01T00:00:00Z` means no pause.
    pub auto_pause_ends_at: Option<Timestamp>,
    /// Verdict of a user on whether the alert is transient; empty if there is none.
    pub manually_marked_transient_alert_feedback_type: String,
    /// Id of the class that the alert was sorted into, presumably for telling transient alerts and grouping similar ones.
    pub classification_id: i64,
    /// Number of alerts grouped into the incident by intelligent alert grouping.
    pub grouped_alert_count: i64,
    /// Priority from `P1` to `P5`; absent if none is set.
    pub priority: Option<crate::incidents::TagsIncidentPriority>,
    /// Whether a priority is set.
    pub has_priority: bool,
    /// Whether and how long notifications are snoozed.
    pub snooze_details: crate::incidents::TagsSnoozeDetails,
    /// Whether the notifications of the incident were delayed by its service.
    pub did_notification_delay: bool,
    /// How notifications are delayed by the notification delay of the service.
    pub notification_delay_policy: crate::incidents::TagsNotificationDelayPolicy,
    /// Id of the digest that the incident's notifications were gathered in; presumably empty if there is none.
    pub digest_id: String,
}

squad_core::lenient_struct!(IncidentForTags default { id = "id" } { service_id = "service_id", alert_source_id = "alert_source_id", organization_id = "organization_id", slo_id = "slo_id", incident_number = "incidentNumber", message = "message", assigned_to = "assignedTo", additional_responders = "additional_responders", description = "description", status = "status", time_of_creation = "timeOfCreation", updated_at = "updated_at", last_acknowledged_at = "last_acknowledged_at", tags = "tags", logs = "logs", analytics = "analytics", pinned_messages = "pinned_messages", created_by = "created_by", sender_email = "sender_email", deleted = "deleted", event_count = "event_count", dedup_data = "dedup_data", owner = "owner", access_control = "access_control", relevant_users = "relevantUsers", relevant_escalation_policies = "relevantEscalationPolicies", relevant_squads = "relevantSquads", relevant_schedules = "relevantSchedules", relevant_people_logs = "relevantPeopleLogs", response_notes = "responseNotes", attachments = "attachments", retrigger_policy = "retriggerPolicy", webform_id = "webform_id", webform_submission_id = "webform_submission_id", is_child = "is_child", parent = "parent", children = "children", did_auto_pause = "did_auto_pause", did_auto_pause_timeout = "did_auto_pause_timeout", auto_pause_ends_at = "auto_pause_ends_at", manually_marked_transient_alert_feedback_type = "manually_marked_transient_alert_feedback_type", classification_id = "classification_id", grouped_alert_count = "grouped_alert_count", priority = "priority", has_priority = "has_priority", snooze_details = "snooze_details", did_notification_delay = "did_notification_delay", notification_delay_policy = "notification_delay_policy", digest_id = "digest_id" });

squad_core::open_enum! {
    /// Priority of an incident, from `P1` for the most urgent to `P5` for the least urgent.
    pub enum TagsIncidentPriority {
        /// `P1`
        P1 = "P1",
        /// `P2`
        P2 = "P2",
        /// `P3`
        P3 = "P3",
        /// `P4`
        P4 = "P4",
        /// `P5`
        P5 = "P5",
    }
}

/// One entry of the incident's activity timeline.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsLogs {
    /// What happened to the incident in this entry.
    pub action: String,
    /// Whether a person wrote the entry rather than the system.
    pub is_manually_created: Option<bool>,
    /// Id of the user who wrote the entry, for one made by hand.
    pub created_by: Option<String>,
    /// Id of the user who last changed the entry, for one made by hand.
    pub updated_by: Option<String>,
    /// Id of the one the incident was assigned to by this action.
    pub assigned_to: Option<String>,
    /// Id of the user who made the assignment.
    pub assigned_by: Option<String>,
    /// Id of the timeline entry.
    pub id: Option<String>,
    /// Id of the workflow that took the action, if one did.
    pub workflow_id: Option<i64>,
    /// RFC 3339 time at which the action took place.
    pub time: Option<Timestamp>,
    /// What explains the action, as human-readable text.
    pub reason: String,
    /// Further details, whose fields depend on the action; null if there are none.
    pub additional_info: Map<String, Value>,
    /// Kind of the timeline entry.
    pub type_: Option<String>,
    /// Whether the entry appears in the timeline of the incident's postmortem.
    pub should_show_in_postmortem: Option<bool>,
}

squad_core::lenient_struct!(TagsLogs default {} { action = "action", is_manually_created = "is_manually_created", created_by = "created_by", updated_by = "updated_by", assigned_to = "assignedTo", assigned_by = "assignedBy", id = "id", workflow_id = "workflow_id", time = "time", reason = "reason", additional_info = "additionalInfo", type_ = "type", should_show_in_postmortem = "should_show_in_postmortem" });

/// A reference to another incident of the same merge.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsMergeIncidentEntityReference {
    /// Id of the incident referred to.
    pub id: String,
}

squad_core::lenient_struct!(TagsMergeIncidentEntityReference default {} { id = "id" });

/// How the notifications of the incident are delayed by the notification delay of its service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsNotificationDelayPolicy {
    /// Whether notifications are currently delayed.
    pub is_notification_delayed: bool,
    /// RFC 3339 time at which the delay ends; `0001-01-01T00:00:00Z` means no delay.
    pub delayed_until: Option<Timestamp>,
    /// Who is notified once the delay is over.
    pub assign_to: crate::incidents::TagsAssignTo,
}

squad_core::lenient_struct!(TagsNotificationDelayPolicy default {} { is_notification_delayed = "is_notification_delayed", delayed_until = "delayed_until", assign_to = "assign_to" });

/// A message that a user pinned to the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsPinnedMessage {
    /// Text that was pinned.
    pub message: String,
    /// Id of the user who wrote the message.
    pub message_sender_id: String,
    /// RFC 3339 time at which the message was written.
    pub time: Option<Timestamp>,
    /// RFC 3339 time at which it was pinned.
    pub time_of_pinning: Option<Timestamp>,
    /// Id of the note or chat message that is pinned.
    pub message_id: String,
    /// Id of the user who pinned the message.
    pub message_pinned_by: String,
    /// Name of the user who wrote the message.
    pub message_sender_name: String,
}

squad_core::lenient_struct!(TagsPinnedMessage default {} { message = "message", message_sender_id = "message_sender_id", time = "time", time_of_pinning = "time_of_pinning", message_id = "message_id", message_pinned_by = "message_pinned_by", message_sender_name = "message_sender_name" });

/// One action that a person took, or that was taken for a person, on the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsRelevantPeopleLog {
    /// Id of the user the entry is about.
    pub user_id: String,
    /// What was done.
    pub action_taken: String,
    /// Id of the user who did it.
    pub action_taken_by: String,
    /// RFC 3339 time at which it was done.
    pub action_time: Option<Timestamp>,
}

squad_core::lenient_struct!(TagsRelevantPeopleLog default {} { user_id = "userId", action_taken = "actionTaken", action_taken_by = "actionTakenBy", action_time = "actionTime" });

/// A remark about the incident response, stored on the incident itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsResponseNote {
    /// RFC 3339 time at which the remark was written.
    pub time_of_note: Option<Timestamp>,
    /// Text of the remark.
    pub note: String,
    /// Id of the user who wrote the remark.
    pub user_id: String,
}

squad_core::lenient_struct!(TagsResponseNote default {} { time_of_note = "timeOfNote", note = "note", user_id = "userId" });

/// Whether and how long the notifications of the incident are snoozed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsSnoozeDetails {
    /// Whether notifications are snoozed at present.
    pub is_snoozed: bool,
    /// RFC 3339 time at which the snooze began; null if the incident is not snoozed.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the snooze ends; null if the incident is not snoozed.
    pub end_time: Option<Timestamp>,
    /// Length of the snooze in minutes.
    pub total_time_in_mins: i64,
}

squad_core::lenient_struct!(TagsSnoozeDetails default {} { is_snoozed = "is_snoozed", start_time = "start_time", end_time = "end_time", total_time_in_mins = "total_time_in_mins" });

/// A tag in a complete set of tags; its key is the name of the map entry that contains it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Tag {
    /// Text that the tag is to hold.
    pub value: String,
    /// Color to show the tag in, such as `#0f61dd`.
    pub color: String,
}

squad_core::request_struct! {
    Tag {
        value: String,
        color: String,
    } {
    }
}

/// The value and the color of a tag; its key is the name of the map entry that contains it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsTagConfigObject {
    /// Text that the tag holds under its key.
    pub value: String,
    /// Color the tag is shown in, such as `#0f61dd`.
    pub color: String,
}

squad_core::lenient_struct!(TagsTagConfigObject default {} { value = "value", color = "color" });

/// A tag to add to an incident; its key is the name of the map entry that contains it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TagUpdate {
    /// Text that the tag is to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Color to show the tag in, such as `#0f61dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl Default for TagUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    TagUpdate {
    } {
        value: String,
        color: String,
    }
}

/// All the tags an incident is to have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateTagRequest {
    /// Complete set of tags, each under its key; the tags that are not named are removed.
    pub tags: BTreeMap<String, crate::incidents::Tag>,
}

squad_core::request_struct! {
    UpdateTagRequest {
        tags: BTreeMap<String, crate::incidents::Tag>,
    } {
    }
}

/// A task of an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Task {
    /// Text that says what is to be done.
    pub content: String,
    /// Id that identifies the task among others of its list.
    pub id: String,
    /// Whether the task is done.
    pub completed: bool,
    /// RFC 3339 time at which the task was done; `0001-01-01T00:00:00Z` if it is open.
    pub completed_at: Option<Timestamp>,
}

squad_core::lenient_struct!(Task default {} { content = "content", id = "id", completed = "completed", completed_at = "completed_at" });

/// What happens to an incident when it is taken out of its merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnmergeIncidentRequest {
    /// Whether the assignees of the incident are notified about it.
    pub send_notification: bool,
    /// Whether the incident is assigned to the user who makes the call.
    pub assign_me: bool,
}

squad_core::request_struct! {
    UnmergeIncidentRequest {
        send_notification: bool,
        assign_me: bool,
    } {
    }
}

/// The outcome of taking an incident out of its merge.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnmergeIncidentResponse {
    /// Text that describes the result.
    pub message: String,
}

squad_core::lenient_struct!(UnmergeIncidentResponse default {} { message = "message" });

squad_core::open_enum! {
    /// One of the listed values.
    pub enum YesOrNo {
        /// `yes`
        Yes = "yes",
        /// `no`
        No = "no",
    }
}
