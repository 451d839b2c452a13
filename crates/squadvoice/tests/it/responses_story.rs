//! Processed leads against the fake.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, SystemTime};

use squadvoice::jiff::Timestamp;
use squadvoice::leads::NewLead;
use squadvoice_mock::{Clock, MockServer};

use crate::support::{campaign, client_of};

#[tokio::test]
async fn processed_leads_are_listed_over_all_pages_and_by_time() {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    let clock = Clock::manual(start);
    let fake = MockServer::builder()
        .clock(clock.clone())
        .token_lifetime(Duration::from_secs(1 << 30))
        .start()
        .await
        .unwrap();
    let client = client_of(&fake);
    let campaign = client.campaign(campaign());
    let leads = (0..7).map(|n| NewLead::new(n, "919800000001", "Asha Rao"));
    campaign.create(leads).await.unwrap();
    for n in 0..5 {
        clock.advance(Duration::from_secs(60));
        let id = n.to_string();
        fake.state()
            .process("0PT711", &id, "Interested", &[("n", &id)]);
    }
    let all = campaign.responses().page_size(2).await.unwrap();
    let ids: Vec<&str> = all.iter().map(|lead| lead.lead_id.as_str()).collect();
    assert_eq!(ids, ["0", "1", "2", "3", "4"]);
    assert_eq!(all[3].lead_responses.get("n"), Some("3"));
    let processed = Timestamp::try_from(start + Duration::from_secs(240)).unwrap();
    assert_eq!(all[3].processed_at, Some(processed));
    // The fake sends this time without an offset, and the next one as a number.
    assert_eq!(all[3].latest_called_at, Some(processed));
    assert_eq!(all[3].created_at, Some(Timestamp::try_from(start).unwrap()));

    let one = Timestamp::try_from(start + Duration::from_secs(61)).unwrap();
    let since = campaign.responses().processed_after(one).await.unwrap();
    assert_eq!(since.len(), 4);
    let three = Timestamp::try_from(start + Duration::from_secs(181)).unwrap();
    let between = campaign
        .responses()
        .processed_after(one)
        .processed_before(three);
    assert_eq!(between.await.unwrap().len(), 2);
    assert_eq!(campaign.responses().lead(4).await.unwrap().len(), 1);
}
