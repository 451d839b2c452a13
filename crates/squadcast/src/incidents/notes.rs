//! The notes of an incident.

use squadcast_raw::incidents::CreateNoteRequest;

use super::{Note, NoteAuthor, NoteUpdate};
use crate::id::identified;
use crate::{IdOf, List, RequestBuilder, Squadcast, kind};

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
    pub fn add(&self, note: impl Into<NewNote>) -> RequestBuilder<Note> {
        let note = note.into();
        let body = CreateNoteRequest::new(note.message, note.attachments);
        let raw = self.client.raw();
        raw.notes_create_notes(&self.incident, &body).into()
    }

    /// Replaces the text and the attachments of a note; both are required.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the note does not exist.
    pub fn update(&self, note: impl IdOf<kind::Note>, update: NoteUpdate) -> RequestBuilder<Note> {
        let raw = self.client.raw();
        raw.notes_update_note(&self.incident, &note.id(), &update)
            .into()
    }

    /// Deletes a note.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the note does not exist.
    pub fn delete(&self, note: impl IdOf<kind::Note>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.notes_delete_note(&self.incident, &note.id()).into()
    }
}

identified!(kind::Note: Note.id);
identified!(kind::User: NoteAuthor.id);
