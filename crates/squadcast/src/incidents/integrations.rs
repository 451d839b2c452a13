//! Actions on an incident in other tools: builds, tickets and webhooks. None is retried blindly, because each has an effect.

use super::{CircleCiProject, CircleCiRebuild, TriggeredWebhook};
use crate::id::identified;
use crate::{IdOf, RequestBuilder, Squadcast, kind};

/// The integrations of one incident with other tools. From [`Incidents::integrations`](super::Incidents::integrations).
#[derive(Debug, Clone)]
pub struct Integrations<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

impl<'a> Integrations<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Rebuilds a CircleCI project.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::CircleCiProject};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let tools = client.incidents().integrations(&incident);
    /// let project = CircleCiProject::new("github", "example", "checkout");
    /// let rebuild = tools.rebuild_in_circleci(4711, project).await?;
    /// println!("{}", rebuild.data.circleci_response.build_url);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `IncidentActions_rebuildAProjectInCircleci`.
    pub fn rebuild_in_circleci(
        &self,
        build_number: u64,
        project: CircleCiProject,
    ) -> RequestBuilder<CircleCiRebuild> {
        let (raw, number) = (self.client.raw(), build_number.to_string());
        raw.incident_actions_rebuild_a_project_in_circleci(&self.incident, &number, &project)
            .into()
    }

    /// Creates a ticket in the connected Jira Cloud. Returns the message of the service.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `IncidentActions_createATicketOnJiraCloud`.
    pub fn create_jira_cloud_ticket(&self) -> RequestBuilder<String> {
        let raw = self.client.raw();
        raw.incident_actions_create_a_ticket_on_jira_cloud(&self.incident)
            .into()
    }

    /// Creates a ticket in the connected Jira Server. Returns the message of the service.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `IncidentActions_createATicketOnJiraServer`.
    pub fn create_jira_server_ticket(&self) -> RequestBuilder<String> {
        let raw = self.client.raw();
        raw.incident_actions_create_a_ticket_on_jira_server(&self.incident)
            .into()
    }

    /// Creates an incident in the connected ServiceNow. Returns the response, whose schema is not documented.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `IncidentActions_createAnIncidentInServicenow`.
    pub fn create_servicenow_incident(
        &self,
    ) -> RequestBuilder<serde_json::Map<String, serde_json::Value>> {
        let raw = self.client.raw();
        raw.incident_actions_create_an_incident_in_servicenow(&self.incident)
            .into()
    }

    /// Sends the incident to an outgoing webhook.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident or the webhook does not exist.
    ///
    /// Operation: `IncidentActions_triggerAWebhookManually`.
    pub fn trigger_webhook(
        &self,
        webhook: impl IdOf<kind::Webhook>,
    ) -> RequestBuilder<TriggeredWebhook> {
        let raw = self.client.raw();
        raw.incident_actions_trigger_a_webhook_manually(&self.incident, &webhook.id())
            .into()
    }
}

identified!(kind::Webhook: TriggeredWebhook.id);
