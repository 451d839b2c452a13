// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `audit-logs` area: methods of the client, and their request types.

use jiff::civil::Date;
use crate::wire;

impl crate::Client {
    /// Lists audit log entries in a range of days.
    ///
    /// Returns the audit log entries of the organization between two days, one page at a time, narrowed by any of the filters. A filter may name several values, which are sent as one comma-separated list.
    ///
    /// Operation `AuditLogs_listAuditLogs`: `GET /v3/audit-logs`.
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `start_date`: First day to include, as a date `YYYY-MM-DD`.
    /// - `end_date`: Last day to include, as a date `YYYY-MM-DD`.
    ///
    /// Optional: [`action`](AuditLogsListAuditLogs::action), [`resource`](AuditLogsListAuditLogs::resource), [`actor`](AuditLogsListAuditLogs::actor), [`team`](AuditLogsListAuditLogs::team), [`client`](AuditLogsListAuditLogs::client).
    pub fn audit_logs_list_audit_logs(
        &self,
        page_size: i64,
        page_number: i64,
        start_date: Date,
        end_date: Date,
    ) -> AuditLogsListAuditLogs {
        self.core.call(&wire::AUDIT_LOGS_LIST_AUDIT_LOGS)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .query("startDate", start_date)
            .query("endDate", end_date)
            .into()
    }

    /// Starts an export of audit log entries.
    ///
    /// Requests a file of the audit log entries that match the filters, as CSV or JSON. The file is made in the background: follow it with `AuditLogs_getAuditLogsExportHistoryById` until there is a link. Each request starts another export.
    ///
    /// Operation `AuditLogs_exportAuditLogs`: `POST /v3/audit-logs/export`.
    ///
    /// - `body`: Name, file format and filters of the export.
    pub fn audit_logs_export_audit_logs(
        &self,
        body: &crate::audit_logs::ExportAuditLogsRequest,
    ) -> AuditLogsExportAuditLogs {
        self.core.call(&wire::AUDIT_LOGS_EXPORT_AUDIT_LOGS).json(body).into()
    }

    /// Lists audit log exports with their state.
    ///
    /// Returns the exports of audit logs that were requested in the organization, one page at a time, with their state and download link.
    ///
    /// Operation `AuditLogs_listAuditLogsExportHistory`: `GET /v3/audit-logs/export/history`.
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    pub fn audit_logs_list_audit_logs_export_history(
        &self,
        page_size: i64,
        page_number: i64,
    ) -> AuditLogsListAuditLogsExportHistory {
        self.core.call(&wire::AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .into()
    }

    /// Gets the state of an audit log export.
    ///
    /// Returns the progress of one export and, once it is finished, the link to its file.
    ///
    /// Operation `AuditLogs_getAuditLogsExportHistoryById`: `GET /v3/audit-logs/export/history/{id}`.
    ///
    /// - `id`: Id of the export: the `id` that `AuditLogs_exportAuditLogs` returns.
    pub fn audit_logs_get_audit_logs_export_history_by_id(
        &self,
        id: &str,
    ) -> AuditLogsGetAuditLogsExportHistoryById {
        self.core.call(&wire::AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID).path("id", id).into()
    }

    /// Gets one audit log entry in full.
    ///
    /// Returns a single entry with details that the list omits: network address, user agent, kind of token and what exactly was changed.
    ///
    /// Operation `AuditLogs_getAuditLogById`: `GET /v3/audit-logs/{id}`.
    ///
    /// - `id`: Id of the audit log entry: the `id` of an entry listed by `AuditLogs_listAuditLogs`.
    pub fn audit_logs_get_audit_log_by_id(&self, id: &str) -> AuditLogsGetAuditLogById {
        self.core.call(&wire::AUDIT_LOGS_GET_AUDIT_LOG_BY_ID).path("id", id).into()
    }
}

squad_core::operation_request! {
    /// Request of `AuditLogs_listAuditLogs`, from [`audit_logs_list_audit_logs`](crate::Client::audit_logs_list_audit_logs).
    AuditLogsListAuditLogs -> crate::audit_logs::ListAuditLogsResponse {
        /// Kinds of action to include; without it all of them.
        action: &[String] => query "action[]",
        /// Resource types acted on to include; if omitted, all of them.
        resource: &[String] => query "resource[]",
        /// Ids of the users whose actions to include; if omitted, those of all users.
        actor: &[String] => query "actor[]",
        /// Ids of the teams to include; without it all of them.
        team: &[String] => query "team[]",
        /// Clients to include, of `web`, `mobile` and `terraform`; without it all of them.
        client: &[crate::audit_logs::AuditLogClient] => query "client[]",
    }
}

squad_core::operation_request! {
    /// Request of `AuditLogs_exportAuditLogs`, from [`audit_logs_export_audit_logs`](crate::Client::audit_logs_export_audit_logs).
    AuditLogsExportAuditLogs -> crate::audit_logs::StartedExport {}
}

squad_core::operation_request! {
    /// Request of `AuditLogs_listAuditLogsExportHistory`, from [`audit_logs_list_audit_logs_export_history`](crate::Client::audit_logs_list_audit_logs_export_history).
    AuditLogsListAuditLogsExportHistory -> crate::audit_logs::ListAuditLogsExportHistoryResponse {}
}

squad_core::operation_request! {
    /// Request of `AuditLogs_getAuditLogsExportHistoryById`, from [`audit_logs_get_audit_logs_export_history_by_id`](crate::Client::audit_logs_get_audit_logs_export_history_by_id).
    AuditLogsGetAuditLogsExportHistoryById -> crate::audit_logs::AuditLogsExportHistoryResponse {}
}

squad_core::operation_request! {
    /// Request of `AuditLogs_getAuditLogById`, from [`audit_logs_get_audit_log_by_id`](crate::Client::audit_logs_get_audit_log_by_id).
    AuditLogsGetAuditLogById -> crate::audit_logs::AuditLogIdResponse {}
}
