// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! Types that several areas use.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use squad_core::wire::Scalar;

/// A processed lead, version 4, as the list and the webhook give it. Not documented: which of its values can be null or absent; all but `lead_id` are taken to be able to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Lead {
    /// Id that the customer gave the lead.
    pub lead_id: Scalar,
    /// Phone number with `+` and country code. The documentation shows digits replaced by `x`, so it may be masked.
    pub phone_number: Option<String>,
    /// Name of the person called.
    pub contact_name: Option<String>,
    /// Id of the campaign the lead belongs to.
    pub campaign_id: Option<String>,
    /// Time at which the lead was added: a Unix time by the table of the documentation, ISO 8601 in its sample.
    pub created_at: Option<Scalar>,
    /// Time of the latest call, in ISO 8601; the offset from UTC is optional.
    pub latest_called_at: Option<String>,
    /// Time at which the campaign was done with the lead, in ISO 8601; the offset from UTC is optional.
    pub processed_at: Option<String>,
    /// Address of the sound recording of the latest call.
    pub latest_recording_url: Option<String>,
    /// Result of the lead, as text that depends on the campaign.
    pub lead_outcome: Option<String>,
    /// Answers of the lead, under keys that depend on the campaign.
    pub lead_responses: BTreeMap<String, String>,
    /// Members that the document leaves open, by their names.
    pub extra: Map<String, Value>,
}

squad_core::lenient_struct!(Lead default { lead_id = "lead_id" } { phone_number = "phone_number", contact_name = "contact_name", campaign_id = "campaign_id", created_at = "created_at", latest_called_at = "latest_called_at", processed_at = "processed_at", latest_recording_url = "latest_recording_url", lead_outcome = "lead_outcome", lead_responses = "lead_responses" } ..extra);

/// Names a lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeadRef {
    /// Id of the lead: the `lead_id` under which it was created in this campaign.
    pub lead_id: Scalar,
}

squad_core::request_struct! {
    LeadRef {
        lead_id: Scalar,
    } {
    }
}
