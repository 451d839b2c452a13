//! The members of a team.

use squadcast_raw::teams::AddBulkTeamMemberRequest;

use super::requests::entries;
use super::{AddedTeamMembers, NewTeamMember, TeamMember, TeamMemberUpdate};
use crate::{IdOf, List, Result, Squadcast, kind};

/// The members of one team. From [`Teams::members`](super::Teams::members).
#[derive(Debug, Clone)]
pub struct TeamMembers<'a> {
    client: &'a Squadcast,
    team: Box<str>,
}

impl<'a> TeamMembers<'a> {
    pub(super) fn new(client: &'a Squadcast, team: &str) -> Self {
        Self {
            client,
            team: team.into(),
        }
    }

    /// Lists the members.
    pub fn list(&self) -> List<'a, TeamMember> {
        let (raw, team) = (self.client.raw(), self.team.clone());
        List::whole(async move {
            raw.teams_get_all_team_members(&team)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Adds a user to the team.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, TeamRoleId, UserId, teams::NewTeamMember};
    /// # async fn example(client: &Squadcast, team: TeamId, user: UserId, role: TeamRoleId) -> squadcast::Result<()> {
    /// client.teams().members(&team).add(NewTeamMember::new(&user).role(&role)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the user is a member, and every other [`Kind`](crate::Kind).
    pub async fn add(&self, member: NewTeamMember) -> Result<TeamMember> {
        Ok(self
            .client
            .raw()
            .teams_add_team_member(&self.team, &member.request()?)
            .await?
            .into_inner())
    }

    /// Adds several users to the team in one request.
    ///
    /// # Errors
    /// Every [`Kind`](crate::Kind).
    pub async fn add_all(
        &self,
        members: impl IntoIterator<Item = NewTeamMember>,
    ) -> Result<AddedTeamMembers> {
        let request = AddBulkTeamMemberRequest::new(entries(members)?);
        Ok(self
            .client
            .raw()
            .teams_add_bulk_team_member(&self.team, &request)
            .await?
            .into_inner())
    }

    /// Changes a member's roles: those of the update take the place of those before.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user is no member, and every other [`Kind`](crate::Kind).
    pub async fn update(
        &self,
        member: impl IdOf<kind::User>,
        update: TeamMemberUpdate,
    ) -> Result<TeamMember> {
        Ok(self
            .client
            .raw()
            .teams_update_team_member(&self.team, member.id_text(), &update.request()?)
            .await?
            .into_inner())
    }

    /// Takes a user out of the team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user is no member, and every other [`Kind`](crate::Kind).
    pub async fn remove(&self, member: impl IdOf<kind::User>) -> Result<()> {
        self.client
            .raw()
            .teams_remove_team_member(&self.team, member.id_text())
            .await?;
        Ok(())
    }
}

impl IdOf<kind::User> for TeamMember {
    fn id_text(&self) -> &str {
        &self.user_id
    }
}
