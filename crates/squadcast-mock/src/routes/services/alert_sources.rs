//! Alert sources: those that exist, and those that are active for a service. The document does not list these endpoints.

use openapi_mock::Response;
use serde_json::{Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("AlertSources_listAlertSources", list),
    ("AlertSources_listAlertSourcesOfService", list_of_service),
    ("AlertSources_replaceAlertSourcesOfService", replace),
];

/// Id, name, short name, version, whether it shows the key only, and whether it is deprecated.
const SOURCES: [(&str, &str, &str, &str, bool, bool); 5] = [
    (
        "6c0000000000000000000001",
        "Incident Webhook",
        "api",
        "v2",
        false,
        false,
    ),
    (
        "6c0000000000000000000002",
        "Prometheus",
        "prometheus",
        "v1",
        false,
        false,
    ),
    (
        "6c0000000000000000000003",
        "Email",
        "email",
        "v1",
        false,
        false,
    ),
    (
        "6c0000000000000000000004",
        "Freshdesk",
        "freshdesk",
        "v1",
        true,
        false,
    ),
    (
        "6c0000000000000000000005",
        "Old Webhook",
        "api",
        "v1",
        false,
        true,
    ),
];

fn list(call: &Call<'_>, _: &mut Database) -> Result<Response, ApiError> {
    let sources = SOURCES.map(|(id, name, short_name, version, key_only, deprecated)| {
        json!({
            "_id": id,
            "type": name,
            "heading": name,
            "supportDoc": format!("https://support.example.com/{short_name}"),
            "displayKeyOnly": key_only,
            "shortName": short_name,
            "version": version,
            "isValid": true,
            "isPrivate": false,
            "deprecated": deprecated,
        })
    });
    Ok(call.data(sources.to_vec()))
}

/// Returns the active sources: the incident webhook, until they are replaced.
fn list_of_service(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.service(call.path("serviceID"))?.id.as_str();
    let webhook = vec![json!(SOURCES[0].0)];
    let active = database.alert_sources.get(id).unwrap_or(&webhook);
    let active: Vec<Value> = active
        .iter()
        .map(|id| json!({ "alert_source_id": id }))
        .collect();
    Ok(call.data(json!({ "alert_sources": active })))
}

fn replace(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.service(call.path("serviceID"))?.id.clone();
    let active = call.body_array("/alert_sources").to_vec();
    for (index, source) in active.iter().enumerate() {
        if !SOURCES.iter().any(|(id, ..)| source == id) {
            let field = format!("alert_sources[{index}]");
            return Err(ApiError::field(&field, "is not the id of an alert source"));
        }
    }
    database.alert_sources.insert(id, active);
    Ok(call.no_content())
}
