//! The status of requests to the incoming webhook.

use serde_json::{Map, Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table =
    &[("Incidents_getIncidentsStatusByRequestids", status)];

fn status(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut statuses = Map::new();
    let mut successes = 0;
    let ids = call.body_strings("/request_ids");
    for id in &ids {
        let status = match database.requests.get(*id) {
            Some(incident_id) => {
                successes += 1;
                json!({ "status": "created", "incident_id": incident_id, "event_id": id })
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
