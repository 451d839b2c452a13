// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `users` area, as methods of the client.

use serde_json::{Map, Value};
use crate::wire;

impl crate::Client {
    /// List the users of the organization.
    ///
    /// Answers every user of the organization in one list, without pages. Needs the scope `read`.
    ///
    /// `GET /v3/users`
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_get_all_users(&self) -> RequestBuilder<'_, Vec<crate::users::User>> {
        self.core.call(&wire::USERS_GET_ALL_USERS).answered()
    }

    /// Add a user to the organization.
    ///
    /// Adds a person to the organization with the given role, unless the e-mail address is there already. Needs the scope `user-write`. Do not repeat the call blindly after a failure.
    ///
    /// `POST /v3/users`
    ///
    /// - `body`: The person to add, with e-mail address, names and role.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_add_user(&self, body: &crate::users::AddUserRequest) -> RequestBuilder<'_, crate::users::User> {
        self.core.call(&wire::USERS_ADD_USER).json(body).answered()
    }

    /// Set organization-wide permissions of users.
    ///
    /// Sets which organization-wide permissions users have, for one user or several at once. The list sent for a user presumably takes the place of what the user had before.
    ///
    /// `PUT /v3/users/abilities`
    ///
    /// - `body`: The users with the permissions that each is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_update_org_level_permissions(
        &self,
        body: &crate::users::UpdateUserAbilitiesRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::USERS_UPDATE_ORG_LEVEL_PERMISSIONS).json(body).answered()
    }

    /// Delete a user and put another in their place.
    ///
    /// Puts a replacement in the place of a user everywhere the user is named, and then deletes the user. Says in the same call what becomes of the user's incidents. It cannot be undone, so never repeat it blindly.
    ///
    /// `PUT /v3/users/delete-user`
    ///
    /// - `body`: Who is deleted, who takes over, and what becomes of the incidents.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_delete_user(&self, body: &crate::users::DeleteUserRequest) -> RequestBuilder<'_, Map<String, Value>> {
        self.core.call(&wire::USERS_DELETE_USER).json(body).answered()
    }

    /// List the roles users can have.
    ///
    /// Answers the roles that exist in the organization, with how many users each may have. Needs the scope `read`.
    ///
    /// `GET /v3/users/roles`
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_get_user_roles(&self) -> RequestBuilder<'_, Vec<crate::users::UserRole>> {
        self.core.call(&wire::USERS_GET_USER_ROLES).answered()
    }

    /// Remove a user from the organization.
    ///
    /// Removes a user from the organization without naming a replacement; use the deletion with a replacement if the user stands in schedules or escalation policies. Needs the scope `user-write`.
    ///
    /// `DELETE /v3/users/{userID}`
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_remove_user_from_org(&self, user_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::USERS_REMOVE_USER_FROM_ORG).path("userID", user_id).answered()
    }

    /// Get a user.
    ///
    /// Answers one user with names, contact data and notification rules. Needs the scope `read`.
    ///
    /// `GET /v3/users/{userID}`
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_get_user_by_id(&self, user_id: &str) -> RequestBuilder<'_, crate::users::User> {
        self.core.call(&wire::USERS_GET_USER_BY_ID).path("userID", user_id).answered()
    }

    /// Change the role of a user.
    ///
    /// Gives a user another role in the organization; nothing else about the user can be changed here. Needs the scope `user-write`.
    ///
    /// `PUT /v3/users/{userID}`
    ///
    /// - `user_id`: Id of the user: the `id` of a user of the organization.
    /// - `body`: The role that the user is to have.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_update_user_by_id(
        &self,
        user_id: &str,
        body: &crate::users::UpdateUserRequest,
    ) -> RequestBuilder<'_, crate::users::User> {
        self.core.call(&wire::USERS_UPDATE_USER_BY_ID).path("userID", user_id).json(body).answered()
    }

    /// List the refresh tokens of the organization.
    ///
    /// Answers the refresh tokens of every user of the organization in one list, without pages. Needs the scope `read`. The answer holds secrets.
    ///
    /// `GET /v3/refresh-token`
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_get_all_tokens(&self) -> RequestBuilder<'_, Vec<crate::users::ApiToken>> {
        self.core.call(&wire::USERS_GET_ALL_TOKENS).answered()
    }

    /// Create a refresh token for a user.
    ///
    /// Makes a refresh token that carries the role of the given user. Needs the scope `user-write`. Store the token at once and safely; do not repeat the call blindly.
    ///
    /// `POST /v3/refresh-token`
    ///
    /// - `body`: The user for whom the token is made.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_create_token(
        &self,
        body: &crate::users::CreateTokenRequest,
    ) -> RequestBuilder<'_, crate::users::ApiToken> {
        self.core.call(&wire::USERS_CREATE_TOKEN).json(body).answered()
    }

    /// Revoke a refresh token.
    ///
    /// Revokes a refresh token of a user, and with it every access token made from it. Needs the scope `user-write`. Revoking the token in use ends the caller's own access.
    ///
    /// `DELETE /v3/refresh-token/{refreshTokenID}`
    ///
    /// - `refresh_token_id`: Id of the refresh token in the list of tokens, not the secret token itself.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn users_remove_token(&self, refresh_token_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::USERS_REMOVE_TOKEN).path("refreshTokenID", refresh_token_id).answered()
    }
}
