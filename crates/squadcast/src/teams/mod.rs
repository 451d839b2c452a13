//! Teams: who works together, and owns services, schedules and incidents.

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

use crate::{IdOf, List, Result, Squadcast, kind};

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
    pub fn list(&self) -> List<'a, Team> {
        let raw = self.client.raw();
        List::whole(async move {
            raw.teams_get_all_teams()
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Reads a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such team, and every other [`Kind`](crate::Kind).
    pub async fn get(&self, team: impl IdOf<kind::Team>) -> Result<Team> {
        Ok(self
            .client
            .raw()
            .teams_get_team_by_id(team.id_text())
            .await?
            .into_inner())
    }

    /// Creates a team.
    ///
    /// ```
    /// # use squadcast::{Squadcast, teams::NewTeam};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let team = client.teams().create(NewTeam::new("Payments").description("Cards and invoices")).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the name is taken, and every other [`Kind`](crate::Kind).
    pub async fn create(&self, team: NewTeam) -> Result<Team> {
        Ok(self
            .client
            .raw()
            .teams_create_team(&team.request()?)
            .await?
            .into_inner())
    }

    /// Changes a team. Its members become those of the update.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, teams::TeamUpdate};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let team = client.teams().get(&team).await?;
    /// client.teams().update(&team, TeamUpdate::keeping_members(&team).name("Payments EU")).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such team, and every other [`Kind`](crate::Kind).
    pub async fn update(&self, team: impl IdOf<kind::Team>, update: TeamUpdate) -> Result<Team> {
        Ok(self
            .client
            .raw()
            .teams_update_team(team.id_text(), &update.request()?)
            .await?
            .into_inner())
    }

    /// Removes a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such team, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, team: impl IdOf<kind::Team>) -> Result<()> {
        self.client.raw().teams_remove_team(team.id_text()).await?;
        Ok(())
    }

    /// The members of a team.
    #[must_use]
    pub fn members(&self, team: impl IdOf<kind::Team>) -> TeamMembers<'a> {
        TeamMembers::new(self.client, team.id_text())
    }

    /// The roles of a team.
    #[must_use]
    pub fn roles(&self, team: impl IdOf<kind::Team>) -> TeamRoles<'a> {
        TeamRoles::new(self.client, team.id_text())
    }
}

impl IdOf<kind::Team> for Team {
    fn id_text(&self) -> &str {
        &self.id
    }
}

impl IdOf<kind::Team> for TeamBase {
    fn id_text(&self) -> &str {
        &self.id
    }
}

/// The owner that other things name is a team.
impl IdOf<kind::Team> for squadcast_raw::shared::RbacOwner {
    fn id_text(&self) -> &str {
        &self.id
    }
}

/// The user that a team falls back to.
impl IdOf<kind::User> for DefaultUser {
    fn id_text(&self) -> &str {
        &self.id
    }
}
