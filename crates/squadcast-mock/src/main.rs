//! The fake as a program: prints environment variables for a client and runs until Ctrl-C.

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use clap::Parser;
use squadcast_mock::{MockServer, Seed};

/// Runs a fake of the Squadcast API on 127.0.0.1 that validates every request against the OpenAPI document.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Port of the API host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the authentication host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    auth_port: u16,
    /// Lifetime of access tokens in seconds
    #[arg(long, default_value_t = 172_800)]
    token_lifetime: u64,
    /// Start without demo data, with the account owner only
    #[arg(long)]
    empty: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let seed = if options.empty {
        Seed::empty()
    } else {
        Seed::demo()
    };
    let mock = MockServer::builder()
        .port(options.port)
        .authentication_port(options.auth_port)
        .token_lifetime(Duration::from_secs(options.token_lifetime))
        .seed(seed)
        .start()
        .await?;
    let mut out = io::stdout();
    writeln!(out, "SQUADCAST_API_URL={}", mock.api_url())?;
    writeln!(out, "SQUADCAST_AUTH_URL={}", mock.authentication_url())?;
    writeln!(out, "SQUADCAST_REFRESH_TOKEN={}", mock.refresh_token())?;
    out.flush()?;
    tokio::signal::ctrl_c().await?;
    mock.shutdown().await;
    Ok(())
}
