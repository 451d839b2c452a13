//! Incidents as the service writes them.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::lay_over;
use crate::made_up::ZERO_TIME;
use crate::request::Call;
use crate::state::{Assignee, Incident, World};

/// An incident as `Incidents_getIncidentById` answers it.
pub(super) fn incident(call: &Call<'_>, world: &World, incident: &Incident) -> Value {
    let base = call.blank("V3.Incidents.Incident");
    lay_over(base, fields(call.now, world, incident))
}

/// An incident as the operations on tags answer it.
pub(super) fn incident_for_tags(call: &Call<'_>, world: &World, incident: &Incident) -> Value {
    let base = call.blank("V3.Incidents.Tags.IncidentForTags");
    lay_over(base, fields(call.now, world, incident))
}

fn fields(now: Timestamp, world: &World, incident: &Incident) -> Value {
    let children: Vec<Value> = world
        .incidents
        .iter()
        .filter(|child| child.parent_id.as_ref() == Some(&incident.id))
        .map(|child| json!({ "id": child.id }))
        .collect();
    let assigned: Vec<Value> = incident
        .assignee
        .iter()
        .map(|assignee| {
            json!({
                "id": assignee.id,
                "type": assignee.kind.as_str(),
                "timeOfAssignment": assignee.since.to_string(),
                "reason": "",
            })
        })
        .collect();
    let responders: Vec<Value> = incident
        .responders
        .iter()
        .map(|responder| {
            json!({
                "id": responder.id,
                "type": responder.kind.as_str(),
                "timeOfAssignment": responder.since.to_string(),
                "reason": "",
                "name": name_of(world, responder),
                "last_notified_at": responder.since.to_string(),
            })
        })
        .collect();
    let mut fields = json!({
        "id": incident.id,
        "service_id": incident.service_id,
        "alert_source_id": incident.alert_source,
        "organization_id": world.organization_id,
        "incidentNumber": incident.number,
        "message": incident.message,
        "description": incident.description,
        "status": incident.status.as_str(),
        "assignedTo": assigned,
        "additional_responders": responders,
        "timeOfCreation": incident.created_at.to_string(),
        "updated_at": incident.updated_at.to_string(),
        "last_acknowledged_at": incident.acknowledged_at.map(|at| at.to_string()),
        "tags": tags(incident),
        "logs": logs(incident),
        "event_count": incident.events.len(),
        "owner": { "id": incident.team_id, "type": "team" },
        "is_child": incident.parent_id.is_some(),
        "parent": incident.parent_id.as_ref().map(|id| json!({ "id": id })),
        "children": children,
        "has_priority": incident.priority.is_some(),
        "snooze_details": snooze_details(incident, now),
        "did_auto_pause": incident.transient,
    });
    if let Value::Object(fields) = &mut fields {
        if let Some(priority) = &incident.priority {
            fields.insert("priority".to_owned(), json!(priority));
        }
        if let Some(slo_id) = incident.slo_id {
            fields.insert("slo_id".to_owned(), json!(slo_id));
        }
    }
    fields
}

fn snooze_details(incident: &Incident, now: Timestamp) -> Value {
    match incident.snoozed_until.filter(|until| *until > now) {
        Some(until) => json!({
            "is_snoozed": true,
            "start_time": incident.updated_at.to_string(),
            "end_time": until.to_string(),
            "total_time_in_mins": until.duration_since(incident.updated_at).as_mins(),
        }),
        None => json!({
            "is_snoozed": false,
            "start_time": null,
            "end_time": null,
            "total_time_in_mins": 0,
        }),
    }
}

/// Tags by key, as an object.
pub(super) fn tags(incident: &Incident) -> Map<String, Value> {
    incident
        .tags
        .iter()
        .map(|(key, tag)| {
            (
                key.clone(),
                json!({ "value": tag.value, "color": tag.color }),
            )
        })
        .collect()
}

/// What was done with the incident.
pub(super) fn logs(incident: &Incident) -> Vec<Value> {
    incident
        .log
        .iter()
        .map(|entry| {
            json!({
                "action": entry.action,
                "created_by": entry.user_id,
                "time": entry.at.to_string(),
                "reason": entry.reason,
            })
        })
        .collect()
}

/// A time on the wire; the zero time where something has not happened.
pub(super) fn time(at: Option<Timestamp>) -> String {
    at.map_or_else(|| ZERO_TIME.to_owned(), |at| at.to_string())
}

/// A person's full name, or the id of anything else.
pub(super) fn name_of(world: &World, assignee: &Assignee) -> String {
    world.user(&assignee.id).map_or_else(
        |_| assignee.id.clone(),
        |user| format!("{} {}", user.first_name, user.last_name),
    )
}
