//! Services: what alerts are sent to and incidents belong to, with the rules and settings by which the one becomes the other.

mod assignee;
mod content;
mod list;
mod maintenance;
mod minutes;
mod notification_delay;
mod overlays;
pub mod rules;
mod settings;

use squadcast_raw::services::{
    CreateOrUpdateDependenciesRequest, OptInForKeyBasedDeduplicationRequest,
    UpdateSlackExtensionRequest,
};

pub use content::{NewService, ServiceUpdate};
pub use list::ServiceList;
pub use maintenance::{Maintenance, MaintenanceUpdate, NewMaintenanceWindow, Repetition};
pub use notification_delay::NotificationDelay;
pub use overlays::{CustomContentTemplates, DedupKeyTemplates, NewDedupKey};
pub use rules::Rules;
pub use settings::{AlertGrouping, AutoPause};
pub use squadcast_raw::services::{
    AptaConfig, CustomContentOverlay as CustomContentTemplate, DedupKeyOverlay as DedupKey,
    EscalationPolicyBasic, IagConfig, JiraCloudExtension, MaintenanceMode as MaintenanceWindow,
    NotificationDelayConfig, Overlay as DedupKeyTemplate, Service, ServiceConfig,
    ServiceMaintainer, ServiceMaintainerType, ServiceSlack, ServiceTag,
    SlackExtensionServiceExtension as SlackConnection,
};

use crate::{IdOf, Result, Squadcast, id, kind};

/// The services. From [`Squadcast::services`].
#[derive(Debug, Clone, Copy)]
pub struct Services<'a> {
    client: &'a Squadcast,
}

impl<'a> Services<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the services of a team. Every one comes with its ingestion key, which `Debug` does not show.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let all = client.services().list(&team).await?;
    ///
    /// use futures::TryStreamExt;
    /// let mut named = client.services().list(&team).name("checkout").stream();
    /// while let Some(service) = named.try_next().await? {
    ///     println!("{}", service.slug);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self, team: impl IdOf<kind::Team>) -> ServiceList<'a> {
        ServiceList::new(self.client, team.id_text())
    }

    /// Reads a service.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn get(&self, service: impl IdOf<kind::Service>) -> Result<Service> {
        Ok(self
            .client
            .raw()
            .services_get_service_by_id(service.id_text(), None)
            .await?
            .into_inner())
    }

    /// Reads the service of a team that has a name.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such service, and every other [`Kind`](crate::Kind).
    pub async fn get_by_name(&self, team: impl IdOf<kind::Team>, name: &str) -> Result<Service> {
        let team = id::check::<kind::Team>(team.id_text())?;
        Ok(self
            .client
            .raw()
            .services_get_services_by_name(name, team)
            .await?
            .into_inner())
    }

    /// Creates a service in a team, which then owns it.
    ///
    /// ```
    /// # use squadcast::{EscalationPolicyId, Squadcast, TeamId, services::NewService};
    /// # async fn example(client: &Squadcast, team: TeamId, policy: EscalationPolicyId) -> squadcast::Result<()> {
    /// let checkout = NewService::new("checkout", &policy).description("Takes the money").tag("tier", "1");
    /// let checkout = client.services().create(&team, checkout).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the team has a service of that name,
    /// [`is_configuration`](crate::Error::is_configuration) if a duration is none that the service takes, and every other
    /// [`Kind`](crate::Kind).
    pub async fn create(
        &self,
        team: impl IdOf<kind::Team>,
        service: NewService,
    ) -> Result<Service> {
        let team = id::check::<kind::Team>(team.id_text())?;
        let request = service.request(team)?;
        Ok(self
            .client
            .raw()
            .services_create_service(team, &request)
            .await?
            .into_inner())
    }

    /// Changes a service; what the update does not name stays as it is.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast, services::{AutoPause, ServiceUpdate}};
    /// # use std::time::Duration;
    /// # async fn example(client: &Squadcast, service: ServiceId) -> squadcast::Result<()> {
    /// let update = ServiceUpdate::new().name("till").auto_pause(AutoPause::after(Duration::from_secs(300)));
    /// client.services().update(&service, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service,
    /// [`is_configuration`](crate::Error::is_configuration) if a duration is none that the service takes, and every other
    /// [`Kind`](crate::Kind).
    pub async fn update(
        &self,
        service: impl IdOf<kind::Service>,
        update: ServiceUpdate,
    ) -> Result<Service> {
        let request = update.request()?;
        Ok(self
            .client
            .raw()
            .services_update_service(service.id_text(), &request)
            .await?
            .into_inner())
    }

    /// Deletes a service for good.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, service: impl IdOf<kind::Service>) -> Result<()> {
        self.client
            .raw()
            .services_delete_service(service.id_text())
            .await?;
        Ok(())
    }

    /// Sets how long notifications wait whether an alert resolves by itself (auto-pause of transient alerts).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the service does not take the timeout, and every other
    /// [`Kind`](crate::Kind).
    #[doc(alias = "apta")]
    pub async fn set_auto_pause(
        &self,
        service: impl IdOf<kind::Service>,
        setting: AutoPause,
    ) -> Result<()> {
        let request = setting.request()?;
        self.client
            .raw()
            .services_create_or_update_apta_config(service.id_text(), &request)
            .await?;
        Ok(())
    }

    /// Sets within what window similar alerts join one incident (intelligent alert grouping).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the service does not take the window, and every other
    /// [`Kind`](crate::Kind).
    #[doc(alias = "iag")]
    pub async fn set_alert_grouping(
        &self,
        service: impl IdOf<kind::Service>,
        setting: AlertGrouping,
    ) -> Result<()> {
        let request = setting.request()?;
        self.client
            .raw()
            .services_create_or_update_iag_config(service.id_text(), &request)
            .await?;
        Ok(())
    }

    /// Sets in which hours notifications wait, and whom the incidents are assigned to that waited.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn set_notification_delay(
        &self,
        service: impl IdOf<kind::Service>,
        setting: NotificationDelay,
    ) -> Result<Service> {
        let request = setting.into();
        Ok(self
            .client
            .raw()
            .services_delayed_notification_config(service.id_text(), &request)
            .await?
            .into_inner())
    }

    /// Sets on which services a service depends. They take the place of those before; none takes all away.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # async fn example(client: &Squadcast, checkout: ServiceId, database: ServiceId) -> squadcast::Result<()> {
    /// client.services().set_dependencies(&checkout, [&database]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn set_dependencies<D: IdOf<kind::Service>>(
        &self,
        service: impl IdOf<kind::Service>,
        dependencies: impl IntoIterator<Item = D>,
    ) -> Result<()> {
        let dependencies: Result<Vec<String>> = dependencies
            .into_iter()
            .map(|on| id::check::<kind::Service>(on.id_text()).map(str::to_owned))
            .collect();
        let request = CreateOrUpdateDependenciesRequest::new(dependencies?);
        self.client
            .raw()
            .dependencies_create_or_update_dependencies(service.id_text(), &request)
            .await?;
        Ok(())
    }

    /// Announces the incidents of a service in a Slack channel, which takes the place of the one before.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn connect_slack(
        &self,
        service: impl IdOf<kind::Service>,
        channel: impl IdOf<kind::SlackChannel>,
    ) -> Result<SlackConnection> {
        let channel = id::check::<kind::SlackChannel>(channel.id_text())?;
        let request = UpdateSlackExtensionRequest::new(channel);
        Ok(self
            .client
            .raw()
            .extensions_update_slack_extension(service.id_text(), &request)
            .await?
            .into_inner())
    }

    /// The maintenance mode of a service and its windows.
    #[must_use]
    pub fn maintenance(&self, service: impl IdOf<kind::Service>) -> Maintenance<'a> {
        Maintenance::new(self.client, service.id_text())
    }

    /// The rules by which incidents of a service go to somebody other than its escalation policy.
    #[must_use]
    pub fn routing_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::RoutingRule> {
        Rules::new(self.client, service.id_text())
    }

    /// The rules by which alerts of a service are merged into open incidents.
    #[must_use]
    pub fn deduplication_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::DeduplicationRule> {
        Rules::new(self.client, service.id_text())
    }

    /// The rules by which incidents of a service notify nobody.
    #[must_use]
    pub fn suppression_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::SuppressionRule> {
        Rules::new(self.client, service.id_text())
    }

    /// The rules by which new incidents of a service get tags.
    #[must_use]
    pub fn tagging_rules(&self, service: impl IdOf<kind::Service>) -> Rules<'a, rules::TagRule> {
        Rules::new(self.client, service.id_text())
    }

    /// The templates that write message and description of the incidents of a service, one pair an alert source.
    #[must_use]
    pub fn custom_content(&self, service: impl IdOf<kind::Service>) -> CustomContentTemplates<'a> {
        CustomContentTemplates::new(self.client, service.id_text())
    }

    /// The templates that make the deduplication keys of a service, one an alert source.
    #[must_use]
    pub fn dedup_keys(&self, service: impl IdOf<kind::Service>) -> DedupKeyTemplates<'a> {
        DedupKeyTemplates::new(self.client, service.id_text())
    }

    /// Reads whether alerts of a service with the same deduplication key are merged.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn deduplicates_by_key(&self, service: impl IdOf<kind::Service>) -> Result<bool> {
        Ok(self
            .client
            .raw()
            .overlay_get_optin_for_key_based_deduplication_for_a_service(service.id_text())
            .await?
            .value
            .dedup_key_enabled)
    }

    /// Sets whether alerts of a service with the same deduplication key are merged. The keys come from
    /// [`dedup_keys`](Self::dedup_keys).
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn set_deduplication_by_key(
        &self,
        service: impl IdOf<kind::Service>,
        enabled: bool,
    ) -> Result<()> {
        let request = OptInForKeyBasedDeduplicationRequest::new().dedup_key_enabled(enabled);
        self.client
            .raw()
            .overlay_optin_for_key_based_deduplication_for_a_service(service.id_text(), &request)
            .await?;
        Ok(())
    }
}

impl IdOf<kind::Service> for Service {
    fn id_text(&self) -> &str {
        &self.id
    }
}

/// The short form of the escalation policy that comes with a service.
impl IdOf<kind::EscalationPolicy> for EscalationPolicyBasic {
    fn id_text(&self) -> &str {
        &self.id
    }
}

/// The channel that a service announces its incidents in.
impl IdOf<kind::SlackChannel> for ServiceSlack {
    fn id_text(&self) -> &str {
        &self.channel_id
    }
}
