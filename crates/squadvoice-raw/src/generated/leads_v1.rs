// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The types of the `leads-v1` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use squad_core::wire::Scalar;

/// A call to a lead, with what the lead answered: one further key for each question of the script.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CallAttempt {
    /// Id of the call.
    pub reference_id: Option<String>,
    /// Number of the result of the call.
    pub outcome_id: Option<i64>,
    /// Result of the call, as text that depends on the campaign.
    pub outcome_name: Option<String>,
    /// Length of the call. Not documented: its unit.
    pub call_duration: Option<i64>,
    /// Time of the call, in milliseconds since the Unix epoch.
    pub called_at: Option<i64>,
    /// Keys of the answers, in the order in which they are to be shown.
    pub report_keys_order: Vec<String>,
    /// How far the call has been worked on; `review_completed` is the only value seen.
    pub status: Option<String>,
    /// Notes that the caller wrote.
    pub additional_notes: Option<String>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, String>,
}

squad_core::lenient_struct!(CallAttempt default { reference_id = "reference_id" } { outcome_id = "outcome_id", outcome_name = "outcome_name", call_duration = "call_duration", called_at = "called_at", report_keys_order = "report_keys_order", status = "status", additional_notes = "additional_notes" } ..extra);

/// An e-mail that a campaign sent to a lead.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GmailMessage {
    /// Cost of the e-mail.
    pub cost: Option<Scalar>,
    /// Presumably the Google account from which it was sent.
    pub google_email: Option<String>,
    /// Subject line of the e-mail.
    pub subject: Option<String>,
    /// Address to which it was sent.
    pub to: Option<String>,
    /// Address that it names as its sender.
    pub from: Option<String>,
    /// Time at which it was sent, in milliseconds since the Unix epoch.
    pub sent_at: Option<i64>,
}

squad_core::lenient_struct!(GmailMessage default {} { cost = "cost", google_email = "google_email", subject = "subject", to = "to", from = "from", sent_at = "sent_at" });

/// An automatic call that a campaign made to a lead.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IvrCall {
    /// What became of the call, or `PENDING OR NOT AVAILABLE`.
    pub status: Option<String>,
    /// Cost of the call.
    pub cost: Option<Scalar>,
    /// Text that was spoken.
    pub text_to_speak: Option<String>,
    /// Texts that were spoken, where there are several. Not documented: what their keys mean.
    pub multi_text_to_speak: BTreeMap<String, String>,
    /// Keys that the lead pressed.
    pub dtmf_response: Option<String>,
    /// Length of the call in seconds; null presumably where there was none.
    pub duration: Option<f64>,
    /// Time of the call, in milliseconds since the Unix epoch.
    pub sent_at: Option<i64>,
}

squad_core::lenient_struct!(IvrCall default {} { status = "status", cost = "cost", text_to_speak = "text_to_speak", multi_text_to_speak = "multi_text_to_speak", dtmf_response = "dtmf_response", duration = "duration", sent_at = "sent_at" });

/// One page of leads, version 1.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LeadPageV1 {
    /// Number of leads on all pages together.
    pub count: i64,
    /// Address of the next page; null on the last one. It can begin with `http:` even where the request went over `https:`, so only its query is to be used.
    pub next: Option<String>,
    /// Address of the page before; null on the first one.
    pub previous: Option<String>,
    /// The leads of this page.
    pub results: Vec<crate::leads_v1::LeadV1>,
}

squad_core::lenient_struct!(LeadPageV1 default { results = "results" } { count = "count", next = "next", previous = "previous" });

/// Names one lead, or several: the documentation shows both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum LeadRefsV1 {
    /// [`crate::shared::LeadRef`]
    LeadRef(crate::shared::LeadRef),
    /// Several.
    LeadRefList(Vec<crate::shared::LeadRef>),
}

impl From<crate::shared::LeadRef> for LeadRefsV1 {
    fn from(value: crate::shared::LeadRef) -> Self {
        Self::LeadRef(value)
    }
}

impl From<Vec<crate::shared::LeadRef>> for LeadRefsV1 {
    fn from(value: Vec<crate::shared::LeadRef>) -> Self {
        Self::LeadRefList(value)
    }
}

/// A lead with its calls and messages, version 1. In addition to the keys listed it has the custom fields it was created with, and keys made of the names of the campaign and of its steps, which can contain spaces and any letters; those of the calls are listed in `call_attempt_keys`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LeadV1 {
    /// Id that the customer gave the lead.
    pub lead_id: Scalar,
    /// Phone number with country code and without `+`.
    pub phone_number: String,
    /// The phone number once more. It occurs in a sample and not in the table of keys.
    pub contact_number: Option<String>,
    /// Name of the person called.
    pub contact_name: String,
    /// Time at which the lead was added, in milliseconds since the Unix epoch.
    pub created_at: i64,
    /// Id of the campaign the lead belongs to.
    pub campaign_id: String,
    /// Name of the campaign, which is also part of the keys of the calls.
    pub campaign_name: String,
    /// Country of the lead, presumably as a code of ISO 3166-1 alpha-2.
    pub country_code: String,
    /// Two-letter code of the state; only in campaigns in the United States.
    pub state_code: Option<String>,
    /// Names of those keys of this same object that hold the list of calls of a campaign.
    pub call_attempt_keys: Vec<String>,
    /// Names of those keys of this same object that hold the last call of a campaign.
    pub last_call_attempt_keys: Vec<String>,
    /// Cost of everything done for the lead. It is in the table of keys without a type and is missing in the sample.
    pub total_cost: Option<Scalar>,
    /// Time at which the campaign was done with the lead, presumably in milliseconds since the Unix epoch. Only there once it is.
    pub processed_at: Option<i64>,
    /// Presumably the name of the result of the lead; the documentation describes another field here by mistake. Only there once the lead is processed.
    pub outcome_name: Option<String>,
    /// Presumably the number of the result of the lead; the documentation describes another field here by mistake. Only there once the lead is processed.
    pub outcome_id: Option<i64>,
    /// Members that the document leaves open, by their names.
    pub extra: Map<String, Value>,
}

squad_core::lenient_struct!(LeadV1 default { lead_id = "lead_id" } { phone_number = "phone_number", contact_number = "contact_number", contact_name = "contact_name", created_at = "created_at", campaign_id = "campaign_id", campaign_name = "campaign_name", country_code = "country_code", state_code = "state_code", call_attempt_keys = "call_attempt_keys", last_call_attempt_keys = "last_call_attempt_keys", total_cost = "total_cost", processed_at = "processed_at", outcome_name = "outcome_name", outcome_id = "outcome_id" } ..extra);

/// A lead to be called, version 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewLeadV1 {
    /// Id for the lead, unique within the campaign. Affiliates send the phone number here too.
    pub lead_id: Scalar,
    /// Phone number, a valid one. Callers do not see it.
    pub phone_number: String,
    /// Name of the person to be called.
    pub contact_name: String,
    /// Two-letter code of the state. Required in campaigns in the United States and from affiliates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_code: Option<String>,
    /// Time since which there has been an established business relationship with the person, for campaigns in the United States. Not documented: its format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ebr_datetime: Option<String>,
    /// Id of the affiliate. Required from affiliates only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<String>,
    /// Members that the document leaves open, by their names.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

squad_core::request_struct! {
    NewLeadV1 {
        lead_id: Scalar,
        phone_number: String,
        contact_name: String,
    } {
        state_code: String,
        ebr_datetime: String,
        affiliate_id: String,
        extra: Map<String, Value>,
    }
}

/// One lead to be called, or several: the documentation shows both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum NewLeadsV1 {
    /// [`crate::leads_v1::NewLeadV1`]
    NewLeadV1(crate::leads_v1::NewLeadV1),
    /// Several.
    NewLeadV1List(Vec<crate::leads_v1::NewLeadV1>),
}

impl From<crate::leads_v1::NewLeadV1> for NewLeadsV1 {
    fn from(value: crate::leads_v1::NewLeadV1) -> Self {
        Self::NewLeadV1(value)
    }
}

impl From<Vec<crate::leads_v1::NewLeadV1>> for NewLeadsV1 {
    fn from(value: Vec<crate::leads_v1::NewLeadV1>) -> Self {
        Self::NewLeadV1List(value)
    }
}

/// A text message that a campaign sent to a lead.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SmsMessage {
    /// What became of the message, or `PENDING OR NOT AVAILABLE`.
    pub status: Option<String>,
    /// Cost of the message.
    pub cost: Option<Scalar>,
    /// Text of the message.
    pub body: Option<String>,
    /// Time at which it was sent, in milliseconds since the Unix epoch.
    pub sent_at: Option<i64>,
}

squad_core::lenient_struct!(SmsMessage default {} { status = "status", cost = "cost", body = "body", sent_at = "sent_at" });
