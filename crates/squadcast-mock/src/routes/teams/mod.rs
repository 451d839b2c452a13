//! Teams: list, read, make, change, delete.

pub(super) mod members;
pub(super) mod roles;
mod view;

use serde_json::Value;

use super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Member, Team, World};

pub(super) const OPERATIONS: Table = &[
    ("Teams_getAllTeams", list),
    ("Teams_getTeamById", get),
    ("Teams_createTeam", create),
    ("Teams_updateTeam", update),
    ("Teams_removeTeam", delete),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let teams: Vec<Value> = world
        .teams
        .iter()
        .map(|team| view::team(call, world, team))
        .collect();
    Ok(call.data(teams))
}

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.id("teamId"))?;
    Ok(call.data(view::team(call, world, team)))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let name = call.text("/name");
    name_is_free(world, name, None)?;
    let member_ids = call.texts("/member_ids");
    for id in &member_ids {
        known_user(world, "member_ids", id)?;
    }
    let mut team = world.new_team(name, call.text("/description"), call.now);
    team.members = member_ids
        .into_iter()
        .map(|id| Member::new(id, &[], None))
        .collect();
    let body = view::team(call, world, &team);
    world.teams.push(team);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let mut team = world.team(call.id("teamId"))?.clone();
    if let Some(name) = call.body.get("name").and_then(Value::as_str) {
        name_is_free(world, name, Some(&team.id))?;
        team.name = name.to_owned();
    }
    if let Some(description) = call.body.get("description").and_then(Value::as_str) {
        team.description = description.to_owned();
    }
    if let Some(sent) = call.body.get("members").and_then(Value::as_array) {
        let members: Result<Vec<Member>, Refusal> = sent
            .iter()
            .map(|member| members::read(world, &team, "members", member))
            .collect();
        team.members = members?;
    }
    team.updated_at = call.now;
    *world.team_mut(call.id("teamId"))? = team.clone();
    Ok(call.data(view::team(call, world, &team)))
}

fn delete(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = world.team(call.id("teamId"))?.id.clone();
    if world.services.iter().any(|service| service.team_id == id) {
        return Err(Refusal::conflict("the team still owns services"));
    }
    world.teams.retain(|team| team.id != id);
    Ok(call.done())
}

/// A name is used once in an organization.
fn name_is_free(world: &World, name: &str, except: Option<&str>) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::field("name", "is empty"));
    }
    let taken = |team: &Team| team.name == name && Some(team.id.as_str()) != except;
    if world.teams.iter().any(taken) {
        return Err(Refusal::conflict("a team of this name already exists"));
    }
    Ok(())
}

/// Refuses a field that names a user who is not there.
fn known_user(world: &World, field: &str, id: &str) -> Result<(), Refusal> {
    match world.user(id) {
        Ok(_) => Ok(()),
        Err(_) => Err(Refusal::field(field, "is not a user")),
    }
}
