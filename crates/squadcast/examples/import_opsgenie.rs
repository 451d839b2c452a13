//! Imports users, a squad, an escalation policy, a schedule and services from a file in the form of another provider's export.
//!
//! ```sh
//! cargo run -p squadcast --example import_opsgenie
//! SQUADCAST_IMPORT=export.json APPLY=1 … cargo run -p squadcast --example import_opsgenie   # else a dry run
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use squadcast::UserId;
use squadcast::escalation_policies::{NewEscalationPolicy, Step, Via};
use squadcast::jiff::civil::Date;
use squadcast::schedules::{NewRotation, NewSchedule};
use squadcast::services::NewService;
use squadcast::squads::NewSquad;
use squadcast::teams::NewTeamMember;
use squadcast::users::{NewUser, OrganizationRole};
use support::{Result, Service};

/// The parts of an export that are imported.
#[derive(Deserialize)]
struct Export {
    users: Vec<ExportedUser>,
    team: String,
    rotation: Rotation,
    escalate_after_minutes: u64,
    services: Vec<String>,
}

#[derive(Deserialize)]
struct ExportedUser {
    username: String,
    full_name: String,
}

#[derive(Deserialize)]
struct Rotation {
    name: String,
    time_zone: String,
    start: Date,
    participants: Vec<String>,
}

const SAMPLE: &str = r#"{
    "users": [
        { "username": "ada@example.com", "full_name": "Ada Lovelace" },
        { "username": "alan@example.com", "full_name": "Alan Turing" }
    ],
    "team": "Compilers",
    "rotation": {
        "name": "Compilers weekly", "time_zone": "Europe/London", "start": "2026-01-05",
        "participants": ["ada@example.com", "alan@example.com"]
    },
    "escalate_after_minutes": 15,
    "services": ["Parser", "Linker"]
}"#;

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let text = match std::env::var("SQUADCAST_IMPORT") {
        Ok(path) => std::fs::read_to_string(path)?,
        Err(_) => SAMPLE.to_owned(),
    };
    let export: Export = serde_json::from_str(&text)?;
    println!(
        "{} users, a squad, a policy, a schedule and {} services for the team {}",
        export.users.len(),
        export.services.len(),
        team.name
    );
    if !service.applies() {
        println!("This was a dry run. Set APPLY=1 to import them.");
        return Ok(());
    }

    let client = &service.client;
    let mut users: BTreeMap<&str, UserId> = BTreeMap::new();
    let existing = client.users().list().await?;
    for user in &export.users {
        let found = existing.iter().find(|found| found.email == user.username);
        let id = match found {
            Some(found) => found.id.parse()?,
            None => {
                let (first, last) = user
                    .full_name
                    .split_once(' ')
                    .unwrap_or((&user.full_name, "-"));
                let new = NewUser::new(&*user.username, OrganizationRole::User, first, last);
                let created = client.users().add(new).await?;
                client
                    .teams()
                    .members(&team)
                    .add(NewTeamMember::new(&created))
                    .await?;
                created.id.parse()?
            }
        };
        println!("  user {} is {id}", user.username);
        users.insert(&user.username, id);
    }
    let turns: Vec<&UserId> = export
        .rotation
        .participants
        .iter()
        .filter_map(|name| users.get(&**name))
        .collect();
    let first = turns.first().ok_or("the rotation has no participant")?;

    let squad = users
        .values()
        .fold(NewSquad::new(&*export.team), NewSquad::owner);
    let squad = client.squads().create(&team, squad).await?;
    let schedule = NewSchedule::new(&*export.team, &*export.rotation.time_zone, *first);
    let schedule = client.schedules().create(&team, schedule).await?;
    let rotation = NewRotation::weekly(&*export.rotation.name, export.rotation.start);
    let rotation = turns
        .iter()
        .fold(rotation, |rotation, user| rotation.turn(*user));
    client
        .schedules()
        .rotations(&schedule)
        .create(rotation)
        .await?;

    let later = Duration::from_secs(60 * export.escalate_after_minutes);
    let policy = NewEscalationPolicy::new(&*export.team)
        .step(Step::at_once().notify_schedule(&schedule).via([Via::Push]))
        .step(Step::after(later).notify_squad(&squad).via([Via::Phone]));
    let policy = client.escalation_policies().create(&team, policy).await?;
    for name in &export.services {
        let ensured = client
            .services()
            .ensure(&team, NewService::new(&**name, &policy))
            .await?;
        println!(
            "  service {name}: {}",
            if ensured.is_created() {
                "created"
            } else {
                "exists"
            }
        );
    }
    Ok(())
}
