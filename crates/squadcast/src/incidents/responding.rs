//! What a responder does with one incident: acknowledge, resolve, reassign, prioritise, snooze, mark, attach runbooks.

use std::time::Duration;

use squadcast_raw::incidents::{
    AttachRunbooksRequest, IncidentPriorityUpdateRequest, ReassignIncidentRequest, ReassignTarget,
    ReassignTo, ResolutionReason, ResolveIncidentRequest, SnoozeIncidentRequest,
    UnsnoozeIncidentRequest,
};

use super::{Assignee, AttachedRunbook, IncidentPriority, IncidentRunbook, Incidents, Snooze};
use crate::{Error, IdOf, Kind, Result, RunbookId, kind};

impl Incidents<'_> {
    /// Tells everybody that the token's user works on the incident.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn acknowledge(&self, incident: impl IdOf<kind::Incident>) -> Result<()> {
        self.client
            .raw()
            .incidents_acknowledge_incident(incident.id_text())
            .await?;
        Ok(())
    }

    /// Closes the incident. The organization's settings say whether `reason` may be empty.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn resolve(
        &self,
        incident: impl IdOf<kind::Incident>,
        reason: impl Into<String>,
    ) -> Result<()> {
        let request = ResolveIncidentRequest::new(ResolutionReason::new(reason));
        self.client
            .raw()
            .incidents_resolve_incident(incident.id_text(), &request)
            .await?;
        Ok(())
    }

    /// Hands the incident to another user, squad or escalation policy.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn reassign(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> Result<()> {
        let to = to.into();
        let target = ReassignTarget::new(to.id(), to.kind().as_str());
        self.client
            .raw()
            .incidents_reassign_incident(incident.id_text(), &ReassignIncidentRequest::new(target))
            .await?;
        Ok(())
    }

    /// Gives the incident a priority, and answers the one that is now set.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::IncidentPriority};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// client.incidents().set_priority(&incident, IncidentPriority::P1).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn set_priority(
        &self,
        incident: impl IdOf<kind::Incident>,
        priority: impl Into<IncidentPriority>,
    ) -> Result<IncidentPriority> {
        let request = IncidentPriorityUpdateRequest::new().priority(priority.into().as_str());
        let answer = self
            .client
            .raw()
            .incidents_incident_priority_update(incident.id_text(), &request)
            .await?;
        Ok(answer.into_inner().priority.into())
    }

    /// Holds back the notifications of the incident for `duration`, which counts in whole minutes and is rounded up.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for no time at all, [`is_not_found`](Error::is_not_found) if there is no such incident, and
    /// every other [`Kind`].
    pub async fn snooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        duration: Duration,
    ) -> Result<Snooze> {
        let request = SnoozeIncidentRequest::new(minutes(duration)?);
        Ok(self
            .client
            .raw()
            .snooze_notifications_snooze_incident_notifications(incident.id_text(), &request)
            .await?
            .into_inner())
    }

    /// Lets the notifications of a snoozed incident flow again, and assigns it to `to`.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn unsnooze(
        &self,
        incident: impl IdOf<kind::Incident>,
        to: impl Into<Assignee>,
    ) -> Result<()> {
        let to = to.into();
        let target = ReassignTo::new(to.id(), to.kind().as_str());
        self.client
            .raw()
            .snooze_notifications_unsnooze_incident_notifications(
                incident.id_text(),
                &UnsnoozeIncidentRequest::new(target),
            )
            .await?;
        Ok(())
    }

    /// Says that the alert behind the incident is one that resolves itself.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn mark_transient(&self, incident: impl IdOf<kind::Incident>) -> Result<()> {
        self.client
            .raw()
            .apta_mark_as_transient(incident.id_text())
            .await?;
        Ok(())
    }

    /// Says that the alert behind the incident is not one that resolves itself.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn mark_not_transient(&self, incident: impl IdOf<kind::Incident>) -> Result<()> {
        self.client
            .raw()
            .apta_mark_as_not_transient(incident.id_text())
            .await?;
        Ok(())
    }

    /// Sets whether the incident is a false positive for its SLO, and so does not use up the error budget.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident, and every other [`Kind`].
    pub async fn mark_slo_false_positive(
        &self,
        incident: impl IdOf<kind::Incident>,
        false_positive: bool,
    ) -> Result<()> {
        self.client
            .raw()
            .incidents_mark_incident_slo_false_positive(incident.id_text(), false_positive)
            .await?;
        Ok(())
    }

    /// Attaches runbooks: the incident gets its own copy of their steps. Without a runbook nothing is sent.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no such incident or runbook, and every other [`Kind`].
    pub async fn attach_runbooks(
        &self,
        incident: impl IdOf<kind::Incident>,
        runbooks: impl IntoIterator<Item = impl IdOf<kind::Runbook>>,
    ) -> Result<Vec<IncidentRunbook>> {
        let runbooks = runbooks
            .into_iter()
            .map(|runbook| RunbookId::new(runbook.id_text()).map(String::from))
            .collect::<Result<Vec<_>>>()?;
        if runbooks.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self
            .client
            .raw()
            .runbooks_attach_runbooks(incident.id_text(), &AttachRunbooksRequest::new(runbooks))
            .await?
            .into_inner())
    }
}

/// Whole minutes, at least one.
fn minutes(duration: Duration) -> Result<i32> {
    const MINUTE: u128 = 60_000_000_000;
    match i32::try_from(duration.as_nanos().div_ceil(MINUTE)) {
        Ok(minutes) if minutes > 0 => Ok(minutes),
        _ => Err(Error::new(
            Kind::Configuration,
            format!(
                "an incident cannot be snoozed for {} s; give a duration of a minute or more. Nothing was sent",
                duration.as_secs()
            ),
        )),
    }
}

impl IdOf<kind::Runbook> for IncidentRunbook {
    fn id_text(&self) -> &str {
        &self.runbook_id
    }
}

impl IdOf<kind::Runbook> for AttachedRunbook {
    fn id_text(&self) -> &str {
        &self.runbook_id
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_snooze_is_whole_minutes_rounded_up() {
        for (millis, expected) in [(1, 1), (60_000, 1), (60_001, 2), (90_000, 2), (120_000, 2)] {
            assert_eq!(
                minutes(Duration::from_millis(millis)).unwrap(),
                expected,
                "{millis}"
            );
        }
        assert!(minutes(Duration::ZERO).unwrap_err().is_configuration());
        assert!(minutes(Duration::MAX).unwrap_err().is_configuration());
    }
}
