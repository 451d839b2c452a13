//! Incidents: finding them, acting on them, and all that hangs below one.
//!
//! The service has no operation that lists incidents; [`Incidents::list`] reads the export instead, row by row. The
//! verbs of a responder (acknowledge, resolve, reassign …) are methods of [`Incidents`]; notes, responders, cards,
//! postmortems and actions have a value of their own.

mod actions;
mod assignee;
mod bulk;
mod communication_cards;
mod events;
mod export;
mod ingestion;
mod list;
mod merging;
mod notes;
mod postmortems;
mod responders;
mod responding;
mod tags;
mod window;

pub use actions::Actions;
pub use bulk::{Bulk, BulkChunk, BulkOutcome};
pub use communication_cards::CommunicationCards;
pub use events::{EventOrder, Events};
pub use list::{IncidentList, IncidentStatus};
pub use merging::{NewParent, Unmerge};
pub use notes::{NewNote, Notes};
pub use postmortems::{NewPostmortem, PostmortemList, PostmortemPage, Postmortems};
pub use responders::Responders;
pub use squadcast_raw::incidents::{
    AdditionalResponder, AdditionalResponderDetails, Analytics, AnalyticsMetrics, AssignTo,
    AssignedTo, AssigneeType, AttachedRunbook, CircleCiBuild, CircleCiBuildParameters,
    CircleCiEarlierBuild, CircleCiRebuild, CircleCiRebuildMeta, CircleCiRebuildResponse,
    CommunicationCard, CreateCommunicationCardRequest as NewCommunicationCard, DedupData,
    DeduplicationReason, ExportFormat, ExportSort, ExportedIncident, Incident, IncidentEvent,
    IncidentExportAsyncResponse as StartedExport, IncidentForTags as TaggedIncident,
    IncidentPriority, IncidentTasks, IncidentTasksCount,
    IndividualRequestStatusResponse as RequestOutcome, IngestionStatus, IngestionStatusMeta, Logs,
    MergeIncidentEntityReference as MergedIncident, MergeIncidentsResponse as Merge, Note,
    NoteAuthor, NotificationDelayPolicy, PinnedMessage, Postmortem,
    PostmortemAttachmentRequest as PostmortemAttachment, PostmortemFollowUp, PostmortemIncident,
    PostmortemListResult as ListedPostmortem, PostmortemStatus,
    RebuildCircleCiProjectRequest as CircleCiProject, RelevantPeopleLog, RequestStatus,
    ResponseNote, RetriggerPolicy, RunbookResponse as IncidentRunbook, RunbookStep, SnoozeDetails,
    SnoozeIncidentResponse as Snooze, Step, Tag, TagConfigObject, TagUpdate, Task,
    UpdateCommunicationCardRequest as CommunicationCardUpdate, UpdateNoteRequest as NoteUpdate,
    UpdatePostmortemRequest as PostmortemUpdate, WebhookActionResponse as TriggeredWebhook,
    WebhookActionTrigger, WebhookActionUrl,
};
pub use window::Window;

pub use crate::{Assignee, UserOrSquad};
use crate::{IdOf, Result, Squadcast, kind};

/// The incidents of the organization. From [`Squadcast::incidents`].
///
/// ```
/// use futures::TryStreamExt;
/// use squadcast::{Squadcast, TeamId, Window};
///
/// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
/// let incidents = client.incidents();
/// let mut open = incidents.list(&team, Window::last_days(7)).status("triggered").stream();
/// while let Some(incident) = open.try_next().await? {
///     match incidents.acknowledge(&incident).await {
///         // Somebody was faster: it was deleted, or moved to where this token does not see it.
///         Err(error) if error.is_not_found() => continue,
///         other => other?,
///     }
///     incidents.notes(&incident).add("Looking into it").await?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Incidents<'a> {
    client: &'a Squadcast,
}

impl<'a> Incidents<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the incidents of a team in a range of time, out of the export; the filters have names.
    ///
    /// Await it for a `Vec`, or take its [`stream`](IncidentList::stream).
    pub fn list(&self, team: impl IdOf<kind::Team>, window: impl Into<Window>) -> IncidentList<'a> {
        IncidentList::new(self.client, team.id_text(), window.into())
    }

    /// Reads an incident.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn get(&self, incident: impl IdOf<kind::Incident>) -> Result<Incident> {
        Ok(self
            .client
            .raw()
            .incidents_get_incident_by_id(incident.id_text())
            .await?
            .into_inner())
    }

    /// Lists the events of an incident: the one that raised it and those deduplicated into it.
    ///
    /// Here alone the incident may also be named by the number that people see, as its id.
    ///
    /// ```
    /// # use squadcast::{Incident, IncidentId, Squadcast};
    /// # async fn example(client: &Squadcast, incident: Incident) -> squadcast::Result<()> {
    /// for event in client.incidents().events(&incident).deduped(false).await? {
    ///     println!("{}", event.message);
    /// }
    /// let by_number: IncidentId = incident.incident_number.to_string().parse()?;
    /// let events = client.incidents().events(by_number).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn events(&self, incident: impl IdOf<kind::Incident>) -> Events<'a> {
        Events::new(self.client, incident.id_text())
    }

    /// The notes of an incident.
    #[must_use]
    pub fn notes(&self, incident: impl IdOf<kind::Incident>) -> Notes<'a> {
        Notes::new(self.client, incident.id_text())
    }

    /// The users and squads that help with an incident besides its assignees.
    #[must_use]
    pub fn responders(&self, incident: impl IdOf<kind::Incident>) -> Responders<'a> {
        Responders::new(self.client, incident.id_text())
    }

    /// The communication cards of an incident, and its Slack channels.
    #[must_use]
    pub fn communication_cards(
        &self,
        incident: impl IdOf<kind::Incident>,
    ) -> CommunicationCards<'a> {
        CommunicationCards::new(self.client, incident.id_text())
    }

    /// The postmortems: those of a team, and that of an incident.
    #[must_use]
    pub fn postmortems(&self) -> Postmortems<'a> {
        Postmortems::new(self.client)
    }

    /// What can be set off for an incident in other tools: builds, tickets and webhooks.
    #[must_use]
    pub fn actions(&self, incident: impl IdOf<kind::Incident>) -> Actions<'a> {
        Actions::new(self.client, incident.id_text())
    }
}

impl IdOf<kind::Incident> for Incident {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Incident> for ExportedIncident {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Incident> for TaggedIncident {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Incident> for MergedIncident {
    fn id_text(&self) -> &str {
        &self.id
    }
}
