//! Writes who is on call now, and who is next, as a message for a chat.
//!
//! ```sh
//! cargo run -p squadcast --example who_is_on_call
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::time::Duration;

use squadcast::jiff::Timestamp;
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let schedules = service.client.schedules();
    for schedule in schedules.list(&team).hide_paused().await? {
        let names: Vec<String> = schedules
            .on_call(&schedule)
            .await?
            .iter()
            .map(|on_call| match &on_call.person {
                Some(person) => person.name(),
                // Computed from the rotations: the service did not say the name.
                None => on_call.who.to_string(),
            })
            .collect();
        match names.as_slice() {
            [] => println!("*{}*: no one is on call", schedule.name),
            names => println!("*{}*: {}", schedule.name, names.join(", ")),
        }

        // Over a range it is computed from rotations and overrides.
        let now = Timestamp::now();
        let week = now..now + Duration::from_secs(7 * 24 * 3600);
        for shift in schedules.shifts(&schedule, week).await?.iter().take(3) {
            let until = shift.until.map(|until| until.to_string());
            println!("    {} until {}", shift.who, until.unwrap_or_default());
        }
    }
    Ok(())
}
