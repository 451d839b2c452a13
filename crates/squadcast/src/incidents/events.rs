//! The events of an incident, page by page.
//!
//! The service pages by an offset whose first value it does not say, only that it is not zero. So the first page is asked
//! for without one; further pages begin where the answer says the next one does or, failing that, behind what has come.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, Stream, TryStreamExt};
use squadcast_raw::incidents::IncidentEventPage;
use squadcast_raw::wire::INCIDENTS_GET_INCIDENT_EVENTS;

use super::IncidentEvent;
use crate::{Error, IdOf, Kind, List, Result, Squadcast, TeamId, kind};

/// Events in one page; the service gives no more.
const PAGE: &str = "10";
const PAGE_LENGTH: usize = 10;

/// The events of one incident. From [`Incidents::events`](super::Incidents::events).
///
/// Await them for a `Vec`, or take their [`stream`](Self::stream). The oldest comes first, unless
/// [`sort`](Self::sort) says otherwise.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct Events<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
    order: EventOrder,
    deduped: Option<bool>,
    team: Option<Result<TeamId>>,
}

/// In which order events come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum EventOrder {
    /// The oldest first. Events that arrive while one reads come at the end.
    #[default]
    OldestFirst,
    /// The newest first. An event that arrives while one reads moves the others, so that one may come twice.
    NewestFirst,
}

impl EventOrder {
    /// The order's name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OldestFirst => "asc",
            Self::NewestFirst => "desc",
        }
    }
}

impl<'a> Events<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
            order: EventOrder::default(),
            deduped: None,
            team: None,
        }
    }

    /// Sets the order.
    pub fn sort(mut self, order: EventOrder) -> Self {
        self.order = order;
        self
    }

    /// Only events that were deduplicated, or only the others; without it, all.
    pub fn deduped(mut self, deduped: bool) -> Self {
        self.deduped = Some(deduped);
        self
    }

    /// Names the team that owns the incident.
    pub fn team(mut self, team: impl IdOf<kind::Team>) -> Self {
        self.team = Some(TeamId::new(team.id_text()));
        self
    }

    /// The events, one after another. Pages of ten are asked for as they are needed.
    ///
    /// # Errors
    /// The stream gives [`Kind::Decode`] when the service gives the same page again, [`is_not_found`](Error::is_not_found)
    /// if there is no such incident, and every other [`Kind`]. After an error it ends.
    pub fn stream(self) -> List<'a, IncidentEvent> {
        List::of(
            pages(self)
                .map_ok(|events| stream::iter(events.into_iter().map(Ok)))
                .try_flatten(),
        )
    }

    async fn page(&self, offset: Option<u64>) -> Result<IncidentEventPage> {
        let team = self.team.clone().transpose()?;
        let offset = offset.map(|offset| offset.to_string());
        let deduped = self.deduped.map(|deduped| deduped.to_string());
        Ok(self
            .client
            .raw()
            .incidents_get_incident_events(
                &self.incident,
                offset.as_deref(),
                Some(PAGE),
                Some(self.order.as_str()),
                deduped.as_deref(),
                team.as_ref().map(TeamId::as_str),
            )
            .await?
            .into_inner())
    }
}

impl<'a> IntoFuture for Events<'a> {
    type Output = Result<Vec<IncidentEvent>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.stream().await })
    }
}

/// The pages, until there are no more or one of them is an error.
fn pages(events: Events<'_>) -> impl Stream<Item = Result<Vec<IncidentEvent>>> + Send {
    stream::unfold(Some((events, Progress::default())), |state| async move {
        let (events, mut progress) = state?;
        let page = match progress.failure.take() {
            Some(failure) => Err(failure),
            None => events.page(progress.offset).await,
        };
        match page.and_then(|page| progress.take(page)) {
            Ok((page, more)) => Some((Ok(page), more.then_some((events, progress)))),
            Err(error) => Some((Err(error), None)),
        }
    })
}

/// How far reading came.
#[derive(Debug, Default)]
struct Progress {
    /// Where the page began that was asked for last; `None` for the first.
    offset: Option<u64>,
    /// The offset of the very first event; `None` where the service does not say it.
    base: Option<u64>,
    /// Whether `offset` was worked out here, not told by the service.
    guessed: bool,
    came: u64,
    /// Why there is no asking for the next page, although there is one.
    failure: Option<Error>,
    last_page: Vec<IncidentEvent>,
}

impl Progress {
    /// Takes a page in; says which of its events are new and whether there is another page.
    fn take(&mut self, page: IncidentEventPage) -> Result<(Vec<IncidentEvent>, bool)> {
        let IncidentEventPage { data, meta, .. } = page;
        let mut events = data.events;
        if events.is_empty() {
            return Ok((events, false));
        }
        if events == self.last_page {
            return Err(stuck("gave the same page of events again"));
        }
        let length = events.len();
        let page = events.clone();
        if self.offset.is_none() {
            self.base = offset_in(&meta.current);
        } else if self.guessed && self.base.is_none() && events.first() == self.last_page.last() {
            // Offsets turn out to begin with 1: the page begins one event too early.
            self.base = Some(1);
            events.remove(0);
        }
        self.last_page = page;
        self.came += events.len() as u64;
        let next = meta.next.as_deref().and_then(offset_in);
        let more = match u64::try_from(meta.total) {
            Ok(total) if total > 0 => self.came < total,
            _ => next.is_some() || length >= PAGE_LENGTH,
        };
        if more {
            let offset = next.unwrap_or(self.base.unwrap_or(0) + self.came);
            self.guessed = next.is_none();
            if offset <= self.offset.or(self.base).unwrap_or(0) {
                let error = stuck("says that the next page of events is one that was read");
                self.failure = Some(error);
            }
            self.offset = Some(offset);
        }
        Ok((events, more))
    }
}

fn stuck(what: &str) -> Error {
    Error::new(
        Kind::Decode,
        format!("the service {what}; the events read so far are not all of them"),
    )
    .with_operation(INCIDENTS_GET_INCIDENT_EVENTS.id)
}

/// The offset in the query of an address, or in a query alone. Nothing else of an address is followed.
fn offset_in(address: &str) -> Option<u64> {
    let query = address.split_once('?').map_or(address, |(_, query)| query);
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("offset="))
        .and_then(|offset| offset.parse().ok())
}
