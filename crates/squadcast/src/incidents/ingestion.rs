//! What became of alerts that were sent in.

use squadcast_raw::incidents::IngestionStatusRequest;

use super::{Incidents, IngestionStatus};
use crate::{IdOf, IngestionRequestId, Result, kind};

impl Incidents<'_> {
    /// Says for each request id whether the alert made an incident, joined one, was suppressed or discarded.
    ///
    /// A request id is what the incoming webhook answers. An unknown one has the status
    /// [`Error`](super::RequestStatus::Error). Without an id nothing is sent, and the answer is empty.
    ///
    /// ```
    /// # use squadcast::{IngestionRequestId, Squadcast};
    /// # async fn example(client: &Squadcast, sent: IngestionRequestId) -> squadcast::Result<()> {
    /// let status = client.incidents().ingestion_status([&sent]).await?;
    /// if let Some(incident) = status.requests_status.get(sent.as_str()).and_then(|one| one.incident_id.as_deref()) {
    ///     println!("it became incident {incident}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Every [`Kind`](crate::Kind).
    pub async fn ingestion_status(
        &self,
        requests: impl IntoIterator<Item = impl IdOf<kind::IngestionRequest>>,
    ) -> Result<IngestionStatus> {
        let ids = requests
            .into_iter()
            .map(|request| IngestionRequestId::new(request.id_text()).map(String::from))
            .collect::<Result<Vec<_>>>()?;
        if ids.is_empty() {
            return Ok(IngestionStatus::default());
        }
        Ok(self
            .client
            .raw()
            .incidents_get_incidents_status_by_requestids(&IngestionStatusRequest::new(ids))
            .await?
            .into_inner())
    }
}
