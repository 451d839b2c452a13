// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `services` area, as methods of the client.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// List the services of a team.
    ///
    /// Answers every service of a team in one list, without pages. Each entry carries the ingestion key of its service, so treat the whole answer as secret.
    ///
    /// `GET /v3/services`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `entity_owner`: Filter on the owner of the services: presumably the id of the user or squad that owns them.
    /// - `name`: Only services of this name.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_get_services(
        &self,
        owner_id: &str,
        entity_owner: Option<&str>,
        name: Option<&str>,
    ) -> RequestBuilder<'_, Vec<crate::services::Service>> {
        self.core.call(&wire::SERVICES_GET_SERVICES)
            .query("owner_id", owner_id)
            .query("entity_owner", entity_owner)
            .query("name", name)
            .answered()
    }

    /// Create a service.
    ///
    /// Creates a service in a team and gives it an ingestion key. A name and an escalation policy are needed; everything else can be set later. Do not repeat the call blindly after a failure, since the service may already exist.
    ///
    /// `POST /v3/services`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `body`: The service to create, with its name, its escalation policy and the team that owns it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_create_service(
        &self,
        owner_id: &str,
        body: &crate::services::CreateServiceRequest,
    ) -> RequestBuilder<'_, crate::services::Service> {
        self.core.call(&wire::SERVICES_CREATE_SERVICE).query("owner_id", owner_id).json(body).answered()
    }

    /// Find a service by its name.
    ///
    /// Answers the one service of a team that has the given name. Despite the plural in the operation's id it is a single service.
    ///
    /// `GET /v3/services/by-name`
    ///
    /// - `name`: Name of the service to look for.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_get_services_by_name(
        &self,
        name: &str,
        owner_id: &str,
    ) -> RequestBuilder<'_, crate::services::Service> {
        self.core.call(&wire::SERVICES_GET_SERVICES_BY_NAME).query("name", name).query("owner_id", owner_id).answered()
    }

    /// Get a service.
    ///
    /// Answers one service with its settings, its ingestion key and the entities connected to it.
    ///
    /// `GET /v3/services/{serviceID}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `owner_id`: Id of the team that owns the service; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_get_service_by_id(
        &self,
        service_id: &str,
        owner_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::services::Service> {
        self.core.call(&wire::SERVICES_GET_SERVICE_BY_ID)
            .path("serviceID", service_id)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Update a service.
    ///
    /// Changes the name, the escalation policy, the texts or the settings of a service. Every field of the body is optional.
    ///
    /// `PUT /v3/services/{serviceID}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The fields of the service to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_update_service(
        &self,
        service_id: &str,
        body: &crate::services::UpdateServiceRequest,
    ) -> RequestBuilder<'_, crate::services::Service> {
        self.core.call(&wire::SERVICES_UPDATE_SERVICE).path("serviceID", service_id).json(body).answered()
    }

    /// Delete a service.
    ///
    /// Deletes a service for good. Alerts still sent to its ingestion key presumably make no incidents any more.
    ///
    /// `DELETE /v3/services/{serviceID}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_delete_service(&self, service_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::SERVICES_DELETE_SERVICE).path("serviceID", service_id).answered()
    }

    /// Set the auto-pause of transient alerts.
    ///
    /// Sets how a service holds back notifications for alerts that resolve by themselves (auto-pause transient alerts, APTA). The setting sent takes the place of the one before.
    ///
    /// `PUT /v3/services/{serviceID}/apta-config`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the auto-pause is on and how many minutes it waits.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_create_or_update_apta_config(
        &self,
        service_id: &str,
        body: &crate::services::AptaConfigRequest,
    ) -> RequestBuilder<'_, crate::services::AptaConfigAnswer> {
        self.core.call(&wire::SERVICES_CREATE_OR_UPDATE_APTA_CONFIG).path("serviceID", service_id).json(body).answered()
    }

    /// Set the intelligent grouping of alerts.
    ///
    /// Sets how a service groups similar alerts into one incident (intelligent alert grouping, IAG). The setting sent takes the place of the one before.
    ///
    /// `PUT /v3/services/{serviceID}/iag-config`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the grouping is on and how long its rolling window is.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_create_or_update_iag_config(
        &self,
        service_id: &str,
        body: &crate::services::IagConfigRequest,
    ) -> RequestBuilder<'_, crate::services::IagConfigAnswer> {
        self.core.call(&wire::SERVICES_CREATE_OR_UPDATE_IAG_CONFIG).path("serviceID", service_id).json(body).answered()
    }

    /// Set delayed notifications of a service.
    ///
    /// Sets the hours of a service: either one slot repeated on chosen days or slots of their own for each day. Notifications of incidents are delayed by these hours and go to the assignee named.
    ///
    /// `PUT /v3/services/{serviceID}/notification-delay-config`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The slots, their time zone and the assignee.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn services_delayed_notification_config(
        &self,
        service_id: &str,
        body: &crate::services::NotificationDelayConfig,
    ) -> RequestBuilder<'_, crate::services::Service> {
        self.core.call(&wire::SERVICES_DELAYED_NOTIFICATION_CONFIG).path("serviceID", service_id).json(body).answered()
    }

    /// List the deduplication rules of a service.
    ///
    /// Answers all deduplication rules of a service in their order, without pages.
    ///
    /// `GET /v3/services/{serviceID}/deduplication-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn deduplication_rules_get_deduplication_rules(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, crate::services::DeduplicationRules> {
        self.core.call(&wire::DEDUPLICATION_RULES_GET_DEDUPLICATION_RULES).path("serviceID", service_id).answered()
    }

    /// Set the deduplication rules of a service.
    ///
    /// Sets the rules by which alerts of a service are merged into open incidents. The list sent presumably takes the place of the service's whole list, so send the rules to keep as well.
    ///
    /// `POST /v3/services/{serviceID}/deduplication-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The deduplication rules that the service is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn deduplication_rules_create_or_update_deduplication_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateDeduplicationRulesRequest,
    ) -> RequestBuilder<'_, crate::services::DeduplicationRules> {
        self.core.call(&wire::DEDUPLICATION_RULES_CREATE_OR_UPDATE_DEDUPLICATION_RULES)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// Set the dependencies of a service.
    ///
    /// Sets which services a service depends on. The list sent presumably takes the place of the one before, so send the dependencies to keep as well.
    ///
    /// `POST /v3/services/{serviceID}/dependencies`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The services that this one depends on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn dependencies_create_or_update_dependencies(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateDependenciesRequest,
    ) -> RequestBuilder<'_, crate::services::DependenciesAnswer> {
        self.core.call(&wire::DEPENDENCIES_CREATE_OR_UPDATE_DEPENDENCIES)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// Connect a service to a Slack channel.
    ///
    /// Sets the Slack channel in which the incidents of a service are announced. The organization presumably must have connected its Slack workspace before.
    ///
    /// `PUT /v3/services/{serviceID}/extensions`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The Slack channel to connect.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn extensions_update_slack_extension(
        &self,
        service_id: &str,
        body: &crate::services::UpdateSlackExtensionRequest,
    ) -> RequestBuilder<'_, crate::services::SlackExtensionServiceExtension> {
        self.core.call(&wire::EXTENSIONS_UPDATE_SLACK_EXTENSION).path("serviceID", service_id).json(body).answered()
    }

    /// List the maintenance windows of a service.
    ///
    /// Answers all maintenance windows of a service in one list, without pages.
    ///
    /// `GET /v3/services/{serviceID}/maintenance`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenance_mode_get_maintenance_mode(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::services::MaintenanceMode>> {
        self.core.call(&wire::MAINTENANCE_MODE_GET_MAINTENANCE_MODE).path("serviceID", service_id).answered()
    }

    /// Set the maintenance windows of a service.
    ///
    /// Turns the maintenance mode of a service on or off and sets its windows. A window is presumably taken away by sending it with `deleted` true.
    ///
    /// `POST /v3/services/{serviceID}/maintenance`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the mode is on, and the windows.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenance_mode_create_or_update_maintenance_mode(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateMaintenanceModeRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::MAINTENANCE_MODE_CREATE_OR_UPDATE_MAINTENANCE_MODE)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// Get whether a service deduplicates by key.
    ///
    /// Answers whether alerts of a service that have the same deduplication key are merged into one incident.
    ///
    /// `GET /v3/services/{serviceID}/config`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_get_optin_for_key_based_deduplication_for_a_service(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, crate::services::ServiceConfig> {
        self.core.call(&wire::OVERLAY_GET_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE)
            .path("serviceID", service_id)
            .answered()
    }

    /// Turn deduplication by key on or off.
    ///
    /// Sets whether alerts of a service that have the same deduplication key are merged into one incident. The keys come from the templates of the deduplication key overlays.
    ///
    /// `PATCH /v3/services/{serviceID}/config`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether deduplication by key is to be on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_optin_for_key_based_deduplication_for_a_service(
        &self,
        service_id: &str,
        body: &crate::services::OptInForKeyBasedDeduplicationRequest,
    ) -> RequestBuilder<'_, Map<String, Value>> {
        self.core.call(&wire::OVERLAY_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// List the custom content templates of a service.
    ///
    /// Answers the custom content templates of a service for all its alert sources in one list, without pages.
    ///
    /// `GET /v3/services/{serviceID}/overlays/custom-content`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_get_all_custom_content_template_overlay_by_service(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::services::CustomContentOverlay>> {
        self.core.call(&wire::OVERLAY_GET_ALL_CUSTOM_CONTENT_TEMPLATE_OVERLAY_BY_SERVICE)
            .path("serviceID", service_id)
            .answered()
    }

    /// Try out a custom content template.
    ///
    /// Fills a template from a sample alert and answers the text that comes out. Nothing is stored.
    ///
    /// `POST /v3/services/{serviceID}/overlays/custom-content/render`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The template and the sample alert.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_render_custom_content_overlay(
        &self,
        service_id: &str,
        body: &crate::services::RenderCustomContentOverlayRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::OVERLAY_RENDER_CUSTOM_CONTENT_OVERLAY).path("serviceID", service_id).json(body).answered()
    }

    /// Delete the custom content templates of a source.
    ///
    /// Deletes the custom content templates of a service for one alert source. Later incidents from that source presumably have its usual message and description again.
    ///
    /// `DELETE /v3/services/{serviceID}/overlays/custom-content/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_delete_notification_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::OVERLAY_DELETE_NOTIFICATION_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .answered()
    }

    /// Get the custom content templates of a source.
    ///
    /// Answers the custom content templates of a service for one alert source.
    ///
    /// `GET /v3/services/{serviceID}/overlays/custom-content/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_get_custom_content_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> RequestBuilder<'_, crate::services::CustomContentOverlay> {
        self.core.call(&wire::OVERLAY_GET_CUSTOM_CONTENT_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .answered()
    }

    /// Set the custom content templates of a source.
    ///
    /// Sets the templates that write message and description of incidents of a service for one alert source. They take the place of those set before.
    ///
    /// `PUT /v3/services/{serviceID}/overlays/custom-content/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    /// - `body`: The two templates and their language.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_create_or_update_notification_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
        body: &crate::services::UpdateCustomContentTemplateOverlayRequest,
    ) -> RequestBuilder<'_, crate::services::CustomContentOverlay> {
        self.core.call(&wire::OVERLAY_CREATE_OR_UPDATE_NOTIFICATION_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .json(body)
            .answered()
    }

    /// List the deduplication key templates of a service.
    ///
    /// Answers the deduplication key templates of a service for all its alert sources in one list, without pages.
    ///
    /// `GET /v3/services/{serviceID}/overlays/dedup-key`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_get_all_dedup_key_overlay_by_service(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::services::Overlay>> {
        self.core.call(&wire::OVERLAY_GET_ALL_DEDUP_KEY_OVERLAY_BY_SERVICE).path("serviceID", service_id).answered()
    }

    /// Try out a deduplication key template.
    ///
    /// Fills a template from a sample alert and answers the key that comes out. Nothing is stored.
    ///
    /// `POST /v3/services/{serviceID}/overlays/dedup-key/render`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The template and the sample alert.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_render_dedup_key_template(
        &self,
        service_id: &str,
        body: &crate::services::RenderDedupKeyTemplateRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::OVERLAY_RENDER_DEDUP_KEY_TEMPLATE).path("serviceID", service_id).json(body).answered()
    }

    /// Delete the deduplication key template of a source.
    ///
    /// Deletes the deduplication key template of a service for one alert source. Later alerts from that source are no longer merged by this key.
    ///
    /// `DELETE /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_delete_dedup_key_overlay(&self, service_id: &str, alert_source: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::OVERLAY_DELETE_DEDUP_KEY_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .answered()
    }

    /// Get the deduplication key template of a source.
    ///
    /// Answers the deduplication key template of a service for one alert source.
    ///
    /// `GET /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_get_dedup_key_overlay_for_alert_source(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> RequestBuilder<'_, crate::services::Overlay> {
        self.core.call(&wire::OVERLAY_GET_DEDUP_KEY_OVERLAY_FOR_ALERT_SOURCE)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .answered()
    }

    /// Set the deduplication key template of a source.
    ///
    /// Sets the template that makes the deduplication key for alerts of one alert source, and how long a key holds. It takes the place of the one set before; deduplication by key must also be turned on for the service.
    ///
    /// `PUT /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source whose overlay is meant, as `alert_source_shortname` gives it.
    /// - `body`: The template, its language and how long a key holds.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn overlay_update_dedup_key_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
        body: &crate::services::UpdateDedupKeyOverlayRequest,
    ) -> RequestBuilder<'_, crate::services::Overlay> {
        self.core.call(&wire::OVERLAY_UPDATE_DEDUP_KEY_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .json(body)
            .answered()
    }

    /// List the routing rules of a service.
    ///
    /// Answers all routing rules of a service in their order, without pages.
    ///
    /// `GET /v3/services/{serviceID}/routing-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn routing_rules_get_routing_rules(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, crate::services::RoutingRules> {
        self.core.call(&wire::ROUTING_RULES_GET_ROUTING_RULES).path("serviceID", service_id).answered()
    }

    /// Set the routing rules of a service.
    ///
    /// Sets the rules by which incidents of a service go to somebody other than its escalation policy. The list sent presumably takes the place of the service's whole list, so send the rules to keep as well.
    ///
    /// `POST /v3/services/{serviceID}/routing-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The routing rules that the service is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn routing_rules_create_or_update_routing_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateRoutingRulesRequest,
    ) -> RequestBuilder<'_, crate::services::RoutingRules> {
        self.core.call(&wire::ROUTING_RULES_CREATE_OR_UPDATE_ROUTING_RULES)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// List the suppression rules of a service.
    ///
    /// Answers all suppression rules of a service in their order, without pages.
    ///
    /// `GET /v3/services/{serviceID}/suppression-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn suppression_rules_get_suppression_rules(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, crate::services::SuppressionRules> {
        self.core.call(&wire::SUPPRESSION_RULES_GET_SUPPRESSION_RULES).path("serviceID", service_id).answered()
    }

    /// Set the suppression rules of a service.
    ///
    /// Sets the rules by which incidents of a service are suppressed without notifying anybody. The list sent presumably takes the place of the service's whole list, so send the rules to keep as well.
    ///
    /// `POST /v3/services/{serviceID}/suppression-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The suppression rules that the service is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn suppression_rules_create_or_update_suppression_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateSuppressionRulesRequest,
    ) -> RequestBuilder<'_, crate::services::SuppressionRulesContainer> {
        self.core.call(&wire::SUPPRESSION_RULES_CREATE_OR_UPDATE_SUPPRESSION_RULES)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }

    /// List the tagging rules of a service.
    ///
    /// Answers all tagging rules of a service in their order, without pages.
    ///
    /// `GET /v3/services/{serviceID}/tagging-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn tagging_rules_get_tagging_rules(
        &self,
        service_id: &str,
    ) -> RequestBuilder<'_, crate::services::TaggingRules> {
        self.core.call(&wire::TAGGING_RULES_GET_TAGGING_RULES).path("serviceID", service_id).answered()
    }

    /// Set the tagging rules of a service.
    ///
    /// Sets the rules by which new incidents of a service get tags. The tags of a rule may be empty only if its expression adds tags itself. The list sent presumably takes the place of the service's whole list, so send the rules to keep as well.
    ///
    /// `POST /v3/services/{serviceID}/tagging-rules`
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The tagging rules that the service is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn tagging_rules_create_or_update_tagging_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateTaggingRulesRequest,
    ) -> RequestBuilder<'_, crate::services::TaggingRules> {
        self.core.call(&wire::TAGGING_RULES_CREATE_OR_UPDATE_TAGGING_RULES)
            .path("serviceID", service_id)
            .json(body)
            .answered()
    }
}
