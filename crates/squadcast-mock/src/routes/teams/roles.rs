//! Roles of a team.

use serde_json::{Value, json};

use super::super::table::Table;
use super::view;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IdKind, TeamRole};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Teams_getAllTeamRoles", list),
    ("Teams_createTeamRole", create),
    ("Teams_updateTeamRole", update),
    ("Teams_removeTeamRole", remove),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    let roles: Vec<Value> = team.roles.iter().map(view::role).collect();
    Ok(call.data(roles))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let name = call.body_text("/name");
    let team = database.team(call.path("teamId"))?;
    if team.roles.iter().any(|role| role.name == name) {
        return Err(ApiError::conflict("a role with this name already exists"));
    }
    let role = TeamRole {
        id: database.next_id(IdKind::TeamRole),
        name: name.to_owned(),
        default: false,
        abilities: call
            .body("/abilities")
            .cloned()
            .unwrap_or_else(|| json!({})),
    };
    let team = database.team_mut(call.path("teamId"))?;
    team.roles.push(role);
    team.updated_at = call.now;
    respond(call, database)
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team_mut(call.path("teamId"))?;
    let role = team
        .roles
        .iter_mut()
        .find(|role| role.id == call.path("roleId"))
        .ok_or_else(|| ApiError::not_found("role"))?;
    if let Some(name) = call.body_str("/name") {
        role.name = name.to_owned();
    }
    if let Some(abilities) = call.body("/abilities") {
        role.abilities = abilities.clone();
    }
    team.updated_at = call.now;
    respond(call, database)
}

fn remove(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("roleId");
    let team = database.team_mut(call.path("teamId"))?;
    match team.roles.iter().find(|role| role.id == id) {
        None => return Err(ApiError::not_found("role")),
        Some(role) if role.default => {
            return Err(ApiError::conflict("a default role cannot be deleted"));
        }
        Some(_) => {}
    }
    team.roles.retain(|role| role.id != id);
    for member in &mut team.members {
        member.role_ids.retain(|role| role != id);
    }
    Ok(call.no_content())
}

/// Returns the team with its roles.
fn respond(call: &Call<'_>, database: &Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    Ok(call.data(view::team_without_organization(call, database, team)))
}
