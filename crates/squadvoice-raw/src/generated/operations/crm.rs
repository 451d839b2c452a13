// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `crm` area, as methods of the client.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Report a lead that was created in a CRM.
    ///
    /// Hands one lead, new in the CRM of the customer, to the campaign behind `ref_id`. Documented on `https://api.squadstack.com` alone, and without a slash at the end of the path. Not documented: the answers; the statuses here are those the service names for its other calls. What a known `lead_id` leads to is not documented either, so a call whose answer is lost is not safe to repeat.
    ///
    /// `POST /voice/crm-integration-v2/{ref_id}/lead-created`
    ///
    /// - `ref_id`: Reference that stands for the campaign in this call; the account contact at the vendor gives it out.
    /// - `body`: The lead, one a call.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn crm_lead_created(&self, ref_id: &str, body: &crate::crm::NewCrmLead) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::CRM_LEAD_CREATED).path("ref_id", ref_id).json(body).answered()
    }
}
