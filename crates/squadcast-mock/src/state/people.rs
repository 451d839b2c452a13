//! Users and teams.

use jiff::Timestamp;
use serde_json::Value;

/// A user of the organization.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// use squadcast_mock::UserRole;
///
/// let user = mock.state().add_user("Ada", "Roth", "ada@example.com", UserRole::User);
/// assert!(mock.refresh_token_for(&user.id).is_some());
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// The e-mail address.
    pub email: String,
    /// The role in the organization.
    pub role: UserRole,
    /// The permissions beyond the role, such as `manage-teams`.
    pub abilities: Vec<String>,
}

/// The role of a user in the organization, which is also the role of the user's access tokens.
///
/// ```
/// use squadcast_mock::UserRole;
///
/// assert_eq!(UserRole::AccountOwner.as_str(), "account_owner");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserRole {
    /// Every operation.
    AccountOwner,
    /// Every operation except those on accounts and tokens.
    User,
    /// Operations that only read.
    Stakeholder,
}

impl UserRole {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::AccountOwner, Self::User, Self::Stakeholder];

    /// Returns the role as serialized.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountOwner => "account_owner",
            Self::User => "user",
            Self::Stakeholder => "stakeholder",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A team, which owns services and incidents.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let mut team = mock.state().add_team("Payments");
/// team.description = "Card payments".to_owned();
/// mock.state().put_team(team);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Team {
    /// The id: 24 hexadecimal digits. Other resources call it `owner_id`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The description.
    pub description: String,
    /// The members.
    pub members: Vec<Member>,
    /// The roles of the team.
    pub roles: Vec<TeamRole>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A member of a team.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let team = mock.state().teams().remove(0);
/// assert!(team.members.iter().any(|member| member.role.as_deref() == Some("owner")));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// The id of the user.
    pub user_id: String,
    /// The ids of the member's roles, in organizations with team roles.
    pub role_ids: Vec<String>,
    /// The member's role, in organizations without team roles.
    pub role: Option<String>,
}

/// A role of a team.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let team = mock.state().teams().remove(0);
/// assert!(team.roles.iter().all(|role| role.default));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TeamRole {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether every team has it. A default role cannot be deleted.
    pub default: bool,
    /// The permissions: an object of objects of booleans.
    pub abilities: Value,
}

impl Member {
    pub(crate) fn new(user_id: &str, role_ids: &[&str], role: Option<&str>) -> Self {
        Self {
            user_id: user_id.to_owned(),
            role_ids: role_ids.iter().map(|id| (*id).to_owned()).collect(),
            role: role.map(str::to_owned),
        }
    }
}

/// Converts `Card payments` to `card-payments`.
pub(crate) fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
