//! Where the commands take their documents from: ours from the workspace's `openapi/`, the vendor's from its site or from
//! what is named.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use openapi_drift::{Fetcher, Progress, Reader, Reading, fetch, index_links, read_path};
use serde_json::Value;

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

/// The time that one page may take.
const PAGE_TIMEOUT: Duration = Duration::from_secs(60);

/// Where the vendor's document and ours are.
#[derive(Debug, Default, clap::Args)]
pub struct Sources {
    /// Where to read the vendor's document: files, folders of pages or addresses. Without it, the vendor's site.
    #[arg(long, value_name = "FILE|FOLDER|URL", num_args = 1..)]
    pub from: Vec<String>,
    /// The workspace, where it is not the one this command was built in.
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

impl Sources {
    /// The workspace.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.root.clone().unwrap_or_else(workspace_root)
    }

    /// The vendor's present document: from what is named, or from the vendor's site.
    ///
    /// # Errors
    /// When not one fragment could be read; the text says why, source by source.
    pub fn vendors(
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

/// Shows how far the reading is, a line a page.
pub fn show_progress(progress: &Progress<'_>) {
    eprintln!(
        "[{}/{}] {} ({} fragments)",
        progress.done, progress.total, progress.source_name, progress.fragments
    );
}

/// Reads one of our JSON files.
///
/// # Errors
/// When it is missing or no JSON object.
pub fn read_json(root: &Path, file: &str) -> Result<Value, Problem> {
    document::parse(file, &read(root, file)?)
}

/// Reads one of our files.
///
/// # Errors
/// When it is missing or cannot be read.
pub fn read(root: &Path, file: &str) -> Result<Vec<u8>, Problem> {
    std::fs::read(root.join(file)).map_err(|error| {
        Problem::in_file(file, format!("cannot be read: {error}"), "restore the file")
    })
}
