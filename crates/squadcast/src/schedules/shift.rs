//! The shifts of a rotation, and how often they recur.

use std::time::Duration;

use jiff::civil::{Time, Weekday};
use squadcast_raw::schedules::{
    Rotation, RotationPeriod, RotationPeriodUnit, ShiftDay, ShiftTimeSlot,
};

use super::invalid;
use crate::{Result, minutes};

/// The longest shift that the vendor's Terraform provider sends, in minutes: a day.
const LONGEST_SHIFT: u64 = 24 * 60;

/// The period after which the pattern of shifts of a rotation recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Period {
    /// It does not recur.
    Once,
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every so many days.
    Days(u32),
    /// Every so many weeks.
    Weeks(u32),
}

/// A slot of time in which a rotation puts its participants on call, in the time zone of the schedule.
///
/// ```
/// use squadcast::jiff::civil::{Weekday, time};
/// use squadcast::schedules::Shift;
/// use std::time::Duration;
///
/// let hours = |hours: u64| Duration::from_secs(hours * 60 * 60);
/// let whole_day = Shift::all_day();
/// let from_nine_to_nine = Shift::daily(time(9, 0, 0, 0), hours(24));
/// let saturday = Shift::on(Weekday::Saturday, time(10, 0, 0, 0), hours(8));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Shift {
    start: Time,
    duration: Duration,
    day: Option<Weekday>,
}

impl Shift {
    /// Creates a shift from midnight to midnight, every day.
    pub fn all_day() -> Self {
        Self::daily(Time::midnight(), Duration::from_secs(LONGEST_SHIFT * 60))
    }

    /// Creates a shift that begins at this time of every day. It takes whole minutes and at most 24 hours.
    pub fn daily(start: Time, duration: Duration) -> Self {
        Self {
            start,
            duration,
            day: None,
        }
    }

    /// Creates a shift that begins at this time of one day of the week. It takes whole minutes and at most 24 hours.
    pub fn on(day: Weekday, start: Time, duration: Duration) -> Self {
        Self {
            start,
            duration,
            day: Some(day),
        }
    }

    pub(super) fn slot(&self) -> Result<ShiftTimeSlot> {
        if self.start.second() != 0 || self.start.subsec_nanosecond() != 0 {
            return Err(invalid(format!(
                "a shift begins at a whole minute, not at {}",
                self.start
            )));
        }
        let duration: i64 = minutes::up_to("a shift", self.duration, Some(LONGEST_SHIFT))?;
        let slot = ShiftTimeSlot::new(self.start.hour(), self.start.minute(), duration);
        Ok(match self.day {
            Some(day) => slot.day_of_week(wire_day(day)),
            None => slot,
        })
    }
}

/// Sets the period in the fields of the wire.
pub(super) fn set_period(rotation: &mut Rotation, period: Period) {
    let (name, custom) = match period {
        Period::Once => (RotationPeriod::None, None),
        Period::Daily => (RotationPeriod::Daily, None),
        Period::Weekly => (RotationPeriod::Weekly, None),
        Period::Monthly => (RotationPeriod::Monthly, None),
        Period::Days(number) => (
            RotationPeriod::Custom,
            Some((number, RotationPeriodUnit::Day)),
        ),
        Period::Weeks(number) => (
            RotationPeriod::Custom,
            Some((number, RotationPeriodUnit::Week)),
        ),
    };
    rotation.period = name;
    (
        rotation.custom_period_frequency,
        rotation.custom_period_unit,
    ) = custom.map(|(number, unit)| (number.into(), unit)).unzip();
}

fn wire_day(day: Weekday) -> ShiftDay {
    match day {
        Weekday::Monday => ShiftDay::Monday,
        Weekday::Tuesday => ShiftDay::Tuesday,
        Weekday::Wednesday => ShiftDay::Wednesday,
        Weekday::Thursday => ShiftDay::Thursday,
        Weekday::Friday => ShiftDay::Friday,
        Weekday::Saturday => ShiftDay::Saturday,
        Weekday::Sunday => ShiftDay::Sunday,
    }
}
