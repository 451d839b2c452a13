//! The audit log: who changed what in the organization, and exports of it.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::audit_logs::{AuditLogClient, ExportFormat};
//! use squadcast::jiff::civil::date;
//! use std::time::Duration;
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let quarter = date(2026, 7, 1)..=date(2026, 9, 30);
//!
//! let mut updates = client
//!     .audit_logs()
//!     .list(quarter.clone())
//!     .action("update")
//!     .client(AuditLogClient::Terraform)
//!     .stream();
//! while let Some(entry) = updates.next().await {
//!     let entry = entry?;
//!     println!("{} {} {}", entry.timestamp, entry.actor.full_name, entry.resource);
//! }
//!
//! // As a file, which the service makes in the background.
//! let job = client.audit_logs().export(quarter, ExportFormat::Csv, "Q3").await?;
//! let finished = job.until_done().deadline(Duration::from_secs(600)).await?;
//! let mut file = finished.download().await?;
//! while let Some(chunk) = file.chunk().await? {
//!     println!("{} bytes", chunk.len());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The reference does not state the form of [`AuditLog::timestamp`](field@AuditLog::timestamp) and of
//! [`AuditLogExport::exported_at`](field@AuditLogExport::exported_at), so they are text; `jiff` parses them if they are RFC 3339.

mod export;
mod filters;
mod list;

use std::ops::RangeInclusive;

use jiff::civil::Date;

pub use export::{
    AuditLogExports, AuditLogJob, AuditLogUntilDone, FinishedAuditLogExport, NewAuditLogExport,
};
pub use list::AuditLogList;
pub use squadcast_raw::audit_logs::{
    Actor, AuditLogClient, AuditLogIdResponse as AuditLogDetails, AuditLogResponse as AuditLog,
    AuditLogsExportHistoryResponse as AuditLogExport, ExportType as ExportFormat,
    Filters as AuditLogExportFilters, Team as AuditLogTeam,
};

use crate::filter_value::filterable;
use crate::id::identified;
use crate::request::request;
use crate::{AuditLogId, IdOf, RequestBuilder, Squadcast, kind};

filterable! {
    AuditLogClient = "client",
}

/// The audit log. From [`Squadcast::audit_logs`].
#[derive(Debug, Clone, Copy)]
pub struct AuditLogs<'a> {
    client: &'a Squadcast,
}

impl<'a> AuditLogs<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the entries of a range of days, including the last one.
    ///
    /// Operation: `AuditLogs_listAuditLogs`.
    pub fn list(&self, days: RangeInclusive<Date>) -> AuditLogList {
        AuditLogList::new(self.client, days)
    }

    /// Gets an entry with what the list omits: network address, user agent, kind of token and details of the change.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the entry does not exist.
    ///
    /// Operation: `AuditLogs_getAuditLogById`.
    pub fn get(&self, entry: impl IdOf<kind::AuditLog>) -> RequestBuilder<AuditLogDetails> {
        request(|| {
            let entry = AuditLogId::of(entry)?;
            let raw = self.client.raw();
            Ok(raw.audit_logs_get_audit_log_by_id(&entry.id()).into())
        })
    }

    /// Starts an export of the entries of a range of days, including the last one. The service makes the file in the
    /// background; the name has 1 to 100 characters.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an argument is invalid: the name, or a range that ends before it
    /// starts.
    ///
    /// Operation: `AuditLogs_exportAuditLogs`.
    pub fn export(
        &self,
        days: RangeInclusive<Date>,
        format: ExportFormat,
        name: impl Into<String>,
    ) -> NewAuditLogExport {
        NewAuditLogExport::new(self.client, days, format, name)
    }

    /// Returns the exports that were started before, as a nested resource.
    #[must_use]
    pub fn exports(&self) -> AuditLogExports<'a> {
        AuditLogExports::new(self.client)
    }
}

identified!(kind::AuditLog: AuditLog.id, AuditLogDetails.id);
identified!(kind::AuditLogExport: AuditLogExport.id);
identified!(kind::User: Actor.user_id);
identified!(kind::Team: AuditLogTeam.id);
