//! The sources of the commands: our documents from the workspace's `openapi/`, the vendor's from its site or from
//! `--from`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use openapi_drift::{Fetcher, Progress, Reader, Reading, complete, fetch, index_links, read_path};
use serde_json::Value;

use crate::{Problem, document, workspace_root};

/// The whole document behind the vendor's site.
pub const WHOLE_DOCUMENT: &str =
    "https://openapi.gitbook.com/o/rNxiyZGOoRfKnq7j5RX6/spec/Squadcast-API-Spec.json";
/// The index of the vendor's reference pages, used if the whole document cannot be read.
pub const INDEX: &str = "https://developers.incidents.cloud.solarwinds.com/api-reference.md";
/// Our document, relative to the workspace.
pub const DOCUMENT: &str = "openapi/squadcast.json";
/// Our corrections, relative to the workspace.
pub const OVERLAY: &str = "openapi/squadcast.overlay.json";

/// The timeout of one page.
const PAGE_TIMEOUT: Duration = Duration::from_secs(60);

/// The locations of the vendor's document and of ours.
#[derive(Debug, Default, clap::Args)]
pub struct Sources {
    /// Source of the vendor's document: files, folders of pages or addresses. Defaults to the vendor's site. Single pages
    /// are compared with the operations that they cover.
    #[arg(long, value_name = "FILE|FOLDER|URL", num_args = 1..)]
    pub from: Vec<String>,
    /// The workspace. Defaults to the one this command was built in.
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// The vendor's document, and how much of ours it covers.
#[derive(Debug)]
pub struct Read {
    /// The document and its errors.
    pub reading: Reading,
    /// The number of our operations that single pages cover, and of all. `None` if the document is a whole one.
    pub partial: Option<(usize, usize)>,
}

impl Sources {
    /// The workspace.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.root.clone().unwrap_or_else(workspace_root)
    }

    /// Reads the vendor's present document. If single pages are all there is, our operations that they do not cover are
    /// added to it.
    ///
    /// # Errors
    /// If no fragment could be read; the message lists the errors of all sources.
    pub fn read(
        &self,
        ours: &Value,
        progress: impl FnMut(&Progress<'_>),
    ) -> Result<Read, Box<dyn std::error::Error>> {
        let mut reading = self.vendors(progress)?;
        let single = |source: &String| !Path::new(source).is_dir();
        let is_partial = !self.from.is_empty()
            && self.from.iter().all(single)
            && reading.page_fragments == reading.fragments;
        let mut partial = None;
        if is_partial {
            let covered = complete(ours, &reading.document);
            reading.document = covered.document;
            partial = Some((covered.covered, covered.total));
        }
        Ok(Read { reading, partial })
    }

    /// The vendor's present document as its sources have it.
    fn vendors(
        &self,
        mut progress: impl FnMut(&Progress<'_>),
    ) -> Result<Reading, Box<dyn std::error::Error>> {
        let mut reader = Reader::default();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        if self.from.is_empty() {
            reader = runtime.block_on(published(WHOLE_DOCUMENT, INDEX, &mut progress))?;
        }
        for source in &self.from {
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
}

/// Reads the whole document or, if it cannot be read, every page that the index links to.
///
/// # Errors
/// If HTTP cannot be set up on this system.
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

/// Shows the progress, one line for each page.
pub fn show_progress(progress: &Progress<'_>) {
    eprintln!(
        "[{}/{}] {} ({} fragments)",
        progress.done, progress.total, progress.source_name, progress.fragments
    );
}

/// Reads one of our JSON files.
///
/// # Errors
/// If it is missing or not a JSON object.
pub fn read_json(root: &Path, file: &str) -> Result<Value, Problem> {
    document::parse(file, &read(root, file)?)
}

/// Reads one of our files.
///
/// # Errors
/// If it is missing or cannot be read.
pub fn read(root: &Path, file: &str) -> Result<Vec<u8>, Problem> {
    std::fs::read(root.join(file)).map_err(|error| {
        Problem::in_file(file, format!("cannot be read: {error}"), "restore the file")
    })
}
