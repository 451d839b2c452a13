// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `audit-logs` area.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use squad_core::wire::{absent, identity, receive};

/// The user who did what an audit log entry tells, or who asked for an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Actor {
    /// Id of the user who acted.
    #[serde(rename = "userID", default = "absent", deserialize_with = "receive")]
    pub user_id: String,
    /// Login name of the user.
    #[serde(rename = "userName", default = "absent", deserialize_with = "receive")]
    pub user_name: String,
    /// E-mail address of the user. Personal data.
    #[serde(rename = "userEmail", default = "absent", deserialize_with = "receive")]
    pub user_email: String,
    /// First and last name of the user.
    #[serde(rename = "fullName", default = "absent", deserialize_with = "receive")]
    pub full_name: String,
}

squad_core::received!(Actor default { user_id, user_name, user_email, full_name });

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditLogIdResponse {
    /// Id of the audit log entry.
    #[serde(deserialize_with = "identity")]
    pub id: i32,
    /// Kind of thing that was acted on.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub resource: String,
    /// What was done to it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub action: String,
    /// The user who did it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub actor: crate::audit_logs::Actor,
    /// Client through which the action came, such as `web`, `mobile` or `terraform`.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub client: String,
    /// Time at which it was done, as text.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub timestamp: String,
    /// Time zone that belongs to the time of the entry.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub timezone: String,
    /// The team within which it was done.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team: crate::audit_logs::Team,
    /// Kind of token with which the request was authenticated.
    #[serde(rename = "tokenType", default = "absent", deserialize_with = "receive")]
    pub token_type: String,
    /// Network address from which the request came.
    #[serde(rename = "ipAddress", default = "absent", deserialize_with = "receive")]
    pub ip_address: String,
    /// Further words on what was done.
    #[serde(rename = "additionalInfo", default = "absent", deserialize_with = "receive")]
    pub additional_info: String,
    /// Free details of the action, whose form depends on what was done; null when there are none.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub meta: Map<String, Value>,
    /// Program that sent the request, in its own words.
    #[serde(rename = "userAgent", default = "absent", deserialize_with = "receive")]
    pub user_agent: String,
}

squad_core::received!(AuditLogIdResponse default { id, resource, action, actor, client, timestamp, timezone, team, token_type, ip_address, additional_info, meta, user_agent });

/// An audit log entry as the list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditLogResponse {
    /// Id of the audit log entry.
    #[serde(deserialize_with = "identity")]
    pub id: i32,
    /// Kind of thing that was acted on.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub resource: String,
    /// What was done to it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub action: String,
    /// The user who did it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub actor: crate::audit_logs::Actor,
    /// Client through which the action came, such as `web`, `mobile` or `terraform`.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub client: String,
    /// Time at which it was done, as text.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub timestamp: String,
    /// The team within which it was done.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team: crate::audit_logs::Team,
}

squad_core::received!(AuditLogResponse default { id, resource, action, actor, client, timestamp, team });

/// An export of audit logs: what was asked for, by whom, and how far it is.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditLogsExportHistoryResponse {
    /// Id of the export.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Name given to the export by whoever asked for it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Text given to the export by whoever asked for it.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub description: String,
    /// Time at which the export was made, as text.
    #[serde(rename = "exportedAt", default = "absent", deserialize_with = "receive")]
    pub exported_at: String,
    /// The user who asked for the export.
    #[serde(rename = "requestedBy", default = "absent", deserialize_with = "receive")]
    pub requested_by: crate::audit_logs::Actor,
    /// Secret: address from which anybody can fetch the file; empty until the export is finished.
    #[serde(rename = "downloadLink", default = "absent", deserialize_with = "receive")]
    pub download_link: String,
    /// How far the export is, as a word.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub status: String,
    /// What the export was narrowed down to.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub filters: crate::audit_logs::Filters,
}

squad_core::received!(AuditLogsExportHistoryResponse default { id, name, description, exported_at, requested_by, download_link, status, filters });

squad_core::redacted_debug!(AuditLogsExportHistoryResponse { id, name, description, exported_at, requested_by, status, filters } { download_link });

/// Which audit log entries to export, and in what form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportAuditLogsRequest {
    /// What to narrow the export down to; the two days are compulsory.
    pub filters: crate::audit_logs::ExportFilters,
    /// Name of the export, 1 to 100 characters and not beginning with white space.
    pub name: String,
    /// Text that says what the export is for, at most 300 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Format of the file: `csv` or `json`.
    #[serde(rename = "exportType")]
    pub export_type: crate::audit_logs::ExportType,
}

squad_core::sent! {
    ExportAuditLogsRequest {
        filters: crate::audit_logs::ExportFilters,
        name: String,
        export_type: crate::audit_logs::ExportType,
    } {
        description: String,
    }
}

/// Confirmation that an export of audit logs was started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportAuditLogsResponse {
    /// Id and confirmation.
    #[serde(deserialize_with = "identity")]
    pub data: crate::audit_logs::StartedExport,
}

squad_core::received!(ExportAuditLogsResponse default { data });

/// What to narrow the export down to; the two days are compulsory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportFilters {
    /// First day to include, as a date `YYYY-MM-DD`.
    #[serde(rename = "startDate")]
    pub start_date: Date,
    /// Last day to include, as a date `YYYY-MM-DD`.
    #[serde(rename = "endDate")]
    pub end_date: Date,
    /// Kinds of thing that was acted on; only entries about these are included.
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

squad_core::sent! {
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Filters {
    /// First day included, as a date `YYYY-MM-DD`.
    #[serde(rename = "startDate", default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// Last day included, as a date `YYYY-MM-DD`.
    #[serde(rename = "endDate", default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    /// Kinds of thing acted on that were included; null for all.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub resource: Vec<String>,
    /// Kinds of action that were included; null for all.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub action: Vec<String>,
    /// Users whose deeds were included; null for everybody.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub actor: Vec<crate::audit_logs::Actor>,
    /// Teams that were included; null for all.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team: Vec<crate::audit_logs::Team>,
    /// Clients that were included; null for all.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub client: Vec<String>,
}

squad_core::received!(Filters default { start_date, end_date, resource, action, actor, team, client });

/// Answer to the reading of a single audit log entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetAuditLogByIdResponse {
    /// The entry with all its details.
    #[serde(deserialize_with = "identity")]
    pub data: crate::audit_logs::AuditLogIdResponse,
}

squad_core::received!(GetAuditLogByIdResponse default { data });

/// Answer to the reading of a single export of audit logs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetAuditLogExportHistoryByIdResponse {
    /// The export with its state.
    #[serde(deserialize_with = "identity")]
    pub data: crate::audit_logs::AuditLogsExportHistoryResponse,
}

squad_core::received!(GetAuditLogExportHistoryByIdResponse default { data });

/// One page of the exports of audit logs with the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ListAuditLogsExportHistoryResponse {
    /// Exports on this page.
    #[serde(deserialize_with = "identity")]
    pub data: Vec<crate::audit_logs::AuditLogsExportHistoryResponse>,
    /// Figures about the list.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub metadata: crate::audit_logs::PageMetadata,
}

squad_core::received!(ListAuditLogsExportHistoryResponse default { data, metadata });

/// One page of audit log entries with the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ListAuditLogsResponse {
    /// Entries on this page.
    #[serde(deserialize_with = "identity")]
    pub data: Vec<crate::audit_logs::AuditLogResponse>,
    /// Figures about the list.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub metadata: crate::audit_logs::PageMetadata,
}

squad_core::received!(ListAuditLogsResponse default { data, metadata });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PageMetadata {
    /// Number of exports in all.
    #[serde(rename = "totalCount", default = "absent", deserialize_with = "receive")]
    pub total_count: i64,
}

squad_core::received!(PageMetadata default { total_count });

/// Id and confirmation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StartedExport {
    /// Id of the export, to be followed in the export history.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub id: String,
    /// Text that confirms the request.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub message: String,
}

squad_core::received!(StartedExport default { id, message });

/// The team within which an audited action took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Team {
    /// Id of the team.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub id: String,
    /// Name of the team.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Whether the team has been deleted since.
    #[serde(rename = "isDeleted", default = "absent", deserialize_with = "receive")]
    pub is_deleted: bool,
}

squad_core::received!(Team default { id, name, is_deleted });
