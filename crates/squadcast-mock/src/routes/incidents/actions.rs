//! Actions on an incident that reach other programs: tickets, builds and webhooks. The fake reaches none of them; it records
//! the action in the activity log of the incident.

use openapi_mock::Response;
use openapi_mock::samples;
use serde_json::{Value, json};

use super::super::stateless;
use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::Database;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("IncidentActions_rebuildAProjectInCircleci", rebuild),
    (
        "IncidentActions_createATicketOnJiraCloud",
        create_jira_ticket,
    ),
    (
        "IncidentActions_createATicketOnJiraServer",
        create_jira_ticket,
    ),
    (
        "IncidentActions_createAnIncidentInServicenow",
        create_in_servicenow,
    ),
    ("IncidentActions_triggerAWebhookManually", trigger_webhook),
];

const WEBHOOKS: &str = "/v3/extensions/event-webhooks";

fn record(call: &Call<'_>, database: &mut Database, action: &str) -> Result<(), ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.record(action, &call.caller.user_id, "", call.now);
    Ok(())
}

fn create_jira_ticket(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    record(call, database, "ticket created in Jira")?;
    stateless::respond(call, database)
}

fn create_in_servicenow(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    record(call, database, "incident created in ServiceNow")?;
    stateless::respond(call, database)
}

/// Shows an example of a build, of the project and after the build in the request.
fn rebuild(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    // The document says that it is text.
    let number: i64 = call.path("buildNumber").parse().unwrap_or(1);
    record(call, database, "build rerun in CircleCI")?;
    let schema = call.operation.responses.get("application/json");
    let mut body = schema.map_or(Value::Null, |schema| {
        samples::example(call.document, &call.operation.id, schema.node())
    });
    let build = &mut body["data"]["circleci_response"];
    for name in ["vcs_type", "username", "reponame"] {
        build[name] = json!(call.body_text(&format!("/{name}")));
    }
    build["retry_of"] = json!(number);
    build["build_num"] = json!(number.saturating_add(1));
    Ok(call.json(&body))
}

/// Returns the id of an outgoing webhook that exists.
pub(in crate::routes) fn webhook(database: &Database, id: &str) -> Result<String, ApiError> {
    state::model()
        .and_then(|model| model.resource(&database.store, WEBHOOKS, &[], id))
        .map(|webhook| webhook.id.clone())
        .ok_or_else(|| ApiError::not_found("webhook"))
}

/// Shows the webhook that was triggered.
fn trigger_webhook(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    database.incident(call.path("incidentID"))?;
    let webhook = webhook(database, call.path("eventWebhookID"))?;
    record(call, database, "webhook triggered")?;
    let shown = call.derived().apply(database, |model, store, request| {
        model.show_for(store, request, (WEBHOOKS, &[]), &webhook)
    });
    Ok(call.json(&shown.unwrap_or_default()))
}
