//! The notes of an incident.

use squadcast_raw::incidents::CreateNoteRequest;

use super::{Note, NoteAuthor, NoteUpdate};
use crate::{IdOf, List, Result, Squadcast, kind};

/// The notes of one incident. From [`Incidents::notes`](super::Incidents::notes).
#[derive(Debug, Clone)]
pub struct Notes<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

/// A note to add: a text, and references to files that go with it. A plain text turns into one.
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
    /// A note without attachments.
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
    pub fn list(&self) -> List<'a, Note> {
        let (raw, incident) = (self.client.raw(), self.incident.clone());
        List::whole(async move {
            raw.notes_get_all_notes(&incident)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Writes a note in the name of the token's user.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// let note = client.incidents().notes(&incident).add("The database is back").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn add(&self, note: impl Into<NewNote>) -> Result<Note> {
        let NewNote {
            message,
            attachments,
        } = note.into();
        Ok(self
            .client
            .raw()
            .notes_create_notes(
                &self.incident,
                &CreateNoteRequest::new(message, attachments),
            )
            .await?
            .into_inner())
    }

    /// Replaces the text and the attachments of a note; the update says both, also the one that stays.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such note, and every other [`Kind`](crate::Kind).
    pub async fn update(&self, note: impl IdOf<kind::Note>, update: NoteUpdate) -> Result<Note> {
        Ok(self
            .client
            .raw()
            .notes_update_note(&self.incident, note.id_text(), &update)
            .await?
            .into_inner())
    }

    /// Removes a note.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such note, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, note: impl IdOf<kind::Note>) -> Result<()> {
        self.client
            .raw()
            .notes_delete_note(&self.incident, note.id_text())
            .await?;
        Ok(())
    }
}

impl IdOf<kind::Note> for Note {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::User> for NoteAuthor {
    fn id_text(&self) -> &str {
        &self.id
    }
}
