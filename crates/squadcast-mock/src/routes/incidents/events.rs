//! The events of an incident, in pages of at most ten.

use serde_json::{Value, json};

use super::super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IncidentEvent};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[("Incidents_getIncidentEvents", list)];

/// The largest page.
const MAX_PAGE_SIZE: usize = 10;

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let offset = number(call, "offset", 0)?;
    let limit = number(call, "limit", MAX_PAGE_SIZE)?;
    let sort = call.query_str("sort").unwrap_or("desc");
    let deduped = call.query_str("deduped").unwrap_or("");
    let incident = database.incident(call.path("incidentID"))?;
    let mut events: Vec<&IncidentEvent> = incident
        .events
        .iter()
        .filter(|event| match deduped {
            "true" => event.deduplicated,
            "false" => !event.deduplicated,
            _ => true,
        })
        .collect();
    match sort {
        "desc" => events.sort_by_key(|event| std::cmp::Reverse(event.at)),
        _ => events.sort_by_key(|event| event.at),
    }
    let total = events.len();
    let page: Vec<Value> = events
        .into_iter()
        .skip(offset)
        .take(limit)
        .map(|event| {
            merge(
                call.defaults("V3.Incidents.IncidentEvent"),
                json!({
                    "incident_id": incident.id,
                    "alert_source_id": incident.alert_source,
                    "message": event.message,
                    "time_of_creation": event.at.to_string(),
                    "payload": { "message": event.message },
                }),
            )
        })
        .collect();
    let url = |offset: usize| {
        let id = &incident.id;
        format!(
            "/v3/incidents/{id}/events?offset={offset}&limit={limit}&sort={sort}&deduped={deduped}"
        )
    };
    let mut meta = json!({
        "total": total,
        "count": page.len(),
        "current": url(offset),
    });
    let next = offset.saturating_add(limit);
    if let (true, Value::Object(meta)) = (next < total, &mut meta) {
        meta.insert("next".to_owned(), json!(url(next)));
    }
    Ok(call.json(&json!({ "data": { "events": page }, "meta": meta })))
}

fn number(call: &Call<'_>, name: &str, default: usize) -> Result<usize, ApiError> {
    match call.query_str(name) {
        None => Ok(default),
        Some(text) => text
            .parse()
            .map_err(|_| ApiError::parameter("query", name, "is not an unsigned integer")),
    }
}
