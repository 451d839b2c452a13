//! Serializes incidents.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::table::merge;
use crate::call::Call;
use crate::state::{Assignee, Database, Incident};
use openapi_mock::samples::ZERO_TIME;

/// Serializes an incident for `Incidents_getIncidentById`.
pub(super) fn incident(call: &Call<'_>, database: &Database, incident: &Incident) -> Value {
    let base = call.defaults("V3.Incidents.Incident");
    merge(base, fields(call.now, database, incident))
}

/// Serializes an incident for the operations on tags.
pub(super) fn incident_for_tags(
    call: &Call<'_>,
    database: &Database,
    incident: &Incident,
) -> Value {
    let base = call.defaults("V3.Incidents.Tags.IncidentForTags");
    merge(base, fields(call.now, database, incident))
}

fn fields(now: Timestamp, database: &Database, incident: &Incident) -> Value {
    let children: Vec<Value> = database
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
                "name": name_of(database, responder),
                "last_notified_at": responder.since.to_string(),
            })
        })
        .collect();
    let mut fields = json!({
        "id": incident.id,
        "service_id": incident.service_id,
        "alert_source_id": incident.alert_source,
        "organization_id": database.organization_id,
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

/// Serializes the tags by key.
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

/// Serializes the activity log.
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

/// Serializes a time; `None` is the zero time.
pub(super) fn time(time: Option<Timestamp>) -> String {
    time.map_or_else(|| ZERO_TIME.to_owned(), |time| time.to_string())
}

/// Returns the full name of a user, or the id of any other assignee.
pub(super) fn name_of(database: &Database, assignee: &Assignee) -> String {
    database.user(&assignee.id).map_or_else(
        |_| assignee.id.clone(),
        |user| format!("{} {}", user.first_name, user.last_name),
    )
}
