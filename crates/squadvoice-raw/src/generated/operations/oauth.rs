// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `oauth` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Gets an access token for a password or a refresh token.
    ///
    /// Returns an access token and a refresh token, either for the name and password of a user or for an earlier refresh token. Each refresh returns a new refresh token; presumably the old access token and the old refresh token become invalid immediately, so a refresh whose response is lost cannot be retried. The body is a form and not JSON: presumably JSON is rejected as an unsupported grant type. The host may be another than the one that serves the leads.
    ///
    /// Operation `OAuth_getToken`: `POST /oauth/token/`.
    ///
    /// - `body`: The grant that is offered, as a form.
    pub fn o_auth_get_token(&self, body: &crate::oauth::TokenRequest) -> OAuthGetToken {
        self.core.call(&wire::O_AUTH_GET_TOKEN).form(body).into()
    }

    /// Revokes a token.
    ///
    /// Revokes a token before it expires. Documented for an access token; presumably a refresh token is accepted as well and its access token is revoked with it. Whether revoking an access token also revokes its refresh token is not documented, so revoke both if both are to become invalid. Presumably the response for an unknown token is the same as for a revoked one, so the call is safe to retry.
    ///
    /// Operation `OAuth_revokeToken`: `POST /oauth/revoke_token/`.
    ///
    /// - `body`: The token to revoke and the client it was issued to, as a form.
    pub fn o_auth_revoke_token(&self, body: &crate::oauth::TokenRevocation) -> OAuthRevokeToken {
        self.core.call(&wire::O_AUTH_REVOKE_TOKEN).form(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `OAuth_getToken`, from [`o_auth_get_token`](crate::Client::o_auth_get_token).
    OAuthGetToken -> crate::oauth::TokenGrant {}
}

squad_core::operation_request! {
    /// Request of `OAuth_revokeToken`, from [`o_auth_revoke_token`](crate::Client::o_auth_revoke_token).
    OAuthRevokeToken -> () {}
}
