// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `slos` area.

use std::collections::BTreeMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::wire::{Nullable, Scalar};

/// An SLO as it is to be created, or as it is to be after an update.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSloRequest {
    /// Name by which people know the objective.
    pub name: String,
    /// Text that explains the objective to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the objective is measured over a fixed or a rolling interval.
    pub time_interval_type: crate::slos::TimeIntervalType,
    /// Ids of the services whose incidents count against the objective.
    pub service_ids: Vec<String>,
    /// Names of the service level indicators that are watched, such as latency or availability.
    pub slis: Vec<String>,
    /// Level to be reached, in percent.
    pub target_slo: f64,
    /// RFC 3339 time at which the measured interval begins, for a fixed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the measured interval ends, for a fixed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
    /// Length of the interval in days, for a rolling one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_in_days: Option<i64>,
    /// Free labels of the SLO: keys with text, number, boolean or null values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, Scalar>>,
    /// Checks that watch the objective and set off its actions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slo_monitoring_checks: Option<Vec<crate::slos::SloMonitoringCheck>>,
    /// Whom or what to notify when a check fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slo_actions: Option<Vec<crate::slos::SloAction>>,
    /// Kind of entity that holds the SLO, as a rule `team`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_type: Option<String>,
    /// Id of the team that owns the SLO.
    pub owner_id: String,
    /// Id of the user or squad that is responsible for the SLO.
    pub slo_owner_id: String,
    /// Whether a user or a squad is responsible for the SLO.
    pub slo_owner_type: crate::slos::SloOwnerType,
}

squad_core::request_struct! {
    CreateSloRequest {
        name: String,
        time_interval_type: crate::slos::TimeIntervalType,
        service_ids: Vec<String>,
        slis: Vec<String>,
        target_slo: f64,
        owner_id: String,
        slo_owner_id: String,
        slo_owner_type: crate::slos::SloOwnerType,
    } {
        description: String,
        start_time: Timestamp,
        end_time: Timestamp,
        duration_in_days: i64,
        tags: BTreeMap<String, Scalar>,
        slo_monitoring_checks: Vec<crate::slos::SloMonitoringCheck>,
        slo_actions: Vec<crate::slos::SloAction>,
        owner_type: String,
    }
}

/// Envelope of the response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreatedSlo {
    /// The new SLO.
    pub slo: crate::slos::Slo,
}

squad_core::lenient_struct!(CreatedSlo default {} { slo = "slo" });

/// Envelope of the response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FalsePositiveResponse {
    /// The incident as it counts against the SLO.
    pub slo_violating_incident: crate::slos::SloViolatingIncident,
}

squad_core::lenient_struct!(FalsePositiveResponse default {} { slo_violating_incident = "slo_violating_incident" });

/// What an incident did to an SLO.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MarkSloAffectedRequest {
    /// Id of the incident that violated the SLO.
    pub incident_id: String,
    /// Names of the service level indicators that the incident violated.
    pub slis: Vec<String>,
    /// Part of the error budget that the incident used up, in the unit of the SLO's own budget.
    pub error_budget_spent: f64,
    /// Kind of entity that holds the SLO, as a rule `team`.
    pub owner_type: String,
    /// Id of the team that owns the SLO.
    pub owner_id: String,
    /// Id of the organization that the SLO belongs to.
    pub org_id: String,
}

squad_core::request_struct! {
    MarkSloAffectedRequest {
        incident_id: String,
        slis: Vec<String>,
        error_budget_spent: f64,
        owner_type: String,
        owner_id: String,
        org_id: String,
    } {
    }
}

/// Envelope of the response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MarkedIncident {
    /// The incident as it counts against the SLO.
    pub slo_violating_incident: crate::slos::SloViolatingIncident,
}

squad_core::lenient_struct!(MarkedIncident default {} { slo_violating_incident = "slo_violating_incident" });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PageMeta {
    /// Number of SLOs that the team has.
    pub total: i64,
    /// Number of SLOs that were skipped.
    pub offset: i64,
    /// Maximum number of SLOs to return.
    pub limit: i64,
}

squad_core::lenient_struct!(PageMeta default {} { total = "total", offset = "offset", limit = "limit" });

/// A service level objective: the target set for some services, the level reached and the error budget left.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Slo {
    /// Id of the SLO.
    pub id: i64,
    /// Name by which people know the objective.
    pub name: String,
    /// Text that explains the objective to people.
    pub description: Option<String>,
    /// Whether the objective is measured over a fixed or a rolling interval.
    pub time_interval_type: crate::slos::TimeIntervalType,
    /// Ids of the services whose incidents count against the objective.
    pub service_ids: Vec<String>,
    /// Names of the service level indicators that are watched, such as latency or availability.
    pub slis: Vec<String>,
    /// Level to be reached, in percent.
    pub target_slo: f64,
    /// Level reached so far, in percent.
    pub current_slo: Option<f64>,
    /// RFC 3339 time at which the measured interval begins.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time at which the measured interval ends.
    pub end_time: Option<Timestamp>,
    /// Whether the objective is being met.
    pub is_healthy: Option<bool>,
    /// Error budget still left in the interval, in the same unit as the allocated one.
    pub remaining_error_budget: Option<f64>,
    /// Error budget that the interval allows in all.
    pub allocated_error_budget: f64,
    /// Whether the interval is running, so that incidents count.
    pub is_active: bool,
    /// Free labels of the SLO: keys with text, number, boolean or null values; null when there are none.
    pub tags: BTreeMap<String, Scalar>,
    /// Number of incidents that violated the SLO.
    pub incident_count: Option<i64>,
    /// Number of violating incidents marked as false positives.
    pub false_positive_count: Option<i64>,
    /// Checks that watch the objective and set off its actions.
    pub slo_monitoring_checks: Vec<crate::slos::SloMonitoringCheck>,
    /// Whom or what to notify when a check fails; null if no one is notified.
    pub slo_actions: Vec<crate::slos::SloAction>,
    /// Kind of entity that holds the SLO, as a rule `team`.
    pub owner_type: String,
    /// Id of the team that owns the SLO.
    pub owner_id: String,
    /// Id of the organization that the SLO belongs to.
    pub org_id: String,
    /// Id of the user or squad that is responsible for the SLO.
    pub slo_owner_id: Option<String>,
    /// Whether a user or a squad is responsible for the SLO.
    pub slo_owner_type: Option<crate::slos::SloOwnerType>,
    /// RFC 3339 time at which the SLO was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the SLO.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the SLO was removed; null while it exists.
    pub deleted_at: Option<Timestamp>,
    /// Length of the interval in days, for a rolling one.
    pub duration_in_days: Option<i64>,
}

squad_core::lenient_struct!(Slo default { id = "id" } { name = "name", description = "description", time_interval_type = "time_interval_type", service_ids = "service_ids", slis = "slis", target_slo = "target_slo", current_slo = "current_slo", start_time = "start_time", end_time = "end_time", is_healthy = "is_healthy", remaining_error_budget = "remaining_error_budget", allocated_error_budget = "allocated_error_budget", is_active = "is_active", tags = "tags", incident_count = "incident_count", false_positive_count = "false_positive_count", slo_monitoring_checks = "slo_monitoring_checks", slo_actions = "slo_actions", owner_type = "owner_type", owner_id = "owner_id", org_id = "org_id", slo_owner_id = "slo_owner_id", slo_owner_type = "slo_owner_type", created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at", duration_in_days = "duration_in_days" });

/// A user, squad or service that is notified when a check of an SLO fails.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloAction {
    /// Id of the action.
    pub id: Option<i64>,
    /// Id of the SLO that the action belongs to.
    pub slo_id: Option<i64>,
    /// Whether a service, a user or a squad is notified; it determines which of the three ids applies.
    pub type_: crate::slos::SloActionType,
    /// Id of the user to notify, for the type `USER`.
    pub user_id: Option<String>,
    /// Id of the squad to notify, for the type `SQUAD`.
    pub squad_id: Option<String>,
    /// Id of the service to raise an incident on, for the type `SERVICE`.
    pub service_id: Option<String>,
    /// Kind of entity that holds the SLO, as a rule `team`.
    pub owner_type: Option<String>,
    /// Id of the team that owns the SLO.
    pub owner_id: Option<String>,
    /// RFC 3339 time at which the action was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the action.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the action was removed; null while it exists.
    pub deleted_at: Nullable<Timestamp>,
}

squad_core::lenient_struct!(SloAction {} { id = "id", slo_id = "slo_id", type_ = "type", user_id = "user_id", squad_id = "squad_id", service_id = "service_id", owner_type = "owner_type", owner_id = "owner_id", created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at" });

squad_core::request_struct! {
    SloAction {
        type_: crate::slos::SloActionType,
    } {
        id: i64,
        slo_id: i64,
        user_id: String,
        squad_id: String,
        service_id: String,
        owner_type: String,
        owner_id: String,
        created_at: Timestamp,
        updated_at: Timestamp,
        deleted_at: Nullable<Timestamp>,
    }
}

squad_core::open_enum! {
    /// Kind of receiver that an SLO action notifies: `SERVICE` a service, `USER` one user, `SQUAD` a squad.
    pub enum SloActionType {
        /// `SERVICE`
        Service = "SERVICE",
        /// `USER`
        User = "USER",
        /// `SQUAD`
        Squad = "SQUAD",
    }
}

/// Figures about the recent past of the SLO.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloInsights {
    /// Error budget used up over the past 30 days.
    pub error_budget_consumption_for_past_30days: i64,
}

squad_core::lenient_struct!(SloInsights default {} { error_budget_consumption_for_past_30days = "error_budget_consumption_for_past_30days" });

/// A condition that is watched for an SLO and sets off its actions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloMonitoringCheck {
    /// Id of the check.
    pub id: Option<i64>,
    /// Id of the SLO that the check belongs to.
    pub slo_id: Option<i64>,
    /// Name of the condition that is watched.
    pub name: String,
    /// Value at which the check fails, for conditions that need one.
    pub threshold: Option<i64>,
    /// Kind of entity that holds the SLO, as a rule `team`.
    pub owner_type: Option<String>,
    /// Id of the team that owns the SLO.
    pub owner_id: Option<String>,
    /// Id of the organization that the SLO belongs to.
    pub org_id: Option<String>,
    /// Whether the check is switched on; null when that was never set.
    pub is_checked: Nullable<bool>,
    /// RFC 3339 time at which the check was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the check.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the check was removed; null while it exists.
    pub deleted_at: Nullable<Timestamp>,
}

squad_core::lenient_struct!(SloMonitoringCheck {} { id = "id", slo_id = "slo_id", name = "name", threshold = "threshold", owner_type = "owner_type", owner_id = "owner_id", org_id = "org_id", is_checked = "is_checked", created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at" });

squad_core::request_struct! {
    SloMonitoringCheck {
        name: String,
    } {
        id: i64,
        slo_id: i64,
        threshold: i64,
        owner_type: String,
        owner_id: String,
        org_id: String,
        is_checked: Nullable<bool>,
        created_at: Timestamp,
        updated_at: Timestamp,
        deleted_at: Nullable<Timestamp>,
    }
}

squad_core::open_enum! {
    /// Kind of entity that is responsible for an SLO: a single user or a squad.
    pub enum SloOwnerType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
    }
}

/// Wrapper of the page and its figures.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloPage {
    /// Figures about the list.
    pub meta: crate::slos::PageMeta,
    /// SLOs on this page.
    pub slos: Vec<crate::slos::Slo>,
}

squad_core::lenient_struct!(SloPage default {} { meta = "meta", slos = "slos" });

/// An incident as it counts against an SLO.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloViolatingIncident {
    /// Id of the record, not of the incident itself.
    pub id: i64,
    /// Kind of entity that holds the SLO, as a rule `team`.
    pub owner_type: String,
    /// Id of the team that owns the SLO.
    pub owner_id: String,
    /// Id of the organization that the SLO belongs to.
    pub org_id: String,
    /// Id of the SLO that was violated.
    pub slo_id: i64,
    /// Id of the incident that violated the SLO.
    pub incident_id: String,
    /// Names of the service level indicators that the incident violated.
    pub slis: Vec<String>,
    /// Part of the error budget that the incident used up.
    pub error_budget_spent: f64,
    /// Whether the violation was marked as a false positive.
    pub is_false_positive: bool,
    /// RFC 3339 time at which the violation began.
    pub start_time: Option<Timestamp>,
    /// RFC 3339 time of the end of the violation.
    pub end_time: Option<Timestamp>,
    /// RFC 3339 time at which the record was made.
    pub created_at: Option<Timestamp>,
    /// RFC 3339 time of the latest change to the record.
    pub updated_at: Option<Timestamp>,
    /// RFC 3339 time at which the record was removed; null while it exists.
    pub deleted_at: Option<Timestamp>,
}

squad_core::lenient_struct!(SloViolatingIncident default { id = "id" } { owner_type = "owner_type", owner_id = "owner_id", org_id = "org_id", slo_id = "slo_id", incident_id = "incident_id", slis = "slis", error_budget_spent = "error_budget_spent", is_false_positive = "is_false_positive", start_time = "start_time", end_time = "end_time", created_at = "created_at", updated_at = "updated_at", deleted_at = "deleted_at" });

/// An SLO together with figures about its recent past.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloWithInsights {
    /// Figures about the recent past of the SLO.
    pub insights: Option<crate::slos::SloInsights>,
    /// The objective itself.
    pub slo: crate::slos::Slo,
}

squad_core::lenient_struct!(SloWithInsights default {} { insights = "insights", slo = "slo" });

squad_core::open_enum! {
    /// How the interval of an SLO runs: `fixed` from a start to an end, `rolling` over the latest days.
    pub enum TimeIntervalType {
        /// `fixed`
        Fixed = "fixed",
        /// `rolling`
        Rolling = "rolling",
    }
}

/// An SLO after a change, wrapped or bare: both forms are known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum UpdatedSlo {
    /// [`crate::slos::WrappedSlo`]
    WrappedSlo(crate::slos::WrappedSlo),
    /// [`crate::slos::Slo`]
    Slo(crate::slos::Slo),
}

impl From<crate::slos::WrappedSlo> for UpdatedSlo {
    fn from(value: crate::slos::WrappedSlo) -> Self {
        Self::WrappedSlo(value)
    }
}

impl From<crate::slos::Slo> for UpdatedSlo {
    fn from(value: crate::slos::Slo) -> Self {
        Self::Slo(value)
    }
}

squad_core::untagged_union!(UpdatedSlo { WrappedSlo, Slo });

/// An SLO inside an object of its own.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WrappedSlo {
    /// The SLO as it is now.
    pub slo: crate::slos::Slo,
}

squad_core::lenient_struct!(WrappedSlo default { slo = "slo" } {});
