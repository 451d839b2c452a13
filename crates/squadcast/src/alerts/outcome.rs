//! The outcome of an alert: polled until it is known.

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use squadcast_raw::incidents::RequestStatus;
use squadcast_raw::wire::INCIDENTS_GET_INCIDENTS_STATUS_BY_REQUESTIDS as OPERATION;

use crate::{Error, IncidentId, IngestionRequestId, Kind, Result, Squadcast};

/// The time for which the status `error` counts as "not known yet". The document says that an id that is not valid has this status; it
/// does not say which status an alert has that was accepted and is not processed yet.
const ERROR_SETTLES: Duration = Duration::from_secs(10);

const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The outcome of an alert. From [`Alerts::outcome`](super::Alerts::outcome).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Outcome {
    /// Whether the alert created an incident, joined one, was suppressed or discarded, or failed.
    pub status: RequestStatus,
    /// The incident that the alert created or joined.
    pub incident: Option<IncidentId>,
    /// The id of the event that the alert made.
    pub event_id: Option<String>,
}

/// Polls the status of an alert until it is known, when it is awaited. From [`Alerts::outcome`](super::Alerts::outcome).
///
/// The backoff grows from 1 second to 10 seconds. A status that is absent, or that this version does not
/// know, means "not known yet". The status `error` is reported once it has lasted for 10 seconds, in case that the service
/// uses it for alerts that it has not processed yet.
#[derive(Debug)]
#[must_use = "nothing is sent until the outcome is awaited"]
pub struct OutcomeRequest {
    client: Squadcast,
    id: Result<IngestionRequestId>,
    deadline: Duration,
}

impl OutcomeRequest {
    pub(super) fn new(client: &Squadcast, id: Result<IngestionRequestId>) -> Self {
        Self {
            client: client.clone(),
            id,
            deadline: Duration::from_secs(60),
        }
    }

    /// Sets the time after which polling ends. Defaults to 60 seconds.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    async fn poll(self) -> Result<Outcome> {
        let id = self.id?;
        let clock = self.client.raw().core().clock();
        let started = clock.monotonic();
        let elapsed = || clock.monotonic().saturating_sub(started);
        let mut wait = FIRST_WAIT;
        loop {
            let request = self.client.incidents().ingestion_status([&id]);
            let left = self.deadline.saturating_sub(elapsed());
            let mut statuses = request.deadline(left).await?.requests_status;
            let no_time_left = elapsed().saturating_add(wait) >= self.deadline;
            if let Some(found) = statuses.remove(id.as_str()) {
                let settled = no_time_left || elapsed() >= ERROR_SETTLES;
                let known = match &found.status {
                    RequestStatus::Error => settled || found.incident_id.is_some(),
                    status => RequestStatus::LISTED.contains(status),
                };
                if known {
                    let incident = found.incident_id.filter(|id| !id.is_empty());
                    return Ok(Outcome {
                        status: found.status,
                        incident: incident.map(IncidentId::new).transpose()?,
                        event_id: found.event_id,
                    });
                }
            }
            if no_time_left {
                let message = format!(
                    "the outcome of the alert {id} is not known within {} s",
                    self.deadline.as_secs_f64()
                );
                return Err(Error::new(Kind::Timeout, message).with_operation(OPERATION.id));
            }
            clock.sleep(wait).await;
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }
}

impl IntoFuture for OutcomeRequest {
    type Output = Result<Outcome>;
    type IntoFuture = BoxFuture<'static, Result<Outcome>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.poll())
    }
}
