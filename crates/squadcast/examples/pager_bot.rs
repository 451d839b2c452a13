//! A pager bot: whoever is the first to see an urgent incident gets it assigned, and its war room says so.
//!
//! ```sh
//! cargo run -p squadcast --example pager_bot
//! SQUADCAST_BOT_ROUNDS=1000000 APPLY=1 … cargo run -p squadcast --example pager_bot   # until it is stopped
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::collections::HashSet;
use std::env;
use std::time::Duration;

use squadcast::incidents::{Assignee, ExportedIncident, IncidentPriority, IncidentStatus};
use squadcast::{User, Window};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let members = service.client.teams().members(&team).list().await?;
    let first = members.first().ok_or("the team has no members")?;
    let responder = service.client.users().get(first).await?;

    let rounds = env::var("SQUADCAST_BOT_ROUNDS").map_or(Ok(2), |rounds| rounds.parse())?;
    let mut seen = HashSet::new();
    for round in 0..rounds {
        if round > 0 && service.fake.is_none() {
            tokio::time::sleep(Duration::from_secs(30)).await;
        }
        let urgent = service
            .client
            .incidents()
            .list(&team, Window::last_hours(24))
            .status(IncidentStatus::Triggered)
            .priority(IncidentPriority::P1)
            .priority(IncidentPriority::P2)
            .await;
        match urgent {
            Ok(incidents) => {
                for incident in incidents {
                    if seen.insert(incident.id.clone()) {
                        page(&service, &responder, &incident).await?;
                    }
                }
            }
            // The next round may succeed.
            Err(error) if error.is_retryable() => println!("round {round}: {error}"),
            Err(error) => return Err(error.into()),
        }
    }
    println!("{} urgent incidents in {}", seen.len(), team.name);
    Ok(())
}

async fn page(service: &Service, responder: &User, incident: &ExportedIncident) -> Result<()> {
    let title = incident.title.as_deref().unwrap_or("(no title)");
    println!("PAGE {} for {title}", responder.first_name);
    if !service.applies() {
        return Ok(());
    }
    let incidents = service.client.incidents();
    incidents
        .reassign(incident, Assignee::user(responder)?)
        .await?;
    let note = format!("The bot has paged {}.", responder.first_name);
    incidents.notes(incident).add(note).await?;
    match incidents.acknowledge(incident).await {
        // A user was faster.
        Err(error) if error.is_conflict() || error.is_not_found() => Ok(()),
        other => Ok(other?),
    }
}
