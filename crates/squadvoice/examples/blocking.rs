//! The client in code that is not async.
//!
//! ```sh
//! export SQUADVOICE_ACCESS_TOKEN=…   # from the integrations page of the dashboard
//! cargo run -p squadvoice --features blocking --example blocking -- 0PT711
//! ```
#![allow(clippy::print_stdout)]

use std::error::Error;

use squadvoice::blocking::{Wait as _, WaitIter as _};
use squadvoice::leads::NewLead;
use squadvoice::{CampaignId, SquadVoice};

fn main() -> Result<(), Box<dyn Error>> {
    let campaign = std::env::args().nth(1).ok_or("usage: blocking CAMPAIGN")?;
    let campaign: CampaignId = campaign.parse()?;
    let client = SquadVoice::from_env()?;
    let campaign = client.campaign(campaign);

    let lead = NewLead::new("crm-1", "919800000001", "Asha Rao");
    let report = campaign.create([lead]).wait()?;
    println!("{report:?}");

    for lead in campaign.responses().stream().wait_iter() {
        let lead = lead?;
        println!("{} {:?}", lead.lead_id, lead.lead_outcome);
    }
    Ok(())
}
