// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `extensions` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Gets the Microsoft Teams configuration.
    ///
    /// Returns how the organization is connected to Microsoft Teams: which events are posted and to which channels.
    ///
    /// Operation `MSTeams_getMsteamsConfig`: `GET /v3/extensions/msteams/config`.
    pub fn ms_teams_get_msteams_config(&self) -> MsTeamsGetMsteamsConfig {
        self.core.call(&wire::MS_TEAMS_GET_MSTEAMS_CONFIG).into()
    }

    /// Sets the Microsoft Teams configuration.
    ///
    /// Creates the connection of the organization to Microsoft Teams, or replaces the one that exists. Send the complete configuration, with every connected team and channel.
    ///
    /// Operation `MSTeams_createOrUpdateMsteamsConfiguration`: `POST /v3/extensions/msteams/config`.
    ///
    /// - `body`: The configuration as it is to be from now on.
    pub fn ms_teams_create_or_update_msteams_configuration(
        &self,
        body: &crate::extensions::CreateOrUpdateMsTeamsConfigRequest,
    ) -> MsTeamsCreateOrUpdateMsteamsConfiguration {
        self.core.call(&wire::MS_TEAMS_CREATE_OR_UPDATE_MSTEAMS_CONFIGURATION).json(body).into()
    }

    /// Lists the outgoing webhooks.
    ///
    /// Returns the outgoing webhooks of the organization in short form, one page at a time. Addresses and headers are returned for a single webhook only.
    ///
    /// Operation `Webhooks_getAllWebhooks`: `GET /v3/extensions/event-webhooks`.
    ///
    /// Optional: [`page_limit`](WebhooksGetAllWebhooks::page_limit), [`offset`](WebhooksGetAllWebhooks::offset).
    pub fn webhooks_get_all_webhooks(&self) -> WebhooksGetAllWebhooks {
        self.core.call(&wire::WEBHOOKS_GET_ALL_WEBHOOKS).into()
    }

    /// Creates an outgoing webhook.
    ///
    /// Sets up a webhook that calls the given addresses on the given events. Failed deliveries are retried. Sending the request twice makes two webhooks.
    ///
    /// Operation `Webhooks_createWebhook`: `POST /v3/extensions/event-webhooks`.
    ///
    /// - `body`: Events, addresses, filters and payload of the new webhook.
    pub fn webhooks_create_webhook(&self, body: &crate::extensions::Webhook) -> WebhooksCreateWebhook {
        self.core.call(&wire::WEBHOOKS_CREATE_WEBHOOK).json(body).into()
    }

    /// Deletes an outgoing webhook.
    ///
    /// Removes one webhook, so that its addresses are called no more.
    ///
    /// Operation `Webhooks_deleteWebhook`: `DELETE /v3/extensions/event-webhooks/{eventWebhookID}`.
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    pub fn webhooks_delete_webhook(&self, event_webhook_id: &str) -> WebhooksDeleteWebhook {
        self.core.call(&wire::WEBHOOKS_DELETE_WEBHOOK).path("eventWebhookID", event_webhook_id).into()
    }

    /// Gets one outgoing webhook.
    ///
    /// Returns a single webhook with its events, addresses, headers, filters and payload. The response contains secrets.
    ///
    /// Operation `Webhooks_getWebhookById`: `GET /v3/extensions/event-webhooks/{eventWebhookID}`.
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    pub fn webhooks_get_webhook_by_id(&self, event_webhook_id: &str) -> WebhooksGetWebhookById {
        self.core.call(&wire::WEBHOOKS_GET_WEBHOOK_BY_ID).path("eventWebhookID", event_webhook_id).into()
    }

    /// Updates an outgoing webhook.
    ///
    /// Changes the events, addresses, headers, filters or payload of one webhook. The body has the same form as for creating one, so send all fields, not only those that change.
    ///
    /// Operation `Webhooks_updateWebhook`: `PUT /v3/extensions/event-webhooks/{eventWebhookID}`.
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    /// - `body`: The webhook as it is to be from now on.
    pub fn webhooks_update_webhook(
        &self,
        event_webhook_id: &str,
        body: &crate::extensions::Webhook,
    ) -> WebhooksUpdateWebhook {
        self.core.call(&wire::WEBHOOKS_UPDATE_WEBHOOK).path("eventWebhookID", event_webhook_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `MSTeams_getMsteamsConfig`, from [`ms_teams_get_msteams_config`](crate::Client::ms_teams_get_msteams_config).
    MsTeamsGetMsteamsConfig -> crate::extensions::MsTeamsConfigResponse {}
}

squad_core::operation_request! {
    /// Request of `MSTeams_createOrUpdateMsteamsConfiguration`, from [`ms_teams_create_or_update_msteams_configuration`](crate::Client::ms_teams_create_or_update_msteams_configuration).
    MsTeamsCreateOrUpdateMsteamsConfiguration -> crate::extensions::MsTeamsConfigResponse {}
}

squad_core::operation_request! {
    /// Request of `Webhooks_getAllWebhooks`, from [`webhooks_get_all_webhooks`](crate::Client::webhooks_get_all_webhooks).
    WebhooksGetAllWebhooks -> crate::extensions::WebhookPage {
        /// Maximum number of webhooks in one response, written as a string.
        page_limit: &str => query "page-limit",
        /// Offset of the first item in the whole list, written as a string.
        offset: &str => query "offset",
    }
}

squad_core::operation_request! {
    /// Request of `Webhooks_createWebhook`, from [`webhooks_create_webhook`](crate::Client::webhooks_create_webhook).
    WebhooksCreateWebhook -> crate::extensions::WebhookResponse {}
}

squad_core::operation_request! {
    /// Request of `Webhooks_deleteWebhook`, from [`webhooks_delete_webhook`](crate::Client::webhooks_delete_webhook).
    WebhooksDeleteWebhook -> () {}
}

squad_core::operation_request! {
    /// Request of `Webhooks_getWebhookById`, from [`webhooks_get_webhook_by_id`](crate::Client::webhooks_get_webhook_by_id).
    WebhooksGetWebhookById -> crate::extensions::WebhookResponse {}
}

squad_core::operation_request! {
    /// Request of `Webhooks_updateWebhook`, from [`webhooks_update_webhook`](crate::Client::webhooks_update_webhook).
    WebhooksUpdateWebhook -> crate::extensions::WebhookResponse {}
}
