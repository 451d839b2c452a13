//! Delayed notifications of a service.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};
use squadcast_raw::services::{
    NotificationDelayAssignee, NotificationDelayAssigneeType, NotificationDelayConfig,
    NotificationDelayFixedTimeslot, NotificationDelayTimeslot,
};

use crate::Assignee;

/// The hours in which the notifications of a service are delayed, and the assignee of the delayed incidents.
///
/// ```
/// use jiff::civil::{Weekday, time};
/// use squadcast::services::NotificationDelay;
///
/// let weekend = [Weekday::Saturday, Weekday::Sunday];
/// let (start, end) = (time(0, 0, 0, 0), time(23, 59, 0, 0));
/// let zone = "Europe/London";
/// let all_weekend = NotificationDelay::daily(zone, weekend, start, end);
///
/// let by_day = NotificationDelay::by_day(zone)
///     .slot(Weekday::Monday, start, time(8, 0, 0, 0))
///     .slot(Weekday::Friday, time(17, 0, 0, 0), end)
///     .assigned_to_own_policy();
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NotificationDelay(NotificationDelayConfig);

impl NotificationDelay {
    /// Disables the delay.
    pub fn off() -> Self {
        Self(NotificationDelayConfig::new(false))
    }

    /// Delays notifications from `from` to `till` on each of the days, in a time zone by its IANA name. Seconds are ignored.
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
        Self(
            NotificationDelayConfig::new(true)
                .timezone(time_zone)
                .custom_timeslots_enabled(false)
                .fixed_timeslot_config(slot),
        )
    }

    /// Delays notifications in hours that differ by day, in a time zone by its IANA name. Add them with
    /// [`slot`](Self::slot).
    pub fn by_day(time_zone: impl Into<String>) -> Self {
        Self(
            NotificationDelayConfig::new(true)
                .timezone(time_zone)
                .custom_timeslots_enabled(true)
                .custom_timeslots(BTreeMap::new()),
        )
    }

    /// Adds hours on one day. A day can have several slots.
    pub fn slot(mut self, day: Weekday, from: Time, till: Time) -> Self {
        let slot = NotificationDelayTimeslot::new()
            .start_time(hours_and_minutes(from))
            .end_time(hours_and_minutes(till));
        self.0.custom_timeslots_enabled = Some(true);
        self.0
            .custom_timeslots
            .get_or_insert_default()
            .entry(day.to_sunday_zero_offset().to_string())
            .or_default()
            .push(slot);
        self
    }

    /// Sets the assignee of the delayed incidents.
    pub fn assigned_to(mut self, assignee: impl Into<Assignee>) -> Self {
        self.0.assigned_to = Some(assignee.into().into());
        self
    }

    /// Assigns the delayed incidents to the escalation policy of the service.
    pub fn assigned_to_own_policy(mut self) -> Self {
        let kind = NotificationDelayAssigneeType::DefaultEscalationPolicy;
        self.0.assigned_to = Some(NotificationDelayAssignee::new().type_(kind));
        self
    }
}

impl From<NotificationDelay> for NotificationDelayConfig {
    fn from(delay: NotificationDelay) -> Self {
        delay.0
    }
}

fn hours_and_minutes(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
