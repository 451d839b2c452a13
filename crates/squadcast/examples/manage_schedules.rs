//! Creates a schedule with a weekly rotation and an override, pauses it, and subscribes to its calendar.
//!
//! ```sh
//! cargo run -p squadcast --example manage_schedules
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::time::Duration;

use squadcast::UserId;
use squadcast::jiff::Zoned;
use squadcast::jiff::civil::time;
use squadcast::schedules::{NewOverride, NewRotation, NewSchedule, Shift};
use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let schedules = service.client.schedules();
    for schedule in schedules.list(&team).hide_paused().await? {
        println!("{} ({})", schedule.name, schedule.time_zone);
    }
    let members = service.client.teams().members(&team).list().await?;
    let [first, second, ..] = members.as_slice() else {
        return Err("the team has less than two members".into());
    };
    let (ada, bob): (UserId, UserId) = (first.user_id.parse()?, second.user_id.parse()?);
    if !service.applies() {
        println!("Set APPLY=1 to create a schedule.");
        return Ok(());
    }

    let new =
        NewSchedule::new("Payments, primary", "Europe/Berlin", &ada).description("First line");
    let schedule = schedules.create(&team, new).await?;
    // A week each, handed over at nine in the morning of Berlin, all year.
    let now = Zoned::now();
    let day = Duration::from_secs(24 * 3600);
    let week = NewRotation::weekly("Week", now.date()).shift(Shift::daily(time(9, 0, 0, 0), day));
    schedules
        .rotations(&schedule)
        .create(week.turn(&ada).turn(&bob))
        .await?;

    let start = now.timestamp() + day;
    let dentist = NewOverride::new(start..start + Duration::from_secs(4 * 3600));
    let dentist = dentist.relieve(&ada).with(&bob).because("dentist");
    schedules.overrides(&schedule).create(dentist).await?;
    let week = now.timestamp()..now.timestamp() + 7 * day;
    let overrides = schedules.overrides(&schedule).list(week).await?;
    println!("{} overrides in the next week", overrides.len());

    schedules.pause(&schedule).await?;
    schedules.resume(&schedule).await?;
    // Whoever has the link sees the calendar, so it is not printed.
    let link = schedules.calendar_link(&schedule).create().await?;
    println!("the calendar link has {} characters", link.expose().len());
    schedules.delete(&schedule).await?;
    Ok(())
}
