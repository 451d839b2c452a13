//! Leads of version 1 with keys that depend on the campaign.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;
use squadvoice::v1::Message;

use crate::support::{Memory, campaign};

#[tokio::test]
async fn calls_are_found_by_the_keys_that_the_lead_names() {
    let attempt = json!({
        "reference_id": "H8Y4RMP1",
        "outcome_id": 7,
        "outcome_name": "Interested",
        "called_at": 1_479_973_282_000_i64,
        "report_keys_order": ["Budget?"],
        "Budget?": "2,000",
    });
    let lead = json!({
        "lead_id": 1,
        "phone_number": "919899550412",
        "contact_name": "Asha Rao",
        "created_at": 1_479_973_282_000_i64,
        "campaign_id": "0PT711",
        // Another name than the one in the keys.
        "campaign_name": "Renamed",
        "country_code": "IN",
        "call_attempt_keys": ["call_attempt_Früher Name_1"],
        "last_call_attempt_keys": ["last_call_attempt_Früher Name_1"],
        "call_attempt_Früher Name_1": [attempt, "broken", attempt],
        "last_call_attempt_Früher Name_1": attempt,
        "call_attempt_looks_like_one_1": [attempt],
        "gmail_Welcome mail": { "cost": 0.5, "subject": "Hi", "sent_at": 1_479_973_282_000_i64 },
        "ivr_Reminder": {
            "status": "PENDING OR NOT AVAILABLE",
            "cost": "PENDING OR NOT AVAILABLE",
            "duration": null,
            "multi_text_to_speak": { "a": "b" },
        },
        "sms_note": "a custom field",
        "total_cost": "PENDING OR NOT AVAILABLE",
    });
    let body = json!({ "count": 1, "next": null, "previous": null, "results": [lead] });
    let memory = Memory::with(200, body);
    let leads = memory
        .client
        .campaign(campaign())
        .v1()
        .responses()
        .await
        .unwrap();
    let lead = &leads[0];
    let calls = lead.calls();
    assert_eq!(calls.len(), 2, "{calls:?}");
    assert_eq!(calls[0].answers["Budget?"], "2,000");
    assert_eq!(
        calls[0].called_at.unwrap().as_millisecond(),
        1_479_973_282_000
    );
    assert_eq!(lead.last_call().unwrap(), calls[0]);
    assert_eq!(lead.processed_at, None);
    let messages: Vec<_> = lead.messages().collect();
    let [
        ("Welcome mail", Message::Email(mail)),
        ("Reminder", Message::Ivr(call)),
    ] = messages.as_slice()
    else {
        panic!("{messages:?}");
    };
    assert_eq!(mail.cost.as_ref().unwrap().to_string(), "0.5");
    assert_eq!(
        call.cost.as_ref().unwrap().to_string(),
        "PENDING OR NOT AVAILABLE"
    );
    assert_eq!(call.duration, None);
    assert_eq!(lead.extra["sms_note"], "a custom field");
    assert!(!format!("{lead:?}").contains("919899550412"));
}
