//! Merging incidents into a parent incident, and unmerging them.

use serde_json::{Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{AssigneeKind, Database, Incident};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_mergeIncidents", merge),
    ("Incidents_unmergeIncident", unmerge),
];

fn merge(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.body_text("/owner_id"))?.id.clone();
    let children = call.body_strings("/children");
    if children.is_empty() {
        return Err(ApiError::field("children", "is empty"));
    }
    let id_in_team = |incident: &Incident| {
        if incident.team_id == team {
            Ok(incident.id.clone())
        } else {
            Err(ApiError::not_found("incident"))
        }
    };
    let mut child_ids = Vec::new();
    for id in children {
        let child = database.incident(id)?;
        if child.parent_id.is_some() {
            return Err(ApiError::conflict("a child already has a parent"));
        }
        child_ids.push(id_in_team(child)?);
    }
    let parent_id = match call.body("/new_incident") {
        Some(_) => create_parent(call, database)?,
        None => {
            let parent = database.incident(call.body_text("/parent_incident_id"))?;
            if parent.parent_id.is_some() {
                return Err(ApiError::conflict("the parent has a parent itself"));
            }
            id_in_team(parent)?
        }
    };
    if child_ids.contains(&parent_id) {
        return Err(ApiError::field("children", "contains the parent"));
    }
    for id in &child_ids {
        let child = database.incident_mut(id)?;
        child.parent_id = Some(parent_id.clone());
        child.record("merged", &call.caller.user_id, "", call.now);
    }
    Ok(call.data(json!({
        "message": "Incidents merged",
        "parent_incident_id": parent_id,
        "children": child_ids,
    })))
}

/// Creates the incident that becomes the parent.
fn create_parent(call: &Call<'_>, database: &mut Database) -> Result<String, ApiError> {
    let service_id = call.body_text("/new_incident/service_id");
    if database.service(service_id).is_err() {
        return Err(ApiError::field(
            "new_incident.service_id",
            "is not the id of a service",
        ));
    }
    let kind = AssigneeKind::parse(call.body_text("/new_incident/assignee/type"));
    let assignee_id = call.body_text("/new_incident/assignee/id");
    if kind == Some(AssigneeKind::User) && database.user(assignee_id).is_err() {
        return Err(ApiError::field(
            "new_incident.assignee.id",
            "is not the id of a user",
        ));
    }
    let mut parent = database.new_incident(
        service_id,
        call.body_text("/new_incident/message"),
        call.now,
    );
    parent.description = call.body_text("/new_incident/description").to_owned();
    parent.priority = super::priority(call.body_text("/new_incident/priority"))?;
    if let Some(kind) = kind {
        parent.reassign(kind, assignee_id, &call.caller.user_id, call.now)?;
    }
    let id = parent.id.clone();
    database.triggers.push(("incident_triggered", id.clone()));
    database.incidents.push(parent);
    Ok(id)
}

fn unmerge(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    if incident.parent_id.is_none() {
        return Err(ApiError::conflict("the incident has no parent"));
    }
    let user_id = &call.caller.user_id;
    if call.body("/assign_me") == Some(&Value::Bool(true)) {
        incident.reassign(AssigneeKind::User, user_id, user_id, call.now)?;
    }
    incident.parent_id = None;
    incident.record("unmerged", user_id, "", call.now);
    Ok(call.data(json!({ "message": "Incident unmerged" })))
}
