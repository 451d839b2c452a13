//! A program that is not async: every request and list is waited for.
//!
//! ```sh
//! cargo run -p squadcast --features blocking --example blocking
//! ```
//!
//! With SQUADCAST_REFRESH_TOKEN and SQUADCAST_REGION it reads an account; without them, a fake service in this program.
#![allow(clippy::print_stdout, missing_docs)]

use std::error::Error;

use squadcast::blocking::{Wait as _, WaitIter as _};
use squadcast::{REFRESH_TOKEN_VARIABLE, Squadcast, Window};
use squadcast_mock::MockServer;

pub fn main() -> Result<(), Box<dyn Error>> {
    if std::env::var_os(REFRESH_TOKEN_VARIABLE).is_some() {
        return report(&Squadcast::from_env()?);
    }
    // The fake service is async; the client below needs no runtime.
    let runtime = tokio::runtime::Runtime::new()?;
    let fake = runtime.block_on(MockServer::start())?;
    let client = Squadcast::builder()
        .base_urls(fake.api_url(), fake.authentication_url())
        .refresh_token(fake.refresh_token())
        .build()?;
    report(&client)
}

/// Prints the incidents of the last week, team by team, while they arrive.
fn report(client: &Squadcast) -> Result<(), Box<dyn Error>> {
    for team in client.teams().list().wait()? {
        println!("{}", team.name);
        let week = client.incidents().list(&team, Window::last_days(7));
        for incident in week.stream().wait_iter() {
            let incident = incident?;
            let status = incident.status.unwrap_or_default();
            println!("  {status:<13} {}", incident.title.unwrap_or_default());
        }
    }
    Ok(())
}
