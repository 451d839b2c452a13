// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `leads-v1` area: methods of the client, and their request types.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Adds leads to a campaign (v1).
    ///
    /// Adds one lead or several that the callers of the campaign then reach out to. Callers do not see the phone number. Affiliates send one lead a call, with their `affiliate_id`. Not documented: the status and body of a success, the largest list, and what a known `lead_id` leads to; so a call whose response is lost is not safe to retry. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// Operation `LeadsV1_createLeads`: `POST /api/v1/leads/create/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The lead or leads to add.
    pub fn leads_v1_create_leads(
        &self,
        campaign_id: &str,
        body: &crate::leads_v1::NewLeadsV1,
    ) -> LeadsV1CreateLeads {
        self.core.call(&wire::LEADS_V1_CREATE_LEADS).path("campaign_id", campaign_id).json(body).into()
    }

    /// Lists the leads of a campaign with their calls (v1).
    ///
    /// Lists, page by page, leads of the campaign with their calls, messages and answers. In addition to its fixed keys each lead has the custom fields it was created with and keys named after the campaign and its steps. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// Operation `LeadsV1_getResponses`: `GET /api/v1/leads/responses/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    ///
    /// Optional: [`lead_id`](LeadsV1GetResponses::lead_id), [`processed_after`](LeadsV1GetResponses::processed_after), [`processed_before`](LeadsV1GetResponses::processed_before), [`min_called_at`](LeadsV1GetResponses::min_called_at), [`page`](LeadsV1GetResponses::page), [`page_size`](LeadsV1GetResponses::page_size).
    pub fn leads_v1_get_responses(&self, campaign_id: &str) -> LeadsV1GetResponses {
        self.core.call(&wire::LEADS_V1_GET_RESPONSES).path("campaign_id", campaign_id).into()
    }

    /// Stops reaching out to leads (v1).
    ///
    /// Stops every call and message to one lead or several. Presumably safe to retry, since a lead that is stopped stays stopped. Not documented: the status and body of a success. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// Operation `LeadsV1_disableLeads`: `POST /api/v1/leads/disable/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The lead or leads to stop.
    pub fn leads_v1_disable_leads(
        &self,
        campaign_id: &str,
        body: &crate::leads_v1::LeadRefsV1,
    ) -> LeadsV1DisableLeads {
        self.core.call(&wire::LEADS_V1_DISABLE_LEADS).path("campaign_id", campaign_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `LeadsV1_createLeads`, from [`leads_v1_create_leads`](crate::Client::leads_v1_create_leads).
    LeadsV1CreateLeads -> Value {}
}

squad_core::operation_request! {
    /// Request of `LeadsV1_getResponses`, from [`leads_v1_get_responses`](crate::Client::leads_v1_get_responses).
    LeadsV1GetResponses -> crate::leads_v1::LeadPageV1 {
        /// Id of a lead, to read that one alone.
        lead_id: &str => query "lead_id",
        /// Only leads processed after this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
        processed_after: i64 => query "processed_after",
        /// Only leads processed before this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
        processed_before: i64 => query "processed_before",
        /// Only leads called at this time or later, in milliseconds since the Unix epoch. It occurs in a sample of the documentation and not in its table of parameters, so its meaning is presumed from its name.
        min_called_at: i64 => query "min_called_at",
        /// Number of the page, presumably counted from 1.
        page: i64 => query "page",
        /// Number of leads on a page. Not documented: the largest number.
        page_size: i64 => query "page_size",
    }
}

squad_core::operation_request! {
    /// Request of `LeadsV1_disableLeads`, from [`leads_v1_disable_leads`](crate::Client::leads_v1_disable_leads).
    LeadsV1DisableLeads -> Value {}
}
