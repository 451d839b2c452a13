//! The fake service as a program: it prints what a client needs as environment variables and runs until Ctrl-C.

use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use clap::Parser;
use squadcast_mock::{MockServer, Seed};

/// A fake of the Squadcast API on this machine. It checks every request against the document.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Port of the API host; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the authentication host; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    auth_port: u16,
    /// Seconds that an access token lives
    #[arg(long, default_value_t = 172_800)]
    token_lifetime: u64,
    /// Start with an account owner and nothing else instead of the demonstration
    #[arg(long)]
    empty: bool,
}

#[tokio::main]
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
