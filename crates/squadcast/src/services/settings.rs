//! The settings for auto-pause and alert grouping of a service, with the durations that they support.

use std::time::Duration;

use squadcast_raw::services::{AptaConfig, AptaConfigRequest, IagConfig, IagConfigRequest};

use super::{NotificationDelay, Service, Services};
use crate::request::request;
use crate::{IdOf, RequestBuilder, Result, kind, minutes};

/// The delay of notifications in case an alert resolves itself (auto-pause of transient alerts, APTA).
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::AutoPause;
///
/// let five_minutes = AutoPause::after(Duration::from_secs(5 * 60));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutoPause(Setting);

/// The time window in which similar alerts join one incident (intelligent alert grouping, IAG).
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::AlertGrouping;
///
/// let one_hour = AlertGrouping::within(Duration::from_secs(60 * 60));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertGrouping(Setting);

/// A switch with a duration, which the service requires even if it is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    enabled: bool,
    duration: Duration,
}

impl AutoPause {
    /// The supported durations in minutes.
    pub const MINUTES: [u64; 5] = [2, 3, 5, 10, 15];

    /// Delays notifications by `timeout`: 2, 3, 5, 10 or 15 minutes.
    #[must_use]
    pub const fn after(timeout: Duration) -> Self {
        Self(Setting {
            enabled: true,
            duration: timeout,
        })
    }

    /// Disables the delay. The service requires a timeout even then; its shortest is sent.
    #[must_use]
    pub const fn off() -> Self {
        Self(Setting {
            enabled: false,
            duration: Duration::from_secs(60 * 2),
        })
    }

    fn minutes(self) -> Result<i64> {
        minutes::one_of(
            "the timeout of the auto-pause",
            self.0.duration,
            &Self::MINUTES,
        )
    }

    pub(super) fn request(self) -> Result<AptaConfigRequest> {
        Ok(AptaConfigRequest::new(self.0.enabled, self.minutes()?))
    }

    pub(super) fn config(self) -> Result<AptaConfig> {
        Ok(AptaConfig::new(self.0.enabled, self.minutes()?))
    }
}

impl AlertGrouping {
    /// The supported durations in minutes.
    pub const MINUTES: [u64; 11] = [5, 10, 15, 20, 45, 60, 120, 240, 480, 720, 1440];

    /// Groups alerts within `window`: 5, 10, 15, 20 or 45 minutes, or 1, 2, 4, 8, 12 or 24 hours.
    #[must_use]
    pub const fn within(window: Duration) -> Self {
        Self(Setting {
            enabled: true,
            duration: window,
        })
    }

    /// Disables the grouping. The service requires a time window even then; its shortest is sent.
    #[must_use]
    pub const fn off() -> Self {
        Self(Setting {
            enabled: false,
            duration: Duration::from_secs(60 * 5),
        })
    }

    fn minutes(self) -> Result<i64> {
        minutes::one_of(
            "the time window of the alert grouping",
            self.0.duration,
            &Self::MINUTES,
        )
    }

    pub(super) fn request(self) -> Result<IagConfigRequest> {
        Ok(IagConfigRequest::new(self.0.enabled, self.minutes()?))
    }

    pub(super) fn config(self) -> Result<IagConfig> {
        Ok(IagConfig::new(self.0.enabled, self.minutes()?))
    }
}

impl Services<'_> {
    /// Sets how long notifications are delayed in case an alert resolves itself (auto-pause of transient alerts).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the service does not support the timeout.
    ///
    /// Operation: `Services_createOrUpdateAPTAConfig`.
    #[doc(alias = "apta")]
    pub fn set_auto_pause(
        &self,
        service: impl IdOf<kind::Service>,
        setting: AutoPause,
    ) -> RequestBuilder<()> {
        request(|| {
            let body = setting.request()?;
            let raw = self.client.raw();
            let set = raw.services_create_or_update_apta_config(&service.id(), &body);
            Ok(set.into_request().map(drop))
        })
    }

    /// Sets the time window in which similar alerts join one incident (intelligent alert grouping).
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the service does not support the time window.
    ///
    /// Operation: `Services_createOrUpdateIAGConfig`.
    #[doc(alias = "iag")]
    pub fn set_alert_grouping(
        &self,
        service: impl IdOf<kind::Service>,
        setting: AlertGrouping,
    ) -> RequestBuilder<()> {
        request(|| {
            let body = setting.request()?;
            let raw = self.client.raw();
            let set = raw.services_create_or_update_iag_config(&service.id(), &body);
            Ok(set.into_request().map(drop))
        })
    }

    /// Sets the hours in which notifications are delayed, and the assignee of the delayed incidents.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `Services_delayedNotificationConfig`.
    #[doc(alias = "delayed_notification_config")]
    pub fn set_notification_delay(
        &self,
        service: impl IdOf<kind::Service>,
        setting: NotificationDelay,
    ) -> RequestBuilder<Service> {
        let raw = self.client.raw();
        raw.services_delayed_notification_config(&service.id(), &setting.into())
            .into()
    }
}
