//! Whom incidents are assigned to.

use squadcast_raw::services::{
    NotificationDelayAssignee, NotificationDelayAssigneeType, RouteTarget, RouteTargetType,
};

use crate::{IdOf, Result, id, kind};

/// Whom incidents are assigned to: a user, a squad or an escalation policy.
///
/// ```
/// use squadcast::{SquadId, services::Assignee};
///
/// let squad: SquadId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let database_people = Assignee::squad(&squad);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignee {
    kind: AssigneeKind,
    id: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AssigneeKind {
    User,
    Squad,
    EscalationPolicy,
}

impl Assignee {
    /// A user.
    #[must_use]
    pub fn user(user: impl IdOf<kind::User>) -> Self {
        Self::new(AssigneeKind::User, user.id_text())
    }

    /// A squad.
    #[must_use]
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Self {
        Self::new(AssigneeKind::Squad, squad.id_text())
    }

    /// An escalation policy.
    #[must_use]
    pub fn escalation_policy(policy: impl IdOf<kind::EscalationPolicy>) -> Self {
        Self::new(AssigneeKind::EscalationPolicy, policy.id_text())
    }

    fn new(kind: AssigneeKind, id: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
        }
    }

    /// The id, if it can be one.
    pub(super) fn checked_id(&self) -> Result<&str> {
        match self.kind {
            AssigneeKind::User => id::check::<kind::User>(&self.id),
            AssigneeKind::Squad => id::check::<kind::Squad>(&self.id),
            AssigneeKind::EscalationPolicy => id::check::<kind::EscalationPolicy>(&self.id),
        }
    }

    /// As the hours of a service spell it.
    pub(super) fn of_delayed(self) -> Result<NotificationDelayAssignee> {
        self.checked_id()?;
        let kind = match self.kind {
            AssigneeKind::User => NotificationDelayAssigneeType::User,
            AssigneeKind::Squad => NotificationDelayAssigneeType::Squad,
            AssigneeKind::EscalationPolicy => NotificationDelayAssigneeType::EscalationPolicy,
        };
        Ok(NotificationDelayAssignee::new().id(self.id).type_(kind))
    }

    /// As routing rules spell it. The vendor's own tools write the policy without its underscore here.
    pub(super) fn of_route(self) -> Result<RouteTarget> {
        self.checked_id()?;
        let kind = match self.kind {
            AssigneeKind::User => RouteTargetType::User,
            AssigneeKind::Squad => RouteTargetType::Squad,
            AssigneeKind::EscalationPolicy => RouteTargetType::Escalationpolicy,
        };
        Ok(RouteTarget::new(kind, self.id))
    }
}
