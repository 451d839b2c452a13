//! Bulk work: one operation on any number of incidents, in as many requests as the limits of the service require.

use std::collections::{HashSet, VecDeque};
use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, StreamExt, TryStreamExt};
use squad_core::{Operation, RequestSent};
use squadcast_raw::incidents::{BulkIncidentIDsRequest, BulkIncidentsPriorityUpdateRequest};
use squadcast_raw::wire;

use super::{IncidentPriority, Incidents};
use crate::{Error, IdOf, IncidentId, Kind, List, RequestBuilder, Result, Squadcast, kind};
use squad_core::list::RequestOptions;
use squad_core::list::TotalDeadline;
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
    /// let outcome = incidents
    ///     .acknowledge_all(&open)
    ///     .total_deadline(Duration::from_secs(300))
    ///     .await?;
    /// if !outcome.is_complete() {
    ///     println!("not acknowledged: {:?}", outcome.failed_ids());
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

/// Bulk work on incidents. Await it for a [`BulkOutcome`], or [`stream`](Self::stream) it for one [`BulkChunk`] per request.
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
    /// Incidents that are not done by then are in the outcome, with an error that [`is_timeout`](Error::is_timeout) and that
    /// says whether their request was sent.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }

    /// Streams the chunks, each as soon as its request is done.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`] before a request is sent if an id is invalid. Any other error is in the
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
    type Output = Result<BulkOutcome>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let chunks = self.stream().await?;
            Ok(BulkOutcome { chunks })
        })
    }
}

/// The outcome of one request of bulk work.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BulkChunk {
    /// The incidents in the request.
    pub incidents: Vec<IncidentId>,
    /// The result of the request.
    pub result: Result<()>,
}

/// The outcome of bulk work, in the order of the given incidents.
#[derive(Debug, Clone)]
#[non_exhaustive]
#[must_use = "some of the incidents may have failed; see `is_complete` and `into_result`"]
pub struct BulkOutcome {
    /// The chunks. Empty if no incidents were given.
    pub chunks: Vec<BulkChunk>,
}

impl BulkOutcome {
    /// Returns whether every chunk succeeded.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.chunks.iter().all(|chunk| chunk.result.is_ok())
    }

    /// Returns the incidents of the chunks that succeeded.
    #[must_use]
    pub fn done_ids(&self) -> Vec<&IncidentId> {
        self.ids(true)
    }

    /// Returns the incidents of the chunks that failed, for example for another attempt.
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

    /// Returns `Ok` if every chunk succeeded.
    ///
    /// # Errors
    /// The error of the only chunk; or an error of the kind of the first one that failed, which says how many failed and has
    /// the first error as its source.
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

/// Bulk work in progress.
struct Progress {
    client: Squadcast,
    work: Work,
    chunks: VecDeque<Vec<IncidentId>>,
    options: RequestOptions,
    deadline: Option<TotalDeadline>,
    /// Why no further request is sent.
    stopped: Option<Error>,
}

impl Progress {
    fn new(bulk: Bulk, options: RequestOptions) -> Result<Self> {
        let limit = bulk.work.operation().max_items;
        let most = limit
            .map_or(UNDOCUMENTED_LIMIT, |most| most as usize)
            .max(1);
        let clock = bulk.client.raw().core().clock();
        let deadline = options
            .total_deadline()
            .map(|limit| TotalDeadline::start(clock, limit));
        Ok(Self {
            chunks: bulk.incidents?.chunks(most).map(<[_]>::to_vec).collect(),
            client: bulk.client,
            work: bulk.work,
            options,
            deadline,
            stopped: None,
        })
    }

    async fn next(mut self) -> Option<(BulkChunk, Self)> {
        let incidents = self.chunks.pop_front()?;
        let result = match &self.stopped {
            Some(error) => Err(error.clone()),
            None => self.send(&incidents).await,
        };
        if let Err(error) = &result
            && self.stopped.is_none()
            && (error.is_authentication() || error.is_configuration())
        {
            let message = format!("{NOT_SENT}, because an earlier one failed: {error}");
            self.stopped = Some(
                self.not_sent(error.kind(), message)
                    .with_source(error.clone()),
            );
        }
        Some((BulkChunk { incidents, result }, self))
    }

    async fn send(&mut self, incidents: &[IncidentId]) -> Result<()> {
        let request = self.work.request(&self.client, incidents);
        let request = self.options.apply(request).queue_before_deadline();
        let left = self.deadline.as_ref().map(TotalDeadline::left);
        let result = request.total_deadline(left).await;
        match (result, &self.deadline) {
            (Err(error), Some(deadline)) if error.is_timeout() && deadline.left().is_zero() => {
                let exceeded = deadline.describe("the bulk work");
                let unsent = self.not_sent(Kind::Timeout, format!("{exceeded}; {NOT_SENT}"));
                self.stopped = Some(unsent.clone());
                if error.request_sent() == RequestSent::No {
                    return Err(unsent.with_source(error));
                }
                let what = "the request of these incidents may have been carried out";
                Err(Error::new(Kind::Timeout, format!("{exceeded}; {what}"))
                    .with_operation(self.work.operation().id)
                    .with_request_sent(error.request_sent())
                    .with_attempts(error.attempts())
                    .with_source(error))
            }
            (result, _) => result,
        }
    }

    fn not_sent(&self, kind: Kind, message: String) -> Error {
        Error::new(kind, message)
            .with_operation(self.work.operation().id)
            .with_request_sent(RequestSent::No)
    }
}

const NOT_SENT: &str = "the request of these incidents was not sent";

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
