//! The export of incidents, with which clients list incidents: filters, and the file as JSON or CSV.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::table::Table;
use super::view;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, Export, IdKind, Incident};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_incidentExport", export),
    ("Incidents_incidentExportAsync", start),
];

/// The columns of a CSV file, in order.
const COLUMNS: [&str; 15] = [
    "id",
    "title",
    "description",
    "status",
    "service",
    "alert_source",
    "assignee",
    "created_at",
    "acknowledged_at",
    "resolved_at",
    "tags",
    "event_count",
    "tta (ms)",
    "ttr (ms)",
    "priority",
];

fn export(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let range = Range::parse(
        call.query_str("start_time").unwrap_or(""),
        call.query_str("end_time").unwrap_or(""),
    )?;
    let team = database.team(call.query_str("owner_id").unwrap_or(""))?;
    let mut incidents: Vec<&Incident> = database
        .incidents
        .iter()
        .filter(|incident| incident.team_id == team.id)
        .filter(|incident| range.contains(incident.created_at))
        .filter(|incident| matches_filters(call, database, incident))
        .collect();
    match call.query_str("sort_by") {
        Some("priority") => incidents.sort_by_key(|incident| {
            incident
                .priority
                .clone()
                .unwrap_or_else(|| "unset".to_owned())
        }),
        _ => incidents.sort_by_key(|incident| incident.created_at),
    }
    // One row at a time, because a row is many times as large in memory as in the file.
    let rows = incidents
        .into_iter()
        .map(|incident| row(database, incident));
    let status = call.operation.status;
    Ok(match call.query_str("type") {
        Some("csv") => Response::text(status, "text/csv; charset=utf-8", csv(rows)),
        _ => Response::text(status, "application/json", json_file(rows)),
    })
}

fn json_file(rows: impl Iterator<Item = Value>) -> String {
    let mut file = String::from("{\"incidents\":[");
    for (index, row) in rows.enumerate() {
        if index > 0 {
            file.push(',');
        }
        file.push_str(&row.to_string());
    }
    file.push_str("]}");
    file
}

/// The time range of an export, with both ends included.
struct Range(Timestamp, Timestamp);

impl Range {
    fn parse(start: &str, end: &str) -> Result<Self, ApiError> {
        let parse = |name: &str, text: &str| {
            text.parse::<Timestamp>()
                .map_err(|_| invalid(name, "is not an RFC 3339 time"))
        };
        let (start, end) = (parse("start_time", start)?, parse("end_time", end)?);
        if end < start {
            return Err(invalid("end_time", "is before `start_time`"));
        }
        Ok(Self(start, end))
    }

    fn contains(&self, time: Timestamp) -> bool {
        (self.0..=self.1).contains(&time)
    }
}

fn invalid(name: &str, message: &str) -> ApiError {
    ApiError::parameter("query", name, message)
}

/// Returns whether the incident matches every filter.
fn matches_filters(call: &Call<'_>, database: &Database, incident: &Incident) -> bool {
    let in_list = |name: &str, value: &str| {
        let list = call.query_list(name);
        list.is_empty() || list.contains(&value)
    };
    let flag_matches = |name: &str, flag: bool| match call.query_str(name) {
        Some("yes" | "present") => flag,
        Some("no" | "absent") => !flag,
        _ => true,
    };
    let assignee = incident
        .assignee
        .as_ref()
        .map_or("", |assignee| assignee.id.as_str());
    let slos: Vec<i64> = call
        .query("slos")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_i64)
        .collect();
    in_list("status", incident.status.as_str())
        && in_list("services", &incident.service_id)
        && in_list("sources", &incident.alert_source)
        && in_list("assigned_to", assignee)
        && in_list("assignedToUserIDsAndTheirSquads", assignee)
        && in_list("priority", incident.priority.as_deref().unwrap_or(""))
        && has_any_tag(incident, &call.query_list("tags"))
        && (slos.is_empty() || incident.slo_id.is_some_and(|id| slos.contains(&id)))
        && flag_matches("slo_affecting", incident.slo_id.is_some())
        && flag_matches("is_starred", incident.starred)
        && flag_matches("notes", !incident.notes.is_empty())
        && flag_matches("retrospectives", incident.postmortem.is_some())
        && call
            .query_str("service_owner")
            .is_none_or(|owner| maintained_by(database, incident, owner))
        && call
            .query_str("textFilter")
            .is_none_or(|text| contains_text(incident, text))
}

/// Returns whether the incident has one of the `key=value` tags, or the list is empty.
fn has_any_tag(incident: &Incident, tags: &[&str]) -> bool {
    tags.is_empty()
        || tags.iter().any(|tag| {
            tag.split_once('=').is_some_and(|(key, value)| {
                incident.tags.get(key).is_some_and(|tag| tag.value == value)
            })
        })
}

fn maintained_by(database: &Database, incident: &Incident, owner: &str) -> bool {
    database.service(&incident.service_id).is_ok_and(|service| {
        service
            .settings
            .get("maintainer")
            .and_then(|maintainer| maintainer.get("id"))
            .is_some_and(|id| id == owner)
    })
}

fn contains_text(incident: &Incident, text: &str) -> bool {
    let text = text.to_lowercase();
    [&incident.message, &incident.description]
        .iter()
        .any(|field| field.to_lowercase().contains(&text))
}

/// Serializes an incident as a row: names instead of ids, and the zero time for an event that has not happened.
fn row(database: &Database, incident: &Incident) -> Value {
    let service = database
        .service(&incident.service_id)
        .map_or("", |service| service.name.as_str());
    let assignee = incident
        .assignee
        .as_ref()
        .map_or_else(String::new, |assignee| view::name_of(database, assignee));
    let millis_to = |time: Option<Timestamp>| {
        time.map_or(0, |time| {
            time.duration_since(incident.created_at).as_millis()
        })
    };
    let tags = view::tags(incident);
    let mut row = json!({
        "id": incident.id,
        "title": incident.message,
        "description": incident.description,
        "status": incident.status.as_str(),
        "service": service,
        "alert_source": incident.alert_source,
        "assignee": assignee,
        "created_at": incident.created_at.to_string(),
        "acknowledged_at": view::time(incident.acknowledged_at),
        "resolved_at": view::time(incident.resolved_at),
        "tags": if tags.is_empty() { Value::Null } else { Value::Object(tags) },
        "event_count": incident.events.len(),
        "logs": view::logs(incident),
    });
    if let Value::Object(row) = &mut row {
        for (name, time) in [
            ("tta (ms)", incident.acknowledged_at),
            ("ttr (ms)", incident.resolved_at),
        ] {
            let millis = i64::try_from(millis_to(time)).unwrap_or(i64::MAX);
            row.insert(name.to_owned(), json!(millis));
        }
        if let Some(priority) = &incident.priority {
            row.insert("priority".to_owned(), json!(priority));
        }
    }
    row
}

fn csv(rows: impl Iterator<Item = Value>) -> String {
    let mut file = COLUMNS.join(",");
    file.push('\n');
    for row in rows {
        let cells = COLUMNS.map(|column| match row.get(column) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => quoted(text),
            Some(other) => quoted(&other.to_string()),
        });
        file.push_str(&cells.join(","));
        file.push('\n');
    }
    file
}

/// Quotes a cell of a CSV file (RFC 4180).
fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Starts an export. The service sends its link by e-mail; the fake sends nothing.
fn start(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    Range::parse(call.body_text("/start_time"), call.body_text("/end_time"))?;
    database.team(call.body_text("/owner_id"))?;
    let request_id = database.next_id(IdKind::Request);
    database.exports.push(Export {
        id: request_id.clone(),
        body: call.input.body.clone(),
        user_id: call.caller.user_id.clone(),
        at: call.now,
        polls: 0,
    });
    Ok(call.data(json!({
        "message": "The link to the export is sent by e-mail",
        "request_id": request_id,
    })))
}
