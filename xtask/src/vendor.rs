//! `cargo xtask vendor`: takes the vendor's facts over into `openapi/squadcast.json` and leaves the words to a person.
//! Exit codes: 0 written or nothing to do, 1 written and words are needed, 2 nothing was written.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use openapi_drift::{Progress, Reading, unneeded_actions, vendor, without_actions};
use serde_json::Value;

pub use openapi_drift::PLACEHOLDER;

use crate::outcome::{Outcome, told};
use crate::sources::{DOCUMENT, OVERLAY, Sources, read_json, show_progress};

/// The arguments of `cargo xtask vendor`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// Where the documents are.
    #[command(flatten)]
    pub sources: Sources,
    /// JSON pointers into our document that stay as they are: facts that are not accepted.
    #[arg(long, value_name = "POINTER", num_args = 1..)]
    pub keep: Vec<String>,
    /// Take out the overlay's actions that are no longer needed.
    #[arg(long)]
    pub drop_unneeded: bool,
    /// Take the first telling where two pages contradict each other.
    #[arg(long)]
    pub first_stands: bool,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    told(outcome(arguments, show_progress))
}

/// Takes the facts over and writes the files that changed. The report says what was written and what is to be done.
///
/// # Errors
/// When a source could not be read or two contradict each other; then nothing is written.
pub fn outcome(
    arguments: &Arguments,
    progress: impl FnMut(&Progress<'_>),
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.sources.root();
    let ours = read_json(&root, DOCUMENT)?;
    let overlay = read_json(&root, OVERLAY)?;
    let reading = arguments.sources.vendors(progress)?;
    refuse_doubt(&reading, arguments.first_stands)?;
    let vendored = vendor(&ours, &reading.document, &arguments.keep)?;
    let unneeded = unneeded_actions(&vendored.document, &overlay)?;

    let mut report = String::new();
    write_changed(&root, DOCUMENT, &ours, &vendored.document, &mut report)?;
    for action in &unneeded {
        let verb = match arguments.drop_unneeded {
            true => "taken out",
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
        report.push_str("take them out with: cargo xtask vendor --drop-unneeded\n");
    }
    for change in &vendored.unsettled {
        let _ = writeln!(
            report,
            "not taken over: {} at {}",
            change.summary, change.old_pointer
        );
    }
    for at in &vendored.placeholders {
        let _ = writeln!(report, "words needed at {at}");
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

/// Facts are taken over from a document that was read whole and agrees with itself, or not at all.
fn refuse_doubt(reading: &Reading, first_stands: bool) -> Result<(), String> {
    let mut text = String::new();
    for error in &reading.errors {
        let _ = write!(text, "\n  not read: {error}");
    }
    for conflict in &reading.conflicts {
        if !(first_stands || conflict.documentation_only) {
            let _ = write!(
                text,
                "\n  conflict: {conflict} (--first-stands takes the first)"
            );
        }
    }
    match text.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "nothing was written, because the vendor's document is in doubt:{text}"
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
