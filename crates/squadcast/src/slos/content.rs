//! SLOs to create, and changes to them.

use std::collections::BTreeMap;

use squad_core::wire::Scalar;
use squadcast_raw::slos::{
    CreateSloRequest, Slo, SloAction, SloActionType, SloMonitoringCheck, SloOwnerType,
    TimeIntervalType,
};

use super::{Check, Interval, Target};
use crate::request::invalid;
use crate::{Error, IdOf, Kind, Result, ServiceId, SquadId, TeamId, UserId, UserOrSquad, kind};

/// The kind of entity that every SLO belongs to.
pub(super) const TEAM: &str = "team";

/// An SLO to create.
///
/// ```
/// use squadcast::slos::{Check, Interval, NewSlo, Target};
/// use squadcast::{ServiceId, SquadId};
///
/// let (checkout, dbas) = ("5f0b1d3a8c2e".parse::<ServiceId>()?, "5f0b1d3a8c2f".parse::<SquadId>()?);
/// let (target, month) = (Target::percent(99.9)?, Interval::rolling_days(30));
/// let slo = NewSlo::new("Checkout", target, month, [&checkout], &dbas)
///     .sli("latency")
///     .alert_when(Check::BudgetBelow(20))
///     .notify_squad(&dbas);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NewSlo(Changes);

/// Changes to an SLO. Fields that are not set keep their value.
///
/// ```
/// use squadcast::slos::{SloUpdate, Target};
///
/// let stricter = SloUpdate::new().target(Target::percent(99.95)?);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct SloUpdate(Changes);

/// The fields that are set.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Changes {
    name: Option<String>,
    description: Option<String>,
    target: Option<Target>,
    interval: Option<Interval>,
    services: Option<Vec<String>>,
    slis: Option<Vec<String>>,
    owner: Option<UserOrSquad>,
    tags: Option<BTreeMap<String, Scalar>>,
    checks: Option<Vec<Check>>,
    notified: Option<Vec<(SloActionType, String)>>,
}

/// Defines what creation and update have in common.
macro_rules! settings {
    ($name:ident) => {
        impl $name {
            /// Sets the description.
            pub fn description(mut self, description: impl Into<String>) -> Self {
                self.0.description = Some(description.into());
                self
            }

            /// Adds a service level indicator, such as `latency`. An update replaces the indicators by those that it adds.
            pub fn sli(mut self, name: impl Into<String>) -> Self {
                self.0.slis.get_or_insert_default().push(name.into());
                self
            }

            /// Adds a tag. An update replaces the tags by those that it adds.
            pub fn tag(mut self, key: impl Into<String>, value: impl Into<Scalar>) -> Self {
                let tags = self.0.tags.get_or_insert_default();
                tags.insert(key.into(), value.into());
                self
            }

            /// Adds a condition that notifies. An update replaces the conditions by those that it adds.
            #[doc(alias = "slo_monitoring_checks")]
            pub fn alert_when(mut self, check: Check) -> Self {
                self.0.checks.get_or_insert_default().push(check);
                self
            }

            /// Notifies a user by e-mail if a condition is met. An update replaces all recipients.
            #[doc(alias = "slo_actions")]
            pub fn notify_user(self, user: impl IdOf<kind::User>) -> Self {
                self.notify(SloActionType::User, user)
            }

            /// Notifies a squad by e-mail if a condition is met. An update replaces all recipients.
            #[doc(alias = "slo_actions")]
            pub fn notify_squad(self, squad: impl IdOf<kind::Squad>) -> Self {
                self.notify(SloActionType::Squad, squad)
            }

            /// Raises an incident on a service if a condition is met. An update replaces all recipients.
            #[doc(alias = "slo_actions")]
            pub fn notify_service(self, service: impl IdOf<kind::Service>) -> Self {
                self.notify(SloActionType::Service, service)
            }

            fn notify<K>(mut self, kind: SloActionType, target: impl IdOf<K>) -> Self {
                let notified = self.0.notified.get_or_insert_default();
                notified.push((kind, target.id().into_owned()));
                self
            }
        }
    };
}

settings!(NewSlo);
settings!(SloUpdate);

impl NewSlo {
    /// Creates an SLO for services, with the user or squad that is responsible for it. It needs at least one service and one
    /// [`sli`](Self::sli).
    pub fn new<S: IdOf<kind::Service>>(
        name: impl Into<String>,
        target: Target,
        interval: Interval,
        services: impl IntoIterator<Item = S>,
        owner: impl Into<UserOrSquad>,
    ) -> Self {
        Self(Changes {
            name: Some(name.into()),
            target: Some(target),
            interval: Some(interval),
            services: Some(ids(services)),
            owner: Some(owner.into()),
            ..Changes::default()
        })
    }

    pub(super) fn request(self, team: &TeamId) -> Result<CreateSloRequest> {
        if self.0.slis.is_none() {
            return Err(invalid("an SLO needs at least one service level indicator"));
        }
        // Everything else that is required is in the changes.
        let mut empty = Slo::default();
        empty.owner_id = team.into();
        self.0.checked()?.applied(empty)
    }
}

impl SloUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.0.name = Some(name.into());
        self
    }

    /// Sets the level to be reached.
    #[doc(alias = "target_slo")]
    pub fn target(mut self, target: Target) -> Self {
        self.0.target = Some(target);
        self
    }

    /// Sets the interval.
    #[doc(alias = "time_interval_type")]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.0.interval = Some(interval);
        self
    }

    /// Replaces the services whose incidents count.
    pub fn services<S: IdOf<kind::Service>>(
        mut self,
        services: impl IntoIterator<Item = S>,
    ) -> Self {
        self.0.services = Some(ids(services));
        self
    }

    /// Sets the user or squad that is responsible for the SLO.
    #[doc(alias = "slo_owner_id")]
    pub fn owner(mut self, owner: impl Into<UserOrSquad>) -> Self {
        self.0.owner = Some(owner.into());
        self
    }

    /// Removes all conditions. Those that are added afterwards are kept.
    pub fn without_alerts(mut self) -> Self {
        self.0.checks = Some(Vec::new());
        self
    }

    /// Removes all recipients. Those that are added afterwards are kept.
    pub fn without_notifications(mut self) -> Self {
        self.0.notified = Some(Vec::new());
        self
    }

    pub(super) fn changes(self) -> Result<Changes> {
        self.0.checked()
    }
}

impl Changes {
    /// Validates everything before anything is sent.
    fn checked(self) -> Result<Self> {
        if self.services.as_ref().is_some_and(Vec::is_empty) {
            return Err(invalid("an SLO needs at least one service"));
        }
        for service in self.services.iter().flatten() {
            ServiceId::new(service.as_str())?;
        }
        if let Some(Interval::Fixed(range)) = &self.interval
            && range.end <= range.start
        {
            let (start, end) = (range.start, range.end);
            return Err(invalid(format!(
                "the interval from {start} to {end} is empty"
            )));
        }
        if self.interval == Some(Interval::RollingDays(0)) {
            return Err(invalid("an interval of zero days is empty"));
        }
        for (kind, id) in self.notified.iter().flatten() {
            match kind {
                SloActionType::Squad => drop(SquadId::new(id.as_str())?),
                SloActionType::Service => drop(ServiceId::new(id.as_str())?),
                _ => drop(UserId::new(id.as_str())?),
            }
        }
        Ok(self)
    }

    /// Returns the body that sends a whole SLO with the changes.
    pub(super) fn applied(self, slo: Slo) -> Result<CreateSloRequest> {
        let (owner, owner_type) = match (self.owner, slo.slo_owner_id, slo.slo_owner_type) {
            (Some(UserOrSquad::User(id)), ..) => (String::from(id), SloOwnerType::User),
            (Some(UserOrSquad::Squad(id)), ..) => (String::from(id), SloOwnerType::Squad),
            (None, Some(id), Some(kind)) => (id, kind),
            (None, ..) => {
                let message =
                    "the service did not return who is responsible for the SLO; set an owner";
                return Err(Error::new(Kind::Decode, message));
            }
        };
        let kind = match &self.interval {
            Some(Interval::Fixed(_)) => TimeIntervalType::Fixed,
            Some(Interval::RollingDays(_)) => TimeIntervalType::Rolling,
            None => slo.time_interval_type,
        };
        let mut body = CreateSloRequest::new(
            self.name.unwrap_or(slo.name),
            kind.clone(),
            self.services.unwrap_or(slo.service_ids),
            self.slis.unwrap_or(slo.slis),
            self.target.map_or(slo.target_slo, Target::as_percent),
            slo.owner_id,
            owner,
            owner_type,
        )
        .owner_type(TEAM);
        match self.interval {
            Some(Interval::Fixed(range)) => {
                (body.start_time, body.end_time) = (Some(range.start), Some(range.end));
            }
            Some(Interval::RollingDays(days)) => body.duration_in_days = Some(days.into()),
            // Of a rolling interval the times are the service's own.
            None if kind == TimeIntervalType::Rolling => {
                body.duration_in_days = slo.duration_in_days;
            }
            None => (body.start_time, body.end_time) = (slo.start_time, slo.end_time),
        }
        body.description = self.description.or(slo.description);
        body.tags = self.tags.or(Some(slo.tags).filter(|tags| !tags.is_empty()));
        body.slo_monitoring_checks = Some(match self.checks {
            Some(checks) => checks.into_iter().map(SloMonitoringCheck::from).collect(),
            None => slo.slo_monitoring_checks,
        });
        body.slo_actions = Some(match self.notified {
            Some(notified) => notified.into_iter().map(action).collect(),
            None => slo.slo_actions,
        });
        Ok(body)
    }
}

fn action((kind, id): (SloActionType, String)) -> SloAction {
    let action = SloAction::new(kind.clone());
    match kind {
        SloActionType::Squad => action.squad_id(id),
        SloActionType::Service => action.service_id(id),
        _ => action.user_id(id),
    }
}

fn ids<K>(resources: impl IntoIterator<Item = impl IdOf<K>>) -> Vec<String> {
    let resources = resources.into_iter();
    resources.map(|one| one.id().into_owned()).collect()
}
