// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `extensions` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Get the Microsoft Teams configuration.
    ///
    /// Reads how the organization is connected to Microsoft Teams: which events are posted and to which channels.
    ///
    /// `GET /v3/extensions/msteams/config`
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn ms_teams_get_msteams_config(&self) -> RequestBuilder<'_, crate::extensions::MsTeamsConfigResponse> {
        self.core.call(&wire::MS_TEAMS_GET_MSTEAMS_CONFIG).answered()
    }

    /// Set the Microsoft Teams configuration.
    ///
    /// Creates the connection of the organization to Microsoft Teams, or replaces the one that exists. Send the complete configuration, with every connected team and channel.
    ///
    /// `POST /v3/extensions/msteams/config`
    ///
    /// - `body`: The configuration as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn ms_teams_create_or_update_msteams_configuration(
        &self,
        body: &crate::extensions::CreateOrUpdateMsTeamsConfigRequest,
    ) -> RequestBuilder<'_, crate::extensions::MsTeamsConfigResponse> {
        self.core.call(&wire::MS_TEAMS_CREATE_OR_UPDATE_MSTEAMS_CONFIGURATION).json(body).answered()
    }

    /// List the outgoing webhooks.
    ///
    /// Returns the outgoing webhooks of the organization in short form, a page at a time. Addresses and headers are part of the answer for a single webhook only.
    ///
    /// `GET /v3/extensions/event-webhooks`
    ///
    /// - `page_limit`: Number of webhooks in one answer, written as a string.
    /// - `offset`: Where the answer begins in the whole list, written as a string.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webhooks_get_all_webhooks(
        &self,
        page_limit: Option<&str>,
        offset: Option<&str>,
    ) -> RequestBuilder<'_, crate::extensions::WebhookPage> {
        self.core.call(&wire::WEBHOOKS_GET_ALL_WEBHOOKS)
            .query("page-limit", page_limit)
            .query("offset", offset)
            .answered()
    }

    /// Create an outgoing webhook.
    ///
    /// Sets up a webhook that calls the given addresses on the given events. Deliveries that are not answered with success are tried again. Sending the request twice makes two webhooks.
    ///
    /// `POST /v3/extensions/event-webhooks`
    ///
    /// - `body`: Events, addresses, filters and payload of the new webhook.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webhooks_create_webhook(
        &self,
        body: &crate::extensions::Webhook,
    ) -> RequestBuilder<'_, crate::extensions::WebhookResponse> {
        self.core.call(&wire::WEBHOOKS_CREATE_WEBHOOK).json(body).answered()
    }

    /// Delete an outgoing webhook.
    ///
    /// Removes one webhook, so that its addresses are called no more.
    ///
    /// `DELETE /v3/extensions/event-webhooks/{eventWebhookID}`
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webhooks_delete_webhook(&self, event_webhook_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::WEBHOOKS_DELETE_WEBHOOK).path("eventWebhookID", event_webhook_id).answered()
    }

    /// Get one outgoing webhook.
    ///
    /// Reads a single webhook with its events, addresses, headers, filters and payload. The answer holds secrets.
    ///
    /// `GET /v3/extensions/event-webhooks/{eventWebhookID}`
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webhooks_get_webhook_by_id(
        &self,
        event_webhook_id: &str,
    ) -> RequestBuilder<'_, crate::extensions::WebhookResponse> {
        self.core.call(&wire::WEBHOOKS_GET_WEBHOOK_BY_ID).path("eventWebhookID", event_webhook_id).answered()
    }

    /// Update an outgoing webhook.
    ///
    /// Changes the events, addresses, headers, filters or payload of one webhook. The body has the form used for creating one, so send everything and not just what changes.
    ///
    /// `PUT /v3/extensions/event-webhooks/{eventWebhookID}`
    ///
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    /// - `body`: The webhook as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn webhooks_update_webhook(
        &self,
        event_webhook_id: &str,
        body: &crate::extensions::Webhook,
    ) -> RequestBuilder<'_, crate::extensions::WebhookResponse> {
        self.core.call(&wire::WEBHOOKS_UPDATE_WEBHOOK).path("eventWebhookID", event_webhook_id).json(body).answered()
    }
}
