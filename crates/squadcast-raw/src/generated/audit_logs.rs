// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `audit-logs` area.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The user who performed the action of an audit log entry, or who requested an export.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Actor {
    /// Id of the user who acted.
    pub user_id: String,
    /// Login name of the user.
    pub user_name: String,
    /// E-mail address of the user. Personal data.
    pub user_email: String,
    /// First and last name of the user.
    pub full_name: String,
}

squad_core::lenient_struct!(Actor default {} { user_id = "userID", user_name = "userName", user_email = "userEmail", full_name = "fullName" });

squad_core::open_enum! {
    /// One of the listed values.
    pub enum AuditLogClient {
        /// `web`
        Web = "web",
        /// `mobile`
        Mobile = "mobile",
        /// `terraform`
        Terraform = "terraform",
    }
}

/// An audit log entry with all its details.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AuditLogIdResponse {
    /// Id of the audit log entry.
    pub id: i32,
    /// Type of the resource acted on.
    pub resource: String,
    /// Action performed on it.
    pub action: String,
    /// The user who did it.
    pub actor: crate::audit_logs::Actor,
    /// Client through which the action came, such as `web`, `mobile` or `terraform`.
    pub client: String,
    /// Time at which it was done, as text.
    pub timestamp: String,
    /// Time zone that belongs to the time of the entry.
    pub timezone: String,
    /// The team within which it was done.
    pub team: crate::audit_logs::Team,
    /// Kind of token with which the request was authenticated.
    pub token_type: String,
    /// Network address from which the request came.
    pub ip_address: String,
    /// Further description of the action.
    pub additional_info: String,
    /// Free details of the action, whose form depends on what was done; null when there are none.
    pub meta: Map<String, Value>,
    /// Client that sent the request, as it identified itself.
    pub user_agent: String,
}

squad_core::lenient_struct!(AuditLogIdResponse default { id = "id" } { resource = "resource", action = "action", actor = "actor", client = "client", timestamp = "timestamp", timezone = "timezone", team = "team", token_type = "tokenType", ip_address = "ipAddress", additional_info = "additionalInfo", meta = "meta", user_agent = "userAgent" });

/// An audit log entry as the list shows it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AuditLogResponse {
    /// Id of the audit log entry.
    pub id: i32,
    /// Type of the resource acted on.
    pub resource: String,
    /// Action performed on it.
    pub action: String,
    /// The user who did it.
    pub actor: crate::audit_logs::Actor,
    /// Client through which the action came, such as `web`, `mobile` or `terraform`.
    pub client: String,
    /// Time at which it was done, as text.
    pub timestamp: String,
    /// The team within which it was done.
    pub team: crate::audit_logs::Team,
}

squad_core::lenient_struct!(AuditLogResponse default { id = "id" } { resource = "resource", action = "action", actor = "actor", client = "client", timestamp = "timestamp", team = "team" });

/// An export of audit logs: what was requested, by whom, and its progress.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AuditLogsExportHistoryResponse {
    /// Id of the export.
    pub id: String,
    /// Name given to the export by the requester.
    pub name: String,
    /// Description given to the export by the requester.
    pub description: String,
    /// Time at which the export was made, as text.
    pub exported_at: String,
    /// The user who requested the export.
    pub requested_by: crate::audit_logs::Actor,
    /// Secret: address from which anyone can fetch the file; empty until the export is finished.
    pub download_link: String,
    /// State of the export.
    pub status: String,
    /// What the export was narrowed down to.
    pub filters: crate::audit_logs::Filters,
}

squad_core::lenient_struct!(AuditLogsExportHistoryResponse default { id = "id" } { name = "name", description = "description", exported_at = "exportedAt", requested_by = "requestedBy", download_link = "downloadLink", status = "status", filters = "filters" });

squad_core::redacted_debug!(AuditLogsExportHistoryResponse { id, name, description, exported_at, requested_by, status, filters } { download_link });

/// Which audit log entries to export, and in what form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportAuditLogsRequest {
    /// What to narrow the export down to; the two days are required.
    pub filters: crate::audit_logs::ExportFilters,
    /// Name of the export, 1 to 100 characters and not beginning with white space.
    pub name: String,
    /// Description of the export, at most 300 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Format of the file: `csv` or `json`.
    #[serde(rename = "exportType")]
    pub export_type: crate::audit_logs::ExportType,
}

squad_core::request_struct! {
    ExportAuditLogsRequest {
        filters: crate::audit_logs::ExportFilters,
        name: String,
        export_type: crate::audit_logs::ExportType,
    } {
        description: String,
    }
}

/// Confirmation that an export of audit logs was started.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExportAuditLogsResponse {
    /// Id and confirmation.
    pub data: crate::audit_logs::StartedExport,
}

squad_core::lenient_struct!(ExportAuditLogsResponse default { data = "data" } {});

/// What to narrow the export down to; the two days are required.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportFilters {
    /// First day to include, as a date `YYYY-MM-DD`.
    #[serde(rename = "startDate")]
    pub start_date: Date,
    /// Last day to include, as a date `YYYY-MM-DD`.
    #[serde(rename = "endDate")]
    pub end_date: Date,
    /// Resource types acted on; only entries about these are included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Vec<String>>,
    /// Kinds of action; only entries of these are included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Vec<String>>,
    /// Ids of users; only what they did is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<Vec<String>>,
    /// Ids of teams; only entries of these are included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<Vec<String>>,
    /// Clients through which the action came, such as `web`, `mobile` or `terraform`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<Vec<String>>,
}

squad_core::request_struct! {
    ExportFilters {
        start_date: Date,
        end_date: Date,
    } {
        resource: Vec<String>,
        action: Vec<String>,
        actor: Vec<String>,
        team: Vec<String>,
        client: Vec<String>,
    }
}

squad_core::open_enum! {
    /// Format of the file: `csv` or `json`.
    pub enum ExportType {
        /// `csv`
        Csv = "csv",
        /// `json`
        Json = "json",
    }
}

/// What an export of audit logs was narrowed down to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Filters {
    /// First day included, as a date `YYYY-MM-DD`.
    pub start_date: Option<Date>,
    /// Last day included, as a date `YYYY-MM-DD`.
    pub end_date: Option<Date>,
    /// Resource types acted on that were included; null for all.
    pub resource: Vec<String>,
    /// Kinds of action that were included; null for all.
    pub action: Vec<String>,
    /// Users whose actions were included; null for all users.
    pub actor: Vec<crate::audit_logs::Actor>,
    /// Teams that were included; null for all.
    pub team: Vec<crate::audit_logs::Team>,
    /// Clients that were included; null for all.
    pub client: Vec<String>,
}

squad_core::lenient_struct!(Filters default {} { start_date = "startDate", end_date = "endDate", resource = "resource", action = "action", actor = "actor", team = "team", client = "client" });

/// Response of reading a single audit log entry.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAuditLogByIdResponse {
    /// The entry with all its details.
    pub data: crate::audit_logs::AuditLogIdResponse,
}

squad_core::lenient_struct!(GetAuditLogByIdResponse default { data = "data" } {});

/// Response of reading a single export of audit logs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAuditLogExportHistoryByIdResponse {
    /// The export with its state.
    pub data: crate::audit_logs::AuditLogsExportHistoryResponse,
}

squad_core::lenient_struct!(GetAuditLogExportHistoryByIdResponse default { data = "data" } {});

/// One page of the exports of audit logs with the total.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAuditLogsExportHistoryResponse {
    /// Exports on this page.
    pub data: Vec<crate::audit_logs::AuditLogsExportHistoryResponse>,
    /// Figures about the list.
    pub metadata: crate::audit_logs::PageMetadata,
}

squad_core::lenient_struct!(ListAuditLogsExportHistoryResponse default { data = "data" } { metadata = "metadata" });

/// One page of audit log entries with the total.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAuditLogsResponse {
    /// Entries on this page.
    pub data: Vec<crate::audit_logs::AuditLogResponse>,
    /// Figures about the list.
    pub metadata: crate::audit_logs::PageMetadata,
}

squad_core::lenient_struct!(ListAuditLogsResponse default { data = "data" } { metadata = "metadata" });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PageMetadata {
    /// Number of exports in all.
    pub total_count: i64,
}

squad_core::lenient_struct!(PageMetadata default {} { total_count = "totalCount" });

/// Id and confirmation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StartedExport {
    /// Id of the export, to be followed in the export history.
    pub id: String,
    /// Text that confirms the request.
    pub message: String,
}

squad_core::lenient_struct!(StartedExport default {} { id = "id", message = "message" });

/// The team within which an audited action took place.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Team {
    /// Id of the team.
    pub id: String,
    /// Name of the team.
    pub name: String,
    /// Whether the team has been deleted since.
    pub is_deleted: bool,
}

squad_core::lenient_struct!(Team default {} { id = "id", name = "name", is_deleted = "isDeleted" });
