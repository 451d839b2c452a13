//! Workflows run when an incident changes, and write a log.

use openapi_mock::resources::Resource;
use serde_json::{Value, json};

use super::workflow_actions::{Action, Done};
use crate::call::Call;
use crate::state;
use crate::state::Database;

const WORKFLOWS: &str = "/v3/workflows";
const ACTIONS: &str = "/v3/workflows/{workflowID}/actions";
const LOGS: &str = "/v3/workflows/{workflowID}/logs";

/// Runs the workflows that a request triggers. A workflow does not trigger another one.
pub(super) fn run(call: &Call<'_>, database: &mut Database) {
    for (trigger, incident) in std::mem::take(&mut database.triggers) {
        let Ok(team) = database.incident(&incident).map(|it| it.team_id.clone()) else {
            continue;
        };
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

/// Carries out the actions, each whatever became of the ones before it, and writes the log.
fn execute(
    call: &Call<'_>,
    database: &mut Database,
    incident: &str,
    workflow: &str,
    actions: &[Value],
) {
    let mut failed = Vec::new();
    let mut outside = Vec::new();
    for action in actions {
        let name = action["name"].as_str().unwrap_or("");
        let action = Action {
            name,
            data: &action["data"],
            incident,
        };
        match action.run(call, database) {
            Ok(Done::Here) => {}
            Ok(Done::Outside) => outside.push(name),
            Err(error) => failed.push(format!("{name}: {error}")),
        }
    }
    let status = match failed.len() {
        0 => "successful",
        left if left == actions.len() => "failed",
        _ => "partial",
    };
    let mut messages = Vec::new();
    if !failed.is_empty() {
        messages.push(format!("Failed: {}", failed.join("; ")));
    }
    if !outside.is_empty() {
        messages.push(format!("Not sent by the fake: {}", outside.join(", ")));
    }
    if messages.is_empty() {
        messages.push("All actions were carried out".to_owned());
    }
    let log = json!({
        "status": status,
        "incident_id": incident,
        "action_execution": format!("{}/{}", actions.len() - failed.len(), actions.len()),
        "message": messages.join(". "),
        "executed_at": call.now.to_string(),
    });
    call.derived().apply(database, |model, store, request| {
        // The workflow exists, and logs contradict nothing.
        let _ = model.add(store, request, (LOGS, &[workflow]), &log);
    });
}
