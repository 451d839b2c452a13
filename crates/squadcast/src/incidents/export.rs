//! Reading the export: a long range in several windows, one request after another, and their rows as they arrive.

use std::collections::HashSet;
use std::time::Duration;

use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use jiff::Timestamp;
use squad_core::{ByteStream, json_rows};
use squadcast_raw::incidents::ExportFormat;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use super::ExportedIncident;
use super::filters::Filters;
use crate::window::{Span, Windows};
use crate::{Error, Kind, RequestBuilder, Result, Squadcast};
use squad_core::list::RequestOptions;
use squad_core::list::{TotalDeadline, bound};

/// The longest window of one request. The service states no limit; existing programs use a month at a time.
pub(super) const LONGEST_WINDOW: Duration = Duration::from_secs(30 * 24 * 3600);

/// The most requests of one list: 41 years. A longer range is probably a mistake.
pub(super) const MOST_WINDOWS: u64 = 500;

/// How much two windows overlap. The service does not document whether the bounds of a range are inclusive; incidents that
/// come twice because of the overlap are returned once.
pub(super) const OVERLAP: Duration = Duration::from_secs(1);

/// How near to the end of a window an incident has to be raised to be expected in the next window, too. Larger than the
/// overlap, in case that the service rounds the bounds of a range, to whole days at worst.
const BORDER: Duration = Duration::from_secs(2 * 24 * 3600);

/// The members of the response that have been seen to contain the rows, or may contain them.
pub(super) const MEMBERS: &[&str] = &["incidents", "data"];

/// What to export, except for the time range.
pub(super) struct Export {
    pub(super) client: Squadcast,
    pub(super) team: String,
    pub(super) filters: Filters,
}

impl Export {
    /// Creates the request for one window.
    pub(super) fn request(&self, span: Span, format: ExportFormat) -> RequestBuilder<ByteStream> {
        let raw = self.client.raw();
        let export = raw.incidents_incident_export(span.start, span.end, &format, &self.team);
        self.filters.apply(export).into()
    }
}

/// Streams the rows of all windows.
pub(super) fn rows(
    prepared: Result<(Export, Span)>,
    options: RequestOptions,
    total_deadline: Option<Duration>,
) -> impl Stream<Item = Result<ExportedIncident>> + Send {
    let start = prepared.and_then(|(export, span)| Reader::new(export, span, options));
    let state = Some(start.map(|reader| (reader, total_deadline)));
    stream::unfold(state, |state| async move {
        let mut reader = match state? {
            Ok((mut reader, limit)) => {
                // The time counts from the first poll.
                if let Some(limit) = limit {
                    let clock = reader.export.client.raw().core().clock();
                    reader.deadline = Some(TotalDeadline::start(clock, limit));
                }
                reader
            }
            Err(error) => return Some((Err(error), None)),
        };
        match reader.next().await? {
            Ok(row) => Some((Ok(row), Some(Ok((reader, None))))),
            Err(error) => Some((Err(error), None)),
        }
    })
}

struct Reader {
    export: Export,
    options: RequestOptions,
    deadline: Option<TotalDeadline>,
    windows: Windows,
    /// How many requests were sent, and how many there are in all.
    requests: (u64, u64),
    /// The window that is being read.
    window: Option<Span>,
    rows: BoxStream<'static, Result<ExportedIncident>>,
    borders: Borders,
}

impl Reader {
    fn new(export: Export, span: Span, options: RequestOptions) -> Result<Self> {
        let windows = span.windows(LONGEST_WINDOW, OVERLAP);
        let count = windows.clone().count() as u64;
        if count > MOST_WINDOWS {
            return Err(Error::new(
                Kind::Configuration,
                format!(
                    "the time range {span} takes {count} requests of at most 30 days each, and a list sends at most {MOST_WINDOWS}; use a shorter range; no request was sent"
                ),
            ));
        }
        Ok(Self {
            export,
            options,
            deadline: None,
            windows,
            requests: (0, count),
            window: None,
            rows: stream::empty().boxed(),
            borders: Borders::default(),
        })
    }

    async fn next(&mut self) -> Option<Result<ExportedIncident>> {
        loop {
            let Some(row) = bound(&mut self.deadline, self.rows.next()).await else {
                return Some(Err(self.late()));
            };
            match row {
                Some(Ok(row)) if self.borders.is_duplicate(&row) => {}
                Some(outcome) => {
                    return Some(
                        outcome.map_err(|error| error.with_operation(INCIDENTS_INCIDENT_EXPORT.id)),
                    );
                }
                None => {
                    let span = self.windows.next()?;
                    self.window = Some(span);
                    self.requests.0 += 1;
                    self.borders.start(span, self.requests.0 == self.requests.1);
                    let request = self.export.request(span, ExportFormat::Json);
                    let sent = self.options.apply(request);
                    match bound(&mut self.deadline, sent).await {
                        Some(Ok(body)) => self.rows = json_rows(body, MEMBERS).boxed(),
                        Some(Err(error)) => return Some(Err(error)),
                        None => return Some(Err(self.late())),
                    }
                }
            }
        }
    }

    /// The error of the total deadline, which says what is complete.
    fn late(&self) -> Error {
        let exceeded = self
            .deadline
            .as_ref()
            .map(|deadline| deadline.describe("the list of incidents"))
            .unwrap_or_default();
        let (sent, all) = self.requests;
        let complete = match self.window {
            Some(window) if sent > 1 => {
                format!("the incidents up to {} are complete", window.start)
            }
            _ => "no window is complete".to_owned(),
        };
        Error::new(
            Kind::Timeout,
            format!("{exceeded} in request {sent} of {all}; {complete}"),
        )
        .with_operation(INCIDENTS_INCIDENT_EXPORT.id)
    }
}

/// Recognizes incidents that two windows have in common, without keeping the ids of all.
#[derive(Default)]
pub(super) struct Borders {
    /// The ids at the end of the previous window.
    before: HashSet<Box<str>>,
    /// The ids at the end of this window.
    now: HashSet<Box<str>>,
    /// Incidents that were raised in this range are in no other window; `None` in the last window.
    inner: Option<(Timestamp, Timestamp)>,
}

impl Borders {
    /// Continues after a window whose border has these ids.
    pub(super) fn after(ids: impl IntoIterator<Item = String>) -> Self {
        Self {
            now: ids.into_iter().map(String::into_boxed_str).collect(),
            ..Self::default()
        }
    }

    /// Returns the ids at the end of this window.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.now.iter().map(AsRef::as_ref)
    }

    pub(super) fn start(&mut self, span: Span, is_last: bool) {
        self.before = std::mem::take(&mut self.now);
        self.inner = (!is_last).then(|| {
            let end = span.end.checked_sub(BORDER).unwrap_or(Timestamp::MIN);
            (span.start, end)
        });
    }

    pub(super) fn is_duplicate(&mut self, row: &ExportedIncident) -> bool {
        self.is_known(&row.id, row.created_at)
    }

    /// Returns whether the previous window had the incident with this id. A time of creation that is unknown may be anywhere.
    pub(super) fn is_known(&mut self, id: &str, created_at: Option<Timestamp>) -> bool {
        if let Some((start, end)) = self.inner
            && created_at.is_none_or(|time| time < start || time >= end)
        {
            self.now.insert(id.into());
        }
        self.before.contains(id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_ids_at_a_border_are_kept() {
        let mut borders = Borders::default();
        let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let hour = Duration::from_secs(3600);
        let end = start + 30 * 24 * hour;
        borders.start(Span { start, end }, false);
        let rows = 30 * 24;
        for n in 0..rows {
            let mut row = ExportedIncident::default();
            row.id = n.to_string();
            row.created_at = Some(start + n * hour);
            assert!(!borders.is_duplicate(&row));
        }
        let kept = BORDER.as_secs() / 3600;
        assert_eq!(borders.now.len() as u64, kept);

        borders.start(
            Span {
                start: end,
                end: end + hour,
            },
            true,
        );
        let mut last = ExportedIncident::default();
        last.id = (rows - 1).to_string();
        assert!(borders.is_duplicate(&last));
        assert!(borders.now.is_empty(), "the last window keeps nothing");
    }
}
