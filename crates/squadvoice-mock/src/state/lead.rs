//! Accounts and leads.

use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// An account of the service: a user, and the OAuth2 client through which the user logs in.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account {
    /// The id of the client.
    pub client_id: String,
    /// The secret of the client.
    pub client_secret: String,
    /// The name of the user.
    pub username: String,
    /// The password of the user.
    pub password: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Account")
            .field("client_id", &self.client_id)
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

impl Account {
    /// Creates an account.
    #[must_use]
    pub fn new(client_id: &str, client_secret: &str, username: &str, password: &str) -> Self {
        Self {
            client_id: client_id.to_owned(),
            client_secret: client_secret.to_owned(),
            username: username.to_owned(),
            password: password.to_owned(),
        }
    }
}

/// A lead of a campaign.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Lead {
    /// The id, as text.
    pub lead_id: String,
    /// The id as it was sent: a string or an integer.
    pub(crate) wire_id: Value,
    /// The phone number, as it was sent.
    pub phone_number: String,
    /// The name of the person.
    pub contact_name: String,
    /// The campaign.
    pub campaign_id: String,
    /// The other fields, as they were sent.
    pub custom_fields: Map<String, Value>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was processed; `None` before that.
    pub processed_at: Option<Timestamp>,
    /// The outcome; `None` before it is processed.
    pub outcome: Option<String>,
    /// The answers by question.
    pub responses: Map<String, Value>,
    /// Whether it is disabled.
    pub disabled: bool,
    /// Why it converted; `None` if it did not.
    pub conversion: Option<String>,
}

impl Lead {
    /// Returns the lead as version 4 lists it, which is also the body of the webhook.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let digits = self.phone_number.trim_start_matches('+');
        json!({
            "lead_id": self.wire_id,
            "phone_number": format!("+{digits}"),
            "contact_name": self.contact_name,
            "campaign_id": self.campaign_id,
            "created_at": self.created_at.as_millisecond(),
            // Without an offset, as the documentation formats it.
            "latest_called_at": time(self.processed_at).map(|time| time.trim_end_matches('Z').to_owned()),
            "processed_at": time(self.processed_at),
            "latest_recording_url": self.processed_at.map(|_| "https://recordings.example.com/1.mp3"),
            "lead_outcome": self.outcome,
            "lead_responses": self.responses,
        })
    }

    /// Returns the lead as version 1 lists it, with a key per outreach block.
    pub(crate) fn to_json_v1(&self, campaign_name: &str) -> Value {
        let attempts = format!("call_attempt_{campaign_name}_1");
        let last = format!("last_{attempts}");
        let mut lead = self.custom_fields.clone();
        let fixed = json!({
            "lead_id": self.wire_id,
            "phone_number": self.phone_number.trim_start_matches('+'),
            "contact_number": self.phone_number.trim_start_matches('+'),
            "contact_name": self.contact_name,
            "created_at": self.created_at.as_millisecond(),
            "campaign_id": self.campaign_id,
            "campaign_name": campaign_name,
            "country_code": "IN",
            "call_attempt_keys": [],
            "last_call_attempt_keys": [],
        });
        lead.extend(object(fixed));
        if let Some(time) = self.processed_at {
            let mut attempt = object(json!({
                "reference_id": "H8Y4RMP1",
                "outcome_id": 7,
                "outcome_name": self.outcome,
                "call_duration": 42,
                "called_at": time.as_millisecond(),
                "report_keys_order": self.responses.keys().collect::<Vec<_>>(),
                "status": "review_completed",
                "additional_notes": "",
            }));
            attempt.extend(self.responses.clone());
            lead.extend(object(json!({
                "processed_at": time.as_millisecond(),
                "outcome_name": self.outcome,
                "outcome_id": 7,
                "call_attempt_keys": [attempts],
                "last_call_attempt_keys": [last],
                attempts: [attempt],
                last: attempt,
                "sms_Thank you": {
                    "status": "DELIVERED",
                    "cost": "PENDING OR NOT AVAILABLE",
                    "body": "Thank you for your time",
                    "sent_at": time.as_millisecond(),
                },
            })));
        }
        Value::Object(lead)
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
