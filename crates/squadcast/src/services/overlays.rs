//! Templates of a service for incident texts and deduplication keys, one per alert source.
//!
//! An alert source is identified by its short name, as in the URL that receives alerts. Templates are written in the
//! template language of Go.

use std::time::Duration;

use serde_json::Value;
use squadcast_raw::services::{
    NewDedupKeyOverlay, RenderCustomContentOverlayRequest, RenderDedupKeyTemplateRequest,
    TemplateOverlay, UpdateCustomContentTemplateOverlayRequest, UpdateDedupKeyOverlayRequest,
};

use super::{CustomContentTemplate, DedupKeyTemplate};
use crate::minutes;
use crate::request::request;
use crate::{List, RequestBuilder, Squadcast};

/// The only template language that the service is known to support.
const LANGUAGE: &str = "go";

/// The maximum time window of a deduplication key: 48 hours.
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
/// They have an effect only if deduplication by key is [enabled](super::Services::set_deduplication_by_key).
#[derive(Debug, Clone)]
pub struct DedupKeyTemplates<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

/// The template of a deduplication key and its time window.
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::NewDedupKey;
///
/// let hour = Duration::from_secs(60 * 60);
/// let by_host = NewDedupKey::new("{{ .labels.host }}", hour);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewDedupKey {
    template: String,
    window: Duration,
}

impl NewDedupKey {
    /// Creates a template. Alerts with the same key are merged within `window`: whole minutes, at most 48 hours.
    pub fn new(template: impl Into<String>, window: Duration) -> Self {
        Self {
            template: template.into(),
            window,
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
    ///
    /// Operation: `Overlay_getAllCustomContentTemplateOverlayByService`.
    pub fn list(&self) -> List<CustomContentTemplate> {
        let raw = self.client.raw();
        List::from_request(
            raw.overlay_get_all_custom_content_template_overlay_by_service(&self.service),
        )
    }

    /// Gets the templates of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none.
    ///
    /// Operation: `Overlay_getCustomContentTemplateOverlay`.
    pub fn get(&self, alert_source: &str) -> RequestBuilder<CustomContentTemplate> {
        let raw = self.client.raw();
        raw.overlay_get_custom_content_template_overlay(&self.service, alert_source)
            .into()
    }

    /// Creates or replaces the templates of an alert source.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, service: ServiceId,
    /// # ) -> squadcast::Result<()> {
    /// let templates = client.services().custom_content(&service);
    /// let message = "{{ .labels.alertname }}";
    /// let description = "{{ .annotations.summary }}";
    /// templates.put("prometheus", message, description).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if a template is invalid.
    ///
    /// Operation: `Overlay_createOrUpdateNotificationTemplateOverlay`.
    pub fn put(
        &self,
        alert_source: &str,
        message: impl Into<String>,
        description: impl Into<String>,
    ) -> RequestBuilder<CustomContentTemplate> {
        let body = UpdateCustomContentTemplateOverlayRequest::new(
            LANGUAGE,
            TemplateOverlay::new(message),
            TemplateOverlay::new(description),
        );
        let raw = self.client.raw();
        raw.overlay_create_or_update_notification_template_overlay(
            &self.service,
            alert_source,
            &body,
        )
        .into()
    }

    /// Deletes the templates of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none.
    ///
    /// Operation: `Overlay_deleteNotificationTemplateOverlay`.
    pub fn delete(&self, alert_source: &str) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.overlay_delete_notification_template_overlay(&self.service, alert_source)
            .into()
    }

    /// Renders a template for a sample alert. Nothing is stored.
    ///
    /// ```
    /// # use squadcast::{ServiceId, Squadcast};
    /// # use serde_json::json;
    /// # async fn example(
    /// #     client: &Squadcast, service: ServiceId,
    /// # ) -> squadcast::Result<()> {
    /// let alert = json!({ "labels": { "alertname": "DiskFull" } });
    /// let templates = client.services().custom_content(&service);
    /// let template = "{{ .labels.alertname }}";
    /// assert_eq!(templates.render(template, &alert).await?, "DiskFull");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the template is invalid.
    ///
    /// Operation: `Overlay_renderCustomContentOverlay`.
    pub fn render(&self, template: impl Into<String>, alert: &Value) -> RequestBuilder<String> {
        let body = RenderCustomContentOverlayRequest::new(LANGUAGE, template, alert.to_string());
        let raw = self.client.raw();
        raw.overlay_render_custom_content_overlay(&self.service, &body)
            .into()
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
    ///
    /// Operation: `Overlay_getAllDedupKeyOverlayByService`.
    pub fn list(&self) -> List<DedupKeyTemplate> {
        let raw = self.client.raw();
        List::from_request(raw.overlay_get_all_dedup_key_overlay_by_service(&self.service))
    }

    /// Gets the template of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none.
    ///
    /// Operation: `Overlay_getDedupKeyOverlayForAlertSource`.
    pub fn get(&self, alert_source: &str) -> RequestBuilder<DedupKeyTemplate> {
        let raw = self.client.raw();
        raw.overlay_get_dedup_key_overlay_for_alert_source(&self.service, alert_source)
            .into()
    }

    /// Creates or replaces the template of an alert source.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the time window is not in whole minutes or is longer than 48
    /// hours.
    ///
    /// Operation: `Overlay_updateDedupKeyOverlay`.
    pub fn put(&self, alert_source: &str, key: NewDedupKey) -> RequestBuilder<DedupKeyTemplate> {
        request(|| {
            let what = "the time window of a deduplication key";
            let minutes: i64 = minutes::up_to(what, key.window, Some(LONGEST_KEY_MINUTES))?;
            let key = NewDedupKeyOverlay::new(key.template, minutes);
            let body = UpdateDedupKeyOverlayRequest::new(LANGUAGE, key);
            let raw = self.client.raw();
            Ok(raw
                .overlay_update_dedup_key_overlay(&self.service, alert_source, &body)
                .into())
        })
    }

    /// Deletes the template of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if it has none.
    ///
    /// Operation: `Overlay_deleteDedupKeyOverlay`.
    pub fn delete(&self, alert_source: &str) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.overlay_delete_dedup_key_overlay(&self.service, alert_source)
            .into()
    }

    /// Renders a template for a sample alert. Nothing is stored.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the template is invalid.
    ///
    /// Operation: `Overlay_renderDedupKeyTemplate`.
    pub fn render(&self, template: impl Into<String>, alert: &Value) -> RequestBuilder<String> {
        let body = RenderDedupKeyTemplateRequest::new(LANGUAGE, template, alert.to_string());
        let raw = self.client.raw();
        raw.overlay_render_dedup_key_template(&self.service, &body)
            .into()
    }
}
