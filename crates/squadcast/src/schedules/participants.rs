//! Participants of rotations and overrides, and the turns that they take.

use std::fmt;

use squadcast_raw::schedules::{
    OverrideParticipantGroup, Participant as ParticipantEntry, ParticipantGroup, ParticipantType,
};

use super::invalid;
use crate::{IdOf, Result, SquadId, TeamId, UserId, UserOrSquad, kind};

/// A participant of a rotation or an override: a user, a squad or a team.
///
/// The ids of users, squads and teams convert into it.
///
/// ```
/// use squadcast::schedules::Participant;
/// use squadcast::{SquadId, UserId};
///
/// let ada: UserId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// assert_eq!(Participant::from(&ada), Participant::User(ada));
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Participant {
    /// A user.
    User(UserId),
    /// A squad.
    Squad(SquadId),
    /// A team.
    Team(TeamId),
    /// A participant in a response that is none of these.
    Other {
        /// The type, as it was received.
        type_: String,
        /// The id, as it was received.
        id: String,
    },
}

impl Participant {
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
            Self::Other { id, .. } => id,
        }
    }

    fn entry(&self) -> Result<ParticipantEntry> {
        let type_ = match self {
            Self::User(_) => ParticipantType::User,
            Self::Squad(_) => ParticipantType::Squad,
            Self::Team(_) => ParticipantType::Team,
            Self::Other { type_, id } => {
                return Err(invalid(format!(
                    "the participant {id:?} of type {type_:?} is neither a user, a squad nor a team"
                )));
            }
        };
        Ok(ParticipantEntry::new(self.id(), type_))
    }
}

/// Converts a participant of a response. One with an unknown type or without a usable id becomes
/// [`Other`](Participant::Other).
impl From<&ParticipantEntry> for Participant {
    fn from(entry: &ParticipantEntry) -> Self {
        let id = entry.id.as_str();
        let known = match entry.type_ {
            ParticipantType::User => UserId::new(id).map(Self::User),
            ParticipantType::Squad => SquadId::new(id).map(Self::Squad),
            ParticipantType::Team => TeamId::new(id).map(Self::Team),
            _ => Err(invalid("unknown type")),
        };
        known.unwrap_or_else(|_| Self::Other {
            type_: entry.type_.as_str().to_owned(),
            id: id.to_owned(),
        })
    }
}

impl fmt::Display for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let type_ = match self {
            Self::User(_) => "user",
            Self::Squad(_) => "squad",
            Self::Team(_) => "team",
            Self::Other { type_, .. } => type_,
        };
        write!(f, "{type_} {}", self.id())
    }
}

impl From<UserOrSquad> for Participant {
    fn from(either: UserOrSquad) -> Self {
        match either {
            UserOrSquad::User(id) => Self::User(id),
            UserOrSquad::Squad(id) => Self::Squad(id),
        }
    }
}

/// The participants that are on call together while it is their turn in a rotation, or on one side of an override.
///
/// A participant and the id of one convert into a turn of one.
///
/// ```
/// use squadcast::UserId;
/// use squadcast::schedules::Turn;
///
/// let [ada, bob] = ["5f0b1d3a8c2e", "5f0b1d3a8c2f"].map(str::parse::<UserId>);
/// let (ada, bob) = (ada?, bob?);
/// let alone: Turn = (&ada).into();
/// let together = Turn::of([&ada, &bob]);
/// assert_eq!((alone.participants().len(), together.participants().len()), (1, 2));
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Turn(Vec<Participant>);

impl Turn {
    /// Creates a turn of these participants.
    pub fn of<P: Into<Participant>>(participants: impl IntoIterator<Item = P>) -> Self {
        Self(participants.into_iter().map(Into::into).collect())
    }

    /// Returns the participants.
    #[must_use]
    pub fn participants(&self) -> &[Participant] {
        &self.0
    }

    fn entries(&self, what: &str) -> Result<Vec<ParticipantEntry>> {
        if self.0.is_empty() {
            return Err(invalid(format!("{what} has no participants")));
        }
        self.0.iter().map(Participant::entry).collect()
    }

    pub(super) fn side(&self, what: &str) -> Result<OverrideParticipantGroup> {
        self.entries(what).map(OverrideParticipantGroup::new)
    }
}

/// Returns the turns as the groups of a request.
pub(super) fn groups(turns: &[Turn]) -> Result<Vec<ParticipantGroup>> {
    if turns.is_empty() {
        return Err(invalid("a rotation has no turns; add at least one"));
    }
    let group = |turn: &Turn| turn.entries("a turn").map(ParticipantGroup::new);
    turns.iter().map(group).collect()
}

impl From<&ParticipantGroup> for Turn {
    fn from(group: &ParticipantGroup) -> Self {
        Self::of(&group.participants)
    }
}

impl From<&OverrideParticipantGroup> for Turn {
    fn from(side: &OverrideParticipantGroup) -> Self {
        Self::of(&side.group)
    }
}

macro_rules! from_ids {
    ($($variant:ident ($id:ident);)*) => {$(
        impl From<$id> for Participant {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }

        impl From<&$id> for Participant {
            fn from(id: &$id) -> Self {
                Self::$variant(id.clone())
            }
        }

        impl From<$id> for Turn {
            fn from(id: $id) -> Self {
                Self(vec![id.into()])
            }
        }

        impl From<&$id> for Turn {
            fn from(id: &$id) -> Self {
                Self(vec![id.into()])
            }
        }
    )*};
}

from_ids! {
    User(UserId);
    Squad(SquadId);
    Team(TeamId);
}

impl From<&Participant> for Participant {
    fn from(participant: &Participant) -> Self {
        participant.clone()
    }
}

impl From<Participant> for Turn {
    fn from(participant: Participant) -> Self {
        Self(vec![participant])
    }
}
