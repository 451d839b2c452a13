// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `teams` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the teams of the organization.
    ///
    /// Answers every team of the organization with members and roles, in one list without pages. Needs the scope `read`. Most other lists are made for one team, so this is where a survey of the whole organization begins.
    ///
    /// `GET /v3/teams`
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_get_all_teams(&self) -> RequestBuilder<'_, Vec<crate::teams::TeamWithOrganization>> {
        self.core.call(&wire::TEAMS_GET_ALL_TEAMS).answered()
    }

    /// Create a team.
    ///
    /// Creates a team in the organization with the given users as its first members. Needs the scope `user-write`. Do not repeat the call blindly after a failure.
    ///
    /// `POST /v3/teams`
    ///
    /// - `body`: Name, purpose and first members of the team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_create_team(
        &self,
        body: &crate::teams::CreateTeamRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamWithOrganization> {
        self.core.call(&wire::TEAMS_CREATE_TEAM).json(body).answered()
    }

    /// Get a team.
    ///
    /// Answers one team with its members, its roles and its organization. Needs the scope `read`.
    ///
    /// `GET /v3/teams/{teamId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_get_team_by_id(&self, team_id: &str) -> RequestBuilder<'_, crate::teams::TeamWithOrganization> {
        self.core.call(&wire::TEAMS_GET_TEAM_BY_ID).path("teamId", team_id).answered()
    }

    /// Update a team.
    ///
    /// Changes the name, the description and the members of a team. Needs the scope `user-write`. The list of members is compulsory and presumably takes the place of the one before, so send everybody who is to stay.
    ///
    /// `PUT /v3/teams/{teamId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The team's new name, description and members.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_update_team(
        &self,
        team_id: &str,
        body: &crate::teams::UpdateTeamRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamWithOrganization> {
        self.core.call(&wire::TEAMS_UPDATE_TEAM).path("teamId", team_id).json(body).answered()
    }

    /// Delete a team.
    ///
    /// Removes a team from the organization. Needs the scope `user-write`.
    ///
    /// `DELETE /v3/teams/{teamId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_remove_team(&self, team_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::TEAMS_REMOVE_TEAM).path("teamId", team_id).answered()
    }

    /// List the members of a team.
    ///
    /// Answers every member of a team with the roles and permissions each has there, in one list without pages. Needs the scope `read`.
    ///
    /// `GET /v3/teams/{teamId}/members`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_get_all_team_members(&self, team_id: &str) -> RequestBuilder<'_, Vec<crate::teams::TeamMember>> {
        self.core.call(&wire::TEAMS_GET_ALL_TEAM_MEMBERS).path("teamId", team_id).answered()
    }

    /// Add a user to a team.
    ///
    /// Makes a user of the organization a member of the team. Role ids are for organizations on the RBAC model, `role` for those on OBAC; one of the two is needed. Needs the scope `user-write`.
    ///
    /// `POST /v3/teams/{teamId}/members`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The user and the roles to be had in the team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_add_team_member(
        &self,
        team_id: &str,
        body: &crate::teams::AddTeamMemberRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamMember> {
        self.core.call(&wire::TEAMS_ADD_TEAM_MEMBER).path("teamId", team_id).json(body).answered()
    }

    /// Add several users to a team.
    ///
    /// Makes several users of the organization members of the team in one call. Role ids are for organizations on the RBAC model, `role` for those on OBAC. Needs the scope `user-write`.
    ///
    /// `POST /v3/teams/{teamId}/members/bulk`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The users, each with the roles to be had in the team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_add_bulk_team_member(
        &self,
        team_id: &str,
        body: &crate::teams::AddBulkTeamMemberRequest,
    ) -> RequestBuilder<'_, crate::teams::AddedTeamMembers> {
        self.core.call(&wire::TEAMS_ADD_BULK_TEAM_MEMBER).path("teamId", team_id).json(body).answered()
    }

    /// Remove a user from a team.
    ///
    /// Takes a user out of a team; the user stays in the organization.
    ///
    /// `DELETE /v3/teams/{teamId}/members/{memberId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `member_id`: Id of the user as a member of the team: the `user_id` of a team member.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_remove_team_member(&self, team_id: &str, member_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::TEAMS_REMOVE_TEAM_MEMBER).path("teamId", team_id).path("memberId", member_id).answered()
    }

    /// Change the roles of a team member.
    ///
    /// Sets which roles a member has in the team. Role ids are for organizations on the RBAC model, `role` for those on OBAC. Needs the scope `user-write`.
    ///
    /// `PATCH /v3/teams/{teamId}/members/{memberId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `member_id`: Id of the user as a member of the team: the `user_id` of a team member.
    /// - `body`: The roles that the member is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_update_team_member(
        &self,
        team_id: &str,
        member_id: &str,
        body: &crate::teams::UpdateTeamMemberRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamMember> {
        self.core.call(&wire::TEAMS_UPDATE_TEAM_MEMBER)
            .path("teamId", team_id)
            .path("memberId", member_id)
            .json(body)
            .answered()
    }

    /// List the roles of a team.
    ///
    /// Answers every role that members of the team can have, with its permissions, in one list without pages. Needs the scope `read`.
    ///
    /// `GET /v3/teams/{teamId}/roles`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_get_all_team_roles(&self, team_id: &str) -> RequestBuilder<'_, Vec<crate::teams::TeamRole>> {
        self.core.call(&wire::TEAMS_GET_ALL_TEAM_ROLES).path("teamId", team_id).answered()
    }

    /// Create a role in a team.
    ///
    /// Adds a role with the given permissions to a team, unless it is there already. Needs the scope `user-write`.
    ///
    /// `POST /v3/teams/{teamId}/roles`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: Name and permissions of the role.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_create_team_role(
        &self,
        team_id: &str,
        body: &crate::teams::CreateTeamRoleRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamBase> {
        self.core.call(&wire::TEAMS_CREATE_TEAM_ROLE).path("teamId", team_id).json(body).answered()
    }

    /// Delete a role of a team.
    ///
    /// Removes a role from a team. Needs the scope `user-write`.
    ///
    /// `DELETE /v3/teams/{teamId}/roles/{roleId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `role_id`: Id of the role: the `id` of a role listed for the team.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_remove_team_role(&self, team_id: &str, role_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::TEAMS_REMOVE_TEAM_ROLE).path("teamId", team_id).path("roleId", role_id).answered()
    }

    /// Update a role of a team.
    ///
    /// Changes the name or the permissions of a role in a team. Members who have the role presumably get the new permissions at once.
    ///
    /// `PUT /v3/teams/{teamId}/roles/{roleId}`
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `role_id`: Id of the role: the `id` of a role listed for the team.
    /// - `body`: The new name or permissions of the role.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn teams_update_team_role(
        &self,
        team_id: &str,
        role_id: &str,
        body: &crate::teams::UpdateTeamRoleRequest,
    ) -> RequestBuilder<'_, crate::teams::TeamBase> {
        self.core.call(&wire::TEAMS_UPDATE_TEAM_ROLE)
            .path("teamId", team_id)
            .path("roleId", role_id)
            .json(body)
            .answered()
    }
}
