//! Escalation policies to create, and changes to them.

use std::time::Duration;

use squadcast_raw::escalation_policies::{
    CreateEscalationPolicyRequest, EscalationPolicyResponse, IncidentReminderRule,
    UpdateEscalationPolicyRequest,
};
use squadcast_raw::shared::EntityOwner;

use super::step::repetition;
use super::{Step, Via};
use crate::request::invalid;
use crate::{Owner, Result, TeamId, minutes};

const HOUR: Duration = Duration::from_secs(60 * 60);

/// An escalation policy to create.
///
/// ```
/// use std::time::Duration;
/// use squadcast::ScheduleId;
/// use squadcast::escalation_policies::{NewEscalationPolicy, Step, Via};
///
/// let on_call = ScheduleId::from(4711);
/// let hours = |hours: u64| Duration::from_secs(60 * 60 * hours);
/// let policy = NewEscalationPolicy::new("Checkout")
///     .step(Step::at_once().notify_schedule(&on_call))
///     .remind([Via::Push], hours(1), hours(8))
///     .retrigger_after(hours(4));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewEscalationPolicy {
    name: String,
    settings: Settings,
}

/// Changes to an escalation policy. Fields that are not set keep their value.
///
/// ```
/// use std::time::Duration;
/// use squadcast::escalation_policies::{EscalationPolicy, EscalationPolicyUpdate, Step};
/// use squadcast::UserId;
///
/// /// Adds a last step, which notifies `boss`.
/// fn escalate_to(policy: &EscalationPolicy, boss: &UserId) -> EscalationPolicyUpdate {
///     let last = Step::after(Duration::from_secs(60 * 60)).notify_user(boss);
///     let steps = policy.rules.iter().map(Step::from).chain([last]);
///     EscalationPolicyUpdate::new().steps(steps)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct EscalationPolicyUpdate {
    name: Option<String>,
    settings: Settings,
}

/// What a creation and an update have in common.
#[derive(Debug, Clone, PartialEq, Default)]
struct Settings {
    description: Option<String>,
    steps: Option<Vec<Step>>,
    repeat: Option<Option<(u32, Duration)>>,
    reminders: Option<Vec<Reminder>>,
    retrigger: Option<Option<Duration>>,
    owner: Option<Owner>,
}

#[derive(Debug, Clone, PartialEq)]
struct Reminder {
    via: Vec<Via>,
    every: Duration,
    during: Duration,
}

/// Defines what creation and update have in common.
macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.settings.description = Some(description.into());
                self
            }

            /// Repeats the whole policy up to `times` more times while the incident is not acknowledged, `delay` after its
            /// last step, in whole minutes. The vendor's own tools name three times as the most.
            #[doc(alias = "repetition")]
            pub fn repeat(mut self, times: u32, delay: Duration) -> Self {
                self.settings.repeat = Some(Some((times, delay)));
                self
            }

            /// Adds a reminder about incidents that stay open: through these channels, `every` so often and `during` this
            /// time, both in whole minutes.
            #[doc(alias = "incident_reminder_rules")]
            pub fn remind(
                mut self,
                via: impl IntoIterator<Item = Via>,
                every: Duration,
                during: Duration,
            ) -> Self {
                let via = via.into_iter().collect();
                let reminder = Reminder { via, every, during };
                self.settings
                    .reminders
                    .get_or_insert_default()
                    .push(reminder);
                self
            }

            /// Triggers an incident once more if it stays acknowledged without being resolved for `delay`, in whole hours.
            #[doc(alias = "enable_incident_retrigger")]
            pub fn retrigger_after(mut self, delay: Duration) -> Self {
                self.settings.retrigger = Some(Some(delay));
                self
            }

            /// Sets the owner within the team: a user, a squad or the team.
            #[doc(alias = "entity_owner")]
            pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
                self.settings.owner = Some(owner.into());
                self
            }
        }
    };
}

settings!(NewEscalationPolicy);
settings!(EscalationPolicyUpdate);

impl NewEscalationPolicy {
    /// Creates a policy with a name. It needs at least one step.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            settings: Settings::default(),
        }
    }

    /// Adds a step. Steps are taken in this order.
    #[doc(alias = "rules")]
    pub fn step(mut self, step: Step) -> Self {
        self.settings.steps.get_or_insert_default().push(step);
        self
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateEscalationPolicyRequest> {
        let wire = self.settings.changes()?;
        let Some(rules) = wire.rules else {
            return Err(without_steps());
        };
        let mut body = CreateEscalationPolicyRequest::new(
            team,
            self.name,
            wire.description.unwrap_or_default(),
            wire.repetition.unwrap_or_default(),
            wire.repeat_after.unwrap_or_default(),
            rules,
        )
        .is_using_new_fields(true);
        body.enable_incident_reminders = wire.enable_incident_reminders;
        body.incident_reminder_rules = wire.incident_reminder_rules;
        body.enable_incident_retrigger = wire.enable_incident_retrigger;
        body.retrigger_after = wire.retrigger_after;
        body.entity_owner = wire.entity_owner;
        Ok(body)
    }
}

impl EscalationPolicyUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Replaces the steps. [`Step`] can be created from a step that was read.
    #[doc(alias = "rules")]
    pub fn steps(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.settings.steps = Some(steps.into_iter().collect());
        self
    }

    /// Stops repeating the policy.
    pub fn without_repetition(mut self) -> Self {
        self.settings.repeat = Some(None);
        self
    }

    /// Removes the reminders. Those that are added afterwards are kept.
    pub fn without_reminders(mut self) -> Self {
        self.settings.reminders = Some(Vec::new());
        self
    }

    /// Stops triggering incidents once more.
    pub fn without_retrigger(mut self) -> Self {
        self.settings.retrigger = Some(None);
        self
    }

    /// Returns the changed fields only.
    pub(super) fn changes(self) -> Result<UpdateEscalationPolicyRequest> {
        let mut changes = self.settings.changes()?;
        changes.name = self.name;
        Ok(changes)
    }
}

impl Settings {
    fn changes(self) -> Result<UpdateEscalationPolicyRequest> {
        let mut body = UpdateEscalationPolicyRequest::new();
        body.description = self.description;
        if let Some(steps) = self.steps {
            let rules: Vec<_> = steps.into_iter().map(Step::rule).collect::<Result<_>>()?;
            if rules.is_empty() {
                return Err(without_steps());
            }
            body.rules = Some(rules);
        }
        if let Some(repeat) = self.repeat {
            let (times, delay) = match repeat {
                Some((times, delay)) => repetition("an escalation policy", times, delay)?,
                None => (0, 0),
            };
            (body.repetition, body.repeat_after) = (Some(times), Some(delay));
        }
        if let Some(reminders) = self.reminders {
            body.enable_incident_reminders = Some(!reminders.is_empty());
            let rules = reminders.into_iter().map(Reminder::rule);
            body.incident_reminder_rules = Some(rules.collect::<Result<_>>()?);
        }
        if let Some(retrigger) = self.retrigger {
            body.enable_incident_retrigger = Some(retrigger.is_some());
            body.retrigger_after = retrigger.map(whole_hours).transpose()?;
        }
        body.entity_owner = self
            .owner
            .map(|owner| EntityOwner::new(owner.id(), owner.kind()));
        Ok(body)
    }
}

impl Reminder {
    fn rule(self) -> Result<IncidentReminderRule> {
        let every: i32 = minutes::up_to("the interval of a reminder", self.every, None)?;
        let during: i32 = minutes::up_to("the duration of a reminder", self.during, None)?;
        Ok(IncidentReminderRule::new(self.via, every, during))
    }
}

/// Returns the body that sends a whole policy, with `changes`.
pub(super) fn whole(
    policy: &EscalationPolicyResponse,
    changes: UpdateEscalationPolicyRequest,
) -> UpdateEscalationPolicyRequest {
    let mut body = UpdateEscalationPolicyRequest::new().is_using_new_fields(true);
    body.owner_id = Some(policy.owner.id.clone()).filter(|team| !team.is_empty());
    macro_rules! or_kept {
        ($($field:ident),*) => {$(
            body.$field = changes.$field.or_else(|| Some(policy.$field.clone()));
        )*};
    }
    or_kept!(
        name,
        description,
        repetition,
        repeat_after,
        rules,
        enable_incident_reminders,
        incident_reminder_rules,
        enable_incident_retrigger,
        retrigger_after
    );
    body.entity_owner = changes.entity_owner.or_else(|| policy.entity_owner.clone());
    body
}

fn whole_hours(delay: Duration) -> Result<i32> {
    let hours = delay.as_secs() / HOUR.as_secs();
    match i32::try_from(hours) {
        Ok(whole) if whole > 0 && delay == HOUR * whole.unsigned_abs() => Ok(whole),
        _ => Err(invalid(format!(
            "incidents are triggered once more after whole hours, not {delay:?}"
        ))),
    }
}

fn without_steps() -> crate::Error {
    invalid("an escalation policy needs at least one step")
}
