//! A tour of the client against a fake of the service that runs inside this program. It needs no account:
//!
//! ```sh
//! cargo run -p squadcast --example quickstart
//! ```
//!
//! With an account the client is built by `Squadcast::from_env()`, which reads SQUADCAST_REGION and
//! SQUADCAST_REFRESH_TOKEN; everything after that is the same.
#![allow(clippy::print_stdout, missing_docs)]

use std::error::Error;

use squadcast::incidents::{ExportedIncident, IncidentStatus};
use squadcast::{IncidentId, Region, Squadcast, Window};
use squadcast_mock::MockServer;

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
    heading("Regions");
    for region in Region::ALL {
        println!(
            "  {region}    {:<30} {}",
            region.api_url(),
            region.authentication_url()
        );
    }

    // A real program: Squadcast::builder().region(Region::Eu).refresh_token(…).build()?
    let fake = MockServer::start().await?;
    let client = Squadcast::builder()
        .base_urls(fake.api_url(), fake.authentication_url())
        .refresh_token(fake.refresh_token())
        .build()?;
    println!(
        "  here  {:<30} {}",
        fake.api_url(),
        fake.authentication_url()
    );

    heading("Authentication");
    client.auth().verify().await?;
    println!("  The refresh token is valid; the client has an access token.");

    let teams = client.teams().list().await?;
    let team = teams
        .iter()
        .find(|team| team.name == "Payments")
        .ok_or("there is no team Payments")?;

    heading(&format!("Incidents of the team {} this week", team.name));
    let week = Window::last_days(7);
    let incidents = client.incidents();
    let all = incidents.list(team, week).await?;
    all.iter().for_each(show);

    heading("Acknowledging triggered incidents");
    let triggered = IncidentStatus::Triggered;
    let waiting = incidents.list(team, week).status(triggered).await?;
    for incident in &waiting {
        incidents.acknowledge(incident).await?;
        println!("  acknowledged  {}", title(incident));
    }

    heading("Resolving one incident, then the others in bulk");
    if let Some(first) = waiting.first() {
        let reason = "The timeout to the bank was too short";
        incidents.resolve(first, reason).await?;
        println!("  resolved      {}", title(first));
    }
    let acknowledged = IncidentStatus::Acknowledged;
    let left = incidents.list(team, week).status(acknowledged).await?;
    let outcome = incidents.resolve_all(&left).await?;
    println!(
        "  resolved      {} more with one request",
        outcome.done().count()
    );

    heading("Services");
    for service in client.services().list(team).await? {
        println!("  {:<14} {}", service.name, service.description);
    }

    heading("An error");
    let nowhere: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
    match incidents.acknowledge(nowhere).await {
        Err(error) if error.is_not_found() => {
            println!("  {error}");
            println!("  kind          {:?}", error.kind());
            let status = error.status().map(|status| status.to_string());
            println!("  status        {}", status.unwrap_or_default());
            println!(
                "  operation     {}",
                error.operation_id().unwrap_or_default()
            );
        }
        other => other?,
    }

    println!();
    println!(
        "{} requests, {} of them a token exchange.",
        fake.requests().len(),
        fake.exchanges()
    );
    fake.shutdown().await;
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}");
}

/// An incident on one line.
fn show(incident: &ExportedIncident) {
    println!(
        "  {:<13} {:<3} {:<13} {}",
        incident.status.as_deref().unwrap_or_default(),
        incident.priority.as_deref().unwrap_or_default(),
        incident.service.as_deref().unwrap_or_default(),
        title(incident)
    );
}

fn title(incident: &ExportedIncident) -> &str {
    incident.title.as_deref().unwrap_or("(no title)")
}
