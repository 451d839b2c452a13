// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `slos` area: methods of the client, and their request types.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// Lists the SLOs of a team.
    ///
    /// Returns the SLOs of one team, one page at a time, with their current level and error budget. All three parameters are required; request the next page by raising `offset` by `limit` until the total is reached.
    ///
    /// Operation `SLO_getAllSLOs`: `GET /v3/slo`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `offset`: Number of SLOs to skip, written as a string.
    /// - `limit`: Maximum number of SLOs in one response, written as a string.
    pub fn slo_get_all_sl_os(&self, owner_id: &str, offset: &str, limit: &str) -> SloGetAllSlOs {
        self.core.call(&wire::SLO_GET_ALL_SL_OS)
            .query("owner_id", owner_id)
            .query("offset", offset)
            .query("limit", limit)
            .into()
    }

    /// Creates an SLO for services of a team.
    ///
    /// Sets up an objective over the services named, together with the checks that watch it and the people or services to notify. Sending the request twice makes two SLOs.
    ///
    /// Operation `SLO_createSLO`: `POST /v3/slo`.
    ///
    /// - `body`: Target, interval, services, checks and owner of the new SLO.
    ///
    /// Optional: [`owner_id`](SloCreateSlo::owner_id), [`owner_type`](SloCreateSlo::owner_type).
    pub fn slo_create_slo(&self, body: &crate::slos::CreateSloRequest) -> SloCreateSlo {
        self.core.call(&wire::SLO_CREATE_SLO).json(body).into()
    }

    /// Updates an SLO of a team.
    ///
    /// Changes the target, interval, services, checks, actions or owner of one SLO. The body has the same form as for creating one, so send all fields, not only those that change.
    ///
    /// Operation `SLO_updateSLO`: `PUT /v3/slo/{sloID}`.
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `body`: The SLO as it is to be from now on.
    ///
    /// Optional: [`owner_type`](SloUpdateSlo::owner_type).
    pub fn slo_update_slo(
        &self,
        slo_id: i64,
        owner_id: &str,
        body: &crate::slos::CreateSloRequest,
    ) -> SloUpdateSlo {
        self.core.call(&wire::SLO_UPDATE_SLO).path("sloID", slo_id).query("owner_id", owner_id).json(body).into()
    }

    /// Deletes an SLO of a team.
    ///
    /// Removes one SLO with its checks and actions; the incidents themselves stay. The response carries the SLO that was removed.
    ///
    /// Operation `SLO_removeSLO`: `DELETE /v3/slo/{sloID}`.
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`owner_type`](SloRemoveSlo::owner_type).
    pub fn slo_remove_slo(&self, slo_id: i64, owner_id: &str) -> SloRemoveSlo {
        self.core.call(&wire::SLO_REMOVE_SLO).path("sloID", slo_id).query("owner_id", owner_id).into()
    }

    /// Gets an SLO with its insights.
    ///
    /// Returns a single SLO and how much of its error budget was consumed over the past 30 days.
    ///
    /// Operation `SLO_getSLOById`: `GET /v3/slo/{sloID}`.
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`owner_type`](SloGetSloById::owner_type).
    pub fn slo_get_slo_by_id(&self, slo_id: i64, owner_id: &str) -> SloGetSloById {
        self.core.call(&wire::SLO_GET_SLO_BY_ID).path("sloID", slo_id).query("owner_id", owner_id).into()
    }

    /// Records that an incident affects an SLO.
    ///
    /// Counts an incident against one SLO: the indicators it violated and the error budget it spent. The budget that remains shrinks accordingly.
    ///
    /// Operation `SLO_markSLOAffected`: `POST /v3/slo/{sloID}/incident`.
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `body`: The incident, the indicators it violated and the error budget it spent.
    pub fn slo_mark_slo_affected(
        &self,
        slo_id: i64,
        owner_id: &str,
        body: &crate::slos::MarkSloAffectedRequest,
    ) -> SloMarkSloAffected {
        self.core.call(&wire::SLO_MARK_SLO_AFFECTED).path("sloID", slo_id).query("owner_id", owner_id).json(body).into()
    }

    /// Marks an SLO violation as false positive.
    ///
    /// Says whether an incident that counts against one SLO was a false positive, or takes that mark back. False positives are counted apart from true violations.
    ///
    /// Operation `SLO_markSLOFalsePositive`: `PATCH /v3/slo/{sloID}/incident/{incidentID}/false-positive/{value}`.
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `incident_id`: Id of the violating incident: the `id` that `SLO_markSLOAffected` returns, or the id of the incident itself.
    /// - `value`: Whether the violation is a false positive: true sets the mark, false takes it back.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `body`: An empty JSON object.
    pub fn slo_mark_slo_false_positive(
        &self,
        slo_id: i64,
        incident_id: &str,
        value: bool,
        owner_id: &str,
        body: &Map<String, Value>,
    ) -> SloMarkSloFalsePositive {
        self.core.call(&wire::SLO_MARK_SLO_FALSE_POSITIVE)
            .path("sloID", slo_id)
            .path("incidentID", incident_id)
            .path("value", value)
            .query("owner_id", owner_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `SLO_getAllSLOs`, from [`slo_get_all_sl_os`](crate::Client::slo_get_all_sl_os).
    SloGetAllSlOs -> crate::slos::SloPage {}
}

squad_core::operation_request! {
    /// Request of `SLO_createSLO`, from [`slo_create_slo`](crate::Client::slo_create_slo).
    SloCreateSlo -> crate::slos::CreatedSlo {
        /// Id of the team that owns the SLO; optional.
        owner_id: &str => query "owner_id",
        /// Kind of the owner, such as `team`; optional.
        owner_type: &str => query "owner_type",
    }
}

squad_core::operation_request! {
    /// Request of `SLO_updateSLO`, from [`slo_update_slo`](crate::Client::slo_update_slo).
    SloUpdateSlo -> crate::slos::UpdatedSlo {
        /// Kind of the owner, such as `team`; optional.
        owner_type: &str => query "owner_type",
    }
}

squad_core::operation_request! {
    /// Request of `SLO_removeSLO`, from [`slo_remove_slo`](crate::Client::slo_remove_slo).
    SloRemoveSlo -> crate::slos::Slo {
        /// Kind of the owner, such as `team`; optional.
        owner_type: &str => query "owner_type",
    }
}

squad_core::operation_request! {
    /// Request of `SLO_getSLOById`, from [`slo_get_slo_by_id`](crate::Client::slo_get_slo_by_id).
    SloGetSloById -> crate::slos::SloWithInsights {
        /// Kind of the owner, such as `team`; optional.
        owner_type: &str => query "owner_type",
    }
}

squad_core::operation_request! {
    /// Request of `SLO_markSLOAffected`, from [`slo_mark_slo_affected`](crate::Client::slo_mark_slo_affected).
    SloMarkSloAffected -> crate::slos::MarkedIncident {}
}

squad_core::operation_request! {
    /// Request of `SLO_markSLOFalsePositive`, from [`slo_mark_slo_false_positive`](crate::Client::slo_mark_slo_false_positive).
    SloMarkSloFalsePositive -> crate::slos::FalsePositiveResponse {}
}
