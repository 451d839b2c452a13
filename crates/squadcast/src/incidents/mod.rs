//! Incidents: list, acknowledge, resolve and reassign them, and manage their nested resources.
//!
//! The API has no operation that lists incidents; [`Incidents::list`] streams the export instead.

mod annotations;
mod assignee;
mod bulk;
mod communication_cards;
mod events;
mod export;
mod filters;
mod ingestion;
mod integrations;
mod list;
mod merging;
mod notes;
mod paging;
mod postmortems;
mod responders;
mod tags;
mod window;

use std::time::Duration;

use squadcast_raw::incidents::{
    IncidentPriorityUpdateRequest, ReassignIncidentRequest, ReassignTarget, ReassignTo,
    ResolutionReason, ResolveIncidentRequest, SnoozeIncidentRequest, UnsnoozeIncidentRequest,
};

pub use bulk::{Bulk, BulkChunk, BulkOutcome};
pub use communication_cards::CommunicationCards;
pub use events::{EventOrder, Events};
pub use filters::{FilterValue, Filterable, IncidentStatus};
pub use integrations::Integrations;
pub use list::IncidentList;
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

use crate::id::identified;
use crate::request::request;
pub use crate::{Assignee, UserOrSquad};
use crate::{Error, IdOf, Kind, RequestBuilder, Result, Squadcast, kind, minutes};

/// The incidents of the organization. From [`Squadcast::incidents`].
///
/// ```
/// use squadcast::{Squadcast, TeamId, Window};
///
/// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
/// let incidents = client.incidents();
/// let triggered = incidents
///     .list(&team, Window::last_days(7))
///     .status("triggered");
/// let mut triggered = triggered.stream();
/// while let Some(incident) = triggered.next().await {
///     let incident = incident?;
///     match incidents.acknowledge(&incident).await {
///         // Deleted in the meantime.
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

    /// Lists the incidents of a team in a time range, optionally filtered.
    ///
    /// Await it for a `Vec`, or [`stream`](IncidentList::stream) it.
    pub fn list(&self, team: impl IdOf<kind::Team>, window: impl Into<Window>) -> IncidentList {
        IncidentList::new(self.client, team, window.into())
    }

    /// Gets an incident.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn get(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Incident> {
        let raw = self.client.raw();
        raw.incidents_get_incident_by_id(&incident.id()).into()
    }

    /// Acknowledges an incident in the name of the token's user.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn acknowledge(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        let acknowledged = raw.incidents_acknowledge_incident(&incident.id());
        acknowledged.into_request().map(drop)
    }

    /// Resolves an incident. The settings of the organization decide whether `reason` may be empty.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn resolve(
        &self,
        incident: impl IdOf<kind::Incident>,
        reason: impl Into<String>,
    ) -> RequestBuilder<()> {
        let body = ResolveIncidentRequest::new(ResolutionReason::new(reason));
        let raw = self.client.raw();
        let resolved = raw.incidents_resolve_incident(&incident.id(), &body);
        resolved.into_request().map(drop)
    }

    /// Reassigns an incident to a user, a squad or an escalation policy.
    ///
    /// The service does not document what happens to the status of an acknowledged incident: it may be triggered again, so
    /// that the new assignee is notified. [`get`](Self::get) the incident if a program depends on it. The fake of
    /// `squadcast-mock` triggers it again.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn reassign(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> RequestBuilder<()> {
        let to = to.into();
        let target = ReassignTarget::new(to.id(), to.kind().as_str());
        let body = ReassignIncidentRequest::new(target);
        let raw = self.client.raw();
        let reassigned = raw.incidents_reassign_incident(&incident.id(), &body);
        reassigned.into_request().map(drop)
    }

    /// Sets the priority of an incident. Returns the priority that is now set.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::IncidentPriority};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let incidents = client.incidents();
    /// incidents.set_priority(&incident, IncidentPriority::P1).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn set_priority(
        &self,
        incident: impl IdOf<kind::Incident>,
        priority: impl Into<IncidentPriority>,
    ) -> RequestBuilder<IncidentPriority> {
        let body = IncidentPriorityUpdateRequest::new().priority(priority.into().as_str());
        let raw = self.client.raw();
        raw.incidents_incident_priority_update(&incident.id(), &body)
            .into_request()
            .map(|response| response.priority.into())
    }

    /// Snoozes the notifications of an incident for `duration`, in whole minutes.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for a duration of zero or with a fraction of a minute,
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn snooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        duration: Duration,
    ) -> RequestBuilder<Snooze> {
        request(|| {
            let minutes: i32 = minutes::up_to("the duration of a snooze", duration, None)?;
            let body = SnoozeIncidentRequest::new(minutes);
            let raw = self.client.raw();
            Ok(raw
                .snooze_notifications_snooze_incident_notifications(&incident.id(), &body)
                .into())
        })
    }

    /// Ends the snooze of an incident and assigns it to `to`.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the incident does not exist.
    pub fn unsnooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> RequestBuilder<()> {
        let to = to.into();
        let body = UnsnoozeIncidentRequest::new(ReassignTo::new(to.id(), to.kind().as_str()));
        let raw = self.client.raw();
        let unsnoozed =
            raw.snooze_notifications_unsnooze_incident_notifications(&incident.id(), &body);
        unsnoozed.into_request().map(drop)
    }

    /// Returns the notes of an incident, as a nested resource.
    #[must_use]
    pub fn notes(&self, incident: impl IdOf<kind::Incident>) -> Notes<'a> {
        Notes::new(self.client, &incident.id())
    }

    /// Returns the additional responders of an incident, as a nested resource.
    #[must_use]
    pub fn responders(&self, incident: impl IdOf<kind::Incident>) -> Responders<'a> {
        Responders::new(self.client, &incident.id())
    }

    /// Returns the communication cards of an incident with its Slack channels, as a nested resource.
    #[must_use]
    pub fn communication_cards(
        &self,
        incident: impl IdOf<kind::Incident>,
    ) -> CommunicationCards<'a> {
        CommunicationCards::new(self.client, &incident.id())
    }

    /// Returns the postmortems, as a nested resource.
    #[must_use]
    pub fn postmortems(&self) -> Postmortems<'a> {
        Postmortems::new(self.client)
    }

    /// Returns the actions on an incident in other tools: builds, tickets and webhooks.
    #[doc(alias = "actions")]
    #[must_use]
    pub fn integrations(&self, incident: impl IdOf<kind::Incident>) -> Integrations<'a> {
        Integrations::new(self.client, &incident.id())
    }

    /// Lists the events of an incident: the one that raised it and those that were deduplicated into it.
    ///
    /// This is the only method that also accepts the number of an incident as its id.
    ///
    /// ```
    /// # use squadcast::{Incident, IncidentId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, incident: Incident,
    /// # ) -> squadcast::Result<()> {
    /// let incidents = client.incidents();
    /// for event in incidents.events(&incident).deduped(false).await? {
    ///     println!("{}", event.message);
    /// }
    /// let number: IncidentId = incident.incident_number.to_string().parse()?;
    /// let events = incidents.events(number).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn events(&self, incident: impl IdOf<kind::Incident>) -> Events {
        Events::new(self.client, &incident.id())
    }
}

/// Rejects an empty list where the service requires at least one element.
fn needed<T>(what: &str, list: Vec<T>) -> Result<Vec<T>> {
    if list.is_empty() {
        return Err(Error::new(
            Kind::Configuration,
            format!("at least {what} is required; no request was sent"),
        ));
    }
    Ok(list)
}

identified!(Incident: Incident.id, ExportedIncident.id, TaggedIncident.id, MergedIncident.id);
