// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `escalation-policies` area.

use serde::{Deserialize, Serialize};

/// A new escalation policy: its name, team, rules, reminders and owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateEscalationPolicyRequest {
    /// Id of the team the escalation policy belongs to.
    pub owner_id: String,
    /// Name of the escalation policy.
    pub name: String,
    /// Free text about the purpose of the escalation policy.
    pub description: String,
    /// Number of additional runs of the whole policy while the incident is not acknowledged; 0 for none.
    pub repetition: i32,
    /// Minutes to wait before the next run of the whole policy.
    pub repeat_after: i32,
    /// Steps of the policy, in the order in which they are taken.
    pub rules: Vec<crate::escalation_policies::EscalationPolicyRule>,
    /// Whether reminders are sent about incidents that stay open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_incident_reminders: Option<bool>,
    /// When and how reminders are sent; used when `enable_incident_reminders` is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident_reminder_rules: Option<Vec<crate::escalation_policies::IncidentReminderRule>>,
    /// Whether an incident that stays acknowledged without being resolved is retriggered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_incident_retrigger: Option<bool>,
    /// Hours after which such an incident is retriggered; used when `enable_incident_retrigger` is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrigger_after: Option<i32>,
    /// User, squad or team that owns the escalation policy within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::shared::EntityOwner>,
    /// Whether the request uses the repetition and round-robin fields of the rules; the vendor's own tools send true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_using_new_fields: Option<bool>,
}

squad_core::request_struct! {
    CreateEscalationPolicyRequest {
        owner_id: String,
        name: String,
        description: String,
        repetition: i32,
        repeat_after: i32,
        rules: Vec<crate::escalation_policies::EscalationPolicyRule>,
    } {
        enable_incident_reminders: bool,
        incident_reminder_rules: Vec<crate::escalation_policies::IncidentReminderRule>,
        enable_incident_retrigger: bool,
        retrigger_after: i32,
        entity_owner: crate::shared::EntityOwner,
        is_using_new_fields: bool,
    }
}

/// A target that a rule notifies: a user, a squad, or whoever is on call in a schedule. It is named by `id` or by `pid`, according to `type`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationEntity {
    /// Id of the user, the squad or the old schedule. Absent for `schedulev2`.
    pub id: Option<String>,
    /// Numeric id of a schedule of the v4 kind. Given for `schedulev2` only.
    pub pid: Option<i32>,
    /// What is notified: `user`, `squad`, `schedule` (the old kind) or `schedulev2` (a v4 schedule).
    pub type_: crate::escalation_policies::EscalationEntityType,
}

squad_core::lenient_struct!(EscalationEntity {} { id = "id", pid = "pid", type_ = "type" });

squad_core::request_struct! {
    EscalationEntity {
        type_: crate::escalation_policies::EscalationEntityType,
    } {
        id: String,
        pid: i32,
    }
}

squad_core::open_enum! {
    /// What is notified: `user`, `squad`, `schedule` (the old kind) or `schedulev2` (a v4 schedule).
    pub enum EscalationEntityType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
        /// `schedule`
        Schedule = "schedule",
        /// `schedulev2`
        Schedulev2 = "schedulev2",
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationPolicyPage {
    /// Escalation policies of this page.
    pub data: Vec<crate::escalation_policies::EscalationPolicyResponse>,
    /// Figures about the whole list.
    pub meta: crate::escalation_policies::TotalCount,
}

squad_core::lenient_struct!(EscalationPolicyPage default { data = "data" } { meta = "meta" });

/// An escalation policy with its rules, reminders and owners.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationPolicyResponse {
    /// Id of the escalation policy.
    pub id: String,
    /// Name of the escalation policy.
    pub name: String,
    /// Free text about the purpose of the escalation policy.
    pub description: String,
    /// Id of the organization the escalation policy belongs to.
    pub organization_id: String,
    /// Number of additional runs of the whole policy while the incident is not acknowledged; 0 for none.
    pub repetition: i32,
    /// Minutes to wait before the next run of the whole policy.
    pub repeat_after: i32,
    /// Steps of the policy, in the order in which they are taken.
    pub rules: Vec<crate::escalation_policies::EscalationPolicyRule>,
    /// Short form of the name, fit for a URL.
    pub slug: String,
    /// Whether reminders are sent about incidents that stay open.
    pub enable_incident_reminders: bool,
    /// When and how reminders are sent; used when `enable_incident_reminders` is true.
    pub incident_reminder_rules: Vec<crate::escalation_policies::IncidentReminderRule>,
    /// Whether an incident that stays acknowledged without being resolved is retriggered.
    pub enable_incident_retrigger: bool,
    /// Hours after which such an incident is retriggered; used when `enable_incident_retrigger` is true.
    pub retrigger_after: i32,
    /// Permissions of individual users on the escalation policy.
    pub access_control: Vec<crate::shared::RbacEntityPermission>,
    /// Team the escalation policy belongs to.
    pub owner: crate::shared::RbacOwner,
    /// User, squad or team that owns the escalation policy within its team.
    pub entity_owner: Option<crate::shared::EntityOwner>,
}

squad_core::lenient_struct!(EscalationPolicyResponse default { id = "id" } { name = "name", description = "description", organization_id = "organization_id", repetition = "repetition", repeat_after = "repeat_after", rules = "rules", slug = "slug", enable_incident_reminders = "enable_incident_reminders", incident_reminder_rules = "incident_reminder_rules", enable_incident_retrigger = "enable_incident_retrigger", retrigger_after = "retrigger_after", access_control = "access_control", owner = "owner", entity_owner = "entity_owner" });

/// One step of an escalation policy: whom to notify, after how long and by which channels.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationPolicyRule {
    /// Minutes after which the step is taken; 0 for at once.
    pub escalation_time: i32,
    /// Channels of notification: `SMS`, `Phone`, `Email`, `Push`. When empty, presumably each user's own notification rules apply.
    pub via: Vec<String>,
    /// Whether the entities take turns, one for each incident, in place of all being notified.
    pub roundrobin_enabled: bool,
    /// Position in `entities` of the one whose turn is next, presumably counted from 0.
    pub roundrobin_next_index: Option<i32>,
    /// Users, squads and schedules the step notifies.
    pub entities: Vec<crate::escalation_policies::EscalationEntity>,
    /// Whether the incident passes to the next entity in turn when the present one does not acknowledge it.
    pub escalate_within_roundrobin: bool,
    /// Number of additional times the step is carried out; 0 for none.
    pub repetition: i32,
    /// Minutes to wait before the step is carried out once more, or before the next entity of the round robin is notified.
    pub repeat_after: i32,
}

squad_core::lenient_struct!(EscalationPolicyRule {} { escalation_time = "escalationTime", via = "via", roundrobin_enabled = "roundrobin_enabled", roundrobin_next_index = "roundrobin_next_index", entities = "entities", escalate_within_roundrobin = "escalate_within_roundrobin", repetition = "repetition", repeat_after = "repeat_after" });

squad_core::request_struct! {
    EscalationPolicyRule {
        escalation_time: i32,
        via: Vec<String>,
        roundrobin_enabled: bool,
        entities: Vec<crate::escalation_policies::EscalationEntity>,
        escalate_within_roundrobin: bool,
        repetition: i32,
        repeat_after: i32,
    } {
        roundrobin_next_index: i32,
    }
}

/// How often, for how long and by which channels reminders about an open incident are sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentReminderRule {
    /// Channels of the reminder, such as `SMS`, `Phone`, `Email` or `Push`.
    pub via: Vec<String>,
    /// Minutes between two reminders.
    pub time_interval: i32,
    /// Minutes after which the reminders stop.
    pub till: i32,
}

squad_core::lenient_struct!(IncidentReminderRule {} { via = "via", time_interval = "time_interval", till = "till" });

squad_core::request_struct! {
    IncidentReminderRule {
        via: Vec<String>,
        time_interval: i32,
        till: i32,
    } {
    }
}

/// Figures about the whole list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of escalation policies of the team, over all pages.
    pub total_count: i32,
}

squad_core::lenient_struct!(TotalCount default {} { total_count = "total_count" });

/// The fields of an escalation policy to change; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateEscalationPolicyRequest {
    /// Id of the team the escalation policy belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    /// Name of the escalation policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Free text about the purpose of the escalation policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Number of additional runs of the whole policy while the incident is not acknowledged; 0 for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repetition: Option<i32>,
    /// Minutes to wait before the next run of the whole policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_after: Option<i32>,
    /// Steps of the policy, in the order in which they are taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<crate::escalation_policies::EscalationPolicyRule>>,
    /// Whether reminders are sent about incidents that stay open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_incident_reminders: Option<bool>,
    /// When and how reminders are sent; used when `enable_incident_reminders` is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident_reminder_rules: Option<Vec<crate::escalation_policies::IncidentReminderRule>>,
    /// Whether an incident that stays acknowledged without being resolved is retriggered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_incident_retrigger: Option<bool>,
    /// Hours after which such an incident is retriggered; used when `enable_incident_retrigger` is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrigger_after: Option<i32>,
    /// User, squad or team that owns the escalation policy within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::shared::EntityOwner>,
    /// Whether the request uses the repetition and round-robin fields of the rules; the vendor's own tools send true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_using_new_fields: Option<bool>,
}

impl Default for UpdateEscalationPolicyRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateEscalationPolicyRequest {
    } {
        owner_id: String,
        name: String,
        description: String,
        repetition: i32,
        repeat_after: i32,
        rules: Vec<crate::escalation_policies::EscalationPolicyRule>,
        enable_incident_reminders: bool,
        incident_reminder_rules: Vec<crate::escalation_policies::IncidentReminderRule>,
        enable_incident_retrigger: bool,
        retrigger_after: i32,
        entity_owner: crate::shared::EntityOwner,
        is_using_new_fields: bool,
    }
}
