//! Exports as CSV: the windows of a long range as one file, and a checkpoint after each to resume from.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, Stream, StreamExt as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::ByteStream;
use squad_core::list::{RequestOptions, TotalDeadline, bound};
use squadcast_raw::incidents::ExportFormat;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use super::csv_records::{Records, fields, is_empty};
use super::export::{Borders, Export, LONGEST_WINDOW, MOST_WINDOWS, OVERLAP};
use super::list::IncidentList;
use super::windows::Checkpoint;
use crate::request::request;
use crate::window::{Span, Windows};
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
            parts(self.prepare(options), total)
        })
    }

    fn prepare(self, options: RequestOptions) -> Result<Reader> {
        if self.length.is_zero() || self.length > LONGEST_WINDOW {
            return Err(invalid(
                "the length of a window is more than zero and at most 30 days",
            ));
        }
        let (export, mut span) = self.list.prepare()?;
        let Some(after) = self.after else {
            return Reader::new(export, span, self.length, options);
        };
        if after.up_to() >= span.end {
            let borders = Borders::default();
            after.window.borders(&export.team)?;
            return Ok(Reader::with(export, None, options, borders));
        }
        span.start = after.up_to();
        let mut reader = Reader::new(export, span, self.length, options)?;
        reader.borders = after.window.borders(&reader.export.team)?;
        reader.first = Timestamp::MIN;
        reader.bytes = after.bytes;
        reader.header = after.header.map(Header::new);
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
    let mut reader = Reader::new(export, span, LONGEST_WINDOW, options)?;
    let Some(first) = reader.begin() else {
        return Err(invalid("the time range is empty"));
    };
    Ok(first.map(move |body| {
        reader.body = Some(body);
        let rows = parts(Ok(reader), total).filter_map(|part| async {
            match part {
                Ok(CsvPart::Rows(rows)) => Some(Ok(rows)),
                Ok(CsvPart::Complete(_)) => None,
                Err(error) => Some(Err(error)),
            }
        });
        ByteStream::new(rows)
    }))
}

fn parts(
    reader: Result<Reader>,
    total: Option<Duration>,
) -> impl Stream<Item = Result<CsvPart>> + Send {
    stream::try_unfold((Some(reader), total), |(reader, total)| async move {
        let Some(reader) = reader else {
            return Ok(None);
        };
        let mut reader = reader?;
        // The time counts from the first poll.
        if let Some(limit) = total {
            let clock = reader.export.client.raw().core().clock();
            reader.deadline = Some(TotalDeadline::start(clock, limit));
        }
        let next = reader.next().await;
        let next = next.map_err(|error| error.with_operation(INCIDENTS_INCIDENT_EXPORT.id))?;
        Ok(next.map(|part| (part, (Some(Ok(reader)), None))))
    })
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
    export: Export,
    options: RequestOptions,
    deadline: Option<TotalDeadline>,
    /// `None` if the range was complete before.
    windows: Option<Windows>,
    /// The window that is being read.
    window: Option<Span>,
    body: Option<ByteStream>,
    /// Whether the window is complete once its last rows were returned.
    ended: bool,
    records: Records,
    /// Whether the header of the window was read.
    in_rows: bool,
    header: Option<Header>,
    borders: Borders,
    /// Where the export starts that has no window before: its first request needs no overlap.
    first: Timestamp,
    bytes: u64,
}

impl Reader {
    fn new(export: Export, span: Span, length: Duration, options: RequestOptions) -> Result<Self> {
        /// A mistake in a length is an error.
        const MOST: usize = 10_000;
        let windows = span.windows(length, Duration::ZERO);
        if windows.clone().take(MOST + 1).count() > MOST {
            return Err(invalid(&format!(
                "the time range {span} has more than {MOST} windows; use longer windows"
            )));
        }
        let mut reader = Self::with(export, Some(windows), options, Borders::default());
        reader.first = span.start;
        Ok(reader)
    }

    fn with(
        export: Export,
        windows: Option<Windows>,
        options: RequestOptions,
        borders: Borders,
    ) -> Self {
        Self {
            export,
            options,
            deadline: None,
            windows,
            window: None,
            body: None,
            ended: false,
            records: Records::default(),
            in_rows: false,
            header: None,
            borders,
            first: Timestamp::MIN,
            bytes: 0,
        }
    }

    /// Begins the next window, and returns its request.
    fn begin(&mut self) -> Option<RequestBuilder<ByteStream>> {
        let span = self.windows.as_mut()?.next()?;
        self.window = Some(span);
        self.records = Records::default();
        self.in_rows = false;
        self.borders.start(span, false);
        let mut requested = span;
        if span.start > self.first {
            requested.start = span.start.checked_sub(OVERLAP).unwrap_or(span.start);
        }
        let request = self.export.request(requested, ExportFormat::Csv);
        Some(self.options.apply(request))
    }

    async fn next(&mut self) -> Result<Option<CsvPart>> {
        loop {
            if std::mem::take(&mut self.ended) {
                return Ok(self.complete());
            }
            let Some(body) = &mut self.body else {
                let Some(request) = self.begin() else {
                    return Ok(None);
                };
                let Some(body) = bound(&mut self.deadline, request).await else {
                    return Err(self.late());
                };
                self.body = Some(body?);
                continue;
            };
            let Some(chunk) = bound(&mut self.deadline, body.chunk()).await else {
                return Err(self.late());
            };
            let rows = match chunk? {
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
        if !self.borders.is_known(&id, created_at) {
            rows.extend_from_slice(record);
        }
        Ok(())
    }

    fn complete(&self) -> Option<CsvPart> {
        let window = self.window?;
        Some(CsvPart::Complete(CsvCheckpoint {
            window: Checkpoint::new(&self.export.team, window.end, &self.borders),
            header: self.header.as_ref().map(|header| header.text.clone()),
            bytes: self.bytes,
        }))
    }

    /// The error of the total deadline.
    fn late(&self) -> Error {
        let exceeded = self.deadline.as_ref().map(|it| it.describe("the CSV file"));
        let window = self.window.map(|window| window.to_string());
        let message = format!(
            "{}; the window {} is not complete",
            exceeded.unwrap_or_default(),
            window.unwrap_or_default()
        );
        Error::new(Kind::Timeout, message)
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

fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
