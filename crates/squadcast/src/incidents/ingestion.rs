//! The status of alerts that were sent in.

use squadcast_raw::incidents::IngestionStatusRequest;

use super::{Incidents, IngestionStatus, needed};
use crate::id::texts;
use crate::request::request;
use crate::{IdOf, RequestBuilder, kind};

impl Incidents<'_> {
    /// Returns for each request id whether the alert raised an incident, joined one, was suppressed or discarded.
    ///
    /// The request id comes from the response of the incoming webhook. An unknown one has the status
    /// [`Error`](super::RequestStatus::Error).
    ///
    /// ```
    /// # use squadcast::{IngestionRequestId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, alert: IngestionRequestId,
    /// # ) -> squadcast::Result<()> {
    /// let status = client.incidents().ingestion_status([&alert]).await?;
    /// let outcome = status.requests_status.get(alert.as_str());
    /// println!("{:?}", outcome.and_then(|it| it.incident_id.as_deref()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) without a request id.
    ///
    /// Operation: `Incidents_getIncidentsStatusByRequestids`.
    pub fn ingestion_status(
        &self,
        requests: impl IntoIterator<Item = impl IdOf<kind::IngestionRequest>>,
    ) -> RequestBuilder<IngestionStatus> {
        request(|| {
            let ids = needed("a request id", texts(requests)?)?;
            let body = IngestionStatusRequest::new(ids);
            let raw = self.client.raw();
            Ok(raw
                .incidents_get_incidents_status_by_requestids(&body)
                .into())
        })
    }
}
