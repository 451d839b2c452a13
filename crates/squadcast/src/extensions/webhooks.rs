//! The outgoing webhooks of the organization.

use serde_json::{Map, Value};
use squad_core::list::{Page, Paging};
use squadcast_raw::wire::{
    WEBHOOKS_CREATE_WEBHOOK, WEBHOOKS_GET_ALL_WEBHOOKS, WEBHOOKS_GET_WEBHOOK_BY_ID,
    WEBHOOKS_UPDATE_WEBHOOK,
};

use super::new_webhook::invalid;
use super::{NewWebhook, Webhook, WebhookSummary, WebhookUpdate};
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, Squadcast, WebhookId, kind, page};

/// The fields that the service adds to the settings of a webhook. They are not sent back.
const ADDED: &[&str] = &[
    "id",
    "created_at",
    "updated_at",
    "organization_id",
    "author_id",
    "slug",
    "version",
];

/// The outgoing webhooks. From [`Squadcast::webhooks`].
#[derive(Debug, Clone, Copy)]
pub struct Webhooks<'a> {
    client: &'a Squadcast,
}

impl<'a> Webhooks<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the webhooks in short form. [`get`](Self::get) returns the addresses, headers and events of one.
    ///
    /// Operation: `Webhooks_getAllWebhooks`.
    #[doc(alias = "page-limit")]
    pub fn list(&self) -> List<WebhookSummary> {
        let client = self.client.clone();
        let core = client.raw().core().clone();
        List::paged(
            &core,
            &WEBHOOKS_GET_ALL_WEBHOOKS,
            Paging::Offset(page::SIZE.into()),
            move |position| {
                let mut list = client.raw().webhooks_get_all_webhooks();
                list = list.page_limit(&page::SIZE.to_string());
                if let Some(offset) = position.offset() {
                    list = list.offset(&offset.to_string());
                }
                let webhooks = list.into_request();
                Ok(webhooks.map(|list| Page::new(list.result).total(list.meta.total_count)))
            },
        )
    }

    /// Gets a webhook. It contains secrets, which `Debug` does not show: the addresses and the values of the headers.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webhook does not exist.
    ///
    /// Operation: `Webhooks_getWebhookById`.
    pub fn get(&self, webhook: impl IdOf<kind::Webhook>) -> RequestBuilder<Webhook> {
        request(|| {
            let webhook = WebhookId::of(webhook)?;
            let raw = self.client.raw();
            Ok(raw.webhooks_get_webhook_by_id(webhook.as_str()).into())
        })
    }

    /// Creates a webhook.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an address is not an http or https URL.
    ///
    /// Operation: `Webhooks_createWebhook`.
    pub fn create(&self, webhook: NewWebhook) -> RequestBuilder<Webhook> {
        request(|| {
            let body = webhook.request()?;
            let core = self.client.raw().core();
            Ok(core.call(&WEBHOOKS_CREATE_WEBHOOK).json(&body).request())
        })
    }

    /// Updates a webhook. Fields that the update does not set keep their value.
    ///
    /// The service replaces the whole webhook, so it is read first. A change that another writer makes in between is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webhook does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) if an address is not an http or https URL.
    ///
    /// Operation: `Webhooks_updateWebhook`.
    pub fn update(
        &self,
        webhook: impl IdOf<kind::Webhook>,
        update: WebhookUpdate,
    ) -> RequestBuilder<Webhook> {
        request(|| {
            let (webhook, changes) = (WebhookId::of(webhook)?, update.request()?);
            let core = self.client.raw().core().clone();
            let read = core
                .call(&WEBHOOKS_GET_WEBHOOK_BY_ID)
                .path("eventWebhookID", &webhook)
                .request::<Map<String, Value>>();
            Ok(read.and_then(move |read| replaced(&core, &webhook, read, changes)))
        })
    }

    /// Replaces a webhook: sends all fields of `read`, as it was read before, with the changes.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webhook does not exist.
    ///
    /// Operation: `Webhooks_updateWebhook`.
    pub fn replace(&self, read: &Webhook, changes: WebhookUpdate) -> RequestBuilder<Webhook> {
        request(|| {
            let (webhook, changes) = (WebhookId::of(read)?, changes.request()?);
            let read = serde_json::to_value(read);
            let Ok(Value::Object(read)) = read else {
                return Err(invalid("the webhook cannot be written as JSON"));
            };
            let core = self.client.raw().core();
            Ok(replaced(core, &webhook, read, changes))
        })
    }

    /// Deletes a webhook, so that its addresses are no longer called.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the webhook does not exist.
    ///
    /// Operation: `Webhooks_deleteWebhook`.
    pub fn delete(&self, webhook: impl IdOf<kind::Webhook>) -> RequestBuilder<()> {
        request(|| {
            let webhook: Result<WebhookId> = WebhookId::of(webhook);
            let raw = self.client.raw();
            Ok(raw.webhooks_delete_webhook(webhook?.as_str()).into())
        })
    }
}

fn replaced(
    core: &squad_core::Client,
    webhook: &WebhookId,
    mut body: Map<String, Value>,
    changes: Map<String, Value>,
) -> RequestBuilder<Webhook> {
    body.retain(|name, _| !ADDED.contains(&name.as_str()));
    body.extend(changes);
    core.call(&WEBHOOKS_UPDATE_WEBHOOK)
        .path("eventWebhookID", webhook)
        .json(&body)
        .request()
}
