//! Incidents: list, acknowledge, resolve and reassign them, and manage their nested resources.
//!
//! The API has no operation that lists incidents; [`Incidents::list`] streams the export instead.
//!
//! ```no_run
//! use squadcast::incidents::Tag;
//! use squadcast::{Squadcast, Window};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let team = client.teams().get_by_name("Payments").await?;
//! let incidents = client.incidents();
//!
//! let week = Window::last_days(7);
//! let mut triggered = incidents.list(&team, week).status("triggered").stream();
//! while let Some(incident) = triggered.next().await {
//!     let incident = incident?;
//!     incidents.acknowledge(&incident).await?;
//!     incidents.notes(&incident).add("The database is full").await?;
//!     let ticket = Tag::new("OPS-17", "#0f61dd");
//!     incidents.replace_tags(&incident, [("ticket", ticket)]).await?;
//!     incidents.resolve(&incident, "Disk replaced").await?;
//! }
//! # Ok(())
//! # }
//! ```

// First, because rustdoc shows impl blocks in the order of the modules.
mod responding;

mod annotations;
mod assignee;
mod bulk;
mod checkpoint;
mod communication_cards;
mod csv;
mod csv_records;
mod events;
mod export;
mod filters;
mod ingestion;
mod integrations;
mod list;
mod merging;
mod notes;
mod postmortems;
mod responders;
mod tags;
mod watch;
mod window_requests;
mod windows;

pub use crate::filter_value::{FilterValue, Filterable};
pub use crate::window::Window;
pub use bulk::{Bulk, BulkChunk};
pub use checkpoint::Checkpoint;
pub use communication_cards::{CommunicationCardUpdate, CommunicationCards};
pub use csv::{CsvCheckpoint, CsvPart, CsvWindows};
pub use events::{EventOrder, Events};
pub use filters::IncidentStatus;
pub use integrations::Integrations;
pub use list::IncidentList;
pub use merging::{NewParent, Unmerge};
pub use notes::{NewNote, NoteUpdate, Notes};
pub use postmortems::{NewPostmortem, PostmortemList, Postmortems};
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
    UpdatePostmortemRequest as PostmortemUpdate, WebhookActionResponse as TriggeredWebhook,
    WebhookActionTrigger, WebhookActionUrl,
};
pub use watch::{Changes, IncidentChange, Watch, WatchState, WatchedIncident};
pub use windows::{ExportedWindow, IncidentWindows};

use crate::id::identified;
pub use crate::{Assignee, UserOrSquad};
use crate::{Error, Kind, Result, Squadcast};

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

identified!(crate::kind::Incident: Incident.id, ExportedIncident.id, TaggedIncident.id, MergedIncident.id);
identified!(crate::kind::Export: StartedExport.request_id);
