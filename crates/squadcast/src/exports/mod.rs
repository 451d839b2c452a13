//! Exports: files that the service makes in the background, such as an export of incidents.
//!
//! The API has no list of exports, and one operation that starts one,
//! [`export_by_mail`](crate::incidents::IncidentList::export_by_mail). The reference does not say whether the request id that
//! it returns is the id of an export; [`Exports::of_incidents`] tries it.
//!
//! ```no_run
//! use squadcast::{ExportId, Squadcast};
//! use std::time::Duration;
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let id: ExportId = "5f8e9d7c6b5a493827160fff".parse()?;
//!
//! let minutes = Duration::from_secs(20 * 60);
//! let finished = client.exports().until_done(&id).deadline(minutes).await?;
//!
//! // The link is on another host, which gets no access token.
//! let mut file = finished.download().await?;
//! while let Some(chunk) = file.chunk().await? {
//!     println!("{} bytes", chunk.len());
//! }
//! # Ok(())
//! # }
//! ```

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use squad_core::Download;
use squadcast_raw::wire::EXPORT_GET_EXPORT_DETAILS;

pub use squadcast_raw::exports::{
    ExportResponse as Export, ExportStatus, ExportType as ExportKind,
};

use crate::id::identified;
use crate::poll::{self, State};
use crate::request::request;
use crate::{Error, ExportId, IdOf, Kind, RequestBuilder, Result, Squadcast, kind};

/// The exports. From [`Squadcast::exports`].
#[derive(Debug, Clone, Copy)]
pub struct Exports<'a> {
    client: &'a Squadcast,
}

/// What became of an export of incidents whose link the service sends by e-mail. From [`Exports::of_incidents`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MailedExport {
    /// The request id is not the id of an export: only the e-mail has the link.
    SentByMail,
    /// The request id is the id of this export.
    Export(Export),
}

impl<'a> Exports<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Gets the state of an export and, once it is completed, the link to its file. `Debug` does not show the link.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the export does not exist.
    ///
    /// Operation: `Export_getExportDetails`.
    pub fn get(&self, export: impl IdOf<kind::Export>) -> RequestBuilder<Export> {
        request(|| {
            let export = ExportId::of(export)?;
            let raw = self.client.raw();
            Ok(raw.export_get_export_details(export.as_str()).into())
        })
    }

    /// Polls an export until it is completed, when it is awaited.
    ///
    /// Operation: `Export_getExportDetails`.
    pub fn until_done(&self, export: impl IdOf<kind::Export>) -> UntilDone {
        UntilDone {
            client: self.client.clone(),
            export: ExportId::of(export),
            deadline: poll::DEADLINE,
        }
    }

    /// Tries once whether the request id of an export of incidents is the id of an export, which the reference does not say.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// use squadcast::exports::MailedExport;
    /// use squadcast::incidents::ExportFormat;
    ///
    /// let quarter = client.incidents().list(&team, Window::last_days(90));
    /// let started = quarter.export_by_mail(ExportFormat::Csv).await?;
    /// match client.exports().of_incidents(&started).await? {
    ///     MailedExport::Export(export) => println!("{}", export.status),
    ///     _ => println!("the link comes by e-mail"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Any error of the request, but not that the export does not exist.
    ///
    /// Operation: `Export_getExportDetails`.
    pub async fn of_incidents(&self, started: impl IdOf<kind::Export>) -> Result<MailedExport> {
        match self.get(started).await {
            Ok(export) => Ok(MailedExport::Export(export)),
            Err(error) if error.is_not_found() => Ok(MailedExport::SentByMail),
            Err(error) => Err(error),
        }
    }

    /// Downloads the file of a completed export. See [`Download`] for the request to the host of the link.
    pub fn download(&self, export: &Export) -> Download {
        let core = self.client.raw().core();
        let link = export.download_url.as_deref().unwrap_or_default();
        if link.is_empty() {
            let status = &export.status;
            let message = format!(
                "the export has no link to a file, its status is {status:?}; no request was sent"
            );
            return core.invalid_download(Error::new(Kind::Configuration, message));
        }
        core.download(link)
    }
}

/// Polls an export until it is completed, when it is awaited. From [`Exports::until_done`].
///
/// The backoff grows from 1 second to 30 seconds.
///
/// # Errors
/// Awaiting it fails with [`Kind::Server`] if the service reports that the export failed, with [`Kind::Timeout`] if it is not
/// completed before the deadline, and with [`Kind::NotFound`] if it does not exist.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited"]
pub struct UntilDone {
    client: Squadcast,
    export: Result<ExportId>,
    deadline: Duration,
}

/// A completed export. From [`Exports::until_done`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FinishedExport {
    /// The export with the link to its file.
    pub export: Export,
    client: Squadcast,
}

impl UntilDone {
    /// Sets the time after which polling ends. Defaults to 10 minutes.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    async fn poll(self) -> Result<FinishedExport> {
        let id = self.export?;
        let client = self.client;
        let exports = client.exports();
        let poll = || exports.get(&id);
        let export = poll::until_done(&client, "the export", self.deadline, poll, check).await;
        let export = export.map_err(|error| error.with_operation(EXPORT_GET_EXPORT_DETAILS.id))?;
        Ok(FinishedExport { export, client })
    }
}

fn check(export: Export) -> Result<State<Export>> {
    match &export.status {
        ExportStatus::Failed => {
            let why = export.error_message.unwrap_or_default();
            let why: String = why.chars().filter(|c| !c.is_control()).take(300).collect();
            let message = format!("the export failed: {why}");
            Err(Error::new(Kind::Server, message))
        }
        ExportStatus::Completed => Ok(State::Done(export)),
        status => Ok(State::NotYet(status.to_string())),
    }
}

impl FinishedExport {
    /// Downloads the file. See [`Download`] for the request to the host of the link.
    pub fn download(&self) -> Download {
        self.client.exports().download(&self.export)
    }
}

impl IntoFuture for UntilDone {
    type Output = Result<FinishedExport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.poll())
    }
}

identified!(kind::Export: Export.id);
