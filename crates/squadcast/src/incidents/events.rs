//! The events of an incident.

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use squadcast_raw::wire::INCIDENTS_GET_INCIDENT_EVENTS;

use super::IncidentEvent;
use crate::{IdOf, List, RequestBuilder, Result, Squadcast, TeamId, kind};
use squad_core::list::{Page, Paging, Position, RequestOptions};
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
    /// When it is exceeded, the stream ends with an error that [`is_timeout`](crate::Error::is_timeout) and that says how many
    /// events were read.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }

    /// Streams the events. Pages of ten are requested as they are needed.
    ///
    /// # Errors
    /// The stream fails with [`is_truncated`](crate::Error::is_truncated) if the pages contradict each other, or if one comes
    /// twice, because the list would not be complete, and with [`is_not_found`](crate::Error::is_not_found) if the incident
    /// does not exist. After an error it ends.
    pub fn stream(self) -> List<IncidentEvent> {
        let (client, options) = (self.client.clone(), self.options.clone());
        List::paged(
            client.raw().core(),
            &INCIDENTS_GET_INCIDENT_EVENTS,
            Paging::Offset(PAGE_LENGTH),
            move |position| self.page(position),
        )
        .with_options(options)
    }

    fn page(&self, position: &Position) -> Result<RequestBuilder<Page<IncidentEvent>>> {
        let raw = self.client.raw();
        let mut request = raw.incidents_get_incident_events(&self.incident);
        if let Some(offset) = position.offset() {
            request = request.offset(&offset.to_string());
        }
        request = request.limit(PAGE).sort(self.order.as_str());
        if let Some(deduped) = self.deduped {
            request = request.deduped(if deduped { "true" } else { "false" });
        }
        if let Some(team) = self.team.clone().transpose()? {
            request = request.owner_id(team.as_str());
        }
        Ok(request.into_request().map(|page| {
            let next = page.meta.next.as_deref().and_then(offset_in);
            Page::new(page.data.events)
                .total(page.meta.total)
                .offsets(offset_in(&page.meta.current), next)
        }))
    }
}

impl From<Events> for List<IncidentEvent> {
    fn from(events: Events) -> Self {
        events.stream()
    }
}

impl IntoFuture for Events {
    type Output = Result<Vec<IncidentEvent>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}

/// Parses the offset from a URL or a query string. Only its offset is used, never the URL itself.
fn offset_in(url: &str) -> Option<u64> {
    let query = url.split_once('?').map_or(url, |(_, query)| query);
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("offset="))
        .and_then(|offset| offset.parse().ok())
}
