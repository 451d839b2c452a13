// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `leads-v1` area, as methods of the client.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Add leads to a campaign (v1).
    ///
    /// Adds one lead or several that the callers of the campaign then reach out to. Callers do not see the phone number. Affiliates send one lead a call, with their `affiliate_id`. Not documented: the status and body of a success, the largest list, and what a known `lead_id` leads to; so a call whose answer is lost is not safe to repeat. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// `POST /api/v1/leads/create/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The lead or leads to add.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_v1_create_leads(
        &self,
        campaign_id: &str,
        body: &crate::leads_v1::NewLeadsV1,
    ) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_V1_CREATE_LEADS).path("campaign_id", campaign_id).json(body).answered()
    }

    /// List the leads of a campaign with their calls (v1).
    ///
    /// Lists, page by page, leads of the campaign with their calls, messages and answers. Besides its fixed keys each lead has the custom fields it was created with and keys named after the campaign and its steps. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// `GET /api/v1/leads/responses/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `lead_id`: Id of a lead, to read that one alone.
    /// - `processed_after`: Only leads processed after this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
    /// - `processed_before`: Only leads processed before this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
    /// - `min_called_at`: Only leads called at this time or later, in milliseconds since the Unix epoch. It occurs in a sample of the documentation and not in its table of parameters, so its meaning is presumed from its name.
    /// - `page`: Number of the page, presumably counted from 1.
    /// - `page_size`: Number of leads on a page. Not documented: the largest number.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    #[allow(clippy::too_many_arguments)]
    pub fn leads_v1_get_responses(
        &self,
        campaign_id: &str,
        lead_id: Option<&str>,
        processed_after: Option<i64>,
        processed_before: Option<i64>,
        min_called_at: Option<i64>,
        page: Option<i64>,
        page_size: Option<i64>,
    ) -> RequestBuilder<'_, crate::leads_v1::LeadPageV1> {
        self.core.call(&wire::LEADS_V1_GET_RESPONSES)
            .path("campaign_id", campaign_id)
            .query("lead_id", lead_id)
            .query("processed_after", processed_after)
            .query("processed_before", processed_before)
            .query("min_called_at", min_called_at)
            .query("page", page)
            .query("page_size", page_size)
            .answered()
    }

    /// Stop reaching out to leads (v1).
    ///
    /// Stops every call and message to one lead or several. Presumably safe to repeat, since a lead that is stopped stays stopped. Not documented: the status and body of a success. The rate limit is not documented for version 1, but presumably counts these calls too.
    ///
    /// `POST /api/v1/leads/disable/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The lead or leads to stop.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_v1_disable_leads(
        &self,
        campaign_id: &str,
        body: &crate::leads_v1::LeadRefsV1,
    ) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_V1_DISABLE_LEADS).path("campaign_id", campaign_id).json(body).answered()
    }
}
