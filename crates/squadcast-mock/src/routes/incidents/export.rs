//! The export of incidents, which is how a client lists them: filters, and the file as JSON or CSV.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::Table;
use super::view;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Incident, Kind, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_incidentExport", export),
    ("Incidents_incidentExportAsync", start),
];

/// The columns of the file, in order.
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

fn export(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let range = Range::read(
        call.query_text("start_time").unwrap_or(""),
        call.query_text("end_time").unwrap_or(""),
    )?;
    let team = world.team(call.query_text("owner_id").unwrap_or(""))?;
    let mut chosen: Vec<&Incident> = world
        .incidents
        .iter()
        .filter(|incident| incident.team_id == team.id)
        .filter(|incident| range.holds(incident.created_at))
        .filter(|incident| wanted(call, world, incident))
        .collect();
    match call.query_text("sort_by") {
        Some("priority") => chosen.sort_by_key(|incident| {
            incident
                .priority
                .clone()
                .unwrap_or_else(|| "unset".to_owned())
        }),
        _ => chosen.sort_by_key(|incident| incident.created_at),
    }
    let rows: Vec<Value> = chosen
        .into_iter()
        .map(|incident| row(world, incident))
        .collect();
    Ok(match call.query_text("type") {
        Some("csv") => Answer::text(call.operation.status, "text/csv; charset=utf-8", csv(&rows)),
        _ => call.whole(&json!({ "incidents": rows })),
    })
}

/// The time range of an export; both ends belong to it.
struct Range(Timestamp, Timestamp);

impl Range {
    fn read(start: &str, end: &str) -> Result<Self, Refusal> {
        let read = |name: &str, text: &str| {
            text.parse::<Timestamp>()
                .map_err(|_| Refusal::new(400, format!("query: `{name}`: is not an RFC 3339 time")))
        };
        let (start, end) = (read("start_time", start)?, read("end_time", end)?);
        if end < start {
            return Err(Refusal::new(
                400,
                "query: `end_time`: is before `start_time`",
            ));
        }
        Ok(Self(start, end))
    }

    fn holds(&self, at: Timestamp) -> bool {
        (self.0..=self.1).contains(&at)
    }
}

/// Whether the incident passes every filter that was sent.
fn wanted(call: &Call<'_>, world: &World, incident: &Incident) -> bool {
    let listed = |name: &str, value: &str| {
        let list = call.query_list(name);
        list.is_empty() || list.contains(&value)
    };
    let says = |name: &str, fact: bool| match call.query_text(name) {
        Some("yes" | "present") => fact,
        Some("no" | "absent") => !fact,
        _ => true,
    };
    let assignee = incident
        .assignee
        .as_ref()
        .map_or("", |assignee| assignee.id.as_str());
    let slos: Vec<i64> = call
        .query
        .get("slos")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_i64)
        .collect();
    listed("status", incident.status.as_str())
        && listed("services", &incident.service_id)
        && listed("sources", &incident.alert_source)
        && listed("assigned_to", assignee)
        && listed("assignedToUserIDsAndTheirSquads", assignee)
        && listed("priority", incident.priority.as_deref().unwrap_or(""))
        && has_tag(incident, &call.query_list("tags"))
        && (slos.is_empty() || incident.slo_id.is_some_and(|id| slos.contains(&id)))
        && says("slo_affecting", incident.slo_id.is_some())
        && says("is_starred", incident.starred)
        && says("notes", !incident.notes.is_empty())
        && says("retrospectives", incident.postmortem.is_some())
        && call
            .query_text("service_owner")
            .is_none_or(|owner| maintained_by(world, incident, owner))
        && call
            .query_text("textFilter")
            .is_none_or(|text| mentions(incident, text))
}

fn has_tag(incident: &Incident, wanted: &[&str]) -> bool {
    wanted.is_empty()
        || wanted.iter().any(|tag| {
            tag.split_once('=').is_some_and(|(key, value)| {
                incident.tags.get(key).is_some_and(|tag| tag.value == value)
            })
        })
}

fn maintained_by(world: &World, incident: &Incident, owner: &str) -> bool {
    world.service(&incident.service_id).is_ok_and(|service| {
        service
            .settings
            .get("maintainer")
            .and_then(|maintainer| maintainer.get("id"))
            .is_some_and(|id| id == owner)
    })
}

fn mentions(incident: &Incident, text: &str) -> bool {
    let text = text.to_lowercase();
    [&incident.message, &incident.description]
        .iter()
        .any(|place| place.to_lowercase().contains(&text))
}

/// An incident as a row of the file: names where the incident has ids, the zero time for what has not happened.
fn row(world: &World, incident: &Incident) -> Value {
    let service = world
        .service(&incident.service_id)
        .map_or("", |service| service.name.as_str());
    let assignee = incident
        .assignee
        .as_ref()
        .map_or_else(String::new, |assignee| view::name_of(world, assignee));
    let since = |at: Option<Timestamp>| {
        at.map_or(0, |at| at.duration_since(incident.created_at).as_millis())
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
        for (name, at) in [
            ("tta (ms)", incident.acknowledged_at),
            ("ttr (ms)", incident.resolved_at),
        ] {
            let millis = i64::try_from(since(at)).unwrap_or(i64::MAX);
            row.insert(name.to_owned(), json!(millis));
        }
        if let Some(priority) = &incident.priority {
            row.insert("priority".to_owned(), json!(priority));
        }
    }
    row
}

fn csv(rows: &[Value]) -> String {
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

/// A cell of a CSV file (RFC 4180).
fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Starts an export whose link goes out by e-mail; here it goes nowhere.
fn start(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    Range::read(call.text("/start_time"), call.text("/end_time"))?;
    world.team(call.text("/owner_id"))?;
    let request_id = world.next_id(Kind::Request);
    Ok(call.data(json!({
        "message": "The link to the export is sent by e-mail",
        "request_id": request_id,
    })))
}
