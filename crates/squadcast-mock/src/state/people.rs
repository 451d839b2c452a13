//! Users and teams.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Kind, World};

/// A person of the organization.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// The address that notifications go to.
    pub email: String,
    /// What the user may do in the organization.
    pub role: UserRole,
    /// Names of the permissions beyond the role, such as `manage-teams`.
    pub abilities: Vec<String>,
}

/// What a user may do in the organization, and so what an access token made for the user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserRole {
    /// Everything.
    AccountOwner,
    /// Everything but what concerns other people's accounts and tokens.
    User,
    /// Reading only.
    Stakeholder,
}

impl UserRole {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::AccountOwner, Self::User, Self::Stakeholder];

    /// The role as it is written on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountOwner => "account_owner",
            Self::User => "user",
            Self::Stakeholder => "stakeholder",
        }
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A team: it owns services and incidents, and has members with roles.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Team {
    /// 24 hexadecimal digits; this is what other places call `owner_id`.
    pub id: String,
    /// The name.
    pub name: String,
    /// What the team is for.
    pub description: String,
    /// Who belongs to it.
    pub members: Vec<Member>,
    /// The roles that members can have.
    pub roles: Vec<TeamRole>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A user's membership of a team.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// The user.
    pub user_id: String,
    /// The roles in the team, for organizations with team roles.
    pub role_ids: Vec<String>,
    /// The role in the team, for organizations without team roles.
    pub role: Option<String>,
}

/// A role in a team.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TeamRole {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether every team has it and nobody can take it away.
    pub default: bool,
    /// What the role allows: an object of objects of booleans.
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

impl World {
    /// A user with the next id, not yet of the organization.
    pub(crate) fn new_user(
        &mut self,
        first_name: &str,
        last_name: &str,
        email: &str,
        role: UserRole,
    ) -> User {
        let id = self.next_id(Kind::User);
        User {
            id,
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email: email.to_owned(),
            role,
            abilities: Vec::new(),
        }
    }

    /// A team with the next id, not yet of the organization.
    pub(crate) fn new_team(&mut self, name: &str, description: &str, now: Timestamp) -> Team {
        let id = self.next_id(Kind::Team);
        let roles = ["Admin", "Observer"].map(|name| TeamRole {
            id: self.next_id(Kind::TeamRole),
            name: name.to_owned(),
            default: true,
            abilities: json!({}),
        });
        Team {
            id,
            name: name.to_owned(),
            description: description.to_owned(),
            members: Vec::new(),
            roles: roles.to_vec(),
            created_at: now,
            updated_at: now,
        }
    }
}

/// The form of a name that can stand in an address: `Card payments` as `card-payments`.
pub(crate) fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
