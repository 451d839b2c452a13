//! What is attached to an incident: communication cards, Slack channels among them, and runbooks.

use openapi_mock::Response;
use openapi_mock::resources::{Model, Resource};
use serde_json::{Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{Database, IdKind};

pub(in crate::routes) const OPERATIONS: Table = &[
    (
        "CommunicationCards_createSlackChannelInCommunicationCard",
        create_channel,
    ),
    ("CommunicationCards_archiveSlackChannel", archive_channel),
    ("Runbooks_attachRunbooks", attach_runbooks),
];

const CARDS: &str = "/v3/incidents/{IncidentId}/communication_cards";
const RUNBOOKS: &str = "/v3/runbooks";

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
    Ok(call.data(add_channel(call, database, &incident, name)?))
}

/// Adds a Slack channel to an incident, and returns its communication card.
pub(in crate::routes) fn add_channel(
    call: &Call<'_>,
    database: &mut Database,
    incident: &str,
    name: &str,
) -> Result<Value, ApiError> {
    let id = database.next_id(IdKind::SlackChannel);
    let card = json!({
        "type": "slack", "title": name, "url": format!("https://slack.example.com/{id}"), "channel_id": id,
        "archived_at": null,
    });
    add_card(call, database, incident, &card)
}

/// Adds a communication card to an incident.
pub(in crate::routes) fn add_card(
    call: &Call<'_>,
    database: &mut Database,
    incident: &str,
    card: &Value,
) -> Result<Value, ApiError> {
    let shown = call.derived().apply(database, |model, store, request| {
        let at = (CARDS, &[incident][..]);
        let card = model.add(store, request, at, card)?;
        Ok::<Value, ApiError>(model.show(store, request, at, &card.id))
    });
    shown.unwrap_or(Ok(Value::Null))
}

fn archive_channel(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let channel = json!(call.body_text("/slack_channel_id"));
    let model = model()?;
    let found = database.incidents.iter().find_map(|incident| {
        let cards = model.resources(&database.store, CARDS, &[&incident.id]);
        let mut cards = cards.into_iter();
        let card = cards.find(|card| model.field(card, "channel_id") == Some(&channel))?;
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

/// Archives the Slack channels of an incident. Returns how many there were.
pub(in crate::routes) fn archive_channels(
    call: &Call<'_>,
    database: &mut Database,
    incident: &str,
) -> Result<usize, ApiError> {
    let model = model()?;
    let cards = model.resources(&database.store, CARDS, &[incident]);
    let is = |card: &Resource, name: &str, value: Value| model.field(card, name) == Some(&value);
    let mut cards = cards;
    cards.retain(|it| is(it, "type", json!("slack")) && is(it, "archived_at", Value::Null));
    let ids: Vec<String> = cards.into_iter().map(|card| card.id.clone()).collect();
    for id in &ids {
        let fields = json!({ "archived_at": call.now.to_string() });
        model.set(&mut database.store, (CARDS, &[incident]), id, &fields);
    }
    Ok(ids.len())
}

fn attach_runbooks(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?.id.clone();
    let ids = call.body_strings("/runbooks");
    Ok(call.data(attach(call, database, &incident, &ids)?))
}

/// Attaches copies of runbooks, whose steps are not done yet. No operation reads them again, but the runbooks count them.
pub(in crate::routes) fn attach(
    call: &Call<'_>,
    database: &mut Database,
    incident: &str,
    runbooks: &[&str],
) -> Result<Vec<Value>, ApiError> {
    let model = model()?;
    for id in runbooks {
        let runbook = model.resource(&database.store, RUNBOOKS, &[], id);
        runbook.ok_or_else(|| ApiError::not_found("runbook"))?;
    }
    let mut attached = Vec::new();
    for id in runbooks {
        let Some(runbook) = model.resource(&database.store, RUNBOOKS, &[], id) else {
            continue;
        };
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
    let incident = database.incident_mut(incident)?;
    incident.record("runbooks attached", &call.caller.user_id, "", call.now);
    Ok(attached)
}
