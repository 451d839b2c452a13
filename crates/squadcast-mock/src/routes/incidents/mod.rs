//! Operations on one incident: read it, change its status, assignee, priority and tags, snooze it.

pub(super) mod actions;
pub(super) mod bulk;
pub(super) mod events;
pub(super) mod export;
pub(super) mod ingestion;
pub(super) mod merging;
pub(super) mod notes;
pub(super) mod postmortems;
pub(super) mod responders;
pub(super) mod tools;
mod view;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{AssigneeKind, Database, Tag};
use openapi_mock::Response;

pub(super) const OPERATIONS: Table = &[
    ("Incidents_getIncidentById", get),
    ("Incidents_acknowledgeIncident", acknowledge),
    ("Incidents_resolveIncident", resolve),
    ("Incidents_reassignIncident", reassign),
    ("Incidents_incidentPriorityUpdate", set_priority),
    ("Tags_updateTag", replace_tags),
    ("Tags_appendTag", append_tags),
    ("SnoozeNotifications_snoozeIncidentNotifications", snooze),
    (
        "SnoozeNotifications_unsnoozeIncidentNotifications",
        unsnooze,
    ),
    ("Apta_markAsTransient", mark_as_transient),
    ("Apta_markAsNotTransient", mark_as_not_transient),
];

/// The longest snooze: a year. The limit of the service is not documented.
const MAX_SNOOZE_MINUTES: i64 = 60 * 24 * 365;

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?;
    Ok(call.data(view::incident(call, database, incident)))
}

fn acknowledge(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.acknowledge(&call.caller.user_id, call.now)?;
    let id = incident.id.clone();
    database.triggers.push(("incident_acknowledged", id));
    Ok(call.data("Incident acknowledged"))
}

fn resolve(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    let reason = call.body_text("/resolution_reason/message");
    incident.resolve(&call.caller.user_id, reason, call.now)?;
    let id = incident.id.clone();
    database.triggers.push(("incident_resolved", id));
    Ok(call.data("Incident resolved"))
}

fn reassign(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let (kind, id) = assignee(call, "reassignTo")?;
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.reassign(kind, &id, &call.caller.user_id, call.now)?;
    let id = incident.id.clone();
    database.triggers.push(("incident_reassigned", id));
    Ok(call.data("Incident reassigned"))
}

/// Parses an assignee of the body. That it exists was checked before.
fn assignee(call: &Call<'_>, field: &str) -> Result<(AssigneeKind, String), ApiError> {
    let id = call.body_text(&format!("/{field}/id")).to_owned();
    let kind = AssigneeKind::parse(call.body_text(&format!("/{field}/type"))).ok_or_else(|| {
        ApiError::field(
            &format!("{field}.type"),
            "is not one of `user`, `squad`, `escalationpolicy`",
        )
    })?;
    Ok((kind, id))
}

fn set_priority(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let priority = priority(call.body_text("/priority"))?;
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.set_priority(priority.clone(), &call.caller.user_id, call.now);
    let body = json!({
        "incident_id": incident.id,
        "priority": priority.unwrap_or_default(),
    });
    let id = incident.id.clone();
    database.triggers.push(("incident_priority_updated", id));
    Ok(call.data(body))
}

/// Parses a priority: `P1` to `P5`, or `None` if it is empty.
fn priority(text: &str) -> Result<Option<String>, ApiError> {
    match text {
        "" | "UNSET" => Ok(None),
        "P1" | "P2" | "P3" | "P4" | "P5" => Ok(Some(text.to_owned())),
        _ => Err(ApiError::field("priority", "is not one of `P1` to `P5`")),
    }
}

fn replace_tags(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.tags.clear();
    append_tags(call, database)
}

fn append_tags(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    let tags = call.body("/tags").and_then(Value::as_object);
    for (key, tag) in tags.into_iter().flatten() {
        let field = |name| {
            tag.get(name)
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned()
        };
        let tag = Tag {
            value: field("value"),
            color: field("color"),
        };
        incident.tags.insert(key.clone(), tag);
    }
    incident.record("tags updated", &call.caller.user_id, "", call.now);
    let id = incident.id.clone();
    database.triggers.push(("incident_tag_updated", id));
    let incident = database.incident(call.path("incidentID"))?;
    Ok(call.data(view::incident_for_tags(call, database, incident)))
}

fn snooze(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let minutes = call
        .body("/snooze_duration_in_mins")
        .and_then(Value::as_i64)
        .unwrap_or(0);
    if !(1..=MAX_SNOOZE_MINUTES).contains(&minutes) {
        return Err(ApiError::field(
            "snooze_duration_in_mins",
            format!("is not between 1 and {MAX_SNOOZE_MINUTES}"),
        ));
    }
    let incident = database.incident_mut(call.path("incidentID"))?;
    if incident.resolved_at.is_some() {
        return Err(ApiError::conflict("cannot snooze a resolved incident"));
    }
    let until = call
        .now
        .saturating_add(SignedDuration::from_mins(minutes))
        .unwrap_or(Timestamp::MAX);
    incident.snoozed_until = Some(until);
    incident.record("snoozed", &call.caller.user_id, "", call.now);
    let body = json!({
        "incident_id": incident.id,
        "is_snoozed": true,
        "snooze_end_time": until.to_string(),
    });
    Ok(call.data(body))
}

fn unsnooze(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let (kind, id) = assignee(call, "reassign_to")?;
    let incident = database.incident_mut(call.path("incidentID"))?;
    if incident.snoozed_until.is_none_or(|until| until <= call.now) {
        return Err(ApiError::conflict("incident is not snoozed"));
    }
    incident.reassign(kind, &id, &call.caller.user_id, call.now)?;
    incident.snoozed_until = None;
    let body = json!({
        "incident_id": incident.id,
        "is_snoozed": false,
        "reassign_to": { "id": id, "type": kind.as_str() },
    });
    let id = incident.id.clone();
    database.triggers.push(("incident_reassigned", id));
    Ok(call.data(body))
}

fn mark_as_transient(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    set_transient(call, database, true, "Incident marked as transient")
}

fn mark_as_not_transient(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    set_transient(call, database, false, "Incident marked as not transient")
}

fn set_transient(
    call: &Call<'_>,
    database: &mut Database,
    transient: bool,
    message: &str,
) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    incident.transient = transient;
    incident.record(&message.to_lowercase(), &call.caller.user_id, "", call.now);
    Ok(call.data(json!({ "message": message })))
}
