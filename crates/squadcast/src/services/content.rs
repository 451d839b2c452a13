//! Requests that create and update services.

use std::time::Duration;

use squadcast_raw::services::{
    CreateServiceRequest, DedupInitConfig, ServiceMaintainer, ServiceTag, TimeUnit,
    UpdateServiceRequest,
};

use super::{AlertGrouping, AutoPause, NotificationDelay};
use crate::minutes;
use crate::{EscalationPolicyId, IdOf, Result, TeamId, UserOrSquad, kind};

/// A service to create.
///
/// ```
/// use squadcast::{EscalationPolicyId, services::NewService};
///
/// let policy: EscalationPolicyId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let checkout = NewService::new("checkout", &policy)
///     .description("Takes the money");
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[must_use]
pub struct NewService {
    name: String,
    escalation_policy: String,
    dedup_window: Option<Duration>,
    settings: Settings,
}

/// Changes to a service. Fields that are not set keep their value.
///
/// ```
/// use squadcast::services::ServiceUpdate;
///
/// let rename = ServiceUpdate::new()
///     .name("till")
///     .description("Takes the money, renamed");
/// ```
#[derive(Clone, PartialEq, Default)]
#[must_use]
pub struct ServiceUpdate {
    name: Option<String>,
    escalation_policy: Option<String>,
    settings: Settings,
}

/// Fields that creation and update have in common.
#[derive(Clone, PartialEq, Default)]
struct Settings {
    description: Option<String>,
    email_prefix: Option<String>,
    maintainer: Option<ServiceMaintainer>,
    tags: Option<Vec<ServiceTag>>,
    auto_pause: Option<AutoPause>,
    alert_grouping: Option<AlertGrouping>,
    notification_delay: Option<NotificationDelay>,
}

squad_core::redacted_debug!(NewService { name, escalation_policy, dedup_window, settings } {});
squad_core::redacted_debug!(ServiceUpdate { name, escalation_policy, settings } {});
squad_core::redacted_debug!(Settings { description, maintainer, tags, auto_pause, alert_grouping, notification_delay } { email_prefix });

/// Defines the setters of the common fields.
macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.settings.description = Some(description.into());
                self
            }

            /// Sets the part before the `@` of the address that receives alerts by e-mail.
            pub fn email_prefix(mut self, prefix: impl Into<String>) -> Self {
                self.settings.email_prefix = Some(prefix.into());
                self
            }

            /// Sets the maintainer: a user or a squad.
            pub fn maintained_by(mut self, maintainer: impl Into<UserOrSquad>) -> Self {
                self.settings.maintainer = Some(maintainer.into().into());
                self
            }

            /// Adds a tag.
            pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
                let tag = ServiceTag::new(key, value);
                self.settings.tags.get_or_insert_default().push(tag);
                self
            }

            /// Replaces all tags. An empty list removes all.
            pub fn tags(mut self, tags: impl IntoIterator<Item = ServiceTag>) -> Self {
                self.settings.tags = Some(tags.into_iter().collect());
                self
            }

            /// Sets the auto-pause of transient alerts.
            pub fn auto_pause(mut self, setting: AutoPause) -> Self {
                self.settings.auto_pause = Some(setting);
                self
            }

            /// Sets the intelligent alert grouping.
            pub fn alert_grouping(mut self, setting: AlertGrouping) -> Self {
                self.settings.alert_grouping = Some(setting);
                self
            }

            /// Sets the delayed notifications.
            pub fn notification_delay(mut self, setting: NotificationDelay) -> Self {
                self.settings.notification_delay = Some(setting);
                self
            }
        }
    };
}

settings!(NewService);
settings!(ServiceUpdate);

impl NewService {
    /// Creates a service with a name, whose incidents use an escalation policy.
    pub fn new(name: impl Into<String>, policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        Self {
            name: name.into(),
            escalation_policy: policy.id().into_owned(),
            dedup_window: None,
            settings: Settings::default(),
        }
    }

    /// Deduplicates alerts within `window`, in whole minutes.
    pub fn deduplicate_within(mut self, window: Duration) -> Self {
        self.dedup_window = Some(window);
        self
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateServiceRequest> {
        let settings = self.settings;
        let policy = EscalationPolicyId::new(self.escalation_policy)?;
        let mut request = CreateServiceRequest::new(self.name, policy, team);
        request.description = settings.description;
        request.email_prefix = settings.email_prefix;
        request.maintainer = settings.maintainer;
        request.tags = settings.tags;
        request.auto_pause_transient_alerts_config =
            settings.auto_pause.map(AutoPause::config).transpose()?;
        request.intelligent_alerts_grouping_config = settings
            .alert_grouping
            .map(AlertGrouping::config)
            .transpose()?;
        request.delay_notification_config = settings.notification_delay.map(Into::into);
        if let Some(window) = self.dedup_window {
            let minutes: i64 = minutes::up_to("the deduplication window", window, None)?;
            request.dedup_init_config = Some(DedupInitConfig::new(minutes, TimeUnit::Minute));
        }
        Ok(request)
    }
}

impl ServiceUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the escalation policy of new incidents.
    pub fn escalation_policy(mut self, policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        self.escalation_policy = Some(policy.id().into_owned());
        self
    }

    pub(super) fn request(self) -> Result<UpdateServiceRequest> {
        let settings = self.settings;
        if let Some(policy) = &self.escalation_policy {
            EscalationPolicyId::new(policy.as_str())?;
        }
        let mut request = UpdateServiceRequest::new();
        request.name = self.name;
        request.escalation_policy_id = self.escalation_policy;
        request.description = settings.description;
        request.email_prefix = settings.email_prefix;
        request.maintainer = settings.maintainer;
        request.tags = settings.tags;
        request.auto_pause_transient_alerts_config =
            settings.auto_pause.map(AutoPause::config).transpose()?;
        request.intelligent_alerts_grouping_config = settings
            .alert_grouping
            .map(AlertGrouping::config)
            .transpose()?;
        request.delay_notification_config = settings.notification_delay.map(Into::into);
        Ok(request)
    }
}
