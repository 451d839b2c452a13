//! Who something goes to: a user, a squad or an escalation policy. How each area spells it is its own affair.

use crate::{EscalationPolicyId, IdOf, Result, SquadId, UserId, kind};

/// Who incidents are assigned to.
///
/// The ids of users, squads and escalation policies turn into one.
///
/// ```
/// # use squadcast::{Assignee, Incident, Squadcast, UserId};
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
    /// [`Kind::Configuration`](crate::Kind::Configuration) if its id cannot be one.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::new(user.id_text()).map(Self::User)
    }

    /// A squad, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if its id cannot be one.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::new(squad.id_text()).map(Self::Squad)
    }

    /// An escalation policy, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if its id cannot be one.
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
    /// [`Kind::Configuration`](crate::Kind::Configuration) if its id cannot be one.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::new(user.id_text()).map(Self::User)
    }

    /// A squad, or what stands for one.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if its id cannot be one.
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
