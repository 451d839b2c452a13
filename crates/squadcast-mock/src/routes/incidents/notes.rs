//! Notes in an incident's war room.

use serde_json::{Value, json};

use super::super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Kind, Note, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Notes_getAllNotes", list),
    ("Notes_createNotes", create),
    ("Notes_updateNote", update),
    ("Notes_deleteNote", delete),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident(call.id("incidentID"))?;
    let notes: Vec<Value> = incident
        .notes
        .iter()
        .map(|note| view(call, world, &incident.id, note))
        .collect();
    Ok(call.data(notes))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident_id = world.incident(call.id("incidentID"))?.id.clone();
    let note = Note {
        id: world.next_id(Kind::Note),
        user_id: call.caller.user_id.clone(),
        message: message(call)?,
        attachments: attachments(call),
        created_at: call.now,
        updated_at: call.now,
    };
    let body = view(call, world, &incident_id, &note);
    world.incident_mut(&incident_id)?.notes.push(note);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let message = message(call)?;
    let incident = world.incident_mut(call.id("incidentID"))?;
    let incident_id = incident.id.clone();
    let note = incident
        .notes
        .iter_mut()
        .find(|note| note.id == call.id("NoteId"))
        .ok_or_else(|| Refusal::not_found("note"))?;
    let replaced = std::mem::replace(&mut note.message, message);
    note.attachments = attachments(call);
    note.updated_at = call.now;
    let note = note.clone();
    let mut body = view(call, world, &incident_id, &note);
    if let Value::Object(fields) = &mut body {
        fields.insert("replaced_message".to_owned(), json!(replaced));
    }
    Ok(call.data(body))
}

fn delete(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    let id = call.id("NoteId");
    if !incident.notes.iter().any(|note| note.id == id) {
        return Err(Refusal::not_found("note"));
    }
    incident.notes.retain(|note| note.id != id);
    Ok(call.done())
}

fn message(call: &Call<'_>) -> Result<String, Refusal> {
    match call.text("/message") {
        "" => Err(Refusal::field("message", "is empty")),
        message => Ok(message.to_owned()),
    }
}

fn attachments(call: &Call<'_>) -> Vec<String> {
    let sent = call.texts("/attachments");
    sent.into_iter().map(str::to_owned).collect()
}

fn view(call: &Call<'_>, world: &World, incident_id: &str, note: &Note) -> Value {
    let author = world.user(&note.user_id).ok();
    let fields = json!({
        "id": note.id,
        "created_at": note.created_at.to_string(),
        "updated_at": note.updated_at.to_string(),
        "organization_id": world.organization_id,
        "incident_id": incident_id,
        "user_id": note.user_id,
        "message": note.message,
        "type": "note",
        "attachments": note.attachments,
        "user": {
            "id": note.user_id,
            "first_name": author.map_or("", |user| user.first_name.as_str()),
            "last_name": author.map_or("", |user| user.last_name.as_str()),
            "deleted": author.is_none(),
        },
    });
    lay_over(call.blank("V3.Incidents.Notes.Note"), fields)
}
