//! People and squads who were asked to help with an incident.

use serde_json::{Value, json};

use super::super::Table;
use super::view;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Assignee, AssigneeKind, Incident, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("AdditionalResponders_getAdditionalResponders", list),
    ("AdditionalResponders_addAdditionalResponders", add),
    ("AdditionalResponders_removeAdditionalResponders", remove),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident(call.id("incidentID"))?;
    Ok(answer(call, world, incident))
}

fn add(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    world.incident(call.id("incidentID"))?;
    let sent = call.body.get("additional_responders");
    let mut responders = Vec::new();
    for (index, sent) in sent
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let text = |name: &str| sent.get(name).and_then(Value::as_str).unwrap_or("");
        let refuse = |name: &str, message: &str| {
            Refusal::field(&format!("additional_responders[{index}].{name}"), message)
        };
        let kind = AssigneeKind::read(text("type"))
            .filter(|kind| *kind != AssigneeKind::EscalationPolicy)
            .ok_or_else(|| refuse("type", "is not one of user, squad"))?;
        if kind == AssigneeKind::User && world.user(text("id")).is_err() {
            return Err(refuse("id", "is not a user"));
        }
        responders.push(Assignee {
            kind,
            id: text("id").to_owned(),
            since: call.now,
        });
    }
    let incident = world.incident_mut(call.id("incidentID"))?;
    for responder in responders {
        if !incident.responders.iter().any(|old| old.id == responder.id) {
            incident.responders.push(responder);
        }
    }
    incident.record("responders added", &call.caller.user_id, "", call.now);
    let incident = world.incident(call.id("incidentID"))?;
    Ok(answer(call, world, incident))
}

fn remove(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = call.id("responderID");
    let incident = world.incident_mut(call.id("incidentID"))?;
    if !incident
        .responders
        .iter()
        .any(|responder| responder.id == id)
    {
        return Err(Refusal::not_found("responder"));
    }
    incident.responders.retain(|responder| responder.id != id);
    incident.record("responder removed", &call.caller.user_id, "", call.now);
    Ok(call.done())
}

fn answer(call: &Call<'_>, world: &World, incident: &Incident) -> Answer {
    let responders: Vec<Value> = incident
        .responders
        .iter()
        .map(|responder| {
            json!({
                "id": responder.id,
                "type": responder.kind.as_str(),
                "name": view::name_of(world, responder),
                "time_of_assignment": responder.since.to_string(),
            })
        })
        .collect();
    call.data(json!({ "additional_responders": responders }))
}
