// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `squads` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the squads of a team.
    ///
    /// Lists the squads of one team with their members. The response has the form of a page, but there is no parameter to request another page. Requires the scope `squad-read`.
    ///
    /// Operation `Squads_getAllSquads`: `GET /v4/squads`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`team_id`](SquadsGetAllSquads::team_id).
    pub fn squads_get_all_squads(&self, owner_id: &str) -> SquadsGetAllSquads {
        self.core.call(&wire::SQUADS_GET_ALL_SQUADS).query("owner_id", owner_id).into()
    }

    /// Creates a squad.
    ///
    /// Creates a squad, with its members, in a team. Requires the scope `squad-create`. Sending the request twice may create two squads, so do not retry it blindly.
    ///
    /// Operation `Squads_createSquad`: `POST /v4/squads`.
    ///
    /// - `body`: Team, name and members of the new squad.
    pub fn squads_create_squad(&self, body: &crate::squads::CreateSquadRequest) -> SquadsCreateSquad {
        self.core.call(&wire::SQUADS_CREATE_SQUAD).json(body).into()
    }

    /// Gets a squad.
    ///
    /// Returns one squad with its members by its id. Requires the scope `squad-read`.
    ///
    /// Operation `Squads_getSquadById`: `GET /v4/squads/{squadID}`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    pub fn squads_get_squad_by_id(&self, squad_id: &str) -> SquadsGetSquadById {
        self.core.call(&wire::SQUADS_GET_SQUAD_BY_ID).path("squadID", squad_id).into()
    }

    /// Updates a squad.
    ///
    /// Changes the name or the members of a squad. A list of members that is sent presumably replaces the present one as a whole. Requires the scope `squad-update`.
    ///
    /// Operation `Squads_updateSquad`: `PUT /v4/squads/{squadID}`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `body`: The name or the members to set.
    pub fn squads_update_squad(
        &self,
        squad_id: &str,
        body: &crate::squads::UpdateSquadRequest,
    ) -> SquadsUpdateSquad {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD).path("squadID", squad_id).json(body).into()
    }

    /// Deletes a squad.
    ///
    /// Deletes a squad permanently. A schedule or escalation policy that still uses the squad may prevent this.
    ///
    /// Operation `Squads_deleteSquad`: `DELETE /v4/squads/{squadID}`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    pub fn squads_delete_squad(&self, squad_id: &str) -> SquadsDeleteSquad {
        self.core.call(&wire::SQUADS_DELETE_SQUAD).path("squadID", squad_id).into()
    }

    /// Removes a member from a squad.
    ///
    /// Takes a user out of a squad. When the user is the last owner of the squad, `replaceWith` must name the next one.
    ///
    /// Operation `Squads_removeSquadMember`: `DELETE /v4/squads/{squadID}/members/{memberID}`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `member_id`: Id of the user as a member of the squad.
    ///
    /// Optional: [`replace_with`](SquadsRemoveSquadMember::replace_with).
    pub fn squads_remove_squad_member(&self, squad_id: &str, member_id: &str) -> SquadsRemoveSquadMember {
        self.core.call(&wire::SQUADS_REMOVE_SQUAD_MEMBER).path("squadID", squad_id).path("memberID", member_id).into()
    }

    /// Changes the role of a squad member.
    ///
    /// Gives a member of a squad another role, which matters in organizations on the OBAC permission model alone. When the squad's last owner is demoted, `replaceWith` must name the next one.
    ///
    /// Operation `Squads_updateSquadMember`: `PUT /v4/squads/{squadID}/members/{memberID}`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `member_id`: Id of the user as a member of the squad.
    /// - `body`: The role to give.
    ///
    /// Optional: [`replace_with`](SquadsUpdateSquadMember::replace_with).
    pub fn squads_update_squad_member(
        &self,
        squad_id: &str,
        member_id: &str,
        body: &crate::squads::UpdateSquadMemberRequest,
    ) -> SquadsUpdateSquadMember {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD_MEMBER)
            .path("squadID", squad_id)
            .path("memberID", member_id)
            .json(body)
            .into()
    }

    /// Renames a squad.
    ///
    /// Changes only the name of a squad. Requires the scope `squad-update`.
    ///
    /// Operation `Squads_updateSquadName`: `PUT /v4/squads/{squadID}/name`.
    ///
    /// - `squad_id`: Id of the squad: the `id` of a squad from the list of squads.
    /// - `body`: The new name.
    pub fn squads_update_squad_name(
        &self,
        squad_id: &str,
        body: &crate::squads::UpdateSquadNameRequest,
    ) -> SquadsUpdateSquadName {
        self.core.call(&wire::SQUADS_UPDATE_SQUAD_NAME).path("squadID", squad_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Squads_getAllSquads`, from [`squads_get_all_squads`](crate::Client::squads_get_all_squads).
    SquadsGetAllSquads -> crate::squads::SquadPage {
        /// Id of the team whose squads are listed, under the name the vendor's own tools use; optional.
        team_id: &str => query "team_id",
    }
}

squad_core::operation_request! {
    /// Request of `Squads_createSquad`, from [`squads_create_squad`](crate::Client::squads_create_squad).
    SquadsCreateSquad -> crate::squads::CreateSquadResponse {}
}

squad_core::operation_request! {
    /// Request of `Squads_getSquadById`, from [`squads_get_squad_by_id`](crate::Client::squads_get_squad_by_id).
    SquadsGetSquadById -> crate::squads::Squad {}
}

squad_core::operation_request! {
    /// Request of `Squads_updateSquad`, from [`squads_update_squad`](crate::Client::squads_update_squad).
    SquadsUpdateSquad -> crate::squads::Squad {}
}

squad_core::operation_request! {
    /// Request of `Squads_deleteSquad`, from [`squads_delete_squad`](crate::Client::squads_delete_squad).
    SquadsDeleteSquad -> () {}
}

squad_core::operation_request! {
    /// Request of `Squads_removeSquadMember`, from [`squads_remove_squad_member`](crate::Client::squads_remove_squad_member).
    SquadsRemoveSquadMember -> crate::squads::RemoveSquadMemberResponse {
        /// Id of the user who becomes owner of the squad in place of the one removed or demoted. It matters when that one is the squad's last owner.
        replace_with: &str => query "replaceWith",
    }
}

squad_core::operation_request! {
    /// Request of `Squads_updateSquadMember`, from [`squads_update_squad_member`](crate::Client::squads_update_squad_member).
    SquadsUpdateSquadMember -> crate::squads::UpdateSquadMemberResponse {
        /// Id of the user who becomes owner of the squad in place of the one removed or demoted. It matters when that one is the squad's last owner.
        replace_with: &str => query "replaceWith",
    }
}

squad_core::operation_request! {
    /// Request of `Squads_updateSquadName`, from [`squads_update_squad_name`](crate::Client::squads_update_squad_name).
    SquadsUpdateSquadName -> crate::squads::UpdateSquadNameResponse {}
}
