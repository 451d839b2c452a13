//! The statuses and issue states that every status page has.

use serde_json::{Value, json};

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;
use openapi_mock::samples::ZERO_TIME;

pub(super) const OPERATIONS: Table = &[
    ("StatusPages_listStatusPageStatuses", statuses),
    ("Issues_listStatusPageIssueStates", issue_states),
];

/// Name, machine-readable name and color.
const STATUSES: [(&str, &str, &str); 4] = [
    ("Operational", "operational", "#0f9d58"),
    ("Degraded Performance", "degraded", "#f4b400"),
    ("Partial Outage", "partial-outage", "#ff6d00"),
    ("Major Outage", "major-outage", "#db4437"),
];

const STATES: [&str; 4] = ["Investigating", "Identified", "Monitoring", "Resolved"];

fn statuses(call: &Call<'_>, _: &mut Database) -> Result<Response, ApiError> {
    let statuses = (1..).zip(STATUSES).map(|(id, (name, status, color))| {
        json!({ "id": id, "name": name, "status": status, "description": name, "color": color })
    });
    Ok(call.data(statuses.collect::<Vec<Value>>()))
}

fn issue_states(call: &Call<'_>, _: &mut Database) -> Result<Response, ApiError> {
    let page = call.path("statuspageID").parse::<i64>().unwrap_or_default();
    let states = (1..).zip(STATES).map(|(id, name)| {
        json!({
            "ID": id, "Idx": id, "PageID": page, "Name": name, "Color": "#2f80ed",
            "DefaultMessage": format!("The issue is in the state {name}"),
            "createdAt": ZERO_TIME, "updatedAt": ZERO_TIME, "deletedAt": null,
        })
    });
    Ok(call.data(states.collect::<Vec<Value>>()))
}
