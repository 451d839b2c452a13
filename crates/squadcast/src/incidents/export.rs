//! Reading the export: pieces of a long range, one request after another, and their rows as they arrive.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use squad_core::{ByteStream, json_rows};
use squadcast_raw::incidents::ExportFormat;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use super::ExportedIncident;
use super::list::IncidentList;
use super::window::Span;
use crate::Result;

/// The longest range of one request. The service states no limit; programs in use ask for a month at a time.
pub(super) const LONGEST_PIECE: Duration = Duration::from_secs(30 * 24 * 3600);

/// How much two pieces have in common. The service does not say whether it counts the bounds of a range in or out, nor
/// how exactly it reads them; what comes twice for that is left out.
const OVERLAP: Duration = Duration::from_secs(1);

/// The members of the answer under which the rows have been seen or may stand.
const MEMBERS: &[&str] = &["incidents", "data"];

/// Sends the request for one piece.
pub(super) async fn send(
    list: &IncidentList<'_>,
    span: Span,
    format: ExportFormat,
) -> Result<ByteStream> {
    let filters = &list.filters;
    let answer = list
        .client
        .raw()
        .incidents_incident_export(
            span.start,
            span.end,
            &format,
            &list.team,
            Some(&filters.statuses),
            Some(&filters.services),
            Some(&filters.sources),
            Some(&filters.assigned_to),
            Some(&filters.users_and_their_squads),
            filters.service_owner.as_ref().map(|owner| owner.id()),
            Some(&filters.priorities),
            Some(&filters.tags),
            filters.slo_affecting.as_ref(),
            Some(&filters.slos),
            filters.starred.as_ref(),
            filters.text.as_deref(),
            filters.notes.as_ref(),
            filters.postmortem.as_ref(),
            filters.sort_by.as_ref(),
        )
        .await?;
    Ok(answer.into_inner())
}

/// The rows of all pieces.
pub(super) fn rows(list: IncidentList<'_>) -> impl Stream<Item = Result<ExportedIncident>> + Send {
    stream::unfold(Reading::new(list), |mut reading| async move {
        let next = reading.next().await?;
        if next.is_err() {
            reading.end();
        }
        Some((next, reading))
    })
}

struct Reading<'a> {
    list: IncidentList<'a>,
    /// `None` before the first request.
    pieces: Option<VecDeque<Span>>,
    rows: BoxStream<'static, Result<ExportedIncident>>,
    /// The ids of the piece before, and of this one; what both have is given once. Nothing is kept behind the last piece.
    before: HashSet<Box<str>>,
    now: HashSet<Box<str>>,
}

impl<'a> Reading<'a> {
    fn new(list: IncidentList<'a>) -> Self {
        Self {
            list,
            pieces: None,
            rows: stream::empty().boxed(),
            before: HashSet::new(),
            now: HashSet::new(),
        }
    }

    async fn next(&mut self) -> Option<Result<ExportedIncident>> {
        loop {
            match self.rows.next().await {
                Some(Ok(row)) if self.is_repeated(&row) => {}
                Some(outcome) => {
                    return Some(
                        outcome.map_err(|error| error.with_operation(INCIDENTS_INCIDENT_EXPORT.id)),
                    );
                }
                None => match self.open().await? {
                    Ok(rows) => self.rows = rows,
                    Err(error) => return Some(Err(error)),
                },
            }
        }
    }

    /// Asks for the next piece, if there is one.
    async fn open(&mut self) -> Option<Result<BoxStream<'static, Result<ExportedIncident>>>> {
        let pieces = match &mut self.pieces {
            Some(pieces) => pieces,
            None => match self.list.span() {
                Ok(span) => self
                    .pieces
                    .insert(span.pieces(LONGEST_PIECE, OVERLAP).into()),
                Err(error) => return Some(Err(error)),
            },
        };
        let span = pieces.pop_front()?;
        self.before = std::mem::take(&mut self.now);
        let body = send(&self.list, span, ExportFormat::Json).await;
        Some(body.map(|body| json_rows(body, MEMBERS).boxed()))
    }

    fn is_repeated(&mut self, row: &ExportedIncident) -> bool {
        if self.pieces.as_ref().is_some_and(|left| !left.is_empty()) {
            self.now.insert(row.id.as_str().into());
        }
        self.before.contains(row.id.as_str())
    }

    fn end(&mut self) {
        self.pieces = Some(VecDeque::new());
        self.rows = stream::empty().boxed();
    }
}
