//! The members of a team.

use squadcast_raw::teams::AddBulkTeamMemberRequest;

use super::requests::entries;
use super::{AddedTeamMembers, NewTeamMember, TeamMember, TeamMemberUpdate};
use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Squadcast, kind};

/// The members of one team. From [`Teams::members`](super::Teams::members).
#[derive(Debug, Clone)]
pub struct TeamMembers<'a> {
    pub(super) client: &'a Squadcast,
    pub(super) team: Box<str>,
}

impl<'a> TeamMembers<'a> {
    pub(super) fn new(client: &'a Squadcast, team: &str) -> Self {
        Self {
            client,
            team: team.into(),
        }
    }

    /// Lists the members.
    ///
    /// Operation: `Teams_getAllTeamMembers`.
    pub fn list(&self) -> List<TeamMember> {
        List::from_request(self.client.raw().teams_get_all_team_members(&self.team))
    }

    /// Adds a user to the team.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, TeamRoleId, UserId};
    /// # use squadcast::teams::NewTeamMember;
    /// # async fn example(
    /// #     client: &Squadcast, team: TeamId, user: UserId, role: TeamRoleId,
    /// # ) -> squadcast::Result<()> {
    /// let member = NewTeamMember::new(&user).role(&role);
    /// client.teams().members(&team).add(member).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the user is already a member.
    ///
    /// Operation: `Teams_addTeamMember`.
    pub fn add(&self, member: NewTeamMember) -> RequestBuilder<TeamMember> {
        request(|| {
            let raw = self.client.raw();
            Ok(raw
                .teams_add_team_member(&self.team, &member.request()?)
                .into())
        })
    }

    /// Adds several users to the team in one request.
    ///
    /// Operation: `Teams_addBulkTeamMember`.
    #[doc(alias = "bulk")]
    pub fn add_all(
        &self,
        members: impl IntoIterator<Item = NewTeamMember>,
    ) -> RequestBuilder<AddedTeamMembers> {
        request(|| {
            let body = AddBulkTeamMemberRequest::new(entries(members)?);
            let raw = self.client.raw();
            Ok(raw.teams_add_bulk_team_member(&self.team, &body).into())
        })
    }

    /// Replaces the roles of a member.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user is not a member.
    ///
    /// Operation: `Teams_updateTeamMember`.
    pub fn update(
        &self,
        member: impl IdOf<kind::User>,
        update: TeamMemberUpdate,
    ) -> RequestBuilder<TeamMember> {
        request(|| {
            let raw = self.client.raw();
            Ok(raw
                .teams_update_team_member(&self.team, &member.id(), &update.request()?)
                .into())
        })
    }

    /// Removes a user from the team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the user is not a member.
    ///
    /// Operation: `Teams_removeTeamMember`.
    pub fn remove(&self, member: impl IdOf<kind::User>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.teams_remove_team_member(&self.team, &member.id())
            .into()
    }
}

identified!(kind::User: TeamMember.user_id);
