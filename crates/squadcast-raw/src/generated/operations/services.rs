// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `services` area: methods of the client, and their request types.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// Lists the services of a team.
    ///
    /// Returns every service of a team in one list, without pagination. Each entry carries the ingestion key of its service, so treat the whole response as secret.
    ///
    /// Operation `Services_getServices`: `GET /v3/services`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`entity_owner`](ServicesGetServices::entity_owner), [`name`](ServicesGetServices::name).
    pub fn services_get_services(&self, owner_id: &str) -> ServicesGetServices {
        self.core.call(&wire::SERVICES_GET_SERVICES).query("owner_id", owner_id).into()
    }

    /// Creates a service.
    ///
    /// Creates a service in a team and gives it an ingestion key. A name and an escalation policy are needed; everything else can be set later. Do not retry the call blindly after a failure, since the service may already exist.
    ///
    /// Operation `Services_createService`: `POST /v3/services`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `body`: The service to create, with its name, its escalation policy and the team that owns it.
    pub fn services_create_service(
        &self,
        owner_id: &str,
        body: &crate::services::CreateServiceRequest,
    ) -> ServicesCreateService {
        self.core.call(&wire::SERVICES_CREATE_SERVICE).query("owner_id", owner_id).json(body).into()
    }

    /// Finds a service by its name.
    ///
    /// Returns the one service of a team that has the given name. Despite the plural in the operation's id it is a single service.
    ///
    /// Operation `Services_getServicesByName`: `GET /v3/services/by-name`.
    ///
    /// - `name`: Name of the service to look for.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    pub fn services_get_services_by_name(&self, name: &str, owner_id: &str) -> ServicesGetServicesByName {
        self.core.call(&wire::SERVICES_GET_SERVICES_BY_NAME).query("name", name).query("owner_id", owner_id).into()
    }

    /// Gets a service.
    ///
    /// Returns one service with its settings, its ingestion key and the entities connected to it.
    ///
    /// Operation `Services_getServiceById`: `GET /v3/services/{serviceID}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    ///
    /// Optional: [`owner_id`](ServicesGetServiceById::owner_id).
    pub fn services_get_service_by_id(&self, service_id: &str) -> ServicesGetServiceById {
        self.core.call(&wire::SERVICES_GET_SERVICE_BY_ID).path("serviceID", service_id).into()
    }

    /// Updates a service.
    ///
    /// Changes the name, the escalation policy, the texts or the settings of a service. Every field of the body is optional.
    ///
    /// Operation `Services_updateService`: `PUT /v3/services/{serviceID}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The fields of the service to change.
    pub fn services_update_service(
        &self,
        service_id: &str,
        body: &crate::services::UpdateServiceRequest,
    ) -> ServicesUpdateService {
        self.core.call(&wire::SERVICES_UPDATE_SERVICE).path("serviceID", service_id).json(body).into()
    }

    /// Deletes a service.
    ///
    /// Deletes a service permanently. Alerts still sent to its ingestion key presumably make no incidents any more.
    ///
    /// Operation `Services_deleteService`: `DELETE /v3/services/{serviceID}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn services_delete_service(&self, service_id: &str) -> ServicesDeleteService {
        self.core.call(&wire::SERVICES_DELETE_SERVICE).path("serviceID", service_id).into()
    }

    /// Sets the auto-pause of transient alerts.
    ///
    /// Sets how a service delays notifications for alerts that resolve by themselves (auto-pause transient alerts, APTA). It replaces the previous setting.
    ///
    /// Operation `Services_createOrUpdateAPTAConfig`: `PUT /v3/services/{serviceID}/apta-config`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the auto-pause is on and how many minutes it waits.
    pub fn services_create_or_update_apta_config(
        &self,
        service_id: &str,
        body: &crate::services::AptaConfigRequest,
    ) -> ServicesCreateOrUpdateAptaConfig {
        self.core.call(&wire::SERVICES_CREATE_OR_UPDATE_APTA_CONFIG).path("serviceID", service_id).json(body).into()
    }

    /// Sets the intelligent grouping of alerts.
    ///
    /// Sets how a service groups similar alerts into one incident (intelligent alert grouping, IAG). It replaces the previous setting.
    ///
    /// Operation `Services_createOrUpdateIAGConfig`: `PUT /v3/services/{serviceID}/iag-config`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the grouping is on and how long its rolling window is.
    pub fn services_create_or_update_iag_config(
        &self,
        service_id: &str,
        body: &crate::services::IagConfigRequest,
    ) -> ServicesCreateOrUpdateIagConfig {
        self.core.call(&wire::SERVICES_CREATE_OR_UPDATE_IAG_CONFIG).path("serviceID", service_id).json(body).into()
    }

    /// Sets delayed notifications of a service.
    ///
    /// Sets the hours of a service: either one slot for chosen days or separate slots for each day. Notifications of incidents are delayed by these hours and go to the assignee named.
    ///
    /// Operation `Services_delayedNotificationConfig`: `PUT /v3/services/{serviceID}/notification-delay-config`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The slots, their time zone and the assignee.
    pub fn services_delayed_notification_config(
        &self,
        service_id: &str,
        body: &crate::services::NotificationDelayConfig,
    ) -> ServicesDelayedNotificationConfig {
        self.core.call(&wire::SERVICES_DELAYED_NOTIFICATION_CONFIG).path("serviceID", service_id).json(body).into()
    }

    /// Lists the deduplication rules of a service.
    ///
    /// Returns all deduplication rules of a service in order, without pagination.
    ///
    /// Operation `DeduplicationRules_getDeduplicationRules`: `GET /v3/services/{serviceID}/deduplication-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn deduplication_rules_get_deduplication_rules(
        &self,
        service_id: &str,
    ) -> DeduplicationRulesGetDeduplicationRules {
        self.core.call(&wire::DEDUPLICATION_RULES_GET_DEDUPLICATION_RULES).path("serviceID", service_id).into()
    }

    /// Sets the deduplication rules of a service.
    ///
    /// Sets the rules by which alerts of a service are merged into open incidents. The list presumably replaces the service's whole list, so include the rules to keep.
    ///
    /// Operation `DeduplicationRules_createOrUpdateDeduplicationRules`: `POST /v3/services/{serviceID}/deduplication-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The deduplication rules that the service is to have.
    pub fn deduplication_rules_create_or_update_deduplication_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateDeduplicationRulesRequest,
    ) -> DeduplicationRulesCreateOrUpdateDeduplicationRules {
        self.core.call(&wire::DEDUPLICATION_RULES_CREATE_OR_UPDATE_DEDUPLICATION_RULES)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Sets the dependencies of a service.
    ///
    /// Sets which services a service depends on. The list presumably replaces the previous one, so include the dependencies to keep.
    ///
    /// Operation `Dependencies_createOrUpdateDependencies`: `POST /v3/services/{serviceID}/dependencies`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The services that this one depends on.
    pub fn dependencies_create_or_update_dependencies(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateDependenciesRequest,
    ) -> DependenciesCreateOrUpdateDependencies {
        self.core.call(&wire::DEPENDENCIES_CREATE_OR_UPDATE_DEPENDENCIES)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Connects a service to a Slack channel.
    ///
    /// Sets the Slack channel in which the incidents of a service are announced. The organization presumably must have connected its Slack workspace before.
    ///
    /// Operation `Extensions_updateSlackExtension`: `PUT /v3/services/{serviceID}/extensions`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The Slack channel to connect.
    pub fn extensions_update_slack_extension(
        &self,
        service_id: &str,
        body: &crate::services::UpdateSlackExtensionRequest,
    ) -> ExtensionsUpdateSlackExtension {
        self.core.call(&wire::EXTENSIONS_UPDATE_SLACK_EXTENSION).path("serviceID", service_id).json(body).into()
    }

    /// Lists the maintenance windows of a service.
    ///
    /// Returns all maintenance windows of a service in one list, without pagination.
    ///
    /// Operation `MaintenanceMode_getMaintenanceMode`: `GET /v3/services/{serviceID}/maintenance`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn maintenance_mode_get_maintenance_mode(&self, service_id: &str) -> MaintenanceModeGetMaintenanceMode {
        self.core.call(&wire::MAINTENANCE_MODE_GET_MAINTENANCE_MODE).path("serviceID", service_id).into()
    }

    /// Sets the maintenance windows of a service.
    ///
    /// Turns the maintenance mode of a service on or off and sets its windows. A window is presumably removed by sending it with `deleted` true.
    ///
    /// Operation `MaintenanceMode_createOrUpdateMaintenanceMode`: `POST /v3/services/{serviceID}/maintenance`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether the mode is on, and the windows.
    pub fn maintenance_mode_create_or_update_maintenance_mode(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateMaintenanceModeRequest,
    ) -> MaintenanceModeCreateOrUpdateMaintenanceMode {
        self.core.call(&wire::MAINTENANCE_MODE_CREATE_OR_UPDATE_MAINTENANCE_MODE)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Returns whether a service deduplicates by key.
    ///
    /// Returns whether alerts of a service that have the same deduplication key are merged into one incident.
    ///
    /// Operation `Overlay_getOptinForKeyBasedDeduplicationForAService`: `GET /v3/services/{serviceID}/config`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn overlay_get_optin_for_key_based_deduplication_for_a_service(
        &self,
        service_id: &str,
    ) -> OverlayGetOptinForKeyBasedDeduplicationForAService {
        self.core.call(&wire::OVERLAY_GET_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE)
            .path("serviceID", service_id)
            .into()
    }

    /// Enables or disables deduplication by key.
    ///
    /// Sets whether alerts of a service that have the same deduplication key are merged into one incident. The keys come from the templates of the deduplication key overlays.
    ///
    /// Operation `Overlay_optinForKeyBasedDeduplicationForAService`: `PATCH /v3/services/{serviceID}/config`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: Whether deduplication by key is to be on.
    pub fn overlay_optin_for_key_based_deduplication_for_a_service(
        &self,
        service_id: &str,
        body: &crate::services::OptInForKeyBasedDeduplicationRequest,
    ) -> OverlayOptinForKeyBasedDeduplicationForAService {
        self.core.call(&wire::OVERLAY_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Lists the custom content templates of a service.
    ///
    /// Returns the custom content templates of a service for all its alert sources in one list, without pagination.
    ///
    /// Operation `Overlay_getAllCustomContentTemplateOverlayByService`: `GET /v3/services/{serviceID}/overlays/custom-content`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn overlay_get_all_custom_content_template_overlay_by_service(
        &self,
        service_id: &str,
    ) -> OverlayGetAllCustomContentTemplateOverlayByService {
        self.core.call(&wire::OVERLAY_GET_ALL_CUSTOM_CONTENT_TEMPLATE_OVERLAY_BY_SERVICE)
            .path("serviceID", service_id)
            .into()
    }

    /// Renders a custom content template with a sample alert.
    ///
    /// Renders a template with a sample alert and returns the resulting text. Nothing is stored.
    ///
    /// Operation `Overlay_renderCustomContentOverlay`: `POST /v3/services/{serviceID}/overlays/custom-content/render`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The template and the sample alert.
    pub fn overlay_render_custom_content_overlay(
        &self,
        service_id: &str,
        body: &crate::services::RenderCustomContentOverlayRequest,
    ) -> OverlayRenderCustomContentOverlay {
        self.core.call(&wire::OVERLAY_RENDER_CUSTOM_CONTENT_OVERLAY).path("serviceID", service_id).json(body).into()
    }

    /// Deletes the custom content templates of a source.
    ///
    /// Deletes the custom content templates of a service for one alert source. Later incidents from that source presumably have its usual message and description.
    ///
    /// Operation `Overlay_deleteNotificationTemplateOverlay`: `DELETE /v3/services/{serviceID}/overlays/custom-content/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    pub fn overlay_delete_notification_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> OverlayDeleteNotificationTemplateOverlay {
        self.core.call(&wire::OVERLAY_DELETE_NOTIFICATION_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .into()
    }

    /// Gets the custom content templates of a source.
    ///
    /// Returns the custom content templates of a service for one alert source.
    ///
    /// Operation `Overlay_getCustomContentTemplateOverlay`: `GET /v3/services/{serviceID}/overlays/custom-content/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    pub fn overlay_get_custom_content_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> OverlayGetCustomContentTemplateOverlay {
        self.core.call(&wire::OVERLAY_GET_CUSTOM_CONTENT_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .into()
    }

    /// Sets the custom content templates of a source.
    ///
    /// Sets the templates that write message and description of incidents of a service for one alert source. They replace the previous templates.
    ///
    /// Operation `Overlay_createOrUpdateNotificationTemplateOverlay`: `PUT /v3/services/{serviceID}/overlays/custom-content/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    /// - `body`: The two templates and their language.
    pub fn overlay_create_or_update_notification_template_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
        body: &crate::services::UpdateCustomContentTemplateOverlayRequest,
    ) -> OverlayCreateOrUpdateNotificationTemplateOverlay {
        self.core.call(&wire::OVERLAY_CREATE_OR_UPDATE_NOTIFICATION_TEMPLATE_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .json(body)
            .into()
    }

    /// Lists the deduplication key templates of a service.
    ///
    /// Returns the deduplication key templates of a service for all its alert sources in one list, without pagination.
    ///
    /// Operation `Overlay_getAllDedupKeyOverlayByService`: `GET /v3/services/{serviceID}/overlays/dedup-key`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn overlay_get_all_dedup_key_overlay_by_service(
        &self,
        service_id: &str,
    ) -> OverlayGetAllDedupKeyOverlayByService {
        self.core.call(&wire::OVERLAY_GET_ALL_DEDUP_KEY_OVERLAY_BY_SERVICE).path("serviceID", service_id).into()
    }

    /// Renders a deduplication key template with a sample alert.
    ///
    /// Renders a template with a sample alert and returns the resulting key. Nothing is stored.
    ///
    /// Operation `Overlay_renderDedupKeyTemplate`: `POST /v3/services/{serviceID}/overlays/dedup-key/render`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The template and the sample alert.
    pub fn overlay_render_dedup_key_template(
        &self,
        service_id: &str,
        body: &crate::services::RenderDedupKeyTemplateRequest,
    ) -> OverlayRenderDedupKeyTemplate {
        self.core.call(&wire::OVERLAY_RENDER_DEDUP_KEY_TEMPLATE).path("serviceID", service_id).json(body).into()
    }

    /// Deletes the deduplication key template of a source.
    ///
    /// Deletes the deduplication key template of a service for one alert source. Later alerts from that source are no longer merged by this key.
    ///
    /// Operation `Overlay_deleteDedupKeyOverlay`: `DELETE /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    pub fn overlay_delete_dedup_key_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> OverlayDeleteDedupKeyOverlay {
        self.core.call(&wire::OVERLAY_DELETE_DEDUP_KEY_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .into()
    }

    /// Gets the deduplication key template of a source.
    ///
    /// Returns the deduplication key template of a service for one alert source.
    ///
    /// Operation `Overlay_getDedupKeyOverlayForAlertSource`: `GET /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    pub fn overlay_get_dedup_key_overlay_for_alert_source(
        &self,
        service_id: &str,
        alert_source: &str,
    ) -> OverlayGetDedupKeyOverlayForAlertSource {
        self.core.call(&wire::OVERLAY_GET_DEDUP_KEY_OVERLAY_FOR_ALERT_SOURCE)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .into()
    }

    /// Sets the deduplication key template of a source.
    ///
    /// Sets the template that makes the deduplication key for alerts of one alert source, and how long a key is valid. It replaces the previous template; deduplication by key must also be turned on for the service.
    ///
    /// Operation `Overlay_updateDedupKeyOverlay`: `PUT /v3/services/{serviceID}/overlays/dedup-key/{alertSource}`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `alert_source`: Short name of the alert source of the overlay, as in `alert_source_shortname`.
    /// - `body`: The template, its language and how long a key is valid.
    pub fn overlay_update_dedup_key_overlay(
        &self,
        service_id: &str,
        alert_source: &str,
        body: &crate::services::UpdateDedupKeyOverlayRequest,
    ) -> OverlayUpdateDedupKeyOverlay {
        self.core.call(&wire::OVERLAY_UPDATE_DEDUP_KEY_OVERLAY)
            .path("serviceID", service_id)
            .path("alertSource", alert_source)
            .json(body)
            .into()
    }

    /// Lists the routing rules of a service.
    ///
    /// Returns all routing rules of a service in order, without pagination.
    ///
    /// Operation `RoutingRules_getRoutingRules`: `GET /v3/services/{serviceID}/routing-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn routing_rules_get_routing_rules(&self, service_id: &str) -> RoutingRulesGetRoutingRules {
        self.core.call(&wire::ROUTING_RULES_GET_ROUTING_RULES).path("serviceID", service_id).into()
    }

    /// Sets the routing rules of a service.
    ///
    /// Sets the rules by which incidents of a service go to another assignee than its escalation policy. The list presumably replaces the service's whole list, so include the rules to keep.
    ///
    /// Operation `RoutingRules_createOrUpdateRoutingRules`: `POST /v3/services/{serviceID}/routing-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The routing rules that the service is to have.
    pub fn routing_rules_create_or_update_routing_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateRoutingRulesRequest,
    ) -> RoutingRulesCreateOrUpdateRoutingRules {
        self.core.call(&wire::ROUTING_RULES_CREATE_OR_UPDATE_ROUTING_RULES)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Lists the suppression rules of a service.
    ///
    /// Returns all suppression rules of a service in order, without pagination.
    ///
    /// Operation `SuppressionRules_getSuppressionRules`: `GET /v3/services/{serviceID}/suppression-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn suppression_rules_get_suppression_rules(&self, service_id: &str) -> SuppressionRulesGetSuppressionRules {
        self.core.call(&wire::SUPPRESSION_RULES_GET_SUPPRESSION_RULES).path("serviceID", service_id).into()
    }

    /// Sets the suppression rules of a service.
    ///
    /// Sets the rules by which incidents of a service are suppressed without notifying anyone. The list presumably replaces the service's whole list, so include the rules to keep.
    ///
    /// Operation `SuppressionRules_createOrUpdateSuppressionRules`: `POST /v3/services/{serviceID}/suppression-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The suppression rules that the service is to have.
    pub fn suppression_rules_create_or_update_suppression_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateSuppressionRulesRequest,
    ) -> SuppressionRulesCreateOrUpdateSuppressionRules {
        self.core.call(&wire::SUPPRESSION_RULES_CREATE_OR_UPDATE_SUPPRESSION_RULES)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }

    /// Lists the tagging rules of a service.
    ///
    /// Returns all tagging rules of a service in order, without pagination.
    ///
    /// Operation `TaggingRules_getTaggingRules`: `GET /v3/services/{serviceID}/tagging-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    pub fn tagging_rules_get_tagging_rules(&self, service_id: &str) -> TaggingRulesGetTaggingRules {
        self.core.call(&wire::TAGGING_RULES_GET_TAGGING_RULES).path("serviceID", service_id).into()
    }

    /// Sets the tagging rules of a service.
    ///
    /// Sets the rules by which new incidents of a service get tags. The tags of a rule may be empty only if its expression adds tags itself. The list presumably replaces the service's whole list, so include the rules to keep.
    ///
    /// Operation `TaggingRules_createOrUpdateTaggingRules`: `POST /v3/services/{serviceID}/tagging-rules`.
    ///
    /// - `service_id`: Id of the service, as the `id` of a service that the list of services gives.
    /// - `body`: The tagging rules that the service is to have.
    pub fn tagging_rules_create_or_update_tagging_rules(
        &self,
        service_id: &str,
        body: &crate::services::CreateOrUpdateTaggingRulesRequest,
    ) -> TaggingRulesCreateOrUpdateTaggingRules {
        self.core.call(&wire::TAGGING_RULES_CREATE_OR_UPDATE_TAGGING_RULES)
            .path("serviceID", service_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `Services_getServices`, from [`services_get_services`](crate::Client::services_get_services).
    ServicesGetServices -> Vec<crate::services::Service> {
        /// Filter on the owner of the services: presumably the id of the user or squad that owns them.
        entity_owner: &str => query "entity_owner",
        /// Only services of this name.
        name: &str => query "name",
    }
}

squad_core::operation_request! {
    /// Request of `Services_createService`, from [`services_create_service`](crate::Client::services_create_service).
    ServicesCreateService -> crate::services::Service {}
}

squad_core::operation_request! {
    /// Request of `Services_getServicesByName`, from [`services_get_services_by_name`](crate::Client::services_get_services_by_name).
    ServicesGetServicesByName -> crate::services::Service {}
}

squad_core::operation_request! {
    /// Request of `Services_getServiceById`, from [`services_get_service_by_id`](crate::Client::services_get_service_by_id).
    ServicesGetServiceById -> crate::services::Service {
        /// Id of the team that owns the service; optional.
        owner_id: &str => query "owner_id",
    }
}

squad_core::operation_request! {
    /// Request of `Services_updateService`, from [`services_update_service`](crate::Client::services_update_service).
    ServicesUpdateService -> crate::services::Service {}
}

squad_core::operation_request! {
    /// Request of `Services_deleteService`, from [`services_delete_service`](crate::Client::services_delete_service).
    ServicesDeleteService -> () {}
}

squad_core::operation_request! {
    /// Request of `Services_createOrUpdateAPTAConfig`, from [`services_create_or_update_apta_config`](crate::Client::services_create_or_update_apta_config).
    ServicesCreateOrUpdateAptaConfig -> crate::services::AptaConfigResponse {}
}

squad_core::operation_request! {
    /// Request of `Services_createOrUpdateIAGConfig`, from [`services_create_or_update_iag_config`](crate::Client::services_create_or_update_iag_config).
    ServicesCreateOrUpdateIagConfig -> crate::services::IagConfigResponse {}
}

squad_core::operation_request! {
    /// Request of `Services_delayedNotificationConfig`, from [`services_delayed_notification_config`](crate::Client::services_delayed_notification_config).
    ServicesDelayedNotificationConfig -> crate::services::Service {}
}

squad_core::operation_request! {
    /// Request of `DeduplicationRules_getDeduplicationRules`, from [`deduplication_rules_get_deduplication_rules`](crate::Client::deduplication_rules_get_deduplication_rules).
    DeduplicationRulesGetDeduplicationRules -> crate::services::DeduplicationRules {}
}

squad_core::operation_request! {
    /// Request of `DeduplicationRules_createOrUpdateDeduplicationRules`, from [`deduplication_rules_create_or_update_deduplication_rules`](crate::Client::deduplication_rules_create_or_update_deduplication_rules).
    DeduplicationRulesCreateOrUpdateDeduplicationRules -> crate::services::DeduplicationRules {}
}

squad_core::operation_request! {
    /// Request of `Dependencies_createOrUpdateDependencies`, from [`dependencies_create_or_update_dependencies`](crate::Client::dependencies_create_or_update_dependencies).
    DependenciesCreateOrUpdateDependencies -> crate::services::DependenciesResponse {}
}

squad_core::operation_request! {
    /// Request of `Extensions_updateSlackExtension`, from [`extensions_update_slack_extension`](crate::Client::extensions_update_slack_extension).
    ExtensionsUpdateSlackExtension -> crate::services::SlackExtensionServiceExtension {}
}

squad_core::operation_request! {
    /// Request of `MaintenanceMode_getMaintenanceMode`, from [`maintenance_mode_get_maintenance_mode`](crate::Client::maintenance_mode_get_maintenance_mode).
    MaintenanceModeGetMaintenanceMode -> Vec<crate::services::MaintenanceMode> {}
}

squad_core::operation_request! {
    /// Request of `MaintenanceMode_createOrUpdateMaintenanceMode`, from [`maintenance_mode_create_or_update_maintenance_mode`](crate::Client::maintenance_mode_create_or_update_maintenance_mode).
    MaintenanceModeCreateOrUpdateMaintenanceMode -> String {}
}

squad_core::operation_request! {
    /// Request of `Overlay_getOptinForKeyBasedDeduplicationForAService`, from [`overlay_get_optin_for_key_based_deduplication_for_a_service`](crate::Client::overlay_get_optin_for_key_based_deduplication_for_a_service).
    OverlayGetOptinForKeyBasedDeduplicationForAService -> crate::services::ServiceConfig {}
}

squad_core::operation_request! {
    /// Request of `Overlay_optinForKeyBasedDeduplicationForAService`, from [`overlay_optin_for_key_based_deduplication_for_a_service`](crate::Client::overlay_optin_for_key_based_deduplication_for_a_service).
    OverlayOptinForKeyBasedDeduplicationForAService -> Map<String, Value> {}
}

squad_core::operation_request! {
    /// Request of `Overlay_getAllCustomContentTemplateOverlayByService`, from [`overlay_get_all_custom_content_template_overlay_by_service`](crate::Client::overlay_get_all_custom_content_template_overlay_by_service).
    OverlayGetAllCustomContentTemplateOverlayByService -> Vec<crate::services::CustomContentOverlay> {}
}

squad_core::operation_request! {
    /// Request of `Overlay_renderCustomContentOverlay`, from [`overlay_render_custom_content_overlay`](crate::Client::overlay_render_custom_content_overlay).
    OverlayRenderCustomContentOverlay -> String {}
}

squad_core::operation_request! {
    /// Request of `Overlay_deleteNotificationTemplateOverlay`, from [`overlay_delete_notification_template_overlay`](crate::Client::overlay_delete_notification_template_overlay).
    OverlayDeleteNotificationTemplateOverlay -> () {}
}

squad_core::operation_request! {
    /// Request of `Overlay_getCustomContentTemplateOverlay`, from [`overlay_get_custom_content_template_overlay`](crate::Client::overlay_get_custom_content_template_overlay).
    OverlayGetCustomContentTemplateOverlay -> crate::services::CustomContentOverlay {}
}

squad_core::operation_request! {
    /// Request of `Overlay_createOrUpdateNotificationTemplateOverlay`, from [`overlay_create_or_update_notification_template_overlay`](crate::Client::overlay_create_or_update_notification_template_overlay).
    OverlayCreateOrUpdateNotificationTemplateOverlay -> crate::services::CustomContentOverlay {}
}

squad_core::operation_request! {
    /// Request of `Overlay_getAllDedupKeyOverlayByService`, from [`overlay_get_all_dedup_key_overlay_by_service`](crate::Client::overlay_get_all_dedup_key_overlay_by_service).
    OverlayGetAllDedupKeyOverlayByService -> Vec<crate::services::Overlay> {}
}

squad_core::operation_request! {
    /// Request of `Overlay_renderDedupKeyTemplate`, from [`overlay_render_dedup_key_template`](crate::Client::overlay_render_dedup_key_template).
    OverlayRenderDedupKeyTemplate -> String {}
}

squad_core::operation_request! {
    /// Request of `Overlay_deleteDedupKeyOverlay`, from [`overlay_delete_dedup_key_overlay`](crate::Client::overlay_delete_dedup_key_overlay).
    OverlayDeleteDedupKeyOverlay -> () {}
}

squad_core::operation_request! {
    /// Request of `Overlay_getDedupKeyOverlayForAlertSource`, from [`overlay_get_dedup_key_overlay_for_alert_source`](crate::Client::overlay_get_dedup_key_overlay_for_alert_source).
    OverlayGetDedupKeyOverlayForAlertSource -> crate::services::Overlay {}
}

squad_core::operation_request! {
    /// Request of `Overlay_updateDedupKeyOverlay`, from [`overlay_update_dedup_key_overlay`](crate::Client::overlay_update_dedup_key_overlay).
    OverlayUpdateDedupKeyOverlay -> crate::services::Overlay {}
}

squad_core::operation_request! {
    /// Request of `RoutingRules_getRoutingRules`, from [`routing_rules_get_routing_rules`](crate::Client::routing_rules_get_routing_rules).
    RoutingRulesGetRoutingRules -> crate::services::RoutingRules {}
}

squad_core::operation_request! {
    /// Request of `RoutingRules_createOrUpdateRoutingRules`, from [`routing_rules_create_or_update_routing_rules`](crate::Client::routing_rules_create_or_update_routing_rules).
    RoutingRulesCreateOrUpdateRoutingRules -> crate::services::RoutingRules {}
}

squad_core::operation_request! {
    /// Request of `SuppressionRules_getSuppressionRules`, from [`suppression_rules_get_suppression_rules`](crate::Client::suppression_rules_get_suppression_rules).
    SuppressionRulesGetSuppressionRules -> crate::services::SuppressionRules {}
}

squad_core::operation_request! {
    /// Request of `SuppressionRules_createOrUpdateSuppressionRules`, from [`suppression_rules_create_or_update_suppression_rules`](crate::Client::suppression_rules_create_or_update_suppression_rules).
    SuppressionRulesCreateOrUpdateSuppressionRules -> crate::services::SuppressionRulesContainer {}
}

squad_core::operation_request! {
    /// Request of `TaggingRules_getTaggingRules`, from [`tagging_rules_get_tagging_rules`](crate::Client::tagging_rules_get_tagging_rules).
    TaggingRulesGetTaggingRules -> crate::services::TaggingRules {}
}

squad_core::operation_request! {
    /// Request of `TaggingRules_createOrUpdateTaggingRules`, from [`tagging_rules_create_or_update_tagging_rules`](crate::Client::tagging_rules_create_or_update_tagging_rules).
    TaggingRulesCreateOrUpdateTaggingRules -> crate::services::TaggingRules {}
}
