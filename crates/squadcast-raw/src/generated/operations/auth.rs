// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `auth` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Exchange a refresh token for an access token.
    ///
    /// Answers an access token that carries the rights of the user whose refresh token is sent. It is called on the authentication host of the region, `https://auth.squadcast.com` or `https://auth.eu.squadcast.com`, and takes no bearer token. The access token is good until the time given with it; revoking the refresh token revokes it as well.
    ///
    /// `GET /oauth/access-token`
    ///
    /// - `x_refresh_token`: Secret: a refresh token, made in the web app on the profile page or by the account owner for somebody else.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn auth_get_access_token(&self, x_refresh_token: &str) -> RequestBuilder<'_, crate::auth::AccessTokenData> {
        self.core.call(&wire::AUTH_GET_ACCESS_TOKEN).header("X-Refresh-Token", x_refresh_token).answered()
    }
}
