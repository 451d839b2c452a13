// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `squads` area.

use serde::{Deserialize, Serialize};

/// A new squad: its name, team and members.
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

squad_core::request_struct! {
    CreateSquadRequest {
        owner_id: String,
        name: String,
        members: Vec<crate::squads::SquadMember>,
    } {
    }
}

/// A squad as returned right after its creation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSquadResponse {
    /// Id of the organization the squad belongs to.
    pub organization_id: String,
    /// Id of the team the squad belongs to.
    pub owner_id: String,
    /// Id of the squad.
    pub id: String,
    /// Name of the squad.
    pub name: String,
    /// Short form of the name, fit for a URL.
    pub slug: String,
    /// Users that make up the squad.
    pub members: Vec<crate::squads::SquadMember>,
    /// RFC 3339 time at which the squad was created.
    pub created_at: String,
    /// Id of the user who created the squad.
    pub created_by: String,
}

squad_core::lenient_struct!(CreateSquadResponse default { id = "id" } { organization_id = "organization_id", owner_id = "owner_id", name = "name", slug = "slug", members = "members", created_at = "created_at", created_by = "created_by" });

/// What is left of a squad after a member has been removed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveSquadMemberResponse {
    /// Id of the squad.
    pub id: String,
    /// Users that are still in the squad.
    pub members: Vec<crate::squads::SquadMember>,
}

squad_core::lenient_struct!(RemoveSquadMemberResponse default {} { id = "id", members = "members" });

/// A group of users within a team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Squad {
    /// Id of the squad.
    pub id: String,
    /// Id of the organization the squad belongs to.
    pub org_id: String,
    /// Id of the team the squad belongs to.
    pub team_id: String,
    /// Name of the squad.
    pub name: String,
    /// Users that make up the squad.
    pub members: Vec<crate::squads::SquadMember>,
    /// RFC 3339 time at which the squad was created.
    pub created_at: String,
    /// Id of the user who created the squad; may be absent.
    pub created_by: Option<String>,
    /// RFC 3339 time of the last change to the squad.
    pub updated_at: String,
    /// Id of the user who last changed the squad; may be absent.
    pub updated_by: Option<String>,
}

squad_core::lenient_struct!(Squad default { id = "id" } { org_id = "org_id", team_id = "team_id", name = "name", members = "members", created_at = "createdAt", created_by = "createdBy", updated_at = "updatedAt", updated_by = "updatedBy" });

/// A user in a squad.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SquadMember {
    /// Id of the user who is a member of the squad.
    pub user_id: String,
    /// Role in the squad: `owner` or `member`. Only organizations on the OBAC permission model use it.
    pub role: Option<String>,
}

squad_core::lenient_struct!(SquadMember {} { user_id = "user_id", role = "role" });

squad_core::request_struct! {
    SquadMember {
        user_id: String,
    } {
        role: String,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SquadPage {
    /// Squads of the team.
    pub data: Vec<crate::squads::Squad>,
    /// Size of the response, and whether there are more items than it contains.
    pub page_info: crate::shared::PageInfo,
}

squad_core::lenient_struct!(SquadPage default { data = "data" } { page_info = "pageInfo" });

/// The role to give to a member of a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadMemberRequest {
    /// Role to give: `owner` or `member`. It matters in organizations on the OBAC permission model alone.
    pub role: String,
}

squad_core::request_struct! {
    UpdateSquadMemberRequest {
        role: String,
    } {
    }
}

/// The members of a squad after the role of one has changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSquadMemberResponse {
    /// Id of the squad.
    pub id: String,
    /// Users in the squad, with their roles.
    pub members: Vec<crate::squads::SquadMember>,
}

squad_core::lenient_struct!(UpdateSquadMemberResponse default {} { id = "id", members = "members" });

/// The new name of a squad.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSquadNameRequest {
    /// Name the squad has from now on, unique within the team.
    pub name: String,
}

squad_core::request_struct! {
    UpdateSquadNameRequest {
        name: String,
    } {
    }
}

/// A squad's id and name after it has been renamed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSquadNameResponse {
    /// Id of the squad.
    pub id: String,
    /// Name the squad now has.
    pub name: String,
}

squad_core::lenient_struct!(UpdateSquadNameResponse default {} { id = "id", name = "name" });

/// The fields of a squad to change; omitted fields stay unchanged.
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

squad_core::request_struct! {
    UpdateSquadRequest {
    } {
        name: String,
        members: Vec<crate::squads::SquadMember>,
    }
}
