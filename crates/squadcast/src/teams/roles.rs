//! The roles of a team.

use squadcast_raw::teams::CreateTeamRoleRequest;

use super::{Abilities, TeamBase, TeamRole, TeamRoleUpdate};
use crate::id::identified;
use crate::{IdOf, List, RequestBuilder, Squadcast, kind};

/// The roles of one team. From [`Teams::roles`](super::Teams::roles).
#[derive(Debug, Clone)]
pub struct TeamRoles<'a> {
    client: &'a Squadcast,
    team: Box<str>,
}

impl<'a> TeamRoles<'a> {
    pub(super) fn new(client: &'a Squadcast, team: &str) -> Self {
        Self {
            client,
            team: team.into(),
        }
    }

    /// Lists the roles.
    ///
    /// Operation: `Teams_getAllTeamRoles`.
    pub fn list(&self) -> List<TeamRole> {
        List::from_request(self.client.raw().teams_get_all_team_roles(&self.team))
    }

    /// Creates a role. Returns the team with all its roles.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// use squadcast::teams::{Abilities, ServiceAbilities};
    ///
    /// let read = ServiceAbilities::new().read_services(true);
    /// let read = Abilities::new().services(read);
    /// client.teams().roles(&team).create("reader", read).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if a role has this name already.
    ///
    /// Operation: `Teams_createTeamRole`.
    pub fn create(
        &self,
        name: impl Into<String>,
        abilities: Abilities,
    ) -> RequestBuilder<TeamBase> {
        let body = CreateTeamRoleRequest::new(name, abilities);
        let raw = self.client.raw();
        raw.teams_create_team_role(&self.team, &body).into()
    }

    /// Updates a role. A name or abilities that the update does not set are kept; abilities that it sets replace all abilities of
    /// the role. Returns the team with all its roles.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the role does not exist.
    ///
    /// Operation: `Teams_updateTeamRole`.
    pub fn update(
        &self,
        role: impl IdOf<kind::TeamRole>,
        update: TeamRoleUpdate,
    ) -> RequestBuilder<TeamBase> {
        let raw = self.client.raw();
        raw.teams_update_team_role(&self.team, &role.id(), &update)
            .into()
    }

    /// Deletes a role.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the role does not exist.
    ///
    /// Operation: `Teams_removeTeamRole`.
    pub fn delete(&self, role: impl IdOf<kind::TeamRole>) -> RequestBuilder<()> {
        let raw = self.client.raw();
        raw.teams_remove_team_role(&self.team, &role.id()).into()
    }
}

identified!(kind::TeamRole: TeamRole.id);
