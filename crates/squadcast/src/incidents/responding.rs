//! The verbs of every day: listing incidents and responding to them, and the nested resources of an incident.

use std::time::Duration;

use squadcast_raw::incidents::{
    IncidentPriorityUpdateRequest, ReassignIncidentRequest, ReassignTarget, ReassignTo,
    ResolutionReason, ResolveIncidentRequest, SnoozeIncidentRequest, UnsnoozeIncidentRequest,
};

use super::{
    Assignee, CommunicationCards, Events, Incident, IncidentList, IncidentPriority, Incidents,
    Integrations, Notes, Postmortems, Responders, Snooze, Window,
};
use crate::request::request;
use crate::{IdOf, RequestBuilder, kind, minutes};

impl<'a> Incidents<'a> {
    /// Lists the incidents of a team in a time range, optionally filtered.
    ///
    /// Await it for a `Vec`, or [`stream`](IncidentList::stream) it.
    pub fn list(&self, team: impl IdOf<kind::Team>, window: impl Into<Window>) -> IncidentList {
        IncidentList::new(self.client, team, window.into())
    }

    /// Lists the incidents of all teams in a time range, several teams at the same time.
    ///
    /// A team whose incidents are forbidden or not found is skipped, and is in the report with its error. For filters, and for
    /// any other list, see [`Teams::list_each`](crate::teams::Teams::list_each).
    ///
    /// ```
    /// # use squadcast::{Squadcast, Window};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let day = Window::last_days(1);
    /// let report = client.incidents().list_all_teams(day).await?;
    /// println!("{} incidents", report.items().count());
    ///
    /// let urgent = client
    ///     .teams()
    ///     .list_each(move |client, team| client.incidents().list(team, day).status("triggered"))
    ///     .await?;
    /// # let _ = urgent;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operations: `Teams_getAllTeams`, `Incidents_incidentExport`.
    #[cfg(feature = "teams")]
    pub fn list_all_teams(
        &self,
        window: impl Into<Window>,
    ) -> crate::FanOut<crate::Team, super::ExportedIncident> {
        let window = window.into();
        let teams = self.client.teams();
        teams.list_each(move |client, team| client.incidents().list(team, window))
    }

    /// Gets an incident.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_getIncidentById`.
    pub fn get(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<Incident> {
        let raw = self.client.raw();
        raw.incidents_get_incident_by_id(&incident.id()).into()
    }

    /// Acknowledges an incident in the name of the token's user.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_acknowledgeIncident`.
    pub fn acknowledge(&self, incident: impl IdOf<kind::Incident>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        let acknowledged = raw.incidents_acknowledge_incident(&incident.id());
        acknowledged.into_request().map(drop)
    }

    /// Resolves an incident. The settings of the organization decide whether `reason` may be empty.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_resolveIncident`.
    pub fn resolve(
        &self,
        incident: impl IdOf<kind::Incident>,
        reason: impl Into<String>,
    ) -> RequestBuilder<()> {
        let body = ResolveIncidentRequest::new(ResolutionReason::new(reason));
        let raw = self.client.raw();
        let resolved = raw.incidents_resolve_incident(&incident.id(), &body);
        resolved.into_request().map(drop)
    }

    /// Reassigns an incident to a user, a squad or an escalation policy.
    ///
    /// The service does not document what happens to the status of an acknowledged incident: it may be triggered again, so
    /// that the new assignee is notified. [`get`](Self::get) the incident if a program depends on it. The fake of
    /// `squadcast-mock` triggers it again.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_reassignIncident`.
    pub fn reassign(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> RequestBuilder<()> {
        let to = to.into();
        let target = ReassignTarget::new(to.id(), to.kind().as_str());
        let body = ReassignIncidentRequest::new(target);
        let raw = self.client.raw();
        let reassigned = raw.incidents_reassign_incident(&incident.id(), &body);
        reassigned.into_request().map(drop)
    }

    /// Sets the priority of an incident. Returns the priority that is now set.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::IncidentPriority};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let incidents = client.incidents();
    /// incidents.set_priority(&incident, IncidentPriority::P1).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Incidents_incidentPriorityUpdate`.
    pub fn set_priority(
        &self,
        incident: impl IdOf<kind::Incident>,
        priority: impl Into<IncidentPriority>,
    ) -> RequestBuilder<IncidentPriority> {
        let body = IncidentPriorityUpdateRequest::new().priority(priority.into().as_str());
        let raw = self.client.raw();
        raw.incidents_incident_priority_update(&incident.id(), &body)
            .into_request()
            .map(|response| response.priority.into())
    }

    /// Snoozes the notifications of an incident for `duration`, in whole minutes.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) for a duration of zero or with a fraction of a minute,
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `SnoozeNotifications_snoozeIncidentNotifications`.
    pub fn snooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        duration: Duration,
    ) -> RequestBuilder<Snooze> {
        request(|| {
            let minutes: i32 = minutes::up_to("the duration of a snooze", duration, None)?;
            let body = SnoozeIncidentRequest::new(minutes);
            let raw = self.client.raw();
            Ok(raw
                .snooze_notifications_snooze_incident_notifications(&incident.id(), &body)
                .into())
        })
    }

    /// Ends the snooze of an incident and assigns it to `to`.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `SnoozeNotifications_unsnoozeIncidentNotifications`.
    pub fn unsnooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> RequestBuilder<()> {
        let to = to.into();
        let body = UnsnoozeIncidentRequest::new(ReassignTo::new(to.id(), to.kind().as_str()));
        let raw = self.client.raw();
        let unsnoozed =
            raw.snooze_notifications_unsnooze_incident_notifications(&incident.id(), &body);
        unsnoozed.into_request().map(drop)
    }

    /// Returns the notes of an incident, as a nested resource.
    #[must_use]
    pub fn notes(&self, incident: impl IdOf<kind::Incident>) -> Notes<'a> {
        Notes::new(self.client, &incident.id())
    }

    /// Returns the additional responders of an incident, as a nested resource.
    #[must_use]
    pub fn responders(&self, incident: impl IdOf<kind::Incident>) -> Responders<'a> {
        Responders::new(self.client, &incident.id())
    }

    /// Returns the communication cards of an incident with its Slack channels, as a nested resource.
    #[must_use]
    pub fn communication_cards(
        &self,
        incident: impl IdOf<kind::Incident>,
    ) -> CommunicationCards<'a> {
        CommunicationCards::new(self.client, &incident.id())
    }

    /// Returns the postmortems, as a nested resource.
    #[must_use]
    pub fn postmortems(&self) -> Postmortems<'a> {
        Postmortems::new(self.client)
    }

    /// Returns the actions on an incident in other tools: builds, tickets and webhooks.
    #[doc(alias = "actions")]
    #[must_use]
    pub fn integrations(&self, incident: impl IdOf<kind::Incident>) -> Integrations<'a> {
        Integrations::new(self.client, &incident.id())
    }

    /// Lists the events of an incident: the one that raised it and those that were deduplicated into it.
    ///
    /// This is the only method that also accepts the number of an incident as its id.
    ///
    /// ```
    /// # use squadcast::{Incident, IncidentId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, incident: Incident,
    /// # ) -> squadcast::Result<()> {
    /// let incidents = client.incidents();
    /// for event in incidents.events(&incident).deduped(false).await? {
    ///     println!("{}", event.message);
    /// }
    /// let number: IncidentId = incident.incident_number.to_string().parse()?;
    /// let events = incidents.events(number).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn events(&self, incident: impl IdOf<kind::Incident>) -> Events {
        Events::new(self.client, &incident.id())
    }
}
