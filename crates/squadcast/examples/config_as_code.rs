//! Configuration as code: compares services with a file and creates or changes what differs. A second run changes nothing.
//!
//! ```sh
//! cargo run -p squadcast --example config_as_code
//! SQUADCAST_CONFIG=services.json APPLY=1 … cargo run -p squadcast --example config_as_code   # else a plan
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use serde::Deserialize;
use squadcast::escalation_policies::{NewEscalationPolicy, Step, Via};
use squadcast::services::{NewService, ServiceUpdate};
use squadcast::{EscalationPolicyId, Squadcast, Team};
use support::{Result, Service};

#[derive(Deserialize)]
struct Wanted {
    /// The name of an escalation policy of the team.
    policy: String,
    services: Vec<WantedService>,
}

#[derive(Deserialize)]
struct WantedService {
    name: String,
    description: String,
}

const SAMPLE: &str = r#"{
    "policy": "All members",
    "services": [
        { "name": "Checkout", "description": "The page where customers pay" },
        { "name": "Ledger", "description": "Every booking, checked each night" },
        { "name": "Refunds", "description": "Gives money back" }
    ]
}"#;

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let text = match std::env::var("SQUADCAST_CONFIG") {
        Ok(path) => std::fs::read_to_string(path)?,
        Err(_) => SAMPLE.to_owned(),
    };
    let wanted: Wanted = serde_json::from_str(&text)?;

    let changes = reconcile(&service.client, &team, &wanted, service.applies()).await?;
    println!("{changes} changes");
    if service.applies() {
        let changes = reconcile(&service.client, &team, &wanted, true).await?;
        println!("{changes} changes in a second run");
        if changes > 0 {
            return Err("the second run is not idempotent".into());
        }
    }
    Ok(())
}

/// Returns the number of changes.
async fn reconcile(client: &Squadcast, team: &Team, wanted: &Wanted, apply: bool) -> Result<usize> {
    let policies = client.escalation_policies().list(team).await?;
    let policy = policies
        .into_iter()
        .find(|policy| policy.name == wanted.policy);
    let mut changes = 0;
    let policy: EscalationPolicyId = match policy {
        Some(policy) => policy.id.parse()?,
        None => {
            println!("+ escalation policy {}", wanted.policy);
            if !apply {
                return Ok(1 + wanted.services.len());
            }
            changes += 1;
            let members = client.teams().members(team).list().await?;
            let everyone = members.iter().fold(Step::at_once(), Step::notify_user);
            let new = NewEscalationPolicy::new(&*wanted.policy).step(everyone.via([Via::Push]));
            client
                .escalation_policies()
                .create(team, new)
                .await?
                .id
                .parse()?
        }
    };
    let existing = client.services().list(team).await?;
    for wanted in &wanted.services {
        let (name, description) = (&*wanted.name, &*wanted.description);
        match existing.iter().find(|found| found.name == name) {
            None => {
                println!("+ service {name}");
                changes += 1;
                if apply {
                    let new = NewService::new(name, &policy).description(description);
                    client.services().create(team, new).await?;
                }
            }
            Some(found) if found.description != description => {
                println!("~ service {name}: description");
                changes += 1;
                if apply {
                    // Fields that the update does not name keep their values.
                    let update = ServiceUpdate::new().description(description);
                    client.services().update(found, update).await?;
                }
            }
            Some(_) => println!("= service {name}"),
        }
    }
    Ok(changes)
}
