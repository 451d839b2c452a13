//! Exports as CSV: the windows of a long range as one file, and a checkpoint after each to resume from.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::StreamExt as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::ByteStream;
use squad_core::list::RequestOptions;
use squadcast_raw::incidents::ExportFormat;

use super::checkpoint::Checkpoint;
use super::csv_records::{Records, fields, is_empty};
use super::export::{LONGEST_WINDOW, MOST_WINDOWS};
use super::list::IncidentList;
use super::window_requests::{WindowReader, WindowRequests, invalid, read};
use crate::request::request;
use crate::{Error, Kind, List, RequestBuilder, Result};

impl IncidentList {
    /// Downloads the incidents as CSV, in chunks of bytes as they arrive.
    ///
    /// A range of more than 30 days is read in windows of at most 30 days, one request after another, and becomes one file with
    /// one header; an incident at the border of two windows is in it once. The chunks do not end at rows, and a truncated file
    /// may not be detected, so prefer [`stream`](Self::stream). [`csv_windows`](Self::csv_windows) can be resumed.
    ///
    /// The deadline of the request and its response are those of the first window; the requests of the others have the options
    /// of the list.
    ///
    /// # Errors
    /// [`Kind::Configuration`] before a request is sent if an argument is invalid, as in [`stream`](Self::stream). The stream
    /// ends with [`Kind::Decode`] if two windows have different columns.
    pub fn csv(self) -> RequestBuilder<ByteStream> {
        request(|| one_file(self))
    }

    /// Downloads the incidents as CSV in windows of this length, with a checkpoint after each to resume from if the work is
    /// interrupted. At most 30 days.
    pub fn csv_windows(self, length: Duration) -> CsvWindows {
        CsvWindows::new(self, length)
    }
}

/// A part of an export as CSV. From [`CsvWindows`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CsvPart {
    /// Whole rows, to append to the file. The first ones begin with the header.
    Rows(Bytes),
    /// A window is complete. Store the checkpoint, once the rows before it are stored.
    Complete(CsvCheckpoint),
}

/// How far an export as CSV is complete. Store it next to the file, and pass it to [`CsvWindows::resume`] later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
pub struct CsvCheckpoint {
    window: Checkpoint,
    /// The header, once a window had one.
    header: Option<String>,
    bytes: u64,
}

impl CsvCheckpoint {
    /// Returns the time up to which the export is complete.
    #[must_use]
    pub fn up_to(&self) -> Timestamp {
        self.window.up_to()
    }

    /// Returns the length of the file up to here, over all runs. Truncate the file to it before the export is resumed, because
    /// rows of an unfinished window may be behind it.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// An export as CSV in windows of time. From [`IncidentList::csv_windows`].
///
/// The rows of all windows are one file with one header, and an incident at the border of two windows is in it once. Only a row
/// and the ids at a border are in memory.
///
/// ```no_run
/// use squadcast::incidents::{CsvCheckpoint, CsvPart};
/// use squadcast::{Squadcast, TeamId, Window};
/// use std::io::Write;
/// use std::time::Duration;
///
/// # async fn example(
/// #     client: &Squadcast, team: TeamId, stored: Option<CsvCheckpoint>,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// let mut file = std::fs::OpenOptions::new().create(true).append(true).open("year.csv")?;
/// file.set_len(stored.as_ref().map_or(0, CsvCheckpoint::bytes))?;
///
/// let year = client.incidents().list(&team, Window::last_days(365));
/// let week = Duration::from_secs(7 * 24 * 3600);
/// let mut parts = year.csv_windows(week).resume(stored).stream();
/// while let Some(part) = parts.next().await {
///     match part? {
///         CsvPart::Rows(rows) => file.write_all(&rows)?,
///         CsvPart::Complete(checkpoint) => {
///             std::fs::write("year.json", serde_json::to_string(&checkpoint)?)?;
///         }
///         _ => {}
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until the windows are streamed"]
pub struct CsvWindows {
    list: IncidentList,
    length: Duration,
    after: Option<CsvCheckpoint>,
}

impl CsvWindows {
    pub(super) fn new(list: IncidentList, length: Duration) -> Self {
        Self {
            list,
            length,
            after: None,
        }
    }

    /// Continues after a checkpoint, in place of the start of the range. `None` starts there.
    ///
    /// The list must have the same team and filters as the one of the checkpoint.
    pub fn resume(mut self, checkpoint: impl Into<Option<CsvCheckpoint>>) -> Self {
        self.after = checkpoint.into();
        self
    }

    /// Streams the parts of the file. After an error the stream ends; the last checkpoint continues it.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`] before a request is sent if an argument is invalid: a length of zero or of
    /// more than 30 days, more than 10,000 windows, a checkpoint of another team, and as in
    /// [`IncidentList::stream`](IncidentList::stream); with [`Kind::Decode`] if two windows have different columns.
    pub fn stream(self) -> List<CsvPart> {
        List::from_stream(self.list.options().clone(), move |options| {
            let total = options.total_deadline();
            read(self.prepare(options), total)
        })
    }

    fn prepare(self, options: RequestOptions) -> Result<Reader> {
        let (export, span) = self.list.prepare()?;
        let (window, header, bytes) = match self.after {
            Some(after) => (Some(after.window), after.header, after.bytes),
            None => (None, None, 0),
        };
        let requests = WindowRequests::new(export, span, self.length, window, options)?;
        let mut reader = Reader::new(requests);
        reader.header = header.map(Header::new);
        reader.bytes = bytes;
        Ok(reader)
    }
}

/// Creates the request for one file of the whole range.
pub(super) fn one_file(list: IncidentList) -> Result<RequestBuilder<ByteStream>> {
    let options = list.options().clone();
    let total = options.total_deadline();
    let (export, span) = list.prepare()?;
    if !span.exceeds(LONGEST_WINDOW) {
        return Ok(options.apply(export.request(span, ExportFormat::Csv)));
    }
    let count = span.windows(LONGEST_WINDOW, Duration::ZERO).count() as u64;
    if count > MOST_WINDOWS {
        return Err(invalid(&format!(
            "the time range {span} takes {count} requests, and a list sends at most {MOST_WINDOWS}; use a shorter range"
        )));
    }
    let requests = WindowRequests::new(export, span, LONGEST_WINDOW, None, options)?;
    let mut reader = Reader::new(requests);
    let Some(first) = reader.begin() else {
        return Err(invalid("the time range is empty"));
    };
    Ok(first.map(move |body| {
        reader.body = Some(body);
        let rows = read(Ok(reader), total).filter_map(|part| async {
            match part {
                Ok(CsvPart::Rows(rows)) => Some(Ok(rows)),
                Ok(CsvPart::Complete(_)) => None,
                Err(error) => Some(Err(error)),
            }
        });
        ByteStream::new(rows)
    }))
}

/// The columns of the file that are used.
struct Header {
    text: String,
    id: Option<usize>,
    created_at: Option<usize>,
}

impl Header {
    fn new(text: String) -> Self {
        let named = |name: &str| {
            fields(text.trim_start_matches('\u{feff}').as_bytes()).position(|field| {
                let field = field.trim().to_ascii_lowercase().replace(' ', "_");
                field == name
            })
        };
        Self {
            id: named("id"),
            created_at: named("created_at"),
            text,
        }
    }
}

struct Reader {
    requests: WindowRequests,
    body: Option<ByteStream>,
    /// Whether the window is complete once its last rows were returned.
    ended: bool,
    records: Records,
    /// Whether the header of the window was read.
    in_rows: bool,
    header: Option<Header>,
    bytes: u64,
}

impl WindowReader for Reader {
    type Item = CsvPart;

    fn requests(&mut self) -> &mut WindowRequests {
        &mut self.requests
    }

    async fn next(&mut self) -> Result<Option<CsvPart>> {
        const WHAT: &str = "the CSV file";
        loop {
            if std::mem::take(&mut self.ended) {
                return Ok(self.complete());
            }
            let Some(body) = &mut self.body else {
                let Some(request) = self.begin() else {
                    return Ok(None);
                };
                self.body = Some(self.requests.bound(WHAT, request.into_future()).await??);
                continue;
            };
            let rows = match self.requests.bound(WHAT, body.chunk()).await?? {
                Some(chunk) => self.rows(&chunk)?,
                None => {
                    self.body = None;
                    self.ended = true;
                    let mut rows = Vec::new();
                    if let Some(last) = self.records.finish().map_err(broken)? {
                        self.add(&last, &mut rows)?;
                    }
                    rows
                }
            };
            if !rows.is_empty() {
                self.bytes += rows.len() as u64;
                return Ok(Some(CsvPart::Rows(rows.into())));
            }
        }
    }
}

impl Reader {
    fn new(requests: WindowRequests) -> Self {
        Self {
            requests,
            body: None,
            ended: false,
            records: Records::default(),
            in_rows: false,
            header: None,
            bytes: 0,
        }
    }

    /// Begins the next window, and returns its request.
    fn begin(&mut self) -> Option<RequestBuilder<ByteStream>> {
        let request = self.requests.begin(ExportFormat::Csv)?;
        self.records = Records::default();
        self.in_rows = false;
        Some(request)
    }

    /// Returns what of a chunk belongs into the file.
    fn rows(&mut self, chunk: &[u8]) -> Result<Vec<u8>> {
        let mut rows = Vec::with_capacity(chunk.len());
        let mut records = std::mem::take(&mut self.records);
        let split = records.push::<Rejected>(chunk, |record| Ok(self.add(record, &mut rows)?));
        self.records = records;
        split?;
        Ok(rows)
    }

    fn add(&mut self, record: &[u8], rows: &mut Vec<u8>) -> Result<()> {
        if is_empty(record) {
            return Ok(());
        }
        if !self.in_rows {
            self.in_rows = true;
            let text = String::from_utf8_lossy(record);
            let text = text.trim_end_matches(['\r', '\n']);
            match &self.header {
                Some(header) if header.text == text => {}
                Some(_) => {
                    return Err(broken("two windows of the CSV file have different columns"));
                }
                None => {
                    self.header = Some(Header::new(text.to_owned()));
                    rows.extend_from_slice(record);
                }
            }
            return Ok(());
        }
        let (mut id, mut created_at) = (None, None);
        if let Some(header) = &self.header {
            for (position, field) in fields(record).enumerate() {
                if header.id == Some(position) {
                    id = Some(field);
                } else if header.created_at == Some(position) {
                    created_at = field.trim().parse().ok();
                }
            }
        }
        // Without an id, equal rows are the same incident.
        let id = id.unwrap_or_else(|| String::from_utf8_lossy(record));
        if !self.requests.borders.is_known(&id, created_at) {
            rows.extend_from_slice(record);
        }
        Ok(())
    }

    fn complete(&self) -> Option<CsvPart> {
        let (_, window) = self.requests.complete()?;
        Some(CsvPart::Complete(CsvCheckpoint {
            window,
            header: self.header.as_ref().map(|header| header.text.clone()),
            bytes: self.bytes,
        }))
    }
}

/// An error of a record, or of the form of the file.
struct Rejected(Error);

impl From<Error> for Rejected {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<&'static str> for Rejected {
    fn from(why: &'static str) -> Self {
        Self(broken(why))
    }
}

impl From<Rejected> for Error {
    fn from(Rejected(error): Rejected) -> Self {
        error
    }
}

fn broken(why: &str) -> Error {
    Error::new(Kind::Decode, why)
}
