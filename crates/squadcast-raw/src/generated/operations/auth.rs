// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `auth` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Exchanges a refresh token for an access token.
    ///
    /// Returns an access token that carries the rights of the user whose refresh token is sent. It is called on the authentication host of the region, `https://auth.squadcast.com` or `https://auth.eu.squadcast.com`, and takes no bearer token. The access token is valid until the expiry returned with it; revoking the refresh token revokes it as well.
    ///
    /// Operation `Auth_getAccessToken`: `GET /oauth/access-token`.
    ///
    /// - `x_refresh_token`: Secret: a refresh token, created in the web app on the profile page, or by the account owner for another user.
    pub fn auth_get_access_token(&self, x_refresh_token: &str) -> AuthGetAccessToken {
        self.core.call(&wire::AUTH_GET_ACCESS_TOKEN).header("X-Refresh-Token", x_refresh_token).into()
    }
}

squad_core::operation_request! {
    /// Request of `Auth_getAccessToken`, from [`auth_get_access_token`](crate::Client::auth_get_access_token).
    AuthGetAccessToken -> crate::auth::AccessTokenData {}
}
