//! Requests that create and update services.

use std::time::Duration;

use squadcast_raw::services::{
    CreateServiceRequest, DedupInitConfig, ServiceTag, TimeUnit, UpdateServiceRequest,
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
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewService {
    /// Without its owner and the durations, which are validated when the request is built.
    body: CreateServiceRequest,
    dedup_window: Option<Duration>,
    auto_pause: Option<AutoPause>,
    alert_grouping: Option<AlertGrouping>,
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
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ServiceUpdate {
    /// Without the durations, which are validated when the request is built.
    body: UpdateServiceRequest,
    auto_pause: Option<AutoPause>,
    alert_grouping: Option<AlertGrouping>,
}

/// Defines what creation and update have in common.
macro_rules! settings {
    ($name:ident, $body:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.body.description = Some(description.into());
                self
            }

            /// Sets the part before the `@` of the address that receives alerts by e-mail.
            pub fn email_prefix(mut self, prefix: impl Into<String>) -> Self {
                self.body.email_prefix = Some(prefix.into());
                self
            }

            /// Sets the maintainer: a user or a squad.
            pub fn maintained_by(mut self, maintainer: impl Into<UserOrSquad>) -> Self {
                self.body.maintainer = Some(maintainer.into().into());
                self
            }

            /// Adds a tag.
            pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
                let tag = ServiceTag::new(key, value);
                self.body.tags.get_or_insert_default().push(tag);
                self
            }

            /// Replaces all tags. An empty list removes all.
            pub fn tags(mut self, tags: impl IntoIterator<Item = ServiceTag>) -> Self {
                self.body.tags = Some(tags.into_iter().collect());
                self
            }

            /// Sets the auto-pause of transient alerts.
            pub fn auto_pause(mut self, setting: AutoPause) -> Self {
                self.auto_pause = Some(setting);
                self
            }

            /// Sets the intelligent alert grouping.
            pub fn alert_grouping(mut self, setting: AlertGrouping) -> Self {
                self.alert_grouping = Some(setting);
                self
            }

            /// Sets the delayed notifications.
            pub fn notification_delay(mut self, setting: NotificationDelay) -> Self {
                self.body.delay_notification_config = Some(setting.into());
                self
            }

            /// Returns the body with the durations.
            fn with_durations(self) -> Result<$body> {
                let mut body = self.body;
                body.auto_pause_transient_alerts_config =
                    self.auto_pause.map(AutoPause::config).transpose()?;
                body.intelligent_alerts_grouping_config =
                    self.alert_grouping.map(AlertGrouping::config).transpose()?;
                Ok(body)
            }
        }
    };
}

settings!(NewService, CreateServiceRequest);
settings!(ServiceUpdate, UpdateServiceRequest);

impl NewService {
    pub(super) fn name(&self) -> &str {
        &self.body.name
    }

    /// Creates a service with a name, whose incidents use an escalation policy.
    pub fn new(name: impl Into<String>, policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        Self {
            body: CreateServiceRequest::new(name, policy.id(), String::new()),
            dedup_window: None,
            auto_pause: None,
            alert_grouping: None,
        }
    }

    /// Deduplicates alerts within `window`, in whole minutes.
    pub fn deduplicate_within(mut self, window: Duration) -> Self {
        self.dedup_window = Some(window);
        self
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateServiceRequest> {
        EscalationPolicyId::new(self.body.escalation_policy_id.as_str())?;
        let window = self.dedup_window;
        let mut body = self.with_durations()?;
        body.owner_id = team.into();
        if let Some(window) = window {
            let minutes: i64 = minutes::up_to("the deduplication window", window, None)?;
            body.dedup_init_config = Some(DedupInitConfig::new(minutes, TimeUnit::Minute));
        }
        Ok(body)
    }
}

impl ServiceUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self {
            body: UpdateServiceRequest::new(),
            auto_pause: None,
            alert_grouping: None,
        }
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.body.name = Some(name.into());
        self
    }

    /// Sets the escalation policy of new incidents.
    pub fn escalation_policy(mut self, policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        self.body.escalation_policy_id = Some(policy.id().into_owned());
        self
    }

    pub(super) fn request(self) -> Result<UpdateServiceRequest> {
        if let Some(policy) = &self.body.escalation_policy_id {
            EscalationPolicyId::new(policy.as_str())?;
        }
        self.with_durations()
    }
}

impl Default for ServiceUpdate {
    fn default() -> Self {
        Self::new()
    }
}
