//! Users, squads, teams and escalation policies as assignees and owners. Each area converts them to its own wire form.

use crate::{EscalationPolicyId, IdOf, Result, SquadId, TeamId, UserId, kind};

/// The assignee of an incident: a user, a squad or an escalation policy.
///
/// The ids of users, squads and escalation policies convert into it.
///
/// ```
/// # use squadcast::{Assignee, Incident, Squadcast, UserId};
/// # async fn example(client: &Squadcast, incident: &Incident) -> squadcast::Result<()> {
/// let user: UserId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// client.incidents().reassign(incident, &user).await?;
///
/// // Back to the previous assignee.
/// if let Some(first) = incident.assigned_to.first() {
///     let first = Assignee::try_from(first)?;
///     client.incidents().reassign(incident, first).await?;
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
    /// Creates one from a user or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::of(user).map(Self::User)
    }

    /// Creates one from a squad or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::of(squad).map(Self::Squad)
    }

    /// Creates one from an escalation policy or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn escalation_policy(policy: impl IdOf<kind::EscalationPolicy>) -> Result<Self> {
        EscalationPolicyId::of(policy).map(Self::EscalationPolicy)
    }

    /// Returns the id on the wire.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::User(id) => id.as_str(),
            Self::Squad(id) => id.as_str(),
            Self::EscalationPolicy(id) => id.as_str(),
        }
    }
}

/// A user or a squad, as an additional responder of an incident or as the owner of a service.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UserOrSquad {
    /// A user.
    User(UserId),
    /// A squad.
    Squad(SquadId),
}

impl UserOrSquad {
    /// Creates one from a user or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::of(user).map(Self::User)
    }

    /// Creates one from a squad or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::of(squad).map(Self::Squad)
    }

    /// Returns the id on the wire.
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

/// The owner of an object within a team: a user, a squad or the team itself.
///
/// The ids of users, squads and teams convert into it.
///
/// ```
/// use squadcast::{Owner, SquadId};
///
/// let squad: SquadId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let owner = Owner::from(&squad);
/// assert_eq!((owner.kind(), owner.id()), ("squad", squad.as_str()));
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Owner {
    /// A user.
    User(UserId),
    /// A squad.
    Squad(SquadId),
    /// A team.
    Team(TeamId),
}

impl Owner {
    /// Creates one from a user or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn user(user: impl IdOf<kind::User>) -> Result<Self> {
        UserId::of(user).map(Self::User)
    }

    /// Creates one from a squad or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn squad(squad: impl IdOf<kind::Squad>) -> Result<Self> {
        SquadId::of(squad).map(Self::Squad)
    }

    /// Creates one from a team or its id.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the id is invalid.
    pub fn team(team: impl IdOf<kind::Team>) -> Result<Self> {
        TeamId::of(team).map(Self::Team)
    }

    /// Returns the id on the wire.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::User(id) => id.as_str(),
            Self::Squad(id) => id.as_str(),
            Self::Team(id) => id.as_str(),
        }
    }

    /// Returns the name of the kind on the wire: `user`, `squad` or `team`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Squad(_) => "squad",
            Self::Team(_) => "team",
        }
    }
}

impl From<UserOrSquad> for Owner {
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
    Owner::User(UserId);
    Owner::Squad(SquadId);
    Owner::Team(TeamId);
}
