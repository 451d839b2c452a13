//! Incidents in windows of time: each window as a whole, and a checkpoint after each to resume from.

use std::ops::Range;
use std::time::Duration;

use futures_util::stream::TryStreamExt as _;
use jiff::Timestamp;
use squad_core::json_rows;
use squad_core::list::RequestOptions;
use squadcast_raw::incidents::ExportFormat;

use super::ExportedIncident;
use super::checkpoint::Checkpoint;
use super::export::MEMBERS;
use super::list::IncidentList;
use super::window_requests::{WindowReader, WindowRequests, read};
use crate::{List, Result};

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
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an argument is
    /// invalid: a length of zero or of more than 30 days, more than 10,000 windows, a checkpoint of another team, and as
    /// [`IncidentList::stream`](IncidentList::stream).
    pub fn stream(self) -> List<ExportedWindow> {
        List::from_stream(self.list.options().clone(), move |options| {
            let total = options.total_deadline();
            read(self.prepare(options), total)
        })
    }

    fn prepare(self, options: RequestOptions) -> Result<Reader> {
        let (export, span) = self.list.prepare()?;
        WindowRequests::new(export, span, self.length, self.after, options).map(Reader)
    }
}

impl IntoFuture for IncidentWindows {
    type Output = Result<Vec<ExportedWindow>>;
    type IntoFuture = <List<ExportedWindow> as IntoFuture>::IntoFuture;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

struct Reader(WindowRequests);

impl WindowReader for Reader {
    type Item = ExportedWindow;

    fn requests(&mut self) -> &mut WindowRequests {
        &mut self.0
    }

    async fn next(&mut self) -> Result<Option<ExportedWindow>> {
        let Some(request) = self.0.begin(ExportFormat::Json) else {
            return Ok(None);
        };
        let rows = async {
            let rows = json_rows(request.await?, MEMBERS);
            rows.try_collect::<Vec<ExportedIncident>>().await
        };
        let mut rows = self.0.bound("the windows", rows).await??;
        rows.retain(|row| !self.0.borders.is_duplicate(row));
        Ok(self
            .0
            .complete()
            .map(|(window, checkpoint)| ExportedWindow {
                range: window.start..window.end,
                rows,
                checkpoint,
            }))
    }
}
