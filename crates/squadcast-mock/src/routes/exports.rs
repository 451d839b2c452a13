//! Exports that run in the background: incidents.

use jiff::SignedDuration;
use openapi_mock::Response;
use serde_json::json;

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;

pub(super) const OPERATIONS: Table = &[("Export_getExportDetails", get)];

/// Reads an export, whose id is that of its request: the document does not say so, but the fake has no other.
fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("export_id");
    let mut exports = database.exports.iter_mut();
    let export = exports.find(|export| export.id == id);
    let export = export.ok_or_else(|| ApiError::not_found("export"))?.poll();
    let format = export.body.get("type").cloned().unwrap_or_default();
    let mut details =
        json!({ "id": id, "type": "incidents", "status": "running", "format": format });
    if export.is_done() {
        let ending = format.as_str().unwrap_or("");
        let expires = call.now.saturating_add(SignedDuration::from_hours(1));
        details["status"] = json!("completed");
        details["download_url"] = json!(format!(
            "https://exports.example.com/sample-secret/{id}.{ending}"
        ));
        details["download_url_expires_at"] = json!(expires.unwrap_or(call.now).to_string());
    }
    Ok(call.data(details))
}
