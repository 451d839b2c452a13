//! Squads: a squad always has an owner.

use openapi_mock::Response;
use serde_json::{Value, json};

use super::derived;
use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::Database;

pub(super) const OPERATIONS: Table = &[
    ("Squads_removeSquadMember", change_member),
    ("Squads_updateSquadMember", change_member),
];

const SQUADS: &str = "/v4/squads";

/// Removes a member or sets the role. The last owner is replaced by the user in `replaceWith`.
fn change_member(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let (squad, member) = (call.path("squadID"), call.path("memberID"));
    let stays = call.body_str("/role") == Some("owner");
    if !stays && is_last_owner(database, squad, member) {
        let next = call.query_str("replaceWith");
        let next = next.filter(|next| !next.is_empty() && *next != member);
        let next = next.ok_or_else(|| {
            ApiError::parameter("query", "replaceWith", "is required for the last owner")
        })?;
        make_owner(database, squad, next);
    }
    let response = derived::respond(call, database);
    response.unwrap_or_else(|| Err(ApiError::not_found("squad")))
}

fn members(database: &Database, squad: &str) -> Vec<Value> {
    let members = state::model().and_then(|model| {
        let squad = model.resource(&database.store, SQUADS, &[], squad)?;
        model.field(squad, "members")?.as_array().cloned()
    });
    members.unwrap_or_default()
}

fn is_last_owner(database: &Database, squad: &str, member: &str) -> bool {
    let members = members(database, squad);
    let mut owners = members.iter().filter(|it| it["role"] == "owner");
    owners
        .next()
        .is_some_and(|owner| owner["user_id"] == member)
        && owners.next().is_none()
}

fn make_owner(database: &mut Database, squad: &str, user: &str) {
    let mut members = members(database, squad);
    members.retain(|member| member["user_id"] != user);
    members.push(json!({ "user_id": user, "role": "owner" }));
    if let Some(model) = state::model() {
        let fields = json!({ "members": members });
        model.set(&mut database.store, (SQUADS, &[]), squad, &fields);
    }
}
