//! Members of a team.

use serde_json::{Value, json};

use super::super::Table;
use super::{known_user, view};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Member, Team, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Teams_getAllTeamMembers", list),
    ("Teams_addTeamMember", add),
    ("Teams_addBulkTeamMember", add_many),
    ("Teams_updateTeamMember", update),
    ("Teams_removeTeamMember", remove),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    let members: Vec<Value> = team.members.iter().map(view::member).collect();
    Ok(call.data(members))
}

fn add(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    let member = new(world, team, "", &call.body)?;
    let body = view::member(&member);
    world.team_mut(call.id("teamId"))?.members.push(member);
    Ok(call.data(body))
}

fn add_many(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    let sent = call.body.get("members").and_then(Value::as_array);
    let members: Result<Vec<Member>, Refusal> = sent
        .into_iter()
        .flatten()
        .map(|member| new(world, team, "members", member))
        .collect();
    let members = members?;
    let added: Vec<Value> = members
        .iter()
        .map(|member| json!({ "user_id": member.user_id, "role_ids": member.role_ids }))
        .collect();
    let body = json!({ "team_id": team.id, "members": added });
    world.team_mut(call.id("teamId"))?.members.extend(members);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    let mut member = find(team, call.id("memberId"))?.clone();
    if call.body.get("role_ids").is_some() {
        member.role_ids = role_ids(team, "", &call.body)?;
    }
    if let Some(role) = call.body.get("role").and_then(Value::as_str) {
        member.role = Some(role.to_owned());
    }
    let body = view::member(&member);
    let team = world.team_mut(call.id("teamId"))?;
    for old in &mut team.members {
        if old.user_id == member.user_id {
            *old = member.clone();
        }
    }
    Ok(call.data(body))
}

fn remove(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = call.id("memberId");
    let team = world.team_mut(call.id("teamId"))?;
    find(team, id)?;
    team.members.retain(|member| member.user_id != id);
    Ok(call.done())
}

fn find<'a>(team: &'a Team, user_id: &str) -> Result<&'a Member, Refusal> {
    team.members
        .iter()
        .find(|member| member.user_id == user_id)
        .ok_or_else(|| Refusal::not_found("member"))
}

/// A member who is not in the team yet.
fn new(world: &World, team: &Team, field: &str, sent: &Value) -> Result<Member, Refusal> {
    let member = read(world, team, field, sent)?;
    if find(team, &member.user_id).is_ok() {
        return Err(Refusal::conflict("the user is already a member"));
    }
    Ok(member)
}

/// A member of the body: a user who is there, with roles that the team has.
pub(super) fn read(
    world: &World,
    team: &Team,
    field: &str,
    sent: &Value,
) -> Result<Member, Refusal> {
    let user_id = sent.get("user_id").and_then(Value::as_str).unwrap_or("");
    known_user(world, &inside(field, "user_id"), user_id)?;
    let role_ids = role_ids(team, field, sent)?;
    let role_ids: Vec<&str> = role_ids.iter().map(String::as_str).collect();
    let role = sent.get("role").and_then(Value::as_str);
    Ok(Member::new(user_id, &role_ids, role))
}

fn role_ids(team: &Team, field: &str, sent: &Value) -> Result<Vec<String>, Refusal> {
    let sent = sent.get("role_ids").and_then(Value::as_array);
    sent.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|id| {
            if team.roles.iter().any(|role| role.id == id) {
                Ok(id.to_owned())
            } else {
                Err(Refusal::field(
                    &inside(field, "role_ids"),
                    "is not a role of this team",
                ))
            }
        })
        .collect()
}

fn inside(field: &str, name: &str) -> String {
    if field.is_empty() {
        name.to_owned()
    } else {
        format!("{field}.{name}")
    }
}
