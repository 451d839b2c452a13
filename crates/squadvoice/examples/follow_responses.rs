//! Follows the responses of a campaign, and continues where it stopped when it is started again.
//!
//! ```sh
//! export SQUADVOICE_ACCESS_TOKEN=…   # from the integrations page of the dashboard
//! cargo run -p squadvoice --example follow_responses -- 0PT711 checkpoint.json
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use squadvoice::responses::Checkpoint;
use squadvoice::{CampaignId, SquadVoice};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(campaign), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: follow_responses CAMPAIGN CHECKPOINT_FILE".into());
    };
    let client = SquadVoice::from_env()?;
    let campaign: CampaignId = campaign.parse()?;
    let campaign = client.campaign(campaign);
    let file = Path::new(&file);

    loop {
        let mut responses = campaign.responses();
        if let Some(checkpoint) = load(file)? {
            responses = responses.resume(checkpoint);
        }
        let mut responses = responses.follow(Duration::from_secs(60));
        while let Some(lead) = responses.next().await {
            match lead {
                Ok(lead) => {
                    let outcome = lead.lead_outcome.as_deref().unwrap_or("no outcome");
                    println!("{} {outcome}", lead.lead_id);
                    save(file, &responses.checkpoint())?;
                }
                // The stream ends after an error; the next one resumes.
                Err(error) if error.is_retryable() => eprintln!("{error}"),
                Err(error) => return Err(error.into()),
            }
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

fn load(file: &Path) -> Result<Option<Checkpoint>, Box<dyn Error>> {
    if !file.exists() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&std::fs::read(file)?)?))
}

/// Writes the file aside and renames it, so that it is never incomplete.
fn save(file: &Path, checkpoint: &Checkpoint) -> Result<(), Box<dyn Error>> {
    let aside = file.with_extension("new");
    std::fs::write(&aside, serde_json::to_vec(checkpoint)?)?;
    std::fs::rename(aside, file)?;
    Ok(())
}
