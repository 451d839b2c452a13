// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `exports` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Gets the state of an export.
    ///
    /// Returns the progress of one export. Poll while it is pending or running; once it is completed, the response contains a link to the file that works for a limited time.
    ///
    /// Operation `Export_getExportDetails`: `GET /v3/exports/{export_id}`.
    ///
    /// - `export_id`: Id of the export that was started, for example an asynchronous export of incidents.
    pub fn export_get_export_details(&self, export_id: &str) -> ExportGetExportDetails {
        self.core.call(&wire::EXPORT_GET_EXPORT_DETAILS).path("export_id", export_id).into()
    }
}

squad_core::operation_request! {
    /// Request of `Export_getExportDetails`, from [`export_get_export_details`](crate::Client::export_get_export_details).
    ExportGetExportDetails -> crate::exports::ExportResponse {}
}
