//! What is attached to an incident: Slack channels, runbooks, and webhooks that are triggered by hand.

use openapi_mock::Response;
use openapi_mock::resources::Model;
use serde_json::{Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::Database;

pub(in crate::routes) const OPERATIONS: Table = &[
    (
        "CommunicationCards_createSlackChannelInCommunicationCard",
        create_channel,
    ),
    ("CommunicationCards_archiveSlackChannel", archive_channel),
    ("Runbooks_attachRunbooks", attach_runbooks),
    ("IncidentActions_triggerAWebhookManually", trigger_webhook),
];

const CARDS: &str = "/v3/incidents/{IncidentId}/communication_cards";
const RUNBOOKS: &str = "/v3/runbooks";
const WEBHOOKS: &str = "/v3/extensions/event-webhooks";

fn model() -> Result<&'static Model, ApiError> {
    state::model().ok_or_else(|| ApiError::new(500, "the document is invalid"))
}

/// Creates a channel, which is a communication card of the incident.
fn create_channel(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database
        .incident(call.body_text("/incident_id"))?
        .id
        .clone();
    let name = call.body_text("/channel_name");
    let shown = call.derived().apply(database, |model, store, request| {
        let at = (CARDS, &[incident.as_str()][..]);
        let channel = format!("C{}", model.resources(store, at.0, at.1).len() + 1);
        let url = format!("https://slack.example.com/{channel}");
        let card = json!({
            "type": "slack", "title": name, "url": url, "channel_id": channel, "archived_at": null,
        });
        let card = model.add(store, request, at, &card)?;
        Ok::<Value, ApiError>(model.show(store, request, at, &card.id))
    });
    Ok(call.data(shown.unwrap_or(Ok(Value::Null))?))
}

fn archive_channel(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let channel = json!(call.body_text("/slack_channel_id"));
    let found = database.incidents.iter().find_map(|incident| {
        let cards = state::model()?.resources(&database.store, CARDS, &[&incident.id]);
        let mut cards = cards.into_iter();
        let card = cards.find(|card| {
            state::model().and_then(|model| model.field(card, "channel_id")) == Some(&channel)
        })?;
        Some((incident.id.clone(), card.id.clone()))
    });
    let (incident, card) = found.ok_or_else(|| ApiError::not_found("Slack channel"))?;
    let shown = call.derived().apply(database, |model, store, request| {
        let at = (CARDS, &[incident.as_str()][..]);
        let fields = json!({ "archived_at": call.now.to_string() });
        model.set(store, at, &card, &fields);
        model.show(store, request, at, &card)
    });
    Ok(call.data(shown.unwrap_or_default()))
}

/// Attaches copies of runbooks, whose steps are not done yet. No operation reads them again, but the runbooks count them.
fn attach_runbooks(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?.id.clone();
    let model = model()?;
    let mut attached = Vec::new();
    for id in call.body_strings("/runbooks") {
        let runbook = model.resource(&database.store, RUNBOOKS, &[], id);
        let runbook = runbook.ok_or_else(|| ApiError::field("runbooks", "is not a runbook"))?;
        let steps = model.field(runbook, "steps").and_then(Value::as_array);
        let steps: Vec<Value> = steps
            .into_iter()
            .flatten()
            .map(|step| json!({ "content": step["content"], "completed": false }))
            .collect();
        attached.push(json!({
            "incident_id": incident, "runbook_id": id, "name": model.field(runbook, "name"), "steps": steps,
        }));
        let used = model.field(runbook, "used_count").and_then(Value::as_u64);
        let fields = json!({ "used_count": used.unwrap_or(0) + 1 });
        model.set(&mut database.store, (RUNBOOKS, &[]), id, &fields);
    }
    let incident = database.incident_mut(&incident)?;
    incident.record("runbooks attached", &call.caller.user_id, "", call.now);
    Ok(call.data(attached))
}

/// Shows the webhook that was triggered. The fake sends nothing.
fn trigger_webhook(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    database.incident(call.path("incidentID"))?;
    let id = call.path("eventWebhookID");
    let webhook = model()?.resource(&database.store, WEBHOOKS, &[], id);
    let fields = webhook
        .ok_or_else(|| ApiError::not_found("webhook"))?
        .id
        .clone();
    let shown = call.derived().apply(database, |model, store, request| {
        model.show_for(store, request, (WEBHOOKS, &[]), &fields)
    });
    Ok(call.json(&shown.unwrap_or_default()))
}
