//! The settings for auto-pause and alert grouping of a service, with the durations that they support.

use std::time::Duration;

use squadcast_raw::services::{AptaConfig, AptaConfigRequest, IagConfig, IagConfigRequest};

use crate::Result;
use crate::minutes;

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
