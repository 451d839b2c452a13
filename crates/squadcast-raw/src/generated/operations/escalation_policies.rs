// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `escalation-policies` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the escalation policies of a team.
    ///
    /// Lists the escalation policies of one team. With the two paging parameters it answers a page at a time; `meta.total_count` tells when all have been read.
    ///
    /// `GET /v3/escalation-policies`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `page_size`: Number of entries on a page.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn escalation_policies_get_escalation_policy_by_team(
        &self,
        owner_id: &str,
        page_number: Option<i64>,
        page_size: Option<i64>,
    ) -> RequestBuilder<'_, crate::escalation_policies::EscalationPolicyPage> {
        self.core.call(&wire::ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_TEAM)
            .query("owner_id", owner_id)
            .query("page_number", page_number)
            .query("page_size", page_size)
            .answered()
    }

    /// Create an escalation policy.
    ///
    /// Creates an escalation policy for a team. Sending the request twice may create two policies, so do not repeat it blindly.
    ///
    /// `POST /v3/escalation-policies`
    ///
    /// - `body`: Rules, repetition and reminders of the new escalation policy.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn escalation_policies_create_escalation_policies(
        &self,
        body: &crate::escalation_policies::CreateEscalationPolicyRequest,
    ) -> RequestBuilder<'_, crate::escalation_policies::EscalationPolicyResponse> {
        self.core.call(&wire::ESCALATION_POLICIES_CREATE_ESCALATION_POLICIES).json(body).answered()
    }

    /// Delete an escalation policy.
    ///
    /// Deletes an escalation policy for good. A service or rule that still uses the policy may stand in the way.
    ///
    /// `DELETE /v3/escalation-policies/{escalationPolicyID}`
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn escalation_policies_remove_escalation_policy(&self, escalation_policy_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::ESCALATION_POLICIES_REMOVE_ESCALATION_POLICY)
            .path("escalationPolicyID", escalation_policy_id)
            .answered()
    }

    /// Get an escalation policy.
    ///
    /// Reads one escalation policy with its rules by its id.
    ///
    /// `GET /v3/escalation-policies/{escalationPolicyID}`
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    /// - `owner_id`: Id of the team that owns the escalation policy; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn escalation_policies_get_escalation_policy_by_id(
        &self,
        escalation_policy_id: &str,
        owner_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::escalation_policies::EscalationPolicyResponse> {
        self.core.call(&wire::ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_ID)
            .path("escalationPolicyID", escalation_policy_id)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Update an escalation policy.
    ///
    /// Changes an escalation policy. Note that the method is POST on the path of the policy. A list that is sent, such as `rules`, presumably replaces the present one as a whole.
    ///
    /// `POST /v3/escalation-policies/{escalationPolicyID}`
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    /// - `body`: The fields to change, written as JSON; the reference gives its content type as `text/plain`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn escalation_policies_update_escalation_policy(
        &self,
        escalation_policy_id: &str,
        body: &crate::escalation_policies::UpdateEscalationPolicyRequest,
    ) -> RequestBuilder<'_, crate::escalation_policies::EscalationPolicyResponse> {
        self.core.call(&wire::ESCALATION_POLICIES_UPDATE_ESCALATION_POLICY)
            .path("escalationPolicyID", escalation_policy_id)
            .json(body)
            .answered()
    }
}
