//! The part that the programs of the fakes share: their options, their output, and their end.

use std::error::Error;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use jiff::SignedDuration;

use crate::conditions::Conditions;
use crate::error::MockError;
use crate::failures::Failure;
use crate::recording::Recording;
use crate::server::ServerOptions;

/// The options that every fake has as a program.
#[derive(Debug, Clone, Args)]
pub struct ServerArguments {
    /// Port of the API host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Port of the authentication host; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    auth_port: u16,
    /// Delay each response: a time, such as `50ms`, or a range, such as `20ms..80ms`
    #[arg(long, value_name = "TIME", value_parser = parse_latency)]
    latency: Option<RangeInclusive<Duration>>,
    /// Make a share of all calls, or of one operation, fail, such as `0.02:503` or `OPERATION=0.5:disconnect`.
    /// A failure is a status from 300, `disconnect`, `hang`, `lose-response` or `truncate-body`. Can be used more than once
    #[arg(long = "fail", value_name = "[OPERATION=]RATE:FAILURE", value_parser = parse_rule)]
    rules: Vec<Rule>,
    /// Seed of latency and failures: the same seed is the same run
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Write every request and response to a new file, with secrets redacted; docs/recording.md has the format
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Return the responses of a recording instead of those of the fake
    #[arg(long, value_name = "FILE")]
    replay: Option<PathBuf>,
}

/// A share of calls that fail.
#[derive(Debug, Clone)]
struct Rule {
    /// All operations if `None`.
    operation: Option<String>,
    rate: f64,
    failure: Failure,
}

impl ServerArguments {
    /// Converts the arguments into the options of a server, and loads the recording to replay.
    ///
    /// # Errors
    /// Returns [`MockError::Recording`] if the recording cannot be loaded.
    pub fn into_options(self) -> Result<ServerOptions, MockError> {
        let mut conditions = Conditions::default().seed(self.seed);
        if let Some(range) = self.latency {
            conditions = conditions.latency(range);
        }
        for rule in self.rules {
            conditions = match rule.operation {
                Some(operation) => conditions.fail_operation(operation, rule.rate, rule.failure),
                None => conditions.fail(rule.rate, rule.failure),
            };
        }
        Ok(ServerOptions {
            port: self.port,
            authentication_port: self.auth_port,
            conditions,
            record: self.record,
            replay: self.replay.map(Recording::load).transpose()?,
            ..ServerOptions::default()
        })
    }
}

/// Parses a time with its unit, such as `50ms`.
///
/// # Errors
/// The reason, if the text is not a time or is negative.
pub fn parse_time(text: &str) -> Result<Duration, String> {
    let time: SignedDuration = text
        .trim()
        .parse()
        .map_err(|_| format!("`{text}` is not a time"))?;
    Duration::try_from(time).map_err(|_| format!("`{text}` is negative"))
}

fn parse_latency(text: &str) -> Result<RangeInclusive<Duration>, String> {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    let (start, end) = (parse_time(start)?, parse_time(end)?);
    match start <= end {
        true => Ok(start..=end),
        false => Err("the range ends before it starts".to_owned()),
    }
}

fn parse_rule(text: &str) -> Result<Rule, String> {
    let (operation, rest) = match text.split_once('=') {
        Some((operation, rest)) => (Some(operation.to_owned()), rest),
        None => (None, text),
    };
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

/// Prints environment variables for a client, then comments, as lines that a shell can read, and waits for Ctrl-C.
///
/// # Errors
/// The error of the output or of the signal.
pub async fn serve(variables: &[(&str, String)], comments: &[String]) -> io::Result<()> {
    let mut out = io::stdout();
    for (name, value) in variables {
        writeln!(out, "{name}={}", quoted(value))?;
    }
    for comment in comments {
        writeln!(out, "# {comment}")?;
    }
    out.flush()?;
    tokio::signal::ctrl_c().await
}

/// Quotes a value for a shell, if it has to be.
fn quoted(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/:@%+=,".contains(&byte);
    match !value.is_empty() && value.bytes().all(plain) {
        true => value.to_owned(),
        false => format!("'{}'", value.replace('\'', r"'\''")),
    }
}

/// Returns the exit code of a program, and prints its error with the causes.
pub fn exit_code(result: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = result else {
        return ExitCode::SUCCESS;
    };
    let mut text = format!("error: {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.ends_with(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    // If standard error is closed, the exit code says it.
    let _ = writeln!(io::stderr(), "{text}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn value_with_a_special_character_is_quoted_for_a_shell() {
        assert_eq!(quoted("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert_eq!(quoted("a+b&c=$d 'e'"), r"'a+b&c=$d '\''e'\'''");
        assert_eq!(quoted(""), "''");
    }
}
