//! The changes of this month and their authors, how fast the teams respond, and a maintenance window for tonight's release.
//!
//! ```sh
//! cargo run -p squadcast --example audit_report
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use squadcast::Window;
use squadcast::jiff::{Timestamp, Zoned};
use squadcast::services::{MaintenanceUpdate, NewMaintenanceWindow};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let client = &service.client;

    let today = Zoned::now().date();
    let mut changes: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut entries = client
        .audit_logs()
        .list(today.first_of_month()..=today)
        .stream();
    while let Some(entry) = entries.next().await {
        let entry = entry?;
        *changes
            .entry((entry.actor.full_name, entry.resource))
            .or_default() += 1;
    }
    println!("Changes since the first of the month");
    for ((actor, resource), count) in changes {
        println!("  {actor:<20} {resource:<20} {count:>5}");
    }

    println!("Response times of the last 30 days");
    for team in client.teams().list().await? {
        let times = client
            .analytics()
            .team(&team, Window::last_days(30))
            .await?;
        println!("  {:<20} {:>10} {:>10}", team.name, times.mtta, times.mttr);
    }

    let team = service.team().await?;
    let services = client.services().list(&team).await?;
    let first = services.first().ok_or("the team has no service")?;
    if !service.applies() {
        println!("Set APPLY=1 to plan a maintenance of {}.", first.name);
        return Ok(());
    }
    let start = Timestamp::now() + Duration::from_secs(12 * 3600);
    let release = NewMaintenanceWindow::new(start, start + Duration::from_secs(1800));
    let maintenance = client.services().maintenance(first);
    maintenance.set(MaintenanceUpdate::new([release])).await?;
    println!(
        "{} maintenance windows of {}",
        maintenance.list().await?.len(),
        first.name
    );
    Ok(())
}
