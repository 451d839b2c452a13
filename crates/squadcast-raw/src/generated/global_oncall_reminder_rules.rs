// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `global-oncall-reminder-rules` area.

use serde::{Deserialize, Serialize};

/// New on-call reminder rules of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateGlobalOncallReminderRulesRequest {
    /// Whether reminders are sent.
    pub is_enabled: bool,
    /// Id of the team that the reminder rules belong to.
    pub owner_id: String,
    /// Reminders to send, each with its channel and lead time.
    pub rules: Vec<crate::global_oncall_reminder_rules::Rule>,
}

squad_core::request_struct! {
    CreateGlobalOncallReminderRulesRequest {
        is_enabled: bool,
        owner_id: String,
        rules: Vec<crate::global_oncall_reminder_rules::Rule>,
    } {
    }
}

/// The set of on-call reminders of a team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GlobalOncallReminderRule {
    /// Id of the set.
    pub id: i64,
    /// Whether reminders are sent.
    pub is_enabled: bool,
    /// Id of the team that the reminder rules belong to.
    pub owner_id: String,
    /// Reminders to send, each with its channel and lead time.
    pub rules: Vec<crate::global_oncall_reminder_rules::Rule>,
}

squad_core::lenient_struct!(GlobalOncallReminderRule default { id = "id" } { is_enabled = "is_enabled", owner_id = "owner_id", rules = "rules" });

/// A single reminder: through which channel and how long before the shift.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Rule {
    /// Channel through which the reminder is sent, such as e-mail.
    pub type_: String,
    /// How long before the beginning of the shift the reminder is sent, presumably in minutes.
    pub time: i64,
}

squad_core::lenient_struct!(Rule {} { type_ = "type", time = "time" });

squad_core::request_struct! {
    Rule {
        type_: String,
        time: i64,
    } {
    }
}

/// The on-call reminders of a team as they are to be after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateGlobalOncallReminderRulesRequest {
    /// Whether reminders are sent.
    pub is_enabled: bool,
    /// Reminders to send, each with its channel and lead time.
    pub rules: Vec<crate::global_oncall_reminder_rules::Rule>,
}

squad_core::request_struct! {
    UpdateGlobalOncallReminderRulesRequest {
        is_enabled: bool,
        rules: Vec<crate::global_oncall_reminder_rules::Rule>,
    } {
    }
}
