//! Requests that create and update teams and their members.

use squadcast_raw::teams::{
    AddTeamMemberRequest, CreateTeamRequest, NewTeamMember as MemberEntry, UpdateTeamMemberRequest,
    UpdateTeamRequest,
};

use super::{Team, TeamMember};
use crate::{IdOf, Result, TeamRoleId, UserId, kind};

/// A team to create.
///
/// ```
/// use squadcast::{UserId, teams::NewTeam};
///
/// let ada: UserId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let payments = NewTeam::new("Payments")
///     .description("Cards and invoices")
///     .member(&ada);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewTeam {
    name: String,
    description: Option<String>,
    members: Option<Vec<String>>,
}

/// Changes to a team. Fields that are not set keep their value.
///
/// ```
/// use squadcast::teams::TeamUpdate;
///
/// let rename = TeamUpdate::new().name("Payments EU");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct TeamUpdate {
    members: Option<Vec<NewTeamMember>>,
    name: Option<String>,
    description: Option<String>,
}

/// A user to add to a team, with roles: those of the team, or the fixed ones of an organization without RBAC.
///
/// ```
/// use squadcast::{TeamRoleId, UserId, teams::NewTeamMember};
///
/// let ada: UserId = "5f0b1d3a8c2e".parse()?;
/// let on_call: TeamRoleId = "5f0b1d3a8c2f".parse()?;
/// let member = NewTeamMember::new(&ada).role(&on_call);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewTeamMember {
    user: String,
    roles: Roles,
}

/// Changes to the roles of a member. They replace the previous roles.
///
/// ```
/// use squadcast::{TeamRoleId, teams::TeamMemberUpdate};
///
/// let on_call: TeamRoleId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// let update = TeamMemberUpdate::new().role(&on_call);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct TeamMemberUpdate {
    roles: Roles,
}

/// Roles in both forms that organizations use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Roles {
    ids: Option<Vec<String>>,
    fixed: Option<String>,
}

impl Roles {
    fn check_ids(&self) -> Result<()> {
        for role in self.ids.iter().flatten() {
            TeamRoleId::new(role.as_str())?;
        }
        Ok(())
    }

    fn checked_ids(self) -> Result<Option<Vec<String>>> {
        self.check_ids()?;
        Ok(self.ids)
    }
}

/// The setters of roles.
macro_rules! roles {
    ($name:ident) => {
        impl $name {
            /// Adds a role of the team, for organizations whose teams have roles of their own (RBAC).
            pub fn role(mut self, role: impl IdOf<kind::TeamRole>) -> Self {
                let role = role.id().into_owned();
                self.roles.ids.get_or_insert_default().push(role);
                self
            }

            /// Sets one of the fixed roles by name, for organizations whose teams have no roles of their own (OBAC).
            pub fn fixed_role(mut self, role: impl Into<String>) -> Self {
                self.roles.fixed = Some(role.into());
                self
            }
        }
    };
}

roles!(NewTeamMember);
roles!(TeamMemberUpdate);

impl NewTeam {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Creates a team with a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            members: None,
        }
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Adds a user as a member.
    pub fn member(mut self, user: impl IdOf<kind::User>) -> Self {
        let user = user.id().into_owned();
        self.members.get_or_insert_default().push(user);
        self
    }

    pub(super) fn request(self) -> Result<CreateTeamRequest> {
        for user in self.members.iter().flatten() {
            UserId::new(user.as_str())?;
        }
        let mut request = CreateTeamRequest::new(self.name);
        request.description = self.description;
        request.member_ids = self.members;
        Ok(request)
    }
}

impl TeamUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Replaces the members.
    pub fn members(mut self, members: impl IntoIterator<Item = NewTeamMember>) -> Self {
        self.members = Some(members.into_iter().collect());
        self
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Validates the members before anything is sent.
    pub(super) fn checked(self) -> Result<Self> {
        if let Some(members) = &self.members {
            entries(members.iter().cloned())?;
        }
        Ok(self)
    }

    /// Returns the body, if it needs nothing of the team.
    pub(super) fn complete(&self) -> Option<UpdateTeamRequest> {
        let members = self.members.clone()?;
        Some(self.body(members.into_iter().map(MemberEntry::from).collect()))
    }

    /// Returns the body; members that are not set are those of the team.
    pub(super) fn over(&self, team: &Team) -> UpdateTeamRequest {
        let present = || team.members.iter().map(NewTeamMember::from);
        let members = self.members.clone();
        let members = members.unwrap_or_else(|| present().collect());
        self.body(members.into_iter().map(MemberEntry::from).collect())
    }

    fn body(&self, members: Vec<MemberEntry>) -> UpdateTeamRequest {
        let mut request = UpdateTeamRequest::new(members);
        request.name.clone_from(&self.name);
        request.description.clone_from(&self.description);
        request
    }
}

impl NewTeamMember {
    /// Creates a member without roles.
    pub fn new(user: impl IdOf<kind::User>) -> Self {
        Self {
            user: user.id().into_owned(),
            roles: Roles::default(),
        }
    }

    pub(super) fn request(self) -> Result<AddTeamMemberRequest> {
        let mut request = AddTeamMemberRequest::new(UserId::new(self.user.as_str())?);
        request.role.clone_from(&self.roles.fixed);
        request.role_ids = self.roles.checked_ids()?;
        Ok(request)
    }
}

/// Converts members to the form of the operations on several members.
pub(super) fn entries(
    members: impl IntoIterator<Item = NewTeamMember>,
) -> Result<Vec<MemberEntry>> {
    members
        .into_iter()
        .map(|member| {
            UserId::new(member.user.as_str())?;
            member.roles.check_ids()?;
            Ok(MemberEntry::from(member))
        })
        .collect()
}

impl From<NewTeamMember> for MemberEntry {
    fn from(member: NewTeamMember) -> Self {
        let mut entry = Self::new(member.user);
        entry.role = member.roles.fixed;
        entry.role_ids = member.roles.ids;
        entry
    }
}

/// Copies the member with its roles.
impl From<&TeamMember> for NewTeamMember {
    fn from(member: &TeamMember) -> Self {
        let ids = (!member.role_ids.is_empty()).then(|| member.role_ids.clone());
        Self {
            user: member.user_id.clone(),
            roles: Roles {
                ids,
                fixed: member.role.clone(),
            },
        }
    }
}

impl TeamMemberUpdate {
    /// Creates an update without roles.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn request(self) -> Result<UpdateTeamMemberRequest> {
        let mut request = UpdateTeamMemberRequest::new();
        request.role.clone_from(&self.roles.fixed);
        request.role_ids = self.roles.checked_ids()?;
        Ok(request)
    }
}
