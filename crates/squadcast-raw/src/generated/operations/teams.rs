// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `teams` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the teams of the organization.
    ///
    /// Returns every team of the organization with members and roles, in one list, without pagination. Requires the scope `read`. Most other lists are made for one team, so this is where a survey of the whole organization begins.
    ///
    /// Operation `Teams_getAllTeams`: `GET /v3/teams`.
    pub fn teams_get_all_teams(&self) -> TeamsGetAllTeams {
        self.core.call(&wire::TEAMS_GET_ALL_TEAMS).into()
    }

    /// Creates a team.
    ///
    /// Creates a team in the organization with the given users as its first members. Requires the scope `user-write`. Do not retry the call blindly after a failure.
    ///
    /// Operation `Teams_createTeam`: `POST /v3/teams`.
    ///
    /// - `body`: Name, purpose and first members of the team.
    pub fn teams_create_team(&self, body: &crate::teams::CreateTeamRequest) -> TeamsCreateTeam {
        self.core.call(&wire::TEAMS_CREATE_TEAM).json(body).into()
    }

    /// Gets a team.
    ///
    /// Returns one team with its members, its roles and its organization. Requires the scope `read`.
    ///
    /// Operation `Teams_getTeamById`: `GET /v3/teams/{teamId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    pub fn teams_get_team_by_id(&self, team_id: &str) -> TeamsGetTeamById {
        self.core.call(&wire::TEAMS_GET_TEAM_BY_ID).path("teamId", team_id).into()
    }

    /// Updates a team.
    ///
    /// Changes the name, the description and the members of a team. Requires the scope `user-write`. The list of members is required and presumably replaces the previous one, so include every member who is to stay.
    ///
    /// Operation `Teams_updateTeam`: `PUT /v3/teams/{teamId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The team's new name, description and members.
    pub fn teams_update_team(&self, team_id: &str, body: &crate::teams::UpdateTeamRequest) -> TeamsUpdateTeam {
        self.core.call(&wire::TEAMS_UPDATE_TEAM).path("teamId", team_id).json(body).into()
    }

    /// Deletes a team.
    ///
    /// Removes a team from the organization. Requires the scope `user-write`.
    ///
    /// Operation `Teams_removeTeam`: `DELETE /v3/teams/{teamId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    pub fn teams_remove_team(&self, team_id: &str) -> TeamsRemoveTeam {
        self.core.call(&wire::TEAMS_REMOVE_TEAM).path("teamId", team_id).into()
    }

    /// Lists the members of a team.
    ///
    /// Returns every member of a team with the roles and permissions of each, in one list, without pagination. Requires the scope `read`.
    ///
    /// Operation `Teams_getAllTeamMembers`: `GET /v3/teams/{teamId}/members`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    pub fn teams_get_all_team_members(&self, team_id: &str) -> TeamsGetAllTeamMembers {
        self.core.call(&wire::TEAMS_GET_ALL_TEAM_MEMBERS).path("teamId", team_id).into()
    }

    /// Adds a user to a team.
    ///
    /// Makes a user of the organization a member of the team. Role ids are for organizations on the RBAC model, `role` for those on OBAC; one of the two is needed. Requires the scope `user-write`.
    ///
    /// Operation `Teams_addTeamMember`: `POST /v3/teams/{teamId}/members`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The user and the roles to be had in the team.
    pub fn teams_add_team_member(
        &self,
        team_id: &str,
        body: &crate::teams::AddTeamMemberRequest,
    ) -> TeamsAddTeamMember {
        self.core.call(&wire::TEAMS_ADD_TEAM_MEMBER).path("teamId", team_id).json(body).into()
    }

    /// Adds several users to a team.
    ///
    /// Makes several users of the organization members of the team in one call. Role ids are for organizations on the RBAC model, `role` for those on OBAC. Requires the scope `user-write`.
    ///
    /// Operation `Teams_addBulkTeamMember`: `POST /v3/teams/{teamId}/members/bulk`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: The users, each with the roles to be had in the team.
    pub fn teams_add_bulk_team_member(
        &self,
        team_id: &str,
        body: &crate::teams::AddBulkTeamMemberRequest,
    ) -> TeamsAddBulkTeamMember {
        self.core.call(&wire::TEAMS_ADD_BULK_TEAM_MEMBER).path("teamId", team_id).json(body).into()
    }

    /// Removes a user from a team.
    ///
    /// Takes a user out of a team; the user stays in the organization.
    ///
    /// Operation `Teams_removeTeamMember`: `DELETE /v3/teams/{teamId}/members/{memberId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `member_id`: Id of the user as a member of the team: the `user_id` of a team member.
    pub fn teams_remove_team_member(&self, team_id: &str, member_id: &str) -> TeamsRemoveTeamMember {
        self.core.call(&wire::TEAMS_REMOVE_TEAM_MEMBER).path("teamId", team_id).path("memberId", member_id).into()
    }

    /// Changes the roles of a team member.
    ///
    /// Sets which roles a member has in the team. Role ids are for organizations on the RBAC model, `role` for those on OBAC. Requires the scope `user-write`.
    ///
    /// Operation `Teams_updateTeamMember`: `PATCH /v3/teams/{teamId}/members/{memberId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `member_id`: Id of the user as a member of the team: the `user_id` of a team member.
    /// - `body`: The roles that the member is to have.
    pub fn teams_update_team_member(
        &self,
        team_id: &str,
        member_id: &str,
        body: &crate::teams::UpdateTeamMemberRequest,
    ) -> TeamsUpdateTeamMember {
        self.core.call(&wire::TEAMS_UPDATE_TEAM_MEMBER)
            .path("teamId", team_id)
            .path("memberId", member_id)
            .json(body)
            .into()
    }

    /// Lists the roles of a team.
    ///
    /// Returns every role that members of the team can have, with its permissions, in one list, without pagination. Requires the scope `read`.
    ///
    /// Operation `Teams_getAllTeamRoles`: `GET /v3/teams/{teamId}/roles`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    pub fn teams_get_all_team_roles(&self, team_id: &str) -> TeamsGetAllTeamRoles {
        self.core.call(&wire::TEAMS_GET_ALL_TEAM_ROLES).path("teamId", team_id).into()
    }

    /// Creates a role in a team.
    ///
    /// Adds a role with the given permissions to a team, unless it is there already. Requires the scope `user-write`.
    ///
    /// Operation `Teams_createTeamRole`: `POST /v3/teams/{teamId}/roles`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `body`: Name and permissions of the role.
    pub fn teams_create_team_role(
        &self,
        team_id: &str,
        body: &crate::teams::CreateTeamRoleRequest,
    ) -> TeamsCreateTeamRole {
        self.core.call(&wire::TEAMS_CREATE_TEAM_ROLE).path("teamId", team_id).json(body).into()
    }

    /// Deletes a role of a team.
    ///
    /// Removes a role from a team. Requires the scope `user-write`.
    ///
    /// Operation `Teams_removeTeamRole`: `DELETE /v3/teams/{teamId}/roles/{roleId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `role_id`: Id of the role: the `id` of a role listed for the team.
    pub fn teams_remove_team_role(&self, team_id: &str, role_id: &str) -> TeamsRemoveTeamRole {
        self.core.call(&wire::TEAMS_REMOVE_TEAM_ROLE).path("teamId", team_id).path("roleId", role_id).into()
    }

    /// Updates a role of a team.
    ///
    /// Changes the name or the permissions of a role in a team. Members who have the role presumably get the new permissions at once.
    ///
    /// Operation `Teams_updateTeamRole`: `PUT /v3/teams/{teamId}/roles/{roleId}`.
    ///
    /// - `team_id`: Id of the team, as the list of teams gives it.
    /// - `role_id`: Id of the role: the `id` of a role listed for the team.
    /// - `body`: The new name or permissions of the role.
    pub fn teams_update_team_role(
        &self,
        team_id: &str,
        role_id: &str,
        body: &crate::teams::UpdateTeamRoleRequest,
    ) -> TeamsUpdateTeamRole {
        self.core.call(&wire::TEAMS_UPDATE_TEAM_ROLE).path("teamId", team_id).path("roleId", role_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Teams_getAllTeams`, from [`teams_get_all_teams`](crate::Client::teams_get_all_teams).
    TeamsGetAllTeams -> Vec<crate::teams::TeamWithOrganization> {}
}

squad_core::operation_request! {
    /// Request of `Teams_createTeam`, from [`teams_create_team`](crate::Client::teams_create_team).
    TeamsCreateTeam -> crate::teams::TeamWithOrganization {}
}

squad_core::operation_request! {
    /// Request of `Teams_getTeamById`, from [`teams_get_team_by_id`](crate::Client::teams_get_team_by_id).
    TeamsGetTeamById -> crate::teams::TeamWithOrganization {}
}

squad_core::operation_request! {
    /// Request of `Teams_updateTeam`, from [`teams_update_team`](crate::Client::teams_update_team).
    TeamsUpdateTeam -> crate::teams::TeamWithOrganization {}
}

squad_core::operation_request! {
    /// Request of `Teams_removeTeam`, from [`teams_remove_team`](crate::Client::teams_remove_team).
    TeamsRemoveTeam -> () {}
}

squad_core::operation_request! {
    /// Request of `Teams_getAllTeamMembers`, from [`teams_get_all_team_members`](crate::Client::teams_get_all_team_members).
    TeamsGetAllTeamMembers -> Vec<crate::teams::TeamMember> {}
}

squad_core::operation_request! {
    /// Request of `Teams_addTeamMember`, from [`teams_add_team_member`](crate::Client::teams_add_team_member).
    TeamsAddTeamMember -> crate::teams::TeamMember {}
}

squad_core::operation_request! {
    /// Request of `Teams_addBulkTeamMember`, from [`teams_add_bulk_team_member`](crate::Client::teams_add_bulk_team_member).
    TeamsAddBulkTeamMember -> crate::teams::AddedTeamMembers {}
}

squad_core::operation_request! {
    /// Request of `Teams_removeTeamMember`, from [`teams_remove_team_member`](crate::Client::teams_remove_team_member).
    TeamsRemoveTeamMember -> () {}
}

squad_core::operation_request! {
    /// Request of `Teams_updateTeamMember`, from [`teams_update_team_member`](crate::Client::teams_update_team_member).
    TeamsUpdateTeamMember -> crate::teams::TeamMember {}
}

squad_core::operation_request! {
    /// Request of `Teams_getAllTeamRoles`, from [`teams_get_all_team_roles`](crate::Client::teams_get_all_team_roles).
    TeamsGetAllTeamRoles -> Vec<crate::teams::TeamRole> {}
}

squad_core::operation_request! {
    /// Request of `Teams_createTeamRole`, from [`teams_create_team_role`](crate::Client::teams_create_team_role).
    TeamsCreateTeamRole -> crate::teams::TeamBase {}
}

squad_core::operation_request! {
    /// Request of `Teams_removeTeamRole`, from [`teams_remove_team_role`](crate::Client::teams_remove_team_role).
    TeamsRemoveTeamRole -> () {}
}

squad_core::operation_request! {
    /// Request of `Teams_updateTeamRole`, from [`teams_update_team_role`](crate::Client::teams_update_team_role).
    TeamsUpdateTeamRole -> crate::teams::TeamBase {}
}
