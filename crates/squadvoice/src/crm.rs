//! Leads that were created in a CRM. Documented on the host of SquadStack alone.
//!
//! ```
//! use squadvoice::crm::NewCrmLead;
//! use squadvoice::{CrmReferenceId, SquadVoice};
//!
//! # async fn example(client: &SquadVoice) -> squadvoice::Result<()> {
//! let reference: CrmReferenceId = "a1b2c3".parse()?;
//! let lead = NewCrmLead::new("crm-1", "919800000001", "Asha Rao").field("visits", 3);
//! client.crm(reference).lead_created(lead).await?;
//! # Ok(())
//! # }
//! ```

use std::fmt;

use serde_json::Value;
use squad_core::wire::Scalar;
use squadvoice_raw::crm as raw;

use crate::leads::{CustomFields, checked_id, checked_phone_number};
use crate::request::{invalid, request};
use crate::{CrmReferenceId, LeadId, RequestBuilder, Result, SquadVoice};

const FIXED: [&str; 3] = ["lead_id", "phone_number", "contact_name"];
/// The documented lengths, in characters.
const LONGEST_ID: usize = 255;
const LONGEST_PHONE_NUMBER: usize = 12;
const LONGEST_NAME: usize = 48;

/// The events of a CRM. From [`SquadVoice::crm`].
#[derive(Debug, Clone)]
pub struct Crm<'a> {
    client: &'a SquadVoice,
    reference: CrmReferenceId,
}

impl<'a> Crm<'a> {
    pub(crate) fn new(client: &'a SquadVoice, reference: CrmReferenceId) -> Self {
        Self { client, reference }
    }

    /// Reports a lead that was created in the CRM.
    ///
    /// What happens to a known id is not documented, so a request whose response is lost is not retried.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if a field is longer than documented, or the lead is invalid
    /// otherwise.
    ///
    /// Operation: `Crm_leadCreated`.
    pub fn lead_created(&self, lead: NewCrmLead) -> RequestBuilder<()> {
        request(|| {
            let body = lead.body()?;
            let raw = self.client.raw();
            let request = raw.crm_lead_created(self.reference.as_str(), &body);
            Ok(request.into_request().map(drop))
        })
    }
}

/// A lead that was created in a CRM.
#[derive(Clone)]
pub struct NewCrmLead {
    lead_id: LeadId,
    phone_number: String,
    contact_name: String,
    custom: CustomFields,
}

impl NewCrmLead {
    /// Creates a lead. The id has at most 255 characters, the phone number at most 12, so that a country code fits and a `+`
    /// before it does not, and the name at most 48.
    pub fn new(
        lead_id: impl Into<LeadId>,
        phone_number: impl Into<String>,
        contact_name: impl Into<String>,
    ) -> Self {
        Self {
            lead_id: lead_id.into(),
            phone_number: phone_number.into(),
            contact_name: contact_name.into(),
            custom: CustomFields::default(),
        }
    }

    /// Sets a custom field: a text or an integer.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let (name, value) = (name.into(), value.into());
        if value.is_string() || value.is_i64() {
            self.custom.set(name, value, &FIXED);
        } else {
            let problem = format!("the custom field `{name}` is neither a text nor an integer");
            self.custom.fail(invalid(problem));
        }
        self
    }

    fn body(&self) -> Result<raw::NewCrmLead> {
        checked_id(&self.lead_id)?;
        for (what, text, longest) in [
            ("id", self.lead_id.as_str(), LONGEST_ID),
            ("phone number", &self.phone_number, LONGEST_PHONE_NUMBER),
            ("contact name", &self.contact_name, LONGEST_NAME),
        ] {
            let length = text.chars().count();
            if length > longest {
                return Err(invalid(format_args!(
                    "the {what} of the lead has {length} characters, must have at most {longest}"
                )));
            }
        }
        let custom = self.custom.checked()?.iter().map(|(name, value)| {
            let value = match value {
                Value::String(text) => Scalar::from(text.as_str()),
                number => Scalar::from(number.as_i64().unwrap_or_default()),
            };
            (name.clone(), value)
        });
        let body = raw::NewCrmLead::new(
            self.lead_id.as_str(),
            checked_phone_number(&self.phone_number)?,
            self.contact_name.as_str(),
        );
        Ok(body.extra(custom.collect::<std::collections::BTreeMap<_, _>>()))
    }
}

impl fmt::Debug for NewCrmLead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewCrmLead")
            .field("lead_id", &self.lead_id)
            .finish_non_exhaustive()
    }
}
