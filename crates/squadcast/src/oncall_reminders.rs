//! The on-call reminders of a team: they tell its users that their shift begins soon.
//!
//! If the reminders of a team are off, each user has reminders of their own.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use squadcast::Squadcast;
//! use squadcast::oncall_reminders::{OncallRemindersUpdate, Reminder, ReminderChannel};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let reminders = client.oncall_reminders();
//! # let team: squadcast::TeamId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
//!
//! let hour = Duration::from_secs(3600);
//! let by_mail = Reminder::new(ReminderChannel::Email, 24 * hour);
//! let by_push = Reminder::new(ReminderChannel::Push, hour);
//! reminders.create(&team, [by_mail, by_push]).await?;
//!
//! // Off, and the reminders stay as they are.
//! let off = OncallRemindersUpdate::new().enabled(false);
//! reminders.update(&team, off).await?;
//! # Ok(())
//! # }
//! ```

use std::time::Duration;

use squadcast_raw::global_oncall_reminder_rules::{
    CreateGlobalOncallReminderRulesRequest, Rule, UpdateGlobalOncallReminderRulesRequest,
};

pub use squadcast_raw::global_oncall_reminder_rules::{
    GlobalOncallReminderRule as OncallReminders, Rule as ReminderRule,
};

use crate::minutes;
use crate::request::request;
use crate::{IdOf, RequestBuilder, Result, Squadcast, TeamId, kind};

/// The longest time before a shift, in minutes: 7 days. The vendor's Terraform provider has the limit.
const LONGEST: u64 = 7 * 24 * 60;

squad_core::open_enum! {
    /// The channel of a reminder. The vendor's Terraform provider knows these two.
    pub enum ReminderChannel {
        /// An e-mail.
        Email = "Email",
        /// A push notification of the mobile app.
        Push = "Push",
    }
}

#[cfg(feature = "schemars")]
squad_core::open_enum_schema!(ReminderChannel);

/// The on-call reminders of the teams. From [`Squadcast::oncall_reminders`].
#[derive(Debug, Clone, Copy)]
pub struct OncallReminderRules<'a> {
    client: &'a Squadcast,
}

/// A reminder: its channel, and how long before a shift it is sent.
///
/// ```
/// use std::time::Duration;
/// use squadcast::oncall_reminders::{Reminder, ReminderChannel};
///
/// let hour = Reminder::new(ReminderChannel::Push, Duration::from_secs(3600));
/// assert_eq!(hour.before(), Duration::from_secs(3600));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Reminder {
    channel: ReminderChannel,
    before: Duration,
}

/// Changes to the reminders of a team. What is not set keeps its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct OncallRemindersUpdate {
    enabled: Option<bool>,
    reminders: Option<Vec<Reminder>>,
}

impl<'a> OncallReminderRules<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Gets the reminders of a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has none.
    ///
    /// Operation: `GlobalOncallReminderRules_getGlobalOncallReminderRules`.
    pub fn get(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<OncallReminders> {
        request(|| {
            let team = TeamId::of(team)?;
            let raw = self.client.raw();
            Ok(raw
                .global_oncall_reminder_rules_get_global_oncall_reminder_rules(team.as_str())
                .into())
        })
    }

    /// Creates the reminders of a team and turns them on.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if a time is not a number of whole
    /// minutes from 1 minute to 7 days.
    ///
    /// Operation: `GlobalOncallReminderRules_createGlobalOncallReminderRules`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        reminders: impl IntoIterator<Item = Reminder>,
    ) -> RequestBuilder<OncallReminders> {
        request(|| {
            let team = TeamId::of(team)?;
            let body = CreateGlobalOncallReminderRulesRequest::new(true, team, rules(reminders)?);
            let raw = self.client.raw();
            Ok(raw
                .global_oncall_reminder_rules_create_global_oncall_reminder_rules(&body)
                .into())
        })
    }

    /// Updates the reminders of a team. What the update does not set keeps its value.
    ///
    /// The service replaces what it gets, so the reminders are read first, unless the update sets everything; a change that
    /// another program makes in between is lost.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has no reminders,
    /// [`is_configuration`](crate::Error::is_configuration) before a request is sent if a time is not a number of whole
    /// minutes from 1 minute to 7 days.
    ///
    /// Operation: `GlobalOncallReminderRules_updateGlobalOncallReminderRules`.
    pub fn update(
        &self,
        team: impl IdOf<kind::Team>,
        update: OncallRemindersUpdate,
    ) -> RequestBuilder<OncallReminders> {
        request(|| {
            let team = TeamId::of(team)?;
            let new = update.reminders.map(rules).transpose()?;
            let raw = self.client.raw().clone();
            let read = raw
                .global_oncall_reminder_rules_get_global_oncall_reminder_rules(team.as_str())
                .into_request();
            let replace = move |enabled: bool, rules: Vec<Rule>| {
                let body = UpdateGlobalOncallReminderRulesRequest::new(enabled, rules);
                raw.global_oncall_reminder_rules_update_global_oncall_reminder_rules(
                    team.as_str(),
                    &body,
                )
                .into_request()
            };
            Ok(match (update.enabled, new) {
                (Some(enabled), Some(rules)) => replace(enabled, rules),
                (enabled, new) => read.and_then(move |read| {
                    replace(
                        enabled.unwrap_or(read.is_enabled),
                        new.unwrap_or(read.rules),
                    )
                }),
            })
        })
    }

    /// Deletes the reminders of a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team has none.
    ///
    /// Operation: `GlobalOncallReminderRules_deleteGlobalOncallReminderRules`.
    pub fn delete(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<()> {
        request(|| {
            let team = TeamId::of(team)?;
            let raw = self.client.raw();
            Ok(raw
                .global_oncall_reminder_rules_delete_global_oncall_reminder_rules(team.as_str())
                .into())
        })
    }
}

impl Reminder {
    /// Creates a reminder that is sent before a shift begins, by a number of whole minutes from 1 minute to 7 days.
    pub fn new(channel: ReminderChannel, before: Duration) -> Self {
        Self { channel, before }
    }

    /// Returns the channel.
    #[must_use]
    pub fn channel(&self) -> &ReminderChannel {
        &self.channel
    }

    /// Returns how long before a shift the reminder is sent.
    #[must_use]
    pub fn before(&self) -> Duration {
        self.before
    }
}

/// The rule of a response. A time below zero counts as zero.
impl From<&ReminderRule> for Reminder {
    fn from(rule: &ReminderRule) -> Self {
        let minutes = u64::try_from(rule.time).unwrap_or_default();
        Self::new(
            rule.type_.as_str().into(),
            Duration::from_secs(minutes.saturating_mul(60)),
        )
    }
}

impl OncallRemindersUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Turns the reminders of the team on or off. If they are off, each user has reminders of their own.
    #[doc(alias = "is_enabled")]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// Replaces the reminders.
    #[doc(alias = "rules")]
    pub fn reminders(mut self, reminders: impl IntoIterator<Item = Reminder>) -> Self {
        self.reminders = Some(reminders.into_iter().collect());
        self
    }
}

fn rules(reminders: impl IntoIterator<Item = Reminder>) -> Result<Vec<Rule>> {
    let reminders = reminders.into_iter();
    let rules = reminders.map(|reminder| {
        let time: i64 = minutes::up_to("the time before a shift", reminder.before, Some(LONGEST))?;
        Ok(Rule::new(reminder.channel.to_string(), time))
    });
    rules.collect()
}
