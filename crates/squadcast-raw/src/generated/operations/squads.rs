// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `squads` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the squads of a team.
    ///
    /// Lists the squads of one team with their members. The answer has the form of a page, but there is no parameter to ask for another one. Needs the scope `squad-read`.
    ///
    /// `GET /v4/squads`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `team_id`: Id of the team whose squads are listed, under the name the vendor's own tools use; may be left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_get_all_squads(
        &self,
        owner_id: &str,
        team_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::squads::SquadPage> {
        self.core.call(&wire::SQUADS_GET_ALL_SQUADS).query("owner_id", owner_id).query("team_id", team_id).answered()
    }

    /// Create a squad.
    ///
    /// Creates a squad, with its members, in a team. Needs the scope `squad-create`. Sending the request twice may create two squads, so do not repeat it blindly.
    ///
    /// `POST /v4/squads`
    ///
    /// - `body`: Team, name and members of the new squad.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_create_squad(
        &self,
        body: &crate::squads::CreateSquadRequest,
    ) -> RequestBuilder<'_, crate::squads::CreateSquadResponse> {
        self.core.call(&wire::SQUADS_CREATE_SQUAD).json(body).answered()
    }

    /// Get a squad.
    ///
    /// Reads one squad with its members by its id. Needs the scope `squad-read`.
    ///
    /// `GET /v4/squads/{squadID}`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_get_squad_by_id(&self, squad_id: &str) -> RequestBuilder<'_, crate::squads::Squad> {
        self.core.call(&wire::SQUADS_GET_SQUAD_BY_ID).path("squadID", squad_id).answered()
    }

    /// Update a squad.
    ///
    /// Changes the name or the members of a squad. A list of members that is sent presumably replaces the present one as a whole. Needs the scope `squad-update`.
    ///
    /// `PUT /v4/squads/{squadID}`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `body`: The name or the members to set.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_update_squad(
        &self,
        squad_id: &str,
        body: &crate::squads::UpdateSquadRequest,
    ) -> RequestBuilder<'_, crate::squads::Squad> {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD).path("squadID", squad_id).json(body).answered()
    }

    /// Delete a squad.
    ///
    /// Deletes a squad for good. A schedule or escalation policy that still uses the squad may stand in the way.
    ///
    /// `DELETE /v4/squads/{squadID}`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_delete_squad(&self, squad_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::SQUADS_DELETE_SQUAD).path("squadID", squad_id).answered()
    }

    /// Remove a member from a squad.
    ///
    /// Takes a user out of a squad. When the user is the last owner of the squad, `replaceWith` must name the next one.
    ///
    /// `DELETE /v4/squads/{squadID}/members/{memberID}`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `member_id`: Id of the user as a member of the squad.
    /// - `replace_with`: Id of the user who becomes owner of the squad in place of the one removed or demoted. It matters when that one is the squad's last owner.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_remove_squad_member(
        &self,
        squad_id: &str,
        member_id: &str,
        replace_with: Option<&str>,
    ) -> RequestBuilder<'_, crate::squads::RemoveSquadMemberResponse> {
        self.core.call(&wire::SQUADS_REMOVE_SQUAD_MEMBER)
            .path("squadID", squad_id)
            .path("memberID", member_id)
            .query("replaceWith", replace_with)
            .answered()
    }

    /// Change the role of a squad member.
    ///
    /// Gives a member of a squad another role, which matters in organizations on the OBAC permission model alone. When the squad's last owner is demoted, `replaceWith` must name the next one.
    ///
    /// `PUT /v4/squads/{squadID}/members/{memberID}`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `member_id`: Id of the user as a member of the squad.
    /// - `replace_with`: Id of the user who becomes owner of the squad in place of the one removed or demoted. It matters when that one is the squad's last owner.
    /// - `body`: The role to give.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_update_squad_member(
        &self,
        squad_id: &str,
        member_id: &str,
        replace_with: Option<&str>,
        body: &crate::squads::UpdateSquadMemberRequest,
    ) -> RequestBuilder<'_, crate::squads::UpdateSquadMemberResponse> {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD_MEMBER)
            .path("squadID", squad_id)
            .path("memberID", member_id)
            .query("replaceWith", replace_with)
            .json(body)
            .answered()
    }

    /// Rename a squad.
    ///
    /// Changes the name of a squad and nothing else. Needs the scope `squad-update`.
    ///
    /// `PUT /v4/squads/{squadID}/name`
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `body`: The new name.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn squads_update_squad_name(
        &self,
        squad_id: &str,
        body: &crate::squads::UpdateSquadNameRequest,
    ) -> RequestBuilder<'_, crate::squads::UpdateSquadNameResponse> {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD_NAME).path("squadID", squad_id).json(body).answered()
    }
}
