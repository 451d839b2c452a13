//! Three processes share the token and the rate limits of one account through Redis:
//!
//! ```sh
//! redis-server --port 6379 --save "" &
//! cargo run -p squadcast --example fleet
//! ```
//!
//! Each process sends four requests of an operation that is limited to ten a minute. Ten are sent at once, the others a minute
//! later. If Redis was started less than a minute ago, the first ones wait, because another Redis before it may have permitted
//! some. `REDIS_URL` is another server. The service is a fake inside this program.
#![allow(clippy::print_stdout, missing_docs)]

use std::env;
use std::error::Error;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use squad_redis::{Fleet, Key};
use squadcast::{Squadcast, Window};
use squadcast_mock::MockServer;

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
    if let Ok(name) = env::var("FLEET_PROCESS") {
        return process(&name).await;
    }
    let fake = MockServer::start().await?;
    let processes: Vec<Child> = ["one", "two", "three"]
        .into_iter()
        .map(|name| {
            Command::new(env::current_exe()?)
                .env("FLEET_PROCESS", name)
                .env("FLEET_API", fake.api_url())
                .env("FLEET_AUTHENTICATION", fake.authentication_url())
                .env("SQUADCAST_REFRESH_TOKEN", fake.refresh_token())
                .spawn()
        })
        .collect::<Result<_, _>>()?;
    tokio::task::spawn_blocking(move || {
        processes
            .into_iter()
            .try_for_each(|mut child| child.wait().map(drop))
    })
    .await??;
    Ok(())
}

/// One process of the fleet. Only the line with `fleet` differs from a process that runs alone.
async fn process(name: &str) -> Result<(), Box<dyn Error>> {
    let redis = env::var("REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
    // A real program: Key::from_env("SQUAD_FLEET_KEY")
    let key = Key::new([7; 32]);
    let client = Squadcast::builder()
        .base_urls(env::var("FLEET_API")?, env::var("FLEET_AUTHENTICATION")?)
        .fleet(Fleet::redis(redis).key(key).account("example"))
        .build()?;
    let teams = client.teams().list().await?;
    let team = teams.first().ok_or("there is no team")?;
    let incidents = client.incidents();
    let some = incidents.list(team, Window::last_days(7)).await?;
    let started = Instant::now();
    for nth in 1..=4 {
        let report = incidents
            .acknowledge_all(some.iter().take(1))
            .total_deadline(Duration::from_secs(180))
            .await?;
        let seconds = started.elapsed().as_secs();
        let sent = if report.is_complete() {
            "sent"
        } else {
            "failed"
        };
        println!("process {name}: request {nth} {sent} after {seconds} s");
    }
    Ok(())
}
