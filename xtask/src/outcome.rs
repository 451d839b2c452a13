//! How `drift` and `vendor` end: what they say where, and with which exit code.

use std::process::ExitCode;

/// What a run found or did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The report, for standard output.
    pub report: String,
    /// What is to be known besides, for standard error.
    pub remarks: String,
    /// The exit code.
    pub code: u8,
}

/// Prints the outcome; an error ends with 2.
pub(crate) fn told(outcome: Result<Outcome, Box<dyn std::error::Error>>) -> ExitCode {
    match outcome {
        Ok(outcome) => {
            print!("{}", outcome.report);
            eprint!("{}", outcome.remarks);
            ExitCode::from(outcome.code)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
