//! The incoming webhook, and the status of requests to it.

use serde_json::{Map, Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IdKind, Incident, IncidentEvent, IncidentStatus, Ingested, Tag};
use crate::undocumented::SEND_ALERT;
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_getIncidentsStatusByRequestids", status),
    (SEND_ALERT.as_str(), ingest),
];

/// Triggers or resolves incidents of the service with the key in the path.
fn ingest(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let key = call.path("key");
    let service = database.services.iter().find(|it| it.api_key == key);
    let service = service.ok_or_else(|| ApiError::not_found("service"))?;
    let (service_id, on_maintenance) = (service.id.clone(), service.on_maintenance);
    let ingested = if call.body_str("/status") == Some("resolve") {
        resolve(call, database, &service_id)?
    } else {
        trigger(call, database, &service_id, on_maintenance)?
    };
    let id = database.next_id(IdKind::Request);
    database.requests.insert(id.clone(), ingested);
    // The form of this response is an assumption.
    Ok(call.data(json!({ "request_id": id })))
}

fn trigger(
    call: &Call<'_>,
    database: &mut Database,
    service_id: &str,
    on_maintenance: bool,
) -> Result<Ingested, ApiError> {
    let message = call.body_text("/message");
    if message.is_empty() {
        return Err(ApiError::field("message", "is required"));
    }
    let dedup_key = call.body_str("/event_id").filter(|key| !key.is_empty());
    if let Some(key) = dedup_key
        && let Some(incident) = open_incidents(database, service_id, key).next()
    {
        incident.events.push(IncidentEvent {
            message: message.to_owned(),
            at: call.now,
            deduplicated: true,
        });
        return Ok(Ingested {
            status: "deduplicated",
            incident_id: Some(incident.id.clone()),
        });
    }
    let mut incident = database.new_incident(service_id, message, call.now);
    incident.description = call.body_text("/description").to_owned();
    incident.priority = call.body_str("/priority").map(str::to_owned);
    incident.dedup_key = dedup_key.map(str::to_owned);
    let tags = call.body("/tags").and_then(Value::as_object);
    for (key, tag) in tags.into_iter().flatten() {
        let member = |name| tag.get(name).and_then(Value::as_str).unwrap_or_default();
        let tag = Tag {
            value: tag.as_str().unwrap_or_else(|| member("value")).to_owned(),
            color: member("color").to_owned(),
        };
        incident.tags.insert(key.clone(), tag);
    }
    match on_maintenance {
        true => incident.status = IncidentStatus::Suppressed,
        false => {
            let triggered = ("incident_triggered", incident.id.clone());
            database.triggers.push(triggered);
        }
    }
    let ingested = Ingested {
        status: if on_maintenance {
            "suppressed"
        } else {
            "created"
        },
        incident_id: Some(incident.id.clone()),
    };
    database.incidents.push(incident);
    Ok(ingested)
}

/// Resolves the incidents with the key. Without one the request still succeeds, and is discarded.
fn resolve(
    call: &Call<'_>,
    database: &mut Database,
    service_id: &str,
) -> Result<Ingested, ApiError> {
    let key = call.body_str("/event_id").filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| ApiError::field("event_id", "is required"))?;
    let mut all_resolved = Vec::new();
    for incident in open_incidents(database, service_id, key) {
        incident.resolve("", "", call.now)?;
        all_resolved.push(("incident_resolved", incident.id.clone()));
    }
    let resolved = all_resolved.last().map(|(_, id)| id.clone());
    database.triggers.append(&mut all_resolved);
    Ok(Ingested {
        status: if resolved.is_some() {
            "deduplicated"
        } else {
            "discarded"
        },
        incident_id: resolved,
    })
}

fn open_incidents<'d>(
    database: &'d mut Database,
    service_id: &'d str,
    dedup_key: &'d str,
) -> impl Iterator<Item = &'d mut Incident> {
    database.incidents.iter_mut().filter(move |incident| {
        incident.service_id == service_id
            && incident.dedup_key.as_deref() == Some(dedup_key)
            && incident.resolved_at.is_none()
            && incident.status != IncidentStatus::Suppressed
    })
}

fn status(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut statuses = Map::new();
    let mut successes = 0;
    let ids = call.body_strings("/request_ids");
    for id in &ids {
        let status = match database.requests.get(*id) {
            Some(ingested) => {
                successes += 1;
                let mut status = json!({ "status": ingested.status, "event_id": id });
                if let Some(incident_id) = &ingested.incident_id {
                    status["incident_id"] = json!(incident_id);
                }
                status
            }
            None => json!({ "status": "error" }),
        };
        statuses.insert((*id).to_owned(), status);
    }
    let body: Value = json!({
        "requests_status": statuses,
        "meta": { "error_count": ids.len() - successes, "success_count": successes },
    });
    Ok(call.json(&body))
}
