//! Schedules: what is more than storage. Rotations and overrides decide who is on call.

mod duty;
mod links;

use jiff::tz::TimeZone;
use openapi_mock::Response;
use openapi_mock::resources::{Model, Resource, Store};
use serde_json::{Value, json};

use super::derived;
use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::Database;

pub(super) const OPERATIONS: Table = &[
    ("Schedules_createSchedule", write_zone),
    ("Schedules_changeTimezone", write_zone),
    ("Schedules_pauseresumeSchedule", set_activity),
    ("undocumented_whoIsOncall", duty::who_is_on_call),
    ("Export_createScheduleIcalLink", links::create),
    ("Export_getScheduleIcalLink", links::get),
    ("Export_refreshScheduleIcalLink", links::create),
    ("Export_deleteIcalLink", links::delete),
];

const SCHEDULES: &str = "/v4/schedules";

/// Returns the model, without which no server starts.
fn model() -> Result<&'static Model, ApiError> {
    state::model().ok_or_else(|| ApiError::new(500, "the document is invalid"))
}

fn schedule<'s>(store: &'s Store, id: &str) -> Result<&'s Resource, ApiError> {
    let found = model()?.resource(store, SCHEDULES, &[], id);
    found.ok_or_else(|| ApiError::not_found("schedule"))
}

/// Creates or changes a schedule whose time zone exists. The document calls it the IANA name, which no schema can express.
fn write_zone(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let known = |name: &str| TimeZone::get(name).is_ok();
    if !call.body_str("/timeZone").is_none_or(known) {
        return Err(ApiError::field(
            "timeZone",
            "is not the IANA name of a time zone",
        ));
    }
    let response = derived::respond(call, database);
    response.unwrap_or_else(|| Err(ApiError::not_found("schedule")))
}

fn set_activity(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("scheduleID");
    schedule(&database.store, id)?;
    let action = call.body_text("/action");
    let stopped = match action {
        "pause" => true,
        "resume" => false,
        _ => return Err(ApiError::field("action", "is required")),
    };
    let fields = json!({ "paused": stopped, "updated_at": call.now.to_string() });
    model()?.set(&mut database.store, (SCHEDULES, &[]), id, &fields);
    let done: Value = json!({ "action": action, "success": true });
    Ok(call.data(done))
}
