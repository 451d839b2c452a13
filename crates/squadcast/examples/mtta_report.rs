//! Mean times to acknowledge and to resolve by service, and the noisiest alert sources, of the last 30 days.
//!
//! ```sh
//! cargo run -p squadcast --example mtta_report
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use squadcast::Window;
use support::{Result, Service};

/// The times of one service. An incident without an acknowledgement has none.
#[derive(Default)]
struct Times {
    incidents: usize,
    acknowledged: Vec<Duration>,
    resolved: Vec<Duration>,
}

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let (mut services, mut sources) = (BTreeMap::<_, Times>::new(), BTreeMap::<_, i64>::new());
    for team in service.client.teams().list().await? {
        // Streamed: a year of incidents needs no more memory than a day.
        let list = service
            .client
            .incidents()
            .list(&team, Window::last_days(30));
        let mut incidents = list.stream();
        while let Some(incident) = incidents.next().await {
            let incident = incident?;
            let times = services
                .entry(incident.service.clone().unwrap_or_default())
                .or_default();
            times.incidents += 1;
            times.acknowledged.extend(incident.time_to_acknowledge());
            times.resolved.extend(incident.time_to_resolve());
            let source = sources
                .entry(incident.alert_source.unwrap_or_default())
                .or_default();
            *source += incident.event_count.unwrap_or(1);
        }
    }

    println!(
        "{:<16} {:>9} {:>12} {:>12}",
        "service", "incidents", "MTTA", "MTTR"
    );
    for (name, times) in &services {
        let (mtta, mttr) = (mean(&times.acknowledged), mean(&times.resolved));
        println!("{name:<16} {:>9} {mtta:>12} {mttr:>12}", times.incidents);
    }
    let mut sources: Vec<_> = sources.into_iter().collect();
    sources.sort_by_key(|(_, alerts)| std::cmp::Reverse(*alerts));
    println!("\nnoisiest alert sources");
    for (name, alerts) in sources.iter().take(5) {
        println!("{name:<16} {alerts:>9} alerts");
    }
    Ok(())
}

fn mean(times: &[Duration]) -> String {
    let total: Duration = times.iter().sum();
    match u32::try_from(times.len())
        .ok()
        .and_then(|count| total.checked_div(count))
    {
        Some(mean) => format!("{:.1} min", mean.as_secs_f64() / 60.0),
        None => "-".to_owned(),
    }
}
