//! Marks and runbooks of an incident.

use squadcast_raw::incidents::AttachRunbooksRequest;

use super::{AttachedRunbook, IncidentRunbook, Incidents, needed};
use crate::id::{identified, texts};
use crate::request::request;
use crate::{IdOf, RequestBuilder, kind};

impl Incidents<'_> {
    /// Marks the alert of the incident as transient: one that resolves itself.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Apta_markAsTransient`.
    pub fn mark_transient(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<()> {
        let marked = self.client.raw().apta_mark_as_transient(&incident.id());
        marked.into_request().map(drop)
    }

    /// Marks the alert of the incident as not transient.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Apta_markAsNotTransient`.
    pub fn mark_not_transient(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<()> {
        let marked = self.client.raw().apta_mark_as_not_transient(&incident.id());
        marked.into_request().map(drop)
    }

    /// Sets whether the incident is a false positive for its SLO, so that it does not consume the error budget.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_markIncidentSloFalsePositive`.
    pub fn mark_slo_false_positive(
        &self,
        incident: impl IdOf<kind::Incident>,
        false_positive: bool,
    ) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.incidents_mark_incident_slo_false_positive(&incident.id(), false_positive)
            .into_request()
            .map(drop)
    }

    /// Attaches runbooks: copies their steps to the incident.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) without a runbook,
    /// [`is_not_found`](crate::Error::is_not_found) if the incident or a runbook does not exist.
    ///
    /// Operation: `Runbooks_attachRunbooks`.
    pub fn attach_runbooks(
        &self,
        incident: impl IdOf<kind::Incident>,
        runbooks: impl IntoIterator<Item = impl IdOf<kind::Runbook>>,
    ) -> RequestBuilder<Vec<IncidentRunbook>> {
        request(|| {
            let runbooks = needed("a runbook", texts(runbooks)?)?;
            let body = AttachRunbooksRequest::new(runbooks);
            let raw = self.client.raw();
            Ok(raw.runbooks_attach_runbooks(&incident.id(), &body).into())
        })
    }
}

identified!(kind::Runbook: IncidentRunbook.runbook_id, AttachedRunbook.runbook_id);
