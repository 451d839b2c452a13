//! `cargo xtask drift [--from FILE|FOLDER|URL…] [--format …]`: compares the vendor's present document with ours and lists
//! the next steps. Exit codes: 0 no or cosmetic changes, 10 additive, 20 breaking, 30 a stale entry of the ignore file,
//! 2 the vendor's document is incomplete or contradicts itself.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use openapi_drift::{
    Applied, Change, Drift, Format, Ignore, Options, Progress, Reading, Unneeded, apply_leniently,
    compare, vendor,
};
use serde_json::Value;

use crate::outcome::{Outcome, finish};
use crate::regen::effective_document;
use crate::sources::{DOCUMENT, OVERLAY, Read, Sources, read_json, show_progress};

/// The ignore file, relative to the workspace.
pub const IGNORE: &str = "openapi/squadcast.ignore.json";

/// The arguments of `cargo xtask drift`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// The sources.
    #[command(flatten)]
    pub sources: Sources,
    /// Format of the report: text, markdown, json or github.
    #[arg(long, default_value = "text")]
    pub format: String,
    /// File of known differences that are not reported.
    #[arg(long, value_name = "FILE")]
    pub ignore: Option<PathBuf>,
    /// Report changed descriptions, titles and examples too.
    #[arg(long)]
    pub documentation: bool,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(outcome(arguments, show_progress))
}

/// Compares and renders the report; prints progress alone. The remarks are errors, conflicts and stale entries.
///
/// # Errors
/// If our own files cannot be read, or no document of the vendor's.
pub fn outcome(
    arguments: &Arguments,
    progress: impl FnMut(&Progress<'_>),
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.sources.root();
    let format: Format = arguments.format.parse()?;
    let ignore = ignore(&root, arguments.ignore.as_deref())?;
    let ours = read_json(&root, DOCUMENT)?;
    let effective = effective_document(&root, "squadcast")?;
    let overlay = read_json(&root, OVERLAY)?;
    let read = arguments.sources.read(&ours, progress)?;
    let theirs = Theirs::of(&ours, &read.reading.document, &overlay)?;
    let mut drift = compare(&effective, &theirs.effective, &Options::default());
    drift.changes.extend(theirs.unsettled);
    if arguments.documentation {
        drift
            .changes
            .extend(documentation(&ours, &read.reading.document));
    }
    drift
        .changes
        .sort_by_key(|change| std::cmp::Reverse(change.severity()));
    let applied = ignore.apply(drift);
    let doubtful = is_doubtful(&read.reading);
    let mut report = match doubtful && applied.drift.changes.is_empty() {
        true => String::new(),
        false => applied.drift.render(format, DOCUMENT),
    };
    if report.is_empty() && !matches!(format, Format::Text | Format::Markdown) {
        report = applied.drift.render(format, DOCUMENT);
    }
    let mut remarks = remarks(&read, &applied);
    let next = next_steps(&applied.drift, doubtful, &theirs.unneeded);
    match format {
        Format::Text => report.push_str(&format!("\nWhat to do\n{next}")),
        Format::Markdown => report.push_str(&format!("\n## What to do\n\n{next}")),
        _ => remarks.push_str(&next),
    }
    let code = match doubtful {
        false => applied.exit_code(),
        true => 2,
    };
    Ok(Outcome {
        report,
        remarks,
        code,
    })
}

/// The vendor's document with our corrections.
struct Theirs {
    effective: Value,
    unneeded: Vec<Unneeded>,
    /// Changes that merging into our document leaves.
    unsettled: Vec<Change>,
}

impl Theirs {
    /// The overlay refers to our document: to its components, and to what is inlined there. So it is applied to the
    /// vendor's facts in the form of our document, as `cargo xtask vendor` writes them.
    fn of(
        ours: &Value,
        theirs: &Value,
        overlay: &Value,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let vendored = vendor(ours, theirs, &[]);
        let (document, unsettled) = match &vendored {
            Ok(vendored) => (&vendored.document, vendored.unsettled.clone()),
            // Another version of OpenAPI: compared as it is.
            Err(_) => (theirs, Vec::new()),
        };
        let (effective, unneeded) = apply_leniently(document, overlay)?;
        Ok(Theirs {
            effective,
            unneeded,
            unsettled,
        })
    }
}

/// The changes of descriptions, titles and examples, which are never merged.
fn documentation(ours: &Value, theirs: &Value) -> Vec<Change> {
    let options = Options {
        documentation: true,
        ..Options::default()
    };
    let facts: Drift = compare(ours, theirs, &Options::default());
    let mut all = compare(ours, theirs, &options).changes;
    all.retain(|change| !facts.changes.contains(change));
    all
}

/// Whether the vendor's document is incomplete or contradicts itself.
fn is_doubtful(reading: &Reading) -> bool {
    let contradiction = reading.conflicts.iter().any(|c| !c.documentation_only);
    contradiction || !reading.errors.is_empty()
}

fn next_steps(drift: &Drift, doubtful: bool, unneeded: &[Unneeded]) -> String {
    let mut out = String::new();
    if doubtful {
        out.push_str(
            "- Resolve the errors and conflicts first: the vendor's document is in doubt.\n",
        );
    }
    if !(doubtful && drift.changes.is_empty()) {
        for step in drift.advice() {
            let _ = writeln!(out, "- {step}");
        }
    }
    for action in unneeded {
        let _ = writeln!(
            out,
            "- Overlay action {} on `{}` is not needed: {}. `cargo xtask vendor --drop-unneeded` removes it.",
            action.index, action.target, action.why
        );
    }
    out
}

fn remarks(read: &Read, applied: &Applied) -> String {
    let reading = &read.reading;
    let mut out = String::new();
    for error in &reading.errors {
        let _ = writeln!(out, "not read: {error}");
    }
    if !reading.errors.is_empty() {
        out.push_str(
            "The vendor's document is incomplete: a removed operation may only be in a source that was not read.\n",
        );
    }
    if let Some((covered, total)) = read.partial {
        let _ = writeln!(
            out,
            "compared {covered} of {total} operations: the pages cover no others"
        );
    }
    for conflict in &reading.conflicts {
        let _ = writeln!(out, "conflict: {conflict}");
    }
    for entry in &applied.stale {
        let _ = writeln!(
            out,
            "stale: the ignore file's entry for {} at {} matches no change; remove it",
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
