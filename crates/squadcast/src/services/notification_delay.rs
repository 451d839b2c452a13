//! The hours of a service in which notifications wait.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};
use squadcast_raw::services::{
    NotificationDelayAssignee, NotificationDelayAssigneeType, NotificationDelayConfig,
    NotificationDelayFixedTimeslot, NotificationDelayTimeslot,
};

use super::Assignee;
use crate::Result;

/// In which hours the notifications of a service wait, and whom the incidents are assigned to that waited.
///
/// ```
/// use jiff::civil::{Weekday, time};
/// use squadcast::services::NotificationDelay;
///
/// let weekend = [Weekday::Saturday, Weekday::Sunday];
/// let all_weekend = NotificationDelay::daily("Europe/London", weekend, time(0, 0, 0, 0), time(23, 59, 0, 0));
///
/// let by_day = NotificationDelay::by_day("Europe/London")
///     .slot(Weekday::Monday, time(0, 0, 0, 0), time(8, 0, 0, 0))
///     .slot(Weekday::Friday, time(17, 0, 0, 0), time(23, 59, 0, 0))
///     .assigned_to_own_policy();
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NotificationDelay {
    config: NotificationDelayConfig,
    assignee: Option<Assignee>,
}

impl NotificationDelay {
    /// No waiting.
    pub fn off() -> Self {
        Self::over(NotificationDelayConfig::new(false))
    }

    /// The same hours on each of the days, `from` to `till` in a time zone by its IANA name. Seconds are not sent.
    pub fn daily(
        time_zone: impl Into<String>,
        days: impl IntoIterator<Item = Weekday>,
        from: Time,
        till: Time,
    ) -> Self {
        let days: Vec<i32> = days
            .into_iter()
            .map(|day| i32::from(day.to_sunday_zero_offset()))
            .collect();
        let slot = NotificationDelayFixedTimeslot::new()
            .start_time(hours_and_minutes(from))
            .end_time(hours_and_minutes(till))
            .repeat_days(days);
        Self::over(
            NotificationDelayConfig::new(true)
                .timezone(time_zone)
                .custom_timeslots_enabled(false)
                .fixed_timeslot_config(slot),
        )
    }

    /// Hours of their own for each day, in a time zone by its IANA name; each [`slot`](Self::slot) adds some.
    pub fn by_day(time_zone: impl Into<String>) -> Self {
        Self::over(
            NotificationDelayConfig::new(true)
                .timezone(time_zone)
                .custom_timeslots_enabled(true)
                .custom_timeslots(BTreeMap::new()),
        )
    }

    /// Adds hours on one day. A day can have several.
    pub fn slot(mut self, day: Weekday, from: Time, till: Time) -> Self {
        let slot = NotificationDelayTimeslot::new()
            .start_time(hours_and_minutes(from))
            .end_time(hours_and_minutes(till));
        self.config.custom_timeslots_enabled = Some(true);
        self.config
            .custom_timeslots
            .get_or_insert_default()
            .entry(day.to_sunday_zero_offset().to_string())
            .or_default()
            .push(slot);
        self
    }

    /// Assigns the incidents that waited to somebody.
    pub fn assigned_to(mut self, assignee: Assignee) -> Self {
        self.config.assigned_to = None;
        self.assignee = Some(assignee);
        self
    }

    /// Assigns the incidents that waited by the escalation policy of the service.
    pub fn assigned_to_own_policy(mut self) -> Self {
        let kind = NotificationDelayAssigneeType::DefaultEscalationPolicy;
        self.config.assigned_to = Some(NotificationDelayAssignee::new().type_(kind));
        self.assignee = None;
        self
    }

    fn over(config: NotificationDelayConfig) -> Self {
        Self {
            config,
            assignee: None,
        }
    }

    pub(super) fn config(self) -> Result<NotificationDelayConfig> {
        let mut config = self.config;
        if let Some(assignee) = self.assignee {
            config.assigned_to = Some(assignee.of_delayed()?);
        }
        Ok(config)
    }
}

fn hours_and_minutes(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
