//! Notes of an incident.

use serde_json::{Value, json};

use super::super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, IdKind, Note};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Notes_getAllNotes", list),
    ("Notes_createNotes", create),
    ("Notes_updateNote", update),
    ("Notes_deleteNote", delete),
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident(call.path("incidentID"))?;
    let notes: Vec<Value> = incident
        .notes
        .iter()
        .map(|note| serialize(call, database, &incident.id, note))
        .collect();
    Ok(call.data(notes))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident_id = database.incident(call.path("incidentID"))?.id.clone();
    let note = Note {
        id: database.next_id(IdKind::Note),
        user_id: call.caller.user_id.clone(),
        message: message(call)?,
        attachments: attachments(call),
        created_at: call.now,
        updated_at: call.now,
    };
    let body = serialize(call, database, &incident_id, &note);
    database.incident_mut(&incident_id)?.notes.push(note);
    database.triggers.push(("incident_note_added", incident_id));
    Ok(call.data(body))
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let message = message(call)?;
    let incident = database.incident_mut(call.path("incidentID"))?;
    let incident_id = incident.id.clone();
    let note = incident
        .notes
        .iter_mut()
        .find(|note| note.id == call.path("NoteId"))
        .ok_or_else(|| ApiError::not_found("note"))?;
    let replaced_message = std::mem::replace(&mut note.message, message);
    note.attachments = attachments(call);
    note.updated_at = call.now;
    let note = note.clone();
    let mut body = serialize(call, database, &incident_id, &note);
    if let Value::Object(fields) = &mut body {
        fields.insert("replaced_message".to_owned(), json!(replaced_message));
    }
    Ok(call.data(body))
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let incident = database.incident_mut(call.path("incidentID"))?;
    let id = call.path("NoteId");
    if !incident.notes.iter().any(|note| note.id == id) {
        return Err(ApiError::not_found("note"));
    }
    incident.notes.retain(|note| note.id != id);
    Ok(call.no_content())
}

fn message(call: &Call<'_>) -> Result<String, ApiError> {
    match call.body_text("/message") {
        "" => Err(ApiError::field("message", "is empty")),
        message => Ok(message.to_owned()),
    }
}

fn attachments(call: &Call<'_>) -> Vec<String> {
    let attachments = call.body_strings("/attachments");
    attachments.into_iter().map(str::to_owned).collect()
}

fn serialize(call: &Call<'_>, database: &Database, incident_id: &str, note: &Note) -> Value {
    let author = database.user(&note.user_id).ok();
    let fields = json!({
        "id": note.id,
        "created_at": note.created_at.to_string(),
        "updated_at": note.updated_at.to_string(),
        "organization_id": database.organization_id,
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
    merge(call.defaults("V3.Incidents.Notes.Note"), fields)
}
