// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `users` area: methods of the client, and their request types.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// Lists the users of the organization.
    ///
    /// Returns every user of the organization in one list, without pagination. Requires the scope `read`.
    ///
    /// Operation `Users_getAllUsers`: `GET /v3/users`.
    pub fn users_get_all_users(&self) -> UsersGetAllUsers {
        self.core.call(&wire::USERS_GET_ALL_USERS).into()
    }

    /// Adds a user to the organization.
    ///
    /// Adds a person to the organization with the given role, unless the e-mail address is there already. Requires the scope `user-write`. Do not retry the call blindly after a failure.
    ///
    /// Operation `Users_addUser`: `POST /v3/users`.
    ///
    /// - `body`: The person to add, with e-mail address, names and role.
    pub fn users_add_user(&self, body: &crate::users::AddUserRequest) -> UsersAddUser {
        self.core.call(&wire::USERS_ADD_USER).json(body).into()
    }

    /// Sets organization-wide permissions of users.
    ///
    /// Sets which organization-wide permissions users have, for one user or several at once. The list sent for a user presumably replaces the permissions that the user had before.
    ///
    /// Operation `Users_updateOrgLevelPermissions`: `PUT /v3/users/abilities`.
    ///
    /// - `body`: The users with the permissions that each is to have.
    pub fn users_update_org_level_permissions(
        &self,
        body: &crate::users::UpdateUserAbilitiesRequest,
    ) -> UsersUpdateOrgLevelPermissions {
        self.core.call(&wire::USERS_UPDATE_ORG_LEVEL_PERMISSIONS).json(body).into()
    }

    /// Deletes a user and puts another in their place.
    ///
    /// Puts a replacement in the place of a user everywhere the user is named, and then deletes the user. Says in the same call what becomes of the user's incidents. It cannot be undone, so never retry it blindly.
    ///
    /// Operation `Users_deleteUser`: `PUT /v3/users/delete-user`.
    ///
    /// - `body`: Who is deleted, who takes over, and what becomes of the incidents.
    pub fn users_delete_user(&self, body: &crate::users::DeleteUserRequest) -> UsersDeleteUser {
        self.core.call(&wire::USERS_DELETE_USER).json(body).into()
    }

    /// Lists the roles users can have.
    ///
    /// Returns the roles that exist in the organization, with how many users each may have. Requires the scope `read`.
    ///
    /// Operation `Users_getUserRoles`: `GET /v3/users/roles`.
    pub fn users_get_user_roles(&self) -> UsersGetUserRoles {
        self.core.call(&wire::USERS_GET_USER_ROLES).into()
    }

    /// Removes a user from the organization.
    ///
    /// Removes a user from the organization without naming a replacement; use the deletion with a replacement if the user is part of schedules or escalation policies. Requires the scope `user-write`.
    ///
    /// Operation `Users_removeUserFromOrg`: `DELETE /v3/users/{userID}`.
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    pub fn users_remove_user_from_org(&self, user_id: &str) -> UsersRemoveUserFromOrg {
        self.core.call(&wire::USERS_REMOVE_USER_FROM_ORG).path("userID", user_id).into()
    }

    /// Gets a user.
    ///
    /// Returns one user with names, contact data and notification rules. Requires the scope `read`.
    ///
    /// Operation `Users_getUserById`: `GET /v3/users/{userID}`.
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    pub fn users_get_user_by_id(&self, user_id: &str) -> UsersGetUserById {
        self.core.call(&wire::USERS_GET_USER_BY_ID).path("userID", user_id).into()
    }

    /// Changes the role of a user.
    ///
    /// Gives a user another role in the organization; no other property of the user can be changed here. Requires the scope `user-write`.
    ///
    /// Operation `Users_updateUserByID`: `PUT /v3/users/{userID}`.
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    /// - `body`: The role that the user is to have.
    pub fn users_update_user_by_id(
        &self,
        user_id: &str,
        body: &crate::users::UpdateUserRequest,
    ) -> UsersUpdateUserById {
        self.core.call(&wire::USERS_UPDATE_USER_BY_ID).path("userID", user_id).json(body).into()
    }

    /// Lists the refresh tokens of the organization.
    ///
    /// Returns the refresh tokens of every user of the organization in one list, without pagination. Requires the scope `read`. The response contains secrets.
    ///
    /// Operation `Users_getAllTokens`: `GET /v3/refresh-token`.
    pub fn users_get_all_tokens(&self) -> UsersGetAllTokens {
        self.core.call(&wire::USERS_GET_ALL_TOKENS).into()
    }

    /// Creates a refresh token for a user.
    ///
    /// Creates a refresh token that carries the role of the given user. Requires the scope `user-write`. Store the token at once and safely; do not retry the call blindly.
    ///
    /// Operation `Users_createToken`: `POST /v3/refresh-token`.
    ///
    /// - `body`: The user for whom the token is made.
    pub fn users_create_token(&self, body: &crate::users::CreateTokenRequest) -> UsersCreateToken {
        self.core.call(&wire::USERS_CREATE_TOKEN).json(body).into()
    }

    /// Revokes a refresh token.
    ///
    /// Revokes a refresh token of a user, and with it every access token made from it. Requires the scope `user-write`. Revoking the token in use ends the caller's own access.
    ///
    /// Operation `Users_removeToken`: `DELETE /v3/refresh-token/{refreshTokenID}`.
    ///
    /// - `refresh_token_id`: Id of the refresh token in the list of tokens, not the secret token itself.
    pub fn users_remove_token(&self, refresh_token_id: &str) -> UsersRemoveToken {
        self.core.call(&wire::USERS_REMOVE_TOKEN).path("refreshTokenID", refresh_token_id).into()
    }
}

squad_core::operation_request! {
    /// Request of `Users_getAllUsers`, from [`users_get_all_users`](crate::Client::users_get_all_users).
    UsersGetAllUsers -> Vec<crate::users::User> {}
}

squad_core::operation_request! {
    /// Request of `Users_addUser`, from [`users_add_user`](crate::Client::users_add_user).
    UsersAddUser -> crate::users::User {}
}

squad_core::operation_request! {
    /// Request of `Users_updateOrgLevelPermissions`, from [`users_update_org_level_permissions`](crate::Client::users_update_org_level_permissions).
    UsersUpdateOrgLevelPermissions -> String {}
}

squad_core::operation_request! {
    /// Request of `Users_deleteUser`, from [`users_delete_user`](crate::Client::users_delete_user).
    UsersDeleteUser -> Map<String, Value> {}
}

squad_core::operation_request! {
    /// Request of `Users_getUserRoles`, from [`users_get_user_roles`](crate::Client::users_get_user_roles).
    UsersGetUserRoles -> Vec<crate::users::UserRole> {}
}

squad_core::operation_request! {
    /// Request of `Users_removeUserFromOrg`, from [`users_remove_user_from_org`](crate::Client::users_remove_user_from_org).
    UsersRemoveUserFromOrg -> () {}
}

squad_core::operation_request! {
    /// Request of `Users_getUserById`, from [`users_get_user_by_id`](crate::Client::users_get_user_by_id).
    UsersGetUserById -> crate::users::User {}
}

squad_core::operation_request! {
    /// Request of `Users_updateUserByID`, from [`users_update_user_by_id`](crate::Client::users_update_user_by_id).
    UsersUpdateUserById -> crate::users::User {}
}

squad_core::operation_request! {
    /// Request of `Users_getAllTokens`, from [`users_get_all_tokens`](crate::Client::users_get_all_tokens).
    UsersGetAllTokens -> Vec<crate::users::ApiToken> {}
}

squad_core::operation_request! {
    /// Request of `Users_createToken`, from [`users_create_token`](crate::Client::users_create_token).
    UsersCreateToken -> crate::users::ApiToken {}
}

squad_core::operation_request! {
    /// Request of `Users_removeToken`, from [`users_remove_token`](crate::Client::users_remove_token).
    UsersRemoveToken -> () {}
}
