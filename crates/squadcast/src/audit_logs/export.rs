//! Exports of the audit log: starting one, following it, and downloading its file.

use std::future::IntoFuture;
use std::ops::RangeInclusive;
use std::time::Duration;

use jiff::civil::Date;
use squad_core::Download;
use squad_core::list::{Page, Paging};
use squadcast_raw::audit_logs::{AuditLogsExportHistoryResponse, ExportAuditLogsRequest};
use squadcast_raw::wire::{
    AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID, AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY,
};

use super::filters::{Filters, filter_setters, invalid};
use super::{AuditLogExport, ExportFormat};
use crate::poll::{self, State};
use crate::request::request;
use crate::{
    AuditLogExportId, Error, IdOf, Kind, List, RequestBuilder, Result, Squadcast, kind, page,
};
use futures_util::future::BoxFuture;

/// The longest name and description of an export, in characters.
const LONGEST_NAME: usize = 100;
const LONGEST_DESCRIPTION: usize = 300;

/// What of an export's status means that it failed. The values of the status are not documented, so these are assumptions:
/// any other status means that the export is not done, unless it has a link.
const FAILED: &[&str] = &["fail", "failed", "failure", "error", "errored"];

/// An export of the audit log to start: await it for the [`AuditLogJob`]. From [`AuditLogs::export`](super::AuditLogs::export).
///
/// Each time it is awaited, another export is started. It is never retried blindly.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until the export is awaited"]
pub struct NewAuditLogExport {
    squadcast: Squadcast,
    filters: Filters,
    format: ExportFormat,
    name: String,
    description: Option<String>,
}

impl NewAuditLogExport {
    pub(super) fn new(
        client: &Squadcast,
        days: RangeInclusive<Date>,
        format: ExportFormat,
        name: impl Into<String>,
    ) -> Self {
        Self {
            squadcast: client.clone(),
            filters: Filters::new(days),
            format,
            name: name.into(),
            description: None,
        }
    }

    filter_setters!();

    /// Sets the description, at most 300 characters.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Converts this into the request type that all methods share, for example for its `deadline`.
    pub fn into_request(self) -> RequestBuilder<AuditLogJob> {
        request(|| {
            let length = self.name.chars().count();
            if !(1..=LONGEST_NAME).contains(&length) || self.name.starts_with(char::is_whitespace) {
                return Err(invalid(
                    "the name of an export has 1 to 100 characters and does not begin with white space",
                ));
            }
            let description = self.description.as_deref().unwrap_or_default();
            if description.chars().count() > LONGEST_DESCRIPTION {
                return Err(invalid(
                    "the description of an export has at most 300 characters",
                ));
            }
            let filters = self.filters.in_export()?;
            let mut body = ExportAuditLogsRequest::new(filters, self.name, self.format);
            body.description = self.description;
            let client = self.squadcast;
            let started = client.raw().audit_logs_export_audit_logs(&body);
            Ok(started.into_request().try_map(|started| {
                let id = AuditLogExportId::new(started.id).map_err(|error| {
                    let message = "the service started an export and returned no usable id";
                    Error::new(Kind::Decode, message).with_source(error)
                })?;
                Ok(AuditLogJob { client, id })
            }))
        })
    }
}

impl IntoFuture for NewAuditLogExport {
    type Output = Result<AuditLogJob>;
    type IntoFuture = RequestBuilder<AuditLogJob>;

    fn into_future(self) -> Self::IntoFuture {
        self.into_request()
    }
}

/// An export of the audit log that was started.
#[derive(Debug, Clone)]
pub struct AuditLogJob {
    client: Squadcast,
    id: AuditLogExportId,
}

impl AuditLogJob {
    /// Returns the id of the export, to follow it later with [`AuditLogExports::job`].
    #[must_use]
    pub fn id(&self) -> &AuditLogExportId {
        &self.id
    }

    /// Gets the state of the export.
    ///
    /// Operation: `AuditLogs_getAuditLogsExportHistoryById`.
    pub fn state(&self) -> RequestBuilder<AuditLogExport> {
        let raw = self.client.raw();
        raw.audit_logs_get_audit_logs_export_history_by_id(self.id.as_str())
            .into()
    }

    /// Polls the export until its file can be downloaded, when it is awaited.
    ///
    /// Operation: `AuditLogs_getAuditLogsExportHistoryById`.
    pub fn until_done(&self) -> AuditLogUntilDone {
        AuditLogUntilDone {
            job: self.clone(),
            deadline: poll::DEADLINE,
        }
    }
}

/// Polls an export of the audit log until its file can be downloaded, when it is awaited. From [`AuditLogJob::until_done`].
///
/// The backoff grows from 1 second to 30 seconds. The values of the status are not documented: an export is
/// done once it has a link to its file.
///
/// # Errors
/// Awaiting it fails with [`Kind::Server`] if the status reads like a failure, with [`Kind::Timeout`] if the export is not done
/// before the deadline, and with [`Kind::NotFound`] if it does not exist.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited"]
pub struct AuditLogUntilDone {
    job: AuditLogJob,
    deadline: Duration,
}

impl AuditLogUntilDone {
    /// Sets the time after which polling ends. Defaults to 10 minutes.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    async fn poll(self) -> Result<FinishedAuditLogExport> {
        let (job, what) = (self.job, "the export of the audit log");
        let poll = || job.state();
        let export = poll::until_done(&job.client, what, self.deadline, poll, check).await;
        let operation = AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID.id;
        let export = export.map_err(|error| error.with_operation(operation))?;
        let client = job.client;
        Ok(FinishedAuditLogExport { export, client })
    }
}

fn check(export: AuditLogsExportHistoryResponse) -> Result<State<AuditLogExport>> {
    if !export.download_link.is_empty() {
        return Ok(State::Done(export));
    }
    if FAILED.contains(&export.status.to_ascii_lowercase().as_str()) {
        let message = format!("the export failed: its status is {:?}", export.status);
        return Err(Error::new(Kind::Server, message));
    }
    Ok(State::NotYet(export.status))
}

impl IntoFuture for AuditLogUntilDone {
    type Output = Result<FinishedAuditLogExport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.poll())
    }
}

/// An export of the audit log whose file can be downloaded. From [`AuditLogJob::until_done`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FinishedAuditLogExport {
    /// The export with the link to its file.
    pub export: AuditLogExport,
    client: Squadcast,
}

impl FinishedAuditLogExport {
    /// Downloads the file. See [`Download`] for the request to the host of the link.
    pub fn download(&self) -> Download {
        downloaded(&self.client, &self.export)
    }
}

fn downloaded(client: &Squadcast, export: &AuditLogExport) -> Download {
    let core = client.raw().core();
    if export.download_link.is_empty() {
        let why = format!(
            "the export has no link to a file, its status is {:?}",
            export.status
        );
        return core.invalid_download(invalid(&why));
    }
    core.download(&export.download_link)
}

/// The exports of the audit log that were started before. From [`AuditLogs::exports`](super::AuditLogs::exports).
#[derive(Debug, Clone, Copy)]
pub struct AuditLogExports<'a> {
    client: &'a Squadcast,
}

impl<'a> AuditLogExports<'a> {
    pub(super) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the exports with their state. `Debug` does not show the links to their files.
    ///
    /// Operation: `AuditLogs_listAuditLogsExportHistory`.
    pub fn list(&self) -> List<AuditLogExport> {
        let client = self.client.clone();
        let core = client.raw().core().clone();
        List::paged(
            &core,
            &AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let number = page::number(position);
                let list = client
                    .raw()
                    .audit_logs_list_audit_logs_export_history(page::SIZE.into(), number)
                    .into_request();
                Ok(list.map(|list| Page::new(list.data).total(list.metadata.total_count)))
            },
        )
    }

    /// Gets an export with its state.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the export does not exist.
    ///
    /// Operation: `AuditLogs_getAuditLogsExportHistoryById`.
    pub fn get(&self, export: impl IdOf<kind::AuditLogExport>) -> RequestBuilder<AuditLogExport> {
        request(|| Ok(self.job(export)?.state()))
    }

    /// Returns an export that was started before as a job, to poll it. Nothing is sent.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the id is invalid.
    pub fn job(&self, export: impl IdOf<kind::AuditLogExport>) -> Result<AuditLogJob> {
        Ok(AuditLogJob {
            client: self.client.clone(),
            id: AuditLogExportId::of(export)?,
        })
    }

    /// Downloads the file of an export that is done. See [`Download`] for the request to the host of the link.
    pub fn download(&self, export: &AuditLogExport) -> Download {
        downloaded(self.client, export)
    }
}
