//! `cargo xtask drift [--from FILE|FOLDER|URL…] [--format …]`: compares the vendor's present document with ours and says
//! what a maintainer should do. Exit codes: 0 nothing that a client can tell, 10 additive, 20 breaking, 30 a stale
//! entry of the ignore file, 2 something could not be read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use openapi_drift::{
    Applied, Fetcher, Format, Ignore, Options, Progress, Reader, Reading, Unneeded,
    apply_leniently, compare, fetch, index_links, read_path,
};
use serde_json::Value;

use crate::regen::effective_document;
use crate::{Problem, document, workspace_root};

/// The one whole document behind the vendor's site.
pub const WHOLE_DOCUMENT: &str =
    "https://openapi.gitbook.com/o/rNxiyZGOoRfKnq7j5RX6/spec/Squadcast-API-Spec.json";
/// The index of the vendor's reference pages, read when the whole document cannot be had.
pub const INDEX: &str = "https://developers.incidents.cloud.solarwinds.com/api-reference.md";
/// Our document, relative to the workspace.
pub const DOCUMENT: &str = "openapi/squadcast.json";
/// Our corrections, relative to the workspace.
pub const OVERLAY: &str = "openapi/squadcast.overlay.json";
/// Differences that are passed over, each with its reason, relative to the workspace.
pub const IGNORE: &str = "openapi/squadcast.ignore.json";

/// The time that one page may take.
const PAGE_TIMEOUT: Duration = Duration::from_secs(60);

/// The arguments of `cargo xtask drift`.
#[derive(Debug, Default, clap::Args)]
pub struct Arguments {
    /// Where to read the vendor's document: files, folders of pages or addresses. Without it, the vendor's site.
    #[arg(long, value_name = "FILE|FOLDER|URL", num_args = 1..)]
    pub from: Vec<String>,
    /// The form of the report: text, markdown, json or github.
    #[arg(long, default_value = "text")]
    pub format: String,
    /// Known differences and why they are passed over.
    #[arg(long, value_name = "FILE")]
    pub ignore: Option<PathBuf>,
    /// Report changed descriptions, titles and examples too.
    #[arg(long)]
    pub wording: bool,
    /// The workspace, where it is not the one this command was built in.
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// What a run found: the report for standard output, the remarks for standard error, the exit code.
#[derive(Debug)]
pub struct Outcome {
    /// The report in the form asked for.
    pub report: String,
    /// What could not be read, what is in conflict, what is not needed any more.
    pub remarks: String,
    /// The exit code.
    pub code: u8,
}

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    match outcome(arguments, show_progress) {
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

/// Shows how far the reading is, a line a page.
pub fn show_progress(progress: &Progress<'_>) {
    eprintln!(
        "[{}/{}] {} ({} fragments)",
        progress.done, progress.total, progress.source_name, progress.fragments
    );
}

/// Compares and words the report; prints nothing but progress.
///
/// # Errors
/// When our own files cannot be read, or the vendor's document cannot be had at all.
pub fn outcome(
    arguments: &Arguments,
    progress: impl FnMut(&Progress<'_>),
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let root = arguments.root.clone().unwrap_or_else(workspace_root);
    let format: Format = arguments.format.parse()?;
    let ignore = ignore(&root, arguments.ignore.as_deref())?;
    let ours = effective_document(&root, "squadcast")?;
    let overlay = read_json(&root, OVERLAY)?;
    let reading = read_vendor(&arguments.from, progress)?;
    let (theirs, unneeded) = apply_leniently(&reading.document, &overlay)?;
    let options = Options {
        wording: arguments.wording,
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

/// Reads one of our JSON files.
///
/// # Errors
/// When it is missing or no JSON object.
pub fn read_json(root: &Path, file: &str) -> Result<Value, Problem> {
    let bytes = std::fs::read(root.join(file)).map_err(|error| {
        Problem::in_file(file, format!("cannot be read: {error}"), "restore the file")
    })?;
    document::parse(file, &bytes)
}

/// The vendor's present document: from what is named, or from the vendor's site.
///
/// # Errors
/// When not one fragment could be read; the text says why, source by source.
pub fn read_vendor(
    from: &[String],
    mut progress: impl FnMut(&Progress<'_>),
) -> Result<Reading, Box<dyn std::error::Error>> {
    let mut reader = Reader::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if from.is_empty() {
        reader = runtime.block_on(published(WHOLE_DOCUMENT, INDEX, &mut progress))?;
    }
    for source in from {
        if source.starts_with("http://") || source.starts_with("https://") {
            let fetcher = Fetcher::new(PAGE_TIMEOUT)?;
            let address = std::slice::from_ref(source);
            runtime.block_on(fetch(&fetcher, &mut reader, address, &mut progress));
        } else {
            read_path(&mut reader, Path::new(source), &mut progress);
        }
    }
    let reading = reader.finish();
    if reading.fragments == 0 {
        let mut text = String::from("no OpenAPI document could be read");
        for error in &reading.errors {
            let _ = write!(text, "\n  {error}");
        }
        return Err(text.into());
    }
    Ok(reading)
}

/// The whole document, or, where that cannot be had, every page that the index names.
///
/// # Errors
/// When HTTP cannot be set up on this system.
pub async fn published(
    whole: &str,
    index: &str,
    progress: &mut impl FnMut(&Progress<'_>),
) -> Result<Reader, Box<dyn std::error::Error>> {
    let fetcher = Fetcher::new(PAGE_TIMEOUT)?;
    let mut reader = Reader::default();
    let missing = match fetcher.get(whole).await {
        Ok(bytes) => {
            let fragments = reader.add(whole, &bytes);
            progress(&Progress {
                source_name: whole,
                done: 1,
                total: 1,
                fragments,
            });
            if fragments > 0 {
                return Ok(reader);
            }
            None
        }
        Err(error) => Some(error),
    };
    reader = Reader::default();
    match fetcher.get(index).await {
        Ok(bytes) => {
            let pages = index_links(index, &String::from_utf8_lossy(&bytes));
            fetch(&fetcher, &mut reader, &pages, &mut *progress).await;
            if pages.is_empty() {
                missing.into_iter().for_each(|error| reader.fail(error));
            }
        }
        Err(error) => {
            missing.into_iter().for_each(|error| reader.fail(error));
            reader.fail(error);
        }
    }
    Ok(reader)
}
