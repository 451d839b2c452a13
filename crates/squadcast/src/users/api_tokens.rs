//! API tokens: the refresh tokens of the organization's users. The token's own text is secret, its id is not.

use squadcast_raw::users::CreateTokenRequest;

use super::ApiToken;
use crate::{Error, IdOf, List, Result, Squadcast, id, kind};

/// The API tokens of the organization. From [`Users::api_tokens`](super::Users::api_tokens).
#[derive(Debug, Clone, Copy)]
pub struct ApiTokens<'a> {
    client: &'a Squadcast,
}

impl<'a> ApiTokens<'a> {
    pub(super) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the tokens of all users. The answer holds secrets, which `Debug` does not show.
    pub fn list(&self) -> List<'a, ApiToken> {
        let raw = self.client.raw();
        List::whole(async move {
            raw.users_get_all_tokens()
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Makes a token that carries the role of `user`. Keep `token` of the answer as a password is kept.
    ///
    /// ```
    /// # use squadcast::{Squadcast, UserId};
    /// # async fn example(client: &Squadcast, user: UserId) -> squadcast::Result<()> {
    /// let made = client.users().api_tokens().create(&user).await?;
    /// std::fs::write("/run/secrets/squadcast", &made.token).expect("the secret is stored");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_permission`](crate::Error::is_permission) if the caller may not make tokens for others, and every other
    /// [`Kind`](crate::Kind).
    pub async fn create(&self, user: impl IdOf<kind::User>) -> Result<ApiToken> {
        let request = CreateTokenRequest::new(id::check::<kind::User>(user.id_text())?);
        Ok(self
            .client
            .raw()
            .users_create_token(&request)
            .await?
            .into_inner())
    }

    /// Revokes a token, and with it every access token made from it.
    ///
    /// Since it may be the client's own, the client forgets its access tokens too, also where no answer came: its next call
    /// signs in anew, and fails if it was.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such token, and every other [`Kind`](crate::Kind).
    pub async fn revoke(&self, token: impl IdOf<kind::ApiToken>) -> Result<()> {
        let raw = self.client.raw();
        let revoked = raw.users_remove_token(token.id_text()).await;
        let sent = revoked.as_ref().map_or_else(Error::attempts, |_| 1) > 0;
        let forgotten = match raw.core().session() {
            Some(session) if sent => session.forget().await,
            _ => Ok(()),
        };
        revoked?;
        forgotten.map_err(|error| {
            let message =
                "the API token is revoked, but a stored access token could not be removed";
            Error::new(error.kind(), message).with_source(error)
        })
    }
}

impl IdOf<kind::ApiToken> for ApiToken {
    fn id_text(&self) -> &str {
        &self.id
    }
}
