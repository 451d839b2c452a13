//! The events of an incident.

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, Stream, TryStreamExt};
use squadcast_raw::incidents::IncidentEventPage;
use squadcast_raw::wire::INCIDENTS_GET_INCIDENT_EVENTS;

use super::IncidentEvent;
use super::paging::{Page, Progress};
use crate::{Error, IdOf, Kind, List, RequestBuilder, Result, Squadcast, TeamId, kind};
use squad_core::list::RequestOptions;
use squad_core::list::{TotalDeadline, bound};
use squad_core::option_setters;

/// The number of events in a page: the most that the service allows.
const PAGE: &str = "10";
const PAGE_LENGTH: usize = 10;

/// The events of one incident. From [`Incidents::events`](super::Incidents::events).
///
/// Await it for a `Vec`, or [`stream`](Self::stream) it. The oldest event comes first, unless [`sort`](Self::sort) is set.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct Events {
    client: Squadcast,
    incident: Box<str>,
    order: EventOrder,
    deduped: Option<bool>,
    team: Option<Result<TeamId>>,
    options: RequestOptions,
    total_deadline: Option<Duration>,
}

/// The order of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum EventOrder {
    /// The oldest first. Events that arrive while the list is read are added at its end.
    #[default]
    OldestFirst,
    /// The newest first. Events that arrive while the list is read move the others, so that some may be returned twice.
    NewestFirst,
}

impl EventOrder {
    /// Returns the name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OldestFirst => "asc",
            Self::NewestFirst => "desc",
        }
    }
}

impl Events {
    pub(super) fn new(client: &Squadcast, incident: &str) -> Self {
        Self {
            client: client.clone(),
            incident: incident.into(),
            order: EventOrder::default(),
            deduped: None,
            team: None,
            options: RequestOptions::default(),
            total_deadline: None,
        }
    }

    /// Sets the order.
    pub fn sort(mut self, order: EventOrder) -> Self {
        self.order = order;
        self
    }

    /// Lists only events that were deduplicated, or only those that were not. By default all are listed.
    pub fn deduped(mut self, deduped: bool) -> Self {
        self.deduped = Some(deduped);
        self
    }

    /// Sets the team that owns the incident.
    pub fn team(mut self, team: impl IdOf<kind::Team>) -> Self {
        self.team = Some(TeamId::of(team));
        self
    }

    option_setters!();

    /// Sets the deadline of the whole list: all its requests, and the time in which the stream is not polled. There is none
    /// by default.
    ///
    /// When it is exceeded, the stream ends with an error that [`is_timeout`](Error::is_timeout) and that says how many
    /// events were read.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.total_deadline = Some(deadline);
        self
    }

    /// Streams the events. Pages of ten are requested as they are needed.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Decode`] if the pages contradict each other, or if one comes twice, because the list would
    /// not be complete, and with [`is_not_found`](Error::is_not_found) if the incident does not exist. After an error it ends.
    pub fn stream(self) -> List<IncidentEvent> {
        List::from_stream(self.options.clone(), move |options| {
            pages(self, options)
                .map_ok(|events| stream::iter(events.into_iter().map(Ok)))
                .try_flatten()
        })
    }

    fn page(&self, offset: Option<u64>) -> Result<RequestBuilder<IncidentEventPage>> {
        let raw = self.client.raw();
        let mut request = raw.incidents_get_incident_events(&self.incident);
        if let Some(offset) = offset {
            request = request.offset(&offset.to_string());
        }
        request = request.limit(PAGE).sort(self.order.as_str());
        if let Some(deduped) = self.deduped {
            request = request.deduped(if deduped { "true" } else { "false" });
        }
        if let Some(team) = self.team.clone().transpose()? {
            request = request.owner_id(team.as_str());
        }
        Ok(request.into())
    }
}

impl IntoFuture for Events {
    type Output = Result<Vec<IncidentEvent>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

/// Streams the pages, up to the last one or the first error.
fn pages(
    events: Events,
    options: RequestOptions,
) -> impl Stream<Item = Result<Vec<IncidentEvent>>> + Send {
    let reader = Reader {
        events,
        options,
        progress: Progress::new(PAGE_LENGTH),
        deadline: None,
        started: false,
    };
    stream::unfold(Some(reader), |reader| async move {
        let mut reader = reader?;
        match reader.next().await {
            Ok(Some(page)) => Some((Ok(page), Some(reader))),
            Ok(None) => None,
            Err(error) => Some((Err(error), None)),
        }
    })
}

struct Reader {
    events: Events,
    options: RequestOptions,
    progress: Progress<IncidentEvent>,
    deadline: Option<TotalDeadline>,
    started: bool,
}

impl Reader {
    async fn next(&mut self) -> Result<Option<Vec<IncidentEvent>>> {
        if !std::mem::replace(&mut self.started, true) {
            let clock = self.events.client.raw().core().clock();
            let limit = self.events.total_deadline;
            self.deadline = limit.map(|limit| TotalDeadline::start(clock, limit));
        }
        let Some(offset) = self.progress.next().map_err(contradiction)? else {
            return Ok(None);
        };
        let request = self.options.apply(self.events.page(offset)?);
        let Some(page) = bound(&mut self.deadline, request).await else {
            return Err(self.late());
        };
        let IncidentEventPage { data, meta, .. } = page?;
        let page = Page {
            items: data.events,
            total: u64::try_from(meta.total).ok().filter(|total| *total > 0),
            current: offset_in(&meta.current),
            next: meta.next.as_deref().and_then(offset_in),
        };
        self.progress.add(page).map(Some).map_err(contradiction)
    }

    fn late(&self) -> Error {
        let exceeded = self
            .deadline
            .as_ref()
            .map(|deadline| deadline.describe("the events"))
            .unwrap_or_default();
        let read = self.progress.describe();
        Error::new(Kind::Timeout, format!("{exceeded}; {read}"))
            .with_operation(INCIDENTS_GET_INCIDENT_EVENTS.id)
    }
}

fn contradiction(what: String) -> Error {
    Error::new(
        Kind::Decode,
        format!("the service {what}; the events read so far may not be all"),
    )
    .with_operation(INCIDENTS_GET_INCIDENT_EVENTS.id)
}

/// Parses the offset from a URL or a query string. Only its offset is used, never the URL itself.
fn offset_in(url: &str) -> Option<u64> {
    let query = url.split_once('?').map_or(url, |(_, query)| query);
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("offset="))
        .and_then(|offset| offset.parse().ok())
}
