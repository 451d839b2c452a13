//! `cargo xtask guards …`: builds and runs `guards`, which measures the checks of the workspace on changed documents.

use std::process::ExitCode;

use crate::conform::Arguments;
use crate::outcome::finish;

/// Runs the command. The exit code is that of `guards`.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(crate::conform::outcome("guards", arguments))
}
