//! What can be set off for an incident in other tools. None of it is repeated blindly: each call sets something off.

use super::{CircleCiProject, CircleCiRebuild, TriggeredWebhook};
use crate::{IdOf, Result, Squadcast, kind};

/// The actions of one incident. From [`Incidents::actions`](super::Incidents::actions).
#[derive(Debug, Clone)]
pub struct Actions<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

impl<'a> Actions<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Runs a build of a CircleCI project again.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::CircleCiProject};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// let project = CircleCiProject::new("github", "example", "checkout");
    /// let rebuild = client.incidents().actions(&incident).rebuild_in_circleci(4711, project).await?;
    /// println!("{}", rebuild.data.circleci_response.build_url);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn rebuild_in_circleci(
        &self,
        build_number: u64,
        project: CircleCiProject,
    ) -> Result<CircleCiRebuild> {
        Ok(self
            .client
            .raw()
            .incident_actions_rebuild_a_project_in_circleci(
                &self.incident,
                &build_number.to_string(),
                &project,
            )
            .await?
            .into_inner())
    }

    /// Makes a ticket in the connected Jira Cloud; answers the service's words about it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn create_jira_cloud_ticket(&self) -> Result<String> {
        Ok(self
            .client
            .raw()
            .incident_actions_create_a_ticket_on_jira_cloud(&self.incident)
            .await?
            .into_inner())
    }

    /// Makes a ticket in the connected Jira Server; answers the service's words about it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn create_jira_server_ticket(&self) -> Result<String> {
        Ok(self
            .client
            .raw()
            .incident_actions_create_a_ticket_on_jira_server(&self.incident)
            .await?
            .into_inner())
    }

    /// Makes an incident in the connected ServiceNow; answers what came back, whose form the service does not document.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn create_servicenow_incident(
        &self,
    ) -> Result<serde_json::Map<String, serde_json::Value>> {
        Ok(self
            .client
            .raw()
            .incident_actions_create_an_incident_in_servicenow(&self.incident)
            .await?
            .into_inner())
    }

    /// Sends the incident to an outgoing webhook.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident or webhook, and every other
    /// [`Kind`](crate::Kind).
    pub async fn trigger_webhook(
        &self,
        webhook: impl IdOf<kind::Webhook>,
    ) -> Result<TriggeredWebhook> {
        Ok(self
            .client
            .raw()
            .incident_actions_trigger_a_webhook_manually(&self.incident, webhook.id_text())
            .await?
            .into_inner())
    }
}

impl IdOf<kind::Webhook> for TriggeredWebhook {
    fn id_text(&self) -> &str {
        &self.id
    }
}
