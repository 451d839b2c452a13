//! The statuses and issue states that every status page has, and issues, which refer to them.

use serde_json::{Value, json};

use super::derived;
use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{Database, PAGES, STATES, STATUSES};
use openapi_mock::Response;
use openapi_mock::samples::ZERO_TIME;

pub(super) const OPERATIONS: Table = &[
    ("StatusPages_listStatusPageStatuses", statuses),
    ("Issues_listStatusPageIssueStates", issue_states),
    ("Issues_createIssue", write_issue),
    ("Issues_updateIssue", write_issue),
];

fn check_page(call: &Call<'_>, database: &Database) -> Result<(), ApiError> {
    let id = call.path("statuspageID");
    let model = state::model();
    let page = model.and_then(|model| model.resource(&database.store, PAGES, &[], id));
    page.map(drop)
        .ok_or_else(|| ApiError::not_found("statuspage"))
}

fn statuses(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    check_page(call, database)?;
    let statuses = (1..).zip(STATUSES).map(|(id, (name, status, color))| {
        json!({ "id": id, "name": name, "status": status, "description": name, "color": color })
    });
    Ok(call.data(statuses.collect::<Vec<Value>>()))
}

fn issue_states(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    check_page(call, database)?;
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

/// Creates or replaces an issue whose statuses and states exist.
fn write_issue(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let check = |field: String, id: Option<&Value>, last: usize, noun: &str| {
        let id = id.and_then(Value::as_u64);
        match id.is_none_or(|id| (1..=last as u64).contains(&id)) {
            true => Ok(()),
            false => Err(ApiError::field(
                &field,
                format!("is not the id of a {noun}"),
            )),
        }
    };
    check(
        "statusID".to_owned(),
        call.body("/statusID"),
        STATUSES.len(),
        "status",
    )?;
    for (name, id, last, noun) in [
        ("components", "statusID", STATUSES.len(), "status"),
        ("issues", "stateID", STATES.len(), "state"),
    ] {
        for (index, element) in call.body_array(&format!("/{name}")).iter().enumerate() {
            check(format!("{name}[{index}].{id}"), element.get(id), last, noun)?;
        }
    }
    let response = derived::respond(call, database);
    response.unwrap_or_else(|| Err(ApiError::not_found("issue")))
}
