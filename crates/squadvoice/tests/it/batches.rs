//! Batches of leads: chunks, duplicates, both forms of errors, and requests whose response is lost.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::{SendError, SendPhase, TransportResponse};
use squadvoice::leads::{CreateReport, LeadOutcome, NewLead};
use squadvoice::{Kind, LeadId};

use crate::support::{Memory, builder, campaign};

fn lead(number: usize) -> NewLead {
    NewLead::new(format!("crm-{number}"), "919800000001", "Asha Rao")
}

fn leads(count: usize) -> Vec<NewLead> {
    (0..count).map(lead).collect()
}

/// The ids of the leads in each request.
fn sent(transport: &MemoryTransport) -> Vec<Vec<String>> {
    let requests = transport.requests();
    let ids = |body: Value| {
        let leads = body.as_array().unwrap().clone();
        let ids = leads
            .iter()
            .map(|lead| lead["lead_id"].as_str().unwrap().to_owned());
        ids.collect()
    };
    requests.iter().map(|request| ids(request.json())).collect()
}

fn outcomes(report: &CreateReport) -> Vec<&'static str> {
    let name = |outcome: &LeadOutcome| match outcome {
        LeadOutcome::Created => "created",
        LeadOutcome::Duplicate { .. } => "duplicate",
        LeadOutcome::Rejected { .. } => "rejected",
        LeadOutcome::NotCreated { .. } => "not created",
        LeadOutcome::Unknown { .. } => "unknown",
        LeadOutcome::NotSent { .. } => "not sent",
        _ => "other",
    };
    report
        .leads()
        .iter()
        .map(|lead| name(&lead.outcome))
        .collect()
}

#[tokio::test]
async fn leads_are_in_one_request_unless_a_chunk_size_is_set() {
    let memory = Memory::with(201, json!({ "ok": true }));
    let campaign = memory.client.campaign(campaign());
    let report = campaign.create(leads(5)).await.unwrap();
    assert!(report.is_complete());
    assert_eq!(report.requests(), 1);
    assert_eq!(report.responses(), [json!({ "ok": true })]);
    let report = campaign.create(leads(5)).chunk_size(2).await.unwrap();
    assert_eq!(report.requests(), 3);
    assert_eq!(report.created().count(), 5);
    let lengths: Vec<usize> = sent(&memory.transport).iter().map(Vec::len).collect();
    assert_eq!(lengths, [5, 2, 2, 1]);
}

#[tokio::test]
async fn nothing_is_sent_without_leads() {
    let memory = Memory::with(201, json!({}));
    let report = memory.client.campaign(campaign()).create([]).await.unwrap();
    assert!(report.is_complete());
    assert_eq!((report.requests(), memory.transport.count()), (0, 0));
}

#[tokio::test]
async fn duplicates_are_found_before_anything_is_sent() {
    let memory = Memory::with(201, json!({}));
    let batch = [
        NewLead::new("7", "919800000001", "Asha Rao"),
        lead(1),
        // The same id, once as a number.
        NewLead::new(7, "919800000002", "Asha Rao"),
        lead(1),
    ];
    let report = memory
        .client
        .campaign(campaign())
        .create(batch)
        .await
        .unwrap();
    assert_eq!(sent(&memory.transport), [["7", "crm-1"]]);
    assert_eq!(
        outcomes(&report),
        ["created", "created", "duplicate", "duplicate"]
    );
    let LeadOutcome::Duplicate { first } = report.leads()[3].outcome else {
        panic!("{report:?}");
    };
    assert_eq!(first, 1);
}

#[tokio::test]
async fn both_forms_of_errors_are_mapped_to_the_leads() {
    let aligned = json!([{}, { "phone_number": ["Enter a valid phone number."] }, {}]);
    let indexed = json!({ "1": { "phone_number": ["Enter a valid phone number."] } });
    for body in [aligned, indexed] {
        let memory = Memory::with(400, body);
        // The duplicate in front moves the positions in the request, not those in the report.
        let batch = [lead(0), lead(0), lead(1), lead(2)];
        let campaign = memory.client.campaign(campaign());
        let report = campaign.create(batch).await.unwrap();
        assert_eq!(
            outcomes(&report),
            ["not created", "duplicate", "rejected", "not created"]
        );
        let rejected: Vec<_> = report.rejected().collect();
        let [(id, errors)] = rejected.as_slice() else {
            panic!("{rejected:?}");
        };
        assert_eq!(id.as_str(), "crm-1");
        assert_eq!(errors[0].field, "phone_number");
        assert_eq!(errors[0].message, "Enter a valid phone number.");
        let unsent: Vec<&str> = report.to_retry().map(LeadId::as_str).collect();
        assert_eq!(unsent, ["crm-0", "crm-2"]);
        assert_eq!(report.error().unwrap().kind(), Kind::Validation);
    }
}

#[tokio::test]
async fn errors_without_an_index_belong_to_the_only_lead() {
    let memory = Memory::with(400, json!({ "lead_id": ["already exists"] }));
    let campaign = memory.client.campaign(campaign());
    let report = campaign.create([lead(0)]).await.unwrap();
    assert_eq!(outcomes(&report), ["rejected"]);
    let report = campaign.create(leads(2)).await.unwrap();
    assert_eq!(outcomes(&report), ["not created", "not created"]);
}

#[tokio::test]
async fn invalid_chunk_does_not_stop_the_next_one_and_another_failure_does() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let memory = Memory::new(move |_| match counter.fetch_add(1, Ordering::Relaxed) {
        0 => TransportResponse::json(http::StatusCode::BAD_REQUEST, &json!([{ "a": ["b"] }, {}])),
        1 => TransportResponse::new(http::StatusCode::CREATED, ""),
        _ => TransportResponse::json(http::StatusCode::NOT_FOUND, &json!({ "detail": "x" })),
    });
    let campaign = memory.client.campaign(campaign());
    let report = campaign.create(leads(8)).chunk_size(2).await.unwrap();
    assert_eq!(
        outcomes(&report),
        [
            "rejected",
            "not created",
            "created",
            "created",
            "not created",
            "not created",
            "not sent",
            "not sent"
        ]
    );
    assert_eq!(report.requests(), 3);
}

#[tokio::test]
async fn request_whose_response_is_lost_is_not_retried() {
    for phase in [SendPhase::Exchange, SendPhase::Timeout] {
        let transport = MemoryTransport::with_async(move |_| async move {
            Err(SendError::new(phase, "no response"))
        });
        let client = builder(&transport).access_token("t").build().unwrap();
        let report = client.campaign(campaign()).create(leads(4)).chunk_size(2);
        let report = report.await.unwrap();
        assert_eq!(
            outcomes(&report),
            ["unknown", "unknown", "not sent", "not sent"]
        );
        assert_eq!(report.unknown().count(), 2);
        assert_eq!(transport.count(), 1, "{phase:?}");
    }
    // A server error does not say what became of the leads.
    let memory = Memory::with(502, json!("Bad Gateway"));
    let report = memory.client.campaign(campaign()).create(leads(1));
    assert_eq!(outcomes(&report.await.unwrap()), ["unknown"]);
    assert_eq!(memory.transport.count(), 1);
}

#[tokio::test]
async fn request_that_was_never_sent_leaves_its_leads_unsent() {
    let transport = MemoryTransport::with_async(|_| async {
        Err(SendError::new(SendPhase::Connect, "no route"))
    });
    let client = builder(&transport)
        .access_token("t")
        .retry(squadvoice::RetryPolicy::disabled())
        .build()
        .unwrap();
    let report = client.campaign(campaign()).create(leads(1)).await.unwrap();
    assert_eq!(outcomes(&report), ["not sent"]);
}
