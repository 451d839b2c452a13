//! Roles of a team.

use serde_json::{Value, json};

use super::super::Table;
use super::view;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Kind, TeamRole, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Teams_getAllTeamRoles", list),
    ("Teams_createTeamRole", create),
    ("Teams_updateTeamRole", update),
    ("Teams_removeTeamRole", remove),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    let roles: Vec<Value> = team.roles.iter().map(view::role).collect();
    Ok(call.data(roles))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let name = call.text("/name");
    let team = world.team(call.id("teamId"))?;
    if team.roles.iter().any(|role| role.name == name) {
        return Err(Refusal::conflict("a role of this name already exists"));
    }
    let role = TeamRole {
        id: world.next_id(Kind::TeamRole),
        name: name.to_owned(),
        default: false,
        abilities: call
            .body
            .get("abilities")
            .cloned()
            .unwrap_or_else(|| json!({})),
    };
    let team = world.team_mut(call.id("teamId"))?;
    team.roles.push(role);
    team.updated_at = call.now;
    answer(call, world)
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team_mut(call.id("teamId"))?;
    let role = team
        .roles
        .iter_mut()
        .find(|role| role.id == call.id("roleId"))
        .ok_or_else(|| Refusal::not_found("role"))?;
    if let Some(name) = call.body.get("name").and_then(Value::as_str) {
        role.name = name.to_owned();
    }
    if let Some(abilities) = call.body.get("abilities") {
        role.abilities = abilities.clone();
    }
    team.updated_at = call.now;
    answer(call, world)
}

fn remove(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = call.id("roleId");
    let team = world.team_mut(call.id("teamId"))?;
    match team.roles.iter().find(|role| role.id == id) {
        None => return Err(Refusal::not_found("role")),
        Some(role) if role.default => {
            return Err(Refusal::conflict("a default role cannot be removed"));
        }
        Some(_) => {}
    }
    team.roles.retain(|role| role.id != id);
    for member in &mut team.members {
        member.role_ids.retain(|role| role != id);
    }
    Ok(call.done())
}

/// The team with its roles, which is what changing a role answers.
fn answer(call: &Call<'_>, world: &World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    Ok(call.data(view::team_without_organization(call, world, team)))
}
