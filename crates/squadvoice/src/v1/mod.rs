//! Version 1 of the API, for campaigns in the United States and for affiliates.
//!
//! ```
//! use squadvoice::SquadVoice;
//! use squadvoice::v1::NewLeadV1;
//!
//! # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> squadvoice::Result<()> {
//! let campaign = client.campaign(campaign).v1();
//! let lead = NewLeadV1::new("crm-1", "15550100", "Ada Roth").state_code("CA");
//! campaign.create([lead]).await?;
//!
//! for lead in campaign.responses().await? {
//!     for call in lead.calls() {
//!         println!("{} {:?} {:?}", lead.lead_id, call.called_at, call.outcome_name);
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod lead;
mod new_lead;

use jiff::Timestamp;
use serde_json::Value;
use squadvoice_raw::wire;

use crate::leads::{CreateLeads, references};
use crate::request::request;
use crate::responses::Responses;
use crate::{CampaignId, LeadId, RequestBuilder, SquadVoice};

pub use lead::{CallAttempt, EmailMessage, IvrCall, LeadV1, Message, SmsMessage};
pub use new_lead::{AffiliateLead, NewLeadV1};

/// The leads of a campaign, version 1. From [`Campaign::v1`](crate::Campaign::v1).
#[derive(Debug, Clone)]
pub struct CampaignV1<'a> {
    client: &'a SquadVoice,
    id: CampaignId,
}

impl<'a> CampaignV1<'a> {
    pub(crate) fn new(client: &'a SquadVoice, id: CampaignId) -> Self {
        Self { client, id }
    }

    /// Creates leads. Await it for one report with the outcome of each lead. See
    /// [`Campaign::create`](crate::Campaign::create).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if a lead is invalid: then nothing is sent. Errors of requests are
    /// in the report.
    ///
    /// Operation: `LeadsV1_createLeads`.
    pub fn create(&self, leads: impl IntoIterator<Item = NewLeadV1>) -> CreateLeads {
        let leads = leads.into_iter().map(NewLeadV1::prepare);
        CreateLeads::new(self.client, &wire::LEADS_V1_CREATE_LEADS, &self.id, leads)
    }

    /// Creates the lead of an affiliate. It is sent as a single object, as the documentation for affiliates has it.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the lead is invalid. A request whose response is lost is not
    /// retried.
    ///
    /// Operation: `LeadsV1_createLeads`.
    pub fn create_affiliate(&self, lead: AffiliateLead) -> RequestBuilder<()> {
        request(|| {
            let lead = lead.prepare()?;
            let call = self.client.raw().core().call(&wire::LEADS_V1_CREATE_LEADS);
            let call = call.path("campaign_id", self.id.as_str());
            Ok(call.json(lead.body()).request::<Value>().map(drop))
        })
    }

    /// Lists the leads of the campaign with their calls and messages: await it for a `Vec`, stream it, or follow the
    /// campaign.
    ///
    /// Operation: `LeadsV1_getResponses`.
    pub fn responses(&self) -> Responses<LeadV1> {
        Responses::new(self.client, &self.id)
    }

    /// Stops all calls and messages to a lead.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the id is empty.
    ///
    /// Operation: `LeadsV1_disableLeads`.
    pub fn disable(&self, lead: impl Into<LeadId>) -> RequestBuilder<()> {
        self.disable_all([lead])
    }

    /// Stops all calls and messages to leads, with one request.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an id is empty, or if there are no leads.
    ///
    /// Operation: `LeadsV1_disableLeads`.
    pub fn disable_all(
        &self,
        leads: impl IntoIterator<Item = impl Into<LeadId>>,
    ) -> RequestBuilder<()> {
        request(|| {
            let leads = references(leads)?.into();
            let raw = self.client.raw();
            let request = raw.leads_v1_disable_leads(self.id.as_str(), &leads);
            Ok(request.into_request().map(drop))
        })
    }
}

impl Responses<LeadV1> {
    /// Lists leads that were called at this time or later. The parameter occurs in a sample of the documentation only, so
    /// that its meaning is presumed from its name.
    #[doc(alias = "min_called_at")]
    pub fn called_since(mut self, time: Timestamp) -> Self {
        self.start.called_since = Some(time);
        self
    }
}
