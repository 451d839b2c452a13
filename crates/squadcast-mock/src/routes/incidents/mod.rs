//! One incident: reading it, and moving it from status to status.

pub(super) mod bulk;
pub(super) mod events;
pub(super) mod export;
pub(super) mod ingestion;
pub(super) mod merging;
pub(super) mod notes;
pub(super) mod postmortems;
pub(super) mod responders;
mod view;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{AssigneeKind, Tag, World};

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
    ("Apta_markAsTransient", mark_transient),
    ("Apta_markAsNotTransient", mark_not_transient),
];

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident(call.id("incidentID"))?;
    Ok(call.data(view::incident(call, world, incident)))
}

fn acknowledge(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    incident.acknowledge(&call.caller.user_id, call.now)?;
    Ok(call.data("Incident acknowledged"))
}

fn resolve(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    let reason = call.text("/resolution_reason/message");
    incident.resolve(&call.caller.user_id, reason, call.now)?;
    Ok(call.data("Incident resolved"))
}

fn reassign(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let (kind, id) = assignee(call, world, "reassignTo")?;
    let incident = world.incident_mut(call.id("incidentID"))?;
    incident.reassign(kind, &id, &call.caller.user_id, call.now)?;
    Ok(call.data("Incident reassigned"))
}

/// Who a field of the body names. A user has to be there; squads and escalation policies are taken as they come.
fn assignee(
    call: &Call<'_>,
    world: &World,
    field: &str,
) -> Result<(AssigneeKind, String), Refusal> {
    let id = call.text(&format!("/{field}/id")).to_owned();
    let kind = AssigneeKind::read(call.text(&format!("/{field}/type"))).ok_or_else(|| {
        Refusal::field(
            &format!("{field}.type"),
            "is not one of user, squad, escalationpolicy",
        )
    })?;
    if kind == AssigneeKind::User && world.user(&id).is_err() {
        return Err(Refusal::field(&format!("{field}.id"), "is not a user"));
    }
    Ok((kind, id))
}

fn set_priority(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let priority = priority(call.text("/priority"))?;
    let incident = world.incident_mut(call.id("incidentID"))?;
    incident.set_priority(priority.clone(), &call.caller.user_id, call.now);
    let body = json!({
        "incident_id": incident.id,
        "priority": priority.unwrap_or_default(),
    });
    Ok(call.data(body))
}

/// A priority of the body: `P1` to `P5`, or none where it is empty.
fn priority(text: &str) -> Result<Option<String>, Refusal> {
    match text {
        "" | "UNSET" => Ok(None),
        "P1" | "P2" | "P3" | "P4" | "P5" => Ok(Some(text.to_owned())),
        _ => Err(Refusal::field("priority", "is not one of P1 to P5")),
    }
}

fn replace_tags(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    incident.tags.clear();
    append_tags(call, world)
}

fn append_tags(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    let sent = call.body.get("tags").and_then(Value::as_object);
    for (key, tag) in sent.into_iter().flatten() {
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
    let incident = world.incident(call.id("incidentID"))?;
    Ok(call.data(view::incident_for_tags(call, world, incident)))
}

fn snooze(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let minutes = call
        .body
        .get("snooze_duration_in_mins")
        .and_then(Value::as_i64)
        .unwrap_or(0);
    if !(1..=60 * 24 * 365).contains(&minutes) {
        return Err(Refusal::field(
            "snooze_duration_in_mins",
            "is not a number of minutes between 1 and a year",
        ));
    }
    let incident = world.incident_mut(call.id("incidentID"))?;
    if incident.resolved_at.is_some() {
        return Err(Refusal::conflict("cannot snooze a resolved incident"));
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

fn unsnooze(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let (kind, id) = assignee(call, world, "reassign_to")?;
    let incident = world.incident_mut(call.id("incidentID"))?;
    if incident.snoozed_until.take().is_none() {
        return Err(Refusal::conflict("incident is not snoozed"));
    }
    incident.reassign(kind, &id, &call.caller.user_id, call.now)?;
    let body = json!({
        "incident_id": incident.id,
        "is_snoozed": false,
        "reassign_to": { "id": id, "type": kind.as_str() },
    });
    Ok(call.data(body))
}

fn mark_transient(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    mark(call, world, true, "Incident marked as transient")
}

fn mark_not_transient(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    mark(call, world, false, "Incident marked as not transient")
}

fn mark(
    call: &Call<'_>,
    world: &mut World,
    transient: bool,
    message: &str,
) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    incident.transient = transient;
    incident.record(&message.to_lowercase(), &call.caller.user_id, "", call.now);
    Ok(call.data(json!({ "message": message })))
}
