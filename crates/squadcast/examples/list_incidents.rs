//! Lists the open incidents of all teams of the last week. Teams that the user may not see are skipped and reported.
//!
//! ```sh
//! cargo run -p squadcast --example list_incidents
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use futures::{StreamExt, stream};
use squadcast::Window;
use squadcast::incidents::IncidentStatus;
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let client = &service.client;
    let teams = client.teams().list().await?;

    // Four teams at a time.
    let mut lists = stream::iter(&teams)
        .map(|team| async move {
            let open = client
                .incidents()
                .list(team, Window::last_days(7))
                .status(IncidentStatus::Triggered)
                .status(IncidentStatus::Acknowledged);
            (team, open.await)
        })
        .buffered(4);
    while let Some((team, incidents)) = lists.next().await {
        let incidents = match incidents {
            Err(error) if error.is_permission() || error.is_not_found() => {
                println!("{}: skipped, {error}", team.name);
                continue;
            }
            incidents => incidents?,
        };
        println!("{}: {} open", team.name, incidents.len());
        for incident in incidents {
            println!(
                "  {:<3} {:<13} {}",
                incident.priority.as_deref().unwrap_or("-"),
                incident.status.as_deref().unwrap_or_default(),
                incident.title.as_deref().unwrap_or_default(),
            );
        }
    }
    Ok(())
}
