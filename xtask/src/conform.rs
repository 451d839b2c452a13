//! `cargo xtask conform …`: builds and runs `squad-conform`, which depends on the generated crates. `xtask` does not, so that it
//! can repair them.

use std::process::{Command, ExitCode};

use crate::outcome::{Outcome, finish};
use crate::workspace_root;

/// The arguments of `cargo xtask conform`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// The arguments of `squad-conform`; `--help` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<String>,
}

/// Runs the command. The exit code is that of `squad-conform`.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(outcome(arguments))
}

fn outcome(arguments: &Arguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--package",
            "squad-conform",
            "--manifest-path",
        ])
        .arg(workspace_root().join("Cargo.toml"))
        .arg("--")
        .args(&arguments.arguments)
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    Ok(Outcome {
        code: status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .unwrap_or(2),
        ..Outcome::default()
    })
}
