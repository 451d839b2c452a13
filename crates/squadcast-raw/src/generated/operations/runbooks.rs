// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `runbooks` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists runbooks.
    ///
    /// Lists the runbooks with their steps. The reference names no parameter and the list is not paginated.
    ///
    /// Operation `Runbooks_getAllRunbooksByTeam`: `GET /v3/runbooks`.
    ///
    /// Optional: [`owner_id`](RunbooksGetAllRunbooksByTeam::owner_id).
    pub fn runbooks_get_all_runbooks_by_team(&self) -> RunbooksGetAllRunbooksByTeam {
        self.core.call(&wire::RUNBOOKS_GET_ALL_RUNBOOKS_BY_TEAM).into()
    }

    /// Creates a runbook.
    ///
    /// Creates a runbook for a team. Sending the request twice may create two runbooks, so do not retry it blindly.
    ///
    /// Operation `Runbooks_createRunbook`: `POST /v3/runbooks`.
    ///
    /// - `body`: Name, team and steps of the new runbook.
    pub fn runbooks_create_runbook(&self, body: &crate::runbooks::CreateRunbookRequest) -> RunbooksCreateRunbook {
        self.core.call(&wire::RUNBOOKS_CREATE_RUNBOOK).json(body).into()
    }

    /// Deletes a runbook.
    ///
    /// Deletes a runbook permanently.
    ///
    /// Operation `Runbooks_removeRunbook`: `DELETE /v3/runbooks/{runbookID}`.
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    pub fn runbooks_remove_runbook(&self, runbook_id: &str) -> RunbooksRemoveRunbook {
        self.core.call(&wire::RUNBOOKS_REMOVE_RUNBOOK).path("runbookID", runbook_id).into()
    }

    /// Gets a runbook.
    ///
    /// Returns one runbook with its steps by its id.
    ///
    /// Operation `Runbooks_getRunbookById`: `GET /v3/runbooks/{runbookID}`.
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    ///
    /// Optional: [`owner_id`](RunbooksGetRunbookById::owner_id).
    pub fn runbooks_get_runbook_by_id(&self, runbook_id: &str) -> RunbooksGetRunbookById {
        self.core.call(&wire::RUNBOOKS_GET_RUNBOOK_BY_ID).path("runbookID", runbook_id).into()
    }

    /// Updates a runbook.
    ///
    /// Replaces the name and all the steps of a runbook; both must be sent. Its team cannot be changed.
    ///
    /// Operation `Runbooks_updateRunbook`: `PUT /v3/runbooks/{runbookID}`.
    ///
    /// - `runbook_id`: Id of the runbook: the `id` of a runbook from the list of runbooks.
    /// - `body`: Name and steps of the runbook, changed or not.
    pub fn runbooks_update_runbook(
        &self,
        runbook_id: &str,
        body: &crate::runbooks::UpdateRunbookRequest,
    ) -> RunbooksUpdateRunbook {
        self.core.call(&wire::RUNBOOKS_UPDATE_RUNBOOK).path("runbookID", runbook_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Runbooks_getAllRunbooksByTeam`, from [`runbooks_get_all_runbooks_by_team`](crate::Client::runbooks_get_all_runbooks_by_team).
    RunbooksGetAllRunbooksByTeam -> Vec<crate::runbooks::Runbook> {
        /// Id of the team whose runbooks are listed; optional.
        owner_id: &str => query "owner_id",
    }
}

squad_core::operation_request! {
    /// Request of `Runbooks_createRunbook`, from [`runbooks_create_runbook`](crate::Client::runbooks_create_runbook).
    RunbooksCreateRunbook -> crate::runbooks::Runbook {}
}

squad_core::operation_request! {
    /// Request of `Runbooks_removeRunbook`, from [`runbooks_remove_runbook`](crate::Client::runbooks_remove_runbook).
    RunbooksRemoveRunbook -> () {}
}

squad_core::operation_request! {
    /// Request of `Runbooks_getRunbookById`, from [`runbooks_get_runbook_by_id`](crate::Client::runbooks_get_runbook_by_id).
    RunbooksGetRunbookById -> crate::runbooks::Runbook {
        /// Id of the team that owns the runbook; optional.
        owner_id: &str => query "owner_id",
    }
}

squad_core::operation_request! {
    /// Request of `Runbooks_updateRunbook`, from [`runbooks_update_runbook`](crate::Client::runbooks_update_runbook).
    RunbooksUpdateRunbook -> crate::runbooks::Runbook {}
}
