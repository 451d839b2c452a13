// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `squads` area.

use serde::{Deserialize, Serialize};
use squad_core::wire::{absent, identity, receive};

/// Everything needed to create a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSquadRequest {
    /// Id of the team the squad belongs to.
    pub owner_id: String,
    /// Name of the squad, unique within the team.
    pub name: String,
    /// Users that make up the squad.
    pub members: Vec<crate::squads::SquadMember>,
}

squad_core::sent! {
    CreateSquadRequest {
        owner_id: String,
        name: String,
        members: Vec<crate::squads::SquadMember>,
    } {
    }
}

/// A squad as answered right after its creation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSquadResponse {
    /// Id of the organization the squad belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub organization_id: String,
    /// Id of the team the squad belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub owner_id: String,
    /// Id of the squad.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Name of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Short form of the name, fit for a URL.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub slug: String,
    /// Users that make up the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub members: Vec<crate::squads::SquadMember>,
    /// RFC 3339 time at which the squad was created.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub created_at: String,
    /// Id of the user who created the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub created_by: String,
}

squad_core::received!(CreateSquadResponse default { organization_id, owner_id, id, name, slug, members, created_at, created_by });

/// What is left of a squad after a member has been removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoveSquadMemberResponse {
    /// Id of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub id: String,
    /// Users that are still in the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub members: Vec<crate::squads::SquadMember>,
}

squad_core::received!(RemoveSquadMemberResponse default { id, members });

/// A group of users within a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Squad {
    /// Id of the squad.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Id of the organization the squad belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub org_id: String,
    /// Id of the team the squad belongs to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team_id: String,
    /// Name of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Users that make up the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub members: Vec<crate::squads::SquadMember>,
    /// RFC 3339 time at which the squad was created.
    #[serde(rename = "createdAt", default = "absent", deserialize_with = "receive")]
    pub created_at: String,
    /// Id of the user who created the squad; may be absent.
    #[serde(rename = "createdBy", default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// RFC 3339 time of the last change to the squad.
    #[serde(rename = "updatedAt", default = "absent", deserialize_with = "receive")]
    pub updated_at: String,
    /// Id of the user who last changed the squad; may be absent.
    #[serde(rename = "updatedBy", default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<String>,
}

squad_core::received!(Squad default { id, org_id, team_id, name, members, created_at, created_by, updated_at, updated_by });

/// A user in a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SquadMember {
    /// Id of the user who is a member of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub user_id: String,
    /// Role in the squad: `owner` or `member`. Only organizations on the OBAC permission model use it.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

squad_core::received!(SquadMember { user_id, role });

squad_core::sent! {
    SquadMember {
        user_id: String,
    } {
        role: String,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SquadPage {
    /// Squads of the team.
    #[serde(deserialize_with = "identity")]
    pub data: Vec<crate::squads::Squad>,
    /// Size of the answer, and whether there is more than it holds.
    #[serde(rename = "pageInfo", default = "absent", deserialize_with = "receive")]
    pub page_info: crate::shared::PageInfo,
}

squad_core::received!(SquadPage default { data, page_info });

/// The role to give to a member of a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadMemberRequest {
    /// Role to give: `owner` or `member`. It matters in organizations on the OBAC permission model alone.
    pub role: String,
}

squad_core::sent! {
    UpdateSquadMemberRequest {
        role: String,
    } {
    }
}

/// The members of a squad after the role of one has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadMemberResponse {
    /// Id of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub id: String,
    /// Users in the squad, with their roles.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub members: Vec<crate::squads::SquadMember>,
}

squad_core::received!(UpdateSquadMemberResponse default { id, members });

/// The new name of a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadNameRequest {
    /// Name the squad has from now on, unique within the team.
    pub name: String,
}

squad_core::sent! {
    UpdateSquadNameRequest {
        name: String,
    } {
    }
}

/// A squad's id and name after it has been renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadNameResponse {
    /// Id of the squad.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub id: String,
    /// Name the squad now has.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
}

squad_core::received!(UpdateSquadNameResponse default { id, name });

/// The fields of a squad to change; those left out stay as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadRequest {
    /// Name the squad has from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Users that make up the squad from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<crate::squads::SquadMember>>,
}

impl Default for UpdateSquadRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::sent! {
    UpdateSquadRequest {
    } {
        name: String,
        members: Vec<crate::squads::SquadMember>,
    }
}
