//! Teams as the service writes them.

use serde_json::{Value, json};

use super::super::lay_over;
use crate::request::Call;
use crate::state::{Member, Team, TeamRole, World, slug};

/// A team with its organization.
pub(super) fn team(call: &Call<'_>, world: &World, team: &Team) -> Value {
    let mut view = lay_over(
        call.blank("V3.Teams.TeamWithOrganization"),
        fields(world, team),
    );
    if let Value::Object(fields) = &mut view {
        let organization = json!({
            "id": world.organization_id,
            "name": world.organization_name,
            "slug": slug(&world.organization_name),
        });
        fields.insert("organization".to_owned(), organization);
    }
    view
}

/// A team by itself.
pub(super) fn team_without_organization(call: &Call<'_>, world: &World, team: &Team) -> Value {
    lay_over(call.blank("V3.Teams.TeamBase"), fields(world, team))
}

fn fields(world: &World, team: &Team) -> Value {
    let members: Vec<Value> = team.members.iter().map(member).collect();
    let roles: Vec<Value> = team.roles.iter().map(role).collect();
    json!({
        "id": team.id,
        "created_at": team.created_at.to_string(),
        "updated_at": team.updated_at.to_string(),
        "created_by": world.users.first().map_or("", |user| user.id.as_str()),
        "organization_id": world.organization_id,
        "name": team.name,
        "description": team.description,
        "slug": slug(&team.name),
        "members": members,
        "roles": roles,
        "default": world.teams.first().is_some_and(|first| first.id == team.id),
    })
}

/// A member.
pub(super) fn member(member: &Member) -> Value {
    let mut view = json!({ "user_id": member.user_id, "role_ids": member.role_ids });
    if let (Value::Object(fields), Some(role)) = (&mut view, &member.role) {
        fields.insert("role".to_owned(), json!(role));
    }
    view
}

/// A role.
pub(super) fn role(role: &TeamRole) -> Value {
    json!({
        "id": role.id,
        "name": role.name,
        "slug": slug(&role.name),
        "default": role.default,
        "abilities": role.abilities,
    })
}
