//! Incidents in windows of time: each window as a whole, and a checkpoint after each to resume from.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use futures_util::stream::{self, Stream, TryStreamExt as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::json_rows;
use squad_core::list::{RequestOptions, TotalDeadline, bound};
use squadcast_raw::incidents::ExportFormat;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use super::ExportedIncident;
use super::export::{Borders, Export, LONGEST_WINDOW, MEMBERS, OVERLAP};
use super::list::IncidentList;
use crate::window::{Span, Windows};
use crate::{Error, Kind, List, Result};

/// The most requests of one list of windows, so that a mistake in a length is an error.
const MOST_WINDOWS: usize = 10_000;

impl IncidentList {
    /// Reads the incidents in windows of this length, each as a whole, with a [`Checkpoint`] to resume from.
    ///
    /// This is for exports that must not start again after a failure, and for nightly ones that continue where the last one
    /// ended. At most 30 days.
    pub fn windows(self, length: Duration) -> IncidentWindows {
        IncidentWindows::new(self, length)
    }
}

/// The incidents of one window of time. From [`IncidentList::windows`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExportedWindow {
    /// The time range. It starts where the previous one ends.
    pub range: Range<Timestamp>,
    /// The incidents that no earlier window had.
    pub rows: Vec<ExportedIncident>,
    /// The position to resume from once the rows are stored.
    pub checkpoint: Checkpoint,
}

/// The progress of an export in windows. Store it, together with the rows of its window, and pass it to
/// [`IncidentWindows::resume`] later.
///
/// It has the ids of the incidents at its border, because the service may return them again.
///
/// ```
/// # use squadcast::incidents::Checkpoint;
/// # fn example(checkpoint: &Checkpoint) -> Result<(), Box<dyn std::error::Error>> {
/// std::fs::write("checkpoint.json", serde_json::to_string(checkpoint)?)?;
/// let stored: Checkpoint = serde_json::from_str(&std::fs::read_to_string("checkpoint.json")?)?;
/// assert_eq!(stored.up_to(), checkpoint.up_to());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
pub struct Checkpoint {
    team: String,
    up_to: Timestamp,
    border: BTreeSet<String>,
}

impl Checkpoint {
    pub(super) fn new(team: &str, up_to: Timestamp, borders: &Borders) -> Self {
        Self {
            team: team.to_owned(),
            up_to,
            border: borders.ids().map(str::to_owned).collect(),
        }
    }

    /// Returns the ids at the border.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the checkpoint belongs to another team.
    pub(super) fn borders(self, team: &str) -> Result<Borders> {
        if self.team != team {
            return Err(invalid("the checkpoint belongs to another team"));
        }
        Ok(Borders::after(self.border))
    }

    /// Returns the time up to which the export is complete.
    #[must_use]
    pub fn up_to(&self) -> Timestamp {
        self.up_to
    }
}

/// Incidents in windows of time. From [`IncidentList::windows`].
///
/// Await it for a `Vec`, or [`stream`](Self::stream) it. One window is in memory at a time.
///
/// ```
/// use squadcast::incidents::Checkpoint;
/// use squadcast::{Squadcast, TeamId, Window};
/// use std::time::Duration;
///
/// # async fn example(
/// #     client: &Squadcast, team: TeamId, last_night: Option<Checkpoint>,
/// # ) -> squadcast::Result<()> {
/// let list = client.incidents().list(&team, Window::last_days(90));
/// let mut windows = list.windows(Duration::from_secs(24 * 3600)).resume(last_night).stream();
/// while let Some(window) = windows.next().await {
///     let window = window?;
///     println!("{} incidents up to {}", window.rows.len(), window.range.end);
///     // … store the rows and the checkpoint …
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until the windows are awaited or streamed"]
pub struct IncidentWindows {
    list: IncidentList,
    length: Duration,
    after: Option<Checkpoint>,
}

impl IncidentWindows {
    pub(super) fn new(list: IncidentList, length: Duration) -> Self {
        Self {
            list,
            length,
            after: None,
        }
    }

    /// Continues after a checkpoint, in place of the start of the range. `None` starts there.
    ///
    /// The list must have the same team and filters as the one of the checkpoint. Its range usually ends later, for example
    /// because it ends now; if it does not, the list is empty. Nothing before the checkpoint is read again, so that later
    /// changes of older incidents are not seen.
    pub fn resume(mut self, checkpoint: impl Into<Option<Checkpoint>>) -> Self {
        self.after = checkpoint.into();
        self
    }

    /// Streams the windows, in order of time. After an error the stream ends; the last checkpoint continues it.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`] before a request is sent if an argument is invalid: a length of zero or of
    /// more than 30 days, more than 10,000 windows, a checkpoint of another team, and as
    /// [`IncidentList::stream`](IncidentList::stream).
    pub fn stream(self) -> List<ExportedWindow> {
        List::from_stream(self.list.options().clone(), move |options| {
            let total = options.total_deadline();
            windows(self.prepare(options), total)
        })
    }

    fn prepare(self, options: RequestOptions) -> Result<Reader> {
        if self.length.is_zero() || self.length > LONGEST_WINDOW {
            return Err(invalid(
                "the length of a window is more than zero and at most 30 days",
            ));
        }
        let (export, mut span) = self.list.prepare()?;
        let mut borders = Borders::default();
        let mut first = span.start;
        let mut complete = false;
        if let Some(after) = self.after {
            complete = after.up_to >= span.end;
            span.start = after.up_to;
            first = Timestamp::MIN;
            borders = after.borders(&export.team)?;
        }
        let windows = (!complete).then(|| span.windows(self.length, Duration::ZERO));
        let count = windows
            .clone()
            .map_or(0, |windows| windows.take(MOST_WINDOWS + 1).count());
        if count > MOST_WINDOWS {
            return Err(invalid(&format!(
                "the time range {span} has more than {MOST_WINDOWS} windows of {} s; use longer windows",
                self.length.as_secs_f64()
            )));
        }
        Ok(Reader {
            export,
            options,
            deadline: None,
            windows,
            borders,
            first,
        })
    }
}

impl IntoFuture for IncidentWindows {
    type Output = Result<Vec<ExportedWindow>>;
    type IntoFuture = <List<ExportedWindow> as IntoFuture>::IntoFuture;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

fn windows(
    reader: Result<Reader>,
    total: Option<Duration>,
) -> impl Stream<Item = Result<ExportedWindow>> + Send {
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
        let next = reader.next().await?;
        Ok(next.map(|window| (window, (Some(Ok(reader)), None))))
    })
}

struct Reader {
    export: Export,
    options: RequestOptions,
    deadline: Option<TotalDeadline>,
    /// `None` if the range was complete before.
    windows: Option<Windows>,
    borders: Borders,
    /// The start of an export without a window before it: its first request needs no overlap.
    first: Timestamp,
}

impl Reader {
    async fn next(&mut self) -> Result<Option<ExportedWindow>> {
        let Some(span) = self.windows.as_mut().and_then(Iterator::next) else {
            return Ok(None);
        };
        self.borders.start(span, false);
        let mut requested = span;
        if span.start > self.first {
            requested.start = span.start.checked_sub(OVERLAP).unwrap_or(span.start);
        }
        let request = self
            .options
            .apply(self.export.request(requested, ExportFormat::Json));
        let read = async {
            json_rows(request.await?, MEMBERS)
                .try_collect::<Vec<_>>()
                .await
        };
        let Some(rows) = bound(&mut self.deadline, read).await else {
            return Err(self.late(span));
        };
        let mut rows: Vec<ExportedIncident> =
            rows.map_err(|error: Error| error.with_operation(INCIDENTS_INCIDENT_EXPORT.id))?;
        rows.retain(|row| !self.borders.is_duplicate(row));
        Ok(Some(ExportedWindow {
            range: span.start..span.end,
            rows,
            checkpoint: Checkpoint::new(&self.export.team, span.end, &self.borders),
        }))
    }

    /// The error of the total deadline.
    fn late(&self, span: Span) -> Error {
        let exceeded = self.deadline.as_ref().map(|it| it.describe("the windows"));
        let message = format!(
            "{}; the window {span} is not complete",
            exceeded.unwrap_or_default()
        );
        Error::new(Kind::Timeout, message).with_operation(INCIDENTS_INCIDENT_EXPORT.id)
    }
}

fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
