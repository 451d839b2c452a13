//! The alerts behind an incident, in pages of at most ten.

use serde_json::{Value, json};

use super::super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{IncidentEvent, World};

pub(in crate::routes) const OPERATIONS: Table = &[("Incidents_getIncidentEvents", list)];

/// The longest page.
const LONGEST_PAGE: usize = 10;

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let offset = number(call, "offset", 0)?;
    let limit = number(call, "limit", LONGEST_PAGE)?;
    if !(1..=LONGEST_PAGE).contains(&limit) {
        return Err(refuse("limit", "is not between 1 and 10"));
    }
    let sort = call.query_text("sort").unwrap_or("desc");
    let deduped = call.query_text("deduped").unwrap_or("");
    let incident = world.incident(call.id("incidentID"))?;
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
        "asc" => events.sort_by_key(|event| event.at),
        "desc" => events.sort_by_key(|event| std::cmp::Reverse(event.at)),
        _ => return Err(refuse("sort", "is not asc or desc")),
    }
    let total = events.len();
    let page: Vec<Value> = events
        .into_iter()
        .skip(offset)
        .take(limit)
        .map(|event| {
            lay_over(
                call.blank("V3.Incidents.IncidentEvent"),
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
    let address = |offset: usize| {
        let id = &incident.id;
        format!(
            "/v3/incidents/{id}/events?offset={offset}&limit={limit}&sort={sort}&deduped={deduped}"
        )
    };
    let mut meta = json!({
        "total": total,
        "count": page.len(),
        "current": address(offset),
    });
    let next = offset.saturating_add(limit);
    if let (true, Value::Object(meta)) = (next < total, &mut meta) {
        meta.insert("next".to_owned(), json!(address(next)));
    }
    Ok(call.whole(&json!({ "data": { "events": page }, "meta": meta })))
}

fn number(call: &Call<'_>, name: &str, otherwise: usize) -> Result<usize, Refusal> {
    match call.query_text(name) {
        None => Ok(otherwise),
        Some(text) => text
            .parse()
            .map_err(|_| refuse(name, "is not a whole number")),
    }
}

fn refuse(name: &str, message: &str) -> Refusal {
    Refusal::new(400, format!("query: `{name}`: {message}"))
}
