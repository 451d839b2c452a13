//! A lead on its way into a request.

use serde::Serialize;
use serde_json::Value;

use crate::request::invalid;
use crate::{LeadId, Result};

/// A lead that was checked, and its request body.
#[derive(Clone)]
pub(crate) struct PreparedLead {
    lead_id: LeadId,
    body: Value,
}

impl PreparedLead {
    pub(crate) fn new(lead_id: LeadId, body: &impl Serialize) -> Result<Self> {
        match serde_json::to_value(body) {
            Ok(body) => Ok(Self { lead_id, body }),
            Err(_) => Err(invalid("the lead cannot be serialized")),
        }
    }

    pub(crate) fn lead_id(&self) -> &LeadId {
        &self.lead_id
    }

    pub(crate) fn body(&self) -> &Value {
        &self.body
    }
}
