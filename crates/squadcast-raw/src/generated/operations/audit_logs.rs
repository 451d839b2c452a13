// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `audit-logs` area, as methods of the client.

use jiff::civil::Date;
use crate::wire;

impl crate::Client {
    /// List audit log entries in a range of days.
    ///
    /// Returns the audit log entries of the organization between two days, a page at a time, narrowed by any of the filters. A filter may name several values, which are sent as one comma-separated list.
    ///
    /// `GET /v3/audit-logs`
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `start_date`: First day to include, as a date `YYYY-MM-DD`.
    /// - `end_date`: Last day to include, as a date `YYYY-MM-DD`.
    /// - `action`: Kinds of action to include; without it all of them.
    /// - `resource`: Kinds of thing acted on to include; without it all of them.
    /// - `actor`: Ids of the users whose deeds to include; without it those of everybody.
    /// - `team`: Ids of the teams to include; without it all of them.
    /// - `client`: Clients to include, of `web`, `mobile` and `terraform`; without it all of them.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    #[allow(clippy::too_many_arguments)]
    pub fn audit_logs_list_audit_logs(
        &self,
        page_size: i64,
        page_number: i64,
        start_date: Date,
        end_date: Date,
        action: Option<&[String]>,
        resource: Option<&[String]>,
        actor: Option<&[String]>,
        team: Option<&[String]>,
        client: Option<&[crate::audit_logs::AuditLogClient]>,
    ) -> RequestBuilder<'_, crate::audit_logs::ListAuditLogsResponse> {
        self.core.call(&wire::AUDIT_LOGS_LIST_AUDIT_LOGS)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .query("startDate", start_date)
            .query("endDate", end_date)
            .query("action[]", action)
            .query("resource[]", resource)
            .query("actor[]", actor)
            .query("team[]", team)
            .query("client[]", client)
            .answered()
    }

    /// Start an export of audit log entries.
    ///
    /// Asks for a file of the audit log entries that match the filters, as CSV or JSON. The file is made in the background: follow it with `AuditLogs_getAuditLogsExportHistoryById` until there is a link. Each request starts another export.
    ///
    /// `POST /v3/audit-logs/export`
    ///
    /// - `body`: Name, file format and filters of the export.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn audit_logs_export_audit_logs(
        &self,
        body: &crate::audit_logs::ExportAuditLogsRequest,
    ) -> RequestBuilder<'_, crate::audit_logs::StartedExport> {
        self.core.call(&wire::AUDIT_LOGS_EXPORT_AUDIT_LOGS).json(body).answered()
    }

    /// List audit log exports with their state.
    ///
    /// Returns the exports of audit logs that were asked for in the organization, a page at a time, with their state and download link.
    ///
    /// `GET /v3/audit-logs/export/history`
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn audit_logs_list_audit_logs_export_history(
        &self,
        page_size: i64,
        page_number: i64,
    ) -> RequestBuilder<'_, crate::audit_logs::ListAuditLogsExportHistoryResponse> {
        self.core.call(&wire::AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .answered()
    }

    /// Get the state of an audit log export.
    ///
    /// Reads how far one export has come and, once it is finished, the link to its file.
    ///
    /// `GET /v3/audit-logs/export/history/{id}`
    ///
    /// - `id`: Id of the export: the `id` that `AuditLogs_exportAuditLogs` answers.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn audit_logs_get_audit_logs_export_history_by_id(
        &self,
        id: &str,
    ) -> RequestBuilder<'_, crate::audit_logs::AuditLogsExportHistoryResponse> {
        self.core.call(&wire::AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID).path("id", id).answered()
    }

    /// Get one audit log entry in full.
    ///
    /// Reads a single entry with details that the list leaves out: network address, user agent, kind of token and what exactly was changed.
    ///
    /// `GET /v3/audit-logs/{id}`
    ///
    /// - `id`: Id of the audit log entry: the `id` of an entry listed by `AuditLogs_listAuditLogs`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn audit_logs_get_audit_log_by_id(
        &self,
        id: &str,
    ) -> RequestBuilder<'_, crate::audit_logs::AuditLogIdResponse> {
        self.core.call(&wire::AUDIT_LOGS_GET_AUDIT_LOG_BY_ID).path("id", id).answered()
    }
}
