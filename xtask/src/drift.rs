//! `cargo xtask drift [--from FILE|FOLDER|URL…] [--format …]`: compares the vendor's present document with ours and says
//! what a maintainer should do. Exit codes: 0 nothing that a client can tell, 10 additive, 20 breaking, 30 a stale
//! entry of the ignore file, 2 something could not be read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use openapi_drift::{
    Applied, Format, Ignore, Options, Progress, Reading, Unneeded, apply_leniently, compare,
};

use crate::outcome::{Outcome, told};
use crate::regen::effective_document;
use crate::sources::{DOCUMENT, OVERLAY, Sources, read_json, show_progress};

/// Differences that are passed over, each with its reason, relative to the workspace.
pub const IGNORE: &str = "openapi/squadcast.ignore.json";

/// The arguments of `cargo xtask drift`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// Where the documents are.
    #[command(flatten)]
    pub sources: Sources,
    /// The form of the report: text, markdown, json or github.
    #[arg(long, default_value = "text")]
    pub format: String,
    /// Known differences and why they are passed over.
    #[arg(long, value_name = "FILE")]
    pub ignore: Option<PathBuf>,
    /// Report changed descriptions, titles and examples too.
    #[arg(long)]
    pub wording: bool,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    told(outcome(arguments, show_progress))
}

/// Compares and words the report, in the form asked for; prints nothing but progress. The remarks say what could not be
/// read, what is in conflict and what is not needed any more.
///
/// # Errors
/// When our own files cannot be read, or the vendor's document cannot be had at all.
pub fn outcome(
    arguments: &Arguments,
    progress: impl FnMut(&Progress<'_>),
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.sources.root();
    let format: Format = arguments.format.parse()?;
    let ignore = ignore(&root, arguments.ignore.as_deref())?;
    let ours = effective_document(&root, "squadcast")?;
    let overlay = read_json(&root, OVERLAY)?;
    let reading = arguments.sources.vendors(progress)?;
    let (theirs, unneeded) = apply_leniently(&reading.document, &overlay)?;
    let options = Options {
        documentation: arguments.wording,
        ..Options::default()
    };
    let applied = ignore.apply(compare(&ours, &theirs, &options));
    let advice = applied.drift.advice();
    let mut report = applied.drift.render(format, DOCUMENT);
    let mut remarks = remarks(&reading, &applied);
    let next = next_steps(&advice, &unneeded);
    match format {
        Format::Text => report.push_str(&format!("\nWhat to do\n{next}")),
        Format::Markdown => report.push_str(&format!("\n## What to do\n\n{next}")),
        _ => remarks.push_str(&next),
    }
    let code = match reading.errors.is_empty() {
        true => applied.exit_code(),
        false => 2,
    };
    Ok(Outcome {
        report,
        remarks,
        code,
    })
}

fn next_steps(advice: &[&str], unneeded: &[Unneeded]) -> String {
    let mut out = String::new();
    for step in advice {
        let _ = writeln!(out, "- {step}");
    }
    for action in unneeded {
        let _ = writeln!(
            out,
            "- Overlay action {} on `{}` is not needed: {}. `cargo xtask vendor --drop-unneeded` takes it out.",
            action.index, action.target, action.why
        );
    }
    out
}

fn remarks(reading: &Reading, applied: &Applied) -> String {
    let mut out = String::new();
    for error in &reading.errors {
        let _ = writeln!(out, "not read: {error}");
    }
    if !reading.errors.is_empty() {
        out.push_str(
            "The vendor's document is incomplete: what is reported as gone may only be unread.\n",
        );
    }
    for conflict in &reading.conflicts {
        let _ = writeln!(out, "conflict: {conflict}");
    }
    for entry in &applied.stale {
        let _ = writeln!(
            out,
            "stale: the ignore file's entry for {} at {} meets no change; take it out",
            entry.rule, entry.at
        );
    }
    out
}

fn ignore(root: &Path, file: Option<&Path>) -> Result<Ignore, Box<dyn std::error::Error>> {
    let path = file.map_or_else(|| root.join(IGNORE), Path::to_owned);
    if file.is_none() && !path.exists() {
        return Ok(Ignore::default());
    }
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Ignore::parse(&text)?)
}
