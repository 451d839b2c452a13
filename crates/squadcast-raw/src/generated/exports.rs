// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `exports` area.


/// An export with its state and, when it is finished, the link to its file.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ExportResponse {
    /// Id of the export.
    pub id: String,
    /// What is exported: `incidents`, `statuspage-subscribers` or `schedules-on-call-hours-per-user`.
    pub type_: String,
    /// How far the export is: `pending`, `running`, `completed` or `failed`.
    pub status: String,
    /// Secret: address from which anyone can fetch the file; absent until the export is completed. Fetch it without the access token.
    pub download_url: Option<String>,
    /// Time at which the link to the file stops working, as text; absent while there is no link.
    pub download_url_expires_at: Option<String>,
    /// Format of the file, such as CSV or JSON.
    pub format: String,
    /// Why the export failed; absent otherwise.
    pub error_message: Option<String>,
}

squad_core::lenient_struct!(ExportResponse default { id = "id" } { type_ = "type", status = "status", download_url = "download_url", download_url_expires_at = "download_url_expires_at", format = "format", error_message = "error_message" });

squad_core::redacted_debug!(ExportResponse { id, type_, status, download_url_expires_at, format, error_message } { download_url });
