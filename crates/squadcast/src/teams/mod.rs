//! Teams: groups of users that own services, schedules and incidents.

mod across;
mod members;
mod requests;
mod roles;

pub use members::TeamMembers;
pub use requests::{NewTeam, NewTeamMember, TeamMemberUpdate, TeamUpdate};
pub use roles::TeamRoles;
pub use squadcast_raw::teams::{
    Abilities, AddedTeamMember, AddedTeamMembers, DefaultUser, EscalationPolicyAbilities,
    GlobalEventRuleAbilities, GlobalOncallReminderRuleAbilities, PostmortemAbilities,
    RoutingNumberAbilities, RunbookAbilities, ScheduleAbilities, ServiceAbilities, SloAbilities,
    SquadAbilities, StakeholderGroupAbilities, StatusPageAbilities, TeamAnalyticsAbilities,
    TeamBase, TeamMember, TeamOrganization, TeamRole, TeamWithOrganization as Team,
    UpdateTeamRoleRequest as TeamRoleUpdate, WebformAbilities, WorkflowAbilities,
};

use squadcast_raw::shared::RbacOwner;

use crate::id::identified;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Squadcast, kind};

/// The teams of the organization. From [`Squadcast::teams`].
#[derive(Debug, Clone, Copy)]
pub struct Teams<'a> {
    client: &'a Squadcast,
}

impl<'a> Teams<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the teams that the caller may see.
    pub fn list(&self) -> List<Team> {
        List::from_request(self.client.raw().teams_get_all_teams())
    }

    /// Gets a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    pub fn get(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<Team> {
        self.client.raw().teams_get_team_by_id(&team.id()).into()
    }

    /// Creates a team.
    ///
    /// ```
    /// # use squadcast::{Squadcast, teams::NewTeam};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let team = NewTeam::new("Payments").description("Cards and invoices");
    /// let team = client.teams().create(team).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if a team has this name already.
    pub fn create(&self, team: NewTeam) -> RequestBuilder<Team> {
        request(|| Ok(self.client.raw().teams_create_team(&team.request()?).into()))
    }

    /// Updates a team. Its members are replaced by those of the update.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, teams::TeamUpdate};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let team = client.teams().get(&team).await?;
    /// let update = TeamUpdate::keeping_members(&team).name("Payments EU");
    /// client.teams().update(&team, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    pub fn update(&self, team: impl IdOf<kind::Team>, update: TeamUpdate) -> RequestBuilder<Team> {
        request(|| {
            let raw = self.client.raw();
            Ok(raw.teams_update_team(&team.id(), &update.request()?).into())
        })
    }

    /// Deletes a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    pub fn delete(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<()> {
        self.client.raw().teams_remove_team(&team.id()).into()
    }

    /// Returns the members of a team, as a nested resource.
    #[must_use]
    pub fn members(&self, team: impl IdOf<kind::Team>) -> TeamMembers<'a> {
        TeamMembers::new(self.client, &team.id())
    }

    /// Returns the roles of a team, as a nested resource.
    #[must_use]
    pub fn roles(&self, team: impl IdOf<kind::Team>) -> TeamRoles<'a> {
        TeamRoles::new(self.client, &team.id())
    }
}

identified!(kind::Team: Team.id, TeamBase.id, RbacOwner.id);
identified!(kind::User: DefaultUser.id);
