//! `cargo xtask accept [--check]`: what changed in the documents since they were last accepted. `regen` makes every other file
//! follow the documents; this one follows on purpose only. Exit codes: 0 nothing to accept or accepted, 1 a check found changes,
//! 2 a file cannot be read or written.

use std::path::PathBuf;
use std::process::ExitCode;

use openapi_drift::{Format, Options, Severity, compare};

use crate::document::strip_descriptions;
use crate::outcome::{Outcome, finish};
use crate::regen::{APIS, effective_document};
use crate::sources::read_json;
use crate::workspace_root;

/// The arguments of `cargo xtask accept`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// Compare and write nothing; fail if a change is not accepted.
    #[arg(long)]
    pub check: bool,
    /// The workspace. Defaults to the one this command was built in.
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(outcome(arguments))
}

/// Compares the effective documents with the accepted ones, and replaces these unless it only checks.
///
/// # Errors
/// If a document cannot be read, or an accepted one cannot be written.
pub fn outcome(arguments: &Arguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.root.clone().unwrap_or_else(workspace_root);
    let mut outcome = Outcome::default();
    for api in APIS {
        let mut effective = effective_document(&root, api)?;
        strip_descriptions(&mut effective);
        let file = format!("openapi/{api}.accepted.json");
        let accepted = match root.join(&file).exists() {
            true => Some(read_json(&root, &file)?),
            false => None,
        };
        if let Some(accepted) = &accepted {
            let mut drift = compare(accepted, &effective, &Options::default());
            drift
                .changes
                .retain(|change| change.severity() > Severity::Cosmetic);
            if !drift.changes.is_empty() {
                outcome.report += &drift.render(Format::Text, &file);
                outcome.code = 1;
            }
        }
        if !arguments.check && accepted.as_ref() != Some(&effective) {
            std::fs::write(root.join(&file), format!("{effective:#}\n"))?;
            outcome.remarks += &format!("wrote {file}\n");
        }
    }
    match (arguments.check, outcome.code) {
        (true, 1) => {
            outcome.remarks +=
                "describe these changes in CHANGELOG.md, then run: cargo xtask accept\n"
        }
        (true, _) => outcome.report = "every change of the documents is accepted\n".to_owned(),
        (false, _) => outcome.code = 0,
    }
    Ok(outcome)
}
