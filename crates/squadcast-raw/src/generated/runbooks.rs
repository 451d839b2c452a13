// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `runbooks` area.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A new runbook: its name, steps, team and owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateRunbookRequest {
    /// Name of the runbook.
    pub name: String,
    /// Steps of the runbook, in the order in which they are worked through.
    pub steps: Vec<crate::runbooks::Step>,
    /// Id of the team the runbook belongs to.
    pub owner_id: String,
    /// User, squad or team that owns the runbook within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::shared::EntityOwner>,
}

squad_core::request_struct! {
    CreateRunbookRequest {
        name: String,
        steps: Vec<crate::runbooks::Step>,
        owner_id: String,
    } {
        entity_owner: crate::shared::EntityOwner,
    }
}

/// A named list of steps to work through during an incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Runbook {
    /// Id of the runbook.
    pub id: String,
    /// Name of the runbook.
    pub name: String,
    /// By whom and when the runbook was created.
    pub created: crate::runbooks::UpdationInfo,
    /// By whom and when the runbook was last changed.
    pub updated: crate::runbooks::UpdationInfo,
    /// Number of times the runbook has been used.
    pub used_count: i32,
    /// Steps of the runbook, in the order in which they are worked through.
    pub steps: Vec<crate::runbooks::Step>,
    /// User, squad or team that owns the runbook within its team.
    pub entity_owner: crate::shared::EntityOwner,
    /// Id of the organization the runbook belongs to.
    pub organization_id: String,
    /// Team the runbook belongs to.
    pub owner: crate::shared::RbacOwner,
}

squad_core::lenient_struct!(Runbook default { id = "id" } { name = "name", created = "created", updated = "updated", used_count = "used_count", steps = "steps", entity_owner = "entity_owner", organization_id = "organization_id", owner = "owner" });

/// One step of a runbook.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// Description of the work to do in this step.
    pub content: String,
}

squad_core::lenient_struct!(Step {} { content = "content" });

squad_core::request_struct! {
    Step {
        content: String,
    } {
    }
}

/// The fields that replace those of a runbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateRunbookRequest {
    /// Name the runbook has from now on.
    pub name: String,
    /// All the steps the runbook has from now on, in their order.
    pub steps: Vec<crate::runbooks::Step>,
    /// User, squad or team that owns the runbook within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::shared::EntityOwner>,
}

squad_core::request_struct! {
    UpdateRunbookRequest {
        name: String,
        steps: Vec<crate::runbooks::Step>,
    } {
        entity_owner: crate::shared::EntityOwner,
    }
}

/// By whom and when a runbook was created or last changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdationInfo {
    /// Name of the user who acted.
    pub user_name: String,
    /// Form in which the user's name is shown in the web app.
    pub username_for_display: String,
    /// Id of the user who acted.
    pub user_id: String,
    /// RFC 3339 time at which the user acted.
    pub at: Option<Timestamp>,
    /// User, squad or team that owns the runbook within its team.
    pub entity_owner: Option<crate::shared::EntityOwner>,
}

squad_core::lenient_struct!(UpdationInfo default {} { user_name = "user_name", username_for_display = "username_for_display", user_id = "user_id", at = "at", entity_owner = "entity_owner" });
