//! Teams: list, read, create, update, delete.

mod checks;
pub(super) mod members;
pub(super) mod roles;
mod view;

use serde_json::Value;

use self::checks::check_user_exists;
use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, Member, Team};
use openapi_mock::Response;

pub(super) const OPERATIONS: Table = &[
    ("Teams_getAllTeams", list),
    ("Teams_getTeamById", get),
    ("Teams_createTeam", create),
    ("Teams_updateTeam", update),
    ("Teams_removeTeam", delete),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let teams: Vec<Value> = database
        .teams
        .iter()
        .map(|team| view::team(call, database, team))
        .collect();
    Ok(call.data(teams))
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    Ok(call.data(view::team(call, database, team)))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let name = call.body_text("/name");
    check_name_is_unique(database, name, None)?;
    let member_ids = call.body_strings("/member_ids");
    for id in &member_ids {
        check_user_exists(database, "member_ids", id)?;
    }
    let mut team = database.new_team(name, call.body_text("/description"), call.now);
    team.members = member_ids
        .into_iter()
        .map(|id| Member::new(id, &[], None))
        .collect();
    let body = view::team(call, database, &team);
    database.teams.push(team);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut team = database.team(call.path("teamId"))?.clone();
    if let Some(name) = call.body_str("/name") {
        check_name_is_unique(database, name, Some(&team.id))?;
        team.name = name.to_owned();
    }
    if let Some(description) = call.body_str("/description") {
        team.description = description.to_owned();
    }
    if let Some(members) = call.body("/members").and_then(Value::as_array) {
        let members: Result<Vec<Member>, ApiError> = members
            .iter()
            .map(|member| members::parse(database, &team, "members", member))
            .collect();
        team.members = members?;
    }
    team.updated_at = call.now;
    *database.team_mut(call.path("teamId"))? = team.clone();
    Ok(call.data(view::team(call, database, &team)))
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.team(call.path("teamId"))?.id.clone();
    if database
        .services
        .iter()
        .any(|service| service.team_id == id)
    {
        return Err(ApiError::conflict("the team still owns services"));
    }
    database.teams.retain(|team| team.id != id);
    database.remove_owned(&id);
    Ok(call.no_content())
}

/// Rejects an empty name, and the name of another team.
fn check_name_is_unique(
    database: &Database,
    name: &str,
    except: Option<&str>,
) -> Result<(), ApiError> {
    if name.trim().is_empty() {
        return Err(ApiError::field("name", "is empty"));
    }
    let taken = |team: &Team| team.name == name && Some(team.id.as_str()) != except;
    if database.teams.iter().any(taken) {
        return Err(ApiError::conflict("a team with this name already exists"));
    }
    Ok(())
}
