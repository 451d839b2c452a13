//! The fake as a program: prints environment variables for a client and runs until Ctrl-C.

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use openapi_mock::program::{self, ServerArguments};
use squadcast_mock::{MockServer, Seed};

/// Runs a fake of the Squadcast API on 127.0.0.1 that validates every request against the OpenAPI document.
#[derive(Parser)]
#[command(version)]
struct Options {
    #[command(flatten)]
    server: ServerArguments,
    /// Lifetime of access tokens in seconds
    #[arg(long, default_value_t = 172_800)]
    token_lifetime: u64,
    /// Start without demo data, with the account owner only
    #[arg(long, conflicts_with = "incidents")]
    empty: bool,
    /// Add this number of incidents of the last 90 days to the demo data, at most a million
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    incidents: u32,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    program::exit_code(run(Options::parse()).await)
}

async fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let seed = if options.empty {
        Seed::empty()
    } else {
        Seed::demo().incidents(options.incidents)
    };
    let mock = MockServer::builder()
        .server_options(options.server.into_options()?)
        .token_lifetime(Duration::from_secs(options.token_lifetime))
        .seed(seed)
        .start()
        .await?;
    let variables = [
        ("SQUADCAST_API_URL", mock.api_url()),
        ("SQUADCAST_AUTH_URL", mock.authentication_url()),
        ("SQUADCAST_REFRESH_TOKEN", mock.refresh_token().to_owned()),
    ];
    program::serve(&variables, &[]).await?;
    let error = mock.take_recording_error();
    mock.shutdown().await;
    error.map_or(Ok(()), |error| Err(error.into()))
}
