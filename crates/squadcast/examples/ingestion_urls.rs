//! Lists the services of a team with the addresses to which their alert sources send. The addresses are secrets: they are
//! written to a file that only the user can read, and the terminal shows their form.
//!
//! ```sh
//! cargo run -p squadcast --example ingestion_urls
//! SQUADCAST_URLS=urls.txt … cargo run -p squadcast --example ingestion_urls
//! ```
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::fmt::Write as _;

use support::{Result, Service};

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let team = service.team().await?;
    let services = service.client.services();
    let mut secrets = String::new();
    for found in services.list(&team).await? {
        println!("{}", found.name);
        if service.fake.is_some() {
            let usable = service.client.alert_sources().usable().await?;
            services.alert_sources(&found).replace(&usable).await?;
        }
        for (source, address) in services.alert_sources(&found).addresses().await? {
            println!("  {:<24} {:?}", source.name, address.form());
            writeln!(
                secrets,
                "{}\t{}\t{}",
                found.name,
                source.name,
                address.expose()
            )?;
        }
    }
    if let Some(path) = std::env::var_os("SQUADCAST_URLS") {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        std::io::Write::write_all(&mut options.open(path)?, secrets.as_bytes())?;
    }
    Ok(())
}
