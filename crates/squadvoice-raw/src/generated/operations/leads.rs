// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `leads` area, as methods of the client.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Add leads to a campaign.
    ///
    /// Adds leads that the callers of the campaign then reach out to. The body is a list, for a single lead too. Not documented: how many leads one call may carry, whether one bad lead refuses the whole list, and what a `lead_id` that the campaign already has leads to; so a call whose answer is lost is not safe to repeat.
    ///
    /// `POST /api/v4/leads/create/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The leads to add.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_create_leads(&self, campaign_id: &str, body: &[crate::leads::NewLead]) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_CREATE_LEADS).path("campaign_id", campaign_id).json(body).answered()
    }

    /// List the processed leads of a campaign.
    ///
    /// Lists, page by page, the leads that the campaign is done with: how each one ended and what the lead answered. Leads are processed while pages are read, so a lead can show up on two pages; a fixed `processed_before` keeps the list still.
    ///
    /// `GET /api/v4/leads/responses/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `lead_id`: Id of a lead, to read that one alone.
    /// - `processed_after`: Only leads processed after this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
    /// - `processed_before`: Only leads processed before this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
    /// - `page`: Number of the page, presumably counted from 1.
    /// - `page_size`: Number of leads on a page. Not documented: the largest number.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_get_responses(
        &self,
        campaign_id: &str,
        lead_id: Option<&str>,
        processed_after: Option<i64>,
        processed_before: Option<i64>,
        page: Option<i64>,
        page_size: Option<i64>,
    ) -> RequestBuilder<'_, crate::leads::LeadPage> {
        self.core.call(&wire::LEADS_GET_RESPONSES)
            .path("campaign_id", campaign_id)
            .query("lead_id", lead_id)
            .query("processed_after", processed_after)
            .query("processed_before", processed_before)
            .query("page", page)
            .query("page_size", page_size)
            .answered()
    }

    /// Stop reaching out to leads.
    ///
    /// Stops every call and message to the leads given. The body is a list; the documentation also shows a single object. Presumably safe to repeat, since a lead that is stopped stays stopped.
    ///
    /// `POST /api/v4/leads/disable/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The leads to stop.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_disable_leads(&self, campaign_id: &str, body: &[crate::shared::LeadRef]) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_DISABLE_LEADS).path("campaign_id", campaign_id).json(body).answered()
    }

    /// Erase the personal data of a lead.
    ///
    /// Erases what the service holds about the person behind one lead; a lead that is being processed is stopped first. The erasure is only accepted when the answer comes and is done later; there is no documented way to ask whether it is done. Marked as beta by the vendor. Presumably safe to repeat, although the repeated call may answer 404.
    ///
    /// `POST /api/v4/leads/delete/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The lead to erase, one a call.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_delete_lead(&self, campaign_id: &str, body: &crate::shared::LeadRef) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_DELETE_LEAD).path("campaign_id", campaign_id).json(body).answered()
    }

    /// Change a lead.
    ///
    /// Changes the phone number, the name or custom fields of one lead; what the body leaves out stays as it is. The body names the lead, and its `lead_id` cannot be changed. Marked as beta by the vendor. Presumably safe to repeat, since the same values are set again. The status 400 is not documented for this call and is presumably used as everywhere.
    ///
    /// `PATCH /api/v4/leads/update/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The lead and its new values, one lead a call.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_update_lead(&self, campaign_id: &str, body: &crate::leads::LeadUpdate) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_UPDATE_LEAD).path("campaign_id", campaign_id).json(body).answered()
    }

    /// Mark a lead as converted.
    ///
    /// Tells the campaign that one lead has become a customer, and by what. Marked as beta by the vendor. Not documented: what a second conversion of the same lead does, so a call whose answer is lost is not safe to repeat. The status 400 is not documented for this call and is presumably used as everywhere.
    ///
    /// `POST /api/v4/leads/convert/{campaign_id}/`
    ///
    /// - `campaign_id`: Id of the campaign; the vendor gives it out. In the documentation it is six capital letters and digits, which is no promise.
    /// - `body`: The lead and what converted it, one lead a call.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn leads_convert_lead(
        &self,
        campaign_id: &str,
        body: &crate::leads::LeadConversion,
    ) -> RequestBuilder<'_, Value> {
        self.core.call(&wire::LEADS_CONVERT_LEAD).path("campaign_id", campaign_id).json(body).answered()
    }
}
