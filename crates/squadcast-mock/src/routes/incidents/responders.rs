//! Additional responders of an incident: users and squads.

use serde_json::{Value, json};

use super::super::table::Table;
use super::view;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Assignee, AssigneeKind, Database, Incident};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("AdditionalResponders_getAdditionalResponders", list),
    ("AdditionalResponders_addAdditionalResponders", add),
    ("AdditionalResponders_removeAdditionalResponders", remove),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?;
    Ok(respond(call, database, incident))
}

fn add(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    database.incident(call.path("incidentID"))?;
    let mut responders = Vec::new();
    for (index, responder) in call.body_array("/additional_responders").iter().enumerate() {
        let text = |name: &str| responder.get(name).and_then(Value::as_str).unwrap_or("");
        let invalid = |name: &str, message: &str| {
            ApiError::field(&format!("additional_responders[{index}].{name}"), message)
        };
        let kind = AssigneeKind::parse(text("type"))
            .filter(|kind| *kind != AssigneeKind::EscalationPolicy)
            .ok_or_else(|| invalid("type", "is not one of `user`, `squad`"))?;
        if kind == AssigneeKind::User && database.user(text("id")).is_err() {
            return Err(invalid("id", "is not the id of a user"));
        }
        responders.push(Assignee {
            kind,
            id: text("id").to_owned(),
            since: call.now,
        });
    }
    let incident = database.incident_mut(call.path("incidentID"))?;
    for responder in responders {
        if !incident.responders.iter().any(|old| old.id == responder.id) {
            incident.responders.push(responder);
        }
    }
    incident.record("responders added", &call.caller.user_id, "", call.now);
    let incident = database.incident(call.path("incidentID"))?;
    Ok(respond(call, database, incident))
}

fn remove(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("responderID");
    let incident = database.incident_mut(call.path("incidentID"))?;
    if !incident
        .responders
        .iter()
        .any(|responder| responder.id == id)
    {
        return Err(ApiError::not_found("responder"));
    }
    incident.responders.retain(|responder| responder.id != id);
    incident.record("responder removed", &call.caller.user_id, "", call.now);
    Ok(call.no_content())
}

fn respond(call: &Call<'_>, database: &Database, incident: &Incident) -> Response {
    let responders: Vec<Value> = incident
        .responders
        .iter()
        .map(|responder| {
            json!({
                "id": responder.id,
                "type": responder.kind.as_str(),
                "name": view::name_of(database, responder),
                "time_of_assignment": responder.since.to_string(),
            })
        })
        .collect();
    call.data(json!({ "additional_responders": responders }))
}
