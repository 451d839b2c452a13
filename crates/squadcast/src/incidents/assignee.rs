//! Who an incident goes to: a user, a squad or an escalation policy.

use squadcast_raw::incidents::{AssignedTo, AssigneeType, NewAdditionalResponder};

use crate::{Error, EscalationPolicyId, IdOf, Kind, Result, SquadId, UserId, kind};

/// Who an incident is assigned to.
///
/// The ids of users, squads and escalation policies turn into one.
///
/// ```
/// # use squadcast::{Incident, Squadcast, UserId, incidents::Assignee};
/// # async fn example(client: &Squadcast, incident: &Incident) -> squadcast::Result<()> {
/// let user: UserId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// client.incidents().reassign(incident, &user).await?;
///
/// // Back to whom it had before.
/// if let Some(first) = incident.assigned_to.first() {
///     client.incidents().reassign(incident, Assignee::try_from(first)?).await?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Assignee {
    /// A user.
    User(UserId),
    /// A squad.
    Squad(SquadId),
    /// An escalation policy.
    EscalationPolicy(EscalationPolicyId),
}

impl Assignee {
    /// A user, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if its id cannot be one.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::new(user.id_text()).map(Self::User)
    }

    /// A squad, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if its id cannot be one.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::new(squad.id_text()).map(Self::Squad)
    }

    /// An escalation policy, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if its id cannot be one.
    pub fn escalation_policy(policy: impl IdOf<kind::EscalationPolicy>) -> Result<Self> {
        EscalationPolicyId::new(policy.id_text()).map(Self::EscalationPolicy)
    }

    /// The id on the wire.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::User(id) => id.as_str(),
            Self::Squad(id) => id.as_str(),
            Self::EscalationPolicy(id) => id.as_str(),
        }
    }

    /// What the service calls this kind of assignee.
    #[must_use]
    pub fn kind(&self) -> AssigneeType {
        match self {
            Self::User(_) => AssigneeType::User,
            Self::Squad(_) => AssigneeType::Squad,
            Self::EscalationPolicy(_) => AssigneeType::Escalationpolicy,
        }
    }
}

/// The service writes `escalationpolicy` in some places and `escalation_policy` in others.
impl TryFrom<&AssignedTo> for Assignee {
    type Error = Error;

    fn try_from(assigned: &AssignedTo) -> Result<Self> {
        match assigned.type_.as_str() {
            "user" => UserId::new(assigned.id.as_str()).map(Self::User),
            "squad" => SquadId::new(assigned.id.as_str()).map(Self::Squad),
            "escalationpolicy" | "escalation_policy" => {
                EscalationPolicyId::new(assigned.id.as_str()).map(Self::EscalationPolicy)
            }
            other => {
                let shown: String = other.chars().take(20).collect();
                Err(Error::new(
                    Kind::Configuration,
                    format!(
                        "the incident is assigned to a {shown:?}, which is neither user, squad nor escalation policy"
                    ),
                ))
            }
        }
    }
}

impl From<Assignee> for squadcast_raw::incidents::Assignee {
    fn from(assignee: Assignee) -> Self {
        Self::new(assignee.id(), assignee.kind())
    }
}

/// A user or a squad: who can help with an incident, and who can own a service.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserOrSquad {
    /// A user.
    User(UserId),
    /// A squad.
    Squad(SquadId),
}

impl UserOrSquad {
    /// A user, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if its id cannot be one.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::new(user.id_text()).map(Self::User)
    }

    /// A squad, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if its id cannot be one.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::new(squad.id_text()).map(Self::Squad)
    }

    /// The id on the wire.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::User(id) => id.as_str(),
            Self::Squad(id) => id.as_str(),
        }
    }
}

impl From<UserOrSquad> for Assignee {
    fn from(either: UserOrSquad) -> Self {
        match either {
            UserOrSquad::User(id) => Self::User(id),
            UserOrSquad::Squad(id) => Self::Squad(id),
        }
    }
}

impl From<UserOrSquad> for NewAdditionalResponder {
    fn from(either: UserOrSquad) -> Self {
        let kind = match either {
            UserOrSquad::User(_) => "user",
            UserOrSquad::Squad(_) => "squad",
        };
        Self::new(either.id(), kind)
    }
}

macro_rules! from_ids {
    ($($of:ident :: $variant:ident ($id:ident);)*) => {$(
        impl From<$id> for $of {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }

        impl From<&$id> for $of {
            fn from(id: &$id) -> Self {
                Self::$variant(id.clone())
            }
        }
    )*};
}

from_ids! {
    Assignee::User(UserId);
    Assignee::Squad(SquadId);
    Assignee::EscalationPolicy(EscalationPolicyId);
    UserOrSquad::User(UserId);
    UserOrSquad::Squad(SquadId);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_assignment_turns_back_into_an_assignee() {
        let mut assigned = AssignedTo::default();
        for (kind, id) in [("user", "u1"), ("squad", "s1"), ("escalationpolicy", "e1")] {
            (assigned.type_, assigned.id) = (kind.to_owned(), id.to_owned());
            let assignee = Assignee::try_from(&assigned).unwrap();
            assert_eq!((assignee.kind().as_str(), assignee.id()), (kind, id));
        }
        assigned.type_ = "team".into();
        assert!(
            Assignee::try_from(&assigned)
                .unwrap_err()
                .is_configuration()
        );
        (assigned.type_, assigned.id) = ("user".into(), String::new());
        assert!(
            Assignee::try_from(&assigned)
                .unwrap_err()
                .is_configuration()
        );
    }
}
