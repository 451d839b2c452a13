//! Who is on call.

use openapi_mock::Response;
use openapi_mock::resources::Resource;
use serde_json::{Value, json};

use super::{SCHEDULES, model, schedule};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, User, on_call};

/// Returns the users on call, one element per schedule. Squads and teams are shown by their members, which is an
/// assumption.
pub(super) fn who_is_on_call(
    call: &Call<'_>,
    database: &mut Database,
) -> Result<Response, ApiError> {
    let at = match call.query_str("time") {
        Some(text) => text
            .parse()
            .map_err(|_| ApiError::parameter("query", "time", "is not an RFC 3339 time"))?,
        None => call.now,
    };
    if let Some(team) = call.query_str("teamId") {
        database.team(team)?;
    }
    let store = &database.store;
    let schedules = match call.query("scheduleID").and_then(Value::as_i64) {
        Some(id) => vec![schedule(store, &id.to_string())?],
        None => model()?.resources(store, SCHEDULES, &[]),
    };
    let of_team = |schedule: &&Resource| {
        let team = call.query("teamId");
        team.is_none() || model().is_ok_and(|model| model.field(schedule, "teamID") == team)
    };
    let mut elements = Vec::new();
    for schedule in schedules.into_iter().filter(of_team) {
        let mut users: Vec<Value> = Vec::new();
        for participant in on_call::participants_at(model()?, store, schedule, at) {
            for user in on_call::members(model()?, store, database, &participant) {
                let user = describe(user);
                if !users.contains(&user) {
                    users.push(user);
                }
            }
        }
        elements.push(json!({ "oncall": users }));
    }
    Ok(call.data(elements))
}

fn describe(user: &User) -> Value {
    json!({
        "id": user.id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "contact": { "dial_code": "+49", "phone_number": "5550100" },
    })
}
