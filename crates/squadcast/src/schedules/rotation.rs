//! Requests that create and update rotations.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use squadcast_raw::schedules::{
    CreateRotationRequest, HandOverUnit, Rotation, RotationPeriod, UpdateRotationRequest,
};

use super::participants::groups;
use super::shift::set_period;
use super::{Period, Shift, Turn, invalid, named};
use crate::Result;

/// A rotation to create: recurring shifts, in which its participants take turns.
///
/// Without shifts of its own, it covers the whole day; without a hand-over of its own, the next turn begins with every period.
///
/// ```
/// use squadcast::UserId;
/// use squadcast::jiff::civil::{date, time};
/// use squadcast::schedules::{HandOver, NewRotation, Shift, Turn};
/// use std::time::Duration;
///
/// # fn example(ada: UserId, bob: UserId, eve: UserId) {
/// let day = Duration::from_secs(24 * 60 * 60);
/// let weekly = NewRotation::weekly("Week", date(2026, 1, 5))
///     .turn(&ada)
///     .turn(Turn::of([&bob, &eve]))
///     .shift(Shift::daily(time(9, 0, 0, 0), day))
///     .hand_over_every(2, HandOver::Week)
///     .until(date(2027, 1, 4));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewRotation {
    timing: RotationUpdate,
    turns: Vec<Turn>,
}

/// Changes to a rotation. Fields that are not set keep their value; the turns have a method of their own,
/// [`Rotations::set_turns`](super::Rotations::set_turns).
///
/// ```
/// use squadcast::schedules::{HandOver, RotationUpdate};
///
/// let slower = RotationUpdate::new().hand_over_every(2, HandOver::Week);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct RotationUpdate {
    name: Option<String>,
    color: Option<String>,
    from: Option<Date>,
    period: Option<Period>,
    shifts: Option<Vec<Shift>>,
    hand_over: Option<(u32, HandOverUnit)>,
    end: Option<End>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    Never,
    Before(Date),
    After(u32),
}

/// The setters that creation and update have in common.
macro_rules! timing {
    ($name:ident $(. $field:ident)?) => {
        impl $name {
            /// Sets the color in the calendar, as a CSS hex code such as `#0f61dd`.
            pub fn color(mut self, color: impl Into<String>) -> Self {
                self$(.$field)?.color = Some(color.into());
                self
            }

            /// Adds a shift. Several shifts are possible only with a period of days or weeks, [`Period::Days`] or
            /// [`Period::Weeks`].
            pub fn shift(mut self, shift: Shift) -> Self {
                self$(.$field)?.shifts.get_or_insert_default().push(shift);
                self
            }

            /// Sets after how many days, weeks, months or periods of the rotation the next turn begins.
            #[doc(alias = "changeParticipantsFrequency")]
            #[doc(alias = "changeParticipantsUnit")]
            pub fn hand_over_every(mut self, number: u32, unit: HandOverUnit) -> Self {
                self$(.$field)?.hand_over = Some((number, unit));
                self
            }

            /// Ends the rotation when this day begins. It replaces the number of [`times`](Self::times).
            #[doc(alias = "endDate")]
            pub fn until(mut self, day: Date) -> Self {
                self$(.$field)?.end = Some(End::Before(day));
                self
            }

            /// Ends the rotation after so many periods. It replaces the day of [`until`](Self::until).
            #[doc(alias = "endsAfterIterations")]
            pub fn times(mut self, periods: u32) -> Self {
                self$(.$field)?.end = Some(End::After(periods));
                self
            }
        }
    };
}

timing!(NewRotation.timing);
timing!(RotationUpdate);

impl NewRotation {
    /// Creates a rotation that begins on a day, in the time zone of the schedule.
    pub fn new(name: impl Into<String>, period: Period, from: Date) -> Self {
        Self {
            timing: RotationUpdate::new()
                .name(name)
                .period(period)
                .starting(from),
            turns: Vec::new(),
        }
    }

    /// Creates a rotation whose pattern of shifts recurs every day.
    pub fn daily(name: impl Into<String>, from: Date) -> Self {
        Self::new(name, Period::Daily, from)
    }

    /// Creates a rotation whose pattern of shifts recurs every week.
    pub fn weekly(name: impl Into<String>, from: Date) -> Self {
        Self::new(name, Period::Weekly, from)
    }

    /// Creates a rotation whose pattern of shifts recurs every month.
    pub fn monthly(name: impl Into<String>, from: Date) -> Self {
        Self::new(name, Period::Monthly, from)
    }

    /// Adds a turn. The turns follow each other in this order, and begin with the first one again.
    pub fn turn(mut self, turn: impl Into<Turn>) -> Self {
        self.turns.push(turn.into());
        self
    }

    pub(super) fn request(self) -> Result<CreateRotationRequest> {
        let groups = groups(&self.turns)?;
        let timing = self.timing.checked()?;
        let fallback = Rotation::default();
        let timing = timing
            .hand_over_unless_set(1, HandOverUnit::Rotation)
            .shift_unless_set(Shift::all_day())
            .applied_to(fallback)?;
        let mut request = CreateRotationRequest::new(
            timing.name,
            timing.start_date,
            timing.period,
            timing.change_participants_frequency,
            timing.change_participants_unit,
            groups,
        );
        request.color = timing.color;
        request.custom_period_frequency = timing.custom_period_frequency;
        request.custom_period_unit = timing.custom_period_unit;
        request.shift_time_slots = timing.shift_time_slots;
        request.end_date = timing.end_date;
        request.ends_after_iterations = timing.ends_after_iterations;
        Ok(request)
    }
}

impl RotationUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the day on which the rotation begins, in the time zone of the schedule.
    #[doc(alias = "startDate")]
    pub fn starting(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }

    /// Sets how often the pattern of shifts recurs.
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Removes the end.
    pub fn without_end(mut self) -> Self {
        self.end = Some(End::Never);
        self
    }

    fn hand_over_unless_set(mut self, number: u32, unit: HandOverUnit) -> Self {
        self.hand_over.get_or_insert((number, unit));
        self
    }

    fn shift_unless_set(mut self, shift: Shift) -> Self {
        self.shifts.get_or_insert_with(|| vec![shift]);
        self
    }

    /// Checks the values that need no rotation, before one is read.
    pub(super) fn checked(mut self) -> Result<Self> {
        self.name = self
            .name
            .map(|name| named("a rotation", name))
            .transpose()?;
        match &self.hand_over {
            Some((0, _)) => return Err(invalid("the hand-over cannot be every 0 periods")),
            Some((_, HandOverUnit::Unknown(unit))) => {
                return Err(invalid(format!("`{unit}` is not a unit of the hand-over")));
            }
            _ => {}
        }
        match self.period {
            Some(Period::Days(0)) => return Err(invalid("the period cannot be 0 days")),
            Some(Period::Weeks(0)) => return Err(invalid("the period cannot be 0 weeks")),
            _ => {}
        }
        if self.end == Some(End::After(0)) {
            return Err(invalid("a rotation cannot end after 0 periods"));
        }
        for shift in self.shifts.iter().flatten() {
            shift.slot()?;
        }
        if let (Some(from), Some(End::Before(end))) = (self.from, self.end) {
            check_order(midnight(from)?, midnight(end)?)?;
        }
        Ok(self)
    }

    /// Returns the rotation as read, with the changes.
    pub(super) fn applied_to(self, mut rotation: Rotation) -> Result<UpdateRotationRequest> {
        rotation.name = self.name.unwrap_or(rotation.name);
        rotation.color = self.color.unwrap_or(rotation.color);
        if let Some(from) = self.from {
            rotation.start_date = Some(midnight(from)?);
        }
        if let Some(period) = self.period {
            set_period(&mut rotation, period);
        }
        if let Some(shifts) = &self.shifts {
            rotation.shift_time_slots = shifts.iter().map(Shift::slot).collect::<Result<_>>()?;
        }
        if let Some((number, unit)) = self.hand_over {
            rotation.change_participants_frequency = number.into();
            rotation.change_participants_unit = unit;
        }
        if let Some(end) = self.end {
            (rotation.end_date, rotation.ends_after_iterations) = match end {
                End::Never => (None, None),
                End::Before(day) => (Some(midnight(day)?), None),
                End::After(periods) => (None, Some(periods.into())),
            };
        }
        whole(rotation)
    }
}

/// Returns the request that writes a whole rotation.
pub(super) fn whole(rotation: Rotation) -> Result<UpdateRotationRequest> {
    let Some(start) = rotation.start_date else {
        return Err(invalid("the rotation has no start; set one"));
    };
    if let Some(end) = rotation.end_date {
        check_order(start, end)?;
    }
    if rotation.shift_time_slots.len() > 1 && rotation.period != RotationPeriod::Custom {
        return Err(invalid(
            "a rotation has several shifts only if its period is a number of days or weeks",
        ));
    }
    let mut request = UpdateRotationRequest::new(
        rotation.name,
        start,
        rotation.period,
        rotation.change_participants_frequency,
        rotation.change_participants_unit,
    );
    request.color = Some(rotation.color).filter(|color| !color.is_empty());
    request.custom_period_frequency = rotation.custom_period_frequency;
    request.custom_period_unit = rotation.custom_period_unit;
    request.shift_time_slots = Some(rotation.shift_time_slots);
    request.end_date = rotation.end_date;
    request.ends_after_iterations = rotation.ends_after_iterations;
    Ok(request)
}

fn check_order(start: Timestamp, end: Timestamp) -> Result<()> {
    if end <= start {
        return Err(invalid(format!(
            "the rotation that starts at {start} ends at {end}, which is not later"
        )));
    }
    Ok(())
}

/// The vendor's Terraform provider documents that a day is sent as its midnight in UTC, whatever the time zone of the schedule.
fn midnight(day: Date) -> Result<Timestamp> {
    day.to_zoned(TimeZone::UTC)
        .map(|midnight| midnight.timestamp())
        .map_err(|_| invalid(format!("the day {day} is out of range")))
}
