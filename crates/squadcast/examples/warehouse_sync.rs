//! A nightly export into files that a warehouse loads: incidents in windows, with resume, and the services and users.
//!
//! ```sh
//! cargo run -p squadcast --example warehouse_sync
//! SQUADCAST_EXPORT_DIR=/data … cargo run -p squadcast --example warehouse_sync
//! ```
//!
//! The incidents of each window are one file. The checkpoint is written after it: if the program is stopped in between, the
//! next run writes the same file again.
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use squadcast::incidents::{Checkpoint, ExportedIncident};
use squadcast::{Team, Window};
use support::{Result, Service};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::main]
pub async fn main() -> Result<()> {
    let service = Service::connect().await?;
    let folder = std::env::var_os("SQUADCAST_EXPORT_DIR").map_or_else(
        || std::env::temp_dir().join(format!("squadcast-export-{}", std::process::id())),
        PathBuf::from,
    );
    fs::create_dir_all(&folder)?;
    for team in service.client.teams().list().await? {
        let written = sync_incidents(&service, &team, &folder).await?;
        println!("{}: {written} new incidents", team.name);
        let services = service.client.services().list(&team).await?;
        let rows = services
            .iter()
            .map(|it| json!({ "id": it.id, "name": it.name }));
        write_rows(&folder.join(format!("services-{}.ndjson", team.id)), rows)?;
    }
    let users = service.client.users().list().await?;
    let rows = users
        .iter()
        .map(|it| json!({ "id": it.id, "email": it.email }));
    write_rows(&folder.join("users.ndjson"), rows)?;
    println!("{} users; files are in {}", users.len(), folder.display());
    if service.fake.is_some() {
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Writes the incidents since the last run and returns their number.
async fn sync_incidents(service: &Service, team: &Team, folder: &Path) -> Result<usize> {
    let stored = folder.join(format!("checkpoint-{}.json", team.id));
    let checkpoint: Option<Checkpoint> = match fs::read_to_string(&stored) {
        Ok(text) => Some(serde_json::from_str(&text)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let list = service.client.incidents().list(team, Window::last_days(30));
    let mut windows = list.windows(DAY).resume(checkpoint).stream();
    let mut written = 0;
    while let Some(window) = windows.next().await {
        let window = window?;
        let from = window.range.start.as_second();
        let file = folder.join(format!("incidents-{}-{from}.ndjson", team.id));
        write_rows(&file, window.rows.iter().map(row))?;
        fs::write(&stored, serde_json::to_string(&window.checkpoint)?)?;
        written += window.rows.len();
    }
    Ok(written)
}

fn row(incident: &ExportedIncident) -> serde_json::Value {
    let seconds = |time: Option<Duration>| time.map(|time| time.as_secs_f64());
    json!({
        "id": incident.id,
        "title": incident.title,
        "service": incident.service,
        "status": incident.status,
        "created_at": incident.created_at,
        "seconds_to_acknowledge": seconds(incident.time_to_acknowledge()),
        "seconds_to_resolve": seconds(incident.time_to_resolve()),
    })
}

fn write_rows(file: &Path, rows: impl Iterator<Item = serde_json::Value>) -> Result<()> {
    let lines: String = rows.map(|row| format!("{row}\n")).collect();
    Ok(fs::write(file, lines)?)
}
