// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `crm` area: methods of the client, and their request types.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Reports a lead that was created in a CRM.
    ///
    /// Hands one lead, new in the CRM of the customer, to the campaign behind `ref_id`. Documented on `https://api.squadstack.com` alone, and without a slash at the end of the path. Not documented: the responses; the statuses here are those the service names for its other calls. What a known `lead_id` leads to is not documented either, so a call whose response is lost is not safe to retry.
    ///
    /// Operation `Crm_leadCreated`: `POST /voice/crm-integration-v2/{ref_id}/lead-created`.
    ///
    /// - `ref_id`: Reference that identifies the campaign in this call; the account contact at the vendor provides it.
    /// - `body`: The lead, one a call.
    pub fn crm_lead_created(&self, ref_id: &str, body: &crate::crm::NewCrmLead) -> CrmLeadCreated {
        self.core.call(&wire::CRM_LEAD_CREATED).path("ref_id", ref_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Crm_leadCreated`, from [`crm_lead_created`](crate::Client::crm_lead_created).
    CrmLeadCreated -> Value {}
}
