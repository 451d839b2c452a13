//! A program that is not async: every request and list is waited for.
//!
//! ```sh
//! cargo run -p squadcast --features blocking --example blocking
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use squadcast::Window;
use squadcast::blocking::{Wait as _, WaitIter as _};
use support::{Result, Service};

pub fn main() -> Result<()> {
    // The fake service needs a runtime; the client does not.
    let runtime = tokio::runtime::Runtime::new()?;
    let service = runtime.block_on(Service::connect())?;
    let client = &service.client;
    for team in client.teams().list().wait()? {
        println!("{}", team.name);
        let week = client.incidents().list(&team, Window::last_days(7));
        // The incidents are printed while they arrive.
        for incident in week.stream().wait_iter() {
            let incident = incident?;
            let status = incident.status.unwrap_or_default();
            println!("  {status:<13} {}", incident.title.unwrap_or_default());
        }
    }
    Ok(())
}
