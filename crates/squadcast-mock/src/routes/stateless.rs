//! Operations without state: the response is an example of its schema, the same every time.

use serde_json::{Map, Value};

use super::{collections, paging};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;
use openapi_mock::samples;

/// Returns an example of the operation's response. A resource that is requested by its id has that id.
///
/// # Errors
/// 404 if the path or the query refers to an incident, a service, a team or a user that does not exist.
pub(super) fn respond(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    check_references(call, database)?;
    sample_response(call, database)
}

fn check_references(call: &Call<'_>, database: &Database) -> Result<(), ApiError> {
    for (name, id) in &call.input.path {
        match name.to_ascii_lowercase().as_str() {
            "incidentid" => database.incident(id).map(drop)?,
            "serviceid" => database.service(id).map(drop)?,
            "teamid" => database.team(id).map(drop)?,
            "userid" => database.user(id).map(drop)?,
            _ => {}
        }
    }
    for name in ["owner_id", "teamID", "team_id"] {
        if let Some(id) = call.query_str(name) {
            database.team(id)?;
        }
    }
    Ok(())
}

fn sample_response(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let operation = call.operation;
    let sample = |schema: &crate::document::Schema| {
        samples::example(call.document, &operation.id, schema.node())
    };
    if let Some(schema) = operation.responses.get("application/json") {
        let mut body = sample(schema);
        if let Some(fields) = body.get_mut("data").and_then(Value::as_object_mut) {
            set_requested_id(call, fields);
        }
        collections::apply(call, database, &mut body)?;
        paging::apply(call, &mut body);
        return Ok(call.json(&body));
    }
    collections::apply(call, database, &mut Value::Null)?;
    Ok(match operation.responses.first_key_value() {
        None => call.no_content(),
        Some((media_type, schema)) => match (media_type.as_str(), sample(schema)) {
            ("text/csv", Value::String(text)) => {
                Response::text(operation.status, "text/csv; charset=utf-8", text)
            }
            (_, body) => call.json(&body),
        },
    })
}

/// Sets the id of the resource to the last path parameter.
fn set_requested_id(call: &Call<'_>, fields: &mut Map<String, Value>) {
    let last_parameter = call
        .operation
        .template
        .rsplit('/')
        .next()
        .and_then(|segment| segment.strip_prefix('{'))
        .and_then(|segment| segment.strip_suffix('}'));
    let (Some(name), Some(id)) = (last_parameter, fields.get_mut("id")) else {
        return;
    };
    let requested = call.path(name);
    if id.is_string() {
        *id = requested.into();
    } else if let (true, Ok(number)) = (id.is_number(), requested.parse::<i32>()) {
        *id = number.into();
    }
}
