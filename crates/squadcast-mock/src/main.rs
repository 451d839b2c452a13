//! The fake as a program: prints environment variables for a client and runs until Ctrl-C.

mod options;

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use clap::Parser;
use squadcast_mock::{MockServer, Recording, Seed};

use self::options::Options;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let seed = if options.empty {
        Seed::empty()
    } else {
        Seed::demo().incidents(options.incidents)
    };
    let mut builder = MockServer::builder()
        .port(options.port)
        .authentication_port(options.auth_port)
        .token_lifetime(Duration::from_secs(options.token_lifetime))
        .conditions(options.conditions())
        .seed(seed);
    if let Some(file) = options.record {
        builder = builder.record(file);
    }
    if let Some(file) = options.replay {
        builder = builder.replay(Recording::load(file)?);
    }
    let mock = builder.start().await?;
    let mut out = io::stdout();
    writeln!(out, "SQUADCAST_API_URL={}", mock.api_url())?;
    writeln!(out, "SQUADCAST_AUTH_URL={}", mock.authentication_url())?;
    writeln!(out, "SQUADCAST_REFRESH_TOKEN={}", mock.refresh_token())?;
    out.flush()?;
    tokio::signal::ctrl_c().await?;
    let error = mock.take_recording_error();
    mock.shutdown().await;
    match error {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
