//! The command line of the program.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use jiff::SignedDuration;
use squadcast_mock::{Conditions, Failure, OperationId};

/// Runs a fake of the Squadcast API on 127.0.0.1 that validates every request against the OpenAPI document.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Options {
    /// Port of the API host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Port of the authentication host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    pub(crate) auth_port: u16,
    /// Lifetime of access tokens in seconds
    #[arg(long, default_value_t = 172_800)]
    pub(crate) token_lifetime: u64,
    /// Start without demo data, with the account owner only
    #[arg(long, conflicts_with = "incidents")]
    pub(crate) empty: bool,
    /// Add this number of incidents of the last 90 days to the demo data, at most a million
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pub(crate) incidents: u32,
    /// Delay each response: a time, such as `50ms`, or a range, such as `20ms..80ms`
    #[arg(long, value_name = "TIME", value_parser = parse_latency)]
    pub(crate) latency: Option<RangeInclusive<Duration>>,
    /// Make a share of all calls, or of one operation, fail, such as `0.02:503` or `Services_getServices=0.5:disconnect`.
    /// A failure is a status from 300, `disconnect`, `hang`, `lose-response` or `truncate-body`. Can be used more than once
    #[arg(long = "fail", value_name = "[OPERATION=]RATE:FAILURE", value_parser = parse_rule)]
    pub(crate) rules: Vec<Rule>,
    /// Seed of latency and failures: the same seed is the same run
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Write every request and response to a new file, with secrets redacted; docs/recording.md has the format
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    /// Return the responses of a recording instead of those of the fake
    #[arg(long, value_name = "FILE")]
    pub(crate) replay: Option<PathBuf>,
}

/// A share of calls that fail.
#[derive(Clone)]
pub(crate) struct Rule {
    /// All operations if `None`.
    operation: Option<OperationId>,
    rate: f64,
    failure: Failure,
}

impl Options {
    /// Returns the latency and the failures.
    pub(crate) fn conditions(&self) -> Conditions {
        let mut conditions = Conditions::default().seed(self.seed);
        if let Some(range) = &self.latency {
            conditions = conditions.latency(range.clone());
        }
        for rule in self.rules.iter().cloned() {
            conditions = match rule.operation {
                Some(operation) => conditions.fail_operation(operation, rule.rate, rule.failure),
                None => conditions.fail(rule.rate, rule.failure),
            };
        }
        conditions
    }
}

fn parse_latency(text: &str) -> Result<RangeInclusive<Duration>, String> {
    let parse = |text: &str| {
        let time: SignedDuration = text
            .trim()
            .parse()
            .map_err(|_| format!("`{text}` is not a time"))?;
        Duration::try_from(time).map_err(|_| format!("`{text}` is negative"))
    };
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    let (start, end) = (parse(start)?, parse(end)?);
    match start <= end {
        true => Ok(start..=end),
        false => Err("the range ends before it starts".to_owned()),
    }
}

fn parse_rule(text: &str) -> Result<Rule, String> {
    let (operation, rest) = match text.split_once('=') {
        Some((operation, rest)) => (Some(operation), rest),
        None => (None, text),
    };
    let operation: Option<OperationId> = operation
        .map(str::parse)
        .transpose()
        .map_err(|error: squadcast_mock::MockError| error.to_string())?;
    let (rate, failure) = rest.split_once(':').ok_or("the failure is missing")?;
    let rate: f64 = rate
        .parse()
        .map_err(|_| format!("`{rate}` is not a number"))?;
    if !(0.0..=1.0).contains(&rate) {
        return Err(format!("the rate {rate} is not from 0 to 1"));
    }
    Ok(Rule {
        operation,
        rate,
        failure: failure.parse()?,
    })
}
