//! Leads against the fake: what is created, changed, converted, disabled and erased.
#![allow(clippy::unwrap_used)]

use squadvoice::crm::NewCrmLead;
use squadvoice::leads::{LeadUpdate, NewLead};
use squadvoice::v1::{Message, NewLeadV1};
use squadvoice::{CrmReferenceId, Kind};
use squadvoice_mock::{BatchErrors, Failure, MockServer, operations};

use crate::support::{campaign, client_of};

fn lead(number: usize) -> NewLead {
    NewLead::new(format!("crm-{number}"), "919800000001", "Asha Rao").field("city", "Pune")
}

#[tokio::test]
async fn leads_live_from_creation_to_erasure() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    let campaign = client.campaign(campaign());
    let state = fake.state();
    let stored = |id: &str| state.lead("0PT711", id);

    let report = campaign.create([lead(1), lead(2)]).await.unwrap();
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(stored("crm-1").unwrap().custom_fields["city"], "Pune");

    let update = LeadUpdate::new().field("city", "Mumbai");
    campaign.update("crm-1", update).await.unwrap();
    let changed = stored("crm-1").unwrap();
    assert_eq!(changed.custom_fields["city"], "Mumbai");
    assert_eq!(changed.contact_name, "Asha Rao");

    campaign.convert("crm-1", "PAID").await.unwrap();
    assert_eq!(stored("crm-1").unwrap().conversion.as_deref(), Some("PAID"));

    campaign.disable_all(["crm-1", "crm-2"]).await.unwrap();
    assert!(stored("crm-2").unwrap().disabled);

    // 202: accepted, not done.
    let response = campaign.delete("crm-2").with_response().await.unwrap();
    assert_eq!(response.status(), 202);
    assert!(stored("crm-2").is_none());
    let error = campaign.delete("crm-2").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    let update = LeadUpdate::new().contact_name("x");
    let error = campaign.update("crm-9", update).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn known_lead_is_rejected_in_both_forms_of_the_fake() {
    for form in [BatchErrors::Aligned, BatchErrors::Indexed] {
        let fake = MockServer::builder()
            .batch_errors(form)
            .start()
            .await
            .unwrap();
        let client = client_of(&fake);
        let campaign = client.campaign(campaign());
        campaign.create([lead(1)]).await.unwrap();
        let report = campaign.create([lead(0), lead(1)]).await.unwrap();
        let rejected: Vec<_> = report.rejected().collect();
        assert_eq!(rejected.len(), 1, "{report:?}");
        assert_eq!(rejected[0].0.as_str(), "crm-1");
        assert_eq!(rejected[0].1[0].field, "lead_id");
        assert_eq!(fake.state().leads("0PT711").len(), 1);
    }
}

#[tokio::test]
async fn lost_response_creates_no_lead_twice() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    let campaign = client.campaign(campaign());
    fake.fail_next(operations::LEADS_CREATE_LEADS, 1, Failure::lose_response());
    let report = campaign.create([lead(1)]).await.unwrap();
    assert_eq!(report.unknown().count(), 1);
    assert_eq!(fake.count(operations::LEADS_CREATE_LEADS), 1);
    assert_eq!(fake.state().leads("0PT711").len(), 1);
}

#[tokio::test]
async fn rate_limited_request_is_retried_after_the_time_that_the_service_names() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    fake.fail_next(
        operations::LEADS_CREATE_LEADS,
        1,
        Failure::too_many_requests(1),
    );
    let started = std::time::Instant::now();
    let report = client.campaign(campaign()).create([lead(1)]).await.unwrap();
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(fake.count(operations::LEADS_CREATE_LEADS), 2);
    assert!(started.elapsed() >= std::time::Duration::from_secs(1));
}

#[tokio::test]
async fn version_1_and_crm_leads_reach_the_campaign() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    let campaign = client.campaign(campaign());
    let lead = NewLeadV1::new(7, "15550100", "Ada Roth").field("plan", "gold");
    campaign.v1().create([lead]).await.unwrap();
    let reference: CrmReferenceId = "crm-0PT711".parse().unwrap();
    let crm = client.crm(&reference);
    let lead = NewCrmLead::new("crm-1", "919800000001", "Asha Rao");
    crm.lead_created(lead.clone()).await.unwrap();
    let error = crm.lead_created(lead).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Validation);
    assert_eq!(error.field_errors()[0].field, "lead_id");

    let answers = [("budget", "2,000")];
    fake.state().process("0PT711", "7", "Interested", &answers);
    let leads = campaign.v1().responses().await.unwrap();
    assert_eq!(leads.len(), 2, "{leads:?}");
    let ada = leads
        .iter()
        .find(|lead| lead.lead_id.as_str() == "7")
        .unwrap();
    assert_eq!(ada.extra["plan"], "gold");
    let calls = ada.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].answers["budget"], "2,000");
    assert_eq!(ada.last_call().unwrap(), calls[0]);
    let messages: Vec<_> = ada.messages().collect();
    assert_eq!(messages[0].0, "Thank you");
    assert!(matches!(messages[0].1, Message::Sms(_)));
    campaign.v1().disable(7).await.unwrap();
    assert!(fake.state().lead("0PT711", "7").unwrap().disabled);
}
