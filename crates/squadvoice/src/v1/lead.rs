//! A lead of version 1, with its calls and messages under keys that depend on the campaign.

use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value};
use squad_core::wire::{Decoder, LenientDeserialize, Scalar};

use crate::LeadId;
use crate::responses::listed;

/// A lead with its calls and messages.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct LeadV1 {
    /// The id that the customer gave the lead.
    pub lead_id: LeadId,
    /// The phone number with country code and without `+`.
    pub phone_number: Option<String>,
    /// The name of the person.
    pub contact_name: Option<String>,
    /// When the lead was created.
    pub created_at: Option<Timestamp>,
    /// The id of the campaign.
    pub campaign_id: Option<String>,
    /// The name of the campaign.
    pub campaign_name: Option<String>,
    /// The country, presumably as a code of ISO 3166-1 alpha-2.
    pub country_code: Option<String>,
    /// The two-letter code of the state, in campaigns in the United States.
    pub state_code: Option<String>,
    /// The names of the fields with all calls; see [`calls`](Self::calls).
    pub call_attempt_keys: Vec<String>,
    /// The names of the fields with the last call; see [`last_call`](Self::last_call).
    pub last_call_attempt_keys: Vec<String>,
    /// The cost of everything done for the lead: a number, or a text if there is none yet.
    pub total_cost: Option<Scalar>,
    /// When the campaign was done with the lead; `None` before that.
    pub processed_at: Option<Timestamp>,
    /// The outcome, a text that depends on the campaign.
    pub outcome_name: Option<String>,
    /// The number of the outcome.
    pub outcome_id: Option<i64>,
    /// Custom fields, calls and messages by their names.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub extra: Map<String, Value>,
}

squad_core::lenient_struct!(LeadV1 default { lead_id = "lead_id" } { phone_number = "phone_number", contact_name = "contact_name", created_at = "created_at", campaign_id = "campaign_id", campaign_name = "campaign_name", country_code = "country_code", state_code = "state_code", call_attempt_keys = "call_attempt_keys", last_call_attempt_keys = "last_call_attempt_keys", total_cost = "total_cost", processed_at = "processed_at", outcome_name = "outcome_name", outcome_id = "outcome_id" } ..extra);

listed!(LeadV1, LeadPageV1, LEADS_V1_GET_RESPONSES, false);

impl LeadV1 {
    /// Returns all calls to the lead, from the fields that `call_attempt_keys` names. A call that cannot be decoded is
    /// skipped.
    #[must_use]
    pub fn calls(&self) -> Vec<CallAttempt> {
        self.attempts(&self.call_attempt_keys)
    }

    /// Returns the last call to the lead, from the first field that `last_call_attempt_keys` names.
    #[must_use]
    pub fn last_call(&self) -> Option<CallAttempt> {
        let mut last = self.attempts(&self.last_call_attempt_keys);
        (!last.is_empty()).then(|| last.swap_remove(0))
    }

    fn attempts(&self, keys: &[String]) -> Vec<CallAttempt> {
        let fields = keys.iter().filter_map(|key| self.extra.get(key));
        let attempts = fields.flat_map(|field| match field {
            Value::Array(attempts) => attempts.as_slice(),
            attempt => std::slice::from_ref(attempt),
        });
        attempts.filter_map(decode).collect()
    }

    /// Returns the messages and automatic calls to the lead, each with the name of the step of the campaign.
    ///
    /// They are the fields whose names begin with `gmail_`, `ivr_` and `sms_` and whose values are objects. A custom field
    /// of that form is returned, too.
    pub fn messages(&self) -> impl Iterator<Item = (&str, Message)> {
        self.extra.iter().filter_map(|(key, value)| {
            let (kind, step) = key.split_once('_')?;
            value.is_object().then_some(())?;
            let message = match kind {
                "gmail" => Message::Email(decode(value)?),
                "ivr" => Message::Ivr(decode(value)?),
                "sms" => Message::Sms(decode(value)?),
                _ => return None,
            };
            Some((step, message))
        })
    }
}

/// Decodes a part of a lead as leniently as a response.
fn decode<T: LenientDeserialize>(value: &Value) -> Option<T> {
    let text = serde_json::to_vec(value).ok()?;
    Decoder::new().decode(&text).ok()
}

impl fmt::Debug for LeadV1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeadV1")
            .field("lead_id", &self.lead_id)
            .field("campaign_id", &self.campaign_id)
            .field("processed_at", &self.processed_at)
            .field("outcome_name", &self.outcome_name)
            .finish_non_exhaustive()
    }
}

/// A call to a lead.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CallAttempt {
    /// The id of the call.
    pub reference_id: Option<String>,
    /// The number of the outcome.
    pub outcome_id: Option<i64>,
    /// The outcome, a text that depends on the campaign.
    pub outcome_name: Option<String>,
    /// The length of the call. Its unit is not documented.
    pub call_duration: Option<i64>,
    /// When the call took place.
    pub called_at: Option<Timestamp>,
    /// The names of the answers in the order of the script.
    pub report_keys_order: Vec<String>,
    /// The state; `review_completed` is the only one seen.
    pub status: Option<String>,
    /// The notes of the caller.
    pub additional_notes: Option<String>,
    /// The answers by question.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub answers: Map<String, Value>,
}

squad_core::lenient_struct!(CallAttempt default {} { reference_id = "reference_id", outcome_id = "outcome_id", outcome_name = "outcome_name", call_duration = "call_duration", called_at = "called_at", report_keys_order = "report_keys_order", status = "status", additional_notes = "additional_notes" } ..answers);

/// A message or an automatic call of a campaign.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// An e-mail.
    Email(EmailMessage),
    /// An automatic call.
    Ivr(IvrCall),
    /// A text message.
    Sms(SmsMessage),
}

/// An e-mail that a campaign sent.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EmailMessage {
    /// The cost: a number, or a text such as `PENDING OR NOT AVAILABLE`.
    pub cost: Option<Scalar>,
    /// Presumably the Google account from which it was sent.
    pub google_email: Option<String>,
    /// The subject line.
    pub subject: Option<String>,
    /// The recipient.
    pub to: Option<String>,
    /// The sender.
    pub from: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

squad_core::lenient_struct!(EmailMessage default {} { cost = "cost", google_email = "google_email", subject = "subject", to = "to", from = "from", sent_at = "sent_at" });

/// An automatic call that a campaign made.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IvrCall {
    /// The outcome, or `PENDING OR NOT AVAILABLE`.
    pub status: Option<String>,
    /// The cost: a number, or a text such as `PENDING OR NOT AVAILABLE`.
    pub cost: Option<Scalar>,
    /// The text that was spoken.
    pub text_to_speak: Option<String>,
    /// The keys that the person pressed.
    pub dtmf_response: Option<String>,
    /// The length in seconds.
    pub duration: Option<f64>,
    /// When the call took place.
    pub sent_at: Option<Timestamp>,
    /// Everything else, such as several texts that were spoken.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub extra: Map<String, Value>,
}

squad_core::lenient_struct!(IvrCall default {} { status = "status", cost = "cost", text_to_speak = "text_to_speak", dtmf_response = "dtmf_response", duration = "duration", sent_at = "sent_at" } ..extra);

/// A text message that a campaign sent.
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SmsMessage {
    /// The outcome, or `PENDING OR NOT AVAILABLE`.
    pub status: Option<String>,
    /// The cost: a number, or a text such as `PENDING OR NOT AVAILABLE`.
    pub cost: Option<Scalar>,
    /// The text.
    pub body: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

squad_core::lenient_struct!(SmsMessage default {} { status = "status", cost = "cost", body = "body", sent_at = "sent_at" });
