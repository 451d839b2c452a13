// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `runbooks` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List runbooks.
    ///
    /// Lists the runbooks with their steps. The reference names no parameter and the list is not paged.
    ///
    /// `GET /v3/runbooks`
    ///
    /// - `owner_id`: Id of the team whose runbooks are listed; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_get_all_runbooks_by_team(
        &self,
        owner_id: Option<&str>,
    ) -> RequestBuilder<'_, Vec<crate::runbooks::Runbook>> {
        self.core.call(&wire::RUNBOOKS_GET_ALL_RUNBOOKS_BY_TEAM).query("owner_id", owner_id).answered()
    }

    /// Create a runbook.
    ///
    /// Creates a runbook for a team. Sending the request twice may create two runbooks, so do not repeat it blindly.
    ///
    /// `POST /v3/runbooks`
    ///
    /// - `body`: Name, team and steps of the new runbook.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_create_runbook(
        &self,
        body: &crate::runbooks::CreateRunbookRequest,
    ) -> RequestBuilder<'_, crate::runbooks::Runbook> {
        self.core.call(&wire::RUNBOOKS_CREATE_RUNBOOK).json(body).answered()
    }

    /// Delete a runbook.
    ///
    /// Deletes a runbook for good.
    ///
    /// `DELETE /v3/runbooks/{runbookID}`
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_remove_runbook(&self, runbook_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::RUNBOOKS_REMOVE_RUNBOOK).path("runbookID", runbook_id).answered()
    }

    /// Get a runbook.
    ///
    /// Reads one runbook with its steps by its id.
    ///
    /// `GET /v3/runbooks/{runbookID}`
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    /// - `owner_id`: Id of the team that owns the runbook; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_get_runbook_by_id(
        &self,
        runbook_id: &str,
        owner_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::runbooks::Runbook> {
        self.core.call(&wire::RUNBOOKS_GET_RUNBOOK_BY_ID)
            .path("runbookID", runbook_id)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Update a runbook.
    ///
    /// Replaces the name and all the steps of a runbook; both must be sent. Its team cannot be changed.
    ///
    /// `PUT /v3/runbooks/{runbookID}`
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    /// - `body`: Name and steps of the runbook, changed or not.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_update_runbook(
        &self,
        runbook_id: &str,
        body: &crate::runbooks::UpdateRunbookRequest,
    ) -> RequestBuilder<'_, crate::runbooks::Runbook> {
        self.core.call(&wire::RUNBOOKS_UPDATE_RUNBOOK).path("runbookID", runbook_id).json(body).answered()
    }
}
