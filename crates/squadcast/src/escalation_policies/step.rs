//! One step of an escalation policy: whom it notifies, when and by which channels.

use std::time::Duration;

use squad_core::wire::UnknownFields;
use squadcast_raw::escalation_policies::{
    EscalationEntity, EscalationEntityType, EscalationPolicyRule, NotificationChannel as Via,
};

use crate::request::invalid;
use crate::{IdOf, Result, ScheduleId, SquadId, UserId, kind, minutes};

/// A step of an escalation policy.
///
/// ```
/// use std::time::Duration;
/// use squadcast::escalation_policies::{Step, Via};
/// use squadcast::{ScheduleId, SquadId};
///
/// let (on_call, dbas) = (ScheduleId::from(4711), "5f0b1d3a8c2e".parse::<SquadId>()?);
/// let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
///
/// let first = Step::at_once()
///     .notify_schedule(&on_call)
///     .via([Via::Push, Via::Sms])
///     .repeat(2, minutes(5));
/// let second = Step::after(minutes(15)).notify_squad(&dbas).via([Via::Phone]);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Step {
    after: Duration,
    targets: Vec<Target>,
    via: Vec<Via>,
    turns: Turns,
    repeat: Option<(u32, Duration)>,
    /// The position of the next turn and fields that the document does not list, of a step that was read.
    next_turn: Option<i32>,
    unknown_fields: UnknownFields,
}

/// Whether all targets of a step are notified, or one of them in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turns {
    All,
    RoundRobin,
    /// The next target in turn is notified after this time.
    PassingOn(Duration),
}

#[derive(Debug, Clone, PartialEq)]
enum Target {
    User(String),
    Squad(String),
    Schedule(String),
    /// As it was read.
    Read(EscalationEntity),
}

impl Step {
    /// Creates a step that is taken when the incident is triggered.
    pub fn at_once() -> Self {
        Self::after(Duration::ZERO)
    }

    /// Creates a step that is taken if the incident is not acknowledged after `delay`, in whole minutes since it was
    /// triggered.
    #[doc(alias = "escalationTime")]
    pub fn after(delay: Duration) -> Self {
        Self {
            after: delay,
            targets: Vec::new(),
            via: Vec::new(),
            turns: Turns::All,
            repeat: None,
            next_turn: None,
            unknown_fields: UnknownFields::default(),
        }
    }

    /// Adds a user to notify.
    #[doc(alias = "entities")]
    pub fn notify_user(mut self, user: impl IdOf<kind::User>) -> Self {
        self.targets.push(Target::User(user.id().into_owned()));
        self
    }

    /// Adds a squad to notify.
    #[doc(alias = "entities")]
    pub fn notify_squad(mut self, squad: impl IdOf<kind::Squad>) -> Self {
        self.targets.push(Target::Squad(squad.id().into_owned()));
        self
    }

    /// Adds a schedule: whoever is on call is notified.
    #[doc(alias = "entities")]
    pub fn notify_schedule(mut self, schedule: impl IdOf<kind::Schedule>) -> Self {
        let schedule = schedule.id().into_owned();
        self.targets.push(Target::Schedule(schedule));
        self
    }

    /// Sets the channels of the notifications. Without any, presumably the notification rules of each user apply.
    pub fn via(mut self, channels: impl IntoIterator<Item = Via>) -> Self {
        self.via = channels.into_iter().collect();
        self
    }

    /// Notifies one of the targets in turn, a different one for each incident, instead of all of them.
    #[doc(alias = "roundrobin_enabled")]
    pub fn round_robin(mut self) -> Self {
        self.turns = Turns::RoundRobin;
        self
    }

    /// Notifies one of the targets in turn, and passes the incident on to the next one if it is not acknowledged after
    /// `delay`, in whole minutes.
    #[doc(alias = "escalate_within_roundrobin")]
    pub fn round_robin_passing_on_after(mut self, delay: Duration) -> Self {
        self.turns = Turns::PassingOn(delay);
        self
    }

    /// Repeats the step up to `times` more times, each `delay` after the previous one, in whole minutes. A step with round
    /// robin cannot be repeated.
    #[doc(alias = "repetition")]
    pub fn repeat(mut self, times: u32, delay: Duration) -> Self {
        self.repeat = Some((times, delay));
        self
    }

    pub(super) fn rule(self) -> Result<EscalationPolicyRule> {
        if self.targets.is_empty() {
            return Err(invalid(
                "an escalation step needs at least one target to notify",
            ));
        }
        if self.repeat.is_some() && self.turns != Turns::All {
            return Err(invalid(
                "an escalation step has either round robin or a repetition",
            ));
        }
        let delay: i32 = minutes::or_zero("the delay of an escalation step", self.after)?;
        let (repetition, repeat_after) = match (self.repeat, self.turns) {
            (Some((times, delay)), _) => repetition("an escalation step", times, delay)?,
            (None, Turns::PassingOn(delay)) => (
                0,
                minutes::up_to("the delay between two turns", delay, None)?,
            ),
            (None, _) => (0, 0),
        };
        let targets = self.targets.into_iter().map(Target::entity);
        let mut rule = EscalationPolicyRule::new(
            delay,
            self.via,
            self.turns != Turns::All,
            targets.collect::<Result<Vec<_>>>()?,
            matches!(self.turns, Turns::PassingOn(_)),
            repetition,
            repeat_after,
        );
        rule.roundrobin_next_index = self.next_turn;
        rule.unknown_fields = self.unknown_fields;
        Ok(rule)
    }
}

impl Target {
    fn entity(self) -> Result<EscalationEntity> {
        use EscalationEntityType as Type;
        let entity = |kind| EscalationEntity::new(kind);
        Ok(match self {
            Self::User(id) => entity(Type::User).id(UserId::new(id)?),
            Self::Squad(id) => entity(Type::Squad).id(SquadId::new(id)?),
            // A schedule of the v4 kind is named by a number in another field.
            Self::Schedule(id) => {
                let id = ScheduleId::new(id)?.as_i64();
                let pid = i32::try_from(id)
                    .map_err(|_| invalid(format!("the id of schedule {id} is too large")))?;
                entity(Type::Schedulev2).pid(pid)
            }
            Self::Read(entity) => entity,
        })
    }
}

/// Copies a step that was read.
impl From<&EscalationPolicyRule> for Step {
    fn from(rule: &EscalationPolicyRule) -> Self {
        let turns = match (rule.roundrobin_enabled, rule.escalate_within_roundrobin) {
            (false, _) => Turns::All,
            (true, false) => Turns::RoundRobin,
            (true, true) => Turns::PassingOn(of_minutes(rule.repeat_after)),
        };
        let times = u32::try_from(rule.repetition).unwrap_or_default();
        let repeated = turns == Turns::All && times > 0;
        Self {
            after: of_minutes(rule.escalation_time),
            targets: rule.entities.iter().cloned().map(Target::Read).collect(),
            via: rule.via.clone(),
            turns,
            repeat: repeated.then(|| (times, of_minutes(rule.repeat_after))),
            next_turn: rule.roundrobin_next_index,
            unknown_fields: rule.unknown_fields.clone(),
        }
    }
}

/// Returns a number of repetitions and the minutes before each.
pub(super) fn repetition(what: &str, times: u32, delay: Duration) -> Result<(i32, i32)> {
    let times = i32::try_from(times)
        .map_err(|_| invalid(format!("{what} cannot be repeated {times} times")))?;
    let what = format!("the delay before {what} is repeated");
    Ok((times, minutes::up_to(&what, delay, None)?))
}

fn of_minutes(minutes: i32) -> Duration {
    Duration::from_secs(60 * u64::try_from(minutes).unwrap_or_default())
}
