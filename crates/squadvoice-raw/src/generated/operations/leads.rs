// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `leads` area: methods of the client, and their request types.

use serde_json::Value;
use crate::wire;

impl crate::Client {
    /// Adds leads to a campaign.
    ///
    /// Adds leads that the callers of the campaign then reach out to. The body is a list, for a single lead too. Not documented: how many leads one call may carry, whether one invalid lead rejects the whole list, and what a `lead_id` that the campaign already has leads to; so a call whose response is lost is not safe to retry.
    ///
    /// Operation `Leads_createLeads`: `POST /api/v4/leads/create/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The leads to add.
    pub fn leads_create_leads(&self, campaign_id: &str, body: &[crate::leads::NewLead]) -> LeadsCreateLeads {
        self.core.call(&wire::LEADS_CREATE_LEADS).path("campaign_id", campaign_id).json(body).into()
    }

    /// Lists the processed leads of a campaign.
    ///
    /// Lists, page by page, the leads that the campaign is done with: the result of each one and what the lead answered. Leads are processed while pages are read, so a lead can show up on two pages; a fixed `processed_before` keeps the list still.
    ///
    /// Operation `Leads_getResponses`: `GET /api/v4/leads/responses/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    ///
    /// Optional: [`lead_id`](LeadsGetResponses::lead_id), [`processed_after`](LeadsGetResponses::processed_after), [`processed_before`](LeadsGetResponses::processed_before), [`page`](LeadsGetResponses::page), [`page_size`](LeadsGetResponses::page_size).
    pub fn leads_get_responses(&self, campaign_id: &str) -> LeadsGetResponses {
        self.core.call(&wire::LEADS_GET_RESPONSES).path("campaign_id", campaign_id).into()
    }

    /// Stops reaching out to leads.
    ///
    /// Stops every call and message to the leads given. The body is a list; the documentation also shows a single object. Presumably safe to retry, since a lead that is stopped stays stopped.
    ///
    /// Operation `Leads_disableLeads`: `POST /api/v4/leads/disable/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The leads to stop.
    pub fn leads_disable_leads(&self, campaign_id: &str, body: &[crate::shared::LeadRef]) -> LeadsDisableLeads {
        self.core.call(&wire::LEADS_DISABLE_LEADS).path("campaign_id", campaign_id).json(body).into()
    }

    /// Erases the personal data of a lead.
    ///
    /// Erases what the service holds about the person behind one lead; a lead that is being processed is stopped first. The response only confirms that the erasure is accepted; it is done later, and there is no documented way to query whether it is done. Marked as beta by the vendor. Presumably safe to retry, although the second call may return 404.
    ///
    /// Operation `Leads_deleteLead`: `POST /api/v4/leads/delete/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The lead to erase, one a call.
    pub fn leads_delete_lead(&self, campaign_id: &str, body: &crate::shared::LeadRef) -> LeadsDeleteLead {
        self.core.call(&wire::LEADS_DELETE_LEAD).path("campaign_id", campaign_id).json(body).into()
    }

    /// Changes a lead.
    ///
    /// Changes the phone number, the name or custom fields of one lead; fields omitted from the body stay unchanged. The body names the lead, and its `lead_id` cannot be changed. Marked as beta by the vendor. Presumably safe to retry, since the same values are set. The status 400 is not documented for this call and is presumably used as everywhere.
    ///
    /// Operation `Leads_updateLead`: `PATCH /api/v4/leads/update/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The lead and its new values, one lead a call.
    pub fn leads_update_lead(&self, campaign_id: &str, body: &crate::leads::LeadUpdate) -> LeadsUpdateLead {
        self.core.call(&wire::LEADS_UPDATE_LEAD).path("campaign_id", campaign_id).json(body).into()
    }

    /// Marks a lead as converted.
    ///
    /// Records for the campaign that one lead has become a customer, and the cause. Marked as beta by the vendor. Not documented: what a second conversion of the same lead does, so a call whose response is lost is not safe to retry. The status 400 is not documented for this call and is presumably used as everywhere.
    ///
    /// Operation `Leads_convertLead`: `POST /api/v4/leads/convert/{campaign_id}/`.
    ///
    /// - `campaign_id`: Id of the campaign; the vendor assigns it. In the documentation it is six capital letters and digits, which is not guaranteed.
    /// - `body`: The lead and what converted it, one lead a call.
    pub fn leads_convert_lead(&self, campaign_id: &str, body: &crate::leads::LeadConversion) -> LeadsConvertLead {
        self.core.call(&wire::LEADS_CONVERT_LEAD).path("campaign_id", campaign_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Leads_createLeads`, from [`leads_create_leads`](crate::Client::leads_create_leads).
    LeadsCreateLeads -> Value {}
}

squad_core::operation_request! {
    /// Request of `Leads_getResponses`, from [`leads_get_responses`](crate::Client::leads_get_responses).
    LeadsGetResponses -> crate::leads::LeadPage {
        /// Id of a lead, to read that one alone.
        lead_id: &str => query "lead_id",
        /// Only leads processed after this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
        processed_after: i64 => query "processed_after",
        /// Only leads processed before this time, as a Unix time. Not documented: its unit, presumably milliseconds like every other number of the kind, and whether the time itself is included.
        processed_before: i64 => query "processed_before",
        /// Number of the page, presumably counted from 1.
        page: i64 => query "page",
        /// Number of leads on a page. Not documented: the largest number.
        page_size: i64 => query "page_size",
    }
}

squad_core::operation_request! {
    /// Request of `Leads_disableLeads`, from [`leads_disable_leads`](crate::Client::leads_disable_leads).
    LeadsDisableLeads -> Value {}
}

squad_core::operation_request! {
    /// Request of `Leads_deleteLead`, from [`leads_delete_lead`](crate::Client::leads_delete_lead).
    LeadsDeleteLead -> Value {}
}

squad_core::operation_request! {
    /// Request of `Leads_updateLead`, from [`leads_update_lead`](crate::Client::leads_update_lead).
    LeadsUpdateLead -> Value {}
}

squad_core::operation_request! {
    /// Request of `Leads_convertLead`, from [`leads_convert_lead`](crate::Client::leads_convert_lead).
    LeadsConvertLead -> Value {}
}
