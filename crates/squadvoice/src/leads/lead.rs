//! A processed lead, version 4.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserializer, Serialize};
use serde_json::{Map, Value};
use squad_core::wire::LenientDeserialize;

use crate::LeadId;

/// A processed lead, from the list of responses or from the webhook.
///
/// Which fields can be absent is not documented; only the id is certain. Times arrive in several forms, with and without an
/// offset from UTC (UTC is assumed) and as numbers, and all of them are decoded.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Lead {
    /// The id that the customer gave the lead.
    pub lead_id: LeadId,
    /// The phone number with `+` and country code. It may be masked.
    pub phone_number: Option<String>,
    /// The name of the person.
    pub contact_name: Option<String>,
    /// The id of the campaign.
    pub campaign_id: Option<String>,
    /// When the lead was created.
    pub created_at: Option<Timestamp>,
    /// When the person was called last.
    pub latest_called_at: Option<Timestamp>,
    /// When the campaign was done with the lead.
    pub processed_at: Option<Timestamp>,
    /// The recording of the latest call.
    pub latest_recording_url: Option<String>,
    /// The outcome, a text that depends on the campaign, such as `Connected : Objective Met`.
    pub lead_outcome: Option<String>,
    /// The answers of the person.
    pub lead_responses: Answers,
    /// Everything else, such as the fields that a campaign adds.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub extra: Map<String, Value>,
}

squad_core::lenient_struct!(Lead default { lead_id = "lead_id" } { phone_number = "phone_number", contact_name = "contact_name", campaign_id = "campaign_id", created_at = "created_at", latest_called_at = "latest_called_at", processed_at = "processed_at", latest_recording_url = "latest_recording_url", lead_outcome = "lead_outcome", lead_responses = "lead_responses" } ..extra);

impl fmt::Debug for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lead")
            .field("lead_id", &self.lead_id)
            .field("campaign_id", &self.campaign_id)
            .field("processed_at", &self.processed_at)
            .field("lead_outcome", &self.lead_outcome)
            .finish_non_exhaustive()
    }
}

/// The answers of a lead. The keys depend on the campaign.
///
/// The documentation has an object with texts; a list occurs as well, and is in [`as_value`](Self::as_value).
#[derive(Clone, PartialEq, Default, Serialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
pub struct Answers(Value);

impl Answers {
    /// Returns the answer with this key, if it is a text.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Returns the keys and the answers that are texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let answers = self.0.as_object().into_iter().flatten();
        answers.filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
    }

    /// Returns whether there are no answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Value::Object(answers) => answers.is_empty(),
            Value::Array(answers) => answers.is_empty(),
            _ => true,
        }
    }

    /// Returns the answers as the service sent them.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}

impl LenientDeserialize for Answers {
    fn fallback() -> Self {
        Self::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize_lenient(deserializer).map(Self)
    }
}
