//! Bulk work: one operation on any number of incidents, in as many requests as the limits of the service require.

use std::collections::{HashSet, VecDeque};
use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use squad_core::Operation;
use squad_core::bulk::{BulkEntry, BulkReport, Outcome, Sender};
use squadcast_raw::incidents::{BulkIncidentIDsRequest, BulkIncidentsPriorityUpdateRequest};
use squadcast_raw::wire;

use super::{IncidentPriority, Incidents};
use crate::{IdOf, IncidentId, List, RequestBuilder, Result, Squadcast, kind};
use squad_core::list::RequestOptions;
use squad_core::option_setters;

/// The number of incidents in one request, if the service documents no limit.
const UNDOCUMENTED_LIMIT: usize = 100;

impl Incidents<'_> {
    /// Acknowledges any number of incidents.
    ///
    /// ```
    /// use squadcast::{Squadcast, TeamId, Window};
    /// use std::time::Duration;
    ///
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let incidents = client.incidents();
    /// let day = Window::last_days(1);
    /// let open = incidents.list(&team, day).status("triggered").await?;
    /// let report = incidents
    ///     .acknowledge_all(&open)
    ///     .total_deadline(Duration::from_secs(300))
    ///     .await?;
    /// if !report.is_complete() {
    ///     println!("not acknowledged: {:?}", report.not_done().collect::<Vec<_>>());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn acknowledge_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Bulk {
        Bulk::new(self.client, Work::Acknowledge, incidents)
    }

    /// Resolves any number of incidents. The service accepts no reason here.
    pub fn resolve_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Bulk {
        Bulk::new(self.client, Work::Resolve, incidents)
    }

    /// Sets the priority of any number of incidents.
    pub fn set_priority_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
        priority: impl Into<IncidentPriority>,
    ) -> Bulk {
        Bulk::new(self.client, Work::SetPriority(priority.into()), incidents)
    }
}

/// Bulk work on incidents. Await it for a [`BulkReport`], or [`stream`](Self::stream) it for one [`BulkChunk`] per request.
///
/// Duplicate incidents are sent once. A request carries as many incidents as the service accepts (100), and requests are
/// sent at the documented rate (10 per minute), so that much work takes long. If a chunk fails, the others are still sent,
/// unless the credential was rejected. Without incidents nothing is sent.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited or streamed"]
pub struct Bulk {
    client: Squadcast,
    work: Work,
    incidents: Result<Vec<IncidentId>>,
    options: RequestOptions,
}

#[derive(Debug, Clone)]
enum Work {
    Acknowledge,
    Resolve,
    SetPriority(IncidentPriority),
}

impl Bulk {
    fn new(
        client: &Squadcast,
        work: Work,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Self {
        let mut seen = HashSet::new();
        let incidents = incidents
            .into_iter()
            .map(IncidentId::of)
            .filter(|id| !matches!(id, Ok(id) if !seen.insert(id.clone())))
            .collect();
        Self {
            client: client.clone(),
            work,
            incidents,
            options: RequestOptions::default(),
        }
    }

    option_setters!();

    /// Sets the deadline of the whole work, including waiting for rate limits. There is none by default.
    ///
    /// Incidents that are not done by then are in the report, with an error that [`is_timeout`](crate::Error::is_timeout): as
    /// [`Unsent`](Outcome::Unsent), or as [`Failed`](Outcome::Failed) if their request was in flight.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }

    /// Streams the chunks, each as soon as its request is done.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an id is invalid. Any other error is in the
    /// chunk that it belongs to.
    pub fn stream(self) -> List<BulkChunk> {
        List::from_stream(self.options.clone(), |options| {
            stream::once(async move { Progress::new(self, options) })
                .map_ok(|progress| stream::unfold(progress, Progress::next).map(Ok))
                .try_flatten()
        })
    }
}

impl IntoFuture for Bulk {
    type Output = Result<BulkReport<IncidentId>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let chunks = self.stream().await?;
            let entries = chunks.into_iter().flat_map(|chunk| {
                let incidents = chunk.incidents.into_iter();
                incidents.map(move |id| BulkEntry::new(id, chunk.outcome.clone()))
            });
            Ok(BulkReport::new(entries.collect()))
        })
    }
}

/// The outcome of one request of bulk work.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BulkChunk {
    /// The incidents in the request.
    pub incidents: Vec<IncidentId>,
    /// What became of the request.
    pub outcome: Outcome<()>,
}

/// Bulk work in progress.
struct Progress {
    client: Squadcast,
    work: Work,
    chunks: VecDeque<Vec<IncidentId>>,
    sender: Sender,
}

impl Progress {
    fn new(bulk: Bulk, options: RequestOptions) -> Result<Self> {
        let limit = bulk.work.operation().max_items;
        let most = limit
            .map_or(UNDOCUMENTED_LIMIT, |most| most as usize)
            .max(1);
        Ok(Self {
            chunks: bulk.incidents?.chunks(most).map(<[_]>::to_vec).collect(),
            client: bulk.client,
            work: bulk.work,
            sender: Sender::new(options),
        })
    }

    async fn next(mut self) -> Option<(BulkChunk, Self)> {
        let incidents = self.chunks.pop_front()?;
        let request = self.work.request(&self.client, &incidents);
        let outcome = self.sender.send(request).await;
        Some((BulkChunk { incidents, outcome }, self))
    }
}

impl Work {
    fn operation(&self) -> &'static Operation {
        match self {
            Self::Acknowledge => &wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS,
            Self::Resolve => &wire::INCIDENTS_BULK_RESOLVE_INCIDENTS,
            Self::SetPriority(_) => &wire::INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE,
        }
    }

    fn request(&self, client: &Squadcast, incidents: &[IncidentId]) -> RequestBuilder<()> {
        let ids: Vec<String> = incidents.iter().map(String::from).collect();
        let raw = client.raw();
        match self {
            Self::Acknowledge => {
                let body = BulkIncidentIDsRequest::new(ids);
                let request = raw.incidents_bulk_acknowledge_incidents(&body);
                request.into_request().map(drop)
            }
            Self::Resolve => {
                let body = BulkIncidentIDsRequest::new(ids);
                let request = raw.incidents_bulk_resolve_incidents(&body);
                request.into_request().map(drop)
            }
            Self::SetPriority(priority) => {
                let body = BulkIncidentsPriorityUpdateRequest::new(ids, priority.as_str());
                raw.incidents_bulk_incidents_priority_update(&body).into()
            }
        }
    }
}
