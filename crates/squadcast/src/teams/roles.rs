//! The roles of a team.

use squadcast_raw::teams::CreateTeamRoleRequest;

use super::{Abilities, TeamBase, TeamRole, TeamRoleUpdate};
use crate::{IdOf, List, Result, Squadcast, kind};

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
    pub fn list(&self) -> List<'a, TeamRole> {
        let (raw, team) = (self.client.raw(), self.team.clone());
        List::whole(async move {
            raw.teams_get_all_team_roles(&team)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Creates a role; answers the team with all its roles.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// use squadcast::teams::{Abilities, ServiceAbilities};
    ///
    /// let may_read = ServiceAbilities::new().read_services(true);
    /// client.teams().roles(&team).create("reader", Abilities::new().services(may_read)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the name is taken, and every other [`Kind`](crate::Kind).
    pub async fn create(&self, name: impl Into<String>, abilities: Abilities) -> Result<TeamBase> {
        let request = CreateTeamRoleRequest::new(name, abilities);
        Ok(self
            .client
            .raw()
            .teams_create_team_role(&self.team, &request)
            .await?
            .into_inner())
    }

    /// Changes a role; answers the team with all its roles.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such role, and every other [`Kind`](crate::Kind).
    pub async fn update(
        &self,
        role: impl IdOf<kind::TeamRole>,
        update: TeamRoleUpdate,
    ) -> Result<TeamBase> {
        Ok(self
            .client
            .raw()
            .teams_update_team_role(&self.team, role.id_text(), &update)
            .await?
            .into_inner())
    }

    /// Removes a role.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such role, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, role: impl IdOf<kind::TeamRole>) -> Result<()> {
        self.client
            .raw()
            .teams_remove_team_role(&self.team, role.id_text())
            .await?;
        Ok(())
    }
}

impl IdOf<kind::TeamRole> for TeamRole {
    fn id_text(&self) -> &str {
        &self.id
    }
}
