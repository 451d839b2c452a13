//! Leads to create and to change, version 4.

use std::fmt;

use serde_json::Value;
use squad_core::wire::Scalar;
use squadvoice_raw::leads as raw;
use squadvoice_raw::shared::LeadRef;

use super::custom_fields::CustomFields;
use super::prepared::PreparedLead;
use crate::request::invalid;
use crate::{LeadId, Result};

/// The fixed fields of a lead.
const FIXED: [&str; 3] = ["lead_id", "phone_number", "contact_name"];

/// A lead to create.
///
/// ```
/// use squadvoice::leads::NewLead;
/// let lead = NewLead::new("crm-1", "919800000001", "Asha Rao").field("visits", 3);
/// assert_eq!(format!("{lead:?}"), r#"NewLead { lead_id: "crm-1", .. }"#);
/// ```
#[derive(Clone)]
pub struct NewLead {
    lead_id: LeadId,
    phone_number: String,
    contact_name: String,
    custom: CustomFields,
}

impl NewLead {
    /// Creates a lead. The id is unique within the campaign; the phone number is a valid Indian one, and is sent as it is.
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

    /// Sets a custom field. Which ones a campaign needs is agreed with the vendor.
    ///
    /// A name of a fixed field, such as `lead_id`, makes the lead invalid: creating it fails before anything is sent.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.custom.set(name.into(), value.into(), &FIXED);
        self
    }

    /// Returns the id of the lead.
    #[must_use]
    pub fn lead_id(&self) -> &LeadId {
        &self.lead_id
    }

    /// Checks the lead and converts it into a request body.
    pub(crate) fn prepare(self) -> Result<PreparedLead> {
        let body = raw::NewLead::new(
            checked_id(&self.lead_id)?,
            checked_phone_number(&self.phone_number)?,
            self.contact_name,
        )
        .extra(self.custom.checked()?.clone());
        PreparedLead::new(self.lead_id, &body)
    }
}

impl fmt::Debug for NewLead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewLead")
            .field("lead_id", &self.lead_id)
            .finish_non_exhaustive()
    }
}

/// New values for a lead. What is not set keeps its value.
#[derive(Clone, Default)]
#[must_use]
pub struct LeadUpdate {
    phone_number: Option<String>,
    contact_name: Option<String>,
    custom: CustomFields,
}

impl LeadUpdate {
    /// Creates an update without values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the phone number.
    pub fn phone_number(mut self, phone_number: impl Into<String>) -> Self {
        self.phone_number = Some(phone_number.into());
        self
    }

    /// Sets the name of the person.
    pub fn contact_name(mut self, contact_name: impl Into<String>) -> Self {
        self.contact_name = Some(contact_name.into());
        self
    }

    /// Sets a custom field. [`Value::Null`] is sent as `null`, which is not the same as leaving the field out.
    pub fn field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.custom.set(name.into(), value.into(), &FIXED);
        self
    }

    pub(crate) fn body(&self, lead_id: Scalar) -> Result<raw::LeadUpdate> {
        let custom = self.custom.checked()?.clone();
        if self.phone_number.is_none() && self.contact_name.is_none() && self.custom.is_empty() {
            return Err(invalid("the update of the lead has no values"));
        }
        let mut body = raw::LeadUpdate::new(lead_id).extra(custom);
        if let Some(phone_number) = &self.phone_number {
            body = body.phone_number(checked_phone_number(phone_number)?);
        }
        if let Some(contact_name) = &self.contact_name {
            body = body.contact_name(contact_name.as_str());
        }
        Ok(body)
    }
}

impl fmt::Debug for LeadUpdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeadUpdate").finish_non_exhaustive()
    }
}

/// Returns an id for a request body, if it is not empty.
pub(crate) fn checked_id(id: &LeadId) -> Result<Scalar> {
    if id.as_str().is_empty() {
        return Err(invalid("the id of the lead is empty"));
    }
    Ok(id.into())
}

/// Returns a phone number as it is, if it is not empty.
pub(crate) fn checked_phone_number(phone_number: &str) -> Result<&str> {
    if phone_number.trim().is_empty() {
        return Err(invalid("the phone number of the lead is empty"));
    }
    Ok(phone_number)
}

/// Returns the references of leads for a request body.
pub(crate) fn references(
    leads: impl IntoIterator<Item = impl Into<LeadId>>,
) -> Result<Vec<LeadRef>> {
    let leads: Vec<LeadRef> = leads
        .into_iter()
        .map(|lead| checked_id(&lead.into()).map(LeadRef::new))
        .collect::<Result<_>>()?;
    if leads.is_empty() {
        return Err(invalid("there are no leads"));
    }
    Ok(leads)
}
