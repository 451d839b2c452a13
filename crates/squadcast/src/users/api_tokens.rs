//! API tokens: the refresh tokens of the organization's users. The token itself is secret, its id is not.

use squadcast_raw::users::CreateTokenRequest;

use super::ApiToken;
use crate::id::identified;
use crate::request::request;
use crate::{Error, IdOf, List, RequestBuilder, RequestSent, Result, Squadcast, UserId, kind};

/// The API tokens of the organization. From [`Users::api_tokens`](super::Users::api_tokens).
#[derive(Debug, Clone, Copy)]
pub struct ApiTokens<'a> {
    client: &'a Squadcast,
}

impl<'a> ApiTokens<'a> {
    pub(super) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the tokens of all users. The response contains secrets, which `Debug` does not show.
    ///
    /// Operation: `Users_getAllTokens`.
    pub fn list(&self) -> List<ApiToken> {
        List::from_request(self.client.raw().users_get_all_tokens())
    }

    /// Creates a token with the role of `user`. Store the field `token` of the response like a password.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId};
    /// # async fn example(
    /// #     client: &Squadcast, user: UserId,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// let created = client.users().api_tokens().create(&user).await?;
    /// std::fs::write("/run/secrets/squadcast", &created.token)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_permission`](crate::Error::is_permission) if the caller may not create tokens for other users.
    ///
    /// Operation: `Users_createToken`.
    pub fn create(&self, user: impl IdOf<kind::User>) -> RequestBuilder<ApiToken> {
        request(|| {
            let body = CreateTokenRequest::new(UserId::of(user)?);
            Ok(self.client.raw().users_create_token(&body).into())
        })
    }

    /// Revokes a token, and with it every access token that was issued for it.
    ///
    /// Because it may be the client's own token, the client also drops its cached access tokens, even if the response was
    /// lost. Its next call exchanges a new token, and fails if the revoked token was its own.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the token does not exist.
    ///
    /// Operation: `Users_removeToken`.
    pub async fn revoke(&self, token: impl IdOf<kind::ApiToken>) -> Result<()> {
        let raw = self.client.raw();
        let revoked = raw.users_remove_token(&token.id()).await;
        let sent = revoked.as_ref().err().map(Error::request_sent) != Some(RequestSent::No);
        let forgotten = match raw.core().session() {
            Some(session) if sent => session.forget().await,
            _ => Ok(()),
        };
        revoked?;
        forgotten.map_err(|error| {
            let message =
                "the API token is revoked, but a cached access token could not be removed";
            Error::new(error.kind(), message).with_source(error)
        })
    }
}

identified!(kind::ApiToken: ApiToken.id);
