//! A campaign: the verbs of its leads.

use serde_json::Value;
use squadvoice_raw::leads::LeadConversion;
use squadvoice_raw::shared::LeadRef;
use squadvoice_raw::wire;

use crate::leads::{CreateLeads, Lead, LeadUpdate, NewLead, checked_id, references};
use crate::request::{invalid, request};
use crate::responses::Responses;
use crate::v1::CampaignV1;
use crate::{CampaignId, LeadId, RequestBuilder, SquadVoice};

/// The longest reason of a conversion, in characters.
const LONGEST_DETAIL: usize = 32;

/// The leads of a campaign, version 4. From [`SquadVoice::campaign`].
#[derive(Debug, Clone)]
pub struct Campaign<'a> {
    client: &'a SquadVoice,
    id: CampaignId,
}

impl<'a> Campaign<'a> {
    pub(crate) fn new(client: &'a SquadVoice, id: CampaignId) -> Self {
        Self { client, id }
    }

    /// Returns the id of the campaign.
    #[must_use]
    pub fn id(&self) -> &CampaignId {
        &self.id
    }

    /// Returns the operations of version 1, which campaigns in the United States and affiliates use.
    #[must_use]
    pub fn v1(&self) -> CampaignV1<'a> {
        CampaignV1::new(self.client, self.id.clone())
    }

    /// Verifies that the API accepts the access token and knows the campaign, by requesting one lead.
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) or [`is_permission`](crate::Error::is_permission) if the token
    /// is rejected, [`is_not_found`](crate::Error::is_not_found) if the campaign is unknown.
    ///
    /// Operation: `Leads_getResponses`.
    pub fn check(&self) -> RequestBuilder<()> {
        let raw = self.client.raw();
        let page = raw.leads_get_responses(self.id.as_str()).page_size(1);
        page.into_request().map(drop)
    }

    /// Creates leads. Await it for one report with the outcome of each lead.
    ///
    /// All leads are in one request, unless [`chunk_size`](CreateLeads::chunk_size) is set. A `lead_id` that occurs again is
    /// not sent. A request whose response is lost is not retried, because the service may have created the leads.
    ///
    /// ```
    /// use squadvoice::SquadVoice;
    /// use squadvoice::leads::{LeadOutcome, NewLead};
    ///
    /// # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> squadvoice::Result<()> {
    /// let leads = [NewLead::new("crm-1", "919800000001", "Asha Rao")];
    /// let report = client.campaign(campaign).create(leads).chunk_size(500).await?;
    /// for (index, lead) in report.leads().iter().enumerate() {
    ///     match &lead.outcome {
    ///         LeadOutcome::Created => {}
    ///         other => println!("lead {index} ({}): {other:?}", lead.lead_id),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if a lead is invalid: then nothing is sent. Errors of requests are
    /// in the report.
    ///
    /// Operation: `Leads_createLeads`.
    pub fn create(&self, leads: impl IntoIterator<Item = NewLead>) -> CreateLeads {
        let leads = leads.into_iter().map(NewLead::prepare);
        CreateLeads::new(self.client, &wire::LEADS_CREATE_LEADS, &self.id, leads)
    }

    /// Lists processed leads: await it for a `Vec`, stream it, or follow the campaign.
    ///
    /// Operation: `Leads_getResponses`.
    pub fn responses(&self) -> Responses<Lead> {
        Responses::new(self.client, &self.id)
    }

    /// Stops all calls and messages to a lead.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the id is empty.
    ///
    /// Operation: `Leads_disableLeads`.
    pub fn disable(&self, lead: impl Into<LeadId>) -> RequestBuilder<()> {
        self.disable_all([lead])
    }

    /// Stops all calls and messages to leads, with one request.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an id is empty, or if there are no leads.
    ///
    /// Operation: `Leads_disableLeads`.
    pub fn disable_all(
        &self,
        leads: impl IntoIterator<Item = impl Into<LeadId>>,
    ) -> RequestBuilder<()> {
        request(|| {
            let leads = references(leads)?;
            let raw = self.client.raw();
            let request = raw.leads_disable_leads(self.id.as_str(), &leads);
            Ok(request.into_request().map(drop))
        })
    }

    /// Changes a lead. Fields that are not set keep their values.
    ///
    /// ```
    /// use squadvoice::SquadVoice;
    /// use squadvoice::leads::LeadUpdate;
    ///
    /// # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> squadvoice::Result<()> {
    /// let update = LeadUpdate::new().contact_name("Asha Rao").field("city", "Pune");
    /// client.campaign(campaign).update("crm-1", update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the campaign has no such lead,
    /// [`is_configuration`](crate::Error::is_configuration) if the update is empty or invalid.
    ///
    /// Operation: `Leads_updateLead`.
    pub fn update(&self, lead: impl Into<LeadId>, update: LeadUpdate) -> RequestBuilder<()> {
        let lead = lead.into();
        request(|| {
            let body = update.body(checked_id(&lead)?)?;
            let raw = self.client.raw();
            let request = raw.leads_update_lead(self.id.as_str(), &body);
            Ok(request.into_request().map(drop))
        })
    }

    /// Reports that a lead has become a customer, with a code for the reason, such as `PAYMENT_RECEIVED`.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the campaign has no such lead,
    /// [`is_configuration`](crate::Error::is_configuration) if the code is empty or has more than 32 characters.
    ///
    /// Operation: `Leads_convertLead`.
    pub fn convert(
        &self,
        lead: impl Into<LeadId>,
        reason: impl Into<String>,
    ) -> RequestBuilder<()> {
        let (lead, reason) = (lead.into(), reason.into());
        request(|| {
            let lead = checked_id(&lead)?;
            let length = reason.chars().count();
            if length == 0 || length > LONGEST_DETAIL {
                return Err(invalid(format_args!(
                    "the reason of a conversion has {length} characters, must have 1 to {LONGEST_DETAIL}"
                )));
            }
            let raw = self.client.raw();
            let body = LeadConversion::new(lead, reason);
            let request = raw.leads_convert_lead(self.id.as_str(), &body);
            Ok(request.into_request().map(drop))
        })
    }

    /// Requests the erasure of the personal data of a lead. It is accepted, and done later; there is no documented way to
    /// learn when.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the campaign has no such lead, also if it was erased before.
    ///
    /// Operation: `Leads_deleteLead`.
    #[doc(alias = "erase")]
    pub fn delete(&self, lead: impl Into<LeadId>) -> RequestBuilder<DeletionAccepted> {
        let lead = lead.into();
        request(|| {
            let body = LeadRef::new(checked_id(&lead)?);
            let raw = self.client.raw();
            let request = raw.leads_delete_lead(self.id.as_str(), &body);
            Ok(request.into_request().map(|_: Value| DeletionAccepted(())))
        })
    }
}

/// The service accepted the erasure of a lead. It is not done yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeletionAccepted(());
