//! The same thing done to any number of incidents, in as many requests as the service's limits ask for.

use std::collections::{HashSet, VecDeque};
use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::{BoxFuture, Either, select};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use squad_core::Operation;
use squadcast_raw::incidents::{BulkIncidentIDsRequest, BulkIncidentsPriorityUpdateRequest};
use squadcast_raw::wire;

use super::{IncidentPriority, Incidents};
use crate::{Error, IdOf, IncidentId, Kind, List, Result, Squadcast, kind};

/// Incidents in one request where the service states no limit.
const UNSTATED: usize = 100;

impl<'a> Incidents<'a> {
    /// Acknowledges any number of incidents, given by id or by themselves.
    ///
    /// ```
    /// use squadcast::{Squadcast, TeamId, Window};
    /// use std::time::Duration;
    ///
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let open = client.incidents().list(&team, Window::last_days(1)).status("triggered").await?;
    /// let outcome = client.incidents().acknowledge_all(&open).deadline(Duration::from_secs(300)).await?;
    /// if !outcome.is_complete() {
    ///     println!("not acknowledged: {:?}", outcome.failed_ids());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn acknowledge_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Bulk<'a> {
        Bulk::new(self.client, Work::Acknowledge, incidents)
    }

    /// Resolves any number of incidents. The service takes no reason here.
    pub fn resolve_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Bulk<'a> {
        Bulk::new(self.client, Work::Resolve, incidents)
    }

    /// Gives any number of incidents the same priority.
    pub fn set_priority_all(
        &self,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
        priority: impl Into<IncidentPriority>,
    ) -> Bulk<'a> {
        Bulk::new(self.client, Work::Prioritise(priority.into()), incidents)
    }
}

/// Work on any number of incidents. Await it for its [`BulkOutcome`], or [`stream`](Self::stream) it for one
/// [`BulkChunk`] after another.
///
/// Each incident is named once, however often it was given. A request carries as many as the service takes (100), and as
/// many requests are sent a minute as it allows (10, where it says so): to wait for that is the client's business. A chunk
/// that fails does not keep the others from being sent, unless it failed because the credential was refused. Without an
/// incident nothing is sent.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent until it is awaited or streamed"]
pub struct Bulk<'a> {
    client: &'a Squadcast,
    work: Work,
    incidents: Result<Vec<IncidentId>>,
    deadline: Option<Duration>,
}

#[derive(Debug, Clone)]
enum Work {
    Acknowledge,
    Resolve,
    Prioritise(IncidentPriority),
}

impl<'a> Bulk<'a> {
    fn new(
        client: &'a Squadcast,
        work: Work,
        incidents: impl IntoIterator<Item = impl IdOf<kind::Incident>>,
    ) -> Self {
        let mut seen = HashSet::new();
        let incidents = incidents
            .into_iter()
            .map(|incident| IncidentId::new(incident.id_text()))
            .filter(|id| !matches!(id, Ok(id) if !seen.insert(id.clone())))
            .collect();
        Self {
            client,
            work,
            incidents,
            deadline: None,
        }
    }

    /// Sets the longest time for the whole, the waiting for the service's limits included. Without one it takes as long as
    /// it takes.
    ///
    /// What is not done by then is in the outcome, with an error that [`is_timeout`](Error::is_timeout). The request that is
    /// under way at that moment may have been carried out all the same; the later ones were not sent, and their errors have
    /// no [`attempts`](Error::attempts).
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// The chunks, each as soon as it is known what became of it.
    ///
    /// # Errors
    /// The stream gives [`Kind::Configuration`] for an id that is none, before anything is sent. What becomes of a chunk is
    /// in the chunk.
    pub fn stream(self) -> List<'a, BulkChunk> {
        List::of(
            stream::once(async move { Sending::new(self) })
                .map_ok(|sending| stream::unfold(sending, Sending::next).map(Ok))
                .try_flatten(),
        )
    }
}

impl<'a> IntoFuture for Bulk<'a> {
    type Output = Result<BulkOutcome>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let chunks = self.stream().await?;
            Ok(BulkOutcome { chunks })
        })
    }
}

/// What became of a chunk of incidents, which were named in one request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BulkChunk {
    /// The incidents.
    pub incidents: Vec<IncidentId>,
    /// Whether the service did as asked; otherwise what went wrong.
    pub result: Result<()>,
}

/// What became of each chunk, in the order in which the incidents were given.
#[derive(Debug, Clone)]
#[non_exhaustive]
#[must_use = "some of the incidents may have failed; see `is_complete` and `into_result`"]
pub struct BulkOutcome {
    /// The chunks; none where there were no incidents.
    pub chunks: Vec<BulkChunk>,
}

impl BulkOutcome {
    /// Whether every chunk succeeded.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.chunks.iter().all(|chunk| chunk.result.is_ok())
    }

    /// The incidents of the chunks that succeeded.
    #[must_use]
    pub fn done_ids(&self) -> Vec<&IncidentId> {
        self.ids(true)
    }

    /// The incidents of the chunks that failed. They can be given to the next attempt as they are.
    #[must_use]
    pub fn failed_ids(&self) -> Vec<&IncidentId> {
        self.ids(false)
    }

    fn ids(&self, done: bool) -> Vec<&IncidentId> {
        let chunks = self.chunks.iter();
        chunks
            .filter(|chunk| chunk.result.is_ok() == done)
            .flat_map(|chunk| &chunk.incidents)
            .collect()
    }

    /// Nothing, where every chunk succeeded.
    ///
    /// # Errors
    /// The error of the only chunk, or one of the kind of the first that failed, which says how many did and has the first
    /// error as its source.
    pub fn into_result(self) -> Result<()> {
        let (chunks, incidents) = (
            self.chunks.len(),
            self.ids(true).len() + self.ids(false).len(),
        );
        let left = self.failed_ids().len();
        let mut failed = self
            .chunks
            .into_iter()
            .filter_map(|chunk| chunk.result.err());
        let Some(first) = failed.next() else {
            return Ok(());
        };
        if chunks == 1 {
            return Err(first);
        }
        let failures = 1 + failed.count();
        let mut error = Error::new(
            first.kind(),
            format!("{failures} of {chunks} requests failed, with {left} of {incidents} incidents"),
        )
        .with_request_id(first.request_id().map(str::to_owned))
        .with_retry_after(first.retry_after())
        .with_attempts(first.attempts());
        if let Some(operation) = first.operation_id() {
            error = error.with_operation(operation);
        }
        if let Some(status) = first.status() {
            error = error.with_status(status);
        }
        Err(error.with_source(first))
    }
}

/// A bulk call on its way.
struct Sending<'a> {
    client: &'a Squadcast,
    work: Work,
    chunks: VecDeque<Vec<IncidentId>>,
    deadline: Option<Duration>,
    /// On the monotonic clock.
    ends: Option<Duration>,
    /// Why nothing more is sent.
    stopped: Option<Error>,
}

impl<'a> Sending<'a> {
    fn new(bulk: Bulk<'a>) -> Result<Self> {
        let Bulk {
            client,
            work,
            incidents,
            deadline,
        } = bulk;
        let most = work
            .operation()
            .max_items
            .map_or(UNSTATED, |most| most as usize);
        let now = client.raw().core().clock().monotonic();
        Ok(Self {
            chunks: incidents?.chunks(most.max(1)).map(<[_]>::to_vec).collect(),
            ends: deadline.map(|deadline| now.saturating_add(deadline)),
            client,
            work,
            deadline,
            stopped: None,
        })
    }

    async fn next(mut self) -> Option<(BulkChunk, Self)> {
        let incidents = self.chunks.pop_front()?;
        let result = match self.stopped.clone() {
            Some(error) => Err(error),
            None => self.send(&incidents).await,
        };
        if let Err(error) = &result
            && (error.is_authentication() || error.is_configuration())
        {
            self.stopped
                .get_or_insert_with(|| error.clone().with_attempts(0));
        }
        Some((BulkChunk { incidents, result }, self))
    }

    async fn send(&mut self, incidents: &[IncidentId]) -> Result<()> {
        let clock = self.client.raw().core().clock();
        let left = self.ends.map(|ends| ends.saturating_sub(clock.monotonic()));
        let Some(left) = left else {
            return self.work.send(self.client, incidents).await;
        };
        if left.is_zero() {
            let error = self.late("the request was not sent");
            return Err(self.stopped.insert(error).clone());
        }
        let work = std::pin::pin!(self.work.send(self.client, incidents));
        match select(work, clock.sleep(left)).await {
            Either::Left((result, _)) => result,
            Either::Right(((), _)) => {
                self.stopped = Some(self.late("the request was not sent"));
                Err(self
                    .late("the request was under way and may have been carried out")
                    .with_attempts(1))
            }
        }
    }

    fn late(&self, what: &str) -> Error {
        let deadline = self.deadline.unwrap_or_default().as_secs_f64();
        Error::new(
            Kind::Timeout,
            format!("the bulk call's deadline of {deadline} s ran out; {what}"),
        )
        .with_operation(self.work.operation().id)
    }
}

impl Work {
    fn operation(&self) -> &'static Operation {
        match self {
            Self::Acknowledge => &wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS,
            Self::Resolve => &wire::INCIDENTS_BULK_RESOLVE_INCIDENTS,
            Self::Prioritise(_) => &wire::INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE,
        }
    }

    async fn send(&self, client: &Squadcast, incidents: &[IncidentId]) -> Result<()> {
        let ids: Vec<String> = incidents.iter().map(String::from).collect();
        let raw = client.raw();
        match self {
            Self::Acknowledge => {
                let request = BulkIncidentIDsRequest::new(ids);
                raw.incidents_bulk_acknowledge_incidents(&request).await?;
            }
            Self::Resolve => {
                let request = BulkIncidentIDsRequest::new(ids);
                raw.incidents_bulk_resolve_incidents(&request).await?;
            }
            Self::Prioritise(priority) => {
                let request = BulkIncidentsPriorityUpdateRequest::new(ids, priority.as_str());
                raw.incidents_bulk_incidents_priority_update(&request)
                    .await?;
            }
        }
        Ok(())
    }
}
