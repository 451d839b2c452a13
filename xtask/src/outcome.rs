//! The result of a command: texts and the exit code.

use std::process::ExitCode;

/// The result of a command.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The report, for standard output.
    pub report: String,
    /// Warnings and progress, for standard error.
    pub remarks: String,
    /// The exit code.
    pub code: u8,
}

impl Outcome {
    /// Everything that the command prints at its end.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.report, self.remarks)
    }
}

/// Prints the result; the exit code of an error is 2.
pub(crate) fn finish(outcome: Result<Outcome, Box<dyn std::error::Error>>) -> ExitCode {
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
