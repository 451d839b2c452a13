//! Triggers an incident through the incoming webhook of a service, learns what became of it, and resolves it.
//!
//! ```sh
//! cargo run -p squadcast --example send_alert
//! SQUADCAST_WEBHOOK_URL=… cargo run -p squadcast --example send_alert   # a real service; it alerts people
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use squadcast::alerts::{ALERT_URL_VARIABLE, Alert, AlertSource, IncidentPriority};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    // Alerts need the webhook URL only. Here it is the one of a service of the team, unless it is given.
    let source = if std::env::var_os(ALERT_URL_VARIABLE).is_some() {
        AlertSource::from_env()?
    } else if service.applies() {
        let team = service.team().await?;
        let services = service.client.services().list(&team).await?;
        let first = services.first().ok_or("the team has no service")?;
        println!("Alerting on {}", first.name);
        service.client.alerts().source(first)?
    } else {
        println!("Set {ALERT_URL_VARIABLE}, or APPLY=1 to alert on the first service of the team.");
        return Ok(());
    };

    let alert = Alert::new("The nightly backup failed")
        .description("The disk of db-1 is full")
        .priority(IncidentPriority::P3)
        .tag("host", "db-1")
        .tag("severity", ("high", "#ffa500"))
        .dedup_key("backup/db-1");
    let receipt = source.trigger(alert).await?;
    println!("accepted: {:?}", receipt.request_id());

    if receipt.request_id().is_some() {
        let outcome = service.client.alerts().outcome(&receipt).await?;
        println!("{}: incident {:?}", outcome.status, outcome.incident);
    }
    source.resolve("backup/db-1").await?;
    println!("resolved");
    Ok(())
}
