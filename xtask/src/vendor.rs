//! `cargo xtask vendor`: merges the vendor's facts into `openapi/squadcast.json` and leaves descriptions to a person.
//! Exit codes: 0 written or nothing to do, 1 written and descriptions are needed, 2 nothing was written.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use openapi_drift::{Progress, Reading, unneeded_actions, vendor, without_actions};
use serde_json::Value;

pub use openapi_drift::PLACEHOLDER;

use crate::outcome::{Outcome, finish};
use crate::sources::{DOCUMENT, OVERLAY, Sources, read_json, show_progress};

/// The arguments of `cargo xtask vendor`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// The sources.
    #[command(flatten)]
    pub sources: Sources,
    /// JSON pointers into our document that stay as they are: facts that are not accepted.
    #[arg(long, value_name = "POINTER", num_args = 1..)]
    pub keep: Vec<String>,
    /// Remove the overlay's actions that are no longer needed.
    #[arg(long)]
    pub drop_unneeded: bool,
    /// Use the first definition if two pages contradict each other.
    #[arg(long)]
    pub prefer_first: bool,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(outcome(arguments, show_progress))
}

/// Merges the facts and writes the files that changed. The report lists the files and the next steps.
///
/// # Errors
/// If a source could not be read or two contradict each other; then nothing is written.
pub fn outcome(
    arguments: &Arguments,
    progress: impl FnMut(&Progress<'_>),
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.sources.root();
    let ours = read_json(&root, DOCUMENT)?;
    let overlay = read_json(&root, OVERLAY)?;
    let read = arguments.sources.read(&ours, progress)?;
    let reading = read.reading;
    reject_doubtful(&reading, arguments.prefer_first)?;
    let vendored = vendor(&ours, &reading.document, &arguments.keep)?;
    let unneeded = unneeded_actions(&vendored.document, &overlay)?;

    let mut report = String::new();
    write_changed(&root, DOCUMENT, &ours, &vendored.document, &mut report)?;
    for action in &unneeded {
        let verb = match arguments.drop_unneeded {
            true => "removed",
            false => "not needed any more",
        };
        let _ = writeln!(
            report,
            "overlay action {} on {} {verb}: {}",
            action.index, action.target, action.why
        );
    }
    if arguments.drop_unneeded {
        let left = without_actions(&overlay, &unneeded);
        write_changed(&root, OVERLAY, &overlay, &left, &mut report)?;
    } else if !unneeded.is_empty() {
        report.push_str("remove them with: cargo xtask vendor --drop-unneeded\n");
    }
    for change in &vendored.unsettled {
        let _ = writeln!(
            report,
            "not merged: {} at {}",
            change.summary, change.old_pointer
        );
    }
    for at in &vendored.placeholders {
        let _ = writeln!(report, "description needed at {at}");
    }
    let code = match vendored.placeholders.len() {
        0 => 0,
        count => {
            let _ = writeln!(
                report,
                "write {count} descriptions in place of \"{PLACEHOLDER}\", then run: cargo xtask regen"
            );
            1
        }
    };
    Ok(Outcome {
        report,
        code,
        ..Outcome::default()
    })
}

/// A document that is incomplete or contradicts itself is not merged.
fn reject_doubtful(reading: &Reading, prefer_first: bool) -> Result<(), String> {
    let mut text = String::new();
    for error in &reading.errors {
        let _ = write!(text, "\n  not read: {error}");
    }
    for conflict in &reading.conflicts {
        if !(prefer_first || conflict.documentation_only) {
            let _ = write!(
                text,
                "\n  conflict: {conflict} (--prefer-first uses the first)"
            );
        }
    }
    match text.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "nothing was written, because the vendor's document is incomplete or contradicts itself:{text}"
        )),
    }
}

fn write_changed(
    root: &Path,
    file: &str,
    before: &Value,
    after: &Value,
    report: &mut String,
) -> Result<(), Box<dyn std::error::Error>> {
    // As text, since the order of keys counts here.
    let (old, new) = (format!("{before:#}\n"), format!("{after:#}\n"));
    if old == new {
        let _ = writeln!(report, "{file} is up to date");
        return Ok(());
    }
    let path = root.join(file);
    let aside = path.with_extension("json.new");
    std::fs::write(&aside, new)?;
    std::fs::rename(&aside, &path)?;
    let _ = writeln!(report, "wrote {file}");
    Ok(())
}
