//! Operations without state: the response is an example of its schema, the same every time.

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;
use openapi_mock::samples;

/// Returns an example of the operation's response.
///
/// # Errors
/// 404 if the path refers to an incident, a service, a team or a user that does not exist.
pub(super) fn respond(call: &Call<'_>, database: &Database) -> Result<Response, ApiError> {
    check_path(call, database)?;
    let operation = call.operation;
    let Some((media_type, schema)) = operation.responses.first_key_value() else {
        return Ok(call.no_content());
    };
    let sample = samples::example(call.document, &operation.id, schema.node());
    Ok(match (media_type.as_str(), sample) {
        ("text/csv", serde_json::Value::String(text)) => {
            Response::text(operation.status, "text/csv; charset=utf-8", text)
        }
        (_, body) => call.json(&body),
    })
}

fn check_path(call: &Call<'_>, database: &Database) -> Result<(), ApiError> {
    for (name, id) in &call.input.path {
        match name.to_ascii_lowercase().as_str() {
            "incidentid" => database.incident(id).map(drop)?,
            "serviceid" => database.service(id).map(drop)?,
            "teamid" => database.team(id).map(drop)?,
            "userid" => database.user(id).map(drop)?,
            _ => {}
        }
    }
    Ok(())
}
