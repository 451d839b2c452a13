// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The types of the `leads` area.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use squad_core::wire::Scalar;

/// Says that a lead has become a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeadConversion {
    /// Id of the lead: the `lead_id` under which it was created in this campaign.
    pub lead_id: Scalar,
    /// Code for what made the lead convert, at most 32 characters long.
    pub detail: String,
}

squad_core::request_struct! {
    LeadConversion {
        lead_id: Scalar,
        detail: String,
    } {
    }
}

/// One page of processed leads, version 4.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LeadPage {
    /// Number of leads on all pages together.
    pub count: i64,
    /// Address of the next page; null on the last one. It can begin with `http:` even where the request went over `https:`, so only its query is to be used.
    pub next: Option<String>,
    /// Address of the page before; null on the first one.
    pub previous: Option<String>,
    /// The leads of this page.
    pub results: Vec<crate::shared::Lead>,
}

squad_core::lenient_struct!(LeadPage default { results = "results" } { count = "count", next = "next", previous = "previous" });

/// New values for a lead. An omitted key leaves its value unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeadUpdate {
    /// Id of the lead: the `lead_id` under which it was created in this campaign. It cannot be changed.
    pub lead_id: Scalar,
    /// New phone number, a valid Indian one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// New name of the person to be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    /// Members that the document leaves open, by their names.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

squad_core::request_struct! {
    LeadUpdate {
        lead_id: Scalar,
    } {
        phone_number: String,
        contact_name: String,
        extra: Map<String, Value>,
    }
}

/// A lead to be called, version 4.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewLead {
    /// Id for the lead, unique within the campaign; later calls name the lead by it.
    pub lead_id: Scalar,
    /// Phone number, a valid Indian one.
    pub phone_number: String,
    /// Name of the person to be called.
    pub contact_name: String,
    /// Members that the document leaves open, by their names.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

squad_core::request_struct! {
    NewLead {
        lead_id: Scalar,
        phone_number: String,
        contact_name: String,
    } {
        extra: Map<String, Value>,
    }
}
