// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `escalation-policies` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the escalation policies of a team.
    ///
    /// Lists the escalation policies of one team. With the two paging parameters it returns one page at a time; `meta.total_count` shows when all items have been read.
    ///
    /// Operation `EscalationPolicies_getEscalationPolicyByTeam`: `GET /v3/escalation-policies`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`page_number`](EscalationPoliciesGetEscalationPolicyByTeam::page_number), [`page_size`](EscalationPoliciesGetEscalationPolicyByTeam::page_size).
    pub fn escalation_policies_get_escalation_policy_by_team(
        &self,
        owner_id: &str,
    ) -> EscalationPoliciesGetEscalationPolicyByTeam {
        self.core.call(&wire::ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_TEAM).query("owner_id", owner_id).into()
    }

    /// Creates an escalation policy.
    ///
    /// Creates an escalation policy for a team. Sending the request twice may create two policies, so do not retry it blindly.
    ///
    /// Operation `EscalationPolicies_createEscalationPolicies`: `POST /v3/escalation-policies`.
    ///
    /// - `body`: Rules, repetition and reminders of the new escalation policy.
    pub fn escalation_policies_create_escalation_policies(
        &self,
        body: &crate::escalation_policies::CreateEscalationPolicyRequest,
    ) -> EscalationPoliciesCreateEscalationPolicies {
        self.core.call(&wire::ESCALATION_POLICIES_CREATE_ESCALATION_POLICIES).json(body).into()
    }

    /// Deletes an escalation policy.
    ///
    /// Deletes an escalation policy permanently. A service or rule that still uses the policy may prevent this.
    ///
    /// Operation `EscalationPolicies_removeEscalationPolicy`: `DELETE /v3/escalation-policies/{escalationPolicyID}`.
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    pub fn escalation_policies_remove_escalation_policy(
        &self,
        escalation_policy_id: &str,
    ) -> EscalationPoliciesRemoveEscalationPolicy {
        self.core.call(&wire::ESCALATION_POLICIES_REMOVE_ESCALATION_POLICY)
            .path("escalationPolicyID", escalation_policy_id)
            .into()
    }

    /// Gets an escalation policy.
    ///
    /// Returns one escalation policy with its rules by its id.
    ///
    /// Operation `EscalationPolicies_getEscalationPolicyById`: `GET /v3/escalation-policies/{escalationPolicyID}`.
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    ///
    /// Optional: [`owner_id`](EscalationPoliciesGetEscalationPolicyById::owner_id).
    pub fn escalation_policies_get_escalation_policy_by_id(
        &self,
        escalation_policy_id: &str,
    ) -> EscalationPoliciesGetEscalationPolicyById {
        self.core.call(&wire::ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_ID)
            .path("escalationPolicyID", escalation_policy_id)
            .into()
    }

    /// Updates an escalation policy.
    ///
    /// Changes an escalation policy. Note that the method is POST on the path of the policy. A list that is sent, such as `rules`, presumably replaces the present one as a whole.
    ///
    /// Operation `EscalationPolicies_updateEscalationPolicy`: `POST /v3/escalation-policies/{escalationPolicyID}`.
    ///
    /// - `escalation_policy_id`: Id of the escalation policy: the `id` of a policy from the list of escalation policies.
    /// - `body`: The fields to change, written as JSON; the reference gives its content type as `text/plain`.
    pub fn escalation_policies_update_escalation_policy(
        &self,
        escalation_policy_id: &str,
        body: &crate::escalation_policies::UpdateEscalationPolicyRequest,
    ) -> EscalationPoliciesUpdateEscalationPolicy {
        self.core.call(&wire::ESCALATION_POLICIES_UPDATE_ESCALATION_POLICY)
            .path("escalationPolicyID", escalation_policy_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `EscalationPolicies_getEscalationPolicyByTeam`, from [`escalation_policies_get_escalation_policy_by_team`](crate::Client::escalation_policies_get_escalation_policy_by_team).
    EscalationPoliciesGetEscalationPolicyByTeam -> crate::escalation_policies::EscalationPolicyPage {
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
    }
}

squad_core::operation_request! {
    /// Request of `EscalationPolicies_createEscalationPolicies`, from [`escalation_policies_create_escalation_policies`](crate::Client::escalation_policies_create_escalation_policies).
    EscalationPoliciesCreateEscalationPolicies -> crate::escalation_policies::EscalationPolicyResponse {}
}

squad_core::operation_request! {
    /// Request of `EscalationPolicies_removeEscalationPolicy`, from [`escalation_policies_remove_escalation_policy`](crate::Client::escalation_policies_remove_escalation_policy).
    EscalationPoliciesRemoveEscalationPolicy -> () {}
}

squad_core::operation_request! {
    /// Request of `EscalationPolicies_getEscalationPolicyById`, from [`escalation_policies_get_escalation_policy_by_id`](crate::Client::escalation_policies_get_escalation_policy_by_id).
    EscalationPoliciesGetEscalationPolicyById -> crate::escalation_policies::EscalationPolicyResponse {
        /// Id of the team that owns the escalation policy; optional.
        owner_id: &str => query "owner_id",
    }
}

squad_core::operation_request! {
    /// Request of `EscalationPolicies_updateEscalationPolicy`, from [`escalation_policies_update_escalation_policy`](crate::Client::escalation_policies_update_escalation_policy).
    EscalationPoliciesUpdateEscalationPolicy -> crate::escalation_policies::EscalationPolicyResponse {}
}
