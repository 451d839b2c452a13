//! Postmortems: one per incident, and the list of a team.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, FollowUp, IdKind, Incident, Postmortem};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Postmortems_getAllPostmortems", list),
    ("Postmortems_getPostmortemByIncident", get),
    ("Postmortems_createPostmortem", create),
    ("Postmortems_updatePostmortemByIncident", update),
    ("Postmortems_deletePostmortemByIncident", delete),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.query_str("owner_id").unwrap_or(""))?;
    let (from, to) = (time(call, "fromDate")?, time(call, "toDate")?);
    let limit = call.query("limit").and_then(Value::as_u64);
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    let mut rows = Vec::new();
    for incident in &database.incidents {
        let Some(postmortem) = &incident.postmortem else {
            continue;
        };
        if incident.team_id == team.id && (from..=to).contains(&postmortem.created_at) {
            rows.push(serialize_row(call, database, incident, postmortem));
        }
    }
    let count = rows.len();
    rows.truncate(limit.unwrap_or(count));
    Ok(call.data(json!([{ "result": rows, "total_count": [{ "count": count }] }])))
}

/// Parses a time of the query. A date is its first instant in UTC.
fn time(call: &Call<'_>, name: &str) -> Result<Timestamp, ApiError> {
    let text = call.query_str(name).unwrap_or("");
    text.parse()
        .or_else(|_| format!("{text}T00:00:00Z").parse())
        .map_err(|_| ApiError::parameter("query", name, "is not a date or an RFC 3339 time"))
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?;
    let postmortem = existing(incident)?;
    Ok(call.data(serialize(call, database, incident, postmortem)))
}

fn existing(incident: &Incident) -> Result<&Postmortem, ApiError> {
    let postmortem = incident.postmortem.as_ref();
    postmortem.ok_or_else(|| ApiError::not_found("postmortem"))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    if database
        .incident(call.path("incidentID"))?
        .postmortem
        .is_some()
    {
        return Err(ApiError::conflict("the incident already has a postmortem"));
    }
    let mut postmortem = Postmortem {
        id: database.next_id(IdKind::Postmortem),
        title: String::new(),
        text: String::new(),
        status: String::new(),
        follow_ups: Vec::new(),
        created_at: call.now,
    };
    apply_fields(call, &mut postmortem);
    database.incident_mut(call.path("incidentID"))?.postmortem = Some(postmortem);
    get(call, database)
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    let postmortem = incident
        .postmortem
        .as_mut()
        .ok_or_else(|| ApiError::not_found("postmortem"))?;
    apply_fields(call, postmortem);
    get(call, database)
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let response = get(call, database)?;
    database.incident_mut(call.path("incidentID"))?.postmortem = None;
    Ok(response)
}

fn apply_fields(call: &Call<'_>, postmortem: &mut Postmortem) {
    for (name, field) in [
        ("title", &mut postmortem.title),
        ("postmortem", &mut postmortem.text),
        ("status", &mut postmortem.status),
    ] {
        if let Some(text) = call.body_str(&format!("/{name}")) {
            *field = text.to_owned();
        }
    }
    if let Some(follow_ups) = call.body("/follow_ups").and_then(Value::as_array) {
        let follow_up = |value: &Value| FollowUp {
            task: value
                .get("task")
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned(),
            is_done: value.get("is_done") == Some(&Value::Bool(true)),
        };
        postmortem.follow_ups = follow_ups.iter().map(follow_up).collect();
    }
}

fn serialize(
    call: &Call<'_>,
    database: &Database,
    incident: &Incident,
    postmortem: &Postmortem,
) -> Value {
    let base = call.defaults("V3.Incidents.Postmortems.Postmortem");
    fields(base, database, incident, postmortem)
}

fn serialize_row(
    call: &Call<'_>,
    database: &Database,
    incident: &Incident,
    postmortem: &Postmortem,
) -> Value {
    let open = postmortem.follow_ups.iter().filter(|task| !task.is_done);
    let service = database.service(&incident.service_id);
    let base = call.defaults("V3.Incidents.Postmortems.PostmortemListResult");
    let list_fields = json!({
        "incident_message": incident.message,
        "incident_time_of_creation": incident.created_at.to_string(),
        "service_name": service.map_or("", |service| service.name.as_str()),
        "service_id": incident.service_id,
        "alert_source": incident.alert_source,
        "active_follow_ups_count": open.count(),
    });
    match merge(base, list_fields) {
        Value::Object(base) => fields(base, database, incident, postmortem),
        other => other,
    }
}

fn fields(
    base: Map<String, Value>,
    database: &Database,
    incident: &Incident,
    postmortem: &Postmortem,
) -> Value {
    let follow_ups: Vec<Value> = postmortem
        .follow_ups
        .iter()
        .map(|follow_up| json!({ "task": follow_up.task, "is_done": follow_up.is_done }))
        .collect();
    let fields = json!({
        "id": postmortem.id,
        "organization_id": database.organization_id,
        "incident_id": incident.id,
        "postmortem": postmortem.text,
        "follow_ups": follow_ups,
        "created_at": postmortem.created_at.to_string(),
        "title": postmortem.title,
        "status": postmortem.status,
        "owner": { "id": incident.team_id, "type": "team" },
        "incident": {
            "message": incident.message,
            "time_of_creation": incident.created_at.to_string(),
        },
    });
    merge(base, fields)
}
