// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations of the `oauth` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// Get an access token for a password or a refresh token.
    ///
    /// Answers an access token and a refresh token, either for the name and password of a user or for an earlier refresh token. Each refresh gives a new refresh token; presumably the old access token and the old refresh token end at once, so that a refresh whose answer is lost cannot be repeated. The body is a form and not JSON: presumably JSON is refused as an unsupported grant type. The host may be another than the one that serves the leads.
    ///
    /// `POST /oauth/token/`
    ///
    /// - `body`: The grant that is offered, as a form.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn o_auth_get_token(&self, body: &crate::oauth::TokenRequest) -> RequestBuilder<'_, crate::oauth::TokenGrant> {
        self.core.call(&wire::O_AUTH_GET_TOKEN).form(body).answered()
    }

    /// Revoke a token.
    ///
    /// Ends a token before its time. Documented for an access token; presumably a refresh token is taken as well and its access token goes with it. Whether revoking an access token also ends its refresh token is not documented, so whoever wants both ended revokes both. Presumably a token that is not known is answered like one that was revoked, so that repeating the call does no harm.
    ///
    /// `POST /oauth/revoke_token/`
    ///
    /// - `body`: The token to end and the client it was given to, as a form.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn o_auth_revoke_token(&self, body: &crate::oauth::TokenRevocation) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::O_AUTH_REVOKE_TOKEN).form(body).answered()
    }
}
