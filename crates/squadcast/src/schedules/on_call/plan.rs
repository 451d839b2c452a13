//! A rotation, understood: its first day, its shifts in local time, and which turn has the shifts of a day.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};
use squadcast_raw::schedules::{
    HandOverUnit, Rotation, RotationPeriod, RotationPeriodUnit, ShiftDay, ShiftTimeSlot,
};

use crate::schedules::Participant;
use crate::{Error, Kind, Result, RotationId};

/// The most shifts that a rotation may have. The vendor's form has one per day of the week.
const MOST_SLOTS: usize = 100;

const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// The longest shift, in minutes: a week. The vendor's Terraform provider sends at most a day.
const LONGEST_SLOT: i64 = 7 * MINUTES_OF_A_DAY;

pub(super) struct Plan {
    pub(super) id: RotationId,
    pub(super) turns: Vec<Vec<Participant>>,
    anchor: Date,
    /// The first day on which no shift begins anymore.
    end: Option<Date>,
    starts: Timestamp,
    ends: Timestamp,
    once: bool,
    hand_over: Step,
    slots: Vec<Slot>,
}

/// A shift of a plan, and the turn that has it.
pub(super) struct Shift {
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    pub(super) turn: usize,
}

struct Slot {
    start: Time,
    minutes: i64,
    day: Option<Weekday>,
}

/// The distance between two hand-overs, or the length of a period.
#[derive(Clone, Copy)]
enum Step {
    Never,
    Days(i64),
    Months(i64),
}

impl Plan {
    /// Understands a rotation.
    ///
    /// # Errors
    /// [`Kind::Decode`] if a value has no meaning, such as a period of zero days: who is on call cannot be computed then.
    pub(super) fn new(rotation: &Rotation, zone: &TimeZone) -> Result<Self> {
        let fault = |why: &dyn fmt::Display| {
            let id = rotation.id;
            Error::new(Kind::Decode, format!("the rotation {id} {why}"))
        };
        let start = rotation.start_date.ok_or_else(|| fault(&"has no start"))?;
        let (anchor, starts) = match day(start) {
            Some(day) => (day, Timestamp::MIN),
            None => (zone.to_datetime(start).date(), start),
        };
        let ends = match rotation.end_date {
            None => Timestamp::MAX,
            Some(end) => match day(end) {
                Some(day) => moment(zone, day.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX),
                None => end,
            },
        };
        let period = period(rotation).map_err(|why| fault(&why))?;
        let iterations = rotation.ends_after_iterations.filter(|number| *number > 0);
        let groups = rotation.rotation_participants.iter();
        let turns: Vec<Vec<Participant>> = groups
            .map(|group| group.participants.iter().map(Participant::from).collect())
            .collect();
        let hand_over = match turns.len() {
            0 | 1 => Step::Never,
            _ => hand_over(rotation, period).map_err(|why| fault(&why))?,
        };
        Ok(Self {
            id: rotation.id.into(),
            turns,
            anchor,
            end: iterations.and_then(|number| period.boundary(anchor, number)),
            starts,
            ends,
            once: matches!(period, Step::Never),
            hand_over,
            slots: slots(&rotation.shift_time_slots).map_err(|why| fault(&why))?,
        })
    }

    /// Calls `each` with every shift that overlaps a range, in the order of their days.
    pub(super) fn shifts(
        &self,
        zone: &TimeZone,
        (from, until): (Timestamp, Timestamp),
        mut each: impl FnMut(Shift) -> Result<()>,
    ) -> Result<()> {
        if self.turns.is_empty() {
            return Ok(());
        }
        let (from, until) = (from.max(self.starts), until.min(self.ends));
        // A shift may last until its next days, and a change of the clocks may move it by almost a day.
        let longest = self.slots.iter().map(|slot| slot.minutes).max();
        let before = longest.unwrap_or_default() / MINUTES_OF_A_DAY + 2;
        let first = zone.to_datetime(from).date();
        let first = first.checked_sub(days(before)).unwrap_or(Date::MIN);
        let last = zone.to_datetime(until).date();
        let last = last.tomorrow().unwrap_or(last);
        let mut date = first.max(self.anchor);
        while date <= last && self.end.is_none_or(|end| date < end) {
            let turn = self.hand_over.count(self.anchor, date);
            for slot in self.slots.iter().filter(|slot| self.begins(slot, date)) {
                let Some((begin, end)) = slot.on(date, zone) else {
                    continue;
                };
                let (begin, end) = (begin.max(from), end.min(until));
                if begin < end {
                    each(Shift {
                        from: begin,
                        until: end,
                        turn: turn % self.turns.len(),
                    })?;
                }
            }
            match date.tomorrow() {
                Ok(next) => date = next,
                Err(_) => break,
            }
        }
        Ok(())
    }

    fn begins(&self, slot: &Slot, date: Date) -> bool {
        if !self.once {
            return slot.day.is_none_or(|day| day == date.weekday());
        }
        let wait = slot
            .day
            .map_or(0, |day| day.since(self.anchor.weekday()).into());
        self.anchor
            .checked_add(days(wait))
            .is_ok_and(|first| first == date)
    }
}

impl Slot {
    /// Returns the moments between which the slot of a day lies, or `None` if they are out of range.
    fn on(&self, date: Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        let begin = date.to_datetime(self.start);
        let end = begin.checked_add(Span::new().minutes(self.minutes)).ok()?;
        Some((moment(zone, begin)?, moment(zone, end)?))
    }
}

impl Step {
    /// Returns the day on which the step with this number begins; `None` if there is none, or if it is out of range.
    fn boundary(self, anchor: Date, number: i64) -> Option<Date> {
        let span = match self {
            Self::Never => return None,
            Self::Days(each) => Span::new().try_days(each.checked_mul(number)?),
            Self::Months(each) => Span::new().try_months(each.checked_mul(number)?),
        };
        anchor.checked_add(span.ok()?).ok()
    }

    /// Returns how many steps are complete on a day, which is not before the anchor.
    fn count(self, anchor: Date, date: Date) -> usize {
        let count = match self {
            Self::Never => 0,
            Self::Days(each) => {
                let elapsed = anchor.until(date).map_or(0, |span| span.get_days());
                i64::from(elapsed) / each
            }
            Self::Months(each) => {
                let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
                let count = (months(date) - months(anchor)) / each;
                let begun = self.boundary(anchor, count).is_none_or(|day| day <= date);
                if begun { count } else { count - 1 }
            }
        };
        usize::try_from(count).unwrap_or_default()
    }

    /// Returns this step times `number`, which is at least one.
    fn times(self, number: i64) -> Self {
        match self {
            Self::Never => Self::Never,
            Self::Days(each) => Self::Days(each.saturating_mul(number)),
            Self::Months(each) => Self::Months(each.saturating_mul(number)),
        }
    }
}

/// Midnight UTC is how the vendor's tools write a day.
fn day(time: Timestamp) -> Option<Date> {
    let time = Offset::UTC.to_datetime(time);
    (time.time() == Time::midnight()).then(|| time.date())
}

fn days(number: i64) -> Span {
    Span::new().days(number)
}

/// Of a clock time that occurs twice the first occurrence, of one that is skipped the time as late after the change.
fn moment(zone: &TimeZone, time: DateTime) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(time).compatible().ok()
}

fn period(rotation: &Rotation) -> Result<Step, String> {
    let frequency = rotation.custom_period_frequency.unwrap_or_default();
    match &rotation.period {
        RotationPeriod::None => Ok(Step::Never),
        RotationPeriod::Daily => Ok(Step::Days(1)),
        RotationPeriod::Weekly => Ok(Step::Days(7)),
        RotationPeriod::Monthly => Ok(Step::Months(1)),
        RotationPeriod::Custom if frequency < 1 => Err(format!(
            "has a period of {frequency}, which is not positive"
        )),
        RotationPeriod::Custom => match &rotation.custom_period_unit {
            Some(RotationPeriodUnit::Day) => Ok(Step::Days(frequency)),
            Some(RotationPeriodUnit::Week) => Ok(Step::Days(7).times(frequency)),
            unit => Err(format!("has a period of an unknown unit: {unit:?}")),
        },
        unknown => Err(format!("has an unknown period: {:?}", unknown.as_str())),
    }
}

fn hand_over(rotation: &Rotation, period: Step) -> Result<Step, String> {
    let frequency = rotation.change_participants_frequency;
    if frequency < 1 {
        return Err(format!(
            "has a hand-over every {frequency}, which is not positive"
        ));
    }
    let unit = match &rotation.change_participants_unit {
        HandOverUnit::Rotation => period,
        HandOverUnit::Day => Step::Days(1),
        HandOverUnit::Week => Step::Days(7),
        HandOverUnit::Month => Step::Months(1),
        unknown => {
            let unknown = unknown.as_str();
            return Err(format!("has an unknown unit of the hand-over: {unknown:?}"));
        }
    };
    Ok(unit.times(frequency))
}

fn slots(wire: &[ShiftTimeSlot]) -> Result<Vec<Slot>, String> {
    if wire.len() > MOST_SLOTS {
        return Err(format!("has more than {MOST_SLOTS} shifts"));
    }
    if wire.is_empty() {
        return Ok(vec![Slot {
            start: Time::midnight(),
            minutes: MINUTES_OF_A_DAY,
            day: None,
        }]);
    }
    wire.iter().map(slot).collect()
}

fn slot(wire: &ShiftTimeSlot) -> Result<Slot, String> {
    let (hour, minute) = (wire.start_hour, wire.start_min);
    let start = i8::try_from(hour)
        .ok()
        .zip(i8::try_from(minute).ok())
        .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok())
        .ok_or_else(|| format!("has a shift that starts at {hour}:{minute}"))?;
    if !(1..=LONGEST_SLOT).contains(&wire.duration) {
        return Err(format!("has a shift of {} minutes", wire.duration));
    }
    let day = match &wire.day_of_week {
        None => None,
        Some(ShiftDay::Monday) => Some(Weekday::Monday),
        Some(ShiftDay::Tuesday) => Some(Weekday::Tuesday),
        Some(ShiftDay::Wednesday) => Some(Weekday::Wednesday),
        Some(ShiftDay::Thursday) => Some(Weekday::Thursday),
        Some(ShiftDay::Friday) => Some(Weekday::Friday),
        Some(ShiftDay::Saturday) => Some(Weekday::Saturday),
        Some(ShiftDay::Sunday) => Some(Weekday::Sunday),
        Some(ShiftDay::Unknown(text)) if text.is_empty() => None,
        Some(unknown) => {
            let unknown = unknown.as_str();
            return Err(format!("has a shift on an unknown day: {unknown:?}"));
        }
    };
    Ok(Slot {
        start,
        minutes: wire.duration,
        day,
    })
}
