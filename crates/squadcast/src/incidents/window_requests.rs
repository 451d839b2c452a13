//! The requests of consecutive windows: what an export in windows has in common, whatever the format of its rows.

use std::time::Duration;

use futures_util::stream::{self, Stream};
use jiff::Timestamp;
use squad_core::ByteStream;
use squad_core::list::{RequestOptions, TotalDeadline, bound};
use squadcast_raw::incidents::ExportFormat;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use super::checkpoint::Checkpoint;
use super::export::{Borders, Export, LONGEST_WINDOW, OVERLAP};
use crate::window::{Span, Windows};
use crate::{Error, Kind, RequestBuilder, Result};

/// The most windows of one export, so that a mistake in a length is an error.
const MOST_WINDOWS: usize = 10_000;

/// The windows of an export, and the state that goes from one to the next.
pub(super) struct WindowRequests {
    pub(super) export: Export,
    options: RequestOptions,
    deadline: Option<TotalDeadline>,
    /// `None` if the range was complete before.
    windows: Option<Windows>,
    /// The window that was begun last.
    window: Option<Span>,
    pub(super) borders: Borders,
    /// The start of an export without a window before it: its first request needs no overlap.
    first: Timestamp,
}

impl WindowRequests {
    /// Divides a range into windows of `length`, from the checkpoint on if there is one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for a length of zero or of more than 30 days, for more than 10,000 windows, and for a checkpoint
    /// of another team.
    pub(super) fn new(
        export: Export,
        mut span: Span,
        length: Duration,
        after: Option<Checkpoint>,
        options: RequestOptions,
    ) -> Result<Self> {
        if length.is_zero() || length > LONGEST_WINDOW {
            return Err(invalid(
                "the length of a window is more than zero and at most 30 days",
            ));
        }
        let mut borders = Borders::default();
        let mut first = span.start;
        let mut complete = false;
        if let Some(after) = after {
            complete = after.up_to() >= span.end;
            span.start = after.up_to();
            first = Timestamp::MIN;
            borders = after.borders(&export.team)?;
        }
        let windows = (!complete).then(|| span.windows(length, Duration::ZERO));
        let count = windows
            .clone()
            .map_or(0, |windows| windows.take(MOST_WINDOWS + 1).count());
        if count > MOST_WINDOWS {
            return Err(invalid(&format!(
                "the time range {span} has more than {MOST_WINDOWS} windows of {} s; use longer windows",
                length.as_secs_f64()
            )));
        }
        Ok(Self {
            export,
            options,
            deadline: None,
            windows,
            window: None,
            borders,
            first,
        })
    }

    /// Begins the next window, and returns its request.
    pub(super) fn begin(&mut self, format: ExportFormat) -> Option<RequestBuilder<ByteStream>> {
        let span = self.windows.as_mut()?.next()?;
        self.window = Some(span);
        self.borders.start(span, false);
        let mut requested = span;
        if span.start > self.first {
            requested.start = span.start.checked_sub(OVERLAP).unwrap_or(span.start);
        }
        let request = self.export.request(requested, format);
        Some(self.options.apply(request))
    }

    /// Waits for `work` until the total deadline; `what` is described in its error.
    pub(super) async fn bound<T>(
        &mut self,
        what: &str,
        work: impl Future<Output = T>,
    ) -> Result<T> {
        match bound(&mut self.deadline, work).await {
            Some(done) => Ok(done),
            None => Err(self.late(what)),
        }
    }

    /// Returns the window that was begun last, and the checkpoint at its end.
    pub(super) fn complete(&self) -> Option<(Span, Checkpoint)> {
        let window = self.window?;
        let checkpoint = Checkpoint::new(&self.export.team, window.end, &self.borders);
        Some((window, checkpoint))
    }

    fn late(&self, what: &str) -> Error {
        let exceeded = self.deadline.as_ref().map(|it| it.describe(what));
        let window = self.window.map(|window| window.to_string());
        let message = format!(
            "{}; the window {} is not complete",
            exceeded.unwrap_or_default(),
            window.unwrap_or_default()
        );
        Error::new(Kind::Timeout, message)
    }
}

/// A reader of windows.
pub(super) trait WindowReader: Send {
    /// What it reads.
    type Item: Send;

    /// The requests that it sends.
    fn requests(&mut self) -> &mut WindowRequests;

    /// Reads the next item; `None` after the last one.
    fn next(&mut self) -> impl Future<Output = Result<Option<Self::Item>>> + Send;
}

/// Streams what `reader` reads. After an error the stream ends. The total deadline counts from the first poll.
pub(super) fn read<R: WindowReader>(
    reader: Result<R>,
    total: Option<Duration>,
) -> impl Stream<Item = Result<R::Item>> + Send {
    stream::try_unfold((reader, total), |(reader, total)| async move {
        let mut reader = reader?;
        if let Some(limit) = total {
            let requests = reader.requests();
            let clock = requests.export.client.raw().core().clock();
            requests.deadline = Some(TotalDeadline::start(clock, limit));
        }
        let next = reader.next().await;
        let next = next.map_err(|error| error.with_operation(INCIDENTS_INCIDENT_EXPORT.id))?;
        Ok(next.map(|item| (item, (Ok(reader), None))))
    })
}

pub(super) fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
