//! Combines rotations and overrides: who is on call when, as a pure function.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use squadcast_raw::schedules::{Rotation, ScheduleOverride};

use super::OnCallBy;
use super::plan::Plan;
use crate::schedules::Participant;
use crate::{Error, Kind, Result};

/// The most stretches of time of one computation, which bounds its memory.
const MOST_STINTS: usize = 200_000;

/// The most overrides of one computation, which bounds its time.
const MOST_OVERRIDES: usize = 10_000;

/// A participant is on call for a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stint {
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
    pub(super) who: Participant,
    pub(super) by: OnCallBy,
}

/// Returns who is on call in a range, in the order of time. Stretches of one participant that follow each other are joined.
pub(super) fn stints(
    rotations: &[Rotation],
    overrides: &[ScheduleOverride],
    zone: &TimeZone,
    range: &Range<Timestamp>,
) -> Result<Vec<Stint>> {
    let mut stints = Vec::new();
    for rotation in rotations {
        by_rotation(&Plan::new(rotation, zone)?, zone, range, &mut stints)?;
    }
    if overrides.len() > MOST_OVERRIDES {
        return Err(too_large(format!("{} overrides", overrides.len())));
    }
    let mut overrides: Vec<&ScheduleOverride> = overrides.iter().collect();
    overrides.sort_by_key(|one| one.id);
    for one in overrides {
        apply(one, range, &mut stints)?;
    }
    Ok(joined(stints))
}

fn by_rotation(
    plan: &Plan,
    zone: &TimeZone,
    range: &Range<Timestamp>,
    stints: &mut Vec<Stint>,
) -> Result<()> {
    let by = OnCallBy::Rotation(plan.id);
    let mut last: Option<(Range<Timestamp>, usize)> = None;
    let mut add = |span: Range<Timestamp>, turn: usize| {
        let turn = plan.turns.get(turn).into_iter().flatten();
        turn.into_iter().try_for_each(|who| {
            push(
                stints,
                Stint {
                    from: span.start,
                    until: span.end,
                    who: who.clone(),
                    by,
                },
            )
        })
    };
    plan.shifts(zone, (range.start, range.end), |shift| {
        match &mut last {
            Some((span, turn)) if *turn == shift.turn && span.end == shift.from => {
                span.end = shift.until;
            }
            _ => {
                if let Some((span, turn)) = last.replace((shift.from..shift.until, shift.turn)) {
                    add(span, turn)?;
                }
            }
        }
        Ok(())
    })?;
    last.map_or(Ok(()), |(span, turn)| add(span, turn))
}

/// Takes the relieved participants off call, and puts the others on call at these times.
fn apply(one: &ScheduleOverride, range: &Range<Timestamp>, stints: &mut Vec<Stint>) -> Result<()> {
    let (Some(start), Some(end)) = (one.start_time, one.end_time) else {
        let message = format!("the override {} has no start or no end", one.id);
        return Err(Error::new(Kind::Decode, message));
    };
    let (start, end) = (start.max(range.start), end.min(range.end));
    if start >= end {
        return Ok(());
    }
    let sides = [&one.overridden_participant, &one.override_with];
    let [relieved, substitutes] =
        sides.map(|side| side.group.iter().map(Participant::from).collect::<Vec<_>>());
    let mut relieving = Vec::new();
    if relieved.is_empty() {
        relieving.push(start..end);
    } else {
        let mut kept = Vec::with_capacity(stints.len());
        for stint in stints.drain(..) {
            if stint.until <= start || stint.from >= end || !relieved.contains(&stint.who) {
                kept.push(stint);
                continue;
            }
            relieving.push(stint.from.max(start)..stint.until.min(end));
            if stint.from < start {
                kept.push(Stint {
                    until: start,
                    ..stint.clone()
                });
            }
            if stint.until > end {
                kept.push(Stint { from: end, ..stint });
            }
        }
        *stints = kept;
    }
    let by = OnCallBy::Override(one.id.into());
    for span in union(relieving) {
        for who in &substitutes {
            push(
                stints,
                Stint {
                    from: span.start,
                    until: span.end,
                    who: who.clone(),
                    by,
                },
            )?;
        }
    }
    Ok(())
}

fn push(stints: &mut Vec<Stint>, stint: Stint) -> Result<()> {
    if stints.len() >= MOST_STINTS {
        return Err(too_large(format!("more than {MOST_STINTS} shifts")));
    }
    stints.push(stint);
    Ok(())
}

/// Joins ranges that overlap or touch.
fn union(mut ranges: Vec<Range<Timestamp>>) -> Vec<Range<Timestamp>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<Timestamp>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

fn joined(mut stints: Vec<Stint>) -> Vec<Stint> {
    stints.sort_by(|a, b| (&a.who, a.by, a.from).cmp(&(&b.who, b.by, b.from)));
    let mut joined: Vec<Stint> = Vec::with_capacity(stints.len());
    for stint in stints {
        match joined.last_mut() {
            Some(last)
                if last.who == stint.who && last.by == stint.by && stint.from <= last.until =>
            {
                last.until = last.until.max(stint.until);
            }
            _ => joined.push(stint),
        }
    }
    joined.sort();
    joined
}

fn too_large(what: String) -> Error {
    let message = format!(
        "the computation of who is on call is limited: {what}; use a shorter range of time"
    );
    Error::new(Kind::Configuration, message)
}
