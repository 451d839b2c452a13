// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `slos` area, as methods of the client.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// List the SLOs of a team.
    ///
    /// Returns the SLOs of one team, a page at a time, with their current level and error budget. All three parameters are needed; ask for the next page by raising `offset` by `limit` until the total is reached.
    ///
    /// `GET /v3/slo`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `offset`: Number of SLOs to skip, written as a string.
    /// - `limit`: Number of SLOs in one answer, written as a string.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_get_all_sl_os(
        &self,
        owner_id: &str,
        offset: &str,
        limit: &str,
    ) -> RequestBuilder<'_, crate::slos::SloPage> {
        self.core.call(&wire::SLO_GET_ALL_SL_OS)
            .query("owner_id", owner_id)
            .query("offset", offset)
            .query("limit", limit)
            .answered()
    }

    /// Create an SLO for services of a team.
    ///
    /// Sets up an objective over the services named, together with the checks that watch it and the people or services to notify. Sending the request twice makes two SLOs.
    ///
    /// `POST /v3/slo`
    ///
    /// - `owner_id`: Id of the team that owns the SLO; may be left out.
    /// - `owner_type`: Kind of the owner, such as `team`; may be left out.
    /// - `body`: Target, interval, services, checks and owner of the new SLO.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_create_slo(
        &self,
        owner_id: Option<&str>,
        owner_type: Option<&str>,
        body: &crate::slos::CreateSloRequest,
    ) -> RequestBuilder<'_, crate::slos::CreatedSlo> {
        self.core.call(&wire::SLO_CREATE_SLO)
            .query("owner_id", owner_id)
            .query("owner_type", owner_type)
            .json(body)
            .answered()
    }

    /// Update an SLO of a team.
    ///
    /// Changes the target, interval, services, checks, actions or owner of one SLO. The body has the form used for creating one, so send everything and not just what changes.
    ///
    /// `PUT /v3/slo/{sloID}`
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `owner_type`: Kind of the owner, such as `team`; may be left out.
    /// - `body`: The SLO as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_update_slo(
        &self,
        slo_id: i64,
        owner_id: &str,
        owner_type: Option<&str>,
        body: &crate::slos::CreateSloRequest,
    ) -> RequestBuilder<'_, crate::slos::UpdatedSlo> {
        self.core.call(&wire::SLO_UPDATE_SLO)
            .path("sloID", slo_id)
            .query("owner_id", owner_id)
            .query("owner_type", owner_type)
            .json(body)
            .answered()
    }

    /// Delete an SLO of a team.
    ///
    /// Removes one SLO with its checks and actions; the incidents themselves stay. The answer carries the SLO that was removed.
    ///
    /// `DELETE /v3/slo/{sloID}`
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `owner_type`: Kind of the owner, such as `team`; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_remove_slo(
        &self,
        slo_id: i64,
        owner_id: &str,
        owner_type: Option<&str>,
    ) -> RequestBuilder<'_, crate::slos::Slo> {
        self.core.call(&wire::SLO_REMOVE_SLO)
            .path("sloID", slo_id)
            .query("owner_id", owner_id)
            .query("owner_type", owner_type)
            .answered()
    }

    /// Get an SLO with its insights.
    ///
    /// Reads a single SLO and how much of its error budget was consumed over the past 30 days.
    ///
    /// `GET /v3/slo/{sloID}`
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `owner_type`: Kind of the owner, such as `team`; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_get_slo_by_id(
        &self,
        slo_id: i64,
        owner_id: &str,
        owner_type: Option<&str>,
    ) -> RequestBuilder<'_, crate::slos::SloWithInsights> {
        self.core.call(&wire::SLO_GET_SLO_BY_ID)
            .path("sloID", slo_id)
            .query("owner_id", owner_id)
            .query("owner_type", owner_type)
            .answered()
    }

    /// Record that an incident affects an SLO.
    ///
    /// Counts an incident against one SLO: the indicators it violated and the error budget it spent. The budget that remains shrinks accordingly.
    ///
    /// `POST /v3/slo/{sloID}/incident`
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `body`: The incident, the indicators it violated and the error budget it spent.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_mark_slo_affected(
        &self,
        slo_id: i64,
        owner_id: &str,
        body: &crate::slos::MarkSloAffectedRequest,
    ) -> RequestBuilder<'_, crate::slos::MarkedIncident> {
        self.core.call(&wire::SLO_MARK_SLO_AFFECTED)
            .path("sloID", slo_id)
            .query("owner_id", owner_id)
            .json(body)
            .answered()
    }

    /// Mark an SLO violation as false positive.
    ///
    /// Says whether an incident that counts against one SLO was a false positive, or takes that mark back. False positives are counted apart from true violations.
    ///
    /// `PATCH /v3/slo/{sloID}/incident/{incidentID}/false-positive/{value}`
    ///
    /// - `slo_id`: Id of the SLO: the `id` of an SLO listed by `SLO_getAllSLOs`.
    /// - `incident_id`: Id of the violating incident: the `id` that `SLO_markSLOAffected` answers, or the id of the incident itself.
    /// - `value`: Whether the violation is a false positive: true sets the mark, false takes it back.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `body`: An empty JSON object.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn slo_mark_slo_false_positive(
        &self,
        slo_id: i64,
        incident_id: &str,
        value: bool,
        owner_id: &str,
        body: &Map<String, Value>,
    ) -> RequestBuilder<'_, crate::slos::FalsePositiveAnswer> {
        self.core.call(&wire::SLO_MARK_SLO_FALSE_POSITIVE)
            .path("sloID", slo_id)
            .path("incidentID", incident_id)
            .path("value", value)
            .query("owner_id", owner_id)
            .json(body)
            .answered()
    }
}
