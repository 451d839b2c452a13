//! Alerts in: trigger and resolve incidents through the incoming webhook of a service, and learn the outcome of an alert.
//!
//! ```no_run
//! use squadcast::alerts::{Alert, AlertSource, IncidentPriority};
//! use squadcast::{Region, Squadcast};
//!
//! # async fn example() -> squadcast::Result<()> {
//! // The ingestion key of a service is enough: no account and no refresh token are needed.
//! let source = AlertSource::new(Region::Eu, "0123456789abcdef0123456789abcdef01234567")?;
//! let alert = Alert::new("Checkout is slow")
//!     .description("The 99th percentile is 4 s")
//!     .priority(IncidentPriority::P1)
//!     .tag("env", "production")
//!     .tag("severity", ("critical", "#ff0000"))
//!     .dedup_key("checkout-latency");
//! let receipt = source.trigger(alert).await?;
//!
//! // With an account: did it create an incident, or did it join one?
//! let client = Squadcast::from_env()?;
//! let outcome = client.alerts().outcome(&receipt).await?;
//! println!("{} {:?}", outcome.status, outcome.incident);
//!
//! source.resolve("checkout-latency").await?;
//! # Ok(())
//! # }
//! ```
//!
//! # This endpoint is not in the vendor's reference
//! `POST /v2/incidents/api/{key}` is absent from the OpenAPI document, so nothing here is generated from it. What this module
//! relies on, and the evidence:
//!
//! | fact | evidence |
//! |---|---|
//! | URL `https://api[.eu].squadcast.com/v2/incidents/api/{key}` | the vendor's support page of the incident webhook; many public programs; the Terraform provider builds `<base>/<version>/incidents/<short name>/<key>` |
//! | `message`, `description`, `tags` (text, or `value` and `color`), `priority` (`P1` to `P5`), `status`, `event_id` | the vendor's support page |
//! | `description` is required | the vendor's support page; a public program measured that it is not. It is always sent; it defaults to the message |
//! | `status` is `trigger` or `resolve` | the vendor's support page |
//! | a resolve has `status` and `event_id` only; an unknown `event_id` succeeds | measured by a public program |
//! | `event_id` need not be unique; incidents that share it are resolved together | the vendor's support, quoted by a public program |
//! | the payload has at most 30,000 bytes, else the response is 413 | the vendor's page of the payload format ("30 KB"); a public program has the number |
//! | alerts count against a limit of each organization and minute, also if they are suppressed or deduplicated | the vendor's page of rate limits |
//! | the response carries a request id | inferred from `POST /v3/requests/status`, which takes one; no sample of the response is public |
//!
//! # Retries
//! An alert is retried only if it is known that nothing was processed: the connection could not be established, or the
//! service responded with 429. A lost response, a timeout or any 5xx status is an error with
//! [`request_sent`](crate::Error::request_sent), unless [`AlertSource::retry_lost_responses`] is set and the alert has a
//! [`dedup_key`](Alert::dedup_key).

mod alert;
mod outcome;
mod receipt;
mod source;
mod wire;

pub use alert::{Alert, AlertTag, MAX_ALERT_BYTES};
pub use outcome::{Outcome, OutcomeRequest};
pub use receipt::Receipt;
pub use source::{ALERT_URL_VARIABLE, AlertSource, AlertSourceBuilder};
pub use squadcast_raw::incidents::{IncidentPriority, RequestStatus};

use crate::{IdOf, Squadcast, kind};

/// Alerts as an account sees them. From [`Squadcast::alerts`].
#[derive(Debug, Clone, Copy)]
pub struct Alerts<'a> {
    client: &'a Squadcast,
}

impl<'a> Alerts<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Returns the alert source of a service, with its ingestion key and the connections of this client. The client's token is
    /// not sent with alerts.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, alerts::Alert};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let checkout = client.services().get_by_name(&team, "Checkout").await?;
    /// let source = client.alerts().source(&checkout)?;
    /// source.trigger(Alert::new("Checkout is slow")).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the service has no ingestion key.
    #[cfg(feature = "services")]
    pub fn source(&self, service: &crate::Service) -> crate::Result<AlertSource> {
        AlertSource::over(
            self.client.raw().core().clone(),
            service.api_key.as_str().into(),
        )
    }

    /// Waits until it is known what became of an alert: whether it created an incident, joined one, was suppressed or
    /// discarded, or failed.
    ///
    /// Polls with backoff until a deadline; see [`OutcomeRequest`].
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the response to the alert had no request id; nothing is sent.
    /// [`Kind::Timeout`](crate::Kind::Timeout) if nothing is known at the deadline. Else the error of the request that failed.
    ///
    /// Operation: `Incidents_getIncidentsStatusByRequestids`.
    pub fn outcome(&self, receipt: &Receipt) -> OutcomeRequest {
        let id = receipt.request_id().ok_or_else(|| {
            invalid("the response to the alert had no request id, so that its outcome is unknown")
        });
        OutcomeRequest::new(self.client, id.cloned())
    }

    /// Waits until it is known what became of the alert with this request id, for programs that keep the id and not the
    /// [`Receipt`]. Otherwise the same as [`outcome`](Self::outcome).
    ///
    /// # Errors
    /// As [`outcome`](Self::outcome).
    ///
    /// Operation: `Incidents_getIncidentsStatusByRequestids`.
    pub fn outcome_of(&self, request: impl IdOf<kind::IngestionRequest>) -> OutcomeRequest {
        OutcomeRequest::new(self.client, crate::IngestionRequestId::of(request))
    }
}

fn invalid(why: impl std::fmt::Display) -> crate::Error {
    crate::Error::new(
        crate::Kind::Configuration,
        format!("{why}; no request was sent"),
    )
}
