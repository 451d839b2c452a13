//! The notes of an incident.

use squadcast_raw::incidents::{CreateNoteRequest, UpdateNoteRequest};

use super::{Note, NoteAuthor};
use crate::id::identified;
use crate::request::{absent, request};
use crate::{IdOf, List, NoteId, RequestBuilder, Squadcast, kind};

/// The notes of one incident. From [`Incidents::notes`](super::Incidents::notes).
#[derive(Debug, Clone)]
pub struct Notes<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

/// A note to add: a text and references to files. `&str` and `String` convert into it.
///
/// ```
/// use squadcast::incidents::NewNote;
/// let note = NewNote::new("See the graph").attachments(["graph.png"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    message: String,
    attachments: Vec<String>,
}

impl NewNote {
    /// Creates a note without attachments.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            attachments: Vec::new(),
        }
    }

    /// Sets the references to files.
    #[must_use]
    pub fn attachments(mut self, attachments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.attachments = attachments.into_iter().map(Into::into).collect();
        self
    }
}

/// Changes to a note. Fields that are not set keep their value.
///
/// ```
/// use squadcast::incidents::NoteUpdate;
/// let update = NoteUpdate::new().message("See the graph");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct NoteUpdate {
    message: Option<String>,
    attachments: Option<Vec<String>>,
}

impl NoteUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the text.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Replaces the references to files.
    pub fn attachments(mut self, attachments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.attachments = Some(attachments.into_iter().map(Into::into).collect());
        self
    }
}

impl From<&str> for NewNote {
    fn from(message: &str) -> Self {
        Self::new(message)
    }
}

impl From<String> for NewNote {
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

impl<'a> Notes<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Lists the notes.
    ///
    /// Operation: `Notes_getAllNotes`.
    pub fn list(&self) -> List<Note> {
        List::from_request(self.client.raw().notes_get_all_notes(&self.incident))
    }

    /// Adds a note. Its author is the user of the token.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let notes = client.incidents().notes(&incident);
    /// let note = notes.add("The database is back").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Notes_createNotes`.
    #[doc(alias = "warroom")]
    pub fn add(&self, note: impl Into<NewNote>) -> RequestBuilder<Note> {
        let note = note.into();
        let body = CreateNoteRequest::new(note.message, note.attachments);
        let raw = self.client.raw();
        raw.notes_create_notes(&self.incident, &body).into()
    }

    /// Updates a note. Fields that the update does not set keep their value.
    ///
    /// The API replaces both fields, so unless the update sets both, this reads the notes first. A change that another caller
    /// makes between the two requests is lost.
    ///
    /// ```
    /// # use squadcast::{IncidentId, NoteId, Squadcast, incidents::NoteUpdate};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId, note: NoteId,
    /// # ) -> squadcast::Result<()> {
    /// let notes = client.incidents().notes(&incident);
    /// let update = NoteUpdate::new().message("The database is back, mostly");
    /// notes.update(&note, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the note does not exist.
    ///
    /// Operation: `Notes_getAllNotes`.
    pub fn update(&self, note: impl IdOf<kind::Note>, update: NoteUpdate) -> RequestBuilder<Note> {
        request(|| {
            let (incident, id) = (self.incident.clone(), NoteId::of(note)?);
            let raw = self.client.raw().clone();
            let put = move |id: &NoteId, message: String, attachments: Vec<String>| {
                let body = UpdateNoteRequest::new(message, attachments);
                RequestBuilder::from(raw.notes_update_note(&incident, id.as_str(), &body))
            };
            if let (Some(message), Some(attachments)) = (&update.message, &update.attachments) {
                return Ok(put(&id, message.clone(), attachments.clone()));
            }
            let all = self.client.raw().notes_get_all_notes(&self.incident);
            Ok(all.into_request().and_then(move |notes| {
                let mut notes = notes.into_iter();
                let note = notes.find(|note| note.id == id.as_str());
                let note = note.ok_or_else(|| absent("note", &id))?;
                let message = update.message.unwrap_or(note.message);
                let attachments = update.attachments.unwrap_or(note.attachments);
                Ok(put(&id, message, attachments))
            }))
        })
    }

    /// Replaces the text and the attachments of a note by those of `note`, which was read before and changed.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the note does not exist.
    pub fn replace(&self, note: &Note) -> RequestBuilder<Note> {
        let update = NoteUpdate::new().message(&note.message);
        self.update(note, update.attachments(&note.attachments))
    }

    /// Deletes a note.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the note does not exist.
    ///
    /// Operation: `Notes_deleteNote`.
    pub fn delete(&self, note: impl IdOf<kind::Note>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.notes_delete_note(&self.incident, &note.id()).into()
    }
}

identified!(kind::Note: Note.id);
identified!(kind::User: NoteAuthor.id);
