//! Members of a team.

use serde_json::{Value, json};

use super::super::table::Table;
use super::checks::check_user_exists;
use super::view;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, Member, Team};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Teams_getAllTeamMembers", list),
    ("Teams_addTeamMember", add),
    ("Teams_addBulkTeamMember", add_many),
    ("Teams_updateTeamMember", update),
    ("Teams_removeTeamMember", remove),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    let members: Vec<Value> = team.members.iter().map(view::member).collect();
    Ok(call.data(members))
}

fn add(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    let member = parse_new(database, team, "", &call.input.body)?;
    let body = view::member(&member);
    database.team_mut(call.path("teamId"))?.members.push(member);
    Ok(call.data(body))
}

fn add_many(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    let members: Result<Vec<Member>, ApiError> = call
        .body_array("/members")
        .iter()
        .map(|member| parse_new(database, team, "members", member))
        .collect();
    let members = members?;
    let added: Vec<Value> = members
        .iter()
        .map(|member| json!({ "user_id": member.user_id, "role_ids": member.role_ids }))
        .collect();
    let body = json!({ "team_id": team.id, "members": added });
    database
        .team_mut(call.path("teamId"))?
        .members
        .extend(members);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.path("teamId"))?;
    let mut member = find(team, call.path("memberId"))?.clone();
    if call.body("/role_ids").is_some() {
        member.role_ids = role_ids(team, "", &call.input.body)?;
    }
    if let Some(role) = call.body_str("/role") {
        member.role = Some(role.to_owned());
    }
    let body = view::member(&member);
    let team = database.team_mut(call.path("teamId"))?;
    for old in &mut team.members {
        if old.user_id == member.user_id {
            *old = member.clone();
        }
    }
    Ok(call.data(body))
}

fn remove(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("memberId");
    find(database.team(call.path("teamId"))?, id)?;
    if call.query_str("assignDependenciesToDefaultUser") == Some("true")
        && let Some(default) = database.default_user(id)
    {
        database.hand_over(Some(call.path("teamId")), id, &default);
    }
    let team = database.team_mut(call.path("teamId"))?;
    team.members.retain(|member| member.user_id != id);
    Ok(call.no_content())
}

fn find<'a>(team: &'a Team, user_id: &str) -> Result<&'a Member, ApiError> {
    team.members
        .iter()
        .find(|member| member.user_id == user_id)
        .ok_or_else(|| ApiError::not_found("member"))
}

/// Parses a member who is not in the team yet.
fn parse_new(
    database: &Database,
    team: &Team,
    field: &str,
    value: &Value,
) -> Result<Member, ApiError> {
    let member = parse(database, team, field, value)?;
    if find(team, &member.user_id).is_ok() {
        return Err(ApiError::conflict("the user is already a member"));
    }
    Ok(member)
}

/// Parses a member of the body. The user and the roles must exist.
pub(super) fn parse(
    database: &Database,
    team: &Team,
    field: &str,
    value: &Value,
) -> Result<Member, ApiError> {
    let user_id = value.get("user_id").and_then(Value::as_str).unwrap_or("");
    check_user_exists(database, &field_path(field, "user_id"), user_id)?;
    let role_ids = role_ids(team, field, value)?;
    let role_ids: Vec<&str> = role_ids.iter().map(String::as_str).collect();
    let role = value.get("role").and_then(Value::as_str);
    Ok(Member::new(user_id, &role_ids, role))
}

fn role_ids(team: &Team, field: &str, value: &Value) -> Result<Vec<String>, ApiError> {
    let ids = value.get("role_ids").and_then(Value::as_array);
    ids.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|id| {
            if team.roles.iter().any(|role| role.id == id) {
                Ok(id.to_owned())
            } else {
                Err(ApiError::field(
                    &field_path(field, "role_ids"),
                    "is not the id of a role of this team",
                ))
            }
        })
        .collect()
}

fn field_path(field: &str, name: &str) -> String {
    if field.is_empty() {
        name.to_owned()
    } else {
        format!("{field}.{name}")
    }
}
