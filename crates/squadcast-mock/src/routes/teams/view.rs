//! Serializes teams with their members and roles.

use serde_json::{Value, json};

use super::super::table::merge;
use crate::call::Call;
use crate::state::{Database, Member, Team, TeamRole, slug};

/// Serializes a team with its organization.
pub(super) fn team(call: &Call<'_>, database: &Database, team: &Team) -> Value {
    let mut view = merge(
        call.defaults("V3.Teams.TeamWithOrganization"),
        fields(database, team),
    );
    if let Value::Object(fields) = &mut view {
        let organization = json!({
            "id": database.organization_id,
            "name": database.organization_name,
            "slug": slug(&database.organization_name),
        });
        fields.insert("organization".to_owned(), organization);
    }
    view
}

/// Serializes a team without its organization.
pub(super) fn team_without_organization(
    call: &Call<'_>,
    database: &Database,
    team: &Team,
) -> Value {
    merge(call.defaults("V3.Teams.TeamBase"), fields(database, team))
}

fn fields(database: &Database, team: &Team) -> Value {
    let members: Vec<Value> = team.members.iter().map(member).collect();
    let roles: Vec<Value> = team.roles.iter().map(role).collect();
    json!({
        "id": team.id,
        "created_at": team.created_at.to_string(),
        "updated_at": team.updated_at.to_string(),
        "created_by": database.users.first().map_or("", |user| user.id.as_str()),
        "organization_id": database.organization_id,
        "name": team.name,
        "description": team.description,
        "slug": slug(&team.name),
        "members": members,
        "roles": roles,
        "default": database.teams.first().is_some_and(|first| first.id == team.id),
    })
}

/// Serializes a member.
pub(super) fn member(member: &Member) -> Value {
    let mut view = json!({ "user_id": member.user_id, "role_ids": member.role_ids });
    if let (Value::Object(fields), Some(role)) = (&mut view, &member.role) {
        fields.insert("role".to_owned(), json!(role));
    }
    view
}

/// Serializes a role.
pub(super) fn role(role: &TeamRole) -> Value {
    json!({
        "id": role.id,
        "name": role.name,
        "slug": slug(&role.name),
        "default": role.default,
        "abilities": role.abilities,
    })
}
