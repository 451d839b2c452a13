//! Leads to create, version 1.

use std::fmt;

use serde_json::Value;
use squadvoice_raw::leads_v1 as raw;

use crate::leads::{CustomFields, PreparedLead, checked_id, checked_phone_number};
use crate::request::invalid;
use crate::{LeadId, Result};

/// The fixed fields of a lead.
const FIXED: [&str; 6] = [
    "lead_id",
    "phone_number",
    "contact_name",
    "state_code",
    "ebr_datetime",
    "affiliate_id",
];

/// A lead to create, version 1.
#[derive(Clone)]
pub struct NewLeadV1 {
    lead_id: LeadId,
    phone_number: String,
    contact_name: String,
    state_code: Option<String>,
    business_relationship: Option<String>,
    affiliate_id: Option<String>,
    custom: CustomFields,
}

impl NewLeadV1 {
    /// Creates a lead. The phone number is sent as it is.
    pub fn new(
        lead_id: impl Into<LeadId>,
        phone_number: impl Into<String>,
        contact_name: impl Into<String>,
    ) -> Self {
        Self {
            lead_id: lead_id.into(),
            phone_number: phone_number.into(),
            contact_name: contact_name.into(),
            state_code: None,
            business_relationship: None,
            affiliate_id: None,
            custom: CustomFields::default(),
        }
    }

    /// Sets the two-letter code of the state. Campaigns in the United States require it.
    pub fn state_code(mut self, code: impl Into<String>) -> Self {
        self.state_code = Some(code.into());
        self
    }

    /// Sets since when there has been an established business relationship with the person, for campaigns in the United
    /// States. The format is not documented, so the text is sent as it is.
    #[doc(alias = "ebr_datetime")]
    pub fn business_relationship_since(mut self, time: impl Into<String>) -> Self {
        self.business_relationship = Some(time.into());
        self
    }

    /// Sets a custom field. Which ones a campaign needs is agreed with the vendor.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.custom.set(name.into(), value.into(), &FIXED);
        self
    }

    pub(super) fn prepare(self) -> Result<PreparedLead> {
        let mut body = raw::NewLeadV1::new(
            checked_id(&self.lead_id)?,
            checked_phone_number(&self.phone_number)?,
            self.contact_name,
        )
        .extra(self.custom.checked()?.clone());
        if let Some(code) = self.state_code {
            if code.chars().count() != 2 {
                return Err(invalid("the code of the state does not have two letters"));
            }
            body = body.state_code(code);
        }
        if let Some(time) = self.business_relationship {
            body = body.ebr_datetime(time);
        }
        if let Some(id) = self.affiliate_id {
            body = body.affiliate_id(id);
        }
        PreparedLead::new(self.lead_id, &body)
    }
}

impl fmt::Debug for NewLeadV1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewLeadV1")
            .field("lead_id", &self.lead_id)
            .finish_non_exhaustive()
    }
}

/// A lead to create by an affiliate. Its phone number is also its id.
///
/// ```
/// use squadvoice::SquadVoice;
/// use squadvoice::v1::AffiliateLead;
///
/// # async fn example(client: &SquadVoice, campaign: squadvoice::CampaignId) -> squadvoice::Result<()> {
/// let lead = AffiliateLead::new("C457F", "15550100").name("Ada Roth").state_code("CA");
/// client.campaign(campaign).v1().create_affiliate(lead).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AffiliateLead {
    lead: NewLeadV1,
}

impl AffiliateLead {
    /// Creates a lead. The name and the state are required as well.
    pub fn new(affiliate_id: impl Into<String>, phone_number: impl Into<String>) -> Self {
        let phone_number = phone_number.into();
        let mut lead = NewLeadV1::new(phone_number.clone(), phone_number, "");
        lead.affiliate_id = Some(affiliate_id.into());
        Self { lead }
    }

    /// Sets the name of the person.
    #[doc(alias = "contact_name")]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.lead.contact_name = name.into();
        self
    }

    /// Sets the two-letter code of the state.
    pub fn state_code(mut self, code: impl Into<String>) -> Self {
        self.lead = self.lead.state_code(code);
        self
    }

    /// Sets since when there has been an established business relationship with the person.
    #[doc(alias = "ebr_datetime")]
    pub fn business_relationship_since(mut self, time: impl Into<String>) -> Self {
        self.lead = self.lead.business_relationship_since(time);
        self
    }

    /// Sets a custom field.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.lead = self.lead.field(name, value);
        self
    }

    pub(super) fn prepare(self) -> Result<PreparedLead> {
        let lead = &self.lead;
        if lead.affiliate_id.as_deref().is_none_or(str::is_empty) {
            return Err(invalid("the id of the affiliate is empty"));
        }
        if lead.contact_name.is_empty() || lead.state_code.is_none() {
            return Err(invalid(
                "the lead of an affiliate needs a name and the code of a state",
            ));
        }
        self.lead.prepare()
    }
}

impl fmt::Debug for AffiliateLead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AffiliateLead").finish_non_exhaustive()
    }
}
