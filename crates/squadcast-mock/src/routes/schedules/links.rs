//! The calendar links of a schedule: one of the whole schedule, and one of each user's own shifts.

use openapi_mock::Response;
use serde_json::json;

use super::schedule;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, LinkKey};

fn key(call: &Call<'_>, database: &Database) -> Result<LinkKey, ApiError> {
    let id = schedule(&database.store, call.path("scheduleID"))?
        .id
        .clone();
    let mine = call.query("myOnCall") == Some(&json!(true));
    Ok((id, mine.then(|| call.caller.user_id.clone())))
}

/// Creates a link, or replaces it by another one.
pub(super) fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let key = key(call, database)?;
    let exists = database.calendar_links.get(&key).is_some();
    if call.operation.id == "Export_refreshScheduleIcalLink" && !exists {
        return Err(ApiError::not_found("calendar link"));
    }
    database.calendar_links.create(key);
    get(call, database)
}

pub(super) fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let key = key(call, database)?;
    let secret = database.calendar_links.get(&key);
    let secret = secret.ok_or_else(|| ApiError::not_found("calendar link"))?;
    let url = format!(
        "https://calendar.example.com/sample-secret-{secret}/{}.ics",
        key.0
    );
    let name = match key.1 {
        Some(_) => "iCalLinkForMyOnCalls",
        None => "iCalLink",
    };
    Ok(call.data(json!({ name: url })))
}

pub(super) fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let key = key(call, database)?;
    match database.calendar_links.remove(&key) {
        true => Ok(call.no_content()),
        false => Err(ApiError::not_found("calendar link")),
    }
}
