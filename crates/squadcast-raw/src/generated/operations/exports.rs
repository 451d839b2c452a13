// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `exports` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Get the state of an export.
    ///
    /// Reads how far one export has come. Ask again while it is pending or running; once it is completed, the answer carries a link to the file that works for a limited time.
    ///
    /// `GET /v3/exports/{export_id}`
    ///
    /// - `export_id`: Id of the export that was started, for example an asynchronous export of incidents.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn export_get_export_details(&self, export_id: &str) -> RequestBuilder<'_, crate::exports::ExportResponse> {
        self.core.call(&wire::EXPORT_GET_EXPORT_DETAILS).path("export_id", export_id).answered()
    }
}
