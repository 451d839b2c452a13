//! The request of each method, and that every operation of the document is reached.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use squad_core::transport::TransportResponse;
use squadvoice::crm::NewCrmLead;
use squadvoice::jiff::Timestamp;
use squadvoice::leads::{LeadUpdate, NewLead};
use squadvoice::v1::{AffiliateLead, NewLeadV1};
use squadvoice::{CrmReferenceId, Kind};
use squadvoice_raw::wire;

use crate::support::{Memory, builder, campaign, page, tokens};

const CREATE: &str = "POST /api/v4/leads/create/0PT711/";

#[tokio::test]
async fn every_operation_is_reached() {
    let memory = Memory::new(|request| match request.method.as_str() {
        "GET" => page(0, None, &[]),
        _ => TransportResponse::new(http::StatusCode::OK, ""),
    });
    leads(&memory).await;
    v1(&memory).await;
    crm(&memory).await;
    let mut reached = memory.reached();
    let logging_in = Memory::new(|request| match request.url.path() {
        "/oauth/token/" => tokens(1),
        _ => TransportResponse::new(http::StatusCode::OK, ""),
    });
    let client = squadvoice::OAuthClient::new("id", "secret");
    let credentials = squadvoice::Credentials::new(client, "me", "password").unwrap();
    let client = builder(&logging_in.transport)
        .credentials(credentials)
        .build()
        .unwrap();
    client.login().await.unwrap();
    client.logout().await.unwrap();
    reached.extend(logging_in.reached());
    let documented: BTreeSet<&str> = wire::ALL.iter().map(|row| row.id).collect();
    assert_eq!(reached, documented);
}

async fn leads(memory: &Memory) {
    let campaign = memory.client.campaign(campaign());

    // A single lead is a list with one element; an id that is a number is sent as a string.
    let lead = NewLead::new(9_007_199_254_740_993_i64, "+91 98000-00001", "Asha Rao");
    campaign.create([lead.field("visits", 3)]).await.unwrap();
    memory.sent(
        "Leads_createLeads",
        CREATE,
        json!([{
            "lead_id": "9007199254740993",
            "phone_number": "+91 98000-00001",
            "contact_name": "Asha Rao",
            "visits": 3,
        }]),
    );

    let time = |text: &str| text.parse::<Timestamp>().unwrap();
    campaign
        .responses()
        .processed_after(time("2026-11-01T00:00:00Z"))
        .processed_before(time("2026-11-02T00:00:00.5Z"))
        .lead("crm 1")
        .page_size(7)
        .await
        .unwrap();
    memory.sent(
        "Leads_getResponses",
        "GET /api/v4/leads/responses/0PT711/?lead_id=crm%201&processed_after=1793491200000&processed_before=1793577600500&page=1&page_size=7",
        Value::Null,
    );

    campaign.check().await.unwrap();
    memory.sent(
        "Leads_getResponses",
        "GET /api/v4/leads/responses/0PT711/?page_size=1",
        Value::Null,
    );

    campaign.disable("crm-1").await.unwrap();
    memory.sent(
        "Leads_disableLeads",
        "POST /api/v4/leads/disable/0PT711/",
        json!([{ "lead_id": "crm-1" }]),
    );
    campaign.disable_all(["crm-1", "crm-2"]).await.unwrap();
    memory.sent(
        "Leads_disableLeads",
        "POST /api/v4/leads/disable/0PT711/",
        json!([{ "lead_id": "crm-1" }, { "lead_id": "crm-2" }]),
    );

    campaign.delete(7).await.unwrap();
    memory.sent(
        "Leads_deleteLead",
        "POST /api/v4/leads/delete/0PT711/",
        json!({ "lead_id": "7" }),
    );

    // A field that is not set is absent; `null` is sent.
    let update = LeadUpdate::new().field("city", Value::Null);
    campaign.update("crm-1", update).await.unwrap();
    memory.sent(
        "Leads_updateLead",
        "PATCH /api/v4/leads/update/0PT711/",
        json!({ "lead_id": "crm-1", "city": null }),
    );
    let update = LeadUpdate::new()
        .phone_number("919800000009")
        .contact_name("Asha");
    campaign.update("crm-1", update).await.unwrap();
    memory.sent(
        "Leads_updateLead",
        "PATCH /api/v4/leads/update/0PT711/",
        json!({ "lead_id": "crm-1", "phone_number": "919800000009", "contact_name": "Asha" }),
    );

    campaign.convert("crm-1", "PAID").await.unwrap();
    memory.sent(
        "Leads_convertLead",
        "POST /api/v4/leads/convert/0PT711/",
        json!({ "lead_id": "crm-1", "detail": "PAID" }),
    );
}

async fn v1(memory: &Memory) {
    let campaign = memory.client.campaign(campaign()).v1();
    let lead = NewLeadV1::new("crm-1", "15550100", "Ada Roth")
        .state_code("CA")
        .business_relationship_since("2026-01-01")
        .field("plan", "gold");
    campaign.create([lead]).await.unwrap();
    memory.sent(
        "LeadsV1_createLeads",
        "POST /api/v1/leads/create/0PT711/",
        json!([{
            "lead_id": "crm-1",
            "phone_number": "15550100",
            "contact_name": "Ada Roth",
            "state_code": "CA",
            "ebr_datetime": "2026-01-01",
            "plan": "gold",
        }]),
    );

    let lead = AffiliateLead::new("C457F", "15550100")
        .name("Ada")
        .state_code("CA");
    campaign.create_affiliate(lead).await.unwrap();
    memory.sent(
        "LeadsV1_createLeads",
        "POST /api/v1/leads/create/0PT711/",
        json!({
            "lead_id": "15550100",
            "phone_number": "15550100",
            "contact_name": "Ada",
            "state_code": "CA",
            "affiliate_id": "C457F",
        }),
    );

    let since = "2016-11-24T07:48:02Z".parse::<Timestamp>().unwrap();
    let before = since + jiff::Span::new().hours(1);
    let responses = campaign
        .responses()
        .called_since(since)
        .processed_before(before);
    responses.await.unwrap();
    memory.sent(
        "LeadsV1_getResponses",
        "GET /api/v1/leads/responses/0PT711/?processed_before=1479977282000&min_called_at=1479973682000&page=1",
        Value::Null,
    );

    campaign.disable(1).await.unwrap();
    memory.sent(
        "LeadsV1_disableLeads",
        "POST /api/v1/leads/disable/0PT711/",
        json!([{ "lead_id": "1" }]),
    );
}

async fn crm(memory: &Memory) {
    let reference: CrmReferenceId = "ab/12".replace('/', "-").parse().unwrap();
    let lead = NewCrmLead::new("crm-1", "919800000001", "Asha Rao").field("visits", 3);
    memory
        .client
        .crm(reference)
        .lead_created(lead)
        .await
        .unwrap();
    // This path has no trailing slash.
    memory.sent(
        "Crm_leadCreated",
        "POST /voice/crm-integration-v2/ab-12/lead-created",
        json!({
            "lead_id": "crm-1",
            "phone_number": "919800000001",
            "contact_name": "Asha Rao",
            "visits": 3,
        }),
    );
}

#[tokio::test]
async fn invalid_input_is_an_error_before_anything_is_sent() {
    let memory = Memory::with(201, json!({}));
    let campaign = memory.client.campaign(campaign());
    let lead = || NewLead::new("crm-1", "919800000001", "Asha Rao");
    let mut errors = Vec::new();
    for lead in [
        NewLead::new("", "919800000001", "Asha Rao"),
        NewLead::new("crm-1", " ", "Asha Rao"),
        lead().field("lead_id", "other"),
        lead().field("phone_number", "1"),
        lead().field("contact_name", "Eve"),
        lead().field("", 1),
    ] {
        errors.push(campaign.create([self::lead(2), lead]).await.err());
    }
    errors.push(campaign.create([lead()]).chunk_size(0).await.err());
    let update = LeadUpdate::new().field("lead_id", "other");
    errors.push(campaign.update("crm-1", update).await.err());
    errors.push(campaign.update("crm-1", LeadUpdate::new()).await.err());
    let update = LeadUpdate::new().phone_number("");
    errors.push(campaign.update("crm-1", update).await.err());
    errors.push(campaign.disable_all(Vec::<&str>::new()).await.err());
    errors.push(campaign.disable("").await.err());
    errors.push(campaign.delete("").await.err());
    errors.push(campaign.convert("crm-1", "").await.err());
    // Characters are counted, not bytes.
    errors.push(campaign.convert("crm-1", "é".repeat(33)).await.err());

    let v1 = campaign.v1();
    let lead_v1 = || NewLeadV1::new("crm-1", "15550100", "Ada Roth");
    for lead in [
        lead_v1().field("affiliate_id", "x"),
        lead_v1().state_code("California"),
    ] {
        errors.push(v1.create([lead]).await.err());
    }
    let affiliate = AffiliateLead::new("C457F", "15550100");
    errors.push(v1.create_affiliate(affiliate.clone()).await.err());
    let affiliate = AffiliateLead::new("", "15550100")
        .name("Ada")
        .state_code("CA");
    errors.push(v1.create_affiliate(affiliate).await.err());

    let crm = memory.client.crm("r1".parse::<CrmReferenceId>().unwrap());
    for lead in [
        NewCrmLead::new("x".repeat(256), "919800000001", "Asha"),
        NewCrmLead::new("crm-1", "+919800000001", "Asha"),
        NewCrmLead::new("crm-1", "919800000001", "é".repeat(49)),
        NewCrmLead::new("crm-1", "", "Asha"),
        NewCrmLead::new("crm-1", "919800000001", "Asha").field("visits", 1.5),
        NewCrmLead::new("crm-1", "919800000001", "Asha").field("contact_name", "Eve"),
    ] {
        errors.push(crm.lead_created(lead).await.err());
    }
    for (index, error) in errors.iter().enumerate() {
        let error = error.as_ref().unwrap();
        assert_eq!(error.kind(), Kind::Configuration, "{index}: {error}");
        assert!(error.message().contains("no request was sent"), "{error}");
    }
    assert_eq!(memory.transport.count(), 0);

    // The longest that is allowed.
    campaign.convert("crm-1", "é".repeat(32)).await.unwrap();
    let longest = NewCrmLead::new("x".repeat(255), "919800000001", "é".repeat(48));
    crm.lead_created(longest).await.unwrap();
    assert_eq!(memory.transport.count(), 2);
}

fn lead(number: usize) -> NewLead {
    NewLead::new(format!("crm-{number}"), "919800000001", "Asha Rao")
}
