//! Requests that create and change outgoing webhooks.

use std::fmt;

use serde_json::{Map, Value, json};

use super::{WebhookFilter, WebhookTrigger};
use crate::{Error, IdOf, Kind, Result, TeamId, kind};

/// An address that a webhook calls. `Debug` does not show it, because it often contains credentials.
///
/// The vendor's documentation names POST, PUT and PATCH as methods.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct WebhookAddress {
    method: &'static str,
    url: String,
}

impl WebhookAddress {
    /// Calls the URL with POST.
    pub fn post(url: impl Into<String>) -> Self {
        Self::new("POST", url)
    }

    /// Calls the URL with PUT.
    pub fn put(url: impl Into<String>) -> Self {
        Self::new("PUT", url)
    }

    /// Calls the URL with PATCH.
    pub fn patch(url: impl Into<String>) -> Self {
        Self::new("PATCH", url)
    }

    fn new(method: &'static str, url: impl Into<String>) -> Self {
        let url = url.into();
        Self { method, url }
    }

    fn value(self) -> Result<Value> {
        if !self.url.starts_with("https://") && !self.url.starts_with("http://") {
            return Err(invalid(
                "the address of a webhook must start with https:// or http://",
            ));
        }
        Ok(json!({ "url": self.url, "method": self.method }))
    }
}

impl fmt::Debug for WebhookAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookAddress")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// An outgoing webhook to create. `Debug` shows neither its addresses nor the values of its headers.
///
/// ```
/// use squadcast::extensions::{NewWebhook, WebhookAddress};
///
/// let address = WebhookAddress::post("https://hooks.example.com/squadcast");
/// let webhook = NewWebhook::new("Chat", "event", address)
///     .on("incident", "triggered")
///     .header("x-token", "secret")
///     .retries(2);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NewWebhook(Fields);

/// Changes to an outgoing webhook. Fields that are not set keep their value.
///
/// ```
/// use squadcast::extensions::WebhookUpdate;
///
/// let update = WebhookUpdate::new().name("Chat").header("x-token", "new secret");
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct WebhookUpdate(Fields);

#[derive(Clone, Default)]
struct Fields {
    set: Map<String, Value>,
    addresses: Vec<WebhookAddress>,
    problem: Option<Error>,
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fields")
            .field("set", &self.set.keys().collect::<Vec<_>>())
            .field("addresses", &self.addresses)
            .finish_non_exhaustive()
    }
}

impl Fields {
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.set.insert(name.to_owned(), value.into());
    }

    /// Adds an element to a list.
    fn push(&mut self, name: &str, value: impl Into<Value>) {
        let list = self.set.entry(name.to_owned()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(value.into());
        }
    }

    /// Sets `value` as serialized, or keeps the first error.
    fn serialized(&mut self, name: &str, value: &impl serde::Serialize) {
        match serde_json::to_value(value) {
            Ok(value) => self.set(name, value),
            Err(error) => {
                let error = invalid("the webhook cannot be written as JSON").with_source(error);
                self.problem.get_or_insert(error);
            }
        }
    }

    fn finish(mut self) -> Result<Map<String, Value>> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        for address in std::mem::take(&mut self.addresses) {
            let list = self.set.entry("urls").or_insert_with(|| json!([]));
            if let Value::Array(list) = list {
                list.push(address.value()?);
            }
        }
        Ok(self.set)
    }
}

macro_rules! setters {
    ($name:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.0.set("description", description.into());
                self
            }

            /// Adds an event on which the webhook is sent, by its class and type. The reference does not list them. The events
            /// that are set replace those before.
            #[doc(alias = "triggers")]
            pub fn on(
                mut self,
                event_class: impl Into<String>,
                event_type: impl Into<String>,
            ) -> Self {
                let (class, kind) = (event_class.into(), event_type.into());
                let trigger = json!({ "event_class": class, "event_type": kind });
                self.0.push("triggers", trigger);
                self
            }

            /// Adds an address to call. The addresses that are set replace those before.
            pub fn address(mut self, address: WebhookAddress) -> Self {
                self.0.addresses.push(address);
                self
            }

            /// Adds a header that is sent with every call. Its value is treated as a secret. The headers that are set replace
            /// those before.
            pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                let headers = self.0.set.entry("header").or_insert_with(|| json!({}));
                if let Value::Object(headers) = headers {
                    headers.insert(name.into(), value.into().into());
                }
                self
            }

            /// Sets the conditions that an event must meet for the webhook to be sent.
            pub fn filter(mut self, filter: &WebhookFilter) -> Self {
                self.0.serialized("filters", filter);
                self
            }

            /// Sets how many times a failed delivery is retried.
            #[doc(alias = "max_retry")]
            pub fn retries(mut self, retries: u8) -> Self {
                self.0.set("max_retry", retries);
                self
            }

            /// Adds a team whose events count. The teams that are set replace those before.
            pub fn team(mut self, team: impl IdOf<kind::Team>) -> Self {
                match TeamId::of(team) {
                    Ok(team) => {
                        self.0.push("teams", String::from(team));
                        self.0.set("is_all_teams_configured", false);
                    }
                    Err(error) => {
                        self.0.problem.get_or_insert(error);
                    }
                }
                self
            }

            /// Lets the events of all teams count.
            #[doc(alias = "is_all_teams_configured")]
            pub fn all_teams(mut self) -> Self {
                self.0.set("teams", json!([]));
                self.0.set("is_all_teams_configured", true);
                self
            }

            /// Adds an e-mail address that is notified when deliveries fail. The addresses that are set replace those before.
            #[doc(alias = "mail_ids")]
            pub fn notify(mut self, email: impl Into<String>) -> Self {
                self.0.push("mail_ids", email.into());
                self
            }

            /// Sets the kind of the request body, a standard one or a custom one. The values are not documented.
            pub fn payload_type(mut self, kind: impl Into<String>) -> Self {
                self.0.set("payload_type", kind.into());
                self
            }

            /// Sets the template of the request body.
            pub fn custom_payload(mut self, template: impl Into<String>) -> Self {
                self.0.set("custom_payload", template.into());
                self
            }

            /// Sets the payload template to use, by its slug.
            pub fn custom_payload_template(mut self, slug: impl Into<String>) -> Self {
                self.0.set("custom_payload_template_slug", slug.into());
                self
            }

            /// Sets the language in which the template is written.
            pub fn language(mut self, language: impl Into<String>) -> Self {
                self.0.set("language", language.into());
                self
            }
        }
    };
}

setters!(NewWebhook);
setters!(WebhookUpdate);

impl NewWebhook {
    /// Creates a webhook that calls an address.
    ///
    /// `trigger_type` says what sends it, presumably an event or a person. The values are not documented; those of a webhook
    /// that was created in the web app are in [`Webhook::trigger_type`](field@super::Webhook::trigger_type).
    pub fn new(
        name: impl Into<String>,
        trigger_type: impl Into<String>,
        address: WebhookAddress,
    ) -> Self {
        let mut fields = Fields::default();
        fields.set("name", name.into());
        fields.set("trigger_type", trigger_type.into());
        fields.set("triggers", json!([]));
        fields.addresses.push(address);
        Self(fields)
    }

    pub(super) fn request(self) -> Result<Map<String, Value>> {
        self.0.finish()
    }
}

impl WebhookUpdate {
    /// Creates an update that changes nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.0.set("name", name.into());
        self
    }

    /// Sets what sends the webhook. The values are not documented.
    pub fn trigger_type(mut self, trigger_type: impl Into<String>) -> Self {
        self.0.set("trigger_type", trigger_type.into());
        self
    }

    /// Replaces all events on which the webhook is sent.
    pub fn triggers(mut self, triggers: impl IntoIterator<Item = WebhookTrigger>) -> Self {
        let triggers: Vec<WebhookTrigger> = triggers.into_iter().collect();
        self.0.serialized("triggers", &triggers);
        self
    }

    /// Removes all headers.
    pub fn no_headers(mut self) -> Self {
        self.0.set("header", json!({}));
        self
    }

    /// Sends the webhook for every event.
    pub fn no_filter(mut self) -> Self {
        self.0.set("filters", Value::Null);
        self
    }

    pub(super) fn request(self) -> Result<Map<String, Value>> {
        self.0.finish()
    }
}

pub(super) fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
