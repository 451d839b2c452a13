//! Services: they receive alerts and raise incidents. With their rules, templates and settings.
//!
//! ```no_run
//! use std::time::Duration;
//! use squadcast::Squadcast;
//! use squadcast::services::rules::{Condition, deduplicate};
//! use squadcast::services::{AutoPause, NewService, ServiceUpdate};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let team = client.teams().get_by_name("Payments").await?;
//! let policy = client.escalation_policies().get_by_name(&team, "Checkout").await?;
//!
//! let checkout = NewService::new("checkout", &policy).description("Takes the money");
//! let checkout = client.services().create(&team, checkout).await?;
//!
//! // Alerts about the same host within half an hour belong to one incident.
//! let same_host = Condition::expression(r#"past["host"] == current["host"]"#);
//! let rule = deduplicate(same_host, Duration::from_secs(30 * 60))?;
//! client.services().deduplication_rules(&checkout).replace_all([rule]).await?;
//!
//! let update = ServiceUpdate::new().auto_pause(AutoPause::after(Duration::from_secs(300)));
//! client.services().update(&checkout, update).await?;
//! # Ok(())
//! # }
//! ```

mod alert_sources;
mod assignee;
mod content;
mod ensure;
mod list;
mod maintenance;
mod notification_delay;
mod overlays;
pub mod rules;
mod settings;

use squadcast_raw::services::{
    CreateOrUpdateDependenciesRequest, OptInForKeyBasedDeduplicationRequest,
    UpdateSlackExtensionRequest,
};

pub use alert_sources::{
    ActiveAlertSource, AlertSourceType, AlertSources, IngestionAddress, IngestionForm,
    ServiceAlertSources,
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

use crate::id::{identified, texts};
use crate::request::request;
use crate::{IdOf, RequestBuilder, SlackChannelId, Squadcast, TeamId, kind};

/// The services. From [`Squadcast::services`].
#[derive(Debug, Clone, Copy)]
pub struct Services<'a> {
    client: &'a Squadcast,
}

impl<'a> Services<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the services of a team. Each contains its ingestion key, which `Debug` does not show.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let all = client.services().list(&team).await?;
    ///
    /// let named = client.services().list(&team).name("checkout");
    /// let mut named = named.stream();
    /// while let Some(service) = named.next().await {
    ///     println!("{}", service?.slug);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Services_getServices`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> ServiceList {
        ServiceList::new(self.client, team)
    }

    /// Gets a service.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Services_getServiceById`.
    pub fn get(&self, service: impl IdOf<kind::Service>) -> RequestBuilder<Service> {
        let raw = self.client.raw();
        raw.services_get_service_by_id(&service.id()).into()
    }

    /// Gets a service of a team by its name.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no such service.
    ///
    /// Operation: `Services_getServicesByName`.
    pub fn get_by_name(&self, team: impl IdOf<kind::Team>, name: &str) -> RequestBuilder<Service> {
        request(|| {
            let team = TeamId::of(team)?;
            let raw = self.client.raw();
            Ok(raw
                .services_get_services_by_name(name, team.as_str())
                .into())
        })
    }

    /// Creates a service that is owned by a team.
    ///
    /// ```
    /// # use squadcast::{EscalationPolicyId, Squadcast, TeamId, services::NewService};
    /// # async fn example(
    /// #     client: &Squadcast, team: TeamId, policy: EscalationPolicyId,
    /// # ) -> squadcast::Result<()> {
    /// let checkout = NewService::new("checkout", &policy)
    ///     .description("Takes the money")
    ///     .tag("tier", "1");
    /// let checkout = client.services().create(&team, checkout).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the team has a service with this name,
    /// [`is_configuration`](crate::Error::is_configuration) if a duration is not one that the service supports.
    ///
    /// Operation: `Services_createService`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        service: NewService,
    ) -> RequestBuilder<Service> {
        request(|| {
            let team = TeamId::of(team)?;
            let body = service.request(team.clone())?;
            let raw = self.client.raw();
            Ok(raw.services_create_service(team.as_str(), &body).into())
        })
    }

    /// Updates a service. Fields that the update does not set keep their value.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast, services::{AutoPause, ServiceUpdate}};
    /// # use std::time::Duration;
    /// # async fn example(
    /// #     client: &Squadcast, service: ServiceId,
    /// # ) -> squadcast::Result<()> {
    /// let minutes = AutoPause::after(Duration::from_secs(300));
    /// let update = ServiceUpdate::new().name("till").auto_pause(minutes);
    /// client.services().update(&service, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) if a duration is not one that the service supports.
    ///
    /// Operation: `Services_updateService`.
    pub fn update(
        &self,
        service: impl IdOf<kind::Service>,
        update: ServiceUpdate,
    ) -> RequestBuilder<Service> {
        request(|| {
            let body = update.request()?;
            let raw = self.client.raw();
            Ok(raw.services_update_service(&service.id(), &body).into())
        })
    }

    /// Deletes a service permanently.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Services_deleteService`.
    pub fn delete(&self, service: impl IdOf<kind::Service>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.services_delete_service(&service.id()).into()
    }

    /// Replaces the services that a service depends on. An empty list removes all.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, checkout: ServiceId, database: ServiceId,
    /// # ) -> squadcast::Result<()> {
    /// let services = client.services();
    /// services.set_dependencies(&checkout, [&database]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Dependencies_createOrUpdateDependencies`.
    pub fn set_dependencies<D: IdOf<kind::Service>>(
        &self,
        service: impl IdOf<kind::Service>,
        dependencies: impl IntoIterator<Item = D>,
    ) -> RequestBuilder<()> {
        request(|| {
            // The reference and the vendor's Terraform provider name the list differently.
            let ids = texts(dependencies)?;
            let body = CreateOrUpdateDependenciesRequest::new(ids.clone()).data(ids);
            let raw = self.client.raw();
            let set = raw.dependencies_create_or_update_dependencies(&service.id(), &body);
            Ok(set.into_request().map(drop))
        })
    }

    /// Announces the incidents of a service in a Slack channel. It replaces the previous channel.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Extensions_updateSlackExtension`.
    #[doc(alias = "slack_extension")]
    pub fn connect_slack(
        &self,
        service: impl IdOf<kind::Service>,
        channel: impl IdOf<kind::SlackChannel>,
    ) -> RequestBuilder<SlackConnection> {
        request(|| {
            let body = UpdateSlackExtensionRequest::new(SlackChannelId::of(channel)?);
            let raw = self.client.raw();
            Ok(raw
                .extensions_update_slack_extension(&service.id(), &body)
                .into())
        })
    }

    /// Returns the alert sources of a service, as a nested resource. The vendor's reference does not list its requests.
    #[must_use]
    pub fn alert_sources(&self, service: impl IdOf<kind::Service>) -> ServiceAlertSources<'a> {
        ServiceAlertSources::new(self.client, &service.id())
    }

    /// Returns the address at which a service receives the alerts of a source. Sends no request.
    #[must_use]
    #[doc(alias = "ingestion_url")]
    pub fn ingestion_address(
        &self,
        service: &Service,
        source: &AlertSourceType,
    ) -> IngestionAddress {
        alert_sources::address(self.client, service, source)
    }

    /// Returns the maintenance mode of a service, as a nested resource.
    #[must_use]
    pub fn maintenance(&self, service: impl IdOf<kind::Service>) -> Maintenance<'a> {
        Maintenance::new(self.client, &service.id())
    }

    /// Returns the rules that route incidents of a service to another assignee than its escalation policy.
    #[must_use]
    pub fn routing_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::RoutingRule> {
        Rules::new(self.client, &service.id())
    }

    /// Returns the rules that merge alerts of a service into open incidents.
    #[must_use]
    pub fn deduplication_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::DeduplicationRule> {
        Rules::new(self.client, &service.id())
    }

    /// Returns the rules that suppress the notifications of incidents of a service.
    #[must_use]
    pub fn suppression_rules(
        &self,
        service: impl IdOf<kind::Service>,
    ) -> Rules<'a, rules::SuppressionRule> {
        Rules::new(self.client, &service.id())
    }

    /// Returns the rules that tag new incidents of a service.
    #[must_use]
    pub fn tagging_rules(&self, service: impl IdOf<kind::Service>) -> Rules<'a, rules::TagRule> {
        Rules::new(self.client, &service.id())
    }

    /// Returns the templates for message and description of the incidents of a service, one pair per alert source.
    #[must_use]
    #[doc(alias = "overlay")]
    pub fn custom_content(&self, service: impl IdOf<kind::Service>) -> CustomContentTemplates<'a> {
        CustomContentTemplates::new(self.client, &service.id())
    }

    /// Returns the templates for the deduplication keys of a service, one per alert source.
    #[must_use]
    #[doc(alias = "overlay")]
    pub fn dedup_keys(&self, service: impl IdOf<kind::Service>) -> DedupKeyTemplates<'a> {
        DedupKeyTemplates::new(self.client, &service.id())
    }

    /// Returns whether alerts of a service with the same deduplication key are merged.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Overlay_getOptinForKeyBasedDeduplicationForAService`.
    pub fn deduplicates_by_key(&self, service: impl IdOf<kind::Service>) -> RequestBuilder<bool> {
        let raw = self.client.raw();
        raw.overlay_get_optin_for_key_based_deduplication_for_a_service(&service.id())
            .into_request()
            .map(|config| config.dedup_key_enabled)
    }

    /// Sets whether alerts of a service with the same deduplication key are merged. The keys come from
    /// [`dedup_keys`](Self::dedup_keys).
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Overlay_optinForKeyBasedDeduplicationForAService`.
    #[doc(alias = "optin")]
    pub fn set_deduplication_by_key(
        &self,
        service: impl IdOf<kind::Service>,
        enabled: bool,
    ) -> RequestBuilder<()> {
        let body = OptInForKeyBasedDeduplicationRequest::new().dedup_key_enabled(enabled);
        let raw = self.client.raw();
        raw.overlay_optin_for_key_based_deduplication_for_a_service(&service.id(), &body)
            .into_request()
            .map(drop)
    }
}

identified!(kind::Service: Service.id);
identified!(kind::EscalationPolicy: EscalationPolicyBasic.id);
identified!(kind::SlackChannel: ServiceSlack.channel_id);
