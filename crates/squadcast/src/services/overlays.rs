//! Templates by which a service turns alerts into the texts of an incident and into deduplication keys, an alert source each.
//!
//! An alert source is named by its short name, as it stands in the address that alerts are sent to. Templates are in the
//! template language of Go.

use std::time::Duration;

use serde_json::Value;
use squadcast_raw::services::{
    NewDedupKeyOverlay, RenderCustomContentOverlayRequest, RenderDedupKeyTemplateRequest,
    TemplateOverlay, UpdateCustomContentTemplateOverlayRequest, UpdateDedupKeyOverlayRequest,
};

use super::{CustomContentTemplate, DedupKeyTemplate, minutes};
use crate::{List, Result, Squadcast};

/// The one template language that is known to be taken.
const LANGUAGE: &str = "go";

/// The longest time that a deduplication key can hold: 48 hours.
const LONGEST_KEY_MINUTES: u64 = 2880;

/// The templates for message and description of one service. From
/// [`Services::custom_content`](super::Services::custom_content).
#[derive(Debug, Clone)]
pub struct CustomContentTemplates<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

/// The templates for deduplication keys of one service. From [`Services::dedup_keys`](super::Services::dedup_keys).
///
/// They work once deduplication by key is [turned on](super::Services::set_deduplication_by_key).
#[derive(Debug, Clone)]
pub struct DedupKeyTemplates<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

/// How a deduplication key is made, and how long it holds.
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::NewDedupKey;
///
/// let by_host = NewDedupKey::new("{{ .labels.host }}", Duration::from_secs(60 * 60));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewDedupKey {
    template: String,
    holds: Duration,
}

impl NewDedupKey {
    /// A template, and how long alerts with the same key are merged: whole minutes, 48 hours at most.
    pub fn new(template: impl Into<String>, holds: Duration) -> Self {
        Self {
            template: template.into(),
            holds,
        }
    }
}

impl<'a> CustomContentTemplates<'a> {
    pub(super) fn new(client: &'a Squadcast, service: &str) -> Self {
        Self {
            client,
            service: service.into(),
        }
    }

    /// Lists the templates of all alert sources.
    pub fn list(&self) -> List<'a, CustomContentTemplate> {
        let (raw, service) = (self.client.raw(), self.service.clone());
        List::whole(async move {
            raw.overlay_get_all_custom_content_template_overlay_by_service(&service)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Reads the templates of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none, and every other [`Kind`](crate::Kind).
    pub async fn get(&self, alert_source: &str) -> Result<CustomContentTemplate> {
        Ok(self
            .client
            .raw()
            .overlay_get_custom_content_template_overlay(&self.service, alert_source)
            .await?
            .into_inner())
    }

    /// Sets the templates of an alert source, in the place of those before.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # async fn example(client: &Squadcast, service: ServiceId) -> squadcast::Result<()> {
    /// let templates = client.services().custom_content(&service);
    /// templates.put("prometheus", "{{ .labels.alertname }}", "{{ .annotations.summary }}").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if a template cannot be read, and every other [`Kind`](crate::Kind).
    pub async fn put(
        &self,
        alert_source: &str,
        message: impl Into<String>,
        description: impl Into<String>,
    ) -> Result<CustomContentTemplate> {
        let request = UpdateCustomContentTemplateOverlayRequest::new(
            LANGUAGE,
            TemplateOverlay::new(message),
            TemplateOverlay::new(description),
        );
        Ok(self
            .client
            .raw()
            .overlay_create_or_update_notification_template_overlay(
                &self.service,
                alert_source,
                &request,
            )
            .await?
            .into_inner())
    }

    /// Deletes the templates of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, alert_source: &str) -> Result<()> {
        self.client
            .raw()
            .overlay_delete_notification_template_overlay(&self.service, alert_source)
            .await?;
        Ok(())
    }

    /// What a template makes of a sample alert. Nothing is stored.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # async fn example(client: &Squadcast, service: ServiceId) -> squadcast::Result<()> {
    /// let alert = serde_json::json!({ "labels": { "alertname": "DiskFull" } });
    /// let templates = client.services().custom_content(&service);
    /// assert_eq!(templates.render("{{ .labels.alertname }}", &alert).await?, "DiskFull");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the template cannot be read, and every other [`Kind`](crate::Kind).
    pub async fn render(&self, template: impl Into<String>, alert: &Value) -> Result<String> {
        let request = RenderCustomContentOverlayRequest::new(LANGUAGE, template, alert.to_string());
        Ok(self
            .client
            .raw()
            .overlay_render_custom_content_overlay(&self.service, &request)
            .await?
            .into_inner())
    }
}

impl<'a> DedupKeyTemplates<'a> {
    pub(super) fn new(client: &'a Squadcast, service: &str) -> Self {
        Self {
            client,
            service: service.into(),
        }
    }

    /// Lists the templates of all alert sources.
    pub fn list(&self) -> List<'a, DedupKeyTemplate> {
        let (raw, service) = (self.client.raw(), self.service.clone());
        List::whole(async move {
            raw.overlay_get_all_dedup_key_overlay_by_service(&service)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Reads the template of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none, and every other [`Kind`](crate::Kind).
    pub async fn get(&self, alert_source: &str) -> Result<DedupKeyTemplate> {
        Ok(self
            .client
            .raw()
            .overlay_get_dedup_key_overlay_for_alert_source(&self.service, alert_source)
            .await?
            .into_inner())
    }

    /// Sets the template of an alert source, in the place of the one before.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the time is not whole minutes or is above 48 hours, and every
    /// other [`Kind`](crate::Kind).
    pub async fn put(&self, alert_source: &str, key: NewDedupKey) -> Result<DedupKeyTemplate> {
        let minutes = minutes::up_to(
            "the time for which a deduplication key holds",
            key.holds,
            Some(LONGEST_KEY_MINUTES),
        )?;
        let request = UpdateDedupKeyOverlayRequest::new(
            LANGUAGE,
            NewDedupKeyOverlay::new(key.template, minutes),
        );
        Ok(self
            .client
            .raw()
            .overlay_update_dedup_key_overlay(&self.service, alert_source, &request)
            .await?
            .into_inner())
    }

    /// Deletes the template of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, alert_source: &str) -> Result<()> {
        self.client
            .raw()
            .overlay_delete_dedup_key_overlay(&self.service, alert_source)
            .await?;
        Ok(())
    }

    /// What key a template makes of a sample alert. Nothing is stored.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the template cannot be read, and every other [`Kind`](crate::Kind).
    pub async fn render(&self, template: impl Into<String>, alert: &Value) -> Result<String> {
        let request = RenderDedupKeyTemplateRequest::new(LANGUAGE, template, alert.to_string());
        Ok(self
            .client
            .raw()
            .overlay_render_dedup_key_template(&self.service, &request)
            .await?
            .into_inner())
    }
}
