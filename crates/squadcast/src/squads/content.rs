//! Squads to create, and changes to them.

use squadcast_raw::squads::{CreateSquadRequest, SquadMember, SquadRole, UpdateSquadRequest};

use crate::{IdOf, Result, TeamId, UserId, kind};

/// A squad to create.
///
/// ```
/// use squadcast::{UserId, squads::NewSquad};
///
/// let (ada, bob) = ("5f0b1d3a8c2e".parse::<UserId>()?, "5f0b1d3a8c2f".parse::<UserId>()?);
/// let dbas = NewSquad::new("DBAs").owner(&ada).member(&bob);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewSquad {
    name: String,
    members: Vec<(String, SquadRole)>,
}

/// Changes to a squad. Fields that are not set keep their value.
///
/// ```
/// use squadcast::{UserId, squads::SquadUpdate};
///
/// let ada: UserId = "5f0b1d3a8c2e".parse()?;
/// let only_ada = SquadUpdate::new().name("DBA").owner(&ada);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct SquadUpdate {
    name: Option<String>,
    members: Option<Vec<(String, SquadRole)>>,
}

impl NewSquad {
    /// Creates a squad with a name, which is unique within its team.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            members: Vec::new(),
        }
    }

    /// Adds a member.
    pub fn member(self, user: impl IdOf<kind::User>) -> Self {
        self.with_role(user, SquadRole::Member)
    }

    /// Adds an owner.
    pub fn owner(self, user: impl IdOf<kind::User>) -> Self {
        self.with_role(user, SquadRole::Owner)
    }

    /// Adds a member with a role.
    pub fn with_role(mut self, user: impl IdOf<kind::User>, role: SquadRole) -> Self {
        self.members.push((user.id().into_owned(), role));
        self
    }

    pub(super) fn request(self, team: TeamId) -> Result<CreateSquadRequest> {
        let members = wire(self.members)?;
        Ok(CreateSquadRequest::new(team, self.name, members))
    }
}

impl SquadUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Replaces the members by this one and the others that the update names.
    pub fn member(self, user: impl IdOf<kind::User>) -> Self {
        self.with_role(user, SquadRole::Member)
    }

    /// Replaces the members by this owner and the others that the update names.
    pub fn owner(self, user: impl IdOf<kind::User>) -> Self {
        self.with_role(user, SquadRole::Owner)
    }

    /// Replaces the members by this one and the others that the update names.
    pub fn with_role(mut self, user: impl IdOf<kind::User>, role: SquadRole) -> Self {
        let members = self.members.get_or_insert_default();
        members.push((user.id().into_owned(), role));
        self
    }

    /// Returns the changed fields only.
    pub(super) fn changes(self) -> Result<UpdateSquadRequest> {
        let mut changes = UpdateSquadRequest::new();
        changes.name = self.name;
        changes.members = self.members.map(wire).transpose()?;
        Ok(changes)
    }
}

/// A member as it is sent.
pub(super) fn member(user: &UserId, role: SquadRole) -> SquadMember {
    SquadMember::new(user).role(role)
}

fn wire(members: Vec<(String, SquadRole)>) -> Result<Vec<SquadMember>> {
    let members = members.into_iter();
    members
        .map(|(user, role)| Ok(member(&UserId::new(user)?, role)))
        .collect()
}
