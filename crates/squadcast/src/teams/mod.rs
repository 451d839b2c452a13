//! Teams: groups of users that own services, schedules and incidents.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::teams::{Abilities, NewTeam, NewTeamMember, ServiceAbilities, TeamUpdate};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let ada = client.users().get_by_email("ada@example.com").await?;
//! let team = client.teams().create(NewTeam::new("Payments").member(&ada)).await?;
//!
//! let read = Abilities::new().services(ServiceAbilities::new().read_services(true));
//! let team = client.teams().roles(&team).create("reader", read).await?;
//! let reader = team.roles.iter().find(|role| role.name == "reader");
//!
//! let bob = client.users().get_by_email("bob@example.com").await?;
//! let mut member = NewTeamMember::new(&bob);
//! if let Some(reader) = reader {
//!     member = member.role(reader);
//! }
//! client.teams().members(&team).add(member).await?;
//!
//! let update = TeamUpdate::new().description("Cards and invoices");
//! client.teams().update(&team, update).await?;
//! # Ok(())
//! # }
//! ```

mod across;
mod members;
mod requests;
mod roles;
mod undocumented;

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
use crate::request::{named, request};
use crate::{IdOf, List, RequestBuilder, Squadcast, TeamId, kind};

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
    ///
    /// Operation: `Teams_getAllTeams`.
    pub fn list(&self) -> List<Team> {
        List::from_request(self.client.raw().teams_get_all_teams())
    }

    /// Gets a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    ///
    /// Operation: `Teams_getTeamById`.
    pub fn get(&self, team: impl IdOf<kind::Team>) -> RequestBuilder<Team> {
        self.client.raw().teams_get_team_by_id(&team.id()).into()
    }

    /// Gets a team by its name. The list is read and searched.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the caller sees no such team.
    ///
    /// Operation: `Teams_getAllTeams`.
    pub fn get_by_name(&self, name: impl Into<String>) -> RequestBuilder<Team> {
        let name = name.into();
        let all = self.client.raw().teams_get_all_teams().into_request();
        all.try_map(move |teams| named(teams, "team", &name, false, |team| &team.name))
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
    ///
    /// Operation: `Teams_createTeam`.
    pub fn create(&self, team: NewTeam) -> RequestBuilder<Team> {
        request(|| Ok(self.client.raw().teams_create_team(&team.request()?).into()))
    }

    /// Updates a team. Fields that the update does not set keep their value.
    ///
    /// The API replaces the members, so unless the update sets them, this reads the team first. A change of the members that
    /// another caller makes between the two requests is lost.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, teams::TeamUpdate};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let update = TeamUpdate::new().name("Payments EU");
    /// client.teams().update(&team, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    ///
    /// Operation: `Teams_updateTeam`.
    pub fn update(&self, team: impl IdOf<kind::Team>, update: TeamUpdate) -> RequestBuilder<Team> {
        request(|| {
            let id = TeamId::of(team)?;
            let update = update.checked()?;
            let raw = self.client.raw();
            if let Some(body) = update.complete() {
                return Ok(raw.teams_update_team(id.as_str(), &body).into());
            }
            let raw = raw.clone();
            Ok(self.get(&id).and_then(move |team| {
                let body = update.over(&team);
                raw.teams_update_team(id.as_str(), &body)
            }))
        })
    }

    /// Replaces name, description and members of a team by those of `team`, which was read before and changed.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let mut team = client.teams().get(&team).await?;
    /// team.members.retain(|member| !member.role_ids.is_empty());
    /// client.teams().replace(&team).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    ///
    /// Operation: `Teams_updateTeam`.
    pub fn replace(&self, team: &Team) -> RequestBuilder<Team> {
        let body = TeamUpdate::new()
            .name(&team.name)
            .description(&team.description)
            .over(team);
        self.client.raw().teams_update_team(&team.id, &body).into()
    }

    /// Deletes a team.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the team does not exist.
    ///
    /// Operation: `Teams_removeTeam`.
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
