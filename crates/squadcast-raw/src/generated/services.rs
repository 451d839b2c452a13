// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `services` area.

use std::collections::BTreeMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::wire::Scalar;

/// Auto-pause of transient alerts as configured in a service: notifications are delayed for the timeout, and an incident that resolves meanwhile notifies no one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AptaConfig {
    /// Whether notifications for transient alerts are delayed: an incident that resolves itself within the timeout then notifies no one.
    pub is_enabled: bool,
    /// Minutes to wait before notifying: 2, 3, 5, 10 or 15 when it is set; another number, such as 0, may come back where it never was.
    pub timeout_in_mins: i64,
}

squad_core::lenient_struct!(AptaConfig {} { is_enabled = "is_enabled", timeout_in_mins = "timeout_in_mins" });

squad_core::request_struct! {
    AptaConfig {
        is_enabled: bool,
        timeout_in_mins: i64,
    } {
    }
}

/// New setting of the auto-pause of transient alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AptaConfigRequest {
    /// Whether notifications for transient alerts are delayed: an incident that resolves itself within the timeout then notifies no one.
    pub is_enabled: bool,
    /// Minutes to wait before notifying: 2, 3, 5, 10 or 15.
    pub timeout_in_mins: i64,
}

squad_core::request_struct! {
    AptaConfigRequest {
        is_enabled: bool,
        timeout_in_mins: i64,
    } {
    }
}

/// Outcome of the change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AptaConfigResponse {
    /// Text telling how the change went.
    pub msg: String,
}

squad_core::lenient_struct!(AptaConfigResponse default {} { msg = "msg" });

/// A service to create. The name, the escalation policy and the owning team are needed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateServiceRequest {
    /// Name of the service as it is shown to people; presumably unique within the team.
    pub name: String,
    /// Id of the escalation policy that new incidents of the service follow.
    pub escalation_policy_id: String,
    /// Description of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Part before the `@` of the e-mail address at which the service takes in alerts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_prefix: Option<String>,
    /// User or squad named as responsible for the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maintainer: Option<crate::services::ServiceMaintainer>,
    /// Labels of the service, each a key with a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<crate::services::ServiceTag>>,
    /// Settings for holding back notifications of alerts that resolve by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_pause_transient_alerts_config: Option<crate::services::AptaConfig>,
    /// Settings for grouping similar alerts into one incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intelligent_alerts_grouping_config: Option<crate::services::IagConfig>,
    /// Settings for holding notifications back until the working hours of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_notification_config: Option<crate::services::NotificationDelayConfig>,
    /// Window in which the new service deduplicates alerts from its start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedup_init_config: Option<crate::services::DedupInitConfig>,
    /// Id of the team that will own the service.
    pub owner_id: String,
}

squad_core::request_struct! {
    CreateServiceRequest {
        name: String,
        escalation_policy_id: String,
        owner_id: String,
    } {
        description: String,
        email_prefix: String,
        maintainer: crate::services::ServiceMaintainer,
        tags: Vec<crate::services::ServiceTag>,
        auto_pause_transient_alerts_config: crate::services::AptaConfig,
        intelligent_alerts_grouping_config: crate::services::IagConfig,
        delay_notification_config: crate::services::NotificationDelayConfig,
        dedup_init_config: crate::services::DedupInitConfig,
    }
}

squad_core::redacted_debug!(CreateServiceRequest { name, escalation_policy_id, description, maintainer, tags, auto_pause_transient_alerts_config, intelligent_alerts_grouping_config, delay_notification_config, dedup_init_config, owner_id } { email_prefix });

/// Window in which a new service deduplicates alerts before it has rules of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DedupInitConfig {
    /// Length of the window, counted in `time_unit`.
    pub time_window: i64,
    /// Unit in which `time_window` is counted.
    pub time_unit: crate::services::TimeUnit,
}

squad_core::request_struct! {
    DedupInitConfig {
        time_window: i64,
        time_unit: crate::services::TimeUnit,
    } {
    }
}

/// Deduplication rules for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateDeduplicationRulesRequest {
    /// Every deduplication rule that the service is to have, in order.
    pub rules: Vec<crate::services::DeduplicationRule>,
}

squad_core::request_struct! {
    CreateDeduplicationRulesRequest {
        rules: Vec<crate::services::DeduplicationRule>,
    } {
    }
}

/// A condition under which an alert is merged into an incident that came before it within a time window.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeduplicationRule {
    /// Condition over the payload of the alert, in the rule language, such as `payload["event_id"] == 40`; used if `is_basic` is false.
    pub expression: String,
    /// How far back to look for an incident to merge into, counted in `time_unit`.
    pub time_window: i64,
    /// Unit in which `time_window` is counted.
    pub time_unit: crate::services::TimeUnit,
    /// Whether the condition is the simple one in `basic_expression` instead of the text in `expression`.
    pub is_basic: bool,
    /// Simple comparisons that make up the condition if `is_basic` is true.
    pub basic_expression: Option<Vec<crate::services::DeduplicationRulesExpressionBranch>>,
    /// Whether alerts of services that depend on each other are deduplicated as well.
    pub dependency_deduplication: Option<bool>,
    /// Description of the rule.
    pub description: Option<String>,
}

squad_core::lenient_struct!(DeduplicationRule {} { expression = "expression", time_window = "time_window", time_unit = "time_unit", is_basic = "is_basic", basic_expression = "basic_expression", dependency_deduplication = "dependency_deduplication", description = "description" });

squad_core::request_struct! {
    DeduplicationRule {
        expression: String,
        time_window: i64,
        time_unit: crate::services::TimeUnit,
        is_basic: bool,
    } {
        basic_expression: Vec<crate::services::DeduplicationRulesExpressionBranch>,
        dependency_deduplication: bool,
        description: String,
    }
}

/// Holder of the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeduplicationRules {
    /// Deduplication rules; empty if the service has none.
    pub rules: Vec<crate::services::DeduplicationRule>,
}

squad_core::lenient_struct!(DeduplicationRules default {} { rules = "rules" });

/// One comparison in the simple condition of a deduplication rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeduplicationRulesExpressionBranch {
    /// What is compared, such as the field `payload["foo"]` of the alert.
    pub lhs: String,
    /// How the two sides are compared.
    pub op: Option<crate::services::ExpressionOperator>,
    /// What it is compared with: text, a truth value or a number.
    pub rhs: Scalar,
}

squad_core::lenient_struct!(DeduplicationRulesExpressionBranch {} { lhs = "lhs", op = "op", rhs = "rhs" });

squad_core::request_struct! {
    DeduplicationRulesExpressionBranch {
        lhs: String,
        rhs: Scalar,
    } {
        op: crate::services::ExpressionOperator,
    }
}

/// Dependencies for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateDependenciesRequest {
    /// Ids of the services that the service depends on; empty for none.
    pub dependencies: Vec<String>,
}

squad_core::request_struct! {
    CreateOrUpdateDependenciesRequest {
        dependencies: Vec<String>,
    } {
    }
}

/// Outcome of the change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DependenciesResponse {
    /// Whether the dependencies were stored.
    pub ok: bool,
}

squad_core::lenient_struct!(DependenciesResponse default {} { ok = "ok" });

/// Short form of an escalation policy, as it is put inside a service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationPolicyBasic {
    /// Id of the escalation policy.
    pub id: String,
    /// Name of the escalation policy as people see it.
    pub name: String,
    /// Free text about the escalation policy; may be empty.
    pub description: String,
    /// Form of the policy's name that fits into a URL.
    pub slug: String,
}

squad_core::lenient_struct!(EscalationPolicyBasic default {} { id = "id", name = "name", description = "description", slug = "slug" });

squad_core::open_enum! {
    /// How the two sides are compared.
    pub enum ExpressionOperator {
        /// `is`
        Is = "is",
        /// `is_not`
        IsNot = "is_not",
        /// `matches`
        Matches = "matches",
        /// `not_contains`
        NotContains = "not_contains",
        /// `gt`
        Gt = "gt",
        /// `lt`
        Lt = "lt",
        /// `gt_eq`
        GtEq = "gt_eq",
        /// `lt_eq`
        LtEq = "lt_eq",
        /// `call`
        Call = "call",
        /// `field_is`
        FieldIs = "field_is",
        /// `field_is_not`
        FieldIsNot = "field_is_not",
        /// `field_gt`
        FieldGt = "field_gt",
        /// `field_lt`
        FieldLt = "field_lt",
        /// `field_gt_eq`
        FieldGtEq = "field_gt_eq",
        /// `field_lt_eq`
        FieldLtEq = "field_lt_eq",
    }
}

/// Connection of a service to a Slack channel.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlackExtensionServiceExtension {
    /// Id of the connection itself.
    pub id: i32,
    /// Id of the service whose incidents are announced.
    pub service_id: String,
    /// Id of the organization that the service belongs to.
    pub organization_id: String,
    /// Id of the channel in Slack.
    pub channel_id: String,
    /// Time at which the connection was made, presumably RFC 3339.
    pub created_at: String,
    /// Name of the channel in Slack.
    pub name: String,
}

squad_core::lenient_struct!(SlackExtensionServiceExtension default {} { id = "id", service_id = "service_id", organization_id = "organization_id", channel_id = "channel_id", created_at = "created_at", name = "name" });

/// Slack channel to connect a service to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSlackExtensionRequest {
    /// Id that Slack gives the channel, such as `C0123456789`.
    pub channel_id: String,
}

squad_core::request_struct! {
    UpdateSlackExtensionRequest {
        channel_id: String,
    } {
    }
}

/// Intelligent grouping of alerts as configured in a service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IagConfig {
    /// Whether similar alerts that arrive within the rolling window are grouped into one incident.
    pub is_enabled: bool,
    /// Minutes within which similar alerts join the same incident: 5, 10, 15, 20, 45, 60, 120, 240, 480, 720 or 1440 when it is set; another number, such as 0, may come back where it never was.
    pub rolling_window_in_mins: i64,
}

squad_core::lenient_struct!(IagConfig {} { is_enabled = "is_enabled", rolling_window_in_mins = "rolling_window_in_mins" });

squad_core::request_struct! {
    IagConfig {
        is_enabled: bool,
        rolling_window_in_mins: i64,
    } {
    }
}

/// New setting of the intelligent grouping of alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IagConfigRequest {
    /// Whether similar alerts that arrive within the rolling window are grouped into one incident.
    pub is_enabled: bool,
    /// Minutes within which similar alerts join the same incident: 5, 10, 15, 20, 45, 60, 120, 240, 480, 720 or 1440.
    pub rolling_window_in_mins: i64,
}

squad_core::request_struct! {
    IagConfigRequest {
        is_enabled: bool,
        rolling_window_in_mins: i64,
    } {
    }
}

/// Outcome of the change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IagConfigResponse {
    /// Text telling how the change went.
    pub msg: String,
}

squad_core::lenient_struct!(IagConfigResponse default {} { msg = "msg" });

/// Connection of a service to a Jira Cloud project in which tickets for its incidents are made.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct JiraCloudExtension {
    /// Secret: key that identifies the Jira Cloud site to the extension.
    pub jira_client_key: String,
    /// Jira project in which tickets are made.
    pub project: crate::services::JiraProject,
    /// Kind of Jira issue that tickets become.
    pub issue_type: crate::services::JiraIssueType,
    /// Mapping of Jira statuses to incident statuses; null if there is none.
    pub statusmaps: Vec<crate::services::JiraStatusMap>,
    /// Whether tickets are created only on request, presumably instead of for every incident.
    pub is_manual: bool,
}

squad_core::lenient_struct!(JiraCloudExtension default {} { jira_client_key = "jira_client_key", project = "project", issue_type = "issue_type", statusmaps = "statusmaps", is_manual = "is_manual" });

squad_core::redacted_debug!(JiraCloudExtension { project, issue_type, statusmaps, is_manual } { jira_client_key });

/// Kind of issue in a Jira project.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JiraIssueType {
    /// Id of the issue type in Jira.
    pub id: String,
    /// Name of the issue type in Jira.
    pub name: String,
    /// Statuses that an issue of this kind can have; null if they are not known.
    pub statuses: Vec<crate::services::JiraStatus>,
}

squad_core::lenient_struct!(JiraIssueType default {} { id = "id", name = "name", statuses = "statuses" });

/// Jira project that a service is connected to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JiraProject {
    /// Id of the project in Jira.
    pub id: String,
    /// Short key of the project that begins its ticket numbers.
    pub key: String,
    /// Name of the project in Jira.
    pub name: String,
}

squad_core::lenient_struct!(JiraProject default {} { id = "id", key = "key", name = "name" });

/// Status that an issue in Jira can have.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JiraStatus {
    /// Id of the status in Jira.
    pub id: String,
    /// Name of the status in Jira.
    pub name: String,
}

squad_core::lenient_struct!(JiraStatus default {} { id = "id", name = "name" });

/// Pairs a status in Jira with a status of an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JiraStatusMap {
    /// Status of the Jira issue: presumably the id of one of the statuses of the issue type.
    pub jira_status: String,
    /// Incident status that corresponds to it.
    pub system_status: String,
}

squad_core::lenient_struct!(JiraStatusMap default {} { jira_status = "jira_status", system_status = "system_status" });

/// Maintenance mode for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateMaintenanceModeRequest {
    /// Whether the service is to be in maintenance mode.
    #[serde(rename = "onMaintenance", skip_serializing_if = "Option::is_none")]
    pub on_maintenance: Option<bool>,
    /// Maintenance windows of the service.
    #[serde(rename = "serviceMaintenance")]
    pub service_maintenance: Vec<crate::services::ServiceMaintenance>,
    /// The same windows once more, in the form the vendor's own tools send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::services::MaintenanceWindows>,
    /// Id of the organization that the service belongs to.
    #[serde(rename = "organizationId", skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Id of the service, the same as in the path.
    #[serde(rename = "serviceId", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
}

squad_core::request_struct! {
    CreateOrUpdateMaintenanceModeRequest {
        service_maintenance: Vec<crate::services::ServiceMaintenance>,
    } {
        on_maintenance: bool,
        data: crate::services::MaintenanceWindows,
        organization_id: String,
        service_id: String,
    }
}

/// A maintenance window of a service, with its recurrence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MaintenanceMode {
    /// Id of the service that is under maintenance.
    pub service_id: String,
    /// RFC 3339 time at which the window begins.
    pub maintenance_from: Option<Timestamp>,
    /// RFC 3339 time at which the window ends.
    pub maintenance_till: Option<Timestamp>,
    /// Whether the window recurs every day.
    pub repetition_daily: bool,
    /// Whether the window recurs every week.
    pub repetition_weekly: bool,
    /// Whether the window recurs every two weeks.
    pub repetition_two_weekly: bool,
    /// Whether the window recurs every three weeks.
    pub repetition_three_weekly: bool,
    /// Whether the window recurs every month.
    pub repetition_monthly: bool,
    /// Whether the window has been taken away.
    pub deleted: bool,
    /// RFC 3339 time of the end of the recurrence; may be empty if the window does not recur.
    pub repeat_till: Option<Timestamp>,
}

squad_core::lenient_struct!(MaintenanceMode default {} { service_id = "service_id", maintenance_from = "maintenance_from", maintenance_till = "maintenance_till", repetition_daily = "repetition_daily", repetition_weekly = "repetition_weekly", repetition_two_weekly = "repetition_two_weekly", repetition_three_weekly = "repetition_three_weekly", repetition_monthly = "repetition_monthly", deleted = "deleted", repeat_till = "repeat_till" });

/// The maintenance windows of a service, wrapped as the server reads them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MaintenanceWindows {
    /// All windows that the service is to have.
    #[serde(rename = "serviceMaintenance")]
    pub service_maintenance: Vec<crate::services::ServiceMaintenance>,
}

squad_core::request_struct! {
    MaintenanceWindows {
        service_maintenance: Vec<crate::services::ServiceMaintenance>,
    } {
    }
}

/// A maintenance window to set, with its recurrence. At most one recurrence makes sense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ServiceMaintenance {
    /// RFC 3339 time at which the window begins.
    #[serde(rename = "maintenanceStartDate")]
    pub maintenance_start_date: String,
    /// RFC 3339 time at which the window ends.
    #[serde(rename = "maintenanceEndDate", skip_serializing_if = "Option::is_none")]
    pub maintenance_end_date: Option<String>,
    /// Whether the window recurs every day.
    pub daily: bool,
    /// Whether the window recurs every week.
    pub weekly: bool,
    /// Whether the window recurs every two weeks.
    #[serde(rename = "twoWeekly")]
    pub two_weekly: bool,
    /// Whether the window recurs every three weeks.
    #[serde(rename = "threeWeekly")]
    pub three_weekly: bool,
    /// Whether the window recurs every month.
    pub monthly: bool,
    /// Whether the window is to be taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<bool>,
    /// RFC 3339 time of the end of the recurrence; for a window that does not recur, its end.
    #[serde(rename = "repeatTill")]
    pub repeat_till: String,
}

squad_core::request_struct! {
    ServiceMaintenance {
        maintenance_start_date: String,
        daily: bool,
        weekly: bool,
        two_weekly: bool,
        three_weekly: bool,
        monthly: bool,
        repeat_till: String,
    } {
        maintenance_end_date: String,
        deleted: bool,
    }
}

/// Whom incidents are assigned to when their notification was delayed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationDelayAssignee {
    /// Id of the assignee, of the kind given by the type; not required for the service's own escalation policy.
    pub id: Option<String>,
    /// Kind of assignee: `user`, `squad`, `escalation_policy`, or `default_escalation_policy` for the service's own.
    pub type_: Option<crate::services::NotificationDelayAssigneeType>,
}

squad_core::lenient_struct!(NotificationDelayAssignee default {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    NotificationDelayAssignee {
    } {
        id: String,
        type_: crate::services::NotificationDelayAssigneeType,
    }
}

squad_core::open_enum! {
    /// Kind of assignee: `user`, `squad`, `escalation_policy`, or `default_escalation_policy` for the service's own.
    pub enum NotificationDelayAssigneeType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
        /// `escalation_policy`
        EscalationPolicy = "escalation_policy",
        /// `default_escalation_policy`
        DefaultEscalationPolicy = "default_escalation_policy",
    }
}

/// Delayed notifications of a service: its hours, either as one slot for chosen days or as slots of their own for each day, and who is to be notified.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationDelayConfig {
    /// Whether notifications of the service are delayed by these hours.
    pub is_enabled: bool,
    /// IANA name of the time zone in which the times of the slots are read, such as `Asia/Kolkata`.
    pub timezone: Option<String>,
    /// One slot that holds on each of the chosen days.
    pub fixed_timeslot_config: Option<crate::services::NotificationDelayFixedTimeslot>,
    /// Whether `custom_timeslots` holds instead of the one fixed slot.
    pub custom_timeslots_enabled: Option<bool>,
    /// Slots by day of the week; a key is the number of the day as a string, from `0` for Sunday to `6` for Saturday.
    pub custom_timeslots: Option<BTreeMap<String, Vec<crate::services::NotificationDelayTimeslot>>>,
    /// Whom incidents are assigned to when their notification was delayed.
    pub assigned_to: Option<crate::services::NotificationDelayAssignee>,
}

squad_core::lenient_struct!(NotificationDelayConfig {} { is_enabled = "is_enabled", timezone = "timezone", fixed_timeslot_config = "fixed_timeslot_config", custom_timeslots_enabled = "custom_timeslots_enabled", custom_timeslots = "custom_timeslots", assigned_to = "assigned_to" });

squad_core::request_struct! {
    NotificationDelayConfig {
        is_enabled: bool,
    } {
        timezone: String,
        fixed_timeslot_config: crate::services::NotificationDelayFixedTimeslot,
        custom_timeslots_enabled: bool,
        custom_timeslots: BTreeMap<String, Vec<crate::services::NotificationDelayTimeslot>>,
        assigned_to: crate::services::NotificationDelayAssignee,
    }
}

/// One slot that holds on each of the chosen days.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationDelayFixedTimeslot {
    /// Time of day at which the slot begins, as `HH:MM`.
    pub start_time: Option<String>,
    /// Time of day at which the slot ends, as `HH:MM`.
    pub end_time: Option<String>,
    /// Days of the week on which the slot holds, from 0 for Sunday to 6 for Saturday.
    pub repeat_days: Option<Vec<i32>>,
}

squad_core::lenient_struct!(NotificationDelayFixedTimeslot default {} { start_time = "start_time", end_time = "end_time", repeat_days = "repeat_days" });

squad_core::request_struct! {
    NotificationDelayFixedTimeslot {
    } {
        start_time: String,
        end_time: String,
        repeat_days: Vec<i32>,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NotificationDelayTimeslot {
    /// Time of day at which the slot begins, as `HH:MM`.
    pub start_time: Option<String>,
    /// Time of day at which the slot ends, as `HH:MM`.
    pub end_time: Option<String>,
}

squad_core::lenient_struct!(NotificationDelayTimeslot default {} { start_time = "start_time", end_time = "end_time" });

squad_core::request_struct! {
    NotificationDelayTimeslot {
    } {
        start_time: String,
        end_time: String,
    }
}

/// Templates for the two texts of an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CustomContent {
    /// Template for the title of the incident.
    pub message: String,
    /// Template for the longer text of the incident.
    pub description: String,
}

squad_core::lenient_struct!(CustomContent default {} { message = "message", description = "description" });

/// Custom content templates of a service for one alert source.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CustomContentOverlay {
    /// RFC 3339 time at which the template was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the last change to the template.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the template was deleted; null while it is in use.
    pub deleted_at: Option<Timestamp>,
    /// Id of the organization that the service belongs to.
    pub org_id: String,
    /// Id of the service that the template is for.
    pub service_id: String,
    /// Version of the alert source, such as `v2`.
    pub alert_source_version: String,
    /// Short name of the alert source, as in its ingestion URL.
    pub alert_source_shortname: String,
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// Templates for the message and the description.
    pub overlay: crate::services::CustomContent,
    /// Id of the user who made the template.
    pub created_by: String,
    /// Id of the user who last changed the template.
    pub updated_by: String,
    /// Kind of alert source, as the server classes it.
    pub alert_source_type: String,
}

squad_core::lenient_struct!(CustomContentOverlay default {} { created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at", org_id = "org_id", service_id = "service_id", alert_source_version = "alert_source_version", alert_source_shortname = "alert_source_shortname", overlay_template_type = "overlay_template_type", overlay = "overlay", created_by = "created_by", updated_by = "updated_by", alert_source_type = "alert_source_type" });

/// Template for the deduplication key and how long a key is valid.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DedupKeyOverlay {
    /// Text from which the key is made by filling in fields of the alert.
    pub template: String,
    /// Minutes within which alerts with the same key are merged; at most 2880, which is 48 hours.
    pub duration: i32,
}

squad_core::lenient_struct!(DedupKeyOverlay default {} { template = "template", duration = "duration" });

/// How the key is made and how long it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewDedupKeyOverlay {
    /// Text from which the key is made by filling in fields of the alert.
    pub template: String,
    /// Minutes within which alerts with the same key are merged; at most 2880, which is 48 hours.
    pub duration: i64,
}

squad_core::request_struct! {
    NewDedupKeyOverlay {
        template: String,
        duration: i64,
    } {
    }
}

/// Switch for deduplication by key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OptInForKeyBasedDeduplicationRequest {
    /// Whether alerts with the same deduplication key are to be merged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dedup_key_enabled: Option<bool>,
}

impl Default for OptInForKeyBasedDeduplicationRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    OptInForKeyBasedDeduplicationRequest {
    } {
        dedup_key_enabled: bool,
    }
}

/// Deduplication key template of a service for one alert source.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Overlay {
    /// RFC 3339 time at which the template was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the last change to the template.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the template was deleted; null while it is in use.
    pub deleted_at: Option<Timestamp>,
    /// Id of the organization that the service belongs to.
    pub org_id: String,
    /// Id of the service that the template is for.
    pub service_id: String,
    /// Version of the alert source, such as `v2`.
    pub alert_source_version: String,
    /// Short name of the alert source, as in its ingestion URL.
    pub alert_source_shortname: String,
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// Template for the key and how long a key is valid.
    pub overlay: crate::services::DedupKeyOverlay,
    /// Id of the user who made the template.
    pub created_by: String,
    /// Id of the user who last changed the template.
    pub updated_by: String,
    /// Kind of alert source, as the server classes it.
    pub alert_source_type: String,
}

squad_core::lenient_struct!(Overlay default {} { created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at", org_id = "org_id", service_id = "service_id", alert_source_version = "alert_source_version", alert_source_shortname = "alert_source_shortname", overlay_template_type = "overlay_template_type", overlay = "overlay", created_by = "created_by", updated_by = "updated_by", alert_source_type = "alert_source_type" });

/// A custom content template to try out on a sample alert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RenderCustomContentOverlayRequest {
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// Text of the template to try out.
    pub template: String,
    /// Sample alert, as JSON in a string, from which the template is filled.
    pub payload: String,
}

squad_core::request_struct! {
    RenderCustomContentOverlayRequest {
        overlay_template_type: String,
        template: String,
        payload: String,
    } {
    }
}

/// A deduplication key template to try out on a sample alert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RenderDedupKeyTemplateRequest {
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// Text of the template to try out.
    pub template: String,
    /// Sample alert, as JSON in a string, from which the template is filled.
    pub payload: String,
}

squad_core::request_struct! {
    RenderDedupKeyTemplateRequest {
        overlay_template_type: String,
        template: String,
        payload: String,
    } {
    }
}

/// How the title of the incident is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TemplateOverlay {
    /// Text of the template for the title, such as `{{.labels.alertname}}`.
    pub template: String,
}

squad_core::request_struct! {
    TemplateOverlay {
        template: String,
    } {
    }
}

/// Custom content templates to set for one alert source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateCustomContentTemplateOverlayRequest {
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// How the title of the incident is written.
    pub message_overlay: crate::services::TemplateOverlay,
    /// How the longer text of the incident is written.
    pub description_overlay: crate::services::TemplateOverlay,
}

squad_core::request_struct! {
    UpdateCustomContentTemplateOverlayRequest {
        overlay_template_type: String,
        message_overlay: crate::services::TemplateOverlay,
        description_overlay: crate::services::TemplateOverlay,
    } {
    }
}

/// Deduplication key template to set for one alert source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateDedupKeyOverlayRequest {
    /// Template language, such as `go`.
    pub overlay_template_type: String,
    /// How the key is made and how long it holds.
    pub dedup_key_overlay: crate::services::NewDedupKeyOverlay,
}

squad_core::request_struct! {
    UpdateDedupKeyOverlayRequest {
        overlay_template_type: String,
        dedup_key_overlay: crate::services::NewDedupKeyOverlay,
    } {
    }
}

/// Routing rules for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateRoutingRulesRequest {
    /// Every routing rule that the service is to have, in order.
    pub rules: Vec<crate::services::RoutingRule>,
}

squad_core::request_struct! {
    CreateOrUpdateRoutingRulesRequest {
        rules: Vec<crate::services::RoutingRule>,
    } {
    }
}

/// One comparison in the simple condition of a routing rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoutingRulesExpressionBranch {
    /// What is compared, such as the field `payload["foo"]` of the alert.
    pub lhs: String,
    /// How the two sides are compared.
    pub op: Option<crate::services::ExpressionOperator>,
    /// What it is compared with: text, a truth value or a number.
    pub rhs: Scalar,
}

squad_core::lenient_struct!(RoutingRulesExpressionBranch {} { lhs = "lhs", op = "op", rhs = "rhs" });

squad_core::request_struct! {
    RoutingRulesExpressionBranch {
        lhs: String,
        rhs: Scalar,
    } {
        op: crate::services::ExpressionOperator,
    }
}

/// Whom the incident is assigned to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RouteTarget {
    /// Kind of assignee; the server may also spell the last one `escalationpolicy`.
    pub entity_type: crate::services::RouteTargetType,
    /// Id of the user, squad or escalation policy, according to the type.
    pub entity_id: String,
}

squad_core::lenient_struct!(RouteTarget {} { entity_type = "entity_type", entity_id = "entity_id" });

squad_core::request_struct! {
    RouteTarget {
        entity_type: crate::services::RouteTargetType,
        entity_id: String,
    } {
    }
}

squad_core::open_enum! {
    /// Kind of assignee; the server may also spell the last one `escalationpolicy`.
    pub enum RouteTargetType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
        /// `escalation_policy`
        EscalationPolicy = "escalation_policy",
        /// `escalationpolicy`
        Escalationpolicy = "escalationpolicy",
    }
}

/// A condition together with whom an incident goes to if the condition is true.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoutingRule {
    /// Condition over the payload of the alert, in the rule language, such as `payload["event_id"] == 40`; used if `is_basic` is false.
    pub expression: String,
    /// Whom the incident is assigned to.
    pub route_to: crate::services::RouteTarget,
    /// Whether the condition is the simple one in `basic_expression` instead of the text in `expression`.
    pub is_basic: bool,
    /// Simple comparisons that make up the condition if `is_basic` is true.
    pub basic_expression: Option<Vec<crate::services::RoutingRulesExpressionBranch>>,
}

squad_core::lenient_struct!(RoutingRule {} { expression = "expression", route_to = "route_to", is_basic = "is_basic", basic_expression = "basic_expression" });

squad_core::request_struct! {
    RoutingRule {
        expression: String,
        route_to: crate::services::RouteTarget,
        is_basic: bool,
    } {
        basic_expression: Vec<crate::services::RoutingRulesExpressionBranch>,
    }
}

/// Holder of the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoutingRules {
    /// Routing rules; empty if the service has none.
    pub rules: Vec<crate::services::RoutingRule>,
}

squad_core::lenient_struct!(RoutingRules default {} { rules = "rules" });

/// A service with its settings. Contains the ingestion key of the service, so keep it out of logs and tables.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// Id by which other operations name the service.
    pub id: String,
    /// Name of the service as people see it.
    pub name: String,
    /// Form of the service's name that fits into a URL.
    pub slug: String,
    /// Secret: e-mail address at which the service takes in alerts.
    pub email: String,
    /// Id of the escalation policy that new incidents of the service follow.
    pub escalation_policy_id: String,
    /// Id of the organization that the service belongs to.
    pub organization_id: String,
    /// Secret: ingestion key of the service, part of every URL to which alert sources send.
    pub api_key: String,
    /// Description of the service; may be empty.
    pub description: String,
    /// Ids of the services that this one depends on; null if there are none.
    pub depends: Vec<String>,
    /// Team that owns the service.
    pub owner: Option<crate::shared::RbacOwner>,
    /// Whether the service is in maintenance mode now.
    pub on_maintenance: Option<bool>,
    /// Slack channel connected to the service; absent if there is none.
    pub slack: Option<crate::services::ServiceSlack>,
    /// Short form of the escalation policy that `escalation_policy_id` names.
    pub escalation_policy: Option<crate::services::EscalationPolicyBasic>,
    /// Connection to Jira Cloud; absent if there is none.
    pub jira_cloud: Option<crate::services::JiraCloudExtension>,
    /// RFC 3339 time of the last change to the service.
    pub updated_at: Option<Timestamp>,
    /// Labels of the service, each a key with a value.
    pub tags: Vec<crate::services::ServiceTag>,
    /// How notifications for alerts that resolve by themselves are delayed.
    pub auto_pause_transient_alerts_config: Option<crate::services::AptaConfig>,
    /// How similar alerts are grouped into one incident.
    pub intelligent_alerts_grouping_config: Option<crate::services::IagConfig>,
    /// When notifications of the service are delayed.
    pub delay_notification_config: Option<crate::services::NotificationDelayConfig>,
    /// Further switches of the service.
    pub config: Option<crate::services::ServiceConfig>,
    /// RFC 3339 time at which the service was created.
    pub created_at: Option<Timestamp>,
    /// User or squad named as responsible for the service.
    pub maintainer: Option<crate::services::ServiceMaintainer>,
}

squad_core::lenient_struct!(Service default { id = "id" } { name = "name", slug = "slug", email = "email", escalation_policy_id = "escalation_policy_id", organization_id = "organization_id", api_key = "api_key", description = "description", depends = "depends", owner = "owner", on_maintenance = "on_maintenance", slack = "slack", escalation_policy = "escalation_policy", jira_cloud = "jira_cloud", updated_at = "updated_at", tags = "tags", auto_pause_transient_alerts_config = "auto_pause_transient_alerts_config", intelligent_alerts_grouping_config = "intelligent_alerts_grouping_config", delay_notification_config = "delay_notification_config", config = "config", created_at = "created_at", maintainer = "maintainer" });

squad_core::redacted_debug!(Service { id, name, slug, escalation_policy_id, organization_id, description, depends, owner, on_maintenance, slack, escalation_policy, jira_cloud, updated_at, tags, auto_pause_transient_alerts_config, intelligent_alerts_grouping_config, delay_notification_config, config, created_at, maintainer } { email, api_key });

/// Switches of the service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceConfig {
    /// Whether alerts with the same deduplication key are merged.
    pub dedup_key_enabled: bool,
}

squad_core::lenient_struct!(ServiceConfig default {} { dedup_key_enabled = "dedup_key_enabled" });

/// User or squad that is responsible for a service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceMaintainer {
    /// Id of the user or of the squad, according to the type.
    pub id: String,
    /// Whether the id is that of a user or of a squad.
    pub type_: crate::services::ServiceMaintainerType,
}

squad_core::lenient_struct!(ServiceMaintainer {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    ServiceMaintainer {
        id: String,
        type_: crate::services::ServiceMaintainerType,
    } {
    }
}

squad_core::open_enum! {
    /// Whether the id is that of a user or of a squad.
    pub enum ServiceMaintainerType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
    }
}

/// Slack channel in which incidents of a service are announced.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceSlack {
    /// Id of the channel in Slack.
    pub channel_id: String,
    /// Name of the channel in Slack.
    pub name: String,
    /// Time at which the channel was connected, presumably in Unix seconds.
    pub time: i64,
}

squad_core::lenient_struct!(ServiceSlack default {} { channel_id = "channel_id", name = "name", time = "time" });

/// Label of a service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceTag {
    /// Name of the label, such as `environment`.
    pub key: String,
    /// What the label says for this service, such as `production`.
    pub value: String,
}

squad_core::lenient_struct!(ServiceTag {} { key = "key", value = "value" });

squad_core::request_struct! {
    ServiceTag {
        key: String,
        value: String,
    } {
    }
}

/// One comparison in the simple condition of a suppression rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BasicExpression {
    /// What is compared, such as the field `payload["foo"]` of the alert.
    pub lhs: String,
    /// How the two sides are compared, such as `is`, `is_not`, `matches` or `not_contains`.
    pub op: String,
    /// Text that it is compared with.
    pub rhs: String,
}

squad_core::lenient_struct!(BasicExpression {} { lhs = "lhs", op = "op", rhs = "rhs" });

squad_core::request_struct! {
    BasicExpression {
        lhs: String,
        op: String,
        rhs: String,
    } {
    }
}

/// Suppression rules for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateSuppressionRulesRequest {
    /// Every suppression rule that the service is to have, in order.
    pub rules: Vec<crate::services::SuppressionRule>,
}

squad_core::request_struct! {
    CreateOrUpdateSuppressionRulesRequest {
        rules: Vec<crate::services::SuppressionRule>,
    } {
    }
}

/// Repetition of a time slot that none of the ready-made ones describes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CustomRepetition {
    /// Number of days, weeks or months from one occurrence to the next, according to `repeats`.
    pub repeats_count: i64,
    /// Unit of the repetition: `day`, `week` or `month`.
    pub repeats: String,
    /// Days of the week on which the slot recurs, from 0 for Sunday to 6 for Saturday; for a weekly recurrence.
    pub repeats_on_weekdays: Vec<i64>,
    /// How the day within the month is chosen, for a repetition by months.
    pub repeats_on_month: String,
}

squad_core::lenient_struct!(CustomRepetition {} { repeats_count = "repeats_count", repeats = "repeats", repeats_on_weekdays = "repeats_on_weekdays", repeats_on_month = "repeats_on_month" });

squad_core::request_struct! {
    CustomRepetition {
        repeats_count: i64,
        repeats: String,
        repeats_on_weekdays: Vec<i64>,
        repeats_on_month: String,
    } {
    }
}

/// A condition, and possibly the times, under which incidents are suppressed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SuppressionRule {
    /// Id of the rule; the server gives it.
    pub rule_id: Option<String>,
    /// RFC 3339 time at which the rule was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the last change to the rule.
    pub updated_at: Option<Timestamp>,
    /// Id of the user who made the rule.
    pub created_by: Option<String>,
    /// Id of the user who last changed the rule.
    pub updated_by: Option<String>,
    /// Description of the rule.
    pub description: String,
    /// Condition over the payload of the alert, in the rule language, such as `payload["event_id"] == 40`; used if `is_basic` is false.
    pub expression: String,
    /// Whether the condition is the simple one in `basic_expression` instead of the text in `expression`.
    pub is_basic: bool,
    /// Whether the rule holds only within its time slots.
    pub is_timebased: bool,
    /// Times at which the rule holds; null if it holds always.
    pub timeslots: Option<Vec<crate::services::Timeslot>>,
    /// Simple comparisons that make up the condition if `is_basic` is true.
    pub basic_expression: Vec<crate::services::BasicExpression>,
}

squad_core::lenient_struct!(SuppressionRule {} { rule_id = "rule_id", created_at = "created_at", updated_at = "updated_at", created_by = "created_by", updated_by = "updated_by", description = "description", expression = "expression", is_basic = "is_basic", is_timebased = "is_timebased", timeslots = "timeslots" or_null, basic_expression = "basic_expression" });

squad_core::request_struct! {
    SuppressionRule {
        description: String,
        expression: String,
        is_basic: bool,
        is_timebased: bool,
        timeslots: Option<Vec<crate::services::Timeslot>>,
        basic_expression: Vec<crate::services::BasicExpression>,
    } {
        rule_id: String,
        created_at: Timestamp,
        updated_at: Timestamp,
        created_by: String,
        updated_by: String,
    }
}

/// Holder of the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SuppressionRules {
    /// Suppression rules; empty if the service has none.
    pub rules: Vec<crate::services::SuppressionRule>,
}

squad_core::lenient_struct!(SuppressionRules default {} { rules = "rules" });

/// All suppression rules of one service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SuppressionRulesContainer {
    /// Id of the set of rules.
    pub id: String,
    /// RFC 3339 time at which the set was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the last change to the set.
    pub updated_at: Option<Timestamp>,
    /// Id of the service whose incidents the rules suppress.
    pub service_id: String,
    /// Id of the organization that the service belongs to.
    pub organization_id: String,
    /// Suppression rules in their order.
    pub rules: Vec<crate::services::SuppressionRule>,
}

squad_core::lenient_struct!(SuppressionRulesContainer default {} { id = "id", created_at = "created_at", updated_at = "updated_at", service_id = "service_id", organization_id = "organization_id", rules = "rules" });

/// Time window in which a suppression rule applies, once or recurring.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Timeslot {
    /// IANA name of the time zone in which the slot is read, such as `Asia/Calcutta`.
    pub time_zone: String,
    /// RFC 3339 time at which the slot first begins.
    pub start_time: String,
    /// RFC 3339 time at which the slot first ends.
    pub end_time: String,
    /// Whether the slot takes the whole day.
    pub is_allday: bool,
    /// Recurrence of the slot: `none`, `daily`, `weekly`, `monthly` or `custom`.
    pub repetition: String,
    /// Whether the repetition is the one in `custom`.
    pub is_custom: bool,
    /// Repetition that applies if `repetition` is `custom`.
    pub custom: crate::services::CustomRepetition,
    /// Whether the slot recurs without end.
    pub ends_never: bool,
    /// RFC 3339 time of the end of the recurrence, unless it never ends.
    pub ends_on: String,
}

squad_core::lenient_struct!(Timeslot {} { time_zone = "time_zone", start_time = "start_time", end_time = "end_time", is_allday = "is_allday", repetition = "repetition", is_custom = "is_custom", custom = "custom", ends_never = "ends_never", ends_on = "ends_on" });

squad_core::request_struct! {
    Timeslot {
        time_zone: String,
        start_time: String,
        end_time: String,
        is_allday: bool,
        repetition: String,
        is_custom: bool,
        custom: crate::services::CustomRepetition,
        ends_never: bool,
        ends_on: String,
    } {
    }
}

/// Tagging rules for a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateTaggingRulesRequest {
    /// Every tagging rule that the service is to have, in order.
    pub rules: Vec<crate::services::TagRule>,
}

squad_core::request_struct! {
    CreateOrUpdateTaggingRulesRequest {
        rules: Vec<crate::services::TagRule>,
    } {
    }
}

/// One comparison in the simple condition of a tagging rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TaggingRulesExpressionBranch {
    /// What is compared, such as the field `payload["foo"]` of the alert.
    pub lhs: String,
    /// How the two sides are compared.
    pub op: Option<crate::services::ExpressionOperator>,
    /// What it is compared with: text, a truth value or a number.
    pub rhs: Scalar,
}

squad_core::lenient_struct!(TaggingRulesExpressionBranch {} { lhs = "lhs", op = "op", rhs = "rhs" });

squad_core::request_struct! {
    TaggingRulesExpressionBranch {
        lhs: String,
        rhs: Scalar,
    } {
        op: crate::services::ExpressionOperator,
    }
}

/// What a tag says and how it is colored.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagConfigObject {
    /// Value of the tag, such as `high`.
    pub value: String,
    /// Color in which the tag is shown, as a hexadecimal code such as `#ababab`.
    pub color: String,
}

squad_core::lenient_struct!(TagConfigObject {} { value = "value", color = "color" });

squad_core::request_struct! {
    TagConfigObject {
        value: String,
        color: String,
    } {
    }
}

/// A condition together with the tags that an incident gets if the condition is true.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagRule {
    /// Condition over the payload of the alert, in the rule language; used if `is_basic` is false. It may also add tags itself.
    pub expression: Option<String>,
    /// Tags that the incident gets; may be empty only if the expression itself adds tags.
    pub tags: Option<crate::services::TagsObject>,
    /// Whether the condition is the simple one in `basic_expression` instead of the text in `expression`.
    pub is_basic: Option<bool>,
    /// Simple comparisons that make up the condition if `is_basic` is true.
    pub basic_expression: Option<Vec<crate::services::TaggingRulesExpressionBranch>>,
}

squad_core::lenient_struct!(TagRule default {} { expression = "expression", tags = "tags", is_basic = "is_basic", basic_expression = "basic_expression" });

squad_core::request_struct! {
    TagRule {
    } {
        expression: String,
        tags: crate::services::TagsObject,
        is_basic: bool,
        basic_expression: Vec<crate::services::TaggingRulesExpressionBranch>,
    }
}

/// Holder of the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TaggingRules {
    /// Tagging rules; empty if the service has none.
    pub rules: Vec<crate::services::TagRule>,
}

squad_core::lenient_struct!(TaggingRules default {} { rules = "rules" });

/// Tags that a rule sets, by key. Any key is allowed; `severity` is the customary one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagsObject {
    /// Tag that describes the severity of the incident.
    pub severity: Option<crate::services::TagConfigObject>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, crate::services::TagConfigObject>,
}

squad_core::lenient_struct!(TagsObject default {} { severity = "severity" } ..extra);

squad_core::request_struct! {
    TagsObject {
    } {
        severity: crate::services::TagConfigObject,
        extra: BTreeMap<String, crate::services::TagConfigObject>,
    }
}

squad_core::open_enum! {
    /// Unit in which `time_window` is counted.
    pub enum TimeUnit {
        /// `minute`
        Minute = "minute",
        /// `hour`
        Hour = "hour",
    }
}

/// Changes to a service; every field is optional.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateServiceRequest {
    /// Name of the service as it is shown to people; presumably unique within the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Id of the escalation policy that new incidents of the service follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation_policy_id: Option<String>,
    /// Description of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Part before the `@` of the e-mail address at which the service takes in alerts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_prefix: Option<String>,
    /// User or squad named as responsible for the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maintainer: Option<crate::services::ServiceMaintainer>,
    /// Labels of the service, each a key with a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<crate::services::ServiceTag>>,
    /// Settings for holding back notifications of alerts that resolve by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_pause_transient_alerts_config: Option<crate::services::AptaConfig>,
    /// Settings for grouping similar alerts into one incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intelligent_alerts_grouping_config: Option<crate::services::IagConfig>,
    /// Settings for holding notifications back until the working hours of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_notification_config: Option<crate::services::NotificationDelayConfig>,
}

impl Default for UpdateServiceRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateServiceRequest {
    } {
        name: String,
        escalation_policy_id: String,
        description: String,
        email_prefix: String,
        maintainer: crate::services::ServiceMaintainer,
        tags: Vec<crate::services::ServiceTag>,
        auto_pause_transient_alerts_config: crate::services::AptaConfig,
        intelligent_alerts_grouping_config: crate::services::IagConfig,
        delay_notification_config: crate::services::NotificationDelayConfig,
    }
}

squad_core::redacted_debug!(UpdateServiceRequest { name, escalation_policy_id, description, maintainer, tags, auto_pause_transient_alerts_config, intelligent_alerts_grouping_config, delay_notification_config } { email_prefix });
