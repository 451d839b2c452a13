//! The fake as a program: prints environment variables for a client and runs until Ctrl-C.

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use openapi_mock::program::{self, ServerArguments};
use squadvoice_mock::{Account, BatchErrors, MockServer};

/// Runs a fake of the SquadVoice API on 127.0.0.1 that validates every request against the OpenAPI document.
#[derive(Parser)]
#[command(version)]
struct Options {
    #[command(flatten)]
    server: ServerArguments,
    /// Lifetime of access tokens in seconds
    #[arg(long, default_value_t = 36_000)]
    token_lifetime: u64,
    /// Requests to the API per minute; 0 disables the limit
    #[arg(long, value_name = "N", default_value_t = 100)]
    rate_limit: usize,
    /// Form of the errors of a list of leads
    #[arg(long, value_enum, default_value_t = Form::Aligned)]
    batch_errors: Form,
    /// Add this number of processed leads of the last 90 days to the campaign, at most a million
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    leads: u32,
    /// Process each lead this time after it was created, such as `10s`; never if omitted
    #[arg(long, value_name = "TIME", value_parser = program::parse_time)]
    process_after: Option<Duration>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// A list as long as the leads
    Aligned,
    /// An object with the index of each lead that has an error
    Indexed,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    program::exit_code(run(Options::parse()).await)
}

async fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let account = Account::new(
        "mock-client",
        "mock-client-secret",
        "mock@example.com",
        "mock-password",
    );
    let mock = MockServer::builder()
        .server_options(options.server.into_options()?)
        .account(account)
        .token_lifetime(Duration::from_secs(options.token_lifetime))
        .rate_limit(Some(options.rate_limit).filter(|requests| *requests > 0))
        .batch_errors(match options.batch_errors {
            Form::Aligned => BatchErrors::Aligned,
            Form::Indexed => BatchErrors::Indexed,
        })
        .leads(options.leads)
        .process_after(options.process_after)
        .start()
        .await?;
    let account = mock.account();
    let variables = [
        ("SQUADVOICE_API_URL", mock.api_url()),
        ("SQUADVOICE_AUTH_URL", mock.authentication_url()),
        ("SQUADVOICE_CLIENT_ID", account.client_id.clone()),
        ("SQUADVOICE_CLIENT_SECRET", account.client_secret.clone()),
        ("SQUADVOICE_USERNAME", account.username.clone()),
        ("SQUADVOICE_PASSWORD", account.password.clone()),
    ];
    let comments = [
        "campaign 0PT711, CRM reference crm-0PT711".to_owned(),
        format!("a token of the dashboard: {}", mock.dashboard_token()),
    ];
    program::serve(&variables, &comments).await?;
    let error = mock.take_recording_error();
    mock.shutdown().await;
    error.map_or(Ok(()), |error| Err(error.into()))
}
