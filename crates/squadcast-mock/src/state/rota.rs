//! The rule of a rotation: which turn it puts on call at a moment.
//!
//! This is a calculation of its own, so that a fault of a client's calculation is found by comparing the two. It looks at
//! one moment and asks which shifts contain it.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde_json::Value;

/// The longest shift, in days. A longer one is cut.
const LONGEST_SHIFT: i64 = 7;

/// The most steps that are counted from the start of a rotation.
const MOST_STEPS: i64 = 200_000;

/// A rotation as serialized.
pub(super) struct Rota<'a> {
    pub(super) field: &'a dyn Fn(&str) -> Option<&'a Value>,
    pub(super) zone: &'a TimeZone,
}

/// The length of a period, or of the time between two hand-overs.
#[derive(Clone, Copy)]
enum Length {
    Days(i64),
    Months(i64),
}

impl Rota<'_> {
    fn text(&self, name: &str) -> &str {
        (self.field)(name).and_then(Value::as_str).unwrap_or("")
    }

    fn number(&self, name: &str) -> i64 {
        (self.field)(name).and_then(Value::as_i64).unwrap_or(0)
    }

    /// Returns the indexes of the participant groups on call at a moment: two if the shifts of two days overlap.
    pub(super) fn turns(&self, turns: usize, at: Timestamp) -> Vec<usize> {
        let mut found = Vec::new();
        let (Some(first), Some(begins)) = (self.first_day(), self.begins()) else {
            return found;
        };
        if turns == 0 || at < begins || self.ends().is_some_and(|end| at >= end) {
            return found;
        }
        let today = self.zone.to_datetime(at).date();
        let slots = self.slots();
        // A clock that is set back at midnight shows a day again after the next one has begun.
        for ago in -1..=LONGEST_SHIFT {
            let Ok(day) = today.checked_sub(Span::new().days(ago)) else {
                continue;
            };
            if day < first || !self.runs_on(first, day) {
                continue;
            }
            let on = slots
                .iter()
                .any(|slot| self.begins_on(first, slot, day) && self.contains(slot, day, at));
            let turn = self.turn_of(first, day, turns);
            if on && !found.contains(&turn) {
                found.push(turn);
            }
        }
        found
    }

    /// Returns the first day, in the time zone of the schedule.
    fn first_day(&self) -> Option<Date> {
        Some(self.day_or_moment("startDate")?.0)
    }

    fn begins(&self) -> Option<Timestamp> {
        Some(self.day_or_moment("startDate")?.1)
    }

    fn ends(&self) -> Option<Timestamp> {
        let (day, moment) = self.day_or_moment("endDate")?;
        // The year 1 means that it has no end.
        (day.year() != 1).then_some(moment)
    }

    /// Midnight in UTC means a day; any other time is a moment.
    fn day_or_moment(&self, name: &str) -> Option<(Date, Timestamp)> {
        let time: Timestamp = self.text(name).parse().ok()?;
        let utc = TimeZone::UTC.to_datetime(time);
        if utc == utc.date().at(0, 0, 0, 0) {
            return Some((utc.date(), self.moment(utc)?));
        }
        Some((self.zone.to_datetime(time).date(), time))
    }

    fn moment(&self, local: DateTime) -> Option<Timestamp> {
        self.zone.to_timestamp(local).ok()
    }

    /// Returns the length of the period; `None` if the shifts occur once.
    fn period(&self) -> Option<Length> {
        let frequency = self.number("customPeriodFrequency").max(1);
        Some(match (self.text("period"), self.text("customPeriodUnit")) {
            ("daily", _) => Length::Days(1),
            ("weekly", _) => Length::Days(7),
            ("monthly", _) => Length::Months(1),
            ("custom", "week") => Length::Days(frequency.saturating_mul(7)),
            ("custom", _) => Length::Days(frequency),
            _ => return None,
        })
    }

    /// Returns whether the rotation has not ended by its number of iterations.
    fn runs_on(&self, first: Date, day: Date) -> bool {
        let iterations = self.number("endsAfterIterations");
        match self.period() {
            Some(period) if iterations > 0 => steps(first, day, period) < iterations,
            _ => true,
        }
    }

    fn begins_on(&self, first: Date, slot: &Slot, day: Date) -> bool {
        if self.period().is_some() {
            return slot.day.is_none_or(|weekday| weekday == day.weekday());
        }
        // Once, on the first possible day.
        let mut days = first.series(Span::new().days(1));
        let possible = |day: &Date| slot.day.is_none_or(|weekday| weekday == day.weekday());
        days.find(possible) == Some(day)
    }

    fn contains(&self, slot: &Slot, day: Date, at: Timestamp) -> bool {
        let start = day.at(slot.hour, slot.minute, 0, 0);
        let end = start.checked_add(Span::new().minutes(slot.minutes));
        let (Some(start), Some(end)) = (
            self.moment(start),
            end.ok().and_then(|end| self.moment(end)),
        ) else {
            return false;
        };
        start <= at && at < end
    }

    fn turn_of(&self, first: Date, day: Date, turns: usize) -> usize {
        let every = self.number("changeParticipantsFrequency").max(1);
        let unit = match self.text("changeParticipantsUnit") {
            "day" => Some(Length::Days(1)),
            "week" => Some(Length::Days(7)),
            "month" => Some(Length::Months(1)),
            _ => self.period(),
        };
        let length = match unit {
            Some(Length::Days(days)) => Length::Days(days.saturating_mul(every)),
            Some(Length::Months(months)) => Length::Months(months.saturating_mul(every)),
            None => return 0,
        };
        usize::try_from(steps(first, day, length)).unwrap_or(0) % turns
    }

    fn slots(&self) -> Vec<Slot> {
        let listed = (self.field)("shiftTimeSlots").and_then(Value::as_array);
        match listed {
            Some(slots) if !slots.is_empty() => slots.iter().filter_map(Slot::parse).collect(),
            _ => vec![Slot {
                hour: 0,
                minute: 0,
                minutes: 24 * 60,
                day: None,
            }],
        }
    }
}

/// A shift.
struct Slot {
    hour: i8,
    minute: i8,
    minutes: i64,
    day: Option<Weekday>,
}

impl Slot {
    fn parse(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name).and_then(Value::as_i64);
        let day = match value.get("dayOfWeek").and_then(Value::as_str) {
            None | Some("") => None,
            Some(name) => {
                let names = [
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                ];
                let at = names.iter().zip(0..).find(|(known, _)| **known == name)?.1;
                Some(Weekday::from_monday_zero_offset(at).ok()?)
            }
        };
        Some(Self {
            hour: number("startHour")?
                .try_into()
                .ok()
                .filter(|it| (0..24).contains(it))?,
            minute: number("startMin")?
                .try_into()
                .ok()
                .filter(|it| (0..60).contains(it))?,
            minutes: number("duration")?.clamp(0, LONGEST_SHIFT * 24 * 60),
            day,
        })
    }
}

/// Returns how many lengths fit between two days.
fn steps(first: Date, day: Date, length: Length) -> i64 {
    let months = match length {
        Length::Days(days) => {
            let elapsed = day.duration_since(first).as_hours() / 24;
            return elapsed / days.max(1);
        }
        Length::Months(months) => months,
    };
    let boundary = |number: i64| {
        let span = Span::new().try_months(months.saturating_mul(number));
        span.ok().and_then(|span| first.checked_add(span).ok())
    };
    let begun = |number: &i64| boundary(*number).is_some_and(|start| start <= day);
    (1..MOST_STEPS).take_while(begun).last().unwrap_or(0)
}

#[cfg(test)]
mod tests;
