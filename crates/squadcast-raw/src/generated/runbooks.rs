// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `runbooks` area.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::wire::{absent, identity, receive};

/// Everything needed to create a runbook.
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

squad_core::sent! {
    CreateRunbookRequest {
        name: String,
        steps: Vec<crate::runbooks::Step>,
        owner_id: String,
    } {
        entity_owner: crate::shared::EntityOwner,
    }
}

/// A named list of steps to work through during an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Runbook {
    /// Id of the runbook.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Name of the runbook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// By whom and when the runbook was created.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub created: crate::runbooks::UpdationInfo,
    /// By whom and when the runbook was last changed.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub updated: crate::runbooks::UpdationInfo,
    /// Number of times the runbook has been used.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub used_count: i32,
    /// Steps of the runbook, in the order in which they are worked through.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub steps: Vec<crate::runbooks::Step>,
    /// User, squad or team that owns the runbook within its team.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub entity_owner: crate::shared::EntityOwner,
    /// Id of the organization the runbook belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub organization_id: String,
    /// Team the runbook belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub owner: crate::shared::RbacOwner,
}

squad_core::received!(Runbook default { id, name, created, updated, used_count, steps, entity_owner, organization_id, owner });

/// One step of a runbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Step {
    /// Text that tells what to do in this step.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub content: String,
}

squad_core::received!(Step { content });

squad_core::sent! {
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

squad_core::sent! {
    UpdateRunbookRequest {
        name: String,
        steps: Vec<crate::runbooks::Step>,
    } {
        entity_owner: crate::shared::EntityOwner,
    }
}

/// By whom and when a runbook was created or last changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdationInfo {
    /// Name of the user who acted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub user_name: String,
    /// Form in which the user's name is shown in the web app.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub username_for_display: String,
    /// Id of the user who acted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub user_id: String,
    /// RFC 3339 time at which the user acted.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// User, squad or team that owns the runbook within its team.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::shared::EntityOwner>,
}

squad_core::received!(UpdationInfo default { user_name, username_for_display, user_id, at, entity_owner });
