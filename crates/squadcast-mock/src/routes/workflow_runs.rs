//! Workflows run when an incident changes, and write a log.

use openapi_mock::resources::Resource;
use serde_json::{Value, json};

use crate::call::Call;
use crate::state;
use crate::state::{Database, IdKind, Note};

const WORKFLOWS: &str = "/v3/workflows";
const ACTIONS: &str = "/v3/workflows/{workflowID}/actions";
const LOGS: &str = "/v3/workflows/{workflowID}/logs";

/// The operations that trigger workflows.
const TRIGGERS: [(&str, &str); 10] = [
    ("undocumented_sendAlert", "incident_triggered"),
    ("Incidents_acknowledgeIncident", "incident_acknowledged"),
    (
        "Incidents_bulkAcknowledgeIncidents",
        "incident_acknowledged",
    ),
    ("Incidents_resolveIncident", "incident_resolved"),
    ("Incidents_bulkResolveIncidents", "incident_resolved"),
    ("Incidents_reassignIncident", "incident_reassigned"),
    ("Tags_updateTag", "incident_tag_updated"),
    ("Tags_appendTag", "incident_tag_updated"),
    (
        "Incidents_incidentPriorityUpdate",
        "incident_priority_updated",
    ),
    ("Notes_createNotes", "incident_note_added"),
];

/// Runs the workflows that a request triggers. A workflow does not trigger another one.
pub(super) fn run(call: &Call<'_>, database: &mut Database) {
    let mut triggers = TRIGGERS.iter();
    let Some((operation, trigger)) = triggers.find(|(id, _)| *id == call.operation.id) else {
        return;
    };
    let named = match call.path("incidentID") {
        "" => call
            .body_strings("/incident_ids")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        id => vec![id.to_owned()],
    };
    let incidents: Vec<(String, String)> = match *operation {
        // The alert may have been deduplicated or suppressed.
        "undocumented_sendAlert" => {
            let new = database
                .incidents
                .last()
                .filter(|it| it.created_at == call.now);
            new.map(|it| (it.id.clone(), it.team_id.clone()))
                .into_iter()
                .collect()
        }
        _ => named
            .iter()
            .filter_map(|id| database.incident(id).ok())
            .map(|it| (it.id.clone(), it.team_id.clone()))
            .collect(),
    };
    for (incident, team) in incidents {
        for (workflow, actions) in workflows(database, trigger, &team) {
            execute(call, database, &incident, &workflow, &actions);
        }
    }
}

/// Returns the enabled workflows of a team with this trigger, and their actions.
fn workflows(database: &Database, trigger: &str, team: &str) -> Vec<(String, Vec<Value>)> {
    let Some(model) = state::model() else {
        return Vec::new();
    };
    let store = &database.store;
    let is = |it: &Resource, name: &str, value: Value| model.field(it, name) == Some(&value);
    let selected = |it: &&Resource| {
        is(it, "trigger", json!(trigger))
            && is(it, "owner_id", json!(team))
            && is(it, "enabled", json!(true))
    };
    let found = model
        .resources(store, WORKFLOWS, &[])
        .into_iter()
        .filter(selected);
    let actions = |workflow: &Resource| {
        let actions = model.resources(store, ACTIONS, &[&workflow.id]).into_iter();
        actions
            .map(|it| json!({ "name": model.field(it, "name"), "data": model.field(it, "data") }))
            .collect()
    };
    found.map(|it| (it.id.clone(), actions(it))).collect()
}

/// Carries out the actions that change the incident. Those that reach other programs are skipped, and the log says so.
fn execute(
    call: &Call<'_>,
    database: &mut Database,
    incident_id: &str,
    workflow: &str,
    actions: &[Value],
) {
    let caller = call.caller.user_id.as_str();
    let mut skipped = Vec::new();
    for action in actions {
        let data = |name: &str| action["data"][name].as_str().unwrap_or("");
        let note_id = database.next_id(IdKind::Note);
        let Ok(incident) = database.incident_mut(incident_id) else {
            return;
        };
        match action["name"].as_str().unwrap_or("") {
            "sq_add_incident_note" => incident.notes.push(Note {
                id: note_id,
                user_id: caller.to_owned(),
                message: data("note").to_owned(),
                attachments: Vec::new(),
                created_at: call.now,
                updated_at: call.now,
            }),
            "sq_update_incident_priority" => {
                let priority = Some(data("priority")).filter(|priority| *priority != "UNSET");
                incident.set_priority(priority.map(str::to_owned), caller, call.now);
            }
            other => skipped.push(other.to_owned()),
        }
    }
    let status = match (skipped.len(), actions.len()) {
        (0, _) => "successful",
        (left, all) if left == all => "failed",
        _ => "partial",
    };
    let message = match skipped.is_empty() {
        true => "All actions were carried out".to_owned(),
        false => format!("Not carried out by the fake: {}", skipped.join(", ")),
    };
    let log = json!({
        "status": status,
        "incident_id": incident_id,
        "action_execution": format!("{}/{}", actions.len() - skipped.len(), actions.len()),
        "message": message,
        "executed_at": call.now.to_string(),
    });
    call.derived().apply(database, |model, store, request| {
        // The workflow exists, and logs contradict nothing.
        let _ = model.add(store, request, (LOGS, &[workflow]), &log);
    });
}
