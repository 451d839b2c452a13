//! Every operation against the fake, which validates each request, and each of its own responses, against the document.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use squadvoice::CrmReferenceId;
use squadvoice::crm::NewCrmLead;
use squadvoice::leads::{LeadUpdate, NewLead};
use squadvoice::v1::{AffiliateLead, NewLeadV1};
use squadvoice_mock::MockServer;
use squadvoice_raw::wire;

use crate::support::{campaign, client_of};

#[tokio::test]
async fn every_operation_conforms_to_the_document() {
    let fake = MockServer::start().await.unwrap();
    let client = client_of(&fake);
    client.login().await.unwrap();

    let leads = client.campaign(campaign());
    let lead = |id: &str| NewLead::new(id, "919800000001", "Asha Rao").field("city", "Pune");
    leads.create([lead("crm-1"), lead("crm-2")]).await.unwrap();
    fake.state()
        .process("0PT711", "crm-1", "Interested", &[("budget", "2,000")]);
    leads.responses().await.unwrap();
    let update = LeadUpdate::new()
        .phone_number("919800000009")
        .field("city", "Mumbai");
    leads.update("crm-1", update).await.unwrap();
    leads.convert("crm-1", "PAID").await.unwrap();
    leads.disable("crm-1").await.unwrap();
    leads.delete("crm-2").await.unwrap();

    let first = leads.v1();
    let lead = NewLeadV1::new(7, "15550100", "Ada Roth").state_code("CA");
    first.create([lead]).await.unwrap();
    let lead = AffiliateLead::new("C457F", "15550101")
        .name("Ada")
        .state_code("CA");
    first.create_affiliate(lead).await.unwrap();
    first.responses().await.unwrap();
    first.disable(7).await.unwrap();

    let reference: CrmReferenceId = "crm-0PT711".parse().unwrap();
    let lead = NewCrmLead::new("crm-3", "919800000001", "Asha Rao");
    client.crm(&reference).lead_created(lead).await.unwrap();

    // An access token that expired is refreshed, and both tokens are revoked.
    fake.expire_access_tokens();
    leads.check().await.unwrap();
    client.logout().await.unwrap();

    let requests = fake.requests();
    let reached: BTreeSet<&str> = requests
        .iter()
        .filter_map(|request| request.operation_id.as_deref())
        .collect();
    let documented: BTreeSet<&str> = wire::ALL.iter().map(|row| row.id).collect();
    assert_eq!(reached, documented);
    let failed = requests
        .iter()
        .filter(|request| request.status.is_none_or(|status| status >= 300));
    // The expired token, once.
    let statuses: Vec<_> = failed.map(|request| request.status).collect();
    assert_eq!(statuses, [Some(403)]);
}
