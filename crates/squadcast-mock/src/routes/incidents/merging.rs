//! Several incidents that are one: merging children into a parent, and taking a child out again.

use serde_json::{Value, json};

use super::super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{AssigneeKind, Incident, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_mergeIncidents", merge),
    ("Incidents_unmergeIncident", unmerge),
];

fn merge(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.text("/owner_id"))?.id.clone();
    let children = call.texts("/children");
    if children.is_empty() {
        return Err(Refusal::field("children", "is empty"));
    }
    let of_the_team = |incident: &Incident| {
        if incident.team_id == team {
            Ok(incident.id.clone())
        } else {
            Err(Refusal::not_found("incident"))
        }
    };
    let mut child_ids = Vec::new();
    for id in children {
        let child = world.incident(id)?;
        if child.parent_id.is_some() {
            return Err(Refusal::conflict("a child has a parent already"));
        }
        child_ids.push(of_the_team(child)?);
    }
    let parent_id = match call.body.get("new_incident") {
        Some(_) => raise(call, world)?,
        None => of_the_team(world.incident(call.text("/parent_incident_id"))?)?,
    };
    if child_ids.contains(&parent_id) {
        return Err(Refusal::field("children", "contains the parent"));
    }
    for id in &child_ids {
        let child = world.incident_mut(id)?;
        child.parent_id = Some(parent_id.clone());
        child.record("merged", &call.caller.user_id, "", call.now);
    }
    Ok(call.data(json!({
        "message": "Incidents merged",
        "parent_incident_id": parent_id,
        "children": child_ids,
    })))
}

/// Raises the incident that is to be the parent.
fn raise(call: &Call<'_>, world: &mut World) -> Result<String, Refusal> {
    let service_id = call.text("/new_incident/service_id");
    if world.service(service_id).is_err() {
        return Err(Refusal::field(
            "new_incident.service_id",
            "is not a service",
        ));
    }
    let kind = AssigneeKind::read(call.text("/new_incident/assignee/type"));
    let assignee_id = call.text("/new_incident/assignee/id");
    if kind == Some(AssigneeKind::User) && world.user(assignee_id).is_err() {
        return Err(Refusal::field("new_incident.assignee.id", "is not a user"));
    }
    let mut parent = world.new_incident(service_id, call.text("/new_incident/message"), call.now);
    parent.description = call.text("/new_incident/description").to_owned();
    parent.priority = super::priority(call.text("/new_incident/priority"))?;
    if let Some(kind) = kind {
        parent.reassign(kind, assignee_id, &call.caller.user_id, call.now)?;
    }
    let id = parent.id.clone();
    world.incidents.push(parent);
    Ok(id)
}

fn unmerge(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    if incident.parent_id.is_none() {
        return Err(Refusal::conflict("the incident has no parent"));
    }
    let me = &call.caller.user_id;
    if call.body.get("assign_me") == Some(&Value::Bool(true)) {
        incident.reassign(AssigneeKind::User, me, me, call.now)?;
    }
    incident.parent_id = None;
    incident.record("unmerged", me, "", call.now);
    Ok(call.data(json!({ "message": "Incident unmerged" })))
}
