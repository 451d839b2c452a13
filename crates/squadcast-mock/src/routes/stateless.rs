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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use jiff::Timestamp;
    use openapi_mock::Input;

    use super::respond;
    use crate::call::Call;
    use crate::document;
    use crate::state::{Caller, Database, Tokens, UserRole};

    #[test]
    fn path_refers_to_existing_resources() {
        let document = document::embedded().unwrap();
        let operation = document.operation("Users_getUserRoles").unwrap();
        let mut database = Database::new(Tokens::new(Duration::ZERO));
        let user = database.new_user("Ada", "Roth", "", UserRole::User);
        database.users.push(user.clone());
        let team = database.new_team("Payments", "", Timestamp::UNIX_EPOCH);
        database.teams.push(team.clone());
        let service = database.new_service(&team.id, "Checkout", "", Timestamp::UNIX_EPOCH);
        database.services.push(service.clone());
        let incident = database.new_incident(&service.id, "Slow", Timestamp::UNIX_EPOCH);
        database.incidents.push(incident.clone());
        let result = |name: &str, id: &str| {
            let mut input = Input::default();
            input.path.insert(name.to_owned(), id.to_owned());
            let call = Call {
                document,
                operation,
                input,
                caller: Caller::anonymous(),
                now: Timestamp::UNIX_EPOCH,
            };
            respond(&call, &database)
                .err()
                .map(|error| error.to_string())
        };
        for (name, id, noun) in [
            ("incidentID", &incident.id, "incident"),
            ("IncidentId", &incident.id, "incident"),
            ("serviceID", &service.id, "service"),
            ("teamId", &team.id, "team"),
            ("userID", &user.id, "user"),
        ] {
            assert_eq!(result(name, id), None, "{name}");
            assert_eq!(
                result(name, "6f"),
                Some(format!("{noun} not found")),
                "{name}"
            );
        }
        assert_eq!(result("alertSource", "6f"), None);
    }
}
