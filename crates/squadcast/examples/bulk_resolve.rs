//! Resolves all open incidents of a team that are older than a day, within the rate limit, with progress.
//!
//! ```sh
//! cargo run -p squadcast --example bulk_resolve
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::time::Duration;

use squadcast::Window;
use squadcast::incidents::IncidentStatus;
use squadcast::jiff::Timestamp;
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let day_ago = Timestamp::now() - Duration::from_secs(24 * 3600);
    let month = Window::between(day_ago - Duration::from_secs(28 * 24 * 3600), day_ago);

    let incidents = service.client.incidents();
    let old = incidents
        .list(&team, month)
        .status(IncidentStatus::Triggered)
        .status(IncidentStatus::Acknowledged)
        .await?;
    println!("{} incidents are open for more than a day", old.len());
    if !service.applies() {
        println!("Set APPLY=1 to resolve them.");
        return Ok(());
    }

    // Chunks of 100 ids; the client waits for the documented limit of 10 requests a minute.
    let mut chunks = incidents.resolve_all(&old).stream();
    let (mut done, mut failed) = (0, 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        match chunk.outcome.error() {
            None => done += chunk.incidents.len(),
            Some(error) => {
                failed += chunk.incidents.len();
                println!("{} failed: {error}", chunk.incidents.len());
            }
        }
        println!("{done} of {} resolved, {failed} failed", old.len());
    }
    Ok(())
}
